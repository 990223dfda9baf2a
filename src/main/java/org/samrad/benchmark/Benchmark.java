package org.samrad.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.solve.Outcome;
import org.samrad.solve.ProblemLoader;
import org.samrad.solve.Schedules;
import org.samrad.solve.Solve;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanReview;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Problem;
import org.samrad.solver.Weights;
import org.samrad.solver.floor.Floors;

/** Runs every data set with every profile, time limit and seed, ours first and then the references, one after another. */
public final class Benchmark {

    /** Our own solver's name in the table. */
    public static final String OURS = "samrad";

    /** A data set and the name under which its best known is kept. */
    public record DataSet(String name, PlanningData data) {}

    /**
     * What to run.
     *
     * @param profiles weights by name
     * @param seconds time limits
     * @param cores how many cores each solver may use
     */
    public record Settings(
            List<DataSet> dataSets,
            Map<String, Weights> profiles,
            List<Integer> seconds,
            List<Long> seeds,
            List<Reference> references,
            int cores) {}

    private final Settings settings;
    private final Consumer<String> progress;
    private final List<Result> results = new ArrayList<>();

    /** @param progress told in one line what is run and what came of it */
    public Benchmark(Settings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Every reference on the class path; those that need OR-Tools are there in the Maven profile {@code benchmark}. */
    public static List<Reference> references() {
        return ServiceLoader.load(Reference.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /**
     * Runs everything.
     *
     * @param onResult given all rows so far after each run, so that who ends it early has them
     */
    public List<Result> run(Consumer<List<Result>> onResult) {
        for (DataSet dataSet : settings.dataSets) {
            Problem problem = ProblemLoader.load(dataSet.data);
            settings.profiles.forEach((profile, weights) -> {
                for (int seconds : settings.seconds) {
                    for (long seed : settings.seeds) {
                        add(runOurs(dataSet, profile, weights, seconds, seed), onResult);
                    }
                    for (Reference reference : settings.references) {
                        List<Long> seeds = reference.differsBySeed() ? settings.seeds : settings.seeds.subList(0, 1);
                        for (long seed : seeds) {
                            var task = new Reference.Task(
                                    dataSet.data, problem, weights, Duration.ofSeconds(seconds), settings.cores, seed);
                            add(runReference(dataSet, profile, reference, task), onResult);
                        }
                    }
                }
            });
        }
        return List.copyOf(results);
    }

    private void add(Result result, Consumer<List<Result>> onResult) {
        Result.Figures figures = result.figures();
        progress.accept(
                figures == null
                        ? "   no plan: " + result.note()
                        : String.format(
                                Locale.ROOT,
                                "   %.0f/%d scheduled, medium %s, soft %s%s",
                                figures.scheduled(),
                                result.requests(),
                                ResultTable.number(figures.medium()),
                                ResultTable.number(figures.soft()),
                                figures.valid() ? "" : ", NOT VALID"));
        results.add(result);
        onResult.accept(List.copyOf(results));
    }

    /**
     * A plan, priced, and what its making took.
     *
     * @param schedule null where there is no plan
     */
    private record Made(
            @Nullable List<ScheduleRow> schedule,
            Map<PlanRule, Double> costs,
            @Nullable Duration firstComplete,
            long moves,
            Reference.Bound bound,
            String note) {}

    private Result runOurs(DataSet dataSet, String profile, Weights weights, int seconds, long seed) {
        return measured(dataSet, profile, OURS, seed, seconds, () -> {
            var solve = new Solve(dataSet.data, weights, Duration.ofSeconds(seconds), seed, settings.cores);
            Outcome outcome = solve.run(going -> {});
            Reference.Bound bound = bound(outcome.floors(), weights);
            return new Made(
                    outcome.schedule(),
                    outcome.costs(),
                    solve.firstComplete(),
                    solve.moves(),
                    bound,
                    "floors: medium %s, soft %s"
                            .formatted(ResultTable.number(bound.medium()), ResultTable.number(bound.soft())));
        });
    }

    /** Floors of a plan hold for all with no more left out, so for those with the least, too. */
    private static Reference.Bound bound(@Nullable Floors floors, Weights weights) {
        return floors == null
                ? Reference.Bound.NONE
                : new Reference.Bound(
                        weights.cost(PlanRule.UNSCHEDULED, floors.leftOutWeight()),
                        weights.cost(PlanRule.WAITING, floors.waitingCost()));
    }

    private Result runReference(DataSet dataSet, String profile, Reference reference, Reference.Task task) {
        int seconds = (int) task.limit().toSeconds();
        String refusal = reference.refusal(task);
        if (refusal != null) {
            return row(dataSet, profile, reference.id(), task.seed(), seconds, null, Reference.Bound.NONE, refusal);
        }
        return measured(dataSet, profile, reference.id(), task.seed(), seconds, () -> {
            Reference.Answer answer = reference.solve(task);
            Plan plan = answer.plan();
            return new Made(
                    plan == null ? null : Schedules.of(plan, dataSet.data),
                    plan == null ? Map.of() : PlanReview.of(plan).costs(),
                    answer.firstComplete(),
                    answer.moves(),
                    answer.bound(),
                    answer.note());
        });
    }

    private Result measured(
            DataSet dataSet, String profile, String solver, long seed, int seconds, Supplier<Made> solve) {
        progress.accept("%s, profile %s: %s, %d s, seed %d".formatted(dataSet.name, profile, solver, seconds, seed));
        long began = System.nanoTime();
        try (var memory = new PeakMemory()) {
            Made made = solve.get();
            double spent = (System.nanoTime() - began) / 1e9;
            List<ScheduleRow> schedule = made.schedule;
            Result.Figures figures =
                    schedule == null ? null : figures(dataSet.data, made, schedule, spent, memory.megabytes());
            return row(dataSet, profile, solver, seed, seconds, figures, made.bound, made.note);
        }
    }

    private static Result.Figures figures(
            PlanningData data, Made made, List<ScheduleRow> schedule, double spent, double peakMemoryMb) {
        Duration first = made.firstComplete;
        return new Result.Figures(
                schedule.stream().map(ScheduleRow::request).distinct().count(),
                cost(made, PlanRule.Level.MEDIUM),
                cost(made, PlanRule.Level.SOFT),
                made.costs.getOrDefault(PlanRule.WAITING, 0.0),
                first == null ? -1 : first.toMillis(),
                made.moves / spent,
                peakMemoryMb,
                ScheduleCheck.check(data, schedule).stream().allMatch(Violation::given));
    }

    private static double cost(Made made, PlanRule.Level level) {
        return made.costs.entrySet().stream()
                .filter(entry -> entry.getKey().level() == level)
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static Result row(
            DataSet dataSet,
            String profile,
            String solver,
            long seed,
            int seconds,
            Result.@Nullable Figures figures,
            Reference.Bound bound,
            String note) {
        return new Result(
                dataSet.name,
                dataSet.data.requests().size(),
                dataSet.data.specialists().size(),
                profile,
                solver,
                String.valueOf(seed),
                seconds,
                figures,
                bound,
                note);
    }
}
