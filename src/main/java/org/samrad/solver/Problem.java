package org.samrad.solver;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
import org.samrad.consultation.Way;
import org.samrad.time.LocalMinutes;

/**
 * The unchanging facts of one planning problem. Time is minutes of local time since the midnight that begins the horizon's
 * first day; days and ISO weeks count from there.
 */
public final class Problem {

    public static final int MINUTES_PER_DAY = LocalMinutes.PER_DAY;

    private final int days;
    private final int firstWeekday;
    private final int slotMinutes;
    private final int now;
    private final List<SpecialistFacts> specialists;
    private final List<Request> requests;
    private final int[] rooms;
    private final @Nullable Way[][] ways;
    private final int wordsPerDay;
    private final int[][] skipped;
    private final int[][] school;
    private final RelatedRequests related;
    private final long[] offeredMinutes;
    private final int offering;
    private final AtomicReferenceArray<int[]> possibleDays;
    private volatile @Nullable BitSet pinnedBreaking;

    /**
     * @param days length of the horizon
     * @param firstWeekday 0 where the first day is a Monday, 6 where it is a Sunday
     * @param slotMinutes a divisor of 60; starts lie on multiples of it after midnight
     * @param now earliest start
     * @param rooms rooms of each site, {@link SpecialistFacts#NO_LIMIT} for any number
     * @param ways from site to site, null where none is known
     * @param school minutes [from, until) of each day during which school is held, empty where it is not
     * @param skipped minutes [from, until) of local time that the clocks leave out, each within one day
     */
    public Problem(
            int days,
            int firstWeekday,
            int slotMinutes,
            int now,
            List<SpecialistFacts> specialists,
            List<Request> requests,
            int[] rooms,
            @Nullable Way[][] ways,
            int[][] skipped,
            int[][] school) {
        this.days = days;
        this.firstWeekday = firstWeekday;
        this.slotMinutes = slotMinutes;
        this.now = now;
        this.specialists = List.copyOf(specialists);
        this.requests = List.copyOf(requests);
        this.rooms = rooms;
        this.ways = ways;
        this.wordsPerDay = (slotsPerDay() + 63) / 64;
        this.skipped = skipped;
        this.school = school;
        this.related = new RelatedRequests(this.requests);
        this.offeredMinutes =
                specialists.stream().mapToLong(SpecialistFacts::minutesOffered).toArray();
        this.offering = (int)
                Arrays.stream(offeredMinutes).filter(minutes -> minutes > 0).count();
        this.possibleDays = new AtomicReferenceArray<>(requests.size());
    }

    /**
     * The starts that the request itself allows on a day, one bit per slot: those at which the whole consultation lies in one of
     * its windows, on one day and at no time that the clocks skip. Overwrites {@code into}; false where there is none.
     */
    public boolean copyStarts(Request request, int day, long[] into) {
        Arrays.fill(into, 0, wordsPerDay, 0);
        if (day < firstDay(request) || day > lastDay(request)) {
            return false;
        }
        int midnight = day * MINUTES_PER_DAY;
        if (request.windows().length == 0) {
            markStarts(request, midnight, midnight + MINUTES_PER_DAY, day, into);
        }
        for (int[] window : request.windows()) {
            if (window[0] < midnight + MINUTES_PER_DAY && midnight < window[1]) {
                markStarts(request, window[0], window[1], day, into);
            }
        }
        for (int[] gap : skipped) {
            if (dayOf(gap[0]) == day) {
                int first = Math.floorDiv(gap[0] - request.durationMinutes() - midnight, slotMinutes) + 1;
                int last = Math.ceilDiv(gap[1] - midnight, slotMinutes) - 1;
                for (int slot = Math.max(0, first); slot <= last; slot++) {
                    into[slot >> 6] &= ~(1L << slot);
                }
            }
        }
        return hasAny(into);
    }

    private boolean hasAny(long[] bits) {
        long any = 0;
        for (int word = 0; word < wordsPerDay; word++) {
            any |= bits[word];
        }
        return any != 0;
    }

    /** Marks the starts at which the whole consultation lies in [from, until) and on the day. */
    private void markStarts(Request request, int from, int until, int day, long[] bits) {
        int midnight = day * MINUTES_PER_DAY;
        int earliest = Math.max(Math.max(from, request.earliestStart()), midnight);
        // One that ends at midnight would end on the next day.
        int latest = Math.min(until, midnight + MINUTES_PER_DAY - 1) - request.durationMinutes();
        int firstSlot = Math.ceilDiv(earliest - midnight, slotMinutes);
        int lastSlot = Math.floorDiv(latest - midnight, slotMinutes);
        if (firstSlot <= lastSlot) {
            markSlots(bits, 0, firstSlot, lastSlot);
        }
    }

    /** Sets the bits of the slots [first, last] in a row of words that begins at {@code at}. */
    public static void markSlots(long[] bits, int at, int first, int last) {
        for (int word = first >> 6; word <= last >> 6; word++) {
            long mask = -1L;
            if (word == first >> 6) {
                mask &= -1L << first;
            }
            if (word == last >> 6) {
                mask &= -1L >>> (63 - (last & 63));
            }
            bits[at + word] |= mask;
        }
    }

    /** Whether [start, end) covers local time that the clocks leave out. */
    boolean coversSkipped(int start, int end) {
        for (int[] gap : skipped) {
            if (gap[0] < end && start < gap[1]) {
                return true;
            }
        }
        return false;
    }

    /** Whether the consultation lies wholly inside one of the times when the participants can. */
    boolean isInWindow(Request request, int start) {
        return request.windows().length == 0 || liesInside(request.windows(), start, start + request.durationMinutes());
    }

