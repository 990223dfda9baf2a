package org.samrad.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.samrad.dataset.PlanningData;

class PlanningDataWriterTest {

    @TempDir
    private Path temp;

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenReadsBackEqual(long seed) {
        PlanningData data = RandomPlanningData.of(seed);

        PlanningDataWriter.write(data, temp.resolve("written"));

        assertThat(PlanningDataReader.read(temp.resolve("written"))).isEqualTo(data);
    }

    @Test
    void equalDataGivesEqualBytes() throws IOException {
        PlanningDataWriter.write(RandomPlanningData.of(7), temp.resolve("one"));
        PlanningDataWriter.write(PlanningDataReader.read(temp.resolve("one")), temp.resolve("two"));

        assertThat(contents(temp.resolve("two"))).isEqualTo(contents(temp.resolve("one")));
    }

    @Test
    void aFileIsWrittenAsASpreadsheetWould() throws IOException {
        Path copy = temp.resolve("copy");
        PlanningData data = DatasetFolder.valid(temp.resolve("small"))
                .edited("absences.csv", "Course", "\"Course, \"\"Autism\"\"\"")
                .read();

        PlanningDataWriter.write(data, copy);

        assertThat(copy.resolve("absences.csv")).hasContent("""
                specialist,from,until,reason
                anna,2026-11-30T00:00,2026-12-01T00:00,"Course, ""Autism""\"
                """);
        assertThat(copy.resolve("specialists.csv")).hasContent("""
                id,name,title,organisation,languages,modes,max_per_day,max_per_week,buffer_minutes,email
                anna,Anna Åberg,Neurologist,hospital,sv;en,VIDEO;ON_SITE,3,10,10,anna@example.org
                omar,Omar Haddad,,agency,ar;sv,VIDEO;PHONE;ON_SITE,,,0,
                """);
        assertThat(copy.resolve("dataset.properties")).hasContent("""
                name=Small
                time_zone=Europe/Stockholm
                country=SE
                now=2026-11-20T12:00
                horizon_start=2026-11-23
                horizon_end=2026-12-21
                slot_minutes=15
                notice_hours=0
                consent_required=false
                """);
    }

    @Test
    void aDataSetAlreadyThereIsReplaced() {
        Path folder = temp.resolve("set");
        PlanningDataWriter.write(RandomPlanningData.of(1), folder);

        PlanningDataWriter.write(RandomPlanningData.of(2), folder);

        assertThat(PlanningDataReader.read(folder)).isEqualTo(RandomPlanningData.of(2));
    }

    @Test
    void aFolderWithAnythingElseInItIsLeftAlone() throws IOException {
        Path home = Files.createDirectories(temp.resolve("home"));
        Files.writeString(home.resolve("letter.txt"), "dear");
        Files.writeString(home.resolve("requests.csv"), "mine");

        assertThatThrownBy(() -> PlanningDataWriter.write(RandomPlanningData.of(1), home))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(home + " holds letter.txt, which is none of a data set; name an empty folder.");
        assertThat(contents(home)).isEqualTo(Map.of("letter.txt", "dear", "requests.csv", "mine"));
    }

    @Test
    void aFileIsNoFolderToWriteTo() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "x");

        assertThatThrownBy(() -> PlanningDataWriter.write(RandomPlanningData.of(1), file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + " is a file; name a folder.");
    }

    @Test
    void aFolderThatWasLeftHalfWrittenIsNoDataSet() throws IOException {
        Path folder = temp.resolve("set");
        PlanningDataWriter.write(RandomPlanningData.of(1), folder);
        Files.delete(folder.resolve("cases.csv"));
        Files.createDirectories(folder.resolve("cases.csv"));

        assertThatThrownBy(() -> PlanningDataWriter.write(RandomPlanningData.of(2), folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("The data set can't be written to " + folder);
        assertThat(folder.resolve("dataset.properties")).doesNotExist();
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
