package org.samrad.repair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
 * Measures the way out, no test of the suite: solves a data set, takes the answer for published, and has random members of panels decline.
 * Says how long the search takes, which ways it finds, whether each is valid, and for some that were not replaced at the same time whether
 * anybody could have been, by asking the checker of everybody. {@link WayOutPageFigures} goes through the pages. Both by
 * {@code ./mvnw -q test -Dtest='WayOut*Figures' -Dsamrad.test.compiler=-XX:TieredStopAtLevel=4}, on a machine that does nothing else; they
 * go into {@code target/way-out-figures.txt}. {@code -Dfigures.data=} names another folder, {@code figures.seconds}, {@code figures.declines},
 * {@code figures.sick} and {@code figures.asked} say how long is solved first, how many decline, how many are sick, and of how many
 * everybody is asked.
 */
public class WayOutFigures {

    static final int DECLINES = Integer.getInteger("figures.declines", 200);
    static final int SICK_DAYS = Integer.getInteger("figures.sick", 50);
    private static final int ASKED = Integer.getInteger("figures.asked", 25);
    private static final Path WRITTEN = Path.of("target/way-out-figures.txt");

    /** So that nothing is given up, however long it takes. */
    private static final Clock STANDING = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    /** A data set that is solved, and published as the answer has it. */
    public record Published(PlanningData data, List<ScheduleRow> schedule) {}

    public static Published published() throws Exception {
        PlanningData solved = PlanningDataReader.read(Path.of(System.getProperty("figures.data", "data/large")));
        List<ScheduleRow> schedule = new Solve(
                        solved, Weights.defaults(), Duration.ofSeconds(Integer.getInteger("figures.seconds", 60)), 1)
                .run(progress -> {})
                .schedule();
        return new Published(
                solved.with(rows -> rows.bookedRoles = schedule.stream()
                        .map(row -> new PlanningData.BookedRole(
                                row.request(),
                                row.start(),
                                row.mode(),
                                row.site(),
                                row.role(),
                                row.specialist(),
                                false))
                        .toList()),
                schedule);
    }

    @Test
    void theSearchAlone() throws Exception {
        Published published = published();
        PlanningData data = published.data();
        List<ScheduleRow> schedule = published.schedule();
        OpenPlan plan = OpenPlan.of(PlanRef.PUBLISHED, data, schedule, Weights.defaults());
        long began = System.nanoTime();
        plan.recommendations();
        say("%d consultations, opened in %.0f ms"
                .formatted(
                        schedule.stream().map(ScheduleRow::request).distinct().count(), millisSince(began)));
        int asked = ASKED;
        var random = new Random(1);
        var times = new ArrayList<Double>();
        Map<WayOut.Way, Integer> ways = new EnumMap<>(WayOut.Way.class);
        int invalid = 0;
        int missed = 0;
        for (int one = 0; one < DECLINES; one++) {
            ScheduleRow row = schedule.get(random.nextInt(schedule.size()));
            long from = System.nanoTime();
            WayOut found = found(plan, row, new WhoDeclined(Set.of(row.specialist()), List.of()));
            times.add(millisSince(from));
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
        say("%d declines, the search alone".formatted(DECLINES), times);
        say("%s; %d not valid; %d missed a replacement".formatted(ways, invalid, missed));
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
            times.add(millisSince(from));
            most = Math.max(most, hit.size());
        }
        say("%d sick days that hit up to %d consultations, the search alone".formatted(SICK_DAYS, most), times);
    }

    private static WayOut found(OpenPlan plan, ScheduleRow row, WhoDeclined declined) {
        return WayOutSearch.find(plan, row.request(), row.role(), declined, STANDING)
                .orElseThrow();
    }

    public static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    /** Of some times in milliseconds, which are not none. */
    public static void say(String what, List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        say("%s: median %.0f ms, p95 %.0f ms, longest %.0f ms"
                .formatted(
                        what, sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 95 / 100), sorted.getLast()));
    }

    public static void say(String line) {
        System.out.println(line);
        try {
            Files.writeString(WRITTEN, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("%s can't be written.".formatted(WRITTEN), e);
        }
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