    /** Whether the consultation lies inside a wished-for time, or none is wished for. */
    public boolean isPreferred(Request request, int start) {
        return request.preferred().length == 0
                || liesInside(request.preferred(), start, start + request.durationMinutes());
    }

    /** Whether the child has to be kept from school for the consultation. */
    public boolean isInSchoolHours(Request request, int start) {
        if (!request.childAttends()) {
            return false;
        }
        int end = start + request.durationMinutes();
        for (int day = Math.max(0, dayOf(start)); day <= dayOf(end - 1) && day < days; day++) {
            int[] held = school[day];
            if (held.length > 0 && held[0] < end && start < held[1]) {
                return true;
            }
        }
        return false;
    }

    /** Whether a specialist offers some of [start, end) unwillingly. */
    public boolean isUndesired(SpecialistFacts specialist, int start, int end) {
        if (specialist.undesired().length == 0) {
            return false;
        }
        for (int day = dayOf(start); day <= dayOf(end - 1); day++) {
            int midnight = day * MINUTES_PER_DAY;
            for (int[] time : specialist.undesired()[Math.floorMod(day + firstWeekday, 7)]) {
                if (midnight + time[0] < end && start < midnight + time[1]) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean liesInside(int[][] ranges, int from, int until) {
        for (int[] range : ranges) {
            if (range[0] <= from && until <= range[1]) {
                return true;
            }
        }
        return false;
    }

    public int days() {
        return days;
    }

    public int slotMinutes() {
        return slotMinutes;
    }

    public int now() {
        return now;
    }

    public List<SpecialistFacts> specialists() {
        return specialists;
    }

    public List<Request> requests() {
        return requests;
    }

    public int slotsPerDay() {
        return MINUTES_PER_DAY / slotMinutes;
    }

    public int wordsPerDay() {
        return wordsPerDay;
    }

    /** First day of the horizon on which the request may lie. */
    public int firstDay(Request request) {
        return Math.max(Math.max(request.earliestDay(), 0), dayOf(request.earliestStart()));
    }

    /** Last day of the horizon on which the request may lie; before the first where there is none. */
    public int lastDay(Request request) {
        return Math.min(request.latestDay(), days - 1);
    }

    /** The days that the search found possible for a request, or null where it has not asked yet. */
    public int @Nullable [] possibleDays(Request request) {
        return possibleDays.get(request.index());
    }

    /** Keeps it for all who search this problem; they all find the same. */
    public void keepPossibleDays(Request request, int[] days) {
        possibleDays.set(request.index(), days);
    }

    /** Whether a pinned consultation starts before now: nothing that is said of it afterwards takes anything from what follows it. */
    public boolean hasBegun(Request pinned) {
        Request.Placement given = pinned.published();
        return pinned.pinned() && given != null && given.start() < now;
    }

    /** Whether a pinned consultation breaks a rule where it stands, so that nothing is built on it; see {@link PinnedBreaches}. */
    public boolean isBroken(Request pinned) {
        BitSet known = pinnedBreaking;
        if (known == null) {
            known = PinnedBreaches.of(this);
            pinnedBreaking = known;
        }
        return known.get(pinned.index());
    }

    /** Which requests matter to when another one lies. */
    public RelatedRequests related() {
        return related;
    }

    public static int dayOf(int minute) {
        return Math.floorDiv(minute, MINUTES_PER_DAY);
    }

    /** ISO week, counted from the one that holds the horizon's first day. */
    public int weekOf(int day) {
        return Math.floorDiv(day + firstWeekday, 7);
    }

    /** Rooms of a site, {@link SpecialistFacts#NO_LIMIT} for any number. */
    public int roomsAt(int site) {
        return rooms[site];
    }

    public int sites() {
        return rooms.length;
    }

    /** How somebody offered in this stretch comes to a consultation there, null if impossible. */
    public @Nullable Way way(OfferedInterval stretch, Place place) {
        if (place.mode() != Mode.ON_SITE) {
            return Way.NONE;
        }
        return stretch.site() == Place.NO_SITE || place.site() == Place.NO_SITE
                ? null
                : ways[stretch.site()][place.site()];
    }

    /** The stretch that holds a consultation there with the least travel, or null where none does. */
    @Nullable
    public OfferedInterval stretchFor(SpecialistFacts specialist, Place place, int start, int end) {
        int day = dayOf(start);
        if (day < 0 || day >= days) {
            return null;
        }
        OfferedInterval nearest = null;
        Way shortest = null;
        for (OfferedInterval stretch : specialist.stretches()[day]) {
            Way way = way(stretch, place);
            if (way != null
                    && stretch.from() <= start - way.there()
                    && end + way.back() <= stretch.until()
                    && way.isShorterThan(shortest)) {
                nearest = stretch;
                shortest = way;
            }
        }
        return nearest;
    }

    /** How a specialist comes to a consultation there, {@link Way#NONE} where no stretch holds it. */
    public Way wayTo(SpecialistFacts specialist, Place place, int start, int end) {
        return place.site() == Place.NO_SITE ? Way.NONE : wayFrom(stretchFor(specialist, place, start, end), place);
    }

    /** How somebody comes there from a stretch that holds the consultation, {@link Way#NONE} where none does. */
    public Way wayFrom(@Nullable OfferedInterval stretch, Place place) {
        Way way = stretch == null ? null : way(stretch, place);
        return way == null ? Way.NONE : way;
    }

    /** Part of all the time a specialist offers that a request's consultation takes, in hundredths of a percent. */
    public long share(SpecialistFacts specialist, Request request) {
        long offered = offeredMinutes[specialist.index()];
        return offered == 0 ? 0 : Math.round(10_000.0 * request.durationMinutes() / offered);
    }

    /** How many specialists offer any time. */
    public int offering() {
        return offering;
    }
}
