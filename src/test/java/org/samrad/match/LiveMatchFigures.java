package org.samrad.match;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.csv.PlanningDataReader;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestRole;
import org.samrad.solve.Solve;
import org.samrad.solver.Weights;

/**
 * Measures the match, not a test: solves a data set, takes the answer for published, and matches requests of it as if they were new,
 * each third of them asked for harder than it is (level 5, one role more), first one after the other, then by 30 people who each
 * wait a third of a second between two letters. Arguments: the folder, seconds to solve first, how many wishes.
 */
final class LiveMatchFigures {

    private static final int PEOPLE = 30;
    private static final int PAUSE_MILLIS = 333;

    private LiveMatchFigures() {}

    public static void main(String[] arguments) throws Exception {
        PlanningData data = PlanningDataReader.read(Path.of(arguments[0]));
        List<org.samrad.dataset.ScheduleRow> plan = new Solve(
                        data, Weights.defaults(), Duration.ofSeconds(Long.parseLong(arguments[1])), 1)
                .run(progress -> {})
                .schedule();
        OpenPlan open = OpenPlan.of(PlanRef.PUBLISHED, data, plan, Weights.defaults());
        long began = System.nanoTime();
        open.recommendations();
        System.out.printf(Locale.ROOT, "opened in %.0f ms%n", (System.nanoTime() - began) / 1e6);
        int wishes = Integer.parseInt(arguments[2]);
        run(data, open, wishes, 1);
        run(data, open, wishes, 2);
        try (var people = Executors.newFixedThreadPool(PEOPLE)) {
            var tasks = new ArrayList<Callable<double[]>>();
            for (int one = 0; one < PEOPLE; one++) {
                int seed = 100 + one;
                tasks.add(() -> typed(data, open, 60, seed));
            }
            double[] all = people.invokeAll(tasks).stream()
                    .flatMapToDouble(done -> Arrays.stream(done.resultNow()))
                    .toArray();
            print("30 people at once", all);
        }
    }

    private static void run(PlanningData data, OpenPlan open, int wishes, int seed) {
        var random = new Random(seed);
        var possible = new ArrayList<Double>();
        var impossible = new ArrayList<Double>();
        for (int one = 0; one < wishes; one++) {
            Wish wish = wish(data, random);
            long from = System.nanoTime();
            LiveMatch match = LiveMatches.of(wish, open);
            (match.isPossible() ? possible : impossible).add((System.nanoTime() - from) / 1e6);
        }
        print("possible", possible.stream().mapToDouble(ms -> ms).toArray());
        print("impossible", impossible.stream().mapToDouble(ms -> ms).toArray());
    }

    private static void pause(int milliseconds) {
        LockSupport.parkNanos(milliseconds * 1_000_000L);
    }

    private static double[] typed(PlanningData data, OpenPlan open, int letters, int seed) {
        var random = new Random(seed);
        var times = new double[letters];
        pause(random.nextInt(PAUSE_MILLIS));
        for (int letter = 0; letter < letters; letter++) {
            Wish wish = wish(data, random);
            long from = System.nanoTime();
            LiveMatches.of(wish, open);
            times[letter] = (System.nanoTime() - from) / 1e6;
            pause(PAUSE_MILLIS);
        }
        return times;
    }

    private static Wish wish(PlanningData data, Random random) {
        PlanningData.Request request =
                data.requests().get(random.nextInt(data.requests().size()));
        List<RequestRole> roles = new ArrayList<>(data.requestRoles().stream()
                .filter(row -> row.request().equals(request.id()))
                .map(PlanningData.RequestRole::asked)
                .toList());
        if (random.nextInt(3) == 0) {
            roles.replaceAll(role -> role.atLevel(5));
            roles.add(new RequestRole(
                    "another",
                    data.competences()
                            .get(random.nextInt(data.competences().size()))
                            .id(),
                    5,
                    false,
                    null,
                    null));
        }
        var terms = request.terms().with(fields -> fields.follows = null);
        return new Wish(null, request.caseId(), new RequestContent(terms, roles, List.of(), List.of()));
    }

    private static void print(String what, double[] times) {
        if (times.length == 0) {
            return;
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%s: %d, median %.1f, p95 %.1f, p99 %.1f, most %.1f ms%n",
                what,
                times.length,
                times[times.length / 2],
                times[times.length * 95 / 100],
                times[times.length * 99 / 100],
                times[times.length - 1]);
    }
}
