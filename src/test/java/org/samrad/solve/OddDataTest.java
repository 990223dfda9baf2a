package org.samrad.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.UnscheduledRow;
import org.samrad.dataset.csv.PlanningDataReader;
import org.samrad.explain.Explanation;
import org.samrad.explain.Reason;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;
import org.samrad.suggest.ConsultationExplanation;
import org.samrad.suggest.Recommendations;

/** Small data sets that are valid and odd: each is solved, explained and checked, and what can't be met is left out. */
class OddDataTest {

    private static final int STEPS = 300;
    private static final Path ODD = Path.of("src", "test", "resources", "odd");

    @TempDir
    private Path folder;

    private static PlanningData read(String name) {
        return PlanningDataReader.read(ODD.resolve(name));
    }

    /** The same with another text somewhere in one of its files. */
    private PlanningData readWith(String name, String file, String text, String another) throws IOException {
        try (var files = Files.list(ODD.resolve(name))) {
            for (Path path : files.toList()) {
                Files.copy(path, folder.resolve(path.getFileName()));
            }
        }
        Path changed = folder.resolve(file);
        assertThat(Files.readString(changed)).contains(text);
        Files.writeString(changed, Files.readString(changed).replace(text, another));
        return PlanningDataReader.read(folder);
    }

    private static Outcome solved(PlanningData data) {
        Outcome outcome = new Solve(data, Weights.defaults(), Duration.ofSeconds(10), 1, 1)
                .endingAfter(STEPS)
                .run(progress -> {});
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.violations())
                .filteredOn(violation -> !violation.given())
                .isEmpty();
        assertThat(ScheduleCheck.checkComplete(data, outcome.schedule(), outcome.unscheduled()))
                .isEmpty();
        return outcome;
    }

    private static List<String> scheduled(Outcome outcome) {
        var requests = new TreeSet<String>();
        outcome.schedule().forEach(row -> requests.add(row.request()));
        return List.copyOf(requests);
    }

    private static ScheduleRow only(Outcome outcome) {
        assertThat(outcome.schedule()).hasSize(1);
        return outcome.schedule().getFirst();
    }

    /** Whatever is asked about a request of an answer has an answer. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "buffer-of-two-days",
                "chain-within-a-day",
                "earliest-far-away",
                "every-role-optional",
                "hour-that-clocks-skip",
                "on-site-without-a-site",
                "published-before-the-horizon",
                "published-on-site-without-a-site",
                "wish-without-an-end"
            })
    void everyRequestIsExplainedAndRecommendedFor(String name) {
        PlanningData data = read(name);
        Outcome outcome = solved(data);
        var recommendations = Recommendations.of(data, outcome.schedule(), Weights.defaults());
        for (var request : data.requests()) {
            recommendations.forRequest(request.id());
            if (scheduled(outcome).contains(request.id())) {
                assertThat(recommendations.explain(request.id()).chosen().request())
                        .isEqualTo(request.id());
            } else {
                assertThat(Explanation.ofUnscheduled(data, outcome.schedule(), request.id())
                                .cause()
                                .sentence())
                        .isNotBlank();
            }
        }
    }

    @Test
    void noConsultationCoversTheHourThatTheClocksSkip() {
        PlanningData data = read("hour-that-clocks-skip");
        Outcome outcome = solved(data);
        assertThat(outcome.schedule()).isEmpty();
        assertThat(outcome.unscheduled())
                .extracting(UnscheduledRow::reason)
                .containsExactly(Reason.OUTSIDE_WINDOWS.name());
    }

    @Test
    void theCheckerRefusesAConsultationInTheHourThatTheClocksSkip() {
        PlanningData data = read("hour-that-clocks-skip");
        var inTheGap = booked(data, "r1", "2028-03-26T02:00", "neurologist", "s1");
        assertThat(ScheduleCheck.check(data, List.of(inTheGap)))
                .extracting(Violation::rule)
                .containsExactly("start");
    }

    @Test
    void aConsultationThatEndsAsTheClocksSkipKeepsTheRule() throws IOException {
        PlanningData data = readWith(
                "hour-that-clocks-skip",
                "request_windows.csv",
                "2028-03-26T02:00,2028-03-26T03:00",
                "2028-03-26T01:00,2028-03-26T02:00");
        assertThat(only(solved(data)).start()).isEqualTo(LocalDateTime.parse("2028-03-26T01:00"));
    }

    @Test
    void aConsultationThatBeginsBeforeTheClocksSkipDoesNotReachIntoIt() throws IOException {
        PlanningData data = readWith(
                "hour-that-clocks-skip",
                "request_windows.csv",
                "2028-03-26T02:00,2028-03-26T03:00",
                "2028-03-26T01:30,2028-03-26T02:30");
        assertThat(solved(data).schedule()).isEmpty();
    }

    @Test
    void whatIsPublishedBeforeTheHorizonStandsAndCountsForItsWeek() {
        PlanningData data = read("published-before-the-horizon");
        Outcome outcome = solved(data);
        assertThat(scheduled(outcome)).containsExactly("r1");
        assertThat(outcome.unscheduled())
                .extracting(UnscheduledRow::request, UnscheduledRow::reason)
                .containsExactly(tuple("r2", Reason.LIMIT.name()));
        assertThat(ConsultationExplanation.of(data, outcome.schedule(), Weights.defaults(), "r1")
                        .pinned())
                .isTrue();
    }

    @Test
    void aRequestOnSiteThatNamesNoSiteIsLeftOutForThatReason() {
        Outcome outcome = solved(read("on-site-without-a-site"));
        assertThat(outcome.unscheduled())
                .extracting(UnscheduledRow::request, UnscheduledRow::reason)
                .containsExactly(tuple("r1", Reason.NO_PLACE.name()));
    }

    @Test
    void aPublishedConsultationOnSiteWithoutASiteIsMovedToWhereItCanBe() {
        PlanningData data = read("published-on-site-without-a-site");
        Outcome outcome = solved(data);
        assertThat(scheduled(outcome)).containsExactly("r1");
        var asPublished = new Solve(data, Weights.defaults(), Duration.ofSeconds(10), 1, 1)
                .from(Start.PUBLISHED)
                .endingAfter(STEPS)
                .run(progress -> {});
        assertThat(asPublished.violations()).isEmpty();
    }

    @Test
    void aRequestWhoseRolesAreAllOptionalIsPlacedOnTheFirstDayThatSomebodyCan() {
        PlanningData data = read("every-role-optional");
        Outcome outcome = solved(data);
        assertThat(only(outcome).start().toLocalDate()).isEqualTo("2026-11-30");
        double best = Recommendations.of(data, List.of(), Weights.defaults())
                .forRequest("r1")
                .options()
                .getFirst()
                .soft();
        assertThat(outcome.score().soft()).isEqualTo(best);
    }

    @Test
    void aBufferOfTwoDaysKeepsTheSpecialistFreeForBoth() {
        Outcome outcome = solved(read("buffer-of-two-days"));
        assertThat(outcome.schedule()).hasSize(1);
        assertThat(outcome.unscheduled()).extracting(UnscheduledRow::reason).containsExactly(Reason.BUSY.name());
    }

    @Test
    void aBufferThatEndsAsTheNextConsultationBeginsLeavesRoomForIt() throws IOException {
        PlanningData data = readWith("buffer-of-two-days", "specialists.csv", "2880", "2820");
        assertThat(solved(data).schedule()).hasSize(2);
    }

    @Test
    void aConsultationInsideAWishWithoutAnEndMeetsIt() {
        Outcome outcome = solved(read("wish-without-an-end"));
        assertThat(only(outcome).start().toLocalDate()).isEqualTo("2026-11-30");
        assertThat(outcome.costs()).containsEntry(PlanRule.PREFERRED_WINDOW, 0.0);
    }

    @Test
    void aRequestThatMayOnlyBeHeldInThousandsOfYearsIsLeftOut() {
        Outcome outcome = solved(read("earliest-far-away"));
        assertThat(outcome.unscheduled()).extracting(UnscheduledRow::reason).containsExactly(Reason.PAST_WINDOW.name());
    }

    @Test
    void ofAChainOfFiveThatNeedsFiveQuartersFourFillTheOneHour() {
        Outcome outcome = solved(read("chain-within-a-day"));
        assertThat(scheduled(outcome)).containsExactly("r0", "r1", "r2", "r3");
        assertThat(outcome.unscheduled()).extracting(UnscheduledRow::request).containsExactly("r4");
    }

    private static ScheduleRow booked(PlanningData data, String id, String start, String role, String specialist) {
        var request = data.requests().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
        LocalDateTime from = LocalDateTime.parse(start);
        return new ScheduleRow(
                id,
                from,
                from.plusMinutes(request.terms().durationMinutes()),
                request.terms().modes().iterator().next(),
                null,
                role,
                specialist);
    }
}
