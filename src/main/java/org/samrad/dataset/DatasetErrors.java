package org.samrad.dataset;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The errors found so far. The first 100 are kept; the rest are counted, so that a wrong file can't fill the memory. */
public final class DatasetErrors {

    static final int MOST_LISTED = 100;

    private final List<DatasetError> listed = new ArrayList<>();
    private int more;

    public void add(
            DatasetFile file,
            @Nullable Integer line,
            @Nullable String column,
            @Nullable String value,
            String key,
            Object... arguments) {
        add(file.fileName(), line, column, value, key, arguments);
    }

    public void add(
            String file,
            @Nullable Integer line,
            @Nullable String column,
            @Nullable String value,
            String key,
            Object... arguments) {
        add(new DatasetError(file, line, column, value, key, List.of(arguments)));
    }

    public void add(DatasetError error) {
        if (listed.size() < MOST_LISTED) {
            listed.add(error);
        } else {
            more++;
        }
    }

    /** The first of them, at most 100. */
    public List<DatasetError> listed() {
        return List.copyOf(listed);
    }

    /** How many there are that {@link #listed} leaves out. */
    public int more() {
        return more;
    }

    /** Whether further errors are only counted, so that nobody needs to find out where they are. */
    public boolean areFull() {
        return listed.size() >= MOST_LISTED;
    }

    /** @throws InvalidDataset if there is any error */
    public void throwIfAny(String what) {
        if (!listed.isEmpty()) {
            throw new InvalidDataset(what, listed, more);
        }
    }
}
