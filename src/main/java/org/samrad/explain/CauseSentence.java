package org.samrad.explain;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.matching.PlanningFacts;

/** Says in English why a request has no place, as {@code unscheduled.csv} has it. */
final class CauseSentence {

    private CauseSentence() {}

    /** What is about the request as a whole. */
    static String of(Asked asked, Reason reason) {
        PlanningData.Request request = asked.request();
        return switch (reason) {
            case PAST_WINDOW -> "Its window leaves no start within the planned weeks.";
            case TOO_LONG ->
                String.format(
                        Locale.ROOT,
                        "It takes %d minutes, longer than any of the times when it could be held.",
                        request.terms().durationMinutes());
            case NO_PLACE -> "It is to be held on site, but names no site.";
            case FOLLOWS_UNSCHEDULED ->
                "The consultation that it follows, %s, is not scheduled, or may not be built on."
                        .formatted(request.terms().follows());
            case GAP_OUT_OF_WINDOW ->
                "Its window leaves no start at the distance asked for from the consultation before or after it.";
            case BUSY -> "All the times when the panel could meet are taken by other consultations.";
            case NO_PANEL ->
                "Each role has candidates, but there is no panel of different people who can meet in one way%s, whatever the time."
                        .formatted(request.terms().sectors().isEmpty() ? "" : " and include every sector asked for");
            case NO_JOINT_TIME ->
                "Each role has candidates, but there is no time when all of them offer time together.";
            case FREE_PLACE ->
                "It can be scheduled as things are, but the search has not come to that; solve again or for longer.";
            default -> throw new IllegalArgumentException(reason + " is about a role.");
        };
    }

    /** Nobody of a sector that the request asks for could take any role. */
    static String ofMissing(Sector sector) {
        return "Nobody from the sector %s, which must be on the panel, can take part.".formatted(sector);
    }

    /** What all of those meet who could take a role. */
    static String of(PlanningFacts facts, Asked asked, PlanningData.RequestRole role, Reason reason) {
        String what = Objects.requireNonNullElse(role.competence(), "what it asks");
        String named = role.specialist();
        return named == null
                ? "The role " + role.role() + ofAnybody(facts, asked, role, reason, what)
                : "The role %s is for %s by name, %s."
                        .formatted(role.role(), named, ofNamed(facts, asked, role, reason, what));
    }

    private static String ofAnybody(
            PlanningFacts facts, Asked asked, PlanningData.RequestRole role, Reason reason, String what) {
        return switch (reason) {
            case NO_COMPETENCE -> " has no candidate: nobody holds %s.".formatted(what);
            case LEVEL_TOO_LOW ->
                " has no candidate: nobody holds %s at level %d or more.".formatted(what, role.minLevel());
            case COMPETENCE_EXPIRED -> " has no candidate: %s is valid for nobody in the window.".formatted(what);
            case SECTOR -> " has no candidate: nobody with %s is of the sector %s.".formatted(what, role.sector());
            case EXCLUDED -> " has no candidate: everybody with %s is excluded from the case.".formatted(what);
            case NO_LANGUAGE ->
                " has no candidate: nobody with %s speaks a language asked for (%s).".formatted(what, languages(asked));
            case NO_MODE -> " has no candidate: nobody with %s takes part in a mode asked for.".formatted(what);
            case ABSENT -> " has no candidate: those with %s are away in the window.".formatted(what);
            case NO_OFFERED_TIME ->
                " has no candidate: nobody with %s offers enough time %s.".formatted(what, when(facts, asked));
            case NO_SITE ->
                " has no candidate: nobody with %s can reach a site asked for%s."
                        .formatted(what, unknownWays(facts, asked));
            case SEQUENCE ->
                ": those with %s offer no time at the distance asked for from the consultation before or after it."
                        .formatted(what);
            case SAME_CASE -> ": those with %s only offer time when the case has another consultation.".formatted(what);
            case NO_ROOM -> ": when those with %s could come, the sites asked for have no room.".formatted(what);
            case LIMIT -> ": everybody with %s has the most consultations they take.".formatted(what);
            case BUSY -> ": everybody with %s is booked for other consultations.".formatted(what);
            default -> throw new IllegalArgumentException(reason + " is not met by everybody.");
        };
    }

    private static String ofNamed(
            PlanningFacts facts, Asked asked, PlanningData.RequestRole role, Reason reason, String what) {
        return switch (reason) {
            case NO_COMPETENCE -> "who does not hold %s".formatted(what);
            case LEVEL_TOO_LOW -> "who does not hold %s at level %d or more".formatted(what, role.minLevel());
            case COMPETENCE_EXPIRED -> "whose %s is not valid in the window".formatted(what);
            case SECTOR -> "who is not of the sector %s".formatted(role.sector());
            case EXCLUDED -> "who is excluded from the case";
            case NO_LANGUAGE -> "who speaks no language asked for (%s)".formatted(languages(asked));
            case NO_MODE -> "who takes part in no mode asked for";
            case ABSENT -> "who is away in the window";
            case NO_OFFERED_TIME -> "who does not offer enough time " + when(facts, asked);
            case NO_SITE -> "who can reach no site asked for" + unknownWays(facts, asked);
            case SEQUENCE -> "who offers no time at the distance asked for from the consultation before or after it";
            case SAME_CASE -> "who only offers time when the case has another consultation";
            case NO_ROOM -> "but when that one could come, the sites asked for have no room";
            case LIMIT -> "who has the most consultations they take";
            case BUSY -> "who is booked for other consultations";
            default -> "and nobody else can take it";
        };
    }

    private static String languages(Asked asked) {
        return String.join(", ", asked.request().terms().languages());
    }

    private static String when(PlanningFacts facts, Asked asked) {
        return facts.windows(asked.request().id()).isEmpty() ? "in the window" : "when the family can";
    }

    /** Names the sites that no travel time leads to, if any: a hole in the data more often than a far place. */
    private static String unknownWays(PlanningFacts facts, Asked asked) {
        String sites = facts.places(asked.request()).stream()
                .filter(place -> place.mode() == Mode.ON_SITE && !facts.isReachable(place.site()))
                .map(place -> facts.siteId(place.site()))
                .collect(Collectors.joining(", "));
        return sites.isEmpty() ? "" : "; no travel time to %s is known".formatted(sites);
    }
}
