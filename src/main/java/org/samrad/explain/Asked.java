package org.samrad.explain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.matching.MeetingPlace;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

/** A request with its roles, as they are or as a relaxation would have them. */
record Asked(PlanningData.Request request, List<PlanningData.RequestRole> roles) {

    private static final String INTERPRETER = "interpreter-";

    static Asked of(PlanningFacts facts, String request) {
        return new Asked(Objects.requireNonNull(facts.request(request), request), facts.roles(request));
    }

    /** Every way in which it may be held, in a fixed order. */
    List<MeetingPlace> places(PlanningFacts facts) {
        var places = new ArrayList<MeetingPlace>();
        for (Mode mode : Mode.values()) {
            if (request.modes().contains(mode) && mode == Mode.ON_SITE) {
                request.sites().stream()
                        .distinct()
                        .forEach(site -> places.add(new MeetingPlace(mode, facts.site(site))));
            } else if (request.modes().contains(mode)) {
                places.add(new MeetingPlace(mode, PlanningFacts.NO_SITE));
            }
        }
        return places;
    }

    /** Whether it takes longer than a day, or than any of the times when the participants can. */
    boolean isTooLong(PlanningFacts facts) {
        List<PlanningData.RequestWindow> windows = facts.windows(request.id());
        int minutes = request.durationMinutes();
        return minutes >= PlanningFacts.MINUTES_PER_DAY
                || !windows.isEmpty()
                        && windows.stream()
                                .allMatch(
                                        window -> ChronoUnit.MINUTES.between(window.from(), window.until()) < minutes);
    }

    /** The rows by which the specialist holds the role's competence at any level; none where the role asks for none. */
    static List<PlanningData.SpecialistCompetence> held(
            PlanningFacts facts, PlanningData.RequestRole role, Person person) {
        String asked = role.competence();
        return asked == null || person.held().isEmpty()
                ? List.of()
                : person.held().stream()
                        .filter(row -> facts.isSameOrNarrower(row.competence(), asked))
                        .toList();
    }

    boolean speaks(PlanningData.RequestRole role, Person person) {
        String competence = role.competence();
        return request.languages().isEmpty()
                || competence != null && competence.startsWith(INTERPRETER)
                || person.row().languages().stream()
                        .anyMatch(language -> request.languages().contains(language));
    }

    static boolean isValid(PlanningData.SpecialistCompetence row, LocalDate date) {
        return isWithin(row.validFrom(), row.validUntil(), date);
    }

    private static boolean isWithin(@Nullable LocalDate from, @Nullable LocalDate until, LocalDate date) {
        return (from == null || !date.isBefore(from)) && (until == null || date.isBefore(until));
    }
}
