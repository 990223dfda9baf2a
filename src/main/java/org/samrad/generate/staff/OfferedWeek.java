package org.samrad.generate.staff;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.OddOrEven;
import org.samrad.dataset.WeeklyTime;

/**
 * Draws the time a specialist offers every week: 2 to 6 hours, scaled, in sessions of half a day at most. Sessions crowd
 * where such meetings are held in life (Tuesday and Thursday afternoon, Wednesday), or panels would never meet.
 */
final class OfferedWeek {

    private static final int GRID = 15;
    private static final int LONGEST_SESSION = 240;

    /** Sessions of every other week: clinics abroad and part-time posts come round so (an estimate). */
    private static final double EVERY_OTHER_WEEK = 0.15;

    private record HalfDay(DayOfWeek day, int from, int until, double weight) {}

    private static final List<HalfDay> HALF_DAYS = List.of(
            morning(DayOfWeek.MONDAY, 3),
            afternoon(DayOfWeek.MONDAY, 6),
            morning(DayOfWeek.TUESDAY, 8),
            afternoon(DayOfWeek.TUESDAY, 24),
            morning(DayOfWeek.WEDNESDAY, 14),
            afternoon(DayOfWeek.WEDNESDAY, 8),
            morning(DayOfWeek.THURSDAY, 8),
            afternoon(DayOfWeek.THURSDAY, 22),
            morning(DayOfWeek.FRIDAY, 6),
            afternoon(DayOfWeek.FRIDAY, 1));

    private final StaffSettings settings;
    private final Region region;
    private final double scale;

    /** @param scale what the 2 to 6 hours are multiplied by */
    OfferedWeek(StaffSettings settings, Region region, double scale) {
        this.settings = settings;
        this.region = region;
        this.scale = scale;
    }

    /** The mean hours a week that a specialist offers at this scale. */
    static double meanHours(double scale) {
        return 4 * scale;
    }

    List<WeeklyTime> draw(String specialist, Region.Workplace workplace, Dice shared) {
        // Dice of its own: another scale then changes the lengths of the sessions and nothing else about the staff.
        Dice dice = shared.fork();
        double hours = dice.between(2.0, 6.0) * scale;
        int minutes = Math.clamp(Math.round(hours * 60 / GRID) * GRID, 30, HALF_DAYS.size() * LONGEST_SESSION);
        int sessions = Math.min(HALF_DAYS.size(), (minutes + LONGEST_SESSION - 1) / LONGEST_SESSION);
        if (sessions < HALF_DAYS.size() && minutes >= 150 && dice.chance(0.6)) {
            sessions++;
        }
        List<HalfDay> free = new ArrayList<>(HALF_DAYS);
        List<WeeklyTime> rows = new ArrayList<>();
        for (int left = sessions; left > 0; left--) {
            HalfDay halfDay = dice.weighted(free, HalfDay::weight);
            free.remove(halfDay);
            int length = Math.min(LONGEST_SESSION, (minutes / left + GRID - 1) / GRID * GRID);
            minutes -= length;
            if (length >= GRID) {
                String site = site(workplace, dice);
                int before = rows.size();
                addSession(rows, specialist, halfDay, length, site, dice);
                if (settings.rich() && dice.chance(EVERY_OTHER_WEEK)) {
                    alternate(rows, before, workplace, dice);
                }
            }
        }
        rows.sort(Comparator.comparing(WeeklyTime::weekday).thenComparing(WeeklyTime::from));
        return rows;
    }

    private void addSession(
            List<WeeklyTime> rows, String specialist, HalfDay halfDay, int length, @Nullable String site, Dice dice) {
        int slack = halfDay.until - halfDay.from - length;
        int usual = halfDay.from == 8 * 60 ? 30 : 60;
        int from = halfDay.from
                + (dice.chance(0.7) ? Math.min(usual, slack) : dice.between(0, slack / GRID) * GRID) / GRID * GRID;
        int middle = from + length / 2 / GRID * GRID;
        if (settings.varied() && length >= 120 && dice.chance(0.05)) {
            // Two rows that touch are one stretch; calendars are exported like this.
            rows.add(row(specialist, halfDay.day, from, middle, site));
            rows.add(row(specialist, halfDay.day, middle, from + length, site));
        } else {
            rows.add(row(specialist, halfDay.day, from, from + length, site));
        }
    }

    /** The sessions from there on are held in the odd weeks or the even ones only; in the others at times in another house. */
    private void alternate(List<WeeklyTime> rows, int first, Region.Workplace workplace, Dice dice) {
        OddOrEven here = dice.oneOf(OddOrEven.ODD, OddOrEven.EVEN);
        OddOrEven there = here == OddOrEven.ODD ? OddOrEven.EVEN : OddOrEven.ODD;
        Region.Town town = workplace.town();
        String elsewhere = town != null && dice.chance(0.4) ? region.nearby(town, dice) : null;
        List<WeeklyTime> every = List.copyOf(rows.subList(first, rows.size()));
        rows.subList(first, rows.size()).clear();
        for (WeeklyTime row : every) {
            rows.add(inWeeks(row, here, row.site()));
            if (elsewhere != null && !elsewhere.equals(row.site())) {
                rows.add(inWeeks(row, there, elsewhere));
            }
        }
    }

    private static WeeklyTime inWeeks(WeeklyTime row, OddOrEven weeks, @Nullable String site) {
        return new WeeklyTime(row.specialist(), row.weekday(), row.from(), row.until(), site, null, null, weeks);
    }

    private static WeeklyTime row(String specialist, DayOfWeek day, int from, int until, @Nullable String site) {
        return new WeeklyTime(
                specialist,
                day,
                LocalTime.ofSecondOfDay(from * 60L),
                LocalTime.ofSecondOfDay(until * 60L),
                site,
                null,
                null);
    }

    /** Mostly the workplace, at times another house nearby, at times at home, where nobody can be met. */
    private @Nullable String site(Region.Workplace workplace, Dice dice) {
        Region.Town town = workplace.town();
        if (!settings.varied() || town == null || dice.chance(0.1)) {
            return null;
        }
        String nearby = dice.chance(0.12) ? region.nearby(town, dice) : null;
        return nearby == null ? workplace.site() : nearby;
    }

    private static HalfDay morning(DayOfWeek day, double weight) {
        return new HalfDay(day, 8 * 60, 12 * 60, weight);
    }

    private static HalfDay afternoon(DayOfWeek day, double weight) {
        return new HalfDay(day, 12 * 60 + 30, 17 * 60, weight);
    }
}
