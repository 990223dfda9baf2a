package org.samrad.dataset.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files of one folder that appear together, each whole or not at all: they are written beside their places under hidden names
 * and renamed once all are written. What is not kept is deleted.
 */
public final class WholeFiles implements AutoCloseable {

    private final Path folder;
    private final Map<String, Path> written = new LinkedHashMap<>();

    /**
     * @param folder made if it isn't there
     * @throws UncheckedIOException if it can't be made
     */
    public WholeFiles(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /** Where to write a file for now. */
    public Path file(String name) {
        return written.computeIfAbsent(
                name,
                file -> folder.resolve(
                        "." + file + "." + ProcessHandle.current().pid()));
    }

    /** Puts all that was written in its place; what was there under the same names is replaced. */
    public void keep() {
        try {
            for (var file : written.entrySet()) {
                rename(file.getValue(), folder.resolve(file.getKey()));
            }
        } catch (IOException e) {
            throw cannotWrite(e);
        }
        written.clear();
    }

    private static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException notThere) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes what was not kept. */
    @Override
    public void close() {
        for (Path left : written.values()) {
            try {
                Files.deleteIfExists(left);
            } catch (IOException e) {
                throw cannotWrite(e);
            }
        }
    }

    private UncheckedIOException cannotWrite(IOException e) {
        return new UncheckedIOException("%s can't be written: %s".formatted(folder, e.getMessage()), e);
    }
}
