package org.samrad.benchmark.ortools;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.benchmark.FreeOpenings;
import org.samrad.benchmark.FreeOpenings.Opening;
import org.samrad.benchmark.FreeOpenings.Seat;
import org.samrad.consultation.Place;
import org.samrad.solver.Option;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.SequenceLink;

/**
 * What an exact model chooses from: the openings of every request without those that another one outdoes, so that the best
 * cost stays the same. What is pinned stands outside.
 */
final class Choices {

    /** Solvers count in floating point; every cost here is a whole number. */
    private static final double ROUNDING = 1e-6;

    private final Problem problem;
    private final FreeOpenings openings;
    private final List<List<Opening>> byRequest = new ArrayList<>();

    Choices(Problem problem) {
        this.problem = problem;
        this.openings = new FreeOpenings(problem);
        for (Request request : problem.requests()) {
            byRequest.add(notOutdone(request));
        }
    }

    Problem problem() {
        return problem;
    }

    List<Opening> of(Request request) {
        return byRequest.get(request.index());
    }

    @Nullable
    Option pinned(Request request) {
        return openings.pinned(request);
    }

    /** How many pairs of an opening and somebody who could take a role there. */
    long size() {
        return byRequest.stream()
                .flatMap(List::stream)
                .mapToLong(opening -> opening.seats().size())
                .sum();
    }

    /** What the unscheduled cost at least, where at most this weight can be scheduled of those that have a choice. */
    double unscheduledAtLeast(double scheduled) {
        long asked = problem.requests().stream()
                .filter(request -> !request.pinned())
                .mapToLong(request -> request.factor())
                .sum();
        return Math.max(0, asked - Math.floor(scheduled + ROUNDING));
    }

    /** What the waiting costs at least, where it costs this for those that have a choice; what is pinned waits too. */
    double waitingAtLeast(double waiting) {
        return Math.ceil(waiting - ROUNDING)
                + problem.requests().stream()
                        .map(this::pinned)
                        .filter(Objects::nonNull)
                        .mapToLong(pinned -> Objects.requireNonNull(pinned).cost(PlanRule.WAITING))
                        .sum();
    }

    /** The request that is followed by a link. */
    Request earlier(SequenceLink link) {
        return problem.requests().get(link.earlier());
    }

    /** Whether somebody is to be seated in optional roles at all: for a sector, or since every role is optional. */
    private static boolean seatsOptional(Request request) {
        return !request.sectors().isEmpty() || request.hasOnlyOptionalRoles();
    }

    private List<Opening> notOutdone(Request request) {
        var kept = new ArrayList<Opening>();
        var atOneStart = new ArrayList<Opening>();
        for (Opening opening : openings.of(request)) {
            if (!keepsGapToPinned(request, opening)) {
                continue;
            }
            if (!atOneStart.isEmpty() && atOneStart.getFirst().start() != opening.start()) {
                kept.addAll(notOutdone(atOneStart));
                atOneStart.clear();
            }
            List<Seat> seats = seatsOptional(request)
                    ? opening.seats()
                    : opening.seats().stream()
                            .filter(seat -> !seat.role().optional())
                            .toList();
            atOneStart.add(new Opening(opening.start(), opening.place(), seats));
        }
        kept.addAll(notOutdone(atOneStart));
        return kept;
    }

    /** Whether it lies rightly between what is pinned before and after it. */
    private boolean keepsGapToPinned(Request request, Opening opening) {
        int end = opening.start() + request.durationMinutes();
        for (SequenceLink link : problem.related().before(request)) {
            if (earlier(link).pinned()) {
                Option earlier = pinned(earlier(link));
                if (earlier == null
                        || problem.isBroken(earlier.request())
                        || !keepsGap(link, earlier.start(), earlier.end(), opening.start())) {
                    return false;
                }
            }
        }
        for (SequenceLink link : problem.related().after(request)) {
            Option held = pinned(problem.requests().get(link.later()));
            if (held != null && !keepsGap(link, opening.start(), end, held.start())) {
                return false;
            }
        }
        return true;
    }

    /** Whether a request that starts then comes rightly after what it follows. */
    static boolean keepsGap(SequenceLink link, int earlierStart, int earlierEnd, int start) {
        int days = dayOf(start) - dayOf(earlierStart);
        int minutes = start - earlierEnd;
        return days >= link.minGapDays()
                && days <= link.maxGapDays()
                && minutes >= link.minGapMinutes()
                && minutes <= link.maxGapMinutes();
    }

    static int dayOf(int start) {
        return Math.floorDiv(start, Problem.MINUTES_PER_DAY);
    }

    /** What the waiting costs that starts then. */
    static long waiting(Request request, int start) {
        return (long) request.factor() * Math.max(0, dayOf(start) - request.waitingFromDay());
    }

    /**
     * Leaves out an opening where another at the same start that needs neither room nor travel could seat the same people
     * and more.
     */
    private static List<Opening> notOutdone(List<Opening> atOneStart) {
        var kept = new ArrayList<Opening>();
        for (Opening one : atOneStart) {
            boolean outdone = false;
            for (Opening other : atOneStart) {
                if (other != one && other.place().site() == Place.NO_SITE && seatsAll(other, one)) {
                    boolean same = one.place().site() == Place.NO_SITE && seatsAll(one, other);
                    outdone |= !same || atOneStart.indexOf(other) < atOneStart.indexOf(one);
                }
            }
            if (!outdone) {
                kept.add(one);
            }
        }
        return kept;
    }

    private static boolean seatsAll(Opening opening, Opening other) {
        return opening.seats().size() >= other.seats().size() && people(opening).containsAll(people(other));
    }

    private static Set<Long> people(Opening opening) {
        var people = new HashSet<Long>();
        for (Seat seat : opening.seats()) {
            people.add(((long) seat.role().index() << 32) + seat.specialist().index());
        }
        return people;
    }
}
