package org.samrad.explain.diary;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData;
import org.samrad.matching.PlanningFacts;

/**
 * The starts that a request itself allows: on the grid, not before now, with the notice asked for, within the horizon and the times when the participants can.
 * A start is a bit: slots of the days from the first to the last.
 */
public final class AllowedStarts {

    private static final Set<Urgency> WITHOUT_NOTICE = EnumSet.of(Urgency.ACUTE, Urgency.DAYS_3);

    private final int firstDay;
    private final int slotsPerDay;
    private final int slotMinutes;
    private final BitSet bits;

    /** @param firstDay first day to look at, a day of the horizon; none is looked at where it is after {@code lastDay} */
    public AllowedStarts(PlanningFacts facts, PlanningData.Request request, int firstDay, int lastDay) {
        this(facts, request, firstDay, lastDay, firstMinute(facts, request), facts.windows(request.id()));
    }

    private AllowedStarts(
            PlanningFacts facts,
            PlanningData.Request request,
            int firstDay,
            int lastDay,
            int firstMinute,
            List<PlanningData.RequestWindow> windows) {
        this.firstDay = firstDay;
        this.slotsPerDay = facts.slotsPerDay();
        this.slotMinutes = facts.header().slotMinutes();
        this.bits = bitsUntil(lastDay, facts, request, firstMinute, windows);
    }

    /** The starts in the request's own window. */
    public static AllowedStarts of(PlanningFacts facts, PlanningData.Request request) {
        return new AllowedStarts(facts, request, firstDay(facts, request), lastDay(facts, request));
    }

    /** The starts that there would be without notice. */
    public static AllowedStarts withoutNotice(PlanningFacts facts, PlanningData.Request request) {
        int now = facts.minute(facts.header().now());
        return new AllowedStarts(
                facts, request, firstDay(facts, request), lastDay(facts, request), now, facts.windows(request.id()));
    }

    /** The starts that there would be if the participants could at any time. */
    public static AllowedStarts withoutWindows(PlanningFacts facts, PlanningData.Request request) {
        return new AllowedStarts(
                facts,
                request,
                firstDay(facts, request),
                lastDay(facts, request),
                firstMinute(facts, request),
                List.of());
    }

    /** All starts from now to the end of the horizon, whatever the request says of its days and windows and of notice. */
    public static AllowedStarts ofHorizon(PlanningFacts facts, PlanningData.Request request) {
        int now = facts.minute(facts.header().now());
        int first = Math.max(PlanningFacts.dayOf(now), 0);
        return new AllowedStarts(facts, request, first, facts.days() - 1, now, List.of());
    }

    /** The first minute at which the request may start: now, or after the notice that it needs. */
    public static int firstMinute(PlanningFacts facts, PlanningData.Request request) {
        int hours = WITHOUT_NOTICE.contains(request.terms().urgency())
                ? 0
                : facts.header().noticeHours();
        return facts.minute(facts.header().now().plusHours(hours));
    }

    /** First day of the horizon on which a request may lie. */
    public static int firstDay(PlanningFacts facts, PlanningData.Request request) {
        int today = PlanningFacts.dayOf(facts.minute(facts.header().now()));
        return Math.max(Math.max(facts.day(request.earliestOrDefault(facts.header())), 0), today);
    }

    /** Last such day; before the first where there is none. */
    public static int lastDay(PlanningFacts facts, PlanningData.Request request) {
        return Math.min(facts.day(request.latestOrDefault(facts.header())), facts.days() - 1);
    }

    private BitSet bitsUntil(
            int lastDay,
            PlanningFacts facts,
            PlanningData.Request request,
            int firstMinute,
            List<PlanningData.RequestWindow> participants) {
        var found = new BitSet();
        List<int[]> windows = participants.stream()
                .map(row -> new int[] {facts.minute(row.from()), facts.minute(row.until())})
                .toList();
        for (int day = firstDay; day <= lastDay; day++) {
            for (int slot = 0; slot < slotsPerDay; slot++) {
                int start = day * PlanningFacts.MINUTES_PER_DAY + slot * slotMinutes;
                int end = start + request.terms().durationMinutes();
                if (start >= firstMinute
                        && end < (day + 1) * PlanningFacts.MINUTES_PER_DAY
                        && !facts.coversSkipped(start, end)
                        && (windows.isEmpty()
                                || windows.stream().anyMatch(window -> window[0] <= start && end <= window[1]))) {
                    found.set((day - firstDay) * slotsPerDay + slot);
                }
            }
        }
        return found;
    }

    /** All of them; not to be changed. */
    public BitSet bits() {
        return bits;
    }

    public boolean isEmpty() {
        return bits.isEmpty();
    }

    /** The first start from one on, -1 where there is none. */
    public int next(int start) {
        return bits.nextSetBit(start);
    }

    /** How many days have starts at most; counted from {@link #firstDay}. */
    public int dayCount() {
        return (bits.length() + slotsPerDay - 1) / slotsPerDay;
    }

    /** The first day, as a day of the horizon. */
    public int firstDay() {
        return firstDay;
    }

    /** Whether a day, counted from the first, has a start. */
    public boolean hasStart(int day) {
        int next = bits.nextSetBit(day * slotsPerDay);
        return next >= 0 && next < (day + 1) * slotsPerDay;
    }

    /** The first start of a day, counted from the first, that is not before a minute of the horizon, or one of a later day. */
    public int nextFrom(int day, int minute) {
        int slot = Math.ceilDiv(minute - (firstDay + day) * PlanningFacts.MINUTES_PER_DAY, slotMinutes);
        return bits.nextSetBit(day * slotsPerDay + slot);
    }

    /** The minute of the horizon at which a start lies. */
    public int minute(int start) {
        return firstDay * PlanningFacts.MINUTES_PER_DAY
                + start / slotsPerDay * PlanningFacts.MINUTES_PER_DAY
                + start % slotsPerDay * slotMinutes;
    }

    /** The bit of a minute that lies on the grid. */
    public int bitOf(int minute) {
        int sinceFirst = minute - firstDay * PlanningFacts.MINUTES_PER_DAY;
        return sinceFirst / PlanningFacts.MINUTES_PER_DAY * slotsPerDay
                + sinceFirst % PlanningFacts.MINUTES_PER_DAY / slotMinutes;
    }

    /** Day of a start, as a day of the horizon. */
    public int dayOf(int start) {
        return firstDay + start / slotsPerDay;
    }

    /** How many bits a day has. */
    public int slotsPerDay() {
        return slotsPerDay;
    }
}
