package org.samrad.explain;

import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.dataset.PlanningData;

/**
 * Why a request has no place, in a word and in a sentence.
 *
 * @param role the role that it is about, null where it is about the whole panel
 * @param sentence in English, as {@code unscheduled.csv} has it; the pages say it by the message {@code unscheduled.<reason>}
 */
public record Cause(Reason reason, @Nullable String role, String sentence) {

    /**
     * Follows from the cells: of each role that nobody could take, what the one who gets furthest meets; of these roles the one where
     * that lies deepest. What no plan could change comes before what is booked.
     */
    static Cause of(Situation situation, Asked asked) {
        Openings openings = Openings.of(situation.facts(), situation.diary(), asked.request());
        return of(situation, asked, openings, new JointTimes(situation.facts(), asked, openings));
    }

    static Cause of(Situation situation, Asked asked, Openings openings, JointTimes joint) {
        if (openings.starts().isEmpty()) {
            return whole(Reason.PAST_WINDOW);
        }
        Cells cells = new Cells(situation.facts(), asked, openings);
        PlanningData.RequestRole worst = null;
        Reason deepest = null;
        boolean anyRequired = asked.roles().stream().anyMatch(role -> !role.optional());
        for (var role : asked.roles()) {
            if (role.optional() && anyRequired) {
                continue;
            }
            Reason reason = furthest(situation.facts(), cells, role);
            if (reason == null && !anyRequired) {
                deepest = null;
                break;
            }
            if (reason != null && (deepest == null || reason.compareTo(deepest) < 0)) {
                worst = role;
                deepest = reason;
            }
        }
        boolean follows = situation.canFollow(asked.request());
        if (deepest != null && worst != null && (follows || deepest.compareTo(Reason.SEQUENCE) < 0)) {
            return new Cause(deepest, worst.role(), sentence(deepest, worst));
        }
        return whole(follows ? ofPanel(situation, asked, joint) : Reason.FOLLOWS_UNSCHEDULED);
    }

    private static Cause whole(Reason reason) {
        return new Cause(reason, null, sentence(reason, null));
    }

    /** What the one who gets furthest in the role meets; null where somebody could take it. */
    private static @Nullable Reason furthest(Facts facts, Cells cells, PlanningData.RequestRole role) {
        Reason furthest = Reason.NOT_NAMED;
        for (Person person : facts.persons()) {
            Reason reason = cells.decisive(role, person);
            if (reason == null) {
                return null;
            }
            if (reason.compareTo(furthest) > 0) {
                furthest = reason;
            }
        }
        return furthest;
    }

    /** Each role has somebody; what is it then? */
    private static Reason ofPanel(Situation situation, Asked asked, JointTimes joint) {
        Facts facts = situation.facts();
        if (joint.earliest(asked.places(facts), 0) != null) {
            return Reason.FREE_PLACE;
        }
        for (Sector sector : asked.request().sectors()) {
            if (joint.persons().stream().noneMatch(person -> person.sector() == sector)) {
                return Reason.SECTOR;
            }
        }
        Openings nothingBooked = Openings.of(facts, new Diary(facts), asked.request());
        boolean possible = new JointTimes(joint, nothingBooked).earliest(asked.places(facts), 0) != null;
        return possible ? Reason.BUSY : Reason.NO_JOINT_TIME;
    }

    private static String sentence(Reason reason, PlanningData.@Nullable RequestRole role) {
        String who = role == null ? "The panel" : "The role " + role.role();
        String what = role == null || role.competence() == null ? "what it asks" : role.competence();
        int level = role == null ? 1 : role.minLevel();
        return switch (reason) {
            case PAST_WINDOW -> "Its window leaves no start within the planned weeks.";
            case FOLLOWS_UNSCHEDULED -> "The consultation that it follows is not scheduled, or may not be built on.";
            case NOT_NAMED -> "%s is for somebody else by name.".formatted(who);
            case NO_COMPETENCE -> "%s has no candidate: nobody holds %s.".formatted(who, what);
            case LEVEL_TOO_LOW ->
                "%s has no candidate: nobody holds %s at level %d or more.".formatted(who, what, level);
            case COMPETENCE_EXPIRED ->
                "%s has no candidate: %s is valid for nobody in the window.".formatted(who, what);
            case EXCLUDED -> "%s has no candidate: everybody with %s is excluded from the case.".formatted(who, what);
            case NO_LANGUAGE -> "%s has no candidate: nobody with %s speaks a language asked for.".formatted(who, what);
            case NO_MODE -> "%s has no candidate: nobody with %s takes part in a mode asked for.".formatted(who, what);
            case SECTOR -> "Nobody from a sector that must be on the panel can take part.";
            case ABSENT -> "%s has no candidate: those with %s are away in the window.".formatted(who, what);
            case NO_OFFERED_TIME ->
                "%s has no candidate: nobody with %s offers enough time in the window.".formatted(who, what);
            case NO_SITE -> "%s has no candidate: nobody with %s can reach a site asked for.".formatted(who, what);
            case SEQUENCE ->
                "%s: those with %s offer no time at the distance asked for from the consultation before or after it."
                        .formatted(who, what);
            case SAME_CASE ->
                "%s: those with %s only offer time when the case has another consultation.".formatted(who, what);
            case NO_ROOM -> "%s: when those with %s could come, the sites asked for have no room.".formatted(who, what);
            case LIMIT -> "%s: everybody with %s has the most consultations they take.".formatted(who, what);
            case BUSY ->
                role == null
                        ? "All the times when the panel could meet are taken by other consultations."
                        : "%s: everybody with %s is booked for other consultations.".formatted(who, what);
            case NO_JOINT_TIME ->
                "Each role has candidates, but there is no time when all of them offer time together.";
            case FREE_PLACE -> "There is a place for it, which the search has not come to; solve again or for longer.";
        };
    }
}
