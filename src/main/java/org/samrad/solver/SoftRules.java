package org.samrad.solver;

import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Place;

/**
 * The soft rules that one option tells by itself, taken apart into what its day, its start and each of its seats cost before the
 * rule's weight. Whatever counts, prices, searches or recommends asks here, so such a rule has its arithmetic in one place: a
 * case in the method of the part that tells it and one in {@link #of}, and its name in that part's list in {@link PlanRule}.
 */
public final class SoftRules {

    private SoftRules() {}

    /** What a rule of {@link PlanRule#SOFT_OF_DAY} counts; never falls from one day to the next. */
    public static long ofDay(PlanRule rule, Request request, int day) {
        return switch (rule) {
            case WAITING -> (long) request.factor() * Math.max(0, day - request.waitingFromDay());
            case OVERDUE -> (long) request.factor() * Math.max(0, day - request.dueDay());
            default -> throw notToldBy("a day", rule);
        };
    }

    /** What a rule of {@link PlanRule#SOFT_OF_START} counts, 0 or more. */
    public static long ofStart(PlanRule rule, Problem problem, Request request, int start) {
        return switch (rule) {
            case PREFERRED_WINDOW -> problem.isPreferred(request, start) ? 0 : 1;
            case SCHOOL_HOURS -> problem.isInSchoolHours(request, start) ? 1 : 0;
            default -> throw notToldBy("a start", rule);
        };
    }

    /**
     * What a rule of {@link PlanRule#SOFT_OF_SEAT} counts for one who takes a role, {@link #leastOfSeat} or more.
     *
     * @param candidate what the member is for the role, or null where the role is not theirs to take
     */
    public static long ofSeat(
            PlanRule rule, Request request, Role role, SpecialistFacts member, @Nullable Candidate candidate, int day) {
        return switch (rule) {
            case EXTERNAL -> member.external() ? 1 : 0;
            case CONTINUITY -> isNeedlesslyNew(request, role, member, day) ? 1 : 0;
            case OVER_QUALIFIED -> candidate == null ? 0 : levelsAbove(role, candidate.levelOn(day));
            default -> throw notToldBy("a seat", rule);
        };
    }

    /** What it counts at least, on whatever day. */
    public static long leastOfSeat(PlanRule rule, Role role, Candidate candidate) {
        return switch (rule) {
            case EXTERNAL -> candidate.specialist().external() ? 1 : 0;
            case OVER_QUALIFIED -> leastLevelsAbove(role, candidate);
            default -> 0;
        };
    }

    /** What a rule of {@link PlanRule#SOFT_OF_WAY} counts for one who comes to a place then, 0 or more. */
    public static long ofWay(
            PlanRule rule, Problem problem, Request request, SpecialistFacts specialist, Place place, int start) {
        return switch (rule) {
            case TRAVEL ->
                problem.wayTo(specialist, place, start, start + request.durationMinutes())
                        .there();
            case UNDESIRED_TIME -> problem.isUndesired(specialist, start, start + request.durationMinutes()) ? 1 : 0;
            default -> throw notToldBy("a way", rule);
        };
    }

    /** What a rule of {@link PlanRule#SOFT_OF_ONE_OPTION} counts for a whole option. */
    static long of(PlanRule rule, Option option) {
        return switch (rule) {
            case WAITING, OVERDUE -> ofDay(rule, option.request(), option.day());
            case PREFERRED_WINDOW, SCHOOL_HOURS -> ofStart(rule, option.problem(), option.request(), option.start());
            case EXTERNAL, CONTINUITY, OVER_QUALIFIED -> ofSeats(rule, option);
            case OPTIONAL_ROLE -> optionalSeatsLeftEmpty(option);
            case TRAVEL -> option.travelMinutes();
            case UNDESIRED_TIME -> undesiredSeats(option);
            default -> throw notToldBy("one option", rule);
        };
    }

    private static long ofSeats(PlanRule rule, Option option) {
        long cost = 0;
        for (Role role : option.request().roles()) {
            SpecialistFacts member = option.member(role);
            if (member != null) {
                cost += ofSeat(rule, option.request(), role, member, role.candidate(member), option.day());
            }
        }
        return cost;
    }

    private static long undesiredSeats(Option option) {
        long seats = 0;
        for (SpecialistFacts member : option.panel()) {
            if (member != null && option.problem().isUndesired(member, option.start(), option.end())) {
                seats++;
            }
        }
        return seats;
    }

    private static long optionalSeatsLeftEmpty(Option option) {
        long empty = 0;
        for (Role role : option.request().roles()) {
            if (role.optional() && option.member(role) == null) {
                empty++;
            }
        }
        return empty;
    }

    /** Whether a role would go to somebody whom the case has not met, though it has met somebody who qualifies. */
    private static boolean isNeedlesslyNew(Request request, Role role, SpecialistFacts member, int day) {
        return request.known().length > 0 && !request.knows(member) && request.knowsSomebodyFor(role, day);
    }

    /** Levels above what a role asks for; nobody is asked for by level where a person is named. */
    private static int levelsAbove(Role role, int level) {
        return role.named() ? 0 : Math.max(0, level - role.minLevel());
    }

    private static int leastLevelsAbove(Role role, Candidate candidate) {
        int least = Integer.MAX_VALUE;
        for (Candidate.Term term : candidate.terms()) {
            least = Math.min(least, levelsAbove(role, term.level()));
        }
        return least == Integer.MAX_VALUE ? 0 : least;
    }

    private static IllegalArgumentException notToldBy(String part, PlanRule rule) {
        return new IllegalArgumentException("%s is not told by %s alone.".formatted(rule, part));
    }
}
