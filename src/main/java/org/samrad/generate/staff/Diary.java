package org.samrad.generate.staff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;

/**
 * What the hidden schedule has taken of the time that the staff offers. Days count from the first of the horizon, times in
 * minutes from midnight.
 */
public final class Diary {

    /** Offered time of one person at one place, without a break. */
    public record Stretch(
            StaffMember person,
            int day,
            int from,
            int until,
            @Nullable String site) {}

    /** How a person attends: where they then sit, how far away that is, and from when until when they are taken. */
    public record Seat(StaffMember person, int travel, int takenFrom, int takenUntil) {}

    private record Taken(int from, int until) {}

    private record PlaceDay(String place, int day) {}

    private record Journey(String from, String to) {}

    private final Sessions sessions;
    private final Map<PlaceDay, List<Taken>> taken = new HashMap<>();
    private final Map<Journey, Integer> travel = new HashMap<>();
    private final Map<String, Integer> rooms = new HashMap<>();
    private final int[] booked;

    Diary(Sessions sessions, int people, List<PlanningData.Site> sites, List<PlanningData.TravelTime> travelTimes) {
        this.sessions = sessions;
        booked = new int[people];
        travelTimes.forEach(row -> travel.putIfAbsent(new Journey(row.toSite(), row.fromSite()), row.minutes()));
        travelTimes.forEach(row -> travel.put(new Journey(row.fromSite(), row.toSite()), row.minutes()));
        for (PlanningData.Site site : sites) {
            Integer limit = site.rooms();
            if (limit != null) {
                rooms.put(site.id(), limit);
            }
        }
    }

    public List<Stretch> on(int day) {
        return sessions.on(day);
    }

    public List<Stretch> of(StaffMember person) {
        return sessions.of(person);
    }

    public int days() {
        return sessions.days();
    }

    public LocalDate date(int day) {
        return sessions.date(day);
    }

    public long offeredMinutes() {
        long sum = 0;
        for (int person = 0; person < booked.length; person++) {
            sum += sessions.offeredBy(person);
        }
        return sum;
    }

    /** Booked in offered minutes of the person; 1 for whoever offers none. */
    public double load(StaffMember person) {
        int all = sessions.offeredBy(person.number());
        return all == 0 ? 1 : (double) booked[person.number()] / all;
    }

    /** The minutes of the stretch that nobody has taken, as [from, until) pairs in order. */
    public List<int[]> gaps(Stretch stretch) {
        List<int[]> gaps = new ArrayList<>();
        int from = stretch.from;
        List<Taken> busy = taken.getOrDefault(new PlaceDay(stretch.person.id(), stretch.day), List.of()).stream()
                .sorted(Comparator.comparingInt(Taken::from))
                .toList();
        for (Taken one : busy) {
            if (one.from > from && from < stretch.until) {
                gaps.add(new int[] {from, Math.min(one.from, stretch.until)});
            }
            from = Math.max(from, one.until);
        }
        if (from < stretch.until) {
            gaps.add(new int[] {from, stretch.until});
        }
        return gaps;
    }

    /** How the stretch's person could attend from it; null where it is too short, too far, or taken. */
    @Nullable
    public Seat seat(Stretch stretch, int from, int until, Mode mode, @Nullable String site) {
        StaffMember person = stretch.person;
        if (!person.modes().contains(mode) || from < stretch.from || until > stretch.until) {
            return null;
        }
        int there = travel(mode, stretch.site, site);
        int back = travel(mode, site, stretch.site);
        if (there < 0 || back < 0 || from - there < stretch.from || until + back > stretch.until) {
            return null;
        }
        Seat seat = new Seat(person, there + back, from - there, until + back + person.bufferMinutes());
        return isTaken(person.id(), stretch.day, seat.takenFrom, seat.takenUntil) ? null : seat;
    }

    private int travel(Mode mode, @Nullable String from, @Nullable String to) {
        if (mode != Mode.ON_SITE) {
            return 0;
        }
        if (from == null || to == null) {
            return -1;
        }
        return from.equals(to) ? 0 : travel.getOrDefault(new Journey(from, to), -1);
    }

    public boolean hasRoom(@Nullable String site, int day, int from, int until) {
        Integer limit = site == null ? null : rooms.get(site);
        if (limit == null) {
            return true;
        }
        // Counts all that touch the time, even where they do not overlap each other: a little too careful.
        return taken.getOrDefault(new PlaceDay("room " + site, day), List.of()).stream()
                        .filter(one -> one.from < until && from < one.until)
                        .count()
                < limit;
    }

    public void book(int day, int from, int until, @Nullable String site, List<Seat> seats) {
        if (site != null) {
            take("room " + site, day, from, until);
        }
        for (Seat seat : seats) {
            take(seat.person.id(), day, seat.takenFrom, seat.takenUntil);
            booked[seat.person.number()] += until - from;
        }
    }

    /** Takes a booking back. */
    public void release(int day, int from, int until, @Nullable String site, List<Seat> seats) {
        if (site != null) {
            giveBack("room " + site, day, from, until);
        }
        for (Seat seat : seats) {
            giveBack(seat.person.id(), day, seat.takenFrom, seat.takenUntil);
            booked[seat.person.number()] -= until - from;
        }
    }

    private void giveBack(String place, int day, int from, int until) {
        taken.getOrDefault(new PlaceDay(place, day), new ArrayList<>()).remove(new Taken(from, until));
    }

    private void take(String place, int day, int from, int until) {
        taken.computeIfAbsent(new PlaceDay(place, day), none -> new ArrayList<>())
                .add(new Taken(from, until));
    }

    private boolean isTaken(String place, int day, int from, int until) {
        for (Taken one : taken.getOrDefault(new PlaceDay(place, day), List.of())) {
            if (one.from < until && from < one.until) {
                return true;
            }
        }
        return false;
    }
}
