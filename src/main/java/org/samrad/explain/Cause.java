package org.samrad.explain;

import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.dataset.PlanningData;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

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
        if (situation.facts().places(asked.request()).isEmpty()) {
            return whole(asked, Reason.NO_PLACE);
        }
        if (openings.starts().isEmpty()) {
            return whole(asked, asked.isTooLong(situation.facts()) ? Reason.TOO_LONG : Reason.PAST_WINDOW);
        }
        RoleReasons cells = new RoleReasons(situation.facts(), asked, openings);
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
        if (deepest != null && worst != null && deepest.compareTo(Reason.SEQUENCE) < 0) {
            return ofRole(situation.facts(), asked, worst, deepest);
        }
        if (!follows) {
            return whole(asked, Reason.FOLLOWS_UNSCHEDULED);
        }
        if (!openings.isAnyInSequence()) {
            return whole(asked, Reason.GAP_OUT_OF_WINDOW);
        }
        if (deepest != null && worst != null) {
            return ofRole(situation.facts(), asked, worst, deepest);
        }
        return ofPanel(situation, asked, joint);
    }

    private static Cause whole(Asked asked, Reason reason) {
        return new Cause(reason, null, CauseSentence.of(asked, reason));
    }

    private static Cause ofRole(PlanningFacts facts, Asked asked, PlanningData.RequestRole role, Reason reason) {
        boolean unqualified = switch (reason) {
            case NO_COMPETENCE, LEVEL_TOO_LOW, COMPETENCE_EXPIRED, SECTOR -> true;
            default -> false;
        };
        return new Cause(
                role.specialist() != null && unqualified ? Reason.NAMED_UNQUALIFIED : reason,
                role.role(),
                CauseSentence.of(facts, asked, role, reason));
    }

    /** What the one who gets furthest in the role meets; null where somebody could take it. */
    private static @Nullable Reason furthest(PlanningFacts facts, RoleReasons cells, PlanningData.RequestRole role) {
        // Where there are no specialists at all, nobody holds what the role asks for.
        Reason furthest = role.specialist() == null ? Reason.NO_COMPETENCE : Reason.NOT_NAMED;
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
    private static Cause ofPanel(Situation situation, Asked asked, JointTimes joint) {
        PlanningFacts facts = situation.facts();
        if (joint.earliest(facts.places(asked.request()), 0) != null) {
            return whole(asked, Reason.FREE_PLACE);
        }
        for (Sector sector : asked.request().terms().sectors()) {
            if (joint.persons().stream().noneMatch(person -> person.sector() == sector)) {
                return new Cause(Reason.SECTOR, null, CauseSentence.ofMissing(sector));
            }
        }
        if (!joint.isAnyPanel(facts.places(asked.request()))) {
            return whole(asked, Reason.NO_PANEL);
        }
        Openings nothingBooked = Openings.of(facts, new PlanDiary(facts), asked.request());
        boolean possible = new JointTimes(joint, nothingBooked).earliest(facts.places(asked.request()), 0) != null;
        return whole(asked, possible ? Reason.BUSY : Reason.NO_JOINT_TIME);
    }
}
