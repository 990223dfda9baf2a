package org.samrad.administration;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.sheet.TypedRow;
import org.samrad.limits.Fault;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Limits;
import org.samrad.limits.Texts;
import org.samrad.time.Country;
import org.samrad.time.HoursOfDay;
import org.samrad.time.PlanningTerms;

/**
 * {@link PlanningTerms} as typed.
 *
 * @param seen what was shown of published consultations that would break a rule; empty before it was shown
 */
record SettingsForm(
        String name,
        String timeZone,
        String country,
        String firstDay,
        String weeksAhead,
        String slotMinutes,
        String noticeHours,
        String consentRequired,
        String schoolFrom,
        String schoolUntil,
        String seen)
        implements Serializable {

    private static final String FIELD = "settings.error.";

    @SuppressWarnings("ConstantValue")
    SettingsForm {
        name = Objects.requireNonNullElse(name, "").strip();
        timeZone = Objects.requireNonNullElse(timeZone, "").strip();
        country = Objects.requireNonNullElse(country, "");
        firstDay = Objects.requireNonNullElse(firstDay, "").strip();
        weeksAhead = Objects.requireNonNullElse(weeksAhead, "").strip();
        slotMinutes = Objects.requireNonNullElse(slotMinutes, "").strip();
        noticeHours = Objects.requireNonNullElse(noticeHours, "").strip();
        consentRequired = Objects.requireNonNullElse(consentRequired, "");
        schoolFrom = Objects.requireNonNullElse(schoolFrom, "").strip();
        schoolUntil = Objects.requireNonNullElse(schoolUntil, "").strip();
        seen = Objects.requireNonNullElse(seen, "");
    }

    static SettingsForm of(PlanningTerms terms) {
        String school = terms.schoolHours();
        String[] hours = school == null ? new String[] {"", ""} : school.split("-");
        return new SettingsForm(
                terms.name(),
                terms.timeZone().getId(),
                terms.country() == null ? "" : terms.country().name(),
                terms.firstDay().toString(),
                String.valueOf(terms.weeksAhead()),
                String.valueOf(terms.slotMinutes()),
                String.valueOf(terms.noticeHours()),
                String.valueOf(terms.consentRequired()),
                hours[0],
                hours[1],
                "");
    }

    /** What is proposed where nothing is set yet. */
    static SettingsForm first(ZoneId zone, LocalDate today) {
        return new SettingsForm(
                "",
                zone.getId(),
                Country.proposedFor(zone).name(),
                today.toString(),
                String.valueOf(PlanningTerms.PROPOSED_WEEKS),
                String.valueOf(PlanningTerms.PROPOSED_SLOT),
                "0",
                "",
                "",
                "",
                "");
    }

    /** What is typed, or by field what is wrong with it. */
    record Read(@Nullable PlanningTerms terms, Map<String, Fault> faults) {}

    Read read() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        if (Texts.cleanOrNull(name) == null || !Limits.isShort(name) || !Texts.isProper(name)) {
            refuse(faults, "name", Limits.TEXT);
        } else if (IdentityNumbers.firstIn(name).isPresent()) {
            faults.put("name", Fault.in("name", "account.error.identity-name"));
        }
        ZoneId zone = zone();
        if (zone == null) {
            refuse(faults, "timeZone", timeZone);
        }
        LocalDate first = day();
        if (first == null) {
            refuse(faults, "firstDay", firstDay);
        }
        Integer weeks = number(weeksAhead, 1, Limits.WEEKS_AHEAD);
        if (weeks == null) {
            refuse(faults, "weeksAhead", weeksAhead, Limits.WEEKS_AHEAD);
        }
        if (first != null && weeks != null && !Limits.isDay(first.plusWeeks(weeks))) {
            refuse(faults, "firstDay", firstDay);
        }
        Integer slot = number(slotMinutes, 1, Limits.NUMBER);
        if (slot == null || !PlanningTerms.isSlot(slot)) {
            refuse(faults, "slotMinutes", slotMinutes);
        }
        Integer notice = number(noticeHours, 0, Limits.NUMBER);
        if (notice == null) {
            refuse(faults, "noticeHours", noticeHours, Limits.NUMBER);
        }
        String school = schoolFrom.isEmpty() && schoolUntil.isEmpty()
                ? null
                : TypedRow.cell(LocalTime.class, schoolFrom) + "-" + TypedRow.cell(LocalTime.class, schoolUntil);
        if (school != null && HoursOfDay.parse(school) == null) {
            refuse(faults, "schoolFrom", schoolFrom, schoolUntil);
        }
        Country its = Stream.of(Country.values())
                .filter(one -> one.name().equals(country))
                .findFirst()
                .orElse(null);
        return new Read(
                zone == null || first == null || weeks == null || slot == null || notice == null || !faults.isEmpty()
                        ? null
                        : new PlanningTerms(
                                name,
                                zone,
                                its,
                                first,
                                weeks,
                                slot,
                                notice,
                                Boolean.parseBoolean(consentRequired),
                                school),
                faults);
    }

    private static void refuse(Map<String, Fault> faults, String field, Object... arguments) {
        faults.put(field, Fault.in(field, FIELD + field, arguments));
    }

    private @Nullable ZoneId zone() {
        try {
            return ZoneId.getAvailableZoneIds().contains(timeZone) ? ZoneId.of(timeZone) : null;
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    private @Nullable LocalDate day() {
        try {
            return Stream.of(LocalDate.parse(TypedRow.cell(LocalDate.class, firstDay)))
                    .filter(Limits::isDay)
                    .findFirst()
                    .orElse(null);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static @Nullable Integer number(String text, int least, int most) {
        try {
            int number = Integer.parseInt(TypedRow.cell(int.class, text));
            return number < least || number > most ? null : number;
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
