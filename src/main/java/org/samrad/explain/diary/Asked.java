package org.samrad.explain.diary;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

/** A request with its roles, as they are or as a relaxation would have them. */
public record Asked(PlanningData.Request request, List<PlanningData.RequestRole> roles) {

    public static Asked of(PlanningFacts facts, String request) {
        return new Asked(Objects.requireNonNull(facts.request(request), request), facts.roles(request));
    }

    /** Whether it takes longer than a day, or than any of the times when the participants can. */
    public boolean isTooLong(PlanningFacts facts) {
        return request.terms().durationMinutes() > longest(facts);
    }

    /** The longest that it could take: as long as the longest of those times, and not until midnight. */
    public int longest(PlanningFacts facts) {
        return facts.windows(request.id()).stream()
                .mapToInt(window -> (int) Math.min(
                        ChronoUnit.MINUTES.between(window.from(), window.until()), PlanningFacts.MINUTES_PER_DAY - 1))
                .max()
                .orElse(PlanningFacts.MINUTES_PER_DAY - 1);
    }

    /** The same, taking so many minutes. */
    public Asked taking(int minutes) {
        return new Asked(request.with(terms -> terms.durationMinutes = minutes), roles);
    }

    /** Whether the specialist speaks one of the request's languages, or need not. */
    public boolean speaks(PlanningData.RequestRole role, Person person) {
        return PlanningFacts.isInterpreter(role)
                || person.speaks(request.terms().languages());
    }

    public static boolean isValid(PlanningData.SpecialistCompetence row, LocalDate date) {
        return isWithin(row.validFrom(), row.validUntil(), date);
    }

    private static boolean isWithin(@Nullable LocalDate from, @Nullable LocalDate until, LocalDate date) {
        return (from == null || !date.isBefore(from)) && (until == null || date.isBefore(until));
    }
}
