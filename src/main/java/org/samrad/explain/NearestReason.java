package org.samrad.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.dataset.PlanningData;
import org.samrad.explain.diary.AllowedStarts;
import org.samrad.explain.diary.Asked;
import org.samrad.explain.diary.PlanDiary;
import org.samrad.explain.phrase.Phrase;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

/**
 * What follows from the cells: of each role that nobody could take, what the one who gets furthest meets; of these roles the one
 * where that lies deepest. What no plan could change comes before what is booked.
 */
final class NearestReason {

    /**
     * What the cells tell.
     *
     * @param code names the reason
     */
    record Found(Reason reason, PlanningData.@Nullable RequestRole role, Reason code, Phrase sentence) {

        /** As a cause that decides alone. */
        Cause alone() {
            return new Cause(code, roleName(), List.of(), true, List.of(sentence));
        }

        /** Alone, with something more to say. */
        Cause with(Phrase more) {
            return new Cause(code, roleName(), List.of(), true, List.of(sentence, more));
        }

        /** With something else that stands in the way as well. */
        Cause besides(Reason other, Phrase more) {
            return new Cause(code, roleName(), List.of(other), true, List.of(sentence, more));
        }

        /** Where nothing that was tried gives it a place. */
        Cause unproved() {
            return new Cause(code, roleName(), List.of(), false, List.of(sentence, Phrase.of("cause.unproved")));
        }

        @Nullable
        String roleName() {
            return role == null ? null : role.role();
        }
    }

    private final Situation situation;
    private final PlanningFacts facts;
    private final Asked asked;
    private final Openings openings;
    private final JointTimes joint;
    private final RoleReasons cells;
    private final CausePhrases words;
    private final RolePhrases ofRoles;

    NearestReason(
            Situation situation,
            Asked asked,
            Openings openings,
            JointTimes joint,
            CausePhrases words,
            RolePhrases ofRoles) {
        this.situation = situation;
        this.facts = situation.facts();
        this.asked = asked;
        this.openings = openings;
        this.joint = joint;
        this.cells = joint.cells();
        this.words = words;
        this.ofRoles = ofRoles;
    }

    Found find() {
        Found ofRequest = ofRequest(situation, asked, openings.starts(), words);
        if (ofRequest != null && ofRequest.reason != Reason.FOLLOWS_UNSCHEDULED) {
            return ofRequest;
        }
        PlanningData.RequestRole worst = null;
        Reason deepest = null;
        boolean anyRequired = asked.roles().stream().anyMatch(role -> !role.optional());
        for (var role : asked.roles()) {
            if (role.optional() && anyRequired) {
                continue;
            }
            Reason reason = furthest(role);
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
            return ofRole(worst, deepest);
        }
        if (ofRequest != null) {
            return ofRequest;
        }
        if (!openings.isAnyInSequence()) {
            return whole(Reason.SEQUENCE, Reason.GAP_OUT_OF_WINDOW);
        }
        return deepest != null && worst != null ? ofRole(worst, deepest) : ofPanel();
    }

    /**
     * What keeps a request out whoever could come: that it has no place or no start, or can't follow what it follows; null where it
     * is none of these.
     *
     * @param starts those in its own window
     */
    static @Nullable Found ofRequest(Situation situation, Asked asked, AllowedStarts starts, CausePhrases words) {
        PlanningFacts facts = situation.facts();
        if (facts.places(asked.request()).isEmpty()) {
            return whole(Reason.NO_PLACE, Reason.NO_PLACE, words);
        }
        if (starts.isEmpty()) {
            Reason code = whyNoStart(facts, asked);
            return whole(code == Reason.PAST_WINDOW ? Reason.OUTSIDE_DATES : code, code, words);
        }
        return situation.canFollow(asked.request())
                ? null
                : whole(Reason.FOLLOWS_UNSCHEDULED, Reason.FOLLOWS_UNSCHEDULED, words);
    }

    private static Reason whyNoStart(PlanningFacts facts, Asked asked) {
        if (asked.isTooLong(facts)) {
            return Reason.TOO_LONG;
        }
        return AllowedStarts.withoutNotice(facts, asked.request()).isEmpty() ? Reason.PAST_WINDOW : Reason.NOTICE;
    }

    private Found whole(Reason reason, Reason code) {
        return whole(reason, code, words);
    }

    private static Found whole(Reason reason, Reason code, CausePhrases words) {
        return new Found(reason, null, code, words.of(code));
    }

    private Found ofRole(PlanningData.RequestRole role, Reason reason) {
        return new Found(reason, role, code(role, reason), ofRoles.of(role, reason));
    }

    private Reason code(PlanningData.RequestRole role, Reason reason) {
        return switch (reason) {
            case NO_COMPETENCE, LEVEL_TOO_LOW, COMPETENCE_EXPIRED, SECTOR ->
                role.specialist() != null
                        ? Reason.NAMED_UNQUALIFIED
                        : ofRoles.isBound(role) ? Reason.NOT_THE_SAME : reason;
            case EXCLUDED, NO_LANGUAGE, NO_MODE ->
                role.specialist() == null && ofRoles.isBound(role) ? Reason.NOT_THE_SAME : reason;
            case NO_SITE -> cells.isWayUnknown(role) ? Reason.UNKNOWN_WAY : reason;
            default -> reason;
        };
    }

    /** What the one who gets furthest in the role meets; null where somebody could take it. */
    private @Nullable Reason furthest(PlanningData.RequestRole role) {
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
    private Found ofPanel() {
        if (joint.earliest(facts.places(asked.request()), 0) != null) {
            return whole(Reason.FREE_PLACE, Reason.FREE_PLACE);
        }
        for (Sector sector : asked.request().terms().sectors()) {
            if (joint.persons().stream().noneMatch(person -> person.sector() == sector)) {
                return new Found(Reason.SECTOR, null, Reason.SECTOR, CausePhrases.ofMissing(sector));
            }
        }
        if (!joint.isAnyPanel(facts.places(asked.request()))) {
            return whole(Reason.NO_PANEL, Reason.NO_PANEL);
        }
        Found apart = apart();
        return apart == null ? whole(Reason.BUSY, Reason.BUSY) : apart;
    }

    /** That those needed offer no time together even if nothing were booked; null where they do. */
    @Nullable
    Found apart() {
        Openings nothingBooked = Openings.of(facts, new PlanDiary(facts), asked.request());
        return new JointTimes(joint, nothingBooked).earliest(facts.places(asked.request()), 0) != null
                ? null
                : new Found(
                        Reason.NO_OFFERED_TIME, null, Reason.NO_JOINT_TIME, words.ofApart(rolesApart(nothingBooked)));
    }

    /** Two roles that nobody could take at one time, even if nothing were booked; none where it takes more than two. */
    private List<PlanningData.RequestRole> rolesApart(Openings nothingBooked) {
        PlanningData.Request anySector = asked.request().with(terms -> terms.sectors = List.of());
        List<PlanningData.RequestRole> required =
                asked.roles().stream().filter(role -> !role.optional()).toList();
        for (int one = 0; one < required.size(); one++) {
            for (var other : required.subList(one + 1, required.size())) {
                var two = new Asked(anySector, List.of(required.get(one), other));
                if (new JointTimes(facts, two, nothingBooked).earliest(facts.places(anySector), 0) == null) {
                    return two.roles();
                }
            }
        }
        return List.of();
    }
}
