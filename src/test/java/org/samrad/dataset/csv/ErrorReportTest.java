package org.samrad.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.InvalidDataset;

/** What a folder with errors says to whoever made it. */
class ErrorReportTest {

    @TempDir
    private Path temp;

    private DatasetFolder folder;

    @BeforeEach
    void aValidFolder() {
        folder = DatasetFolder.valid(temp.resolve("broken"));
    }

    @Test
    void allErrorsOfAllFilesAreReportedTogether() {
        folder.put("extra.csv", "x\n")
                .edited("dataset.properties", "Europe/Stockholm", "Stockholm")
                .edited("competences.csv", "Medisin,,", "Medisin,neurology,")
                .edited("sites.csv", "Göteborg,2", "Göteborg,two")
                .edited("specialists.csv", "anna@example.org", "a,b")
                .edited("specialist_competences.csv", "neurology,4,2020-01-01", "neurologi,9,soon")
                .without("cases.csv")
                .edited("requests.csv", ",45,VIDEO", ",0,CHAT")
                .with("request_windows.csv", "r2,2020-01-01T08:00,2020-01-01T09:00,maybe");

        assertThat(refusal().getMessage()).isEqualTo("""
                The data set %s has 12 errors; nothing was loaded:
                extra.csv: expected no such file; a data set holds only %s
                dataset.properties, line 2, key time_zone, value "Stockholm": expected an IANA time zone such as Europe/Stockholm
                competences.csv, line 2, column broader, value "neurology": expected no circle, but here is one: medicine -> neurology -> medicine
                sites.csv, line 2, column rooms, value "two": expected a whole number from 0 to 1000000
                specialists.csv, line 2, value "11 cells": expected 10 cells, as many as the header has
                specialist_competences.csv, line 2, column competence, value "neurologi": expected the id of a row of competences.csv
                specialist_competences.csv, line 2, column level, value "9": expected a whole number from 1 to 5
                specialist_competences.csv, line 2, column valid_from, value "soon": expected a date such as 2026-11-23
                cases.csv: expected this file; every data set has it
                requests.csv, line 2, column duration_minutes, value "0": expected a whole number from 1 to 10080
                requests.csv, line 2, column modes, value "CHAT": expected one of VIDEO, PHONE, ON_SITE
                request_windows.csv, line 4, column preferred, value "maybe": expected true or false""".formatted(
                        temp.resolve("broken"),
                        DatasetFile.INPUT.stream().map(DatasetFile::fileName).collect(Collectors.joining(", "))));
    }

    @Test
    void aHundredErrorsAreListedAndTheRestCounted() {
        folder.put("absences.csv", "specialist,from,until\n" + "nope,today,tomorrow\n".repeat(50));

        InvalidDataset refusal = refusal();

        assertThat(refusal.errors()).hasSize(100);
        assertThat(refusal.more()).isEqualTo(50);
        assertThat(refusal.getMessage())
                .startsWith("The data set " + temp.resolve("broken") + " has 150 errors; nothing was loaded:\n")
                .endsWith("\n... and 50 more");
    }

    @Test
    void exactlyAHundredErrorsAreAllListed() {
        folder.with(
                "absences.csv",
                IntStream.range(0, 100)
                        .mapToObj(i -> "nope,2026-11-30T00:00,2026-12-01T00:00,")
                        .collect(Collectors.joining("\n")));

        InvalidDataset refusal = refusal();

        assertThat(refusal.errors()).hasSize(100);
        assertThat(refusal.more()).isZero();
        assertThat(refusal.getMessage()).contains("100 errors").doesNotContain("more");
    }

    @Test
    void aWrongIdDoesNotMakeEverythingWrongThatRefersToIt() {
        folder.edited("specialists.csv", "anna,", "an na,")
                .put("specialist_competences.csv", "specialist,competence,level\nan na,neurology,4\n")
                .put("earlier_contacts.csv", "case,specialist,contacts\nc1,an na,4\n");

        assertThat(refusal().errors())
                .filteredOn(error -> error.file().equals("specialist_competences.csv")
                        || error.file().equals("earlier_contacts.csv"))
                .isEmpty();
    }

    @Test
    void anErrorStaysOnOneLineAndCannotSteerTheTerminal() {
        folder.edited("sites.csv", "Göteborg,2", "Göteborg,\"2\n\u001b[31m\u0007\t\u0085\"");

        assertThat(refusal().errors().getFirst())
                .hasToString(
                        "sites.csv, line 2, column rooms, value \"2\\n\\u001b[31m\\u0007\\t\\u0085\": expected text"
                                + " without NUL bytes or other control characters");
    }

    @Test
    void neitherCanTheNameOfAColumnAKeyOrAFile() {
        folder.put("a\nb.csv", "x")
                .edited("dataset.properties", "country=SE", "coun\\ntry=SE")
                .edited("sites.csv", "rooms", "\"ro\noms\"");

        assertThat(refusal().errors())
                .hasSize(3)
                .allSatisfy(error -> assertThat(error.toString().lines()).hasSize(1));
    }

    private InvalidDataset refusal() {
        return catchThrowableOfType(InvalidDataset.class, folder::read);
    }
}
