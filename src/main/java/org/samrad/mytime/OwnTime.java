package org.samrad.mytime;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.ExtraTime;
import org.samrad.dataset.PlanningData.Absence;
import org.samrad.dataset.PlanningTable;
import org.samrad.dataset.UndesiredTime;
import org.samrad.dataset.WeeklyTime;
import org.samrad.exchange.DataDifference;
import org.samrad.time.TimeRange;

/** All that one specialist says of their time, as planning data have it. Never changed: a change makes another. */
record OwnTime(List<WeeklyTime> weekly, List<UndesiredTime> undesired, List<ExtraTime> extra, List<Absence> absences) {

    /** Most absences and most times offered once that are not over; of a week see {@link WeekForm#MOST}. */
    static final int MOST = 200;

    /** Most rows of each kind that are over: those that ended last, years of them however often somebody changes their time. */
    static final int MOST_OVER = 1000;

    OwnTime {
        weekly = List.copyOf(weekly);
        undesired = List.copyOf(undesired);
        extra = List.copyOf(extra);
        absences = List.copyOf(absences);
    }

    /**
     * The same with another week from a day on. What was offered before that day stays as it was: what somebody gave is told beside what they
     * offered then.
     *
     * @param typed rows that count from that day on where they name no first one
     */
    OwnTime withWeek(List<WeeklyTime> typed, List<UndesiredTime> unwilling, LocalDate today) {
        List<WeeklyTime> others = typed.stream().map(row -> since(row, today)).toList();
        List<WeeklyTime> all = new ArrayList<>();
        for (WeeklyTime row : weekly) {
            if (isOver(row, today)) {
                all.add(row);
            } else if (hasBegun(row, today) && !others.contains(row)) {
                all.add(valid(row, row.validFrom(), today));
            }
        }
        others.stream().filter(Predicate.not(all::contains)).forEach(all::add);
        return new OwnTime(all, unwilling.stream().distinct().toList(), extra, absences);
    }

    /** The row that says the same already, whenever it began; else the row from a day on. */
    private WeeklyTime since(WeeklyTime typed, LocalDate today) {
        if (typed.validFrom() != null || isOver(typed, today)) {
            return typed;
        }
        return weeklyFrom(today).stream()
                .filter(row -> !isLater(row, today) && typed.equals(valid(row, null, row.validUntil())))
                .findFirst()
                .orElseGet(() -> valid(typed, today, typed.validUntil()));
    }

    private static WeeklyTime valid(WeeklyTime row, @Nullable LocalDate from, @Nullable LocalDate until) {
        return new WeeklyTime(
                row.specialist(), row.weekday(), row.from(), row.until(), row.site(), from, until, row.weeks());
    }

    /** Whether it counts on days before one. */
    private static boolean hasBegun(WeeklyTime row, LocalDate today) {
        return row.validFrom() == null || row.validFrom().isBefore(today);
    }

    /** Whether it counts only on days after one. */
    static boolean isLater(WeeklyTime row, LocalDate today) {
        return row.validFrom() != null && row.validFrom().isAfter(today);
    }

    OwnTime with(ExtraTime more) {
        return new OwnTime(weekly, undesired, and(extra, more), absences);
    }

    OwnTime with(Absence more) {
        return new OwnTime(weekly, undesired, extra, and(absences, more));
    }

    /** The same without the extra time that has a {@link PlanningTable#keyText}; as it is where there is none. */
    OwnTime withoutExtra(String key) {
        return new OwnTime(
                weekly,
                undesired,
                extra.stream()
                        .filter(row -> !PlanningTable.EXTRA_TIME.keyText(row).equals(key))
                        .toList(),
                absences);
    }

