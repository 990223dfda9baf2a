package org.samrad.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.samrad.consultation.Place;

/**
 * The hard rules that one option keeps or breaks by itself, whatever else is planned: who sits on the panel, when, where and how.
 * Each method says whether the option keeps its rule; {@link PlanConstraints} says what the rule is.
 */
final class OptionRules {

    private OptionRules() {}

    /** The rules that an option breaks, in the order of {@link PlanRule}; mostly none. */
    static List<PlanRule> brokenBy(Option option) {
        List<PlanRule> broken = null;
        for (PlanRule rule : PlanRule.OF_ONE_OPTION) {
            if (!keeps(option, rule)) {
                broken = broken == null ? new ArrayList<>(1) : broken;
                broken.add(rule);
            }
        }
        return broken == null ? List.of() : List.copyOf(broken);
    }

    private static boolean keeps(Option option, PlanRule rule) {
        return switch (rule) {
            case COMPETENCE -> isQualified(option);
            case DISTINCT_PANEL -> isDistinct(option);
            case AVAILABILITY -> isAvailable(option);
            case REQUEST_WINDOW -> isInRequestWindow(option);
            case PARTICIPANT_WINDOW -> isInParticipantWindow(option);
            case MODE -> hasMode(option);
            case LANGUAGE -> speaksLanguage(option);
            case SECTORS -> hasSectors(option);
            case EXCLUSION -> isWelcome(option);
            case CONSENT -> isConsented(option);
            case NOTICE -> givesNotice(option);
            case PINNED -> standsAsPinned(option);
            default -> throw new IllegalArgumentException(rule + " is not told by one option alone.");
        };
    }

    /** Every required role is taken, and every taken one by somebody with the competence on that day. */
    static boolean isQualified(Option option) {
        for (Role role : option.request().roles()) {
            SpecialistFacts member = option.member(role);
            if (member == null) {
                if (!role.optional()) {
                    return false;
                }
                continue;
            }
            Candidate candidate = role.candidate(member);
            if (candidate == null || candidate.levelOn(option.day()) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Nobody takes two roles. */
    static boolean isDistinct(Option option) {
        List<Booking> panel = option.bookings();
        for (int one = 1; one < panel.size(); one++) {
            for (int other = 0; other < one; other++) {
                if (panel.get(one).specialist() == panel.get(other).specialist()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Everybody offers the time, ways included, and the start lies on the grid, not before now. */
    static boolean isAvailable(Option option) {
        return option.start() >= option.problem().now() && isAvailableWhateverIsNow(option);
    }

    /** The same, but for now. */
    static boolean isAvailableWhateverIsNow(Option option) {
        List<Booking> panel = option.bookings();
        for (int one = 0; one < panel.size(); one++) {
            if (panel.get(one).stretch() == null) {
                return false;
            }
        }
        return liesOnGrid(option);
    }

    private static boolean liesOnGrid(Option option) {
        Problem problem = option.problem();
        int start = option.start();
        return Math.floorMod(start, Problem.MINUTES_PER_DAY) % problem.slotMinutes() == 0
                && option.day() >= 0
                && lastDay(option) < problem.days()
                && lastDay(option) == option.day()
                && !problem.coversSkipped(start, option.end());
    }

    private static int lastDay(Option option) {
        return Problem.dayOf(option.end());
    }

    /** It lies from the request's earliest to its latest day. */
    static boolean isInRequestWindow(Option option) {
        return option.day() >= option.request().earliestDay()
                && lastDay(option) <= option.request().latestDay();
    }

    /** The same, but for an earliest day that is today's for want of another. */
    static boolean isInRequestWindowWhateverIsNow(Option option) {
        return option.day() >= option.request().askedFromDay()
                && lastDay(option) <= option.request().latestDay();
    }

    /** It lies within one of the times when the participants can, where such are named. */
    static boolean isInParticipantWindow(Option option) {
        return option.problem().isInWindow(option.request(), option.start());
    }

    /** Mode and site are among the request's, and the mode among every member's. */
    static boolean hasMode(Option option) {
        Place place = option.place();
        boolean offered = false;
        for (Place possible : option.request().places()) {
            offered |= possible.equals(place);
        }
        List<Booking> panel = option.bookings();
        for (int one = 0; one < panel.size(); one++) {
            offered &= panel.get(one).specialist().modes().contains(place.mode());
        }
        return offered;
    }

    /** Everybody speaks one of the languages, where such are named. */
    static boolean speaksLanguage(Option option) {
        return everyCandidate(option, Candidate::speaks);
    }

    /** Every sector that the request names is on the panel. */
    static boolean hasSectors(Option option) {
        return option.request().sectorsMissing(option.panel()).isEmpty();
    }

    /** Nobody is excluded from the case. */
    static boolean isWelcome(Option option) {
        return everyCandidate(option, candidate -> !candidate.excluded());
    }

    /** Nobody comes whose organisation the case does not let take part that day, where that matters. */
    static boolean isConsented(Option option) {
        return everyCandidate(option, candidate -> candidate.isConsentedOn(option.day()));
    }

    /** It starts no sooner than after the notice that it needs; where it needs none, a start before now is another rule's matter. */
    static boolean givesNotice(Option option) {
        int earliest = option.request().earliestStart();
        return option.start() >= earliest || earliest <= option.problem().now();
    }

    private static boolean everyCandidate(Option option, Predicate<Candidate> holds) {
        for (Role role : option.request().roles()) {
            SpecialistFacts member = option.member(role);
            Candidate candidate = member == null ? null : role.candidate(member);
            if (candidate != null && !holds.test(candidate)) {
                return false;
            }
        }
        return true;
    }

    /** It is just what is published, where the request is pinned. */
    static boolean standsAsPinned(Option option) {
        Request request = option.request();
        if (!request.pinned()) {
            return true;
        }
        Request.Placement given = request.published();
        return given != null
                && given.start() == option.start()
                && given.place().equals(option.place())
                && Arrays.equals(given.panel(), option.panel());
    }
}
