package org.samrad.insight;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.samrad.dataset.PlanningHeader;
import org.samrad.time.IsoWeek;

/**
 * The ISO weeks of what is left of a horizon, each known by its Monday.
 *
 * @param first the first day that is left: today, or the horizon's first where that is still to come
 * @param until the day after the last; after {@code first}
 */
record Weeks(LocalDate first, LocalDate until) {

    /** Of a horizon that has passed the last day is left, so that there always is a week. */
    static Weeks left(PlanningHeader header) {
        LocalDate today = header.now().toLocalDate();
        LocalDate last = header.horizonEnd().minusDays(1);
        LocalDate first = today.isAfter(header.horizonStart()) ? today : header.horizonStart();
        return new Weeks(first.isAfter(last) ? last : first, header.horizonEnd());
    }

    /** The Mondays, in order; that of the first week may lie before the first day. */
    public List<LocalDate> mondays() {
        return Stream.iterate(IsoWeek.mondayOf(first), monday -> monday.isBefore(until), monday -> monday.plusWeeks(1))
                .toList();
    }

    /** The Monday of the week of a day; a day before the first counts as the first, one after the last as the last. */
    LocalDate of(LocalDate day) {
        return IsoWeek.mondayOf(day.isBefore(first) ? first : day.isBefore(until) ? day : until.minusDays(1));
    }

    /** Whether the day is left. */
    boolean has(LocalDate day) {
        return !day.isBefore(first) && day.isBefore(until);
    }
}
