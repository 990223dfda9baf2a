package org.samrad.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
import org.samrad.dataset.ExtraTime;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.WeeklyTime;
import org.samrad.time.LocalMinutes;

/**
 * A specialist's offered time, day by day of the horizon, before and after absences: the rows of the weekday that are valid on
 * the day, none of them on a public holiday, and what is offered once, merged by site. Worked out when first asked for.
 */
public final class Hours {

    private static final OfferedInterval[] NONE = new OfferedInterval[0];
    private static final Comparator<OfferedInterval> BY_SITE =
            Comparator.comparingInt(OfferedInterval::site).thenComparingInt(OfferedInterval::from);

    private final OfferedTime time;
    private final List<WeeklyTime> rows;
    private final List<ExtraTime> extra;
    private final List<PlanningData.Absence> absences;
    /** Minutes [from, until) of each absence. */
    private final int[][] away;

    private final OfferedInterval[] @Nullable [] offered;
    private final OfferedInterval[] @Nullable [] kept;

    Hours(OfferedTime time, List<WeeklyTime> rows, List<ExtraTime> extra, List<PlanningData.Absence> absences) {
        this.extra = extra;
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
        int midnight = day * LocalMinutes.PER_DAY;
        LocalDate date = time.minutes.date(day);
        if (!time.isHoliday(day)) {
            for (var row : rows) {
                if (row.isOn(date)) {
                    found.add(new OfferedInterval(
                            midnight + row.from().toSecondOfDay() / 60,
                            midnight + row.untilMinute(),
                            site(row.site())));
                }
            }
        }
        for (var row : extra) {
            if (row.from().toLocalDate().equals(date)) {
                found.add(new OfferedInterval(
                        time.minutes.minute(row.from()), time.minutes.minute(row.until()), site(row.site())));
            }
        }
        return found;
    }

    private int site(@Nullable String id) {
        return id == null ? Place.NO_SITE : time.sites.getOrDefault(id, Place.NO_SITE);
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
