package org.samrad.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.account.CannotStart;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;

/** A start that fails says in one line what, why and what to do; the database's own refusals are real where they can be. */
class StartFailuresTest {

    @TempDir
    Path folder;

    @Test
    void aDamagedFileIsToBeReplaced() throws IOException {
        Files.write(
                folder.resolve("samrad.mv.db"),
                "this is no database".repeat(1_000).getBytes());
        assertThat(opening("samrad", "sa"))
                .contains("h2:file:" + folder.resolve("samrad"), "is damaged", "restore a copy");
    }

    @Test
    void aFileThatAnotherProgramHasOpenIsLeftToIt() throws Exception {
        open("samrad", "sa").close();
        try (var other = java.nio.channels.FileChannel.open(
                        folder.resolve("samrad.mv.db"), java.nio.file.StandardOpenOption.WRITE);
                var lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(opening("samrad", "sa")).contains("is in use by another program", "Stop that one first");
        }
    }

    @Test
    void aWrongUserIsToldWhichSettingsSayIt() throws SQLException {
        open("samrad", "sa").close();
        assertThat(opening("samrad", "somebody"))
                .contains("refuses the user or the password", "spring.datasource.username");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(folder.resolve("file"), "no folder");
        assertThat(opening("file/samrad", "sa"))
                .contains("can't be written", folder.resolve("file").toString());
    }

    @Test
    void aSettingThatTheDatabaseDoesNotKnowIsTold() {
        assertThat(opening("samrad;COLOUR=BLUE", "sa")).contains("spring.datasource.url", "COLOUR");
    }

    @ParameterizedTest
    @CsvSource({
        "28P01, 'FATAL: password authentication failed for user \"samrad\"', spring.datasource.password",
        "3D000, 'FATAL: database \"samrad\" does not exist', no such database",
        "08001, Connection to db:5432 refused, can't be reached",
        "08006, The connection attempt failed., can't be reached",
        "42501, ERROR: permission denied for schema public, Make them its owner",
        "53300, 'FATAL: sorry, too many clients already', Try again in a minute",
        "57P03, FATAL: the database system is starting up, Try again in a minute"
    })
    void whatAServerSaysIsToldWithWhatToDo(String state, String words, String told) {
        var refusal = new SQLTransientConnectionException(
                "HikariPool-1 - Connection is not available, request timed out after 4000ms",
                "08001",
                0,
                new SQLException(words, state));
        assertThat(sentence(
                        new BeanCreationException("entityManagerFactory", "failed", refusal),
                        "jdbc:postgresql://samrad:secret@db:5432/samrad?password=secret"))
                .contains(told, words.replaceFirst("\\.$", ""), "postgresql://db:5432/samrad")
                .doesNotContain("secret", "Hikari");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsTold() {
        var late = new SQLTransientConnectionException("HikariPool-1 - Connection is not available", "08001");
        assertThat(sentence(late, "jdbc:postgresql://db:5432/samrad"))
                .isEqualTo("The database at postgresql://db:5432/samrad did not answer in time."
                        + " See that it runs and is not overloaded, and start again.");
    }

    @Test
    void aPortInUseIsToldWithTheSettingForAnother() {
        assertThat(sentence(new PortInUseException(8080), ""))
                .isEqualTo("Port 8080 is in use by another program. Stop that one, or start with --server.port=8081.");
    }

    @Test
    void whatTheProgramItselfRefusesSpeaksForItself() {
        assertThat(sentence(new IllegalStateException("no", new CannotStart("The password is short.")), ""))
                .isEqualTo("The password is short.");
    }

    @Test
    void aDefectKeepsItsTrace() {
        assertThat(StartFailures.sentence(new NullPointerException("x"), "")).isEmpty();
        assertThat(StartFailures.sentence(new SQLException("syntax error", "42601"), ""))
                .isEmpty();
    }

    @Test
    void whatOthersFindWrongIsOneLineToo() {
        assertThat(StartReport.line(new FailureAnalysis("Failed to bind\n\n    Value: x\n", "Update\nit.", null)))
                .isEqualTo("Failed to bind Value: x Update it.");
    }

    private java.sql.Connection open(String name, String user) throws SQLException {
        var settings = new Properties();
        settings.put("user", user);
        settings.put("password", "");
        settings.put("TRACE_LEVEL_FILE", "0");
        return DriverManager.getConnection("jdbc:h2:file:" + folder.resolve(name), settings);
    }

    private String opening(String name, String user) {
        try (var connection = open(name, user)) {
            return "opened " + connection;
        } catch (SQLException refusal) {
            return sentence(
                    new BeanCreationException("flyway", "failed", refusal), "jdbc:h2:file:" + folder.resolve(name));
        }
    }

    private static String sentence(Throwable failure, String url) {
        String sentence = StartFailures.sentence(failure, url).orElseThrow(() -> new AssertionError(failure));
        assertThat(sentence).doesNotContain("\n").endsWith(".");
        return sentence;
    }
}
