package org.samrad.matching;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
import org.samrad.dataset.PlanningData;
import org.samrad.time.LocalMinutes;

/**
 * A specialist's offered time, day by day of the horizon, before and after absences: the rows of the weekday that are valid on
 * the day, merged by site, none on a public holiday. Worked out when first asked for.
 */
public final class Hours {

    private static final OfferedInterval[] NONE = new OfferedInterval[0];
    private static final Comparator<OfferedInterval> BY_SITE =
            Comparator.comparingInt(OfferedInterval::site).thenComparingInt(OfferedInterval::from);

    private final OfferedTime time;
    private final List<PlanningData.Availability> rows;
    private final List<PlanningData.Absence> absences;
    /** Minutes [from, until) of each absence. */
    private final int[][] away;

    private final OfferedInterval[] @Nullable [] offered;
    private final OfferedInterval[] @Nullable [] kept;

    Hours(OfferedTime time, List<PlanningData.Availability> rows, List<PlanningData.Absence> absences) {
        this.time = time;
        this.rows = rows;
        this.absences = absences;
        this.away = absences.stream()
                .map(row -> new int[] {time.minutes.minute(row.from()), time.minutes.minute(row.until())})
                .toArray(int[][]::new);
        this.offered = new OfferedInterval[time.days][];
        this.kept = new OfferedInterval[time.days][];
    }

    /** {@link #kept} of every day, worked out beforehand, so that any thread may ask. */
    public OfferedInterval[][] workOut() {
        var all = new OfferedInterval[kept.length][];
        for (int day = 0; day < kept.length; day++) {
            all[day] = kept(day);
        }
        return all;
    }

    /** The absences that were given, as they are in the data. */
    public List<PlanningData.Absence> absences() {
        return absences;
    }

    /** Intervals of a day, absences left out of account, in order of start. */
    public OfferedInterval[] offered(int day) {
        OfferedInterval[] known = offered[day];
        if (known == null) {
            known = merged(rowsOn(day));
            offered[day] = known;
        }
        return known;
    }

    /** Intervals of a day, less absences, in order of start. */
    public OfferedInterval[] kept(int day) {
        OfferedInterval[] known = kept[day];
        if (known == null) {
            known = lessAbsences(offered(day));
            kept[day] = known;
        }
        return known;
    }

    /** The same as {@link #kept} if one more row were valid on that day. */
    public OfferedInterval[] keptWith(int day, OfferedInterval more) {
        List<OfferedInterval> all = rowsOn(day);
        all.add(more);
        return lessAbsences(merged(all));
    }

    private List<OfferedInterval> rowsOn(int day) {
        var found = new ArrayList<OfferedInterval>();
        if (time.isHoliday(day)) {
            return found;
        }
        int midnight = day * LocalMinutes.PER_DAY;
        LocalDate date = time.minutes.date(day);
        DayOfWeek weekday = date.getDayOfWeek();
        for (var row : rows) {
            if (row.weekday() == weekday
                    && (row.validFrom() == null || !date.isBefore(row.validFrom()))
                    && (row.validUntil() == null || date.isBefore(row.validUntil()))) {
                int site = row.site() == null ? Place.NO_SITE : time.sites.getOrDefault(row.site(), Place.NO_SITE);
                found.add(new OfferedInterval(
                        midnight + row.from().toSecondOfDay() / 60, midnight + row.untilMinute(), site));
            }
        }
        return found;
    }

    /** Rows at one site that overlap or touch become one interval; those at different sites stay apart. */
    private static OfferedInterval[] merged(List<OfferedInterval> rows) {
        if (rows.isEmpty()) {
            return NONE;
        }
        rows.sort(BY_SITE);
        var merged = new ArrayList<OfferedInterval>(rows.size());
        for (OfferedInterval row : rows) {
            OfferedInterval last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && last.site() == row.site() && row.from() <= last.until()) {
                merged.set(
                        merged.size() - 1,
                        new OfferedInterval(last.from(), Math.max(last.until(), row.until()), last.site()));
            } else {
                merged.add(row);
            }
        }
        return inOrder(merged);
    }

    private OfferedInterval[] lessAbsences(OfferedInterval[] intervals) {
        OfferedInterval[] left = intervals;
        for (int[] absence : away) {
            left = without(left, absence[0], absence[1]);
        }
        return left;
    }

    private static OfferedInterval[] without(OfferedInterval[] intervals, int from, int until) {
        boolean touched = false;
        for (OfferedInterval interval : intervals) {
            touched |= from < interval.until() && interval.from() < until;
        }
        if (!touched) {
            return intervals;
        }
        var left = new ArrayList<OfferedInterval>();
        for (OfferedInterval interval : intervals) {
            if (interval.from() < from) {
                left.add(new OfferedInterval(interval.from(), Math.min(interval.until(), from), interval.site()));
            }
            if (until < interval.until()) {
                left.add(new OfferedInterval(Math.max(interval.from(), until), interval.until(), interval.site()));
            }
        }
        return inOrder(left);
    }

    private static OfferedInterval[] inOrder(List<OfferedInterval> intervals) {
        return intervals.stream()
                .sorted(Comparator.comparingInt(OfferedInterval::from))
                .toArray(OfferedInterval[]::new);
    }
}
