package org.samrad.time;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statutory public holidays of a country: in Sweden those of lag (1989:253) om allmänna helgdagar, in Norway those of
 * lov om helligdager og helligdagsfred together with 1 and 17 May. An ordinary Sunday is not one here, although the
 * Swedish law counts it: a specialist who offers time on Sundays means it. Years are looked up once and kept.
 */
public final class PublicHolidays {

    /** The library types the Swedish eves as public holidays; the law does not name them. */
    private static final Set<String> EVES = Set.of("MIDSUMMER_EVE", "CHRISTMAS_EVE", "NEW_YEARS_EVE");

    private record CountryYear(Country country, int year) {}

    private static final Map<CountryYear, Set<LocalDate>> KNOWN = new ConcurrentHashMap<>();

    private PublicHolidays() {}

    /** Whether the date is a public holiday of the country; never where no country is given. */
    public static boolean isHoliday(@Nullable Country country, LocalDate date) {
        return country != null && of(country, date.getYear()).contains(date);
    }

    /** The public holidays in [from, until), in order; none where no country is given. */
    public static Set<LocalDate> between(@Nullable Country country, LocalDate from, LocalDate until) {
        Set<LocalDate> found = new TreeSet<>();
        if (country != null) {
            for (int year = from.getYear(); year <= until.getYear(); year++) {
                found.addAll(of(country, year));
            }
            found.removeIf(date -> date.isBefore(from) || !date.isBefore(until));
        }
        return found;
    }

    private static Set<LocalDate> of(Country country, int year) {
        return KNOWN.computeIfAbsent(new CountryYear(country, year), PublicHolidays::lookUp);
    }

    private static Set<LocalDate> lookUp(CountryYear key) {
        HolidayCalendar calendar = switch (key.country) {
            case SE -> HolidayCalendar.SWEDEN;
            case NO -> HolidayCalendar.NORWAY;
        };
        return HolidayManager.getInstance(ManagerParameters.create(calendar)).getHolidays(Year.of(key.year)).stream()
                .filter(holiday -> !EVES.contains(holiday.getPropertiesKey()))
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet());
    }
}
