package org.samrad.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFilesTest {

    @TempDir
    private Path folder;

    @Test
    void filesThatAreKeptReplaceThoseThatWereThere() throws IOException {
        Files.writeString(folder.resolve("one"), "old");

        try (var files = new WholeFiles(folder)) {
            Files.writeString(files.file("one"), "new");
            Files.writeString(files.file("other"), "new");
            assertThat(folder.resolve("one")).hasContent("old");
            files.keep();
        }

        assertThat(folder.resolve("one")).hasContent("new");
        assertThat(folder).isDirectoryContaining("glob:**other");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("one", "other");
    }

    @Test
    void whereWritingFailsAllIsAsItWas() throws IOException {
        Files.writeString(folder.resolve("one"), "old");

        try (var files = new WholeFiles(folder)) {
            Files.writeString(files.file("one"), "half");
        }

        assertThat(folder.resolve("one")).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("one");
    }
}
