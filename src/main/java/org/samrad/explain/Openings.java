package org.samrad.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
import org.samrad.dataset.PlanningData;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

/**
 * When specialists could take part in one request beside all that is booked. A start is a bit: slots of the days from the first
 * to the last. Worked out for a specialist and a place when first asked for.
 */
final class Openings {

    /**
     * A specialist's trips to one place.
     *
     * @param offers whether offered time holds the consultation at some start, travel and absences left out of account
     * @param free the trips that nothing blocks
     * @param blocked for each day all the reasons that block a trip, as bits by ordinal
     * @param nearest for each day the highest ordinal of what lies deepest in the way of a trip, -1 where there is no trip
     */
    record Times(boolean offers, BitSet free, int[] blocked, int[] nearest) {}

    private record Trip(int person, Place place) {}

    private final PlanningFacts facts;
    private final PlanDiary diary;
    private final PlanningData.Request request;
    private final int first;
    private final int slotsPerDay;
    private final int slotMinutes;
    private final BitSet starts;
    private final int[] blockedForAll;
    private final Map<Place, BitSet> withoutRoom = new HashMap<>();
    private final Map<Trip, Times> known = new HashMap<>();

    /** @param first first day to look at, a day of the horizon; none is looked at where it is after {@code last} */
    Openings(PlanningFacts facts, PlanDiary diary, PlanningData.Request request, int first, int last) {
        this.facts = facts;
        this.diary = diary;
        this.request = request;
        this.first = first;
        this.slotsPerDay = facts.slotsPerDay();
        this.slotMinutes = facts.header().slotMinutes();
        this.starts = startsUntil(last);
        this.blockedForAll = new int[starts.length()];
        starts.stream().forEach(bit -> blockedForAll[bit] = blocksAll(minute(bit)));
    }

    /** The openings in the request's own window. */
    static Openings of(PlanningFacts facts, PlanDiary diary, PlanningData.Request request) {
        return new Openings(facts, diary, request, firstDay(facts, request), lastDay(facts, request));
    }

    /** First day of the horizon on which a request may lie. */
    static int firstDay(PlanningFacts facts, PlanningData.Request request) {
        int today = PlanningFacts.dayOf(facts.minute(facts.header().now()));
        return Math.max(Math.max(facts.day(request.earliestOrDefault(facts.header())), 0), today);
    }

    /** Last such day; before the first where there is none. */
    static int lastDay(PlanningFacts facts, PlanningData.Request request) {
        return Math.min(facts.day(request.latestOrDefault(facts.header())), facts.days() - 1);
    }

    private BitSet startsUntil(int last) {
        var found = new BitSet();
        List<int[]> windows = new ArrayList<>();
        facts.windows(request.id())
                .forEach(row -> windows.add(new int[] {facts.minute(row.from()), facts.minute(row.until())}));
        int now = facts.minute(facts.header().now());
        for (int day = first; day <= last; day++) {
            for (int slot = 0; slot < slotsPerDay; slot++) {
                int start = day * PlanningFacts.MINUTES_PER_DAY + slot * slotMinutes;
                int end = start + request.durationMinutes();
                if (start >= now
                        && end < (day + 1) * PlanningFacts.MINUTES_PER_DAY
                        && !facts.coversSkipped(start, end)
                        && (windows.isEmpty()
                                || windows.stream().anyMatch(window -> window[0] <= start && end <= window[1]))) {
                    found.set((day - first) * slotsPerDay + slot);
                }
            }
        }
        return found;
    }

    /** What the case's other consultations and those before and after it say against a start. */
    private int blocksAll(int start) {
        int end = start + request.durationMinutes();
        int blocked = 0;
        for (Held other : diary.ofCase(request.caseId())) {
            if (!other.request().id().equals(request.id()) && other.start() < end && start < other.end()) {
                blocked |= bit(Reason.SAME_CASE);
            }
        }
        Held followed = diary.of(request.follows());
        if (followed != null && !keepsGap(request, followed.day(), followed.end(), PlanningFacts.dayOf(start), start)) {
            blocked |= bit(Reason.SEQUENCE);
        }
        for (PlanningData.Request follower : facts.followers(request.id())) {
            Held later = diary.of(follower.id());
            if (later != null && !keepsGap(follower, PlanningFacts.dayOf(start), end, later.day(), later.start())) {
                blocked |= bit(Reason.SEQUENCE);
            }
        }
        return blocked;
    }

