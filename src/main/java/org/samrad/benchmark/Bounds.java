package org.samrad.benchmark;

import java.util.List;

/** What all rows together prove of a data set with a profile, and what was proven before. */
public final class Bounds {

    private static final double EQUAL = 1e-6;

    private final List<Result> rows;
    private final Baselines baselines;

    Bounds(List<Result> rows, Baselines baselines) {
        this.rows = rows;
        this.baselines = baselines;
    }

    /**
     * The highest bound on each cost; the one on soft costs is of plans with no more unscheduled than must be. 0 where nothing is
     * known.
     */
    Reference.Bound of(String dataset, String profile) {
        double medium = 0;
        double soft = 0;
        Baselines.Baseline before = baselines.of(dataset, profile);
        if (before != null && before.proven() && !isRefuted(before)) {
            medium = before.medium();
            soft = before.soft();
        }
        for (Result row : rows) {
            if (row.isOf(dataset, profile)) {
                medium = Math.max(medium, row.bound().medium());
                soft = Math.max(soft, row.bound().soft());
            }
        }
        return new Reference.Bound(medium, soft);
    }

    /** Whether a valid plan betters what was proven: then that is of other data of the same name, or of earlier rules. */
    private boolean isRefuted(Baselines.Baseline before) {
        return rows.stream()
                .filter(row -> row.isOf(before.dataset(), before.profile()))
                .anyMatch(row -> {
                    Result.Figures figures = row.figures();
                    return figures != null
                            && !row.isMedian()
                            && figures.valid()
                            && figures.compareTo(before.medium(), before.soft()) < 0;
                });
    }

    /** Whether no plan is better than this row's. */
    boolean isProven(Result row) {
        Reference.Bound bound = of(row.dataset(), row.profile());
        Result.Figures figures = row.figures();
        return figures != null && figures.medium() <= bound.medium() + EQUAL && figures.soft() <= bound.soft() + EQUAL;
    }

    /** Whether no plan schedules more than this row's. */
    boolean isMostScheduled(Result row) {
        Result.Figures figures = row.figures();
        return figures != null
                && figures.medium() <= of(row.dataset(), row.profile()).medium() + EQUAL;
    }
}
