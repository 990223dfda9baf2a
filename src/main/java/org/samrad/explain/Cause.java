package org.samrad.explain;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.dataset.PlanningData;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

/**
 * Why a request has no place, in a word and in a sentence: what decides it. If that did not count, or that and one thing more, the
 * request would have a place, as was tried out.
 *
 * @param role the role that it is about, null where it is about the whole panel
 * @param also what else stands in the way, where one thing alone does not decide it
 * @param proved whether it is so; false where more than two things stand in the way, and this is only the deepest
 * @param sentence in English, as {@code unscheduled.csv} has it; the pages say it by the message {@code unscheduled.<reason>}
 */
public record Cause(
        Reason reason, @Nullable String role, @Nullable Reason also, boolean proved, String sentence) {

    /** What may decide it beside what the cells tell, what is easier to see or to change first. */
    private static final List<Reason> OTHERS = List.of(
            Reason.OUTSIDE_WINDOWS,
            Reason.OUTSIDE_DATES,
            Reason.NOTICE,
            Reason.NO_CONSENT,
            Reason.NOT_THE_SAME,
            Reason.NOT_NAMED,
            Reason.EXCLUDED,
            Reason.NO_LANGUAGE,
            Reason.SECTOR,
            Reason.LEVEL_TOO_LOW,
            Reason.NO_MODE,
            Reason.NO_SITE,
            Reason.NO_PLACE,
            Reason.ABSENT,
            Reason.FOLLOWS_UNSCHEDULED,
            Reason.SEQUENCE,
            Reason.SAME_CASE,
            Reason.NO_ROOM,
            Reason.LIMIT,
            Reason.BUSY,
            Reason.COMPETENCE_EXPIRED,
            Reason.NO_OFFERED_TIME,
            Reason.NO_PANEL,
            Reason.NO_COMPETENCE);

    /** What is said with the first time that it would be possible at, with who and what stands in the way then. */
    private static final Set<Reason> NAMED_AT_A_TIME =
            Set.of(Reason.BUSY, Reason.LIMIT, Reason.NO_ROOM, Reason.SAME_CASE, Reason.ABSENT);

    /** What would be a change of the request itself rather than of what stands in its way: named only where nothing else is. */
    private static final Set<Reason> LAST = Set.of(Reason.NO_OFFERED_TIME, Reason.NO_PANEL, Reason.NO_COMPETENCE);

    /** What the cells tell: a reason, the role that it is about and the code that names it. */
    private record Found(Reason reason, PlanningData.@Nullable RequestRole role, Reason code, String sentence) {

        Cause alone() {
            return with("");
        }

        /** Alone, with something more to say. */
        Cause with(String more) {
            return new Cause(code, roleName(), null, true, sentence + more);
        }

        @Nullable
        String roleName() {
            return role == null ? null : role.role();
        }
    }

    static Cause of(Situation situation, Asked asked) {
        Openings openings = Openings.of(situation.facts(), situation.diary(), asked.request());
        return of(situation, asked, openings, new JointTimes(situation.facts(), asked, openings));
    }

    static Cause of(Situation situation, Asked asked, Openings openings, JointTimes joint) {
        CauseSentence words = new CauseSentence(situation, asked);
        RoleReasons cells = joint.cells();
        Found found = nearest(situation, asked, openings, joint, cells, words);
        return found.code == Reason.FREE_PLACE ? found.alone() : decisive(situation, asked, cells, words, joint, found);
    }

    /** Tries what becomes possible without what was found, then without something else, then without two things. */
    private static Cause decisive(
            Situation situation, Asked asked, RoleReasons cells, CauseSentence words, JointTimes joint, Found found) {
        boolean tooLong = found.reason == Reason.TOO_LONG;
        Supposing supposing = new Supposing(situation, asked, cells);
        Supposing without = tooLong
                ? new Supposing(situation, asked.taking(Math.max(1, asked.longest(situation.facts()))), cells)
                : supposing;
        int first = tooLong ? 0 : found.reason.bit();
        SupposedSentence sentence = new SupposedSentence(situation, asked, words, supposing);
        if (without.earliest(first) != null) {
            return sharpened(cells, found, supposing, sentence);
        }
        List<Reason> others = supposing.relevant(OTHERS);
        for (Reason other : others) {
            Held held = LAST.contains(other) ? null : supposing.earliest(other.bit());
            if (held != null && tooLong && other == Reason.OUTSIDE_WINDOWS) {
                // Other windows do, and so do longer ones.
                return found.with(sentence.otherwise(held));
            }
            if (held != null) {
                return new Cause(other, sentence.role(held, other), null, true, sentence.of(held, List.of(other)));
            }
        }
        if (supposing.earliest(Reason.NO_OFFERED_TIME.bit()) != null) {
            Found apart = apart(situation.facts(), asked, words, joint);
            if (apart != null) {
                return apart.alone();
            }
        }
        SupposedSentence besides = new SupposedSentence(situation, asked, words, without);
        for (Reason other : others) {
            Held held = without.earliest(first | other.bit());
            if (held != null) {
                return new Cause(
                        found.code, found.roleName(), other, true, found.sentence + besides.besides(held, other));
            }
        }
        for (int one = 0; one < others.size(); one++) {
            Held alone = LAST.contains(others.get(one))
                    ? supposing.earliest(others.get(one).bit())
                    : null;
            if (alone != null) {
                return new Cause(
                        others.get(one),
                        sentence.role(alone, others.get(one)),
                        null,
                        true,
                        sentence.of(alone, List.of(others.get(one))));
            }
        }
        for (int one = 0; one < others.size(); one++) {
            for (Reason other : others.subList(one + 1, others.size())) {
                Held held = supposing.earliest(others.get(one).bit() | other.bit());
                if (held != null) {
                    Reason reason = others.get(one);
                    return new Cause(
                            reason,
                            sentence.role(held, reason),
                            other,
                            true,
                            sentence.of(held, List.of(reason, other)));
                }
            }
        }
        return new Cause(
                found.code,
                found.roleName(),
                null,
                false,
                found.sentence + " More than two things stand in its way; this is the deepest of them.");
    }

    /** That no time is offered is often about the windows or the days: then that is said. */
    private static Cause sharpened(RoleReasons cells, Found found, Supposing supposing, SupposedSentence sentence) {
        Held held = NAMED_AT_A_TIME.contains(found.reason) ? supposing.earliest(found.reason.bit()) : null;
        if (held != null) {
            return found.with(sentence.nearest(held, found.reason));
        }
        if (found.reason != Reason.NO_OFFERED_TIME) {
            return found.alone();
        }
        Held otherwise = supposing.earliest(Reason.OUTSIDE_WINDOWS.bit());
        if (otherwise != null) {
            return new Cause(
                    Reason.OUTSIDE_WINDOWS,
                    found.roleName(),
                    null,
                    true,
                    sentence.ofWindows(found.role, cells, otherwise));
        }
        otherwise = found.code == Reason.NO_JOINT_TIME ? supposing.earliest(Reason.OUTSIDE_DATES.bit()) : null;
        return otherwise == null
                ? found.alone()
                : new Cause(
                        Reason.OUTSIDE_DATES, null, null, true, sentence.of(otherwise, List.of(Reason.OUTSIDE_DATES)));
    }

    /**
     * Follows from the cells: of each role that nobody could take, what the one who gets furthest meets; of these roles the one where
     * that lies deepest. What no plan could change comes before what is booked.
     */
    private static Found nearest(
            Situation situation,
            Asked asked,
            Openings openings,
            JointTimes joint,
            RoleReasons cells,
            CauseSentence words) {
        PlanningFacts facts = situation.facts();
        if (facts.places(asked.request()).isEmpty()) {
            return whole(words, Reason.NO_PLACE, Reason.NO_PLACE);
        }
        if (openings.starts().isEmpty()) {
            Reason code = whyNoStart(facts, asked);
            return whole(words, code == Reason.PAST_WINDOW ? Reason.OUTSIDE_DATES : code, code);
        }
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
            return ofRole(words, cells, worst, deepest);
        }
        if (!situation.canFollow(asked.request())) {
            return whole(words, Reason.FOLLOWS_UNSCHEDULED, Reason.FOLLOWS_UNSCHEDULED);
        }
        if (!openings.isAnyInSequence()) {
            return whole(words, Reason.SEQUENCE, Reason.GAP_OUT_OF_WINDOW);
        }
        if (deepest != null && worst != null) {
            return ofRole(words, cells, worst, deepest);
        }
        return ofPanel(situation, asked, words, joint);
    }

    private static Reason whyNoStart(PlanningFacts facts, Asked asked) {
        if (asked.isTooLong(facts)) {
            return Reason.TOO_LONG;
        }
        return AllowedStarts.withoutNotice(facts, asked.request()).isEmpty() ? Reason.PAST_WINDOW : Reason.NOTICE;
    }

    private static Found whole(CauseSentence words, Reason reason, Reason code) {
        return new Found(reason, null, code, words.of(code));
    }

    private static Found ofRole(CauseSentence words, RoleReasons cells, PlanningData.RequestRole role, Reason reason) {
        return new Found(reason, role, code(words, cells, role, reason), words.of(cells, role, reason));
    }

    private static Reason code(CauseSentence words, RoleReasons cells, PlanningData.RequestRole role, Reason reason) {
        return switch (reason) {
            case NO_COMPETENCE, LEVEL_TOO_LOW, COMPETENCE_EXPIRED, SECTOR ->
                role.specialist() != null
                        ? Reason.NAMED_UNQUALIFIED
                        : words.isBound(role) ? Reason.NOT_THE_SAME : reason;
            case EXCLUDED, NO_LANGUAGE, NO_MODE ->
                role.specialist() == null && words.isBound(role) ? Reason.NOT_THE_SAME : reason;
            case NO_SITE -> cells.isWayUnknown(role) ? Reason.UNKNOWN_WAY : reason;
            default -> reason;
        };
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
    private static Found ofPanel(Situation situation, Asked asked, CauseSentence words, JointTimes joint) {
        PlanningFacts facts = situation.facts();
        if (joint.earliest(facts.places(asked.request()), 0) != null) {
            return whole(words, Reason.FREE_PLACE, Reason.FREE_PLACE);
        }
        for (Sector sector : asked.request().terms().sectors()) {
            if (joint.persons().stream().noneMatch(person -> person.sector() == sector)) {
                return new Found(Reason.SECTOR, null, Reason.SECTOR, CauseSentence.ofMissing(sector));
            }
        }
        if (!joint.isAnyPanel(facts.places(asked.request()))) {
            return whole(words, Reason.NO_PANEL, Reason.NO_PANEL);
        }
        Found apart = apart(facts, asked, words, joint);
        return apart == null ? whole(words, Reason.BUSY, Reason.BUSY) : apart;
    }

    /** That those needed offer no time together even if nothing were booked; null where they do. */
    private static @Nullable Found apart(PlanningFacts facts, Asked asked, CauseSentence words, JointTimes joint) {
        Openings nothingBooked = Openings.of(facts, new PlanDiary(facts), asked.request());
        return new JointTimes(joint, nothingBooked).earliest(facts.places(asked.request()), 0) != null
                ? null
                : new Found(
                        Reason.NO_OFFERED_TIME,
                        null,
                        Reason.NO_JOINT_TIME,
                        words.ofApart(rolesApart(facts, asked, nothingBooked)));
    }

    /** Two roles that nobody could take at one time, even if nothing were booked; none where it takes more than two. */
    private static List<PlanningData.RequestRole> rolesApart(PlanningFacts facts, Asked asked, Openings nothingBooked) {
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