    private static boolean keepsGap(PlanningData.Request later, int followedDay, int followedEnd, int day, int start) {
        int gap = day - followedDay;
        Integer min = later.minGapDays();
        Integer max = later.maxGapDays();
        return gap >= (min == null ? 0 : min) && (max == null || gap <= max) && (gap > 0 || start >= followedEnd);
    }

    static int bit(Reason reason) {
        return 1 << reason.ordinal();
    }

    PlanningData.Request request() {
        return request;
    }

    PlanDiary diary() {
        return diary;
    }

    /** All starts. */
    BitSet starts() {
        return starts;
    }

    /** Whether some start is far enough from the consultations before and after it, and not too far. */
    boolean isAnyInSequence() {
        return starts.stream().anyMatch(start -> (blockedForAll[start] & bit(Reason.SEQUENCE)) == 0);
    }

    /** How many days there are at most in {@link Times}; counted from {@link #firstDay}. */
    int dayCount() {
        return (starts.length() + slotsPerDay - 1) / slotsPerDay;
    }

    /** The first day, as a day of the horizon. */
    int firstDay() {
        return first;
    }

    /** Whether a day, counted from the first, has a start. */
    boolean hasStart(int day) {
        int next = starts.nextSetBit(day * slotsPerDay);
        return next >= 0 && next < (day + 1) * slotsPerDay;
    }

    int minute(int start) {
        return first * PlanningFacts.MINUTES_PER_DAY
                + start / slotsPerDay * PlanningFacts.MINUTES_PER_DAY
                + start % slotsPerDay * slotMinutes;
    }

    /** The bit of a minute that lies on the grid. */
    int bitOf(int minute) {
        int sinceFirst = minute - first * PlanningFacts.MINUTES_PER_DAY;
        return sinceFirst / PlanningFacts.MINUTES_PER_DAY * slotsPerDay
                + sinceFirst % PlanningFacts.MINUTES_PER_DAY / slotMinutes;
    }

    /** Day of a start, as a day of the horizon. */
    int dayOf(int start) {
        return first + start / slotsPerDay;
    }

    int slotsPerDay() {
        return slotsPerDay;
    }

    Times times(Person person, Place place) {
        return known.computeIfAbsent(new Trip(person.index(), place), trip -> scan(person, place));
    }

    private Times scan(Person person, Place place) {
        int days = dayCount();
        var blocked = new int[days];
        var nearest = new int[days];
        Arrays.fill(nearest, -1);
        var free = new BitSet();
        boolean offers = false;
        for (int day = 0; day < days; day++) {
            OfferedInterval[] offered = person.hours().offered(first + day);
            if (offered.length == 0) {
                continue;
            }
            OfferedInterval[] kept = person.hours().kept(first + day);
            boolean limited = diary.isAtDailyLimit(person, first + day) || diary.isAtWeeklyLimit(person, first + day);
            for (int start = firstStart(day, offered); start >= 0; start = starts.nextSetBit(start + 1)) {
                int minute = minute(start);
                int end = minute + request.durationMinutes();
                if (start / slotsPerDay != day || !offers(offered, minute)) {
                    break;
                }
                offers = offers || holds(offered, minute, end);
                int travel = facts.leastTravel(offered, place, minute, end);
                if (travel == PlanningFacts.NO_WAY) {
                    continue;
                }
                int reasons = reasonsAgainst(person, place, start, kept, travel) | (limited ? bit(Reason.LIMIT) : 0);
                blocked[day] |= reasons;
                if (reasons == 0) {
                    free.set(start);
                } else {
                    nearest[day] = Math.max(nearest[day], Integer.numberOfTrailingZeros(reasons));
                }
            }
        }
        for (int day = 0; day < days; day++) {
            int next = free.nextSetBit(day * slotsPerDay);
            if (next >= 0 && next < (day + 1) * slotsPerDay) {
                nearest[day] = Reason.values().length;
            }
        }
        return new Times(offers, free, blocked, nearest);
    }

    /** First start of a day that no stretch begins after. */
    private int firstStart(int day, OfferedInterval[] offered) {
        int from = Integer.MAX_VALUE;
        for (OfferedInterval stretch : offered) {
            from = Math.min(from, stretch.from());
        }
        int slot = Math.ceilDiv(from - (first + day) * PlanningFacts.MINUTES_PER_DAY, slotMinutes);
        return starts.nextSetBit(day * slotsPerDay + slot);
    }

