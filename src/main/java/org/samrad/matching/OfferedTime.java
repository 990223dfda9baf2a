package org.samrad.matching;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.solver.AvailabilityInterval;
import org.samrad.solver.Place;
import org.samrad.time.LocalMinutes;
import org.samrad.time.PublicHolidays;

/** When each specialist is offered: the weekly rows of each day, merged by site, none on a public holiday, less absences. */
public final class OfferedTime {

    private static final AvailabilityInterval[] NONE = new AvailabilityInterval[0];

    private final LocalMinutes minutes;
    private final int days;
    private final Map<String, Integer> sites;
    private final boolean[] holiday;
    private final Map<String, List<PlanningData.Availability>> weekly = new HashMap<>();
    private final Map<String, List<int[]>> absences = new HashMap<>();

    /** The offered time of a data set over its horizon. */
    public static OfferedTime of(PlanningData data) {
        var sites = new HashMap<String, Integer>();
        data.sites().forEach(site -> sites.put(site.id(), sites.size()));
        var header = data.header();
        return new OfferedTime(data, sites, new LocalMinutes(header.horizonStart()).day(header.horizonEnd()));
    }

    public OfferedTime(PlanningData data, Map<String, Integer> sites, int days) {
        this.minutes = new LocalMinutes(data.header().horizonStart());
        this.days = days;
        this.sites = sites;
        this.holiday = new boolean[days];
        var country = data.header().country();
        for (int day = 0; country != null && day < days; day++) {
            holiday[day] = PublicHolidays.isHoliday(country, minutes.date(day));
        }
        data.availabilities()
                .forEach(row -> weekly.computeIfAbsent(row.specialist(), id -> new ArrayList<>())
                        .add(row));
        data.absences()
                .forEach(row -> absences.computeIfAbsent(row.specialist(), id -> new ArrayList<>())
                        .add(new int[] {minutes.minute(row.from()), minutes.minute(row.until())}));
    }

    /** Minutes of a specialist by day of the horizon; where stretches at two sites overlap, the time counts once. */
    public int[] minutes(String specialist) {
        AvailabilityInterval[][] stretches = of(specialist);
        var offered = new int[days];
        for (int day = 0; day < days; day++) {
            int until = Integer.MIN_VALUE;
            for (AvailabilityInterval stretch : stretches[day]) {
                offered[day] += Math.max(0, stretch.until() - Math.max(stretch.from(), until));
                until = Math.max(until, stretch.until());
            }
        }
        return offered;
    }

    /** Stretches of a specialist by day of the horizon, each day's in order of start. */
    public AvailabilityInterval[][] of(String specialist) {
        var stretches = new AvailabilityInterval[days][];
        List<PlanningData.Availability> rows = weekly.getOrDefault(specialist, List.of());
        List<int[]> away = absences.getOrDefault(specialist, List.of());
        for (int day = 0; day < days; day++) {
            LocalDate date = minutes.date(day);
            stretches[day] = holiday[day] ? NONE : onDate(rows, date, away);
        }
        return stretches;
    }

    private AvailabilityInterval[] onDate(List<PlanningData.Availability> rows, LocalDate date, List<int[]> away) {
        DayOfWeek weekday = date.getDayOfWeek();
        List<AvailabilityInterval> offered = null;
        for (var row : rows) {
            if (row.weekday() == weekday && isValid(row.validFrom(), row.validUntil(), date)) {
                offered = offered == null ? new ArrayList<>() : offered;
                int site = row.site() == null ? Place.NO_SITE : sites.getOrDefault(row.site(), Place.NO_SITE);
                offered.add(new AvailabilityInterval(
                        minutes.minute(date.atTime(row.from())), minutes.minute(row.endOn(date)), site));
            }
        }
        if (offered == null) {
            return NONE;
        }
        return lessAbsences(merged(offered), away);
    }

    private static boolean isValid(@Nullable LocalDate from, @Nullable LocalDate until, LocalDate date) {
        return (from == null || !date.isBefore(from)) && (until == null || date.isBefore(until));
    }

    /** Rows at one site that overlap or touch become one stretch. */
    private static List<AvailabilityInterval> merged(List<AvailabilityInterval> offered) {
        offered.sort(Comparator.comparingInt(AvailabilityInterval::site).thenComparingInt(AvailabilityInterval::from));
        var merged = new ArrayList<AvailabilityInterval>();
        for (AvailabilityInterval stretch : offered) {
            AvailabilityInterval last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && last.site() == stretch.site() && stretch.from() <= last.until()) {
                merged.set(
                        merged.size() - 1,
                        new AvailabilityInterval(last.from(), Math.max(last.until(), stretch.until()), last.site()));
            } else {
                merged.add(stretch);
            }
        }
        return merged;
    }

    private static AvailabilityInterval[] lessAbsences(List<AvailabilityInterval> stretches, List<int[]> away) {
        List<AvailabilityInterval> left = stretches;
        for (int[] absence : away) {
            var next = new ArrayList<AvailabilityInterval>();
            for (AvailabilityInterval stretch : left) {
                if (absence[0] >= stretch.until() || absence[1] <= stretch.from()) {
                    next.add(stretch);
                    continue;
                }
                if (stretch.from() < absence[0]) {
                    next.add(new AvailabilityInterval(stretch.from(), absence[0], stretch.site()));
                }
                if (absence[1] < stretch.until()) {
                    next.add(new AvailabilityInterval(absence[1], stretch.until(), stretch.site()));
                }
            }
            left = next;
        }
        return left.stream()
                .sorted(Comparator.comparingInt(AvailabilityInterval::from))
                .toArray(AvailabilityInterval[]::new);
    }
}