    /**
     * The same without what is still to come of the absence that has a {@link PlanningTable#keyText}: the hours that somebody was away
     * already stay, and so does all where there is no such row.
     */
    OwnTime withoutAbsence(String key, LocalDateTime now) {
        List<Absence> left = new ArrayList<>();
        for (Absence row : absences) {
            if (!PlanningTable.ABSENCES.keyText(row).equals(key) || !row.until().isAfter(now)) {
                left.add(row);
            } else if (row.from().isBefore(now)) {
                left.add(new Absence(row.specialist(), row.from(), now, row.reason()));
            }
        }
        return new OwnTime(weekly, undesired, extra, left);
    }

    /**
     * Whether it has more absences or more extra time than {@link #MOST}, and more of them than before; what was over before a day does
     * not count.
     */
    boolean isTooMuch(OwnTime before, LocalDate today) {
        LocalDateTime since = today.atStartOfDay();
        long away = absencesAfter(since);
        long more = extraAfter(since);
        return away > MOST && away > before.absencesAfter(since) || more > MOST && more > before.extraAfter(since);
    }

    private long absencesAfter(LocalDateTime since) {
        return absences.stream().filter(row -> row.until().isAfter(since)).count();
    }

    private long extraAfter(LocalDateTime since) {
        return extra.stream().filter(row -> row.until().isAfter(since)).count();
    }

    /** The same without what has been over for longest, where of a kind there is more of that than {@link #MOST_OVER}. */
    OwnTime withoutLongOver(LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        return new OwnTime(
                withoutLongOver(weekly, row -> isOver(row, today), row -> Objects.requireNonNull(row.validUntil())),
                undesired,
                withoutLongOver(extra, row -> !row.until().isAfter(now), ExtraTime::until),
                withoutLongOver(absences, row -> !row.until().isAfter(now), Absence::until));
    }

    private static <T, E extends Comparable<? super E>> List<T> withoutLongOver(
            List<T> rows, Predicate<T> isOver, Function<T, E> end) {
        List<T> over =
                rows.stream().filter(isOver).sorted(Comparator.comparing(end)).toList();
        List<T> left = new ArrayList<>(rows);
        over.subList(0, Math.max(0, over.size() - MOST_OVER)).forEach(left::remove);
        return left;
    }

    /** The same with the absences of the specialist that a change of planning data brings, and without those that it takes. */
    OwnTime with(DataDifference changes, String specialist) {
        DataDifference.OfTable its = changes.of(PlanningTable.ABSENCES);
        List<Absence> all = new ArrayList<>(absences);
        Stream.concat(its.gone().stream(), its.changed().stream()).forEach(row -> all.remove(row.before()));
        Stream.concat(its.added().stream(), its.changed().stream())
                .map(row -> (Absence) Objects.requireNonNull(row.after()))
                .filter(row -> row.specialist().equals(specialist))
                .forEach(all::add);
        return new OwnTime(weekly, undesired, extra, all);
    }

    /** The ids of those whose time a change of planning data is about, without those who go themselves. */
    static SortedSet<String> whose(DataDifference changes) {
        var ids = new TreeSet<String>();
        for (PlanningTable table :
                List.of(PlanningTable.AVAILABILITY, PlanningTable.EXTRA_TIME, PlanningTable.ABSENCES)) {
            DataDifference.OfTable its = changes.of(table);
            Stream.of(its.added(), its.changed(), its.gone())
                    .flatMap(List::stream)
                    .flatMap(row -> Stream.of(Optional.ofNullable(row.before()), Optional.ofNullable(row.after())))
                    .flatMap(Optional::stream)
                    .forEach(row -> ids.add(table.cell(row, "specialist")));
        }
        ids.removeAll(leaving(changes));
        return ids;
    }

    /** The ids of those who go, or are retired, by a change of planning data. */
    static SortedSet<String> leaving(DataDifference changes) {
        var ids = new TreeSet<String>();
        changes.of(PlanningTable.SPECIALISTS).gone().forEach(row -> ids.add(row.key()));
        return ids;
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

    /** Whether an absence touches some hours, and none did before. */
    boolean isNewlyAway(TimeRange hours, OwnTime before) {
        return before.isHere(hours) && !isHere(hours);
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
}
