package org.samrad.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/**
 * Local dates and times as whole days and minutes since the midnight that begins a first day, small enough for an int. What lies
 * further away than {@value #MOST_DAYS} days, about a thousand years, counts as if it lay just there, so that nothing overflows.
 */
public record LocalMinutes(LocalDate firstDay) {

    /** Minutes of a day of local time. */
    public static final int PER_DAY = 24 * 60;

    private static final int MOST_DAYS = 400_000;

    /** Minutes from midnight to when something ends, where 00:00 is the end of the day. */
    public static int ofEnd(LocalTime until) {
        return until.equals(LocalTime.MIDNIGHT) ? PER_DAY : until.get(ChronoField.MINUTE_OF_DAY);
    }

    /** Days from the first day, less than 0 before it. */
    public int day(LocalDate date) {
        return (int) Math.clamp(ChronoUnit.DAYS.between(firstDay, date), -MOST_DAYS, MOST_DAYS);
    }

    /** Minutes from the first midnight, less than 0 before it. */
    public int minute(LocalDateTime time) {
        long minutes = ChronoUnit.MINUTES.between(firstDay.atStartOfDay(), time);
        return (int) Math.clamp(minutes, -MOST_DAYS * (long) PER_DAY, MOST_DAYS * (long) PER_DAY);
    }

    public LocalDate date(int day) {
        return firstDay.plusDays(day);
    }

    public LocalDateTime time(int minute) {
        return firstDay.atStartOfDay().plusMinutes(minute);
    }

    /**
     * The local times that a zone leaves out when its clocks go forward, as minutes [from, until), in order. One that passes
     * midnight is given for each day on its own.
     *
     * @param days how many days to look at, from the first
     */
    public List<int[]> skipped(ZoneId zone, int days) {
        var found = new ArrayList<int[]>();
        LocalDateTime end = date(days).atStartOfDay();
        ZoneOffsetTransition next = zone.getRules()
                .nextTransition(
                        firstDay.minusDays(1).atStartOfDay().atZone(zone).toInstant());
        while (next != null && next.getDateTimeBefore().isBefore(end)) {
            if (next.isGap()) {
                int until = minute(next.getDateTimeAfter());
                for (int from = minute(next.getDateTimeBefore()); from < until; ) {
                    int midnight = (Math.floorDiv(from, PER_DAY) + 1) * PER_DAY;
                    found.add(new int[] {from, Math.min(until, midnight)});
                    from = midnight;
                }
            }
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return found;
    }
}
