package org.samrad.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.WeeklyTime;

/**
 * One more specialist, who offers some minutes of one competence every week.
 *
 * @param competence the only competence that the specialist holds
 * @param level 1 (novice) to 5 (expert)
 * @param minutesWeekly 1 or more, on one weekday, in one stretch
 * @param from when the stretch begins; it ends before midnight
 * @param firstDay the first day on which the time is offered
 * @param like the specialist whose organisation, languages, modes and buffer the new one has
 * @param site where the new specialist is, or null for nowhere in particular
 */
public record OneMore(
        String competence,
        int level,
        int minutesWeekly,
        DayOfWeek weekday,
        LocalTime from,
        LocalDate firstDay,
        String like,
        @Nullable String site)
        implements WhatIf {

    static final String KIND = "one-more";
    private static final int LONGEST_ID = 64;
    private static final int MINUTES_PER_DAY = 24 * 60;

    public OneMore {
        Stream.of(competence, weekday, from, firstDay, like).forEach(Objects::requireNonNull);
        if (minutesWeekly < 1 || from.toSecondOfDay() / 60 + minutesWeekly >= MINUTES_PER_DAY) {
            throw new IllegalArgumentException(
                    "%d minutes from %s on do not end within the day.".formatted(minutesWeekly, from));
        }
    }

    /** When the stretch ends. */
    public LocalTime until() {
        return from.plusMinutes(minutesWeekly);
    }

    /** The id that the new specialist has in the changed data. */
    public String specialist() {
        String id = KIND + "-" + competence;
        return id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id;
    }

    /** @throws IllegalArgumentException where the data no longer have the specialist whom the new one is like */
    @Override
    public PlanningData applyTo(PlanningData data) {
        var model = data.specialists().stream()
                .filter(specialist -> specialist.id().equals(like))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no specialist %s any more.".formatted(like)));
        var more = new PlanningData.Specialist(
                specialist(),
                specialist(),
                null,
                model.organisation(),
                model.languages(),
                model.modes(),
                null,
                null,
                model.bufferMinutes(),
                null);
        return data.with(rows -> {
            rows.specialists = and(data.specialists(), more);
            rows.specialistCompetences = and(
                    data.specialistCompetences(),
                    new PlanningData.SpecialistCompetence(specialist(), competence, level, null, null));
            rows.availabilities = and(
                    data.availabilities(), new WeeklyTime(specialist(), weekday, from, until(), site, firstDay, null));
        });
    }

    private static <T> List<T> and(List<T> rows, T more) {
        return Stream.concat(rows.stream(), Stream.of(more)).toList();
    }
}
