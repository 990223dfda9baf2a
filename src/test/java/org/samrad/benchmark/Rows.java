package org.samrad.benchmark;

/** Rows of the table for tests: the data set {@code small} with the profile {@code benchmark} in 60 seconds. */
final class Rows {

    private Rows() {}

    static Result row(String solver, String seed, double medium, double soft) {
        return row(
                solver,
                seed,
                new Result.Figures(90, medium, soft, soft, 1500, 12_000, 512, true),
                Reference.Bound.NONE);
    }

    static Result row(String solver, String seed, Result.Figures figures, Reference.Bound bound) {
        return new Result("small", 100, 30, "benchmark", solver, seed, 60, figures, bound, "");
    }

    static Result invalid(double medium, double soft) {
        return row("broken", "1", new Result.Figures(90, medium, soft, soft, -1, 0, 512, false), Reference.Bound.NONE);
    }

    static Result proven(String solver, double medium, double soft) {
        return row(
                solver,
                "1",
                new Result.Figures(90, medium, soft, soft, 1500, 0, 512, true),
                new Reference.Bound(medium, soft));
    }
}
