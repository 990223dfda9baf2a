package org.samrad.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.explain.unblock.Unblock;
import org.samrad.generate.DatasetGenerator;
import org.samrad.generate.GeneratorSettings;
import org.samrad.solve.Outcome;
import org.samrad.solve.RandomData;
import org.samrad.solve.Solve;
import org.samrad.solver.Weights;
import org.samrad.testing.Thorough;

/**
 * Every change that is offered, applied and solved again, gives its request a place and moves nothing that is published. The
 * property {@code samrad.unblocks} sets on how many random unscheduled requests; 60 where it is not given.
 */
class UnblocksPropertyTest {

    private static final int REQUESTS = Integer.getInteger("samrad.unblocks", Thorough.count(15, 60));
    private static final int OF_ONE_SET = 10;

    private static final int LONG_AFTER = 6;
    private static final int MOST_SEEDS = 40;

    private int furtherSeeds;
    private final Map<Relaxation.Kind, Integer> offered = new EnumMap<>(Relaxation.Kind.class);

    @Test
    void appliedAndSolvedAgainEachSchedulesItsRequestAndMovesNothingPublished() {
        int explained = 0;
        for (int seed = 1; explained < REQUESTS; seed++) {
            PlanningData data = dataOf(seed);
            List<ScheduleRow> plan = solved(data, 1).schedule();
            PlanningData published = halfPublished(data, plan, seed);
            List<String> left = new ArrayList<>(unscheduled(data, plan));
            Collections.shuffle(left, new Random(seed));
            for (String request : left.subList(0, Math.min(OF_ONE_SET, left.size()))) {
                if (explained++ < REQUESTS) {
                    check(published, plan, request);
                }
            }
        }
        System.out.printf(
                "%d requests, offered %s, further seeds %d%n", Math.min(explained, REQUESTS), offered, furtherSeeds);
        assertThat(offered).hasSizeGreaterThan(2);
    }

    /** Odd and lifelike sets by turns, with more asked for than there is time for. */
    private static PlanningData dataOf(int seed) {
        return seed % 2 == 0
                ? longAfterwards(new RandomData(seed, 6 + seed % 20, 40, 4 + seed % 9).next())
                : DatasetGenerator.generate(GeneratorSettings.of(70 + seed % 40, 15 + seed % 10, 2, seed))
                        .data();
    }

    /** What follows another request is about the case of that one and long after it, so that a smaller gap may be offered. */
    private static PlanningData longAfterwards(PlanningData data) {
        var cases = new HashMap<String, String>();
        return data.with(rows -> rows.requests = data.requests().stream()
                .map(row -> {
                    String about = row.terms().follows() == null
                            ? row.caseId()
                            : cases.getOrDefault(row.terms().follows(), row.caseId());
                    cases.put(row.id(), about);
                    var same = new PlanningData.Request(row.id(), about, row.terms());
                    return row.terms().follows() == null
                            ? same
                            : same.with(terms -> {
                                terms.minGapDays = LONG_AFTER;
                                terms.maxGapDays = null;
                            });
                })
                .toList());
    }

    /** A first plan and next to nothing of a search, by steps, so that no clock decides it. */
    private static Outcome solved(PlanningData data, int seed) {
        return new Solve(data, Weights.benchmark(), Duration.ofMinutes(10), seed, 1)
                .endingAfter(1)
                .run(progress -> {});
    }

    private static Set<String> unscheduled(PlanningData data, List<ScheduleRow> plan) {
        Set<String> left = new java.util.TreeSet<>();
        data.requests().forEach(row -> left.add(row.id()));
        plan.forEach(row -> left.remove(row.request()));
        return left;
    }

    /** The data with half of the plan published, unpinned, beside what is pinned. */
    private static PlanningData halfPublished(PlanningData data, List<ScheduleRow> plan, int seed) {
        Set<String> chosen = new HashSet<>();
        plan.forEach(row -> {
            if (Math.floorMod(row.request().hashCode() + seed, 2) == 0) {
                chosen.add(row.request());
            }
        });
        var booked = new ArrayList<PlanningData.BookedRole>();
        data.bookedRoles().stream().filter(PlanningData.BookedRole::pinned).forEach(booked::add);
        Set<String> pinned = new HashSet<>();
        booked.forEach(row -> pinned.add(row.request()));
        plan.stream()
                .filter(row -> chosen.contains(row.request()) && !pinned.contains(row.request()))
                .forEach(row -> booked.add(booked(row, false)));
        return with(data, data.requests(), booked);
    }

    private static PlanningData.BookedRole booked(ScheduleRow row, boolean pinned) {
        return new PlanningData.BookedRole(
                row.request(), row.start(), row.mode(), row.site(), row.role(), row.specialist(), pinned);
    }

    private void check(PlanningData data, List<ScheduleRow> plan, String request) {
        for (Unblock unblock : Explanation.ofUnscheduled(data, plan, request).unblocks()) {
            offered.merge(unblock.relaxation().kind(), 1, Integer::sum);
            List<ScheduleRow> standing = unblock.applyTo(plan).stream()
                    .filter(row -> !row.request().equals(request))
                    .toList();
            Set<String> publishedBefore = new HashSet<>();
            data.bookedRoles().forEach(row -> publishedBefore.add(row.request()));
            assertThat(standing)
                    .as("what is published, with %s", unblock)
                    .containsAll(plan.stream()
                            .filter(row -> publishedBefore.contains(row.request()))
                            .toList());

            PlanningData changed = unblock.relaxation().applyTo(data);
            assertHolds(applied(changed, unblock.applyTo(plan)), unblock.applyTo(plan), unblock);
            assertHolds(placedAlone(changed, standing, request), standing, unblock);
        }
    }

    private static void assertHolds(Outcome outcome, List<ScheduleRow> standing, Unblock unblock) {
        assertThat(outcome.violations())
                .filteredOn(violation -> !violation.given())
                .isEmpty();
        assertThat(outcome.schedule()).as("all that stood, with %s", unblock).containsAll(standing);
        assertThat(outcome.schedule())
                .as("the request itself, with %s", unblock)
                .anyMatch(row -> row.request().equals(unblock.placement().request()));
    }

    /** Solves with the plan as the change leaves it; what else is unscheduled looks for a place beside it. */
    private static Outcome applied(PlanningData data, List<ScheduleRow> plan) {
        return solved(with(data, data.requests(), pinned(plan)), 1);
    }

    /**
     * Solves with everything else in its place and the request alone without one, so that the search itself has to find that there
     * is one. It tries some starts of a day by chance, hence the further seeds.
     */
    private Outcome placedAlone(PlanningData data, List<ScheduleRow> standing, String request) {
        Set<String> kept = new HashSet<>(Set.of(request));
        standing.forEach(row -> kept.add(row.request()));
        PlanningData changed = with(
                data,
                data.requests().stream().filter(row -> kept.contains(row.id())).toList(),
                pinned(standing));
        Outcome outcome = solved(changed, 1);
        for (int seed = 2; seed <= MOST_SEEDS && !outcome.unscheduled().isEmpty(); seed++) {
            furtherSeeds++;
            outcome = solved(changed, seed);
        }
        return outcome;
    }

    private static List<PlanningData.BookedRole> pinned(List<ScheduleRow> rows) {
        return rows.stream().map(row -> booked(row, true)).toList();
    }

    private static PlanningData with(
            PlanningData data, List<PlanningData.Request> requests, List<PlanningData.BookedRole> booked) {
        return data.with(rows -> {
            rows.requests = requests;
            rows.bookedRoles = booked;
        });
    }
}
