package org.samrad.mytime;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.OddOrEven;
import org.samrad.dataset.UndesiredTime;
import org.samrad.dataset.WeeklyTime;
import org.samrad.limits.Limits;

/**
 * The form of somebody's week as it was typed: what they offer, and what of it unwillingly.
 *
 * @param seen the {@link OwnTime#weekFingerprint} that it was shown with
 */
record WeekForm(List<Weekly> weekly, List<Unwilling> undesired, String seen) implements Serializable {

    /** Most rows of either kind. */
    static final int MOST = 100;

    /**
     * A row of offered time; one with nothing filled is none.
     *
     * @param weekday such as {@code MONDAY}
     * @param lastDay the last on which it counts
     * @param weeks {@code ODD}, {@code EVEN} or empty
     */
    record Weekly(
            String weekday, String from, String until, String site, String validFrom, String lastDay, String weeks)
            implements Serializable {

        static final Weekly EMPTY = new Weekly("", "", "", "", "", "", "");

        Weekly {
            weekday = TypedTimes.typed(weekday);
            from = TypedTimes.typed(from);
            until = TypedTimes.typed(until);
            site = TypedTimes.typed(site);
            validFrom = TypedTimes.typed(validFrom);
            lastDay = TypedTimes.typed(lastDay);
            weeks = TypedTimes.typed(weeks);
        }

        /** Since when it counts is said of what does not count yet. */
        static Weekly of(WeeklyTime row, LocalDate today) {
            LocalDate until = row.validUntil();
            return new Weekly(
                    row.weekday().name(),
                    row.from().toString(),
                    row.until().toString(),
                    Objects.requireNonNullElse(row.site(), ""),
                    OwnTime.isLater(row, today) ? Objects.toString(row.validFrom()) : "",
                    until == null || until.equals(Limits.FOR_EVER)
                            ? ""
                            : until.minusDays(1).toString(),
                    Objects.toString(row.weeks(), ""));
        }

        boolean isEmpty() {
            return Stream.of(weekday, from, until, validFrom, lastDay).allMatch(String::isEmpty);
        }
    }

    /** A row of time that is offered unwillingly; one with nothing filled is none. */
    record Unwilling(String weekday, String from, String until) implements Serializable {

        static final Unwilling EMPTY = new Unwilling("", "", "");

        Unwilling {
            weekday = TypedTimes.typed(weekday);
            from = TypedTimes.typed(from);
            until = TypedTimes.typed(until);
        }

        static Unwilling of(UndesiredTime row) {
            return new Unwilling(
                    row.weekday().name(), row.from().toString(), row.until().toString());
        }

        boolean isEmpty() {
            return Stream.of(weekday, from, until).allMatch(String::isEmpty);
        }
    }

    /**
     * What it says, or what is wrong with it.
     *
     * @param wrong empty where nothing is
     */
    record Read(List<WeeklyTime> weekly, List<UndesiredTime> undesired, ArrayList<Wrong> wrong) {}

    WeekForm {
        weekly = sent(weekly);
        undesired = sent(undesired);
        seen = TypedTimes.typed(seen);
    }

    /** The rows that were sent; numbers that were left out between them leave none. */
    private static <T> List<T> sent(@Nullable List<T> rows) {
        return rows == null ? List.of() : rows.stream().filter(Objects::nonNull).toList();
    }

    /** The form that shows a week as it is from a day on. */
    static WeekForm of(OwnTime time, LocalDate today) {
        return new WeekForm(
                time.weeklyFrom(today).stream()
                        .map(row -> Weekly.of(row, today))
                        .toList(),
                time.undesired().stream()
                        .sorted(Comparator.comparing(UndesiredTime::weekday).thenComparing(UndesiredTime::from))
                        .map(Unwilling::of)
                        .toList(),
                time.weekFingerprint());
    }

