package org.samrad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samrad.Samrad;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.csv.Answer;
import org.samrad.dataset.csv.PlanningDataReader;
import org.samrad.dataset.csv.PlanningDataWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandLineToolTest {

    @TempDir
    private Path folder;

    private record Ended(int code, String lines) {}

    private static Ended run(String... arguments) {
        return runAfter(Duration.ZERO, arguments);
    }

    private static Ended runAfter(Duration startUp, String... arguments) {
        var bytes = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        var captured = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        System.setOut(captured);
        System.setErr(captured);
        try {
            return new Ended(
                    CommandLineTool.run(Samrad.class, startUp, arguments), bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private Path generated() {
        Path dataset = folder.resolve("set");
        assertThat(run("generate", dataset.toString(), "--requests", "30", "--specialists", "15", "--weeks", "2")
                        .code())
                .isZero();
        return dataset;
    }

    @Test
    void generateWritesRichDataWithAHiddenScheduleThatCheckFindsValid() {
        String dataset = folder.resolve("rich").toString();
        String hidden = folder.resolve("hidden").toString();

        Ended generated = run("generate", dataset, "--rich", "--planted", "--load=0.7", "--answer=" + hidden);
        Ended checked = run("check", dataset, hidden);
        Ended both = run("generate", folder.resolve("both").toString(), "--rich", "--plain");

        assertThat(generated.lines()).contains("150 requests, 40 specialists, 4 weeks, load 0.70.");
        assertThat(checked.lines()).startsWith("Valid: ");
        assertThat(both.code()).isEqualTo(CommandLineTool.BAD_INPUT);
        assertThat(both.lines()).contains("plain or rich");
    }

    @Test
    void solveWritesAnAnswerThatCheckFindsValid() throws IOException {
        Path dataset = generated();
        Path answer = folder.resolve("answer");

        Ended solved = run("solve", dataset.toString(), "--out", answer.toString(), "--steps", "50");
        Ended checked = run("check", dataset.toString(), answer.toString());

        assertThat(solved.code()).isEqualTo(CommandLineTool.DONE);
        assertThat(solved.lines())
                .containsPattern(
                        "Read samrad-30-15-2-1 in [0-9.]+ s: 30 requests, 15 specialists, 14 days from 2026-11-30.")
                .containsPattern("\\d+ of 30 requests scheduled in \\d+ s, in .*answer\\. ")
                .doesNotContain("rules broken");
        assertThat(checked.code()).isEqualTo(CommandLineTool.DONE);
        assertThat(checked.lines()).startsWith("Valid: ");
        JsonNode report = JsonMapper.shared().readTree(Files.readString(answer.resolve("report.json")));
        assertThat(report.get("seed").asInt()).isEqualTo(1);
        assertThat(report.get("profile").asString()).isEqualTo("default");
        assertThat(report.get("score").get("hard").asInt()).isZero();
        assertThat(report.get("costs").get("waiting").asDouble()).isNotNegative();
        assertThat(report.get("measures").get("scheduled").asInt()
                        + Answer.read(answer, PlanningDataReader.read(dataset))
                                .unscheduled()
                                .size())
                .isEqualTo(30);
    }

    @Test
    void theLastLineOfASolveCanBeActedOn() throws IOException {
        Path dataset = generatedWithNobodyThere();

        Ended solved = run(
                "solve", dataset.toString(), "--out", folder.resolve("answer").toString(), "--steps", "1");

        assertThat(solved.lines()).contains("Left out: 30", "Away: rq-0001, rq-0002, ");
        String last = solved.lines().strip().lines().toList().getLast();
        String[] next = last.substring(last.indexOf("samrad explain") + "samrad ".length())
                .split(" ");
        assertThat(run(next).lines()).contains("is not scheduled");
    }

    @Test
    void theTimeThatTheProgramTakesToStartCounts() {
        Path dataset = generated();
        Path answer = folder.resolve("answer");

        Ended solved = runAfter(
                Duration.ofMinutes(1), "solve", dataset.toString(), "--out", answer.toString(), "--seconds", "60");
        Ended checked = run("check", dataset.toString(), answer.toString());

        assertThat(solved.code()).isEqualTo(CommandLineTool.DONE);
        assertThat(solved.lines()).contains("0 of 30 requests scheduled in 6", "give it more --seconds");
        assertThat(checked.code()).isEqualTo(CommandLineTool.DONE);
    }

    @Test
    void theFolderForTheAnswerIsTriedBeforeTheSearch() throws IOException {
        Path dataset = generated();
        Path file = Files.writeString(folder.resolve("file"), "kept");
        Path inside = dataset.resolve("answer");
        Path beside = folder.resolve("set-2");

        Ended toFile = run("solve", dataset.toString(), "--out", file.toString());
        Ended belowFile =
                run("solve", dataset.toString(), "--out", file.resolve("below").toString());
        Ended toInside = run("solve", dataset.toString(), "--out", inside.toString());
        Ended toDataset = run(
                "solve", dataset.toString(), "--out", dataset.resolve("../set").toString());
        Ended toBeside = run("solve", dataset.toString(), "--out", beside.toString(), "--steps", "1");

        assertThat(toFile.code()).isEqualTo(CommandLineTool.BAD_INPUT);
        assertThat(toFile.lines()).contains("--out is " + file + ", which is a file; name a folder");
        assertThat(belowFile.lines()).contains(file + " is a file; name a folder");
        assertThat(toInside.code()).isEqualTo(CommandLineTool.BAD_INPUT);
        assertThat(toInside.lines()).contains("inside the data set");
        assertThat(toDataset.lines()).contains("inside the data set");
        assertThat(toBeside.code()).isEqualTo(CommandLineTool.DONE);
        assertThat(file).hasContent("kept");
        assertThat(inside).doesNotExist();
    }

    @Test
    void aDateThatIsNoneIsRefusedInWordsThatSayWhatOneIs() {
        Ended noTime = run(
                "recommend",
                "x",
                "--answer",
                "y",
                "--freed",
                "sp-001",
                "--from",
                "monday",
                "--until",
                "2026-12-01T10:00");
        Ended noDate = run("generate", "x", "--start", "2026-13-01");

        assertThat(noTime.code()).isEqualTo(CommandLineTool.BAD_INPUT);
        assertThat(noTime.lines())
                .contains("'monday' is not a date and time such as 2026-12-01T09:00")
                .doesNotContain("Exception");
        assertThat(noDate.lines())
                .contains("'2026-13-01' is not a date such as 2026-12-01")
                .doesNotContain("Exception");
    }

    @Test
    void recommendListsTheBestPlacesOfARequestAndWhatFitsIntoAFreeHour() {
        Path dataset = generated();
        Path answer = folder.resolve("answer");
        run("solve", dataset.toString(), "--out", answer.toString(), "--steps", "50");
        var rows = Answer.read(answer, PlanningDataReader.read(dataset)).schedule();
        var first = rows.getFirst();

        Ended placed =
                run("recommend", dataset.toString(), "--answer", answer.toString(), "--request", first.request());
        Ended freed = run(
                "recommend",
                dataset.toString(),
                "--answer",
                answer.toString(),
                "--freed",
                first.specialist(),
                "--from",
                first.start().toLocalDate() + "T00:00",
                "--until",
                first.start().toLocalDate() + "T23:00",
                "--profile",
                "benchmark");

        assertThat(placed.code()).isEqualTo(CommandLineTool.DONE);
        assertThat(placed.lines()).startsWith("Now:").contains("cost by rule", "workload");
        assertThat(freed.code()).isEqualTo(CommandLineTool.DONE);
        assertThat(freed.lines()).containsAnyOf("No request would gain", "unscheduled, ", "cheaper");
    }

    @Test
    void recommendSaysWhatIsWrongWithItsQuestion() {
        Path dataset = generated();
        Path answer = folder.resolve("answer");
        run("solve", dataset.toString(), "--out", answer.toString(), "--steps", "50");

        Ended nothingAsked = run("recommend", dataset.toString(), "--answer", answer.toString());
        Ended nobody = run("recommend", dataset.toString(), "--answer", answer.toString(), "--request", "none");

        assertThat(nothingAsked.code()).isEqualTo(CommandLineTool.BAD_INPUT);
        assertThat(nothingAsked.lines()).contains("--request", "--freed");
        assertThat(nobody.code()).isEqualTo(CommandLineTool.BAD_INPUT);
        assertThat(nobody.lines()).contains("There is no request none");
    }

    @Test
    void checkNamesTheRuleThatAnAnswerBreaks() throws IOException {
        Path dataset = generated();
        Path answer = folder.resolve("answer");
        run("solve", dataset.toString(), "--out", answer.toString(), "--steps", "50");
        Path schedule = answer.resolve("schedule.csv");
        var lines = Files.readAllLines(schedule);
        lines.remove(1);
        Files.write(schedule, lines);

        Ended checked = run("check", dataset.toString(), answer.toString());

        assertThat(checked.code()).isEqualTo(CommandLineTool.FAILED);
        assertThat(checked.lines()).contains("broken").contains("Not valid: ");
    }

    @Test
    void fromBrokenLeavesWhatWaitsWithoutATimeAndHelpSaysSo() throws IOException {
        Path answer = folder.resolve("answer");

        Ended solved =
                run("solve", generated().toString(), "--out", answer.toString(), "--steps", "50", "--from", "broken");

        assertThat(solved.code()).isEqualTo(CommandLineTool.DONE);
        assertThat(solved.lines()).contains("0 of 30 requests scheduled");
        assertThat(run("help", "solve").lines().replaceAll("\\s+", " "))
                .contains("broken gives another time only to what is published and against a rule");
    }

    /** Specialists who are absent in all of the horizon leave every request without a place. */
    private Path generatedWithNobodyThere() throws IOException {
        Path dataset = generated();
        var absences = new StringBuilder("specialist,from,until\n");
        PlanningDataReader.read(dataset)
                .specialists()
                .forEach(row -> absences.append(row.id()).append(",2026-01-01T00:00,2028-01-01T00:00\n"));
        Files.writeString(dataset.resolve("absences.csv"), absences);
        return dataset;
    }

    @Test
    void explainNamesWhatStandsInTheWayOfAnUnscheduledRequest() throws IOException {
        Path dataset = generatedWithNobodyThere();
        Path answer = folder.resolve("answer");
        run("solve", dataset.toString(), "--out", answer.toString(), "--steps", "50");

        Ended explained = run(
                "explain", dataset.toString(), "--answer", answer.toString(), "--request", "rq-0001", "--lines", "3");

        assertThat(explained.code()).isEqualTo(CommandLineTool.DONE);
        assertThat(explained.lines())
                .containsPattern("Request rq-0001 “.+” is not scheduled: ")
                .contains("away 2026-01-01T00:00 to 2028-01-01T00:00")
                .containsPattern("and \\d+ more: does not have the competence; away")
                .contains("No single change was found");
    }

    @Test
    void explainNamesTheChangesThatGiveARequestAPlace() {
        Path dataset = folder.resolve("set");
        Path hidden = folder.resolve("hidden");
        run(
                "generate",
                dataset.toString(),
                "--requests",
                "30",
                "--specialists",
                "15",
                "--planted",
                "--answer",
                hidden.toString());
        var schedule = Answer.read(hidden, PlanningDataReader.read(dataset)).schedule();
        String last = schedule.getLast().request();
        String[] explain = {"explain", dataset.toString(), "--answer", hidden.toString(), "--request", last};

        Ended ofScheduled = run(explain);
        new Answer(schedule.stream().filter(row -> !row.request().equals(last)).toList(), List.of()).write(hidden);
        Ended ofUnscheduled = run(explain);

        assertThat(ofScheduled.lines()).containsPattern("Request " + last + " “.+” is scheduled: ");
        assertThat(ofUnscheduled.lines())
                .contains("is not scheduled: FREE_PLACE")
                .contains(": qualified")
                .contains("1. Nothing has to change")
                .contains("Then: ");
    }

    @Test
    void explainKnowsOnlyTheRequestsOfTheDataSet() {
        Ended unknown =
                run("explain", generated().toString(), "--answer", folder.toString(), "--request", "nobody-asks");

        assertThat(unknown.code()).isEqualTo(CommandLineTool.BAD_INPUT);
        assertThat(unknown.lines()).contains("no request nobody-asks");
    }

    @Test
    void theHiddenScheduleOfAPlantedSetIsAValidAnswer() {
        Path dataset = folder.resolve("set");
        Path hidden = folder.resolve("hidden");

        Ended generated = run(
                "generate",
                dataset.toString(),
                "--requests",
                "30",
                "--specialists",
                "15",
                "--planted",
                "--answer",
                hidden.toString());
        Ended checked = run("check", dataset.toString(), hidden.toString());

        assertThat(generated.lines()).contains("30 requests, 15 specialists");
        assertThat(checked.lines()).contains("Valid: 30 of 30 requests scheduled");
    }

    @Test
    void badInputEndsWithTwoAndEveryError() throws IOException {
        Path dataset = generated();
        Files.writeString(dataset.resolve("sites.csv"), "id,name\nsite one,A\n,B\n");

        Ended solved = run(
                "solve", dataset.toString(), "--out", folder.resolve("answer").toString());

        assertThat(solved.code()).isEqualTo(CommandLineTool.BAD_INPUT);
        assertThat(solved.lines()).contains("sites.csv").contains("line 2").contains("line 3");
        assertThat(folder.resolve("answer")).doesNotExist();
    }

    @Test
    void aFolderThatIsNotThereEndsWithTwo() {
        assertThat(run("check", folder.resolve("none").toString(), folder.toString())
                        .code())
                .isEqualTo(CommandLineTool.BAD_INPUT);
    }

    @Test
    void theSameNumberOfStepsGivesTheSameAnswer() throws IOException {
        Path dataset = generated();

        for (String answer : new String[] {"one", "other"}) {
            Ended solved = run(
                    "solve",
                    dataset.toString(),
                    "--out",
                    folder.resolve(answer).toString(),
                    "--steps",
                    "50",
                    "--from",
                    "published");
            assertThat(solved.code()).isEqualTo(CommandLineTool.DONE);
        }

        assertThat(folder.resolve("other").resolve("schedule.csv"))
                .hasSameTextualContentAs(folder.resolve("one").resolve("schedule.csv"));
    }

    @Test
    void aWrongOptionEndsWithTwoAndSaysWhichWouldDo() {
        Ended unknown = run("solve", "x", "--out", "y", "--second", "3");
        Ended tooShort = run("solve", "x", "--out", "y", "--seconds", "0");
        Ended noStep = run("solve", "x", "--out", "y", "--steps", "0");
        Ended fromWhere = run("solve", "x", "--out", "y", "--from", "anything");
        Ended noAnswerToWrite = run("generate", "x", "--answer", "y");

        assertThat(unknown.code()).isEqualTo(CommandLineTool.BAD_INPUT);
        assertThat(unknown.lines()).contains("--seconds");
        assertThat(tooShort.code()).isEqualTo(CommandLineTool.BAD_INPUT);
        assertThat(tooShort.lines()).contains("--seconds is 0");
        assertThat(noStep.lines()).contains("--steps is 0");
        assertThat(fromWhere.code()).isEqualTo(CommandLineTool.BAD_INPUT);
        assertThat(fromWhere.lines()).contains("published, priced, broken,");
        assertThat(noAnswerToWrite.code()).isEqualTo(CommandLineTool.BAD_INPUT);
        assertThat(noAnswerToWrite.lines()).contains("--planted");
    }

    @Test
    void helpNamesEveryCommand() {
        Ended help = run("help");

        assertThat(help.code()).isZero();
        assertThat(help.lines()).contains("solve", "check", "explain", "recommend", "generate", "load", "export");
        assertThat(run("help", "solve").lines()).contains("--profile", "--seed");
    }

    @Test
    void theSitesOptionsAreNoCommand() {
        assertThat(CommandLineTool.isMeant(new String[] {})).isFalse();
        assertThat(CommandLineTool.isMeant(new String[] {"--server.port=8081"})).isFalse();
        assertThat(CommandLineTool.isMeant(new String[] {"--help", "--server.port=8081"}))
                .isFalse();
        assertThat(CommandLineTool.isMeant(new String[] {"solve", "x"})).isTrue();
    }

    @Test
    void whatTheProgramIsCanBeAskedForWithoutStartingTheSite() {
        assertThat(CommandLineTool.isMeant(new String[] {"--help"})).isTrue();
        assertThat(CommandLineTool.isMeant(new String[] {"--version"})).isTrue();
        assertThat(run("--version").code()).isZero();
        assertThat(run("--version").lines()).startsWith("Samråd ");
        assertThat(run("solve", "-V").lines()).startsWith("Samråd ");
        assertThat(run("-h").lines()).contains("solve", "recommend");
    }

    @Test
    void whatIsLoadedIsExportedAgain() {
        Path dataset = generated();
        Path exported = folder.resolve("exported");
        String database = System.getProperty("spring.datasource.url");
        System.setProperty(
                "spring.datasource.url",
                "jdbc:h2:file:" + folder.resolve("db")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        try {
            Ended loaded = run("load", dataset.toString());
            Ended again = run("load", dataset.toString());
            PlanningDataWriter.write(renamed(PlanningDataReader.read(dataset)), folder.resolve("other"));
            Ended shown =
                    run("load", "--merge", "--preview", folder.resolve("other").toString());
            Ended merged = run("load", "--merge", folder.resolve("other").toString());
            Ended wrong = run("load", "--preview", dataset.toString());
            Ended written = run("export", "--protected", "to load it elsewhere", exported.toString());
            Path open = folder.resolve("open");
            Ended without = run("export", open.toString());
            Ended refused =
                    run("export", "--protected", "x", folder.resolve("no").toString());

            assertThat(shown.lines())
                    .contains("sites.csv: 0 added, 1 changed, 0 gone", "becomes \"Elsewhere\"", "Nothing is changed");
            assertThat(merged.lines()).contains("0 added, 2 changed, 0 gone.");
            assertThat(wrong.code()).isNotZero();
            assertThat(loaded.lines()).contains("30 requests, 15 specialists");
            assertThat(loaded.code()).isZero();
            assertThat(again.code()).isEqualTo(CommandLineTool.FAILED);
            assertThat(again.lines()).contains("holds the planning data");
            assertThat(written.code()).isZero();
            assertThat(without.lines()).contains("are left out; --protected REASON");
            assertThat(PlanningDataReader.read(open))
                    .satisfies(all -> assertThat(all.cases()).isNotEmpty().noneMatch(PlanningData.Case::isProtected));
            assertThat(refused.code()).isEqualTo(CommandLineTool.BAD_INPUT);
            assertThat(refused.lines()).contains("Write in 3 to 500 characters");
            assertThat(folder.resolve("no")).doesNotExist();
            assertThat(trail()).containsExactly("PROTECTED_EXPORTED export: to load it elsewhere", "EXPORTED export");
        } finally {
            if (database == null) {
                System.clearProperty("spring.datasource.url");
            } else {
                System.setProperty("spring.datasource.url", database);
            }
        }
        PlanningData kept = PlanningDataReader.read(exported);
        PlanningData given = renamed(PlanningDataReader.read(dataset));
        // An export is as of its own moment.
        assertThat(kept).isEqualTo(given.with(all -> {
            all.header = given.header()
                    .moved(
                            kept.header().now(),
                            kept.header().horizonStart(),
                            kept.header().horizonEnd());
            all.bookedRoles = kept.bookedRoles();
        }));
        assertThat(kept.published()).isEqualTo(given.published());
    }

    /** What the trail of the database tells of exports, by the order in which they were made. */
    private static List<String> trail() {
        return JdbcClient.create(new DriverManagerDataSource(System.getProperty("spring.datasource.url"), "sa", ""))
                .sql("select what || ' ' || detail from access_log where what like '%EXPORTED' order by number")
                .query(String.class)
                .list();
    }

    /** With another name of a site, and a case that is protected. */
    private static PlanningData renamed(PlanningData data) {
        PlanningData.Site first = data.sites().getFirst();
        var other = new PlanningData.Site(
                first.id(), "Elsewhere", first.organisation(), first.municipality(), first.rooms());
        return data.with(all -> {
            all.sites = data.sites().stream()
                    .map(one -> one.equals(first) ? other : one)
                    .toList();
            all.cases = data.cases().stream()
                    .map(one -> one.equals(data.cases().getFirst())
                            ? new PlanningData.Case(one.id(), one.municipality(), true, one.organisation())
                            : one)
                    .toList();
        });
    }
}
