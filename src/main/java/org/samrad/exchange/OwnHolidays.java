package org.samrad.exchange;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.samrad.dataset.ExtraTime;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.Absence;
import org.samrad.dataset.WeeklyTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The region's own holidays, on which nobody offers weekly time, as absences: the format knows the public holidays of countries only,
 * and so does every program that reads it, the checker among them. As on those, what is offered once counts all the same. Planning
 * heeds them; a folder that is exported has none, since loaded again they would be absences of each person for good.
 */
record OwnHolidays(JdbcClient database) {

    /** Some absences, and those that the holidays come to. */
    List<Absence> and(List<Absence> others, StoredRows rows) {
        List<LocalDate> days = database.sql("select date from own_holiday order by date")
                .query((row, number) -> Objects.requireNonNull(row.getObject("date", LocalDate.class)))
                .list();
        if (days.isEmpty()) {
            return others;
        }
        List<Absence> all = new ArrayList<>(others);
        all.addAll(absences(days, rows.availabilities(), rows.extraTimes()));
        return all;
    }

    /** What the days come to for those who offer weekly time on them. */
    static List<Absence> absences(List<LocalDate> days, List<WeeklyTime> weekly, List<ExtraTime> once) {
        List<Absence> all = new ArrayList<>();
        for (LocalDate day : days) {
            weekly.stream()
                    .filter(row -> row.isOn(day))
                    .map(WeeklyTime::specialist)
                    .distinct()
                    .forEach(who -> all.addAll(around(
                            who,
                            day,
                            once.stream()
                                    .filter(row -> row.specialist().equals(who)
                                            && row.from().toLocalDate().equals(day))
                                    .sorted(Comparator.comparing(ExtraTime::from))
                                    .toList())));
        }
        return all;
    }

    /** The day but for what somebody offers once. */
    private static List<Absence> around(String specialist, LocalDate day, List<ExtraTime> offered) {
        List<Absence> parts = new ArrayList<>();
        LocalDateTime from = day.atStartOfDay();
        LocalDateTime end = day.plusDays(1).atStartOfDay();
        for (ExtraTime row : offered) {
            if (from.isBefore(row.from())) {
                parts.add(new Absence(specialist, from, row.from(), null));
            }
            from = row.until().isAfter(from) ? row.until() : from;
        }
        if (from.isBefore(end)) {
            parts.add(new Absence(specialist, from, end, null));
        }
        return parts;
    }

    /** Planning data with one more such day, as {@link DataMerge} compares them. */
    static PlanningData with(PlanningData data, LocalDate day) {
        return data.with(all -> {
            all.absences = new ArrayList<>(data.absences());
            all.absences.addAll(absences(List.of(day), data.availabilities(), data.extraTimes()));
        });
    }
}
