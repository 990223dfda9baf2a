package org.samrad.explain;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.explain.diary.AllowedStarts;
import org.samrad.explain.phrase.Phrase;
import org.samrad.explain.phrase.Phrase.Kind;
import org.samrad.explain.phrase.Phrase.Named;
import org.samrad.explain.phrase.Phrase.Several;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

/** Says when a family can, and that it suits nobody. */
record WindowPhrases(PlanningFacts facts, PlanningData.Request request) {

    /** Where the family can on more days of the week than so many, only the times are told. */
    private static final int MOST_WEEKDAYS = 2;

    /** When the family can. */
    Object all() {
        Set<DayOfWeek> weekdays = weekdays();
        Several times = CausePhrases.some(facts.windows(request.id()).stream()
                .map(window -> CausePhrases.span(window.from(), window.until()))
                .toList());
        return weekdays.size() <= MOST_WEEKDAYS
                ? Phrase.of("cause.windows", CausePhrases.each(weekdays), times)
                : times;
    }

    /**
     * That the family can only at times that suit nobody in a role, or that suit no panel; with the days of the week on which those
     * are offered, where they are others.
     *
     * @param role null for the whole panel
     * @param otherwise when it could be held
     */
    Phrase unsuited(PlanningData.@Nullable RequestRole role, RoleReasons cells, LocalDateTime otherwise) {
        Set<DayOfWeek> offered = role == null ? EnumSet.noneOf(DayOfWeek.class) : offered(role, cells);
        Set<DayOfWeek> asWindows = weekdays();
        boolean apart = !offered.isEmpty() && offered.stream().noneMatch(asWindows::contains);
        return apart
                ? Phrase.of("cause.OUTSIDE_WINDOWS.weekdays", all(), whom(role), otherwise, CausePhrases.each(offered))
                : Phrase.of("cause.OUTSIDE_WINDOWS", all(), whom(role), otherwise);
    }

    private static Phrase whom(PlanningData.@Nullable RequestRole role) {
        if (role == null) {
            return Phrase.of("cause.whom.panel");
        }
        return role.competence() == null
                ? Phrase.of("cause.whom.role", CausePhrases.role(role))
                : Phrase.of("cause.whom.competence", new Named(Kind.COMPETENCE, role.competence()));
    }

    private Set<DayOfWeek> offered(PlanningData.RequestRole role, RoleReasons cells) {
        var found = EnumSet.noneOf(DayOfWeek.class);
        int last = AllowedStarts.lastDay(facts, request);
        for (Person person : facts.persons()) {
            if (cells.isEligible(role, person)) {
                for (int day = AllowedStarts.firstDay(facts, request); day <= last; day++) {
                    if (person.hours().kept(day).length > 0) {
                        found.add(facts.date(day).getDayOfWeek());
                    }
                }
            }
        }
        return found;
    }

    private Set<DayOfWeek> weekdays() {
        var found = EnumSet.noneOf(DayOfWeek.class);
        for (PlanningData.RequestWindow window : facts.windows(request.id())) {
            var last = window.until().minusMinutes(1).toLocalDate();
            for (var day = window.from().toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
                found.add(day.getDayOfWeek());
            }
        }
        return found;
    }
}
