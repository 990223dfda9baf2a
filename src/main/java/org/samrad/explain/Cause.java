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
        PlanningFacts facts = situation.facts();
        CauseSentence sentence = new CauseSentence(situation, asked);
        if (facts.places(asked.request()).isEmpty()) {
            return whole(sentence, Reason.NO_PLACE);
        }
        if (openings.starts().isEmpty()) {
            return whole(sentence, whyNoStart(facts, asked));
        }
        RoleReasons cells = new RoleReasons(facts, asked, openings);
        PlanningData.RequestRole worst = null;
        Reason deepest = null;
        boolean anyRequired = asked.roles().stream().anyMatch(role -> !role.optional());
        for (var role : asked.roles()) {
            if (role.optional() && anyRequired) {
                continue;
            }
            Reason reason = furthest(facts, cells, role);
            if (reason == null && !anyRequired) {
                deepest = null;
                break;
            }
            if (reason != null && (deepest == null || reason.compareTo(deepest) < 0)) {
                worst = role;
                deepest = reason;
            }
        }
        if (deepest != null && worst != null && deepest.compareTo(Reason.SEQUENCE) < 0) {
            return ofRole(sentence, cells, worst, deepest);
        }
        if (!situation.canFollow(asked.request())) {
            return whole(sentence, Reason.FOLLOWS_UNSCHEDULED);
        }
        if (!openings.isAnyInSequence()) {
            return whole(sentence, Reason.GAP_OUT_OF_WINDOW);
        }
        if (deepest != null && worst != null) {
            return ofRole(sentence, cells, worst, deepest);
        }
        return ofPanel(situation, asked, sentence, joint);
    }

    private static Reason whyNoStart(PlanningFacts facts, Asked asked) {
        if (asked.isTooLong(facts)) {
            return Reason.TOO_LONG;
        }
        return AllowedStarts.withoutNotice(facts, asked.request()).isEmpty() ? Reason.PAST_WINDOW : Reason.NOTICE;
    }

    private static Cause whole(CauseSentence sentence, Reason reason) {
        return new Cause(reason, null, sentence.of(reason));
    }

    private static Cause ofRole(
            CauseSentence sentence, RoleReasons cells, PlanningData.RequestRole role, Reason reason) {
        boolean unqualified = switch (reason) {
            case NO_COMPETENCE, LEVEL_TOO_LOW, COMPETENCE_EXPIRED, SECTOR -> true;
            default -> false;
        };
        boolean unfit = unqualified
                || switch (reason) {
                    case EXCLUDED, NO_LANGUAGE, NO_MODE -> true;
                    default -> false;
                };
        Reason code = reason;
        if (role.specialist() != null && unqualified) {
            code = Reason.NAMED_UNQUALIFIED;
        } else if (unfit && sentence.isBound(role)) {
            code = Reason.NOT_THE_SAME;
        }
        return new Cause(code, role.role(), sentence.of(cells, role, reason));
    }

    /** What the one who gets furthest in the role meets; null where somebody could take it. */
    private static @Nullable Reason furthest(PlanningFacts facts, RoleReasons cells, PlanningData.RequestRole role) {
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
        // Where there are no specialists at all, nobody holds what the role asks for.
        return facts.persons().isEmpty() && role.specialist() == null ? Reason.NO_COMPETENCE : furthest;
    }

    /** Each role has somebody; what is it then? */
    private static Cause ofPanel(Situation situation, Asked asked, CauseSentence sentence, JointTimes joint) {
        PlanningFacts facts = situation.facts();
        if (joint.earliest(facts.places(asked.request()), 0) != null) {
            return whole(sentence, Reason.FREE_PLACE);
        }
        for (Sector sector : asked.request().terms().sectors()) {
            if (joint.persons().stream().noneMatch(person -> person.sector() == sector)) {
                return new Cause(Reason.SECTOR, null, CauseSentence.ofMissing(sector));
            }
        }
        if (!joint.isAnyPanel(facts.places(asked.request()))) {
            return whole(sentence, Reason.NO_PANEL);
        }
        Openings nothingBooked = Openings.of(facts, new PlanDiary(facts), asked.request());
        boolean possible = new JointTimes(joint, nothingBooked).earliest(facts.places(asked.request()), 0) != null;
        return whole(sentence, possible ? Reason.BUSY : Reason.NO_JOINT_TIME);
    }
}
