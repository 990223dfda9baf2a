package org.samrad.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A folder that a command is told to write to, tried before the work that fills it. */
final class OutputFolder {

    private OutputFolder() {}

    /**
     * Refuses what can't be written to; nothing is made yet.
     *
     * @param option what it is called on the command line
     * @param dataset the data set that the answer must not lie in, or null
     */
    static void require(String option, Path folder, @Nullable Path dataset) {
        Path there = existing(folder.toAbsolutePath().normalize());
        if (!Files.isDirectory(there)) {
            throw new CommandLineTool.BadInput(
                    there.equals(folder.toAbsolutePath().normalize())
                            ? "%s is %s, which is a file; name a folder.".formatted(option, folder)
                            : "%s is %s, but %s is a file; name a folder.".formatted(option, folder, there));
        }
        if (dataset != null && isInside(folder, there, dataset)) {
            throw new CommandLineTool.BadInput(
                    "%s is %s, inside the data set %s, which would then be none any more; name a folder beside it."
                            .formatted(option, folder, dataset));
        }
        if (!Files.isWritable(there)) {
            throw new CommandLineTool.BadInput(
                    "%s is %s, but nothing can be written to %s; name another folder, or change whose it is."
                            .formatted(option, folder, there));
        }
    }

    /** Makes the folder and tries to write to it. */
    static void make(String option, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".", ".trial"));
        } catch (IOException e) {
            throw new CommandLineTool.BadInput("%s is %s, which can't be written to: %s; name another folder."
                    .formatted(option, folder, e.getMessage()));
        }
    }

    /** The folder itself, or the nearest above it that is there. */
    private static Path existing(Path folder) {
        Path at = folder;
        while (!Files.exists(at)) {
            Path above = at.getParent();
            if (above == null) {
                return at;
            }
            at = above;
        }
        return at;
    }

    private static boolean isInside(Path folder, Path there, Path dataset) {
        try {
            // Links are followed as far as the folder is there.
            Path whole = there.toRealPath()
                    .resolve(there.relativize(folder.toAbsolutePath().normalize()));
            return Files.isDirectory(dataset) && whole.startsWith(dataset.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}
