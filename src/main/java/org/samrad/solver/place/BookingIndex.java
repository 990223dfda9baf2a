package org.samrad.solver.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
import org.samrad.consultation.Way;
import org.samrad.solver.Booking;
import org.samrad.solver.Option;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.SequenceLink;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.Workload;

/**
 * Who and what is taken when, for the moves to ask: the bookings of a plan by specialist and day, and the rooms by site and
 * day. Kept by {@link #set}; a plan's consultations and this index are brought together by whoever changes either.
 */
public final class BookingIndex {

    private final Problem problem;
    private final @Nullable Option[] held;
    private final @Nullable TakenTimes[] specialistDays;
    private final @Nullable TakenTimes[] siteDays;
    private final int[] bookedOnDay;
    private final int[] bookedInWeek;
    private final int weeks;

    /** What begins after the horizon, which only what is published does: it may be near enough for somebody's buffer. */
    private final Map<SpecialistFacts, List<Booking>> beyond = new HashMap<>();

    private final Workload workload = new Workload();

    public BookingIndex(Problem problem) {
        this.problem = problem;
        this.weeks = problem.weekOf(problem.days() - 1) + 1;
        this.held = new Option[problem.requests().size()];
        this.specialistDays = new TakenTimes[problem.specialists().size() * problem.days()];
        this.siteDays = new TakenTimes[problem.sites() * problem.days()];
        this.bookedOnDay = new int[problem.specialists().size() * problem.days()];
        this.bookedInWeek = new int[problem.specialists().size() * weeks];
    }

    public Problem problem() {
        return problem;
    }

    /** How evenly what is held lies on the specialists. */
    public Workload workload() {
        return workload;
    }

    /** What the index holds for a request, or null where it is not scheduled. */
    @Nullable
    public Option held(int requestIndex) {
        return held[requestIndex];
    }

    /** Replaces what is held for a request; null takes it out. */
    public void set(int requestIndex, @Nullable Option option) {
        Option before = held[requestIndex];
        if (before == option) {
            return;
        }
        if (before != null) {
            change(before, false);
        }
        held[requestIndex] = option;
        if (option != null) {
            change(option, true);
        }
    }

    /** Whether all that a request follows has a place. */
    public boolean followsOnlyHeld(Request request) {
        for (SequenceLink link : problem.related().before(request)) {
            if (held(link.earlier()) == null) {
                return false;
            }
        }
        return true;
    }

    /** Whether something may be built on a pinned one: it breaks no rule, and all that it follows has a place, or it has begun. */
    boolean maySupport(Request pinned) {
        return problem.hasBegun(pinned) || !problem.isBroken(pinned) && followsOnlyHeld(pinned);
    }

    private void change(Option option, boolean add) {
        int request = option.request().index();
        for (Booking booking : option.bookings()) {
            if (add) {
                workload.add(booking);
            } else {
                workload.remove(booking);
            }
            if (Problem.dayOf(booking.from()) >= problem.days()) {
                var later = beyond.computeIfAbsent(booking.specialist(), any -> new ArrayList<>());
                if (add) {
                    later.add(booking);
                } else {
                    later.remove(booking);
                }
            }
            int specialist = booking.specialist().index();
            int firstDay = Math.max(Problem.dayOf(booking.from()), 0);
            int lastDay = Math.min(Problem.dayOf(booking.until() - 1), problem.days() - 1);
            for (int day = firstDay; day <= lastDay; day++) {
                change(
                        specialistDays,
                        specialist * problem.days() + day,
                        booking.from(),
                        booking.until(),
                        request,
                        add);
            }
            if (0 <= booking.day() && booking.day() < problem.days()) {
                bookedOnDay[specialist * problem.days() + booking.day()] += add ? 1 : -1;
            }
            if (0 <= booking.week() && booking.week() < weeks) {
                bookedInWeek[specialist * weeks + booking.week()] += add ? 1 : -1;
            }
        }
        if (option.rooms() != SpecialistFacts.NO_LIMIT && 0 <= option.day() && option.day() < problem.days()) {
            int at = option.place().site() * problem.days() + option.day();
            change(siteDays, at, option.start(), option.end(), request, add);
        }
    }

