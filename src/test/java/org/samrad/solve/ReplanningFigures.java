package org.samrad.solve;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.samrad.check.ScheduleCheck;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.csv.PlanningDataReader;
import org.samrad.plan.PlanChanges;
import org.samrad.solver.Plan;
import org.samrad.solver.Weights;
import org.samrad.solver.search.PlanSolver;
import org.samrad.testing.LocalChange;

/**
 * Measures replanning, not a test: solves a data set, publishes the answer, and replans local changes of each kind. Prints the
 * time from the changed data to a complete valid plan and how many published consultations change, against how many the
 * change itself breaks. Arguments: the folder, seconds to solve first, changes of each kind.
 */
final class ReplanningFigures {

    private ReplanningFigures() {}

    public static void main(String[] arguments) {
        PlanningData data = PlanningDataReader.read(Path.of(arguments[0]));
        Outcome solved = new Solve(data, Weights.defaults(), Duration.ofSeconds(Long.parseLong(arguments[1])), 1)
                .run(progress -> {});
        System.out.printf(
                "published: %d, unscheduled %d, %s%n",
                data.requests().size() - solved.unscheduled().size(),
                solved.unscheduled().size(),
                solved.score());
        PlanningData published = LocalChange.published(data, solved.schedule());
        int times = Integer.parseInt(arguments[2]);
        for (int warm = 0; warm < 10; warm++) {
            replan(LocalChange.DECLINE.apply(published, new Random(warm)));
        }
        for (LocalChange kind : LocalChange.values()) {
            measure(kind, published, times);
        }
        PlanningData declined = LocalChange.DECLINE.apply(published, new Random(7));
        for (int seconds = 1; seconds <= 16; seconds *= 4) {
            Outcome improved = new Solve(declined, Weights.defaults(), Duration.ofSeconds(seconds), 1)
                    .from(Start.PUBLISHED)
                    .run(progress -> {});
            PlanChanges changes = PlanChanges.between(declined.bookedRoles(), improved.schedule());
            System.out.printf(
                    "improved for %d s: %d published changed, %s%n",
                    seconds, changes.moved().size() + changes.cancelled().size(), improved.score());
        }
    }

    private static void measure(LocalChange kind, PlanningData published, int times) {
        var random = new Random(7);
        var millis = new double[times];
        var loading = new double[times];
        var cpu = new double[times];
        var changes = new int[times];
        int beyond = 0;
        int tooMany = 0;
        int unscheduled = 0;
        int invalid = 0;
        for (int one = 0; one < times; one++) {
            PlanningData changed = kind.apply(published, random);
            int broken = ReplanningTest.brokenBy(changed);
            long cpuBefore = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long before = System.nanoTime();
            var problem = ProblemLoader.load(changed);
            loading[one] = (System.nanoTime() - before) / 1e6;
            Plan plan = PlanSolver.firstPlanFromPublished(problem, Weights.defaults(), 1);
            millis[one] = (System.nanoTime() - before) / 1e6;
            cpu[one] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuBefore) / 1e6;
            var schedule = Schedules.of(plan, changed);
            invalid +=
                    ScheduleCheck.check(changed, schedule).stream().anyMatch(violation -> !violation.given()) ? 1 : 0;
            PlanChanges difference = PlanChanges.between(changed.bookedRoles(), schedule);
            changes[one] = difference.moved().size() + difference.cancelled().size();
            beyond += changes[one] > broken ? 1 : 0;
            unscheduled += problem.requests().size() - plan.scheduled();
            tooMany += broken <= 3 && changes[one] > 3 ? 1 : 0;
        }
        Arrays.sort(millis);
        Arrays.sort(loading);
        Arrays.sort(cpu);
        System.out.printf(
                Locale.ROOT,
                "%-14s p50 %.0f ms, p95 %.0f ms, max %.0f (loading p50 %.0f, p95 %.0f; CPU p50 %.0f, p95 %.0f); changed at most %d, beyond those broken in %d, more than 3 where at most 3 are broken in %d; unscheduled %.1f; invalid %d%n",
                kind,
                millis[times / 2],
                millis[times * 95 / 100],
                millis[times - 1],
                loading[times / 2],
                loading[times * 95 / 100],
                cpu[times / 2],
                cpu[times * 95 / 100],
                Arrays.stream(changes).max().orElse(0),
                beyond,
                tooMany,
                unscheduled / (double) times,
                invalid);
    }

    private static void replan(PlanningData changed) {
        PlanSolver.firstPlanFromPublished(ProblemLoader.load(changed), Weights.defaults(), 1);
    }
}
