package org.samrad.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.explain.diary.Asked;
import org.samrad.solve.RandomData;
import org.samrad.testing.Thorough;

/** What is named as the cause decides it: without that, or that and all that is named beside, the independent checker finds a place. */
class DecisiveCauseTest {

    private static final int REQUESTS = Integer.getInteger("samrad.causes", Thorough.count(15, 60));

    @Test
    void withoutWhatIsNamedTheRequestHasAPlaceAndWithItNone() {
        Map<String, Integer> named = new TreeMap<>();
        int explained = 0;
        int unproved = 0;
        for (int seed = 1; explained < REQUESTS; seed++) {
            PlanningData data = new RandomData(seed, 3 + seed % 3, 9, 2 + seed % 2).next();
            if (data.header().slotMinutes() < 30) {
                continue;
            }
            var set = MatrixTest.Planned.of("tiny " + seed, data);
            for (String request : unscheduled(data, set.plan())) {
                var situation = new Situation(data, set.plan());
                Cause cause = Cause.of(situation, Asked.of(situation.facts(), request));
                named.merge(
                        cause.reason() + (cause.others().isEmpty() ? "" : " and " + cause.others()), 1, Integer::sum);
                explained++;
                String what = "%s of seed %d: %s".formatted(request, seed, cause);
                assertHasNoPlace(set, request, cause, what);
                if (!cause.proved()) {
                    unproved++;
                } else if (cause.reason() != Reason.FREE_PLACE) {
                    assertThat(isAnyWithout(set, request, cause)).as(what).isTrue();
                }
            }
        }
        System.out.printf(
                "%d requests, %d of them for no reasons that were found to do, %s%n", explained, unproved, named);
        assertThat(unproved).isLessThan(explained / 4);
    }

    private static void assertHasNoPlace(MatrixTest.Planned set, String request, Cause cause, String what) {
        assertThat(CheckedPlaces.isAny(set.data(), set.plan(), request, Set.of()))
                .as(what)
                .isEqualTo(cause.reason() == Reason.FREE_PLACE);
    }

    private static boolean isAnyWithout(MatrixTest.Planned set, String request, Cause cause) {
        for (Set<Reason> meant : meant(cause)) {
            if (CheckedPlaces.isAny(set.data(), set.plan(), request, meant)) {
                return true;
            }
        }
        return false;
    }

    /** Somebody named, or the same person again, may lack any of what the role asks for; longer windows are other windows. */
    private static List<Set<Reason>> meant(Cause cause) {
        Set<Reason> lacking =
                EnumSet.of(Reason.NO_COMPETENCE, Reason.LEVEL_TOO_LOW, Reason.COMPETENCE_EXPIRED, Reason.SECTOR);
        if (cause.reason() == Reason.NOT_THE_SAME) {
            lacking.addAll(Set.of(Reason.EXCLUDED, Reason.NO_LANGUAGE, Reason.NO_MODE));
        }
        var meant = new ArrayList<Set<Reason>>(List.of(EnumSet.of(cause.reason())));
        if (cause.reason() == Reason.NAMED_UNQUALIFIED || cause.reason() == Reason.NOT_THE_SAME) {
            lacking.forEach(reason -> meant.add(EnumSet.of(reason)));
        }
        if (cause.reason() == Reason.TOO_LONG) {
            meant.add(EnumSet.of(Reason.OUTSIDE_WINDOWS));
        }
        meant.forEach(set -> set.addAll(cause.others()));
        return meant;
    }

    private static List<String> unscheduled(PlanningData data, List<ScheduleRow> plan) {
        return data.requests().stream()
                .map(PlanningData.Request::id)
                .filter(id -> plan.stream().map(ScheduleRow::request).noneMatch(id::equals))
                .toList();
    }
}
