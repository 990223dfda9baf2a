package org.samrad.solver.place;

import java.util.ArrayList;
import java.util.List;
import org.samrad.solver.FamilyIdle;
import org.samrad.solver.Option;
import org.samrad.solver.Problem;
import org.samrad.solver.RelatedRequests;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SequenceLink;

/**
 * When a request may start as far as its own windows, its case, what it follows and what follows it go, beside what is held; the
 * panel's time is another matter. Also for a request that the problem does not know yet. What is held for the request itself
 * does not count.
 */
public final class FreeStarts {

    private final BookingIndex index;
    private final Problem problem;
    private final RelatedRequests related;
    private final BoundPeople bound;

    /** @param index what is held; read each time */
    public FreeStarts(BookingIndex index) {
        this.index = index;
        this.problem = index.problem();
        this.related = problem.related();
        this.bound = new BoundPeople(index);
    }

    /** What is held for the other requests of a request's case. */
    public List<Option> mates(Request request) {
        var mates = new ArrayList<Option>();
        for (int other : related.ofCase(request)) {
            Option held = other == request.index() ? null : index.held(other);
            if (held != null) {
                mates.add(held);
            }
        }
        return mates;
    }

    /** Quarters of an hour that the family would wait more, or less, if the request started then; see {@link FamilyIdle}. */
    public long idleAdded(Request request, int start) {
        Option last = null;
        Option next = null;
        int day = Problem.dayOf(start);
        for (int other : related.ofCase(request)) {
            Option mate = other == request.index() ? null : index.held(other);
            if (mate == null || mate.day() != day) {
                continue;
            }
            if (mate.start() <= start) {
                last = last == null || last.start() < mate.start() ? mate : last;
            } else {
                next = next == null || next.start() > mate.start() ? mate : next;
            }
        }
        return FamilyIdle.added(last, next, start, start + request.durationMinutes());
    }

    /** First day that the request's window, what it follows and what follows it allow. */
    public int firstDay(Request request) {
        int first = problem.firstDay(request);
        for (SequenceLink link : related.before(request)) {
            Option followed = index.held(link.earlier());
            if (followed == null) {
                return Integer.MAX_VALUE;
            }
            first = Math.max(first, link.firstDayAfter(followed));
        }
        for (SequenceLink link : related.after(request)) {
            Option later = index.held(link.later());
            if (later != null) {
                first = Math.max(first, link.firstDayBefore(later, request));
            }
        }
        return first;
    }

    /** Last such day; before the first where there is none, as while what it follows has no place or breaks a rule. */
    public int lastDay(Request request) {
        int last = problem.lastDay(request);
        for (SequenceLink link : related.before(request)) {
            Option followed = index.held(link.earlier());
            if (followed == null || !mayBeBuiltOn(followed)) {
                return -1;
            }
            last = Math.min(last, link.lastDayAfter(followed));
        }
        for (SequenceLink link : related.after(request)) {
            Option later = index.held(link.later());
            if (later != null) {
                last = Math.min(last, link.lastDayBefore(later, request));
            }
        }
        return last;
    }

    /** Leaves in {@code starts} those of a day from first to last that are free; false where there is none. */
    public boolean mark(Request request, int day, SharedStarts starts) {
        return starts.beginWith(request, day) && leaveOutTaken(request, day, starts);
    }

    /** Leaves in {@code starts} those of a day that what it follows and what follows it allow; false where there is none. */
    public boolean markSequence(Request request, int day, SharedStarts starts) {
        return starts.beginWith(request, day) && leaveOutOfSequence(request, day, starts);
    }

    /** Takes out the starts at which the case meets elsewhere, or that come too close to what it follows or is followed by. */
    private boolean leaveOutTaken(Request request, int day, SharedStarts starts) {
        for (int other : related.ofCase(request)) {
            Option held = other == request.index() ? null : index.held(other);
            if (held != null && held.day() == day) {
                starts.leaveOut(held.start() - request.durationMinutes() + 1, held.end() - 1, day);
            }
        }
        return leaveOutOfSequence(request, day, starts);
    }

    private boolean leaveOutOfSequence(Request request, int day, SharedStarts starts) {
        for (SequenceLink link : related.before(request)) {
            Option followed = index.held(link.earlier());
            if (followed != null) {
                starts.leaveOutBefore(link.firstStartAfter(followed), day);
                starts.leaveOutAfter(link.lastStartAfter(followed), day);
            }
        }
        for (SequenceLink link : related.after(request)) {
            Option later = index.held(link.later());
            if (later != null) {
                starts.leaveOutBefore(link.firstStartBefore(later, request), day);
                starts.leaveOutAfter(link.lastStartBefore(later, request), day);
            }
        }
        return !starts.isEmpty();
    }

    /** Whether an option could be held beside its case, what it follows and what follows it, as far as these have places. */
    public boolean isFree(Option option) {
        Request request = option.request();
        for (SequenceLink link : related.before(request)) {
            Option followed = index.held(link.earlier());
            if (followed != null && !mayBeBuiltOn(followed)) {
                return false;
            }
        }
        if (!mayShareItsPeople(option)) {
            return false;
        }
        for (int other : related.of(request)) {
            Option held = other == request.index() ? null : index.held(other);
            if (held != null && held.clashesWith(option)) {
                return false;
            }
        }
        return true;
    }

    /** Whether something may follow it: nothing is built on a pinned one that breaks a rule. */
    private boolean mayBeBuiltOn(Option followed) {
        Request request = followed.request();
        return request.pinned() ? index.maySupport(request) : followed.broken().isEmpty();
    }

    /** Whether no role takes its person over from a pinned one that breaks a rule. */
    private boolean mayShareItsPeople(Option option) {
        for (Role role : option.request().roles()) {
            if (option.member(role) != null && bound.takesOverBroken(option.request(), role)) {
                return false;
            }
        }
        return true;
    }
}
