package org.samrad.solver;

/**
 * That one request follows another: it may be held only where the other is, some days after it, and some minutes after its end.
 *
 * @param earlier index of the request that is followed
 * @param later index of the request that follows
 * @param minGapDays least number of days between their dates, 0 or more
 * @param maxGapDays greatest number of days between their dates, {@link #NO_BOUND} for any
 * @param minGapMinutes least number of minutes from the end of the earlier to the start of the later, 0 or more
 * @param maxGapMinutes greatest number of minutes from that end to that start, {@link #NO_BOUND} for any
 */
public record SequenceLink(
        int earlier, int later, int minGapDays, int maxGapDays, int minGapMinutes, int maxGapMinutes) {

    /** More days, or minutes, than any horizon has; sums of it stay within an int. */
    public static final int NO_BOUND = Integer.MAX_VALUE / 4;

    /** Whether both may lie on one day. */
    public boolean mayShareADay() {
        return minGapDays == 0 && minGapMinutes < Problem.MINUTES_PER_DAY;
    }

    /** First day for the later one. */
    public int firstDayAfter(Option heldEarlier) {
        return Math.max(heldEarlier.day() + minGapDays, Problem.dayOf(firstStartAfter(heldEarlier)));
    }

    /** Last day for the later one. */
    public int lastDayAfter(Option heldEarlier) {
        return Math.min(heldEarlier.day() + maxGapDays, Problem.dayOf(lastStartAfter(heldEarlier)));
    }

    /** First day for the earlier one. */
    public int firstDayBefore(Option heldLater, Request request) {
        return Math.max(heldLater.day() - maxGapDays, Problem.dayOf(firstStartBefore(heldLater, request)));
    }

    /** Last day for the earlier one. */
    public int lastDayBefore(Option heldLater, Request request) {
        return Math.min(heldLater.day() - minGapDays, Problem.dayOf(lastStartBefore(heldLater, request)));
    }

    /** First start for the later one, in minutes, of those on the days that will do. */
    public int firstStartAfter(Option heldEarlier) {
        return heldEarlier.end() + minGapMinutes;
    }

    /** Last start for the later one, in minutes, of those on the days that will do. */
    public int lastStartAfter(Option heldEarlier) {
        return heldEarlier.end() + maxGapMinutes;
    }

    /** First start for the earlier one, in minutes, of those on the days that will do. */
    public int firstStartBefore(Option heldLater, Request request) {
        return heldLater.start() - maxGapMinutes - request.durationMinutes();
    }

    /** Last start for the earlier one, in minutes, of those on the days that will do. */
    public int lastStartBefore(Option heldLater, Request request) {
        return heldLater.start() - minGapMinutes - request.durationMinutes();
    }

    /** Whether the later one comes rightly after the earlier one. */
    boolean isKeptBy(Option heldEarlier, Option heldLater) {
        int days = heldLater.day() - heldEarlier.day();
        return days >= minGapDays
                && days <= maxGapDays
                && heldLater.start() >= firstStartAfter(heldEarlier)
                && heldLater.start() <= lastStartAfter(heldEarlier);
    }
}
