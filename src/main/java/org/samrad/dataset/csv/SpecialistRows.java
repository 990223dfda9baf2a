package org.samrad.dataset.csv;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.samrad.consultation.Mode;
import org.samrad.consultation.OddOrEven;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.ExtraTime;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.UndesiredTime;
import org.samrad.dataset.WeeklyTime;
import org.samrad.limits.Limits;

/** Reads the specialists, what they can, when they offer time and when they are away. */
final class SpecialistRows {

    private final Reading reading;
    private final OrganisationRows organisations;
    private final Ids specialistIds = new Ids(DatasetFile.SPECIALISTS);

    SpecialistRows(Reading reading, OrganisationRows organisations) {
        this.reading = reading;
        this.organisations = organisations;
    }

    Ids specialistIds() {
        return specialistIds;
    }

    List<PlanningData.Specialist> specialists() {
        List<PlanningData.Specialist> specialists = new ArrayList<>();
        specialistIds.completeIf(reading.rows(
                DatasetFile.SPECIALISTS,
                row -> specialists.add(new PlanningData.Specialist(
                        specialistIds.enter(row),
                        row.text("name"),
                        row.optionalText("title"),
                        row.reference("organisation", organisations.organisationIds()),
                        row.languages("languages"),
                        row.someOf("modes", Mode.class),
                        row.optionalNumber("max_per_day", 0, Limits.NUMBER),
                        row.optionalNumber("max_per_week", 0, Limits.NUMBER),
                        row.numberOr("buffer_minutes", 0, Limits.NUMBER, 0),
                        row.optionalText("email")))));
        return specialists;
    }

    List<PlanningData.SpecialistCompetence> competences() {
        List<PlanningData.SpecialistCompetence> competences = new ArrayList<>();
        Set<PlanningData.SpecialistCompetence> seen = new HashSet<>();
        reading.rows(DatasetFile.SPECIALIST_COMPETENCES, row -> {
            PlanningData.SpecialistCompetence held = new PlanningData.SpecialistCompetence(
                    row.reference("specialist", specialistIds),
                    row.reference("competence", organisations.competenceIds()),
                    row.number("level", CellValue.LOWEST_LEVEL, CellValue.HIGHEST_LEVEL),
                    row.optionalBound("valid_from"),
                    row.optionalBound("valid_until"));
            row.requireNotAfter("valid_from", held.validFrom(), "valid_until", held.validUntil());
            if (seen.add(held)) {
                competences.add(held);
            }
        });
        return competences;
    }

    List<WeeklyTime> availabilities() {
        List<WeeklyTime> availabilities = new ArrayList<>();
        reading.rows(DatasetFile.AVAILABILITY, row -> {
            WeeklyTime offered = new WeeklyTime(
                    row.reference("specialist", specialistIds),
                    weekday(row),
                    row.time("from"),
                    row.endTime("until"),
                    row.optionalReference("site", organisations.siteIds()),
                    row.optionalBound("valid_from"),
                    row.optionalBound("valid_until"),
                    row.optionalChoice("weeks", OddOrEven.class));
            requireOrder(row, offered.from(), offered.until());
            row.requireNotAfter("valid_from", offered.validFrom(), "valid_until", offered.validUntil());
            availabilities.add(offered);
        });
        return availabilities;
    }

    private static DayOfWeek weekday(Cells row) {
        return DayOfWeek.of(row.choice("weekday", Weekday.class).ordinal() + 1);
    }

    List<ExtraTime> extraTimes() {
        List<ExtraTime> times = new ArrayList<>();
        reading.rows(DatasetFile.EXTRA_TIME, row -> {
            ExtraTime extra = new ExtraTime(
                    row.reference("specialist", specialistIds),
                    row.dateTime("from"),
                    row.dateTime("until"),
                    row.optionalReference("site", organisations.siteIds()));
            row.requireBefore("from", extra.from(), "until", extra.until());
            if (row.sound("from", "until")
                    && extra.until()
                            .isAfter(extra.from().toLocalDate().plusDays(1).atStartOfDay())) {
                row.refuse("until", "file.one-day", extra.from());
            }
            times.add(extra);
        });
        return times;
    }

    List<UndesiredTime> undesiredTimes() {
        List<UndesiredTime> times = new ArrayList<>();
        reading.rows(DatasetFile.UNDESIRED_TIMES, row -> {
            UndesiredTime undesired = new UndesiredTime(
                    row.reference("specialist", specialistIds), weekday(row), row.time("from"), row.endTime("until"));
            requireOrder(row, undesired.from(), undesired.until());
            times.add(undesired);
        });
        return times;
    }

    private static void requireOrder(Cells row, LocalTime from, LocalTime until) {
        if (!until.equals(LocalTime.MIDNIGHT)) {
            row.requireBefore("from", from, "until", until);
        }
    }

    List<PlanningData.Absence> absences() {
        List<PlanningData.Absence> absences = new ArrayList<>();
        reading.rows(DatasetFile.ABSENCES, row -> {
            PlanningData.Absence absence = new PlanningData.Absence(
                    row.reference("specialist", specialistIds),
                    row.boundTime("from"),
                    row.boundTime("until"),
                    row.optionalText("reason"));
            row.requireBefore("from", absence.from(), "until", absence.until());
            absences.add(absence);
        });
        return absences;
    }

    /** The weekdays as the format writes them, Monday first. */
    enum Weekday {
        MON,
        TUE,
        WED,
        THU,
        FRI,
        SAT,
        SUN
    }
}
