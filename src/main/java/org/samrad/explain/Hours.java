package org.samrad.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.time.PublicHolidays;

/** A specialist's offered time, day by day of the horizon, before and after absences; worked out when first asked for. */
final class Hours {

    private static final Stretch[] NONE = new Stretch[0];

    private final Facts facts;
    private final List<PlanningData.Availability> rows;
    private final List<PlanningData.Absence> absences;
    private final Stretch[] @Nullable [] offered;
    private final Stretch[] @Nullable [] kept;

    Hours(Facts facts, List<PlanningData.Availability> rows, List<PlanningData.Absence> absences) {
        this.facts = facts;
        this.rows = rows;
        this.absences = absences;
        this.offered = new Stretch[facts.days()][];
        this.kept = new Stretch[facts.days()][];
    }

    /** Works out every day beforehand, so that any thread may ask. */
    void workOut() {
        for (int day = 0; day < kept.length; day++) {
            kept(day);
        }
    }

    List<PlanningData.Absence> absences() {
        return absences;
    }

    /** Stretches of a day, absences left out of account. */
    Stretch[] offered(int day) {
        Stretch[] known = offered[day];
        if (known == null) {
            known = merged(rowsOn(day));
            offered[day] = known;
        }
        return known;
    }

    /** Stretches of a day, less absences. */
    Stretch[] kept(int day) {
        Stretch[] known = kept[day];
        if (known == null) {
            known = lessAbsences(offered(day));
            kept[day] = known;
        }
        return known;
    }

    /** The same as {@link #kept} if one more row were valid on that day. */
    Stretch[] keptWith(int day, Stretch more) {
        List<Stretch> all = rowsOn(day);
        all.add(more);
        return lessAbsences(merged(all));
    }

    private List<Stretch> rowsOn(int day) {
        var found = new ArrayList<Stretch>();
        LocalDate date = facts.date(day);
        for (var row : rows) {
            if (row.weekday() == date.getDayOfWeek()
                    && (row.validFrom() == null || !date.isBefore(row.validFrom()))
                    && (row.validUntil() == null || date.isBefore(row.validUntil()))) {
                int midnight = day * Facts.MINUTES_PER_DAY;
                found.add(new Stretch(
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
    private static Stretch[] merged(List<Stretch> rows) {
        if (rows.isEmpty()) {
            return NONE;
        }
        rows.sort(Comparator.comparingInt(Stretch::site).thenComparingInt(Stretch::from));
        var merged = new ArrayList<Stretch>();
        for (Stretch row : rows) {
            Stretch last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && last.site() == row.site() && row.from() <= last.until()) {
                merged.set(
                        merged.size() - 1, new Stretch(last.from(), Math.max(last.until(), row.until()), last.site()));
            } else {
                merged.add(row);
            }
        }
        return merged.toArray(Stretch[]::new);
    }

    private Stretch[] lessAbsences(Stretch[] stretches) {
        List<Stretch> left = List.of(stretches);
        for (var absence : absences) {
            int from = facts.minute(absence.from());
            int until = facts.minute(absence.until());
            var next = new ArrayList<Stretch>(left.size() + 1);
            for (Stretch stretch : left) {
                if (from >= stretch.until() || until <= stretch.from()) {
                    next.add(stretch);
                    continue;
                }
                if (stretch.from() < from) {
                    next.add(new Stretch(stretch.from(), from, stretch.site()));
                }
                if (until < stretch.until()) {
                    next.add(new Stretch(until, stretch.until(), stretch.site()));
                }
            }
            left = next;
        }
        return left.toArray(Stretch[]::new);
    }
}
