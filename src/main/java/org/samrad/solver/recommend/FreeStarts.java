package org.samrad.solver.recommend;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.BookingIndex;
import org.samrad.solver.Option;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;

/**
 * When a request may start as far as its own window, its case and what it follows go, beside what is held; the panel's time
 * is another matter. Also for a request that the problem does not know yet. The request's own consultation must be out of
 * the index.
 */
final class FreeStarts {

    private final Problem problem;
    private final Request request;
    private final List<Option> mates;
    private final @Nullable Option followed;
    private final List<Option> followers = new ArrayList<>();
    private final int first;
    private final int last;

    FreeStarts(BookingIndex index, Request request) {
        this.problem = index.problem();
        this.request = request;
        boolean known = isKnown(problem, request);
        this.mates = matesOf(index, request);
        this.followed = request.follows() == Request.FOLLOWS_NONE ? null : index.held(request.follows());
        if (known) {
            for (int follower : problem.related().followersOf(request)) {
                Option later = index.held(follower);
                if (later != null) {
                    followers.add(later);
                }
            }
        }
        this.first = firstDayBesideOthers();
        this.last = lastDayBesideOthers();
    }

    private static boolean isKnown(Problem problem, Request request) {
        return request.index() < problem.requests().size() && problem.requests().get(request.index()) == request;
    }

    /** What is held for the other requests of a request's case. */
    static List<Option> matesOf(BookingIndex index, Request request) {
        Problem problem = index.problem();
        int[] ofCase = isKnown(problem, request)
                ? problem.related().ofCase(request)
                : problem.requests().stream()
                        .filter(other -> other.caseIndex() == request.caseIndex())
                        .mapToInt(Request::index)
                        .toArray();
        var held = new ArrayList<Option>();
        for (int other : ofCase) {
            Option option = other == request.index() ? null : index.held(other);
            if (option != null) {
                held.add(option);
            }
        }
        return held;
    }

    /** What is held for the other requests of the case. */
    List<Option> mates() {
        return mates;
    }

    /** First day of the horizon that is possible. */
    int firstDay() {
        return first;
    }

    /** Last such day; before the first where there is none. */
    int lastDay() {
        return last;
    }

    private int firstDayBesideOthers() {
        int day = problem.firstDay(request);
        if (followed != null) {
            day = Math.max(day, followed.day() + request.minGapDays());
        }
        for (Option later : followers) {
            day = Math.max(day, later.day() - later.request().maxGapDays());
        }
        return day;
    }

    private int lastDayBesideOthers() {
        int day = problem.lastDay(request);
        if (request.follows() != Request.FOLLOWS_NONE) {
            if (followed == null || !followed.broken().isEmpty()) {
                return -1;
            }
            day = (int) Math.min(day, (long) followed.day() + request.maxGapDays());
        }
        for (Option later : followers) {
            day = Math.min(day, later.day() - later.request().minGapDays());
        }
        return day;
    }

    /** The possible starts of a day from first to last, one bit per slot, copied into {@code into}; false where there is none. */
    boolean copy(int day, long[] into) {
        if (!problem.copyStarts(request, day, into)) {
            return false;
        }
        for (Option mate : mates) {
            if (mate.day() == day) {
                leaveOut(mate.start() - request.durationMinutes() + 1, mate.end() - 1, day, into);
            }
        }
        if (followed != null && followed.day() == day) {
            leaveOut(day * Problem.MINUTES_PER_DAY, followed.end() - 1, day, into);
        }
        for (Option later : followers) {
            if (later.day() == day) {
                leaveOut(later.start() - request.durationMinutes() + 1, Integer.MAX_VALUE, day, into);
            }
        }
        return isAny(into);
    }

    /** Keeps of a day's starts those that lie, with the whole consultation, within [from, until). */
    boolean keepWithin(int from, int until, int day, long[] bits) {
        leaveOut(Integer.MIN_VALUE, from - 1, day, bits);
        leaveOut(until - request.durationMinutes() + 1, Integer.MAX_VALUE, day, bits);
        return isAny(bits);
    }

    private static boolean isAny(long[] bits) {
        long any = 0;
        for (long word : bits) {
            any |= word;
        }
        return any != 0;
    }

    /** Takes out the starts of a day in [from, to]. */
    private void leaveOut(int from, int to, int day, long[] bits) {
        long midnight = (long) day * Problem.MINUTES_PER_DAY;
        long first = Math.max(0, Math.ceilDiv(from - midnight, problem.slotMinutes()));
        long last = Math.min(problem.slotsPerDay() - 1, Math.floorDiv(to - midnight, problem.slotMinutes()));
        for (long slot = first; slot <= last; slot++) {
            bits[(int) (slot >> 6)] &= ~(1L << slot);
        }
    }
}
