package org.samrad.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samrad.testing.FixedTime;

/** Copies of data don't outlive the program that made them by more than a day. */
class LeftBehindTest {

    @TempDir
    Path temporary;

    @Test
    void whatAKilledProgramLeftIsRemovedAndNothingElse() throws IOException {
        Path export = folder("samrad-export1234567890", Duration.ofDays(2));
        Path taken = folder("samrad-import1234567890", Duration.ofDays(2));
        Path inUse = folder("samrad-export9876543210", Duration.ofHours(2));
        Path ofSomebody = folder("samrad-export-of-october", Duration.ofDays(2));
        Path other = folder("samrad-1234567890", Duration.ofDays(2));

        new LeftBehind(Clock.fixed(FixedTime.NOW, ZoneOffset.UTC)).removeFrom(temporary);

        assertThat(export).doesNotExist();
        assertThat(taken).doesNotExist();
        assertThat(inUse).exists();
        assertThat(ofSomebody).exists();
        assertThat(other).exists();
    }

    private Path folder(String name, Duration age) throws IOException {
        Path folder = Files.createDirectory(temporary.resolve(name));
        Files.writeString(folder.resolve("requests.csv"), "id");
        return Files.setLastModifiedTime(folder, FileTime.from(FixedTime.NOW.minus(age)));
    }
}
