package org.samrad.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files whole, so that one who ends the program in between is left with the one before. */
final class Output {

    private Output() {}

    static void write(Path file, String content) {
        Path target = file.toAbsolutePath();
        Path beside = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            Files.createDirectories(target.getParent());
            Files.writeString(beside, content);
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("%s can't be written.".formatted(target), failed);
        }
    }
}
