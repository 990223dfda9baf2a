package org.samrad.explain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

/** A request with its roles, as they are or as a relaxation would have them. */
record Asked(PlanningData.Request request, List<PlanningData.RequestRole> roles) {

    static Asked of(PlanningFacts facts, String request) {
        return new Asked(Objects.requireNonNull(facts.request(request), request), facts.roles(request));
    }

    /** Whether it takes longer than a day, or than any of the times when the participants can. */
    boolean isTooLong(PlanningFacts facts) {
        List<PlanningData.RequestWindow> windows = facts.windows(request.id());
        int minutes = request.terms().durationMinutes();
        return minutes >= PlanningFacts.MINUTES_PER_DAY
                || !windows.isEmpty()
                        && windows.stream()
                                .allMatch(
                                        window -> ChronoUnit.MINUTES.between(window.from(), window.until()) < minutes);
    }

    /** Whether the specialist speaks one of the request's languages, or need not. */
    boolean speaks(PlanningData.RequestRole role, Person person) {
        return PlanningFacts.isInterpreter(role)
                || person.speaks(request.terms().languages());
    }

    static boolean isValid(PlanningData.SpecialistCompetence row, LocalDate date) {
        return isWithin(row.validFrom(), row.validUntil(), date);
    }

    private static boolean isWithin(@Nullable LocalDate from, @Nullable LocalDate until, LocalDate date) {
        return (from == null || !date.isBefore(from)) && (until == null || date.isBefore(until));
    }
}
