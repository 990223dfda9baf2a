package org.samrad.run;

import java.time.Duration;

/**
 * When the best so far may be stored: the first at once, then one at a time and no sooner than a given interval after the
 * one before, nor sooner than four times what that one took, so that storing never takes more than a fifth of a core.
 */
final class StoringPace {

    private static final int REST = 4;

    private final Duration interval;
    private Duration notBefore = Duration.ZERO;
    private boolean busy;

    StoringPace(Duration interval) {
        this.interval = interval;
    }

    /** Whether to store now; whoever is told yes must say {@link #done}. */
    synchronized boolean claim(Duration elapsed) {
        if (busy || elapsed.compareTo(notBefore) < 0) {
            return false;
        }
        busy = true;
        return true;
    }

    /**
     * @param claimedAt the elapsed time that the storing was claimed at
     * @param took how long it took
     */
    synchronized void done(Duration claimedAt, Duration took) {
        Duration rest = took.multipliedBy(REST);
        notBefore = claimedAt.plus(took).plus(rest.compareTo(interval) > 0 ? rest : interval);
        busy = false;
    }
}
