package org.samrad.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.time.PublicHolidays;

/** A specialist's offered time, day by day of the horizon, before and after absences; worked out when first asked for. */
public final class Hours {

    private static final OfferedInterval[] NONE = new OfferedInterval[0];

    private final PlanningFacts facts;
    private final List<PlanningData.Availability> rows;
    private final List<PlanningData.Absence> absences;
    private final OfferedInterval[] @Nullable [] offered;
    private final OfferedInterval[] @Nullable [] kept;

    Hours(PlanningFacts facts, List<PlanningData.Availability> rows, List<PlanningData.Absence> absences) {
        this.facts = facts;
        this.rows = rows;
        this.absences = absences;
        this.offered = new OfferedInterval[facts.days()][];
        this.kept = new OfferedInterval[facts.days()][];
    }

    /** Works out every day beforehand, so that any thread may ask. */
    public void workOut() {
        for (int day = 0; day < kept.length; day++) {
            kept(day);
        }
    }

    public List<PlanningData.Absence> absences() {
        return absences;
    }

    /** Stretches of a day, absences left out of account. */
    public OfferedInterval[] offered(int day) {
        OfferedInterval[] known = offered[day];
        if (known == null) {
            known = merged(rowsOn(day));
            offered[day] = known;
        }
        return known;
    }

    /** Stretches of a day, less absences. */
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
        LocalDate date = facts.date(day);
        for (var row : rows) {
            if (row.weekday() == date.getDayOfWeek()
                    && (row.validFrom() == null || !date.isBefore(row.validFrom()))
                    && (row.validUntil() == null || date.isBefore(row.validUntil()))) {
                int midnight = day * PlanningFacts.MINUTES_PER_DAY;
                found.add(new OfferedInterval(
                        midnight + row.from().toSecondOfDay() / 60,
                        midnight + row.untilMinute(),
                        facts.site(row.site())));
            }
        }
        if (!found.isEmpty() && PublicHolidays.isHoliday(facts.header().country(), date)) {
            found.clear();
        }
        return found;
    }

    /** Rows at one site that overlap or touch become one stretch; those at different sites stay apart. */
    private static OfferedInterval[] merged(List<OfferedInterval> rows) {
        if (rows.isEmpty()) {
            return NONE;
        }
        rows.sort(Comparator.comparingInt(OfferedInterval::site).thenComparingInt(OfferedInterval::from));
        var merged = new ArrayList<OfferedInterval>();
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
        return merged.toArray(OfferedInterval[]::new);
    }

    private OfferedInterval[] lessAbsences(OfferedInterval[] stretches) {
        List<OfferedInterval> left = List.of(stretches);
        for (var absence : absences) {
            int from = facts.minute(absence.from());
            int until = facts.minute(absence.until());
            var next = new ArrayList<OfferedInterval>(left.size() + 1);
            for (OfferedInterval stretch : left) {
                if (from >= stretch.until() || until <= stretch.from()) {
                    next.add(stretch);
                    continue;
                }
                if (stretch.from() < from) {
                    next.add(new OfferedInterval(stretch.from(), from, stretch.site()));
                }
                if (until < stretch.until()) {
                    next.add(new OfferedInterval(until, stretch.until(), stretch.site()));
                }
            }
            left = next;
        }
        return left.toArray(OfferedInterval[]::new);
    }
}
