package org.samrad.solver.floor;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.SequenceLink;

/**
 * The first and the last minute at which each request could start in any plan, as far as its sequence tells: it starts no sooner
 * than the first possible end of what it follows and the gap that is asked for, and no later than the last one allows.
 */
final class StartLimits {

    private static final int ANY = SequenceLink.NO_BOUND;

    private final Problem problem;
    private final PossibleStarts starts;
    private final BooleanSupplier isOver;
    private final int[] first;
    private final int[] last;

    /**
     * @param starts asked as if everybody were free to all
     * @param isOver whether to leave the rest as wide as they are
     */
    StartLimits(Problem problem, PossibleStarts starts, BooleanSupplier isOver) {
        this.problem = problem;
        this.starts = starts;
        this.isOver = isOver;
        this.first = new int[problem.requests().size()];
        this.last = new int[first.length];
        Arrays.fill(last, ANY);
        workOut();
    }

    /** Possible starts of a request by nothing but itself. */
    interface PossibleStarts {
        /** The first in [from, until] minutes; {@link #NONE} where there is none. */
        int first(Request request, int from, int until);

        /** The last in [from, until] minutes; {@link #NONE} where there is none. */
        int last(Request request, int from, int until);
    }

    /** No start. */
    static final int NONE = -1;

    /** First minute of the horizon at which it could start. */
    int first(Request request) {
        return first[request.index()];
    }

    /** Last minute at which it could start; before the first where it can't be held at all. */
    int last(Request request) {
        return last[request.index()];
    }

    /** What is followed before what follows; those in a circle keep no limits but their own. */
    private void workOut() {
        var waitingFor = new int[first.length];
        var ready = new ArrayDeque<Request>();
        for (Request request : problem.requests()) {
            waitingFor[request.index()] = (int) Arrays.stream(problem.related().before(request))
                    .mapToInt(SequenceLink::earlier)
                    .distinct()
                    .count();
            if (waitingFor[request.index()] == 0) {
                ready.add(request);
            }
        }
        while (!ready.isEmpty()) {
            Request request = ready.remove();
            limit(request);
            for (int follower : problem.related().followersOf(request)) {
                if (--waitingFor[follower] == 0) {
                    ready.add(problem.requests().get(follower));
                }
            }
        }
    }

    private void limit(Request request) {
        int at = request.index();
        Request.Placement held = request.published();
        if (request.pinned() && held != null) {
            first[at] = held.start();
            last[at] = held.start();
            return;
        }
        int from = 0;
        int until = ANY;
        for (SequenceLink link : problem.related().before(request)) {
            Request earlier = problem.requests().get(link.earlier());
            int duration = earlier.durationMinutes();
            if (first[earlier.index()] > last[earlier.index()]) {
                until = NONE;
                continue;
            }
            int soonest = first[earlier.index()];
            int latest = last[earlier.index()];
            from = Math.max(from, soonest + duration + link.minGapMinutes());
            from = Math.max(from, midnight(Problem.dayOf(soonest) + link.minGapDays()));
            if (link.maxGapMinutes() < ANY) {
                until = Math.min(until, latest + duration + link.maxGapMinutes());
            }
            if (link.maxGapDays() < ANY && latest < ANY) {
                until = Math.min(until, midnight(Problem.dayOf(latest) + link.maxGapDays() + 1) - 1);
            }
        }
        first[at] = from;
        last[at] = until;
        if (from > until) {
            last[at] = NONE;
            first[at] = 0;
        } else if (!isOver.getAsBoolean()) {
            narrow(request);
        }
    }

    private void narrow(Request request) {
        int at = request.index();
        int soonest = starts.first(request, first[at], last[at]);
        if (soonest == NONE) {
            first[at] = 0;
            last[at] = NONE;
            return;
        }
        first[at] = soonest;
        for (SequenceLink link : problem.related().after(request)) {
            if (link.maxGapDays() < ANY || link.maxGapMinutes() < ANY) {
                last[at] = starts.last(request, soonest, last[at]);
                return;
            }
        }
    }

    private static int midnight(int day) {
        return day * Problem.MINUTES_PER_DAY;
    }
}
