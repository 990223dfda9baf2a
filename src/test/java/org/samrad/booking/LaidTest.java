package org.samrad.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.samrad.check.Violation;
import org.samrad.dataset.Placement;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.BookedRole;
import org.samrad.dataset.ScheduleRow;
import org.samrad.solve.RandomData;
import org.samrad.solve.Solve;
import org.samrad.solver.Weights;
import org.samrad.suggest.PricedOption;
import org.samrad.suggest.Recommendations;
import org.samrad.testing.Thorough;

/** What is offered can be held and booked: the engine that finds free times and the checker that judges them agree. */
class LaidTest {

    /** Broken where what a consultation stands on is only held. */
    private static final Set<String> ABOUT_WHAT_GOES_BEFORE = Set.of("sequence", "same-specialist");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Thorough.count(4, 20));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverIsOfferedCanBeHeldBesideAllThatIsHeldAndPublished(long seed) {
        PlanningData drawn =
                new RandomData(seed, 10 + (int) seed, 40, 9).next().with(all -> all.bookedRoles = List.of());
        List<ScheduleRow> answer = new Solve(drawn, Weights.defaults(), Duration.ofMinutes(10), seed, 1)
                .run(first -> {})
                .schedule();
        PlanningData data = partlyPublished(drawn, answer);
        int held = 0;
        for (PlanningData.Request request : drawn.requests()) {
            String id = request.id();
            if (data.bookedRoles().stream().anyMatch(row -> row.request().equals(id))) {
                continue;
            }
            List<PricedOption> options = Recommendations.of(data, data.published(), Weights.defaults())
                    .forRequest(id)
                    .options();
            Laid best = null;
            for (PricedOption option : options) {
                Laid laid = Laid.on(data, id, suggestion(option));
                laid.requireWaiting();
                assertThatCode(laid::requireFree).as("%s", option).doesNotThrowAnyException();
                assertBookable(laid);
                best = best == null ? laid : best;
            }
            if (best != null) {
                data = holding(best.placement(), data);
                held++;
            }
        }
        assertThat(held).isPositive();
    }

    private static void assertBookable(Laid laid) {
        try {
            laid.requireSoundWithoutHolds();
        } catch (BookingRefused refused) {
            assertThat(refused.violations()).extracting(Violation::rule).isSubsetOf(ABOUT_WHAT_GOES_BEFORE);
        }
    }

    /** Of each three consultations one is published, one is pinned and one waits. */
    private static PlanningData partlyPublished(PlanningData data, List<ScheduleRow> answer) {
        List<String> ids =
                answer.stream().map(ScheduleRow::request).distinct().sorted().toList();
        // What is left out takes those along that come after it.
        Set<String> waiting =
                ids.stream().filter(id -> ids.indexOf(id) % 3 == 2).collect(Collectors.toSet());
        return data.with(all -> all.bookedRoles = answer.stream()
                .filter(row -> !waiting.contains(row.request()))
                .map(row -> booked(row, ids.indexOf(row.request()) % 3 == 1))
                .toList());
    }

    private static PlanningData holding(Placement placement, PlanningData data) {
        return data.with(all -> {
            all.bookedRoles = Stream.concat(
                            data.bookedRoles().stream(),
                            placement.rows().stream().map(row -> booked(row, true)))
                    .toList();
            all.held = new HashMap<>(data.held());
            all.held.put(placement.request(), data.header().now().plusMinutes(30));
        });
    }

    private static BookedRole booked(ScheduleRow row, boolean pinned) {
        return new BookedRole(row.request(), row.start(), row.mode(), row.site(), row.role(), row.specialist(), pinned);
    }

    private static Suggestion suggestion(PricedOption option) {
        return new Suggestion(option.start(), option.mode(), option.site(), new TreeMap<>(option.panel()));
    }
}
