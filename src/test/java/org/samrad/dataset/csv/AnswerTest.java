package org.samrad.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.consultation.Mode;
import org.samrad.dataset.DatasetError;
import org.samrad.dataset.InvalidDataset;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.UnscheduledRow;

class AnswerTest {

    private static final String SCHEDULE = """
            request,start,end,mode,site,role,specialist
            r1,2026-11-23T09:30,2026-11-23T10:15,ON_SITE,east,interpreter,omar
            r1,2026-11-23T09:30,2026-11-23T10:15,ON_SITE,east,neurologist,anna
            r2,2026-11-25T13:00,2026-11-25T13:20,VIDEO,,neurologist,anna
            """;
    private static final String UNSCHEDULED = """
            request,reason,role,detail
            r3,NO_JOINT_TIME,,"Nobody has time, ""alas""."
            """;

    @TempDir
    private Path temp;

    private Path folder;
    private PlanningData data;

    @BeforeEach
    void anAnswer() throws IOException {
        data = DatasetFolder.valid(temp.resolve("data")).read();
        folder = Files.createDirectory(temp.resolve("answer"));
        Files.writeString(folder.resolve("schedule.csv"), SCHEDULE);
        Files.writeString(folder.resolve("unscheduled.csv"), UNSCHEDULED);
        Files.writeString(folder.resolve("report.json"), "{}");
    }

    @Test
    void bothFilesAreReadRowByRow() {
        Answer answer = Answer.read(folder, data);

        assertThat(answer.schedule())
                .hasSize(3)
                .first()
                .isEqualTo(new ScheduleRow(
                        "r1",
                        LocalDateTime.parse("2026-11-23T09:30"),
                        LocalDateTime.parse("2026-11-23T10:15"),
                        Mode.ON_SITE,
                        "east",
                        "interpreter",
                        "omar"));
        assertThat(answer.unscheduled())
                .containsExactly(new UnscheduledRow("r3", "NO_JOINT_TIME", null, "Nobody has time, \"alas\"."));
    }

    @Test
    void rowsAreWrittenByStartRequestAndRoleWhateverTheirOrder() {
        Answer answer = Answer.read(folder, data);
        Answer shuffled = new Answer(answer.schedule().reversed(), answer.unscheduled());

        shuffled.write(temp.resolve("new/copy"));

        assertThat(temp.resolve("new/copy/schedule.csv")).hasContent(SCHEDULE);
        assertThat(temp.resolve("new/copy/unscheduled.csv")).hasContent(UNSCHEDULED);
    }

    @Test
    void unscheduledRequestsAreWrittenInTheOrderOfTheirIds() {
        UnscheduledRow whole = new UnscheduledRow("r2", "NO_JOINT_TIME", null, "b");
        UnscheduledRow role = new UnscheduledRow("r2", "NOBODY_QUALIFIED", "neurologist", "c");
        UnscheduledRow first = new UnscheduledRow("r1", "NO_JOINT_TIME", null, "a");

        new Answer(List.of(), List.of(role, whole, first)).write(folder);

        assertThat(Answer.read(folder, data).unscheduled()).containsExactly(first, whole, role);
    }

    @Test
    void anAnswerThatScheduledEverythingNeedNotSayWhatIsLeft() throws IOException {
        Files.delete(folder.resolve("unscheduled.csv"));

        assertThat(Answer.read(folder, data).unscheduled()).isEmpty();
    }

    @Test
    void anAnswerWithoutAScheduleIsRefused() throws IOException {
        Files.delete(folder.resolve("schedule.csv"));

        assertThat(refusal().errors())
                .containsExactly(new DatasetError("schedule.csv", null, null, null, "file.answer-file", List.of()));
    }

    @Test
    void anAnswerThatIsNotThereIsRefused() {
        InvalidDataset refusal =
                catchThrowableOfType(InvalidDataset.class, () -> Answer.read(temp.resolve("nowhere"), data));

        assertThat(refusal).hasMessageStartingWith("The answer " + temp.resolve("nowhere") + " has 1 error");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nope,2026-11-26T13:00,2026-11-26T13:20,VIDEO,,neurologist,anna  | request    | nope             | the id of a row of requests.csv
            r3,2026-11-26T13:00,2026-11-26T13:20,VIDEO,,neurologist,nope    | specialist | nope             | the id of a row of specialists.csv
            r3,2026-11-26T13:00,2026-11-26T13:20,ON_SITE,x,neurologist,anna | site       | x                | the id of a row of sites.csv
            r3,2026-11-26T13:00,2026-11-26T13:20,VIDEO,,interpreter,omar    | role       | interpreter      | a role that request_roles.csv has for request r3
            r3,2026-11-26 13:00,2026-11-26T13:20,VIDEO,,neurologist,anna    | start      | 2026-11-26 13:00 | a date and time such as 2026-11-23T09:00
            r3,2026-11-26T13:00,2026-11-26T13:00,VIDEO,,neurologist,anna    | end        | 2026-11-26T13:00 | something later than start, which is 2026-11-26T13:00
            r3,2026-11-26T13:00,2026-11-26T13:20,video,,neurologist,anna    | mode       | video            | one of VIDEO, PHONE, ON_SITE
            r2,2026-11-25T13:00,2026-11-25T13:20,VIDEO,,neurologist,omar    | role       | neurologist      | one row for this role of request r2
            """)
    void aRowThatDoesNotFitIsRefused(String row, String column, String value, String expected) throws IOException {
        Files.writeString(folder.resolve("schedule.csv"), SCHEDULE + row + "\n");

        assertThat(refusal().errors()).singleElement().satisfies(error -> {
            assertThat(error.expected()).isEqualTo(expected);
            assertThat(error)
                    .extracting("file", "line", "column", "value")
                    .containsExactly("schedule.csv", 5, column, value);
        });
    }

    @Test
    void theRowsOfARequestAgreeAboutTimeModeAndSite() throws IOException {
        Files.writeString(
                folder.resolve("schedule.csv"),
                SCHEDULE.replace(
                        "2026-11-23T09:30,2026-11-23T10:15,ON_SITE,east,neurologist",
                        "2026-11-23T09:45,2026-11-23T10:30,VIDEO,,neurologist"));

        assertThat(refusal().errors()).extracting(DatasetError::column).containsExactly("start", "end", "mode", "site");
        assertThat(refusal().errors()).extracting(DatasetError::line).containsOnly(3);
    }

    @Test
    void anUnscheduledRowNamesARequestAndAReason() throws IOException {
        Files.writeString(folder.resolve("unscheduled.csv"), UNSCHEDULED + "nope,NO_JOINT_TIME,,x\nr1,,,x\n");

        assertThat(refusal().errors())
                .containsExactly(
                        new DatasetError(
                                "unscheduled.csv", 3, "request", "nope", "file.id-unknown", List.of("requests.csv")),
                        new DatasetError("unscheduled.csv", 4, "reason", "", "file.filled", List.of()));
    }

    private InvalidDataset refusal() {
        return catchThrowableOfType(InvalidDataset.class, () -> Answer.read(folder, data));
    }
}
