package org.samrad.run;

/** Somebody has as many runs under way as one person may have; none was started. */
public class TooManyRuns extends RuntimeException {

    private final int most;

    TooManyRuns(int most) {
        super("Nobody may have more than %d runs under way at once.".formatted(most));
        this.most = most;
    }

    /** How many one person may have. */
    public int most() {
        return most;
    }
}
