package org.samrad.dataset;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.samrad.time.Country;
import org.samrad.time.HoursOfDay;
import org.samrad.time.PlanningTerms;

/**
 * {@code dataset.properties}.
 *
 * @param noticeHours hours from now before which nothing starts that is not urgent
 * @param consentRequired whether each organisation on a panel needs the consent of the case
 * @param schoolHours as {@link HoursOfDay} reads it
 */
public record PlanningHeader(
        String name,
        ZoneId timeZone,
        @Nullable Country country,
        LocalDateTime now,
        LocalDate horizonStart,
        LocalDate horizonEnd,
        int slotMinutes,
        int noticeHours,
        boolean consentRequired,
        @Nullable String schoolHours) {

    /** Without notice, consent or school hours. */
    public PlanningHeader(
            String name,
            ZoneId timeZone,
            @Nullable Country country,
            LocalDateTime now,
            LocalDate horizonStart,
            LocalDate horizonEnd,
            int slotMinutes) {
        this(name, timeZone, country, now, horizonStart, horizonEnd, slotMinutes, 0, false, null);
    }

    /** The hours of {@code schoolHours}; null where there are none. */
    public @Nullable HoursOfDay school() {
        return schoolHours == null ? null : HoursOfDay.parse(schoolHours);
    }

    /** The same with what an administrator decides. */
    public PlanningHeader with(PlanningTerms terms) {
        return new PlanningHeader(
                terms.name(),
                terms.timeZone(),
                terms.country(),
                now,
                horizonStart,
                horizonEnd,
                terms.slotMinutes(),
                terms.noticeHours(),
                terms.consentRequired(),
                terms.schoolHours());
    }

    /** The same with another notice. */
    public PlanningHeader withNotice(int hours) {
        return new PlanningHeader(
                name,
                timeZone,
                country,
                now,
                horizonStart,
                horizonEnd,
                slotMinutes,
                hours,
                consentRequired,
                schoolHours);
    }

    /** The same but for its days and its present. */
    public PlanningHeader moved(LocalDateTime otherNow, LocalDate start, LocalDate end) {
        return new PlanningHeader(
                name, timeZone, country, otherNow, start, end, slotMinutes, noticeHours, consentRequired, schoolHours);
    }
}
