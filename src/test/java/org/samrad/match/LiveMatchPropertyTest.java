package org.samrad.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.samrad.check.ScheduleCheck;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.generate.DatasetGenerator;
import org.samrad.generate.GeneratorSettings;
import org.samrad.match.LiveMatch.Suggestion;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestWindow;
import org.samrad.solve.RandomData;
import org.samrad.solve.Solve;
import org.samrad.solver.Weights;
import org.samrad.testing.Thorough;

/**
 * What the match says is what the solver does: what it calls possible the independent checker finds valid, and what it calls
 * impossible a solve can't place for which nothing else may change.
 */
class LiveMatchPropertyTest {

    private static final int CASES = Thorough.count(100, 500);
    private static final int OF_ONE_SET = 10;

    private int possible;
    private int impossible;
    private int filed;
    private int offers;

    @Test
    void whatItSaysIsWhatTheSolverDoes() {
        int asked = 0;
        for (int seed = 1; asked < CASES; seed++) {
            PlanningData data = dataOf(seed);
            List<ScheduleRow> plan = new Solve(data, Weights.defaults(), Duration.ofMinutes(10), seed, 1)
                    .endingAfter(200)
                    .run(progress -> {})
                    .schedule();
            var random = new Random(seed);
            for (int one = 0; one < OF_ONE_SET && asked < CASES; one++, asked++) {
                PlanningData.Request request =
                        data.requests().get(random.nextInt(data.requests().size()));
                check(data, plan, request, random.nextBoolean());
            }
        }
        System.out.printf(
                "%d possible and %d impossible wishes, %d of them filed before, %d offers%n",
                possible, impossible, filed, offers);
        assertThat(possible).isGreaterThan(CASES / 5);
        assertThat(impossible).isGreaterThan(CASES / 10);
        assertThat(filed).isGreaterThan(CASES / 4);
        assertThat(offers).isGreaterThan(CASES / 20);
    }

    private static PlanningData dataOf(int seed) {
        return seed % 2 == 0
                ? new RandomData(seed, 6 + seed % 20, 40, 4 + seed % 9).next()
                : DatasetGenerator.generate(GeneratorSettings.of(70 + seed % 40, 15 + seed % 10, 2, seed))
                        .data();
    }

    private void check(PlanningData before, List<ScheduleRow> plan, PlanningData.Request request, boolean isFiled) {
        String id = request.id();
        List<ScheduleRow> others = ScheduleRow.without(plan, id);
        PlanningData data = isFiled
                ? before.with(rows -> rows.bookedRoles = before.bookedRoles().stream()
                        .filter(row -> !row.request().equals(id))
                        .toList())
                : before.without(Set.of(id));
        RequestContent content = content(before, request);
        var wish = new Wish(isFiled ? id : null, request.caseId(), content);
        OpenPlan open = OpenPlan.of(PlanRef.PUBLISHED, data, isFiled ? plan : others, Weights.defaults());

        LiveMatch match = LiveMatches.of(wish, open);

        filed += isFiled ? 1 : 0;
        String said = "%s %s %s".formatted(before.header().name(), id, isFiled ? "filed" : "new");
        if (match.isPossible()) {
            possible++;
            assertThat(match.suggestions()).as(said).isNotEmpty();
            assertThat(match.suggestions())
                    .as(said)
                    .allMatch(one -> !one.start().isBefore(match.earliest()));
            isValid(data, others, id, wish, match, said);
            isValid(data, others, id, wish, LiveMatches.of(at(wish, match.earliest()), open), said + " at once");
        } else {
            impossible++;
            assertThat(match.suggestions()).as(said).isEmpty();
            assertThat(match.obstacles()).as(said).isNotEmpty();
            assertThat(solved(with(data, id, wish), others, id)).as(said).isEmpty();
            for (LiveMatch.Offer offer : match.offers()) {
                offers++;
                Wish then = offer.change().applyTo(wish);
                LiveMatch better = LiveMatches.of(then, open);
                assertThat(better.earliest()).as("%s %s", said, offer).isEqualTo(offer.first());
                isValid(data, others, id, then, better, said + " " + offer);
            }
        }
    }

