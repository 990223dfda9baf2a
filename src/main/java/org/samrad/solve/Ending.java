package org.samrad.solve;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a solve ends: at its limit, or soon after it is told to stop. The search ends a little before, so that there is time to
 * check what was found, to say what no plan can better and why the rest has no place, and to write it. Safe from any thread.
 */
final class Ending {

    /** So long it may still explain once it is told to stop, or where the limit left no time for that. */
    private static final Duration SHORT = Duration.ofMillis(500);

    /** So long floors may still be worked out once it is told to stop. */
    private static final Duration VERY_SHORT = Duration.ofMillis(200);

    /** Floors hardly rise any more after that, of tens of thousands of requests neither. */
    private static final Duration LONGEST_FLOORS = Duration.ofSeconds(60);

    /** An explanation takes about as long. */
    private static final Duration ONE_EXPLANATION = Duration.ofMillis(20);

    private final Duration limit;
    private final LongSupplier nanoTime;
    private final long began;
    private Duration forChecking = Duration.ZERO;
    private Duration forFloors = Duration.ZERO;
    private Duration keptBack = Duration.ZERO;
    private boolean stopped;
    private Duration floorsEnd = Duration.ofSeconds(Long.MAX_VALUE);
    private Duration explainingEnds = Duration.ofSeconds(Long.MAX_VALUE);

    /** The time runs from now on. */
    Ending(Duration limit) {
        this(limit, System::nanoTime);
    }

    /** @param nanoTime a clock that only goes forward, in nanoseconds */
    Ending(Duration limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
    }

    Duration spent() {
        return Duration.ofNanos(nanoTime.getAsLong() - began);
    }

    /** Time until the limit, never below zero. */
    Duration left() {
        return notNegative(limit.minus(spent()));
    }

    /** Time that the search has left, never below zero. */
    synchronized Duration leftToSearch() {
        return stopped ? Duration.ZERO : notNegative(limit.minus(keptBack).minus(spent()));
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    /** Whether the search, and what goes before it, is to end with what it has. */
    boolean isSearchOver() {
        return leftToSearch().isZero();
    }

    /**
     * Keeps back time for what comes after the search, a twentieth of it for floors.
     *
     * @param check how long it takes to check a plan the first time, while that code is still being compiled; all that is to be done
     *     with the last plan gets twice as long, and half of the time at most
     * @param unscheduled how many requests may have to be explained, which gets a twentieth of the time at most
     */
    synchronized void keepBack(Duration check, int unscheduled) {
        Duration explaining = least(ONE_EXPLANATION.multipliedBy(unscheduled), limit.dividedBy(20));
        forChecking = least(check.multipliedBy(2), limit.dividedBy(2));
        forFloors = least(LONGEST_FLOORS, limit.dividedBy(20));
        keptBack = forChecking.plus(explaining).plus(forFloors);
    }

    /** The search has ended: how long floors may take. */
    synchronized Duration beginFloors() {
        Duration most = stopped ? VERY_SHORT : forFloors;
        floorsEnd = spent().plus(most);
        return most;
    }

    synchronized boolean areFloorsOver() {
        return spent().compareTo(floorsEnd) > 0;
    }

    /** The floors are there: from now on no more than the time kept back goes into explanations. */
    synchronized void beginExplaining() {
        Duration now = spent();
        Duration kept = notNegative(limit.minus(forChecking).minus(now));
        explainingEnds = now.plus(stopped || kept.compareTo(SHORT) < 0 ? SHORT : kept);
    }

    synchronized boolean isExplainingOver() {
        return spent().compareTo(explainingEnds) > 0;
    }

    static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    synchronized void stop() {
        stopped = true;
        floorsEnd = least(floorsEnd, spent().plus(VERY_SHORT));
        explainingEnds = least(explainingEnds, spent().plus(SHORT));
    }

    synchronized boolean isStopped() {
        return stopped;
    }
}
