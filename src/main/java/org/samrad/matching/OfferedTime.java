package org.samrad.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.samrad.consultation.OfferedInterval;
import org.samrad.dataset.ExtraTime;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.WeeklyTime;
import org.samrad.time.LocalMinutes;
import org.samrad.time.PublicHolidays;

/** When each specialist of a data set offers time within its horizon. Sites are counted in the order of the data. */
public final class OfferedTime {

    final LocalMinutes minutes;
    final int days;
    final Map<String, Integer> sites = new HashMap<>();
    private final boolean[] holiday;
    private final Map<String, List<WeeklyTime>> rows;
    private final Map<String, List<ExtraTime>> extra;
    private final Map<String, List<PlanningData.Absence>> absences;

    public OfferedTime(PlanningData data) {
        var header = data.header();
        this.minutes = new LocalMinutes(header.horizonStart());
        this.days = minutes.day(header.horizonEnd());
        data.sites().forEach(site -> sites.put(site.id(), sites.size()));
        this.holiday = new boolean[days];
        for (int day = 0; day < days; day++) {
            holiday[day] = PublicHolidays.isHoliday(header.country(), minutes.date(day));
        }
        this.rows = PlanningFacts.grouped(data.availabilities(), WeeklyTime::specialist);
        this.extra = PlanningFacts.grouped(data.extraTimes(), ExtraTime::specialist);
        this.absences = PlanningFacts.grouped(data.absences(), PlanningData.Absence::specialist);
    }

    boolean isHoliday(int day) {
        return holiday[day];
    }

    /** The hours of a specialist; none of somebody who is not in the data. */
    public Hours hours(String specialist) {
        return new Hours(
                this,
                rows.getOrDefault(specialist, List.of()),
                extra.getOrDefault(specialist, List.of()),
                absences.getOrDefault(specialist, List.of()));
    }

    /** Intervals of a specialist by day of the horizon, less absences, each day's in order of start. */
    public OfferedInterval[][] of(String specialist) {
        return hours(specialist).workOut();
    }

    /** Minutes of a specialist by day of the horizon; where intervals at two sites overlap, the time counts once. */
    public int[] minutes(String specialist) {
        OfferedInterval[][] intervals = of(specialist);
        var offered = new int[days];
        for (int day = 0; day < days; day++) {
            int until = Integer.MIN_VALUE;
            for (OfferedInterval interval : intervals[day]) {
                offered[day] += Math.max(0, interval.until() - Math.max(interval.from(), until));
                until = Math.max(until, interval.until());
            }
        }
        return offered;
    }
}
