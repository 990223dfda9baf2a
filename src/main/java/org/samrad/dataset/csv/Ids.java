package org.samrad.dataset.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetFile;

/** The ids of a file, for what refers to them. */
final class Ids {

    private final DatasetFile file;
    private final Map<String, Entry> entries = new HashMap<>();
    private boolean complete = true;

    Ids(DatasetFile file) {
        this.file = file;
    }

    /** The ids of rows that have been read and found valid. */
    static <T> Ids of(DatasetFile file, List<T> rows, Function<T, String> id) {
        Ids ids = new Ids(file);
        rows.stream().map(id).forEach(known -> ids.entries.put(known, new Entry(known, 0)));
        return ids;
    }

    String fileName() {
        return file.fileName();
    }

    /** Takes in the id of a row, and refuses it if an earlier row has it. */
    String enter(Cells row) {
        String id = row.id("id");
        if (id.isEmpty()) {
            return id;
        }
        Entry earlier = entries.putIfAbsent(id, new Entry(id, row.lineOf("id")));
        if (earlier != null) {
            row.refuse("id", "file.id-twice", earlier.line());
        }
        return id;
    }

    /** To be told whether the file could be read to its end: if not, an id that isn't known here is not refused. */
    void completeIf(boolean read) {
        complete = read;
    }

    /** The id as its own row has it, so that equal ones share their memory; null where there is none. */
    @Nullable
    String find(String id) {
        Entry entry = entries.get(id);
        if (entry != null) {
            return entry.id();
        }
        return complete ? null : id;
    }

    private record Entry(String id, int line) {}
}
