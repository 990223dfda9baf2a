package org.samrad.mytime;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.ExtraTime;
import org.samrad.dataset.PlanningData.Absence;

/**
 * The form of time that is offered once, or of an absence, as it was typed.
 *
 * @param lastDay of an absence; empty where it is the first
 * @param from a time; of an absence it may be empty: from the beginning of its first day
 * @param until a time; of an absence it may be empty: until the end of its last day
 * @param site of what is offered
 * @param reason of an absence; may be empty
 */
record OnceForm(String day, String lastDay, String from, String until, String site, String reason)
        implements Serializable {

    static final OnceForm EMPTY = new OnceForm("", "", "", "", "", "");

    OnceForm {
        day = TypedTimes.typed(day);
        lastDay = TypedTimes.typed(lastDay);
        from = TypedTimes.typed(from);
        until = TypedTimes.typed(until);
        site = TypedTimes.typed(site);
        reason = TypedTimes.typed(reason);
    }

    /**
     * What it says, or what is wrong with it.
     *
     * @param row null exactly where something is wrong
     */
    record Read<T>(@Nullable T row, ArrayList<Wrong> wrong) {}

    Read<ExtraTime> extra(String specialist, Set<String> sites, LocalDateTime now) {
        var fields = new TypedTimes();
        LocalDate date = fields.day("extra-day", day);
        LocalTime begin = fields.time("extra-from", from);
        LocalTime end = fields.end("extra-until", until);
        String where = fields.site("extra-site", site, sites);
        LocalDateTime last = end.equals(LocalTime.MIDNIGHT) ? date.plusDays(1).atStartOfDay() : date.atTime(end);
        order(fields, "extra-until", until, date.atTime(begin), last, now);
        return new Read<>(
                fields.isSound() ? new ExtraTime(specialist, date.atTime(begin), last, where) : null, fields.wrong());
    }

    Read<Absence> absence(String specialist, LocalDateTime now) {
        var fields = new TypedTimes();
        LocalDate first = fields.day("absence-day", day);
        LocalDate last = lastDay.isEmpty() ? first : fields.day("absence-lastDay", lastDay);
        LocalDateTime begin = from.isEmpty() ? first.atStartOfDay() : first.atTime(fields.time("absence-from", from));
        LocalTime end = until.isEmpty() ? LocalTime.MIDNIGHT : fields.end("absence-until", until);
        LocalDateTime over = end.equals(LocalTime.MIDNIGHT) ? last.plusDays(1).atStartOfDay() : last.atTime(end);
        if (fields.isSound() && last.isBefore(first)) {
            fields.refuse("absence-lastDay", "mytime.error.last-day", lastDay);
        }
        order(fields, "absence-until", until, begin, over, now);
        String why = fields.text("absence-reason", reason);
        return new Read<>(fields.isSound() ? new Absence(specialist, begin, over, why) : null, fields.wrong());
    }

    private static void order(
            TypedTimes fields, String field, String typed, LocalDateTime begin, LocalDateTime over, LocalDateTime now) {
        if (fields.isSound() && !begin.isBefore(over)) {
            fields.refuse(field, "mytime.error.order", typed);
        } else if (fields.isSound() && !over.isAfter(now)) {
            fields.refuse(field, "mytime.error.past", typed);
        }
    }
}
