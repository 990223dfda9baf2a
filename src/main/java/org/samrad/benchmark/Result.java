package org.samrad.benchmark;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table: what a solver made of a data set in its time.
 *
 * @param seed the seed, or {@link #MEDIAN} for the middle of several
 * @param seconds the time limit
 * @param figures what came of it, or null where there is no plan
 * @param bound what the solver proved along the way
 * @param note what a reader should know, or empty
 */
public record Result(
        String dataset,
        int requests,
        int specialists,
        String profile,
        String solver,
        String seed,
        int seconds,
        @Nullable Figures figures,
        Reference.Bound bound,
        String note) {

    /** Stands in place of the seed where a row is the median of the others. */
    public static final String MEDIAN = "median";

    /**
     * What a plan costs and what it took.
     *
     * @param medium weighted cost of the unscheduled
     * @param soft weighted cost of everything wished for
     * @param waiting the part of it that is waiting
     * @param firstCompleteMs milliseconds to the first complete plan, below 0 where that isn't known
     * @param movesPerSecond 0 for a solver that makes none
     * @param valid whether the independent checker finds nothing but what comes with the data
     */
    public record Figures(
            double scheduled,
            double medium,
            double soft,
            double waiting,
            double firstCompleteMs,
            double movesPerSecond,
            double peakMemoryMb,
            boolean valid) {

        private static final double EQUAL = 1e-6;

        /** Below 0 where this costs less than so much: the unscheduled first, then the rest. */
        int compareTo(double otherMedium, double otherSoft) {
            if (Math.abs(medium - otherMedium) > EQUAL) {
                return medium < otherMedium ? -1 : 1;
            }
            return Math.abs(soft - otherSoft) <= EQUAL ? 0 : soft < otherSoft ? -1 : 1;
        }
    }

    /** The row that stands for these, which differ by seed alone: each figure's own median, and valid where all are. */
    static Result median(List<Result> rows) {
        Result first = rows.getFirst();
        List<Figures> all = rows.stream()
                .map(Result::figures)
                .filter(figures -> figures != null)
                .toList();
        Figures middle = all.size() < rows.size()
                ? null
                : new Figures(
                        median(all, Figures::scheduled),
                        median(all, Figures::medium),
                        median(all, Figures::soft),
                        median(all, Figures::waiting),
                        median(all, Figures::firstCompleteMs),
                        median(all, Figures::movesPerSecond),
                        median(all, Figures::peakMemoryMb),
                        all.stream().allMatch(Figures::valid));
        return new Result(
                first.dataset,
                first.requests,
                first.specialists,
                first.profile,
                first.solver,
                MEDIAN,
                first.seconds,
                middle,
                Reference.Bound.NONE,
                middle == null ? "no plan with every seed" : "");
    }

    private static double median(List<Figures> all, ToDoubleFunction<Figures> figure) {
        double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Whether it is the same question: data set and profile. */
    boolean isOf(String otherDataset, String otherProfile) {
        return dataset.equals(otherDataset) && profile.equals(otherProfile);
    }

    boolean isMedian() {
        return seed.equals(MEDIAN);
    }
}
