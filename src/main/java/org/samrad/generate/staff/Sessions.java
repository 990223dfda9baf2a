package org.samrad.generate.staff;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.samrad.dataset.ExtraTime;
import org.samrad.dataset.PlanningData;
import org.samrad.time.Country;
import org.samrad.time.PublicHolidays;

/** Who offers time when. Days count from the first of the horizon, times in minutes from midnight. */
final class Sessions {

    private final LocalDate start;
    private final List<List<Diary.Stretch>> byDay = new ArrayList<>();
    private final List<List<Diary.Stretch>> byPerson = new ArrayList<>();
    private final int[] offered;

    Sessions(StaffSettings settings, Country country, List<StaffMember> people) {
        start = settings.start();
        offered = new int[people.size()];
        people.forEach(person -> byPerson.add(new ArrayList<>()));
        for (int day = 0; day < settings.days(); day++) {
            boolean holiday = PublicHolidays.isHoliday(country, date(day));
            List<Diary.Stretch> stretches = new ArrayList<>();
            byDay.add(stretches);
            for (StaffMember person : people) {
                stretches.addAll(stretches(person, day, holiday));
            }
            for (Diary.Stretch stretch : stretches) {
                int person = stretch.person().number();
                byPerson.get(person).add(stretch);
                offered[person] += stretch.until() - stretch.from();
            }
        }
    }

    LocalDate date(int day) {
        return start.plusDays(day);
    }

    int days() {
        return byDay.size();
    }

    List<Diary.Stretch> on(int day) {
        return byDay.get(day);
    }

    /** In order of time. */
    List<Diary.Stretch> of(StaffMember person) {
        return byPerson.get(person.number());
    }

    int offeredBy(int person) {
        return offered[person];
    }

    private List<Diary.Stretch> stretches(StaffMember person, int day, boolean holiday) {
        List<Diary.Stretch> left = merged(person, day, holiday);
        LocalDate date = date(day);
        for (PlanningData.Absence absence : left.isEmpty() ? List.<PlanningData.Absence>of() : person.absences()) {
            int from =
                    (int) Duration.between(date.atStartOfDay(), absence.from()).toMinutes();
            int until =
                    (int) Duration.between(date.atStartOfDay(), absence.until()).toMinutes();
            List<Diary.Stretch> without = new ArrayList<>();
            for (Diary.Stretch stretch : left) {
                add(without, stretch, stretch.from(), Math.min(stretch.until(), from));
                add(without, stretch, Math.max(stretch.from(), until), stretch.until());
            }
            left = without;
        }
        return left;
    }

    /** The staff never offers two places at a time, so that what touches is of one place or apart. */
    private List<Diary.Stretch> merged(StaffMember person, int day, boolean holiday) {
        LocalDate date = date(day);
        Stream<Diary.Stretch> weekly = person.availability().stream()
                .filter(row -> !holiday && row.isOn(date))
                .map(row ->
                        new Diary.Stretch(person, day, row.from().toSecondOfDay() / 60, row.untilMinute(), row.site()));
        Stream<Diary.Stretch> extra = person.extraTimes().stream()
                .filter(row -> row.from().toLocalDate().equals(date))
                .map(row -> stretch(person, day, row));
        List<Diary.Stretch> merged = new ArrayList<>();
        Stream.concat(weekly, extra)
                .sorted(Comparator.comparingInt(Diary.Stretch::from))
                .forEach(row -> {
                    Diary.Stretch last = merged.isEmpty() ? null : merged.getLast();
                    if (last != null && last.until() == row.from() && Objects.equals(last.site(), row.site())) {
                        merged.set(
                                merged.size() - 1,
                                new Diary.Stretch(person, day, last.from(), row.until(), row.site()));
                    } else {
                        merged.add(row);
                    }
                });
        return merged;
    }

    private static Diary.Stretch stretch(StaffMember person, int day, ExtraTime row) {
        int from = row.from().toLocalTime().toSecondOfDay() / 60;
        int minutes = (int) Duration.between(row.from(), row.until()).toMinutes();
        return new Diary.Stretch(person, day, from, from + minutes, row.site());
    }

    private static void add(List<Diary.Stretch> stretches, Diary.Stretch old, int from, int until) {
        if (from < until) {
            stretches.add(new Diary.Stretch(old.person(), old.day(), from, until, old.site()));
        }
    }
}
