package org.samrad.mytime;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.samrad.dataset.ExtraTime;
import org.samrad.dataset.PlanningData.Absence;
import org.samrad.dataset.PlanningTable;
import org.samrad.dataset.UndesiredTime;
import org.samrad.dataset.WeeklyTime;
import org.samrad.exchange.DataDifference;
import org.samrad.time.TimeRange;

/** All that one specialist says of their time, as planning data have it. Never changed: a change makes another. */
record OwnTime(List<WeeklyTime> weekly, List<UndesiredTime> undesired, List<ExtraTime> extra, List<Absence> absences) {

    OwnTime {
        weekly = List.copyOf(weekly);
        undesired = List.copyOf(undesired);
        extra = List.copyOf(extra);
        absences = List.copyOf(absences);
    }

    /** The same with another week; what of it was over before a day stays as it was. */
    OwnTime withWeek(List<WeeklyTime> others, List<UndesiredTime> unwilling, LocalDate today) {
        List<WeeklyTime> all = new ArrayList<>(
                weekly.stream().filter(row -> isOver(row, today)).toList());
        others.stream().filter(Predicate.not(all::contains)).forEach(all::add);
        return new OwnTime(all, unwilling.stream().distinct().toList(), extra, absences);
    }

    OwnTime with(ExtraTime more) {
        return new OwnTime(weekly, undesired, and(extra, more), absences);
    }

    OwnTime without(ExtraTime less) {
        return new OwnTime(weekly, undesired, butFor(extra, less), absences);
    }

    OwnTime with(Absence more) {
        return new OwnTime(weekly, undesired, extra, and(absences, more));
    }

    OwnTime without(Absence less) {
        return new OwnTime(weekly, undesired, extra, butFor(absences, less));
    }

    /** The weekly rows that still count on a day or later, by weekday and hour. */
    List<WeeklyTime> weeklyFrom(LocalDate today) {
        return weekly.stream()
                .filter(row -> !isOver(row, today))
                .sorted(Comparator.comparing(WeeklyTime::weekday).thenComparing(WeeklyTime::from))
                .toList();
    }

    private static boolean isOver(WeeklyTime row, LocalDate today) {
        return row.validUntil() != null && !row.validUntil().isAfter(today);
    }

    /** Whether no absence touches those hours. */
    boolean isHere(TimeRange hours) {
        return absences.stream()
                .noneMatch(away ->
                        away.from().isBefore(hours.until()) && hours.from().isBefore(away.until()));
    }

    /** Whether all of some hours of one day is offered, weekly or once, wherever that is, and no absence touches it; holidays apart. */
    boolean offers(TimeRange hours) {
        LocalDate day = hours.from().toLocalDate();
        List<TimeRange> rows = Stream.concat(
                        weekly.stream()
                                .filter(row -> row.isOn(day))
                                .map(row -> new TimeRange(day.atTime(row.from()), row.endOn(day))),
                        extra.stream().map(row -> new TimeRange(row.from(), row.until())))
                .sorted(Comparator.comparing(TimeRange::from))
                .toList();
        LocalDateTime covered = hours.from();
        for (TimeRange row : rows) {
            if (!row.from().isAfter(covered) && row.until().isAfter(covered)) {
                covered = row.until();
            }
        }
        return !covered.isBefore(hours.until()) && isHere(hours);
    }

    /** Whether there is time at some hours that there was none in another. */
    boolean hasTimeAgain(TimeRange hours, OwnTime before) {
        return isHere(hours) && !before.isHere(hours) || offers(hours) && !before.offers(hours);
    }

    /** Whether one absence covers all of [from, until). */
    boolean isAway(LocalDateTime from, LocalDateTime until) {
        return absences.stream()
                .anyMatch(away -> !away.from().isAfter(from) && !away.until().isBefore(until));
    }

    DataDifference differenceTo(OwnTime after) {
        return DataDifference.between(rows(), after.rows());
    }

    /** A text that is another one where another week is said. */
    String weekFingerprint() {
        var week = new OwnTime(weekly, undesired, List.of(), List.of());
        return DataDifference.between(Map.of(), week.rows()).fingerprint();
    }

    private Map<PlanningTable, List<Record>> rows() {
        return Map.of(
                PlanningTable.AVAILABILITY,
                List.copyOf(weekly),
                PlanningTable.UNDESIRED_TIMES,
                List.copyOf(undesired),
                PlanningTable.EXTRA_TIME,
                List.copyOf(extra),
                PlanningTable.ABSENCES,
                List.copyOf(absences));
    }

    private static <T> List<T> and(List<T> rows, T more) {
        if (rows.contains(more)) {
            return rows;
        }
        List<T> all = new ArrayList<>(rows);
        all.add(more);
        return all;
    }

    private static <T> List<T> butFor(List<T> rows, T less) {
        return rows.stream().filter(row -> !row.equals(less)).toList();
    }
}