    private boolean offers(OfferedInterval[] stretches, int start) {
        for (OfferedInterval stretch : stretches) {
            if (start + request.durationMinutes() <= stretch.until()) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(OfferedInterval[] stretches, int start, int end) {
        for (OfferedInterval stretch : stretches) {
            if (stretch.from() <= start && end <= stretch.until()) {
                return true;
            }
        }
        return false;
    }

    private int reasonsAgainst(Person person, Place place, int start, OfferedInterval[] kept, int travelOffered) {
        int minute = minute(start);
        int end = minute + request.durationMinutes();
        int reasons = blockedForAll[start];
        int travel = facts.leastTravel(kept, place, minute, end);
        if (travel == PlanningFacts.NO_WAY) {
            reasons |= bit(Reason.ABSENT);
            travel = travelOffered;
        }
        if (!hasRoom(place, start)) {
            reasons |= bit(Reason.NO_ROOM);
        }
        if (diary.isBusy(person, minute - travel, end + travel + person.row().bufferMinutes(), null)) {
            reasons |= bit(Reason.BUSY);
        }
        return reasons;
    }

    private boolean hasRoom(Place place, int start) {
        if (place.site() == Place.NO_SITE || facts.rooms(place.site()) == null) {
            return true;
        }
        BitSet without = withoutRoom.computeIfAbsent(place, there -> {
            var full = new BitSet();
            starts.stream()
                    .filter(bit -> !diary.hasRoom(there, minute(bit), minute(bit) + request.durationMinutes()))
                    .forEach(full::set);
            return full;
        });
        return !without.get(start);
    }

    /** Whether a specialist would be free for a start if these were the stretches kept on its day; limits are left out of account. */
    boolean isFree(Person person, Place place, int start, OfferedInterval[] kept) {
        return reasonsAgainst(person, place, start, kept, 0) == 0;
    }

    /**
     * The starts of some days, given as days of the horizon, at which a specialist has come to be free since these openings were
     * worked out, something having been taken out of the diary.
     */
    BitSet gained(Person person, Place place, int firstDay, int lastDay) {
        var gained = new BitSet();
        BitSet before = times(person, place).free();
        for (int day = Math.max(firstDay, first); day <= Math.min(lastDay, first + dayCount() - 1); day++) {
            OfferedInterval[] kept = person.hours().kept(day);
            if (kept.length == 0 || diary.isAtDailyLimit(person, day) || diary.isAtWeeklyLimit(person, day)) {
                continue;
            }
            int from = (day - first) * slotsPerDay;
            for (int start = firstStart(day - first, kept);
                    start >= 0 && start < from + slotsPerDay && offers(kept, minute(start));
                    start = starts.nextSetBit(start + 1)) {
                if (!before.get(start) && isFree(person, place, start, kept)) {
                    gained.set(start);
                }
            }
        }
        return gained;
    }

    /** Whether some start of a day finds no room there. */
    boolean lacksRoom(Place place, int day) {
        int from = (day - first) * slotsPerDay;
        for (int start = Math.max(0, starts.nextSetBit(Math.max(0, from)));
                start >= 0 && start < from + slotsPerDay;
                start = starts.nextSetBit(start + 1)) {
            if (!hasRoom(place, start)) {
                return true;
            }
        }
        return false;
    }

    /** The requests whose occupied time overlaps that of a trip. */
    SortedSet<String> busyWith(Person person, List<Place> places) {
        var found = new TreeSet<String>();
        for (int start = starts.nextSetBit(0); start >= 0; start = starts.nextSetBit(start + 1)) {
            int minute = minute(start);
            int end = minute + request.durationMinutes();
            OfferedInterval[] offered = person.hours().offered(dayOf(start));
            for (Place place : offered.length == 0 ? List.<Place>of() : places) {
                int kept = facts.leastTravel(person.hours().kept(dayOf(start)), place, minute, end);
                int travel = kept != PlanningFacts.NO_WAY ? kept : facts.leastTravel(offered, place, minute, end);
                if (travel != PlanningFacts.NO_WAY) {
                    diary.isBusy(
                            person,
                            minute - travel,
                            end + travel + person.row().bufferMinutes(),
                            held -> found.add(held.request().id()));
                }
            }
        }
        return found;
    }
}