    /** The same with what is to be done with its rows: {@code add-weekly}, {@code remove-undesired-2}. */
    WeekForm after(String step) {
        var weeks = new ArrayList<>(weekly);
        var others = new ArrayList<>(undesired);
        switch (step) {
            case "add-weekly" -> weeks.add(Weekly.EMPTY);
            case "add-undesired" -> others.add(Unwilling.EMPTY);
            default -> {
                remove("remove-weekly-", step, weeks);
                remove("remove-undesired-", step, others);
            }
        }
        return new WeekForm(weeks, others, seen);
    }

    private static void remove(String name, String step, List<?> rows) {
        String number = step.startsWith(name) ? step.substring(name.length()) : "";
        if (number.matches("\\d{1,4}") && Integer.parseInt(number) < rows.size()) {
            rows.remove(Integer.parseInt(number));
        }
    }

    /**
     * Reads it. What somebody offered before is not said here: a row that begins earlier counts from the present day on, and one that is
     * over is refused.
     *
     * @param sites the ids of those that can be chosen, or that a row has already
     */
    Read read(String specialist, Set<String> sites, LocalDate today) {
        var fields = new TypedTimes();
        var offered = new ArrayList<WeeklyTime>();
        var unwilling = new ArrayList<UndesiredTime>();
        for (int i = 0; i < weekly.size(); i++) {
            if (!weekly.get(i).isEmpty()) {
                offered.add(row(weekly.get(i), "weekly-" + i + "-", specialist, sites, today, fields));
            }
        }
        for (int i = 0; i < undesired.size(); i++) {
            Unwilling row = undesired.get(i);
            if (!row.isEmpty()) {
                String field = "undesired-" + i + "-";
                DayOfWeek day = weekday(row.weekday, field, fields);
                LocalTime from = fields.time(field + "from", row.from);
                LocalTime until = until(from, row.until, field, fields);
                unwilling.add(new UndesiredTime(specialist, day, from, until));
            }
        }
        if (Math.max(offered.size(), unwilling.size()) > MOST) {
            fields.refuse(offered.size() > MOST ? "weekly" : "undesired", "mytime.error.rows", String.valueOf(MOST));
        }
        return new Read(offered, unwilling, fields.wrong());
    }

    private static WeeklyTime row(
            Weekly row, String field, String specialist, Set<String> sites, LocalDate today, TypedTimes fields) {
        DayOfWeek day = weekday(row.weekday, field, fields);
        LocalTime from = fields.time(field + "from", row.from);
        LocalTime until = until(from, row.until, field, fields);
        LocalDate first = fields.dayOrNone(field + "validFrom", row.validFrom);
        LocalDate end = fields.dayAfter(field + "lastDay", row.lastDay);
        if (first != null && end != null && !first.isBefore(end) && fields.isSound()) {
            fields.refuse(field + "lastDay", "mytime.error.last-day", row.lastDay);
        }
        if (end != null && !end.isAfter(today) && fields.isSound()) {
            fields.refuse(field + "lastDay", "mytime.error.last-day-past", row.lastDay);
        }
        OddOrEven weeks = constant(OddOrEven.values(), row.weeks);
        String site = fields.site(field + "site", row.site, sites);
        LocalDate later = first != null && first.isAfter(today) ? first : null;
        return new WeeklyTime(specialist, day, from, until, site, later, end, weeks);
    }

    private static LocalTime until(LocalTime from, String typed, String field, TypedTimes fields) {
        boolean soundBefore = fields.isSound();
        LocalTime until = fields.end(field + "until", typed);
        if (soundBefore && fields.isSound() && !until.equals(LocalTime.MIDNIGHT) && !from.isBefore(until)) {
            fields.refuse(field + "until", "mytime.error.order", typed);
        }
        return until;
    }

    private static DayOfWeek weekday(String typed, String field, TypedTimes fields) {
        DayOfWeek day = constant(DayOfWeek.values(), typed);
        if (day == null) {
            fields.refuse(field + "weekday", "mytime.error.weekday", typed);
        }
        return Objects.requireNonNullElse(day, DayOfWeek.MONDAY);
    }

    private static <E extends Enum<E>> @Nullable E constant(E[] all, String name) {
        return Arrays.stream(all)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
