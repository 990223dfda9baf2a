package org.samrad.explain;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
import org.samrad.consultation.Way;
import org.samrad.dataset.PlanningData;
import org.samrad.explain.diary.AllowedStarts;
import org.samrad.explain.diary.Held;
import org.samrad.explain.diary.PlanDiary;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

/**
 * When specialists could take part in one request beside all that is booked: at which of its {@link AllowedStarts}. Worked out for
 * a specialist and a place when first asked for.
 */
final class Openings {

    /**
     * A specialist's trips to one place.
     *
     * @param offers whether offered time holds the consultation at some start, travel and absences left out of account
     * @param free the trips that nothing blocks
     * @param blocked for each day from the first all the reasons that block a trip, as bits by ordinal
     * @param nearest for each day the highest ordinal of what lies deepest in the way of a trip, -1 where there is no trip
     */
    record Times(boolean offers, BitSet free, int[] blocked, int[] nearest) {}

    private record Trip(int person, Place place) {}

    private final PlanningFacts facts;
    private final PlanDiary diary;
    private final PlanningData.Request request;
    private final AllowedStarts starts;
    private final int[] blockedForAll;
    private final Map<Place, BitSet> withoutRoom = new HashMap<>();
    private final Map<Trip, Times> known = new HashMap<>();

    Openings(PlanningFacts facts, PlanDiary diary, PlanningData.Request request, AllowedStarts starts) {
        this(facts, diary, request, starts, UnaryOperator.identity());
    }

    /** @param supposed what a link of the request, or of one that comes after it, is taken to ask for */
    Openings(
            PlanningFacts facts,
            PlanDiary diary,
            PlanningData.Request request,
            AllowedStarts starts,
            UnaryOperator<PlanningData.RequestLink> supposed) {
        this.facts = facts;
        this.diary = diary;
        this.request = request;
        this.starts = starts;
        this.blockedForAll = new int[starts.bits().length()];
        starts.bits().stream()
                .forEach(start ->
                        blockedForAll[start] = blocksAll(facts, diary, request, starts.minute(start), supposed));
    }

    /** The openings in the request's own window. */
    static Openings of(PlanningFacts facts, PlanDiary diary, PlanningData.Request request) {
        return new Openings(facts, diary, request, AllowedStarts.of(facts, request));
    }

    /** What the case's other consultations and those before and after it say against a start. */
    static int blocksAll(PlanningFacts facts, PlanDiary diary, PlanningData.Request request, int start) {
        return blocksAll(facts, diary, request, start, UnaryOperator.identity());
    }

    private static int blocksAll(
            PlanningFacts facts,
            PlanDiary diary,
            PlanningData.Request request,
            int start,
            UnaryOperator<PlanningData.RequestLink> supposed) {
        int end = start + request.terms().durationMinutes();
        int blocked = 0;
        for (Held other : diary.ofCase(request.caseId())) {
            if (!other.request().id().equals(request.id()) && other.start() < end && start < other.end()) {
                blocked |= Reason.SAME_CASE.bit();
            }
        }
        for (PlanningData.RequestLink link : facts.followed().of(request.id())) {
            Held earlier = diary.of(link.follows());
            if (earlier != null
                    && !supposed.apply(link)
                            .allows(PlanningFacts.dayOf(start) - earlier.day(), (long) start - earlier.end())) {
                blocked |= Reason.SEQUENCE.bit();
            }
        }
        for (PlanningData.RequestLink link : facts.followers(request.id())) {
            Held later = diary.of(link.request());
            if (later != null
                    && !supposed.apply(link)
                            .allows(later.day() - PlanningFacts.dayOf(start), (long) later.start() - end)) {
                blocked |= Reason.SEQUENCE.bit();
            }
        }
        return blocked;
    }

    PlanningData.Request request() {
        return request;
    }

    PlanDiary diary() {
        return diary;
    }

    /** The starts that are looked at. */
    AllowedStarts starts() {
        return starts;
    }

    /** Whether some start is far enough from the consultations before and after it, and not too far. */
    boolean isAnyInSequence() {
        return starts.bits().stream().anyMatch(start -> (blockedForAll[start] & Reason.SEQUENCE.bit()) == 0);
    }

    /** Whether one of the starts lies well beside the consultations before and after it, and did not so in others of the same starts. */
    boolean isAnyNewlyInSequence(Openings others) {
        return starts.bits().stream()
                .anyMatch(start -> (blockedForAll[start] & Reason.SEQUENCE.bit()) == 0
                        && (others.blockedForAll[start] & Reason.SEQUENCE.bit()) != 0);
    }

    /** A specialist's trips to a place. */
    Times times(Person person, Place place) {
        return known.computeIfAbsent(new Trip(person.index(), place), trip -> scan(person, place));
    }

