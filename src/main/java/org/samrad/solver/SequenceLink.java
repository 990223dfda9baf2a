package org.samrad.solver;

/**
 * That one request follows another: it may be held only where the other is, some days after it, and on one day after its end.
 *
 * @param earlier index of the request that is followed
 * @param later index of the request that follows
 * @param minGapDays least number of days between them
 * @param maxGapDays greatest number of days between them
 */
public record SequenceLink(int earlier, int later, int minGapDays, int maxGapDays) {

    private static final SequenceLink[] NONE = {};

    /** The links of a request to what it follows. */
    static SequenceLink[] before(Request request) {
        return request.follows() == Request.FOLLOWS_NONE
                ? NONE
                : new SequenceLink[] {
                    new SequenceLink(request.follows(), request.index(), request.minGapDays(), request.maxGapDays())
                };
    }

    /** Whether both may lie on one day. */
    public boolean mayShareADay() {
        return minGapDays == 0;
    }

    /** First day for the later one where the earlier one lies on a day. */
    public int firstDayAfter(int day) {
        return day + minGapDays;
    }

    /** Last day for the later one where the earlier one lies on a day. */
    public int lastDayAfter(int day) {
        return (int) Math.min(Integer.MAX_VALUE, (long) day + maxGapDays);
    }

    /** First day for the earlier one where the later one lies on a day. */
    public int firstDayBefore(int day) {
        return day - maxGapDays;
    }

    /** Last day for the earlier one where the later one lies on a day. */
    public int lastDayBefore(int day) {
        return day - minGapDays;
    }

    /** First start for the later one, in minutes, of those on the days that will do. */
    public int firstStartAfter(Option heldEarlier) {
        return heldEarlier.end();
    }

    /** Last start for the earlier one, in minutes, of those on the days that will do. */
    public int lastStartBefore(Option heldLater, Request request) {
        return heldLater.start() - request.durationMinutes();
    }

    /** Whether the later one comes rightly after the earlier one. */
    boolean isKeptBy(Option heldEarlier, Option heldLater) {
        return heldLater.day() >= firstDayAfter(heldEarlier.day())
                && heldLater.day() <= lastDayAfter(heldEarlier.day())
                && (heldLater.day() > heldEarlier.day() || heldLater.start() >= firstStartAfter(heldEarlier));
    }
}
