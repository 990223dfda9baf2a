package org.samrad.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody but its owner reads the file of the embedded database. */
@DisabledOnOs(OS.WINDOWS)
class OwnFilesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:./var/samrad, var/samrad.mv.db",
        "jdbc:h2:./var/samrad;MODE=PostgreSQL, var/samrad.mv.db",
        "jdbc:h2:file:/srv/samrad;IFEXISTS=TRUE, /srv/samrad.mv.db",
        "jdbc:h2:~/samrad, ~/samrad.mv.db"
    })
    void theFileOfAnEmbeddedDatabaseIsKnown(String url, String file) {
        assertThat(OwnFiles.file(url))
                .hasValue(Path.of(file.replace("~", System.getProperty("user.home")))
                        .toAbsolutePath());
    }

    @ParameterizedTest
    @CsvSource({"jdbc:h2:mem:samrad", "jdbc:h2:tcp://localhost/samrad", "jdbc:postgresql://localhost/samrad", "''"})
    void anyOtherDatabaseHasNone(String url) {
        assertThat(OwnFiles.file(url)).isEmpty();
    }

    @Test
    void theFileAndTheFoldersMadeForItAreTheOwnersAlone() throws Exception {
        Path file = folder.resolve("a/b/samrad.mv.db");
        OwnFiles.makeOwn(file);
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("a/b/samrad"), "sa", "")) {
            connection.createStatement().execute("create table request (id int)");
        }
        assertThat(rights(file)).isEqualTo("rw-------");
        assertThat(rights(folder.resolve("a"))).isEqualTo("rwx------");
        assertThat(rights(folder.resolve("a/b"))).isEqualTo("rwx------");
    }

    @Test
    void aFileOfBeforeIsClosedToOthersAndItsFolderIsLeftAsItIs() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path file = Files.createFile(
                folder.resolve("samrad.mv.db"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        OwnFiles.makeOwn(file);
        assertThat(rights(file)).isEqualTo("rw-------");
        assertThat(rights(folder)).isEqualTo("rwxr-xr-x");
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