    private Times scan(Person person, Place place) {
        int days = starts.dayCount();
        var blocked = new int[days];
        var nearest = new int[days];
        Arrays.fill(nearest, -1);
        var free = new BitSet();
        boolean offers = false;
        for (int day = 0; day < days; day++) {
            OfferedInterval[] offered = person.hours().offered(starts.firstDay() + day);
            if (offered.length == 0) {
                continue;
            }
            OfferedInterval[] kept = person.hours().kept(starts.firstDay() + day);
            boolean limited = diary.isAtDailyLimit(person, starts.firstDay() + day)
                    || diary.isAtWeeklyLimit(person, starts.firstDay() + day);
            for (int start = firstStart(day, offered); start >= 0; start = starts.next(start + 1)) {
                int minute = starts.minute(start);
                int end = minute + request.terms().durationMinutes();
                if (start / starts.slotsPerDay() != day || !offers(offered, minute)) {
                    break;
                }
                offers = offers || holds(offered, minute, end);
                Way way = facts.shortestWay(offered, place, minute, end);
                if (way == null) {
                    continue;
                }
                int reasons = reasonsAgainst(person, place, start, kept, way) | (limited ? Reason.LIMIT.bit() : 0);
                blocked[day] |= reasons;
                if (reasons == 0) {
                    free.set(start);
                } else {
                    nearest[day] = Math.max(nearest[day], Integer.numberOfTrailingZeros(reasons));
                }
            }
        }
        for (int day = 0; day < days; day++) {
            int next = free.nextSetBit(day * starts.slotsPerDay());
            if (next >= 0 && next < (day + 1) * starts.slotsPerDay()) {
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
        return starts.nextFrom(day, from);
    }

    private boolean offers(OfferedInterval[] stretches, int start) {
        for (OfferedInterval stretch : stretches) {
            if (start + request.terms().durationMinutes() <= stretch.until()) {
                return true;
            }
        }
        return false;
    }

    static boolean holds(OfferedInterval[] stretches, int start, int end) {
        for (OfferedInterval stretch : stretches) {
            if (stretch.from() <= start && end <= stretch.until()) {
                return true;
            }
        }
        return false;
    }

    private int reasonsAgainst(Person person, Place place, int start, OfferedInterval[] kept, Way wayOffered) {
        int minute = starts.minute(start);
        int end = minute + request.terms().durationMinutes();
        int reasons = blockedForAll[start];
        Way way = facts.shortestWay(kept, place, minute, end);
        if (way == null) {
            reasons |= Reason.ABSENT.bit();
            way = wayOffered;
        }
        if (!hasRoom(place, start)) {
            reasons |= Reason.NO_ROOM.bit();
        }
        if (diary.isBusy(person, minute, end, way, null)) {
            reasons |= Reason.BUSY.bit();
        }
        return reasons;
    }

    private boolean hasRoom(Place place, int start) {
        if (place.site() == Place.NO_SITE || facts.rooms(place.site()) == null) {
            return true;
        }
        BitSet without = withoutRoom.computeIfAbsent(place, there -> {
            var full = new BitSet();
            starts.bits().stream()
                    .filter(bit -> !diary.hasRoom(
                            there,
                            starts.minute(bit),
                            starts.minute(bit) + request.terms().durationMinutes()))
                    .forEach(full::set);
            return full;
        });
        return !without.get(start);
    }

    /** Whether a specialist would be free for a start if these were the stretches kept on its day; limits are left out of account. */
    boolean isFree(Person person, Place place, int start, OfferedInterval[] kept) {
        return reasonsAgainst(person, place, start, kept, Way.NONE) == 0;
    }

    /**
     * The starts of some days, given as days of the horizon, at which a specialist has come to be free since these openings were
     * worked out, something having been taken out of the diary.
     */
    BitSet gained(Person person, Place place, int firstDay, int lastDay) {
        var gained = new BitSet();
        BitSet before = times(person, place).free();
        for (int day = Math.max(firstDay, starts.firstDay());
                day <= Math.min(lastDay, starts.firstDay() + starts.dayCount() - 1);
                day++) {
            OfferedInterval[] kept = person.hours().kept(day);
            if (kept.length == 0 || diary.isAtDailyLimit(person, day) || diary.isAtWeeklyLimit(person, day)) {
                continue;
            }
            int from = (day - starts.firstDay()) * starts.slotsPerDay();
            for (int start = firstStart(day - starts.firstDay(), kept);
                    start >= 0 && start < from + starts.slotsPerDay() && offers(kept, starts.minute(start));
                    start = starts.next(start + 1)) {
                if (!before.get(start) && isFree(person, place, start, kept)) {
                    gained.set(start);
                }
            }
        }
        return gained;
    }

    /** Whether some start of a day finds no room there. */
    boolean lacksRoom(Place place, int day) {
        int from = (day - starts.firstDay()) * starts.slotsPerDay();
        for (int start = Math.max(0, starts.next(Math.max(0, from)));
                start >= 0 && start < from + starts.slotsPerDay();
                start = starts.next(start + 1)) {
            if (!hasRoom(place, start)) {
                return true;
            }
        }
        return false;
    }

    /** The requests whose occupied time overlaps that of a trip. */
    SortedSet<String> busyWith(Person person, List<Place> places) {
        var found = new TreeSet<String>();
        for (int start = starts.next(0); start >= 0; start = starts.next(start + 1)) {
            int minute = starts.minute(start);
            int end = minute + request.terms().durationMinutes();
            OfferedInterval[] offered = person.hours().offered(starts.dayOf(start));
            for (Place place : offered.length == 0 ? List.<Place>of() : places) {
                Way kept = facts.shortestWay(person.hours().kept(starts.dayOf(start)), place, minute, end);
                Way way = kept != null ? kept : facts.shortestWay(offered, place, minute, end);
                if (way != null) {
                    diary.isBusy(
                            person,
                            minute,
                            end,
                            way,
                            held -> found.add(held.request().id()));
                }
            }
        }
        return found;
    }
}