    private static RequestContent content(PlanningData data, PlanningData.Request request) {
        return new RequestContent(
                request.terms(),
                data.requestRoles().stream()
                        .filter(row -> row.request().equals(request.id()))
                        .map(PlanningData.RequestRole::asked)
                        .toList(),
                data.requestLinks().stream()
                        .filter(row -> row.request().equals(request.id()))
                        .map(PlanningData.RequestLink::asked)
                        .toList(),
                data.requestWindows().stream()
                        .filter(row -> row.request().equals(request.id()))
                        .map(PlanningData.RequestWindow::asked)
                        .toList());
    }

    /** The same, to be held at that time and no other. */
    private static Wish at(Wish wish, LocalDateTime start) {
        RequestContent content = wish.content();
        var only = new RequestWindow(start, start.plusMinutes(content.terms().durationMinutes()), false);
        Stream<RequestWindow> wished = content.windows().stream().filter(RequestWindow::preferred);
        return wish.with(new RequestContent(
                content.terms(),
                content.roles(),
                content.links(),
                Stream.concat(wished, Stream.of(only)).toList()));
    }

    /** The data with the request as it is wished for. */
    private static PlanningData with(PlanningData data, String id, Wish wish) {
        var named = new Wish(id, wish.caseId(), wish.content()).supposed(data);
        return data.with(rows -> {
            rows.requests = others(data.requests(), row -> row.id().equals(id), List.of(named.request()));
            rows.requestRoles = others(data.requestRoles(), row -> row.request().equals(id), named.roles());
            rows.requestLinks = others(data.requestLinks(), row -> row.request().equals(id), named.links());
            rows.requestWindows =
                    others(data.requestWindows(), row -> row.request().equals(id), named.windows());
        });
    }

    private static <T> List<T> others(List<T> rows, java.util.function.Predicate<T> own, List<T> instead) {
        return Stream.concat(rows.stream().filter(own.negate()), instead.stream())
                .toList();
    }

    private static void isValid(
            PlanningData data, List<ScheduleRow> others, String id, Wish wish, LiveMatch match, String said) {
        PlanningData full = with(data, id, wish);
        assertThat(match.suggestions()).as(said).isNotEmpty();
        for (Suggestion suggestion : match.suggestions()) {
            var schedule = new ArrayList<>(others);
            for (Map.Entry<String, String> seat : suggestion.panel().entrySet()) {
                schedule.add(new ScheduleRow(
                        id,
                        suggestion.start(),
                        suggestion.end(),
                        suggestion.mode(),
                        suggestion.site(),
                        seat.getKey(),
                        seat.getValue()));
            }
            assertThat(ScheduleCheck.check(full, schedule))
                    .filteredOn(violation -> !violation.given())
                    .as("%s %s", said, suggestion)
                    .isEmpty();
        }
    }

    /** What a solve finds for the request where all others stay as they are: those with a place in it, those without out of the plan. */
    private static List<ScheduleRow> solved(PlanningData data, List<ScheduleRow> others, String id) {
        Set<String> placed = new HashSet<>();
        others.forEach(row -> placed.add(row.request()));
        PlanningData fixed = data.with(rows -> {
            rows.requests = data.requests().stream()
                    .map(row -> row.id().equals(id) || placed.contains(row.id())
                            ? row
                            : row.with(terms ->
                                    terms.latest = data.header().horizonStart().minusDays(1)))
                    .toList();
            rows.bookedRoles = others.stream()
                    .map(row -> new PlanningData.BookedRole(
                            row.request(), row.start(), row.mode(), row.site(), row.role(), row.specialist(), true))
                    .toList();
        });
        return new Solve(fixed, Weights.defaults(), Duration.ofMinutes(10), 1, 1)
                .endingAfter(200).run(progress -> {}).schedule().stream()
                        .filter(row -> row.request().equals(id))
                        .toList();
    }
}
