package org.samrad.repair;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.samrad.answer.WhoDeclined;
import org.samrad.answer.WhoDeclined.Away;
import org.samrad.check.ScheduleCheck;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.csv.PlanningDataReader;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.solve.Solve;
import org.samrad.solver.Weights;
import org.samrad.time.TimeRange;

/**
 * Measures the way out, not a test: solves a data set, takes the answer for published, and has random members of panels decline. Says how
 * long it took, which ways were found, whether each is valid, and for some that were not replaced at the same time whether anybody could
 * have been, by asking the checker of everybody. Arguments: the folder, seconds to solve first, how many decline, how many to ask of everybody.
 */
final class WayOutFigures {

    private static final int SICK_DAYS = 50;

    /** So that nothing is given up, however long it takes. */
    private static final Clock STANDING = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private WayOutFigures() {}

    public static void main(String[] arguments) throws Exception {
        PlanningData solved = PlanningDataReader.read(Path.of(arguments[0]));
        List<ScheduleRow> schedule = new Solve(
                        solved, Weights.defaults(), Duration.ofSeconds(Long.parseLong(arguments[1])), 1)
                .run(progress -> {})
                .schedule();
        PlanningData data = solved.with(rows -> rows.bookedRoles = schedule.stream()
                .map(row -> new PlanningData.BookedRole(
                        row.request(), row.start(), row.mode(), row.site(), row.role(), row.specialist(), false))
                .toList());
        OpenPlan plan = OpenPlan.of(PlanRef.PUBLISHED, data, schedule, Weights.defaults());
        long began = System.nanoTime();
        plan.recommendations();
        System.out.printf(Locale.ROOT, "opened in %.0f ms%n", (System.nanoTime() - began) / 1e6);
        int declines = Integer.parseInt(arguments[2]);
        int asked = Integer.parseInt(arguments[3]);
        var random = new Random(1);
        var times = new ArrayList<Double>();
        Map<WayOut.Way, Integer> ways = new EnumMap<>(WayOut.Way.class);
        int invalid = 0;
        int missed = 0;
        for (int one = 0; one < declines; one++) {
            ScheduleRow row = schedule.get(random.nextInt(schedule.size()));
            long from = System.nanoTime();
            WayOut found = found(plan, row, new WhoDeclined(Set.of(row.specialist()), List.of()));
            times.add((System.nanoTime() - from) / 1e6);
            ways.merge(found.way(), 1, Integer::sum);
            PlanningData now = WayOutSearch.openedAtOnce(data, row.request());
            // Whether anything follows what would go back to the queue, whoever decides is told.
            if (found.way() != WayOut.Way.QUEUE && !isValid(now, schedule, row.request(), found.rows())) {
                invalid++;
            }
            if (found.way() != WayOut.Way.REPLACE && asked-- > 0 && couldBeReplaced(now, schedule, row)) {
                missed++;
            }
        }
        print("%d declines".formatted(declines), times);
        System.out.printf("%s; %d not valid; %d missed a replacement%n", ways, invalid, missed);
        times.clear();
        int most = 0;
        for (int one = 0; one < SICK_DAYS; one++) {
            ScheduleRow row = schedule.get(random.nextInt(schedule.size()));
            LocalDateTime midnight = row.start().toLocalDate().atStartOfDay();
            var sick = new WhoDeclined(
                    Set.of(), List.of(new Away(row.specialist(), new TimeRange(midnight, midnight.plusDays(1)))));
            List<ScheduleRow> hit = schedule.stream()
                    .filter(other -> other.specialist().equals(row.specialist())
                            && other.start().toLocalDate().equals(row.start().toLocalDate()))
                    .toList();
            long from = System.nanoTime();
            hit.forEach(other -> found(plan, other, sick));
            times.add((System.nanoTime() - from) / 1e6);
            most = Math.max(most, hit.size());
        }
        print("%d sick days that hit up to %d consultations".formatted(SICK_DAYS, most), times);
    }

    private static WayOut found(OpenPlan plan, ScheduleRow row, WhoDeclined declined) {
        return WayOutSearch.find(plan, row.request(), row.role(), declined, STANDING)
                .orElseThrow();
    }

    private static void print(String what, List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%s: median %.0f ms, p95 %.0f ms, longest %.0f ms%n",
                what,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 95 / 100),
                sorted.getLast());
    }

    private static boolean couldBeReplaced(PlanningData data, List<ScheduleRow> schedule, ScheduleRow seat) {
        List<ScheduleRow> held = schedule.stream()
                .filter(row -> row.request().equals(seat.request()))
                .toList();
        return data.specialists().stream()
                .map(PlanningData.Specialist::id)
                .filter(id -> held.stream().noneMatch(row -> row.specialist().equals(id)))
                .anyMatch(id -> isValid(
                        data,
                        schedule,
                        seat.request(),
                        held.stream()
                                .map(row -> row.equals(seat) ? seatedWith(row, id) : row)
                                .toList()));
    }

    private static ScheduleRow seatedWith(ScheduleRow row, String specialist) {
        return new ScheduleRow(row.request(), row.start(), row.end(), row.mode(), row.site(), row.role(), specialist);
    }

    private static boolean isValid(
            PlanningData data, List<ScheduleRow> schedule, String request, List<ScheduleRow> instead) {
        return ScheduleCheck.check(data, with(schedule, request, instead)).isEmpty();
    }

    /** With some rows in place of those of a request, all others as they are. */
    private static List<ScheduleRow> with(List<ScheduleRow> schedule, String request, List<ScheduleRow> instead) {
        List<ScheduleRow> after = ScheduleRow.without(schedule, request);
        return Stream.concat(after.stream(), instead.stream()).toList();
    }
}
