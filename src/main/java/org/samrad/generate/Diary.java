package org.samrad.generate;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.WeeklyTime;
import org.samrad.time.Country;
import org.samrad.time.PublicHolidays;

/**
 * Who offers time when, and what of it the hidden schedule has taken. Days count from the first of the horizon, times in
 * minutes from midnight.
 */
final class Diary {

    /** Offered time of one person at one place, without a break. */
    record Stretch(
            StaffMember person,
            int day,
            int from,
            int until,
            @Nullable String site) {}

    /** How a person attends: where they then sit, how far away that is, and from when until when they are taken. */
    record Seat(StaffMember person, int travel, int takenFrom, int takenUntil) {}

    private record Taken(int from, int until) {}

    private record PlaceDay(String place, int day) {}

    private record Journey(String from, String to) {}

    private final LocalDate start;
    private final List<List<Stretch>> byDay = new ArrayList<>();
    private final List<List<Stretch>> byPerson = new ArrayList<>();
    private final Map<PlaceDay, List<Taken>> taken = new HashMap<>();
    private final Map<Journey, Integer> travel = new HashMap<>();
    private final Map<String, Integer> rooms = new HashMap<>();
    private final int[] offered;
    private final int[] booked;

    Diary(
            GeneratorSettings settings,
            Country country,
            List<StaffMember> people,
            List<PlanningData.Site> sites,
            List<PlanningData.TravelTime> travelTimes) {
        start = settings.start();
        offered = new int[people.size()];
        booked = new int[people.size()];
        people.forEach(person -> byPerson.add(new ArrayList<>()));
        for (int day = 0; day < settings.weeks() * 7; day++) {
            List<Stretch> stretches = new ArrayList<>();
            byDay.add(stretches);
            if (!PublicHolidays.isHoliday(country, start.plusDays(day))) {
                for (StaffMember person : people) {
                    stretches.addAll(stretches(person, day));
                }
            }
            for (Stretch stretch : stretches) {
                byPerson.get(stretch.person.number()).add(stretch);
                offered[stretch.person.number()] += stretch.until - stretch.from;
            }
        }
        travelTimes.forEach(row -> travel.putIfAbsent(new Journey(row.toSite(), row.fromSite()), row.minutes()));
        travelTimes.forEach(row -> travel.put(new Journey(row.fromSite(), row.toSite()), row.minutes()));
        for (PlanningData.Site site : sites) {
            Integer limit = site.rooms();
            if (limit != null) {
                rooms.put(site.id(), limit);
            }
        }
    }

    private List<Stretch> stretches(StaffMember person, int day) {
        LocalDate date = start.plusDays(day);
        List<Stretch> merged = new ArrayList<>();
        person.availability().stream()
                .filter(row -> row.weekday() == date.getDayOfWeek())
                .sorted(Comparator.comparing(WeeklyTime::from))
                .map(row -> new Stretch(person, day, row.from().toSecondOfDay() / 60, row.untilMinute(), row.site()))
                .forEach(row -> {
                    Stretch last = merged.isEmpty() ? null : merged.getLast();
                    // The staff never offers two places at a time, so that what touches is of one place or apart.
                    if (last != null && last.until == row.from && Objects.equals(last.site, row.site)) {
                        merged.set(merged.size() - 1, new Stretch(person, day, last.from, row.until, row.site));
                    } else {
                        merged.add(row);
                    }
                });
        List<Stretch> left = merged;
        for (PlanningData.Absence absence : person.absences()) {
            int from =
                    (int) Duration.between(date.atStartOfDay(), absence.from()).toMinutes();
            int until =
                    (int) Duration.between(date.atStartOfDay(), absence.until()).toMinutes();
            List<Stretch> without = new ArrayList<>();
            for (Stretch stretch : left) {
                add(without, stretch, stretch.from, Math.min(stretch.until, from));
                add(without, stretch, Math.max(stretch.from, until), stretch.until);
            }
            left = without;
        }
        return left;
    }

    private static void add(List<Stretch> stretches, Stretch old, int from, int until) {
        if (from < until) {
            stretches.add(new Stretch(old.person, old.day, from, until, old.site));
        }
    }

    List<Stretch> on(int day) {
        return byDay.get(day);
    }

    List<Stretch> of(StaffMember person) {
        return byPerson.get(person.number());
    }

    int days() {
        return byDay.size();
    }

    LocalDate date(int day) {
        return start.plusDays(day);
    }

    long offeredMinutes() {
        long sum = 0;
        for (int minutes : offered) {
            sum += minutes;
        }
        return sum;
    }

    /** Booked in offered minutes of the person; 1 for whoever offers none. */
    double load(StaffMember person) {
        int all = offered[person.number()];
        return all == 0 ? 1 : (double) booked[person.number()] / all;
    }

    /** The minutes of the stretch that nobody has taken, as [from, until) pairs in order. */
    List<int[]> gaps(Stretch stretch) {
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
    Seat seat(Stretch stretch, int from, int until, Mode mode, @Nullable String site) {
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

    boolean hasRoom(@Nullable String site, int day, int from, int until) {
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

    void book(int day, int from, int until, @Nullable String site, List<Seat> seats) {
        if (site != null) {
            take("room " + site, day, from, until);
        }
        for (Seat seat : seats) {
            take(seat.person.id(), day, seat.takenFrom, seat.takenUntil);
            booked[seat.person.number()] += until - from;
        }
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