    private static void change(@Nullable TakenTimes[] days, int at, int from, int until, int request, boolean add) {
        TakenTimes day = days[at];
        if (day == null) {
            day = new TakenTimes();
            days[at] = day;
        }
        if (add) {
            day.add(from, until, request);
        } else {
            day.remove(request);
        }
    }

    /** What is taken of a specialist on a day; null where nothing is, as on every day outside the horizon. */
    @Nullable
    TakenTimes taken(SpecialistFacts specialist, int day) {
        return isInHorizon(day) ? specialistDays[specialist.index() * problem.days() + day] : null;
    }

    private boolean isInHorizon(int day) {
        return 0 <= day && day < problem.days();
    }

    /** Whether the specialist has reached the most consultations for the day or its week. */
    public boolean atLimit(SpecialistFacts specialist, int day) {
        if (!isInHorizon(day)) {
            return false;
        }
        return bookedOnDay[specialist.index() * problem.days() + day] >= specialist.maxPerDay()
                || bookedInWeek[specialist.index() * weeks + problem.weekOf(day)] >= specialist.maxPerWeek();
    }

    /** Whether nothing that is held stands in the way of an option: no booking, no limit, no lack of a room. */
    public boolean isFree(Option option, RequestSet scratch) {
        scratch.clear();
        for (Booking booking : option.bookings()) {
            collectTouching(booking, scratch);
            if (!scratch.isEmpty() || atLimit(booking.specialist(), option.day())) {
                return false;
            }
        }
        return hasRoom(option.place(), option.start(), option.end());
    }

    /** One of those who fill up the limit of a specialist for a day or its week, or -1 where there is none. */
    public int anyAtLimit(SpecialistFacts specialist, int day, RandomGenerator random, RequestSet scratch) {
        scratch.clear();
        boolean daily = bookedOnDay[specialist.index() * problem.days() + day] >= specialist.maxPerDay();
        for (int near = daily ? day : Math.max(0, day - 6);
                near <= (daily ? day : Math.min(problem.days() - 1, day + 6));
                near++) {
            if (problem.weekOf(near) == problem.weekOf(day)) {
                collectTouching(specialist, near, Integer.MIN_VALUE, Integer.MAX_VALUE, scratch);
            }
        }
        return scratch.isEmpty() ? -1 : scratch.get(random.nextInt(scratch.size()));
    }

    /**
     * Marks the slots of a day on which a specialist could start a consultation there, and says whether there is any.
     *
     * @param bits one bit per slot, from {@code at}; overwritten
     * @param besideBookings whether what is booked counts; else only offered time does
     */
    public boolean markStarts(
            SpecialistFacts specialist,
            int day,
            Place place,
            int duration,
            boolean besideBookings,
            long[] bits,
            int at) {
        Arrays.fill(bits, at, at + problem.wordsPerDay(), 0);
        if (besideBookings && atLimit(specialist, day)) {
            return false;
        }
        TakenTimes taken = besideBookings ? taken(specialist, day) : null;
        int midnight = (day + 1) * Problem.MINUTES_PER_DAY;
        boolean any = false;
        for (OfferedInterval stretch : specialist.stretches()[day]) {
            Way way = problem.way(stretch, place);
            if (way == null) {
                continue;
            }
            int there = way.there();
            int back = way.back();
            int buffer = specialist.bufferMinutes();
            int lastStart = stretch.until() - duration - back;
            int free = stretch.from();
            for (int booking = 0; taken != null && booking < taken.size; booking++) {
                if (taken.until[booking] > free) {
                    int before = Math.min(lastStart, taken.from[booking] - duration - back - buffer);
                    any |= mark(bits, at, day, free + there, before);
                    free = taken.until[booking];
                }
            }
            if (besideBookings && stretch.until() + buffer > midnight) {
                int next = firstTakenAfter(specialist, day, stretch.until() + buffer);
                lastStart = Math.min(lastStart, next - duration - back - buffer);
            }
            any |= mark(bits, at, day, free + there, lastStart);
        }
        return any;
    }

