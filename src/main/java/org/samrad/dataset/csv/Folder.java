package org.samrad.dataset.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetErrors;
import org.samrad.dataset.DatasetFile;

/** A folder on disk that holds a data set or an answer. */
final class Folder {

    private Folder() {}

    /** The names of the files in the folder, the hidden left out. Adds an error where the path leads to no such folder. */
    static List<String> namesIn(Path folder, DatasetErrors errors) {
        if (!Files.exists(folder)) {
            errors.add(folder.toString(), null, null, null, "file.folder-missing");
        } else if (!Files.isDirectory(folder)) {
            errors.add(folder.toString(), null, null, null, "file.folder-file");
        } else {
            try {
                return names(folder);
            } catch (IOException e) {
                errors.add(folder.toString(), null, null, reason(e), "file.folder-unreadable");
            }
        }
        return List.of();
    }

    /** Adds an error for each name that is none of the files'. */
    static void requireOnly(List<String> names, Set<DatasetFile> files, DatasetErrors errors) {
        List<String> known = files.stream().map(DatasetFile::fileName).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                errors.add(name, null, null, null, "file.unknown", String.join(", ", known));
            }
        }
    }

    /** The names of what lies in the folder, sorted, without the hidden, which systems and editors leave behind. */
    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    static @Nullable InputStream open(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return null;
        }
        if (Files.isDirectory(file)) {
            throw new IOException("a folder");
        }
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new IOException(reason(e), e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof AccessDeniedException ? "access denied" : String.valueOf(e.getMessage());
    }
}
