package org.samrad.generate.staff;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.ExtraTime;
import org.samrad.dataset.UndesiredTime;
import org.samrad.dataset.WeeklyTime;
import org.samrad.time.Country;
import org.samrad.time.PublicHolidays;

/**
 * Draws what a specialist offers beside the usual week: evenings and Saturdays to work off a queue, duty on public holidays; and
 * which of the usual hours are offered unwillingly. How often is an estimate.
 */
final class SpecialTimes {

    /** Of the weeks of a specialist, those with an evening or a Saturday offered. */
    private static final double WEEKS_WITH_EXTRA = 0.04;

    /** Of the staff, those on duty on a public holiday. */
    private static final double ON_DUTY = 0.05;

    /** Of the staff, those with hours that they would rather keep. */
    private static final double UNWILLING = 0.2;

    private final StaffSettings settings;
    private final Set<LocalDate> holidays;

    SpecialTimes(StaffSettings settings) {
        this.settings = settings;
        holidays = PublicHolidays.between(
                Country.SE, settings.start(), settings.start().plusDays(settings.days()));
    }

    /** In order of time; never while the usual week has a session, which ends by 17:00 and has no Saturdays. */
    List<ExtraTime> extra(String specialist, Region.Workplace workplace, Dice dice) {
        List<ExtraTime> times = new ArrayList<>();
        for (LocalDate holiday : holidays) {
            if (dice.chance(ON_DUTY)) {
                times.add(time(specialist, holiday, 10, dice.between(3, 5), workplace.site()));
            }
        }
        for (int week = 0; week < settings.weeks(); week++) {
            if (!dice.chance(WEEKS_WITH_EXTRA)) {
                continue;
            }
            int weekday = dice.between(0, 3);
            LocalDate monday = settings.start().plusWeeks(week).with(DayOfWeek.MONDAY);
            boolean saturday = dice.chance(0.25);
            LocalDate day = monday.plusDays(saturday ? 5 : weekday);
            String site = dice.chance(0.7) ? workplace.site() : null;
            if (!day.isBefore(settings.start()) && !holidays.contains(day)) {
                times.add(
                        saturday
                                ? time(specialist, day, 9, 4, site)
                                : time(specialist, day, 17, dice.between(2, 3), site));
            }
        }
        times.sort(Comparator.comparing(ExtraTime::from));
        return times;
    }

    private static ExtraTime time(String specialist, LocalDate day, int hour, int hours, @Nullable String site) {
        return new ExtraTime(specialist, day.atTime(hour, 0), day.atTime(hour + hours, 0), site);
    }

    /** The first or last hour of a session, or all of it. */
    List<UndesiredTime> undesired(String specialist, List<WeeklyTime> offered, Dice dice) {
        if (offered.isEmpty() || !dice.chance(UNWILLING)) {
            return List.of();
        }
        WeeklyTime session = dice.pick(offered);
        int from = session.from().toSecondOfDay() / 60;
        int until = session.untilMinute();
        if (until - from > 60) {
            int part = dice.between(0, 3);
            from = part == 1 ? until - 60 : from;
            until = part == 0 ? from + 60 : until;
        }
        return List.of(new UndesiredTime(specialist, session.weekday(), minute(from), minute(until)));
    }

    private static LocalTime minute(int minute) {
        return LocalTime.ofSecondOfDay(minute * 60L);
    }
}
