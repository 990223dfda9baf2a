package org.samrad.exchange;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.samrad.dataset.PlanningData.Absence;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * When people are busy by their own calendars, see the {@code busy} package, as absences: the format knows no other word for it, and so
 * does every program that reads it, the checker among them. Planning heeds them; a folder that is exported has none, since loaded again
 * they would stay when the calendars change.
 */
record TimesElsewhere(JdbcClient database) {

    /** Some absences, and those that lie elsewhere: of each person none that touches another. */
    List<Absence> and(List<Absence> others, LocalDateTime since) {
        List<Absence> elsewhere = database.sql("""
                        select c.specialist, t.from_time, t.until_time from busy_time t join busy_calendar c on c.id = t.calendar
                        where t.until_time > :since and %s order by c.specialist, t.from_time, t.until_time
                        """.formatted(Retirement.planned("absence")))
                .param("since", since)
                .query((row, number) -> new Absence(
                        Objects.requireNonNull(row.getString("specialist")),
                        Objects.requireNonNull(row.getObject("from_time", LocalDateTime.class)),
                        Objects.requireNonNull(row.getObject("until_time", LocalDateTime.class)),
                        null))
                .list();
        if (elsewhere.isEmpty()) {
            return others;
        }
        List<Absence> all = new ArrayList<>(others);
        Absence last = null;
        for (Absence next : elsewhere) {
            if (last == null
                    || !last.specialist().equals(next.specialist())
                    || next.from().isAfter(last.until())) {
                last = next;
                all.add(last);
            } else if (next.until().isAfter(last.until())) {
                last = new Absence(last.specialist(), last.from(), next.until(), null);
                all.set(all.size() - 1, last);
            }
        }
        return all;
    }
}