    /** Start of what is taken first after a day, as far as it matters up to a minute. */
    private int firstTakenAfter(SpecialistFacts specialist, int day, int until) {
        int last = Math.min(Problem.dayOf(until - 1), problem.days() - 1);
        for (int later = day + 1; later <= last; later++) {
            TakenTimes taken = taken(specialist, later);
            int midnight = (day + 1) * Problem.MINUTES_PER_DAY;
            for (int booking = 0; taken != null && booking < taken.size; booking++) {
                if (taken.from[booking] >= midnight) {
                    return taken.from[booking];
                }
            }
        }
        int first = Integer.MAX_VALUE / 2;
        for (Booking booking : beyond.getOrDefault(specialist, List.of())) {
            first = Math.min(first, booking.from());
        }
        return first;
    }

    private boolean mark(long[] bits, int at, int day, int first, int last) {
        int midnight = day * Problem.MINUTES_PER_DAY;
        int slot = Math.max(0, Math.ceilDiv(first - midnight, problem.slotMinutes()));
        int end = Math.min(problem.slotsPerDay() - 1, Math.floorDiv(last - midnight, problem.slotMinutes()));
        if (end < slot) {
            return false;
        }
        Problem.markSlots(bits, at, slot, end);
        return true;
    }

    /** Whether one more consultation [start, end) finds a room there all the while. */
    public boolean hasRoom(Place place, int start, int end) {
        if (place.site() == Place.NO_SITE || problem.roomsAt(place.site()) == SpecialistFacts.NO_LIMIT) {
            return true;
        }
        int rooms = problem.roomsAt(place.site());
        if (rooms == 0) {
            return false;
        }
        TakenTimes taken = takenAt(place, Problem.dayOf(start));
        if (taken == null) {
            return true;
        }
        if (taken.countAt(start) >= rooms) {
            return false;
        }
        for (int one = 0; one < taken.size; one++) {
            if (taken.from[one] > start && taken.from[one] < end && taken.countAt(taken.from[one]) >= rooms) {
                return false;
            }
        }
        return true;
    }

    private @Nullable TakenTimes takenAt(Place place, int day) {
        return place.site() != Place.NO_SITE && isInHorizon(day) ? siteDays[place.site() * problem.days() + day] : null;
    }

    /** Adds the requests whose bookings of a specialist touch [from, until) of a day to {@code found}. */
    public void collectTouching(SpecialistFacts specialist, int day, int from, int until, RequestSet found) {
        collect(taken(specialist, day), from, until, found);
    }

    /** Adds the requests whose bookings overlap another one to {@code found}, on whichever day that is. */
    public void collectTouching(Booking booking, RequestSet found) {
        int last = Math.min(booking.lastDay(), problem.days() - 1);
        for (int day = Math.max(booking.day(), 0); day <= last; day++) {
            collect(taken(booking.specialist(), day), booking.from(), booking.until(), found);
        }
        for (Booking later : beyond.getOrDefault(booking.specialist(), List.of())) {
            if (later.from() < booking.until() && booking.from() < later.until()) {
                found.add(later.option().request().index());
            }
        }
    }

    /** Adds the requests that take up a room there during [from, until) to {@code found}. */
    public void collectRooms(Place place, int from, int until, RequestSet found) {
        collect(takenAt(place, Problem.dayOf(from)), from, until, found);
    }

    /** The summed weights of the requests whose bookings of a specialist touch [from, until) of a day. */
    public long weightTouching(SpecialistFacts specialist, int day, int from, int until, int[] weights) {
        TakenTimes taken = taken(specialist, day);
        long weight = 0;
        for (int one = 0; taken != null && one < taken.size; one++) {
            if (taken.from[one] < until && from < taken.until[one]) {
                weight += weights[taken.request[one]];
            }
        }
        return weight;
    }

    private static void collect(@Nullable TakenTimes taken, int from, int until, RequestSet found) {
        if (taken == null) {
            return;
        }
        for (int one = 0; one < taken.size; one++) {
            if (taken.from[one] < until && from < taken.until[one]) {
                found.add(taken.request[one]);
            }
        }
    }
}
