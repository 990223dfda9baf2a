package org.samrad.solver.search;

import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import org.samrad.solver.Problem;
import org.samrad.solver.SequenceLink;
import org.samrad.solver.place.RequestSet;

/**
 * The requests that a change has taken out and not yet placed again, in the order in which they are to be placed. Each is in it
 * once, however often it is added.
 */
final class PlacementQueue {

    private final Problem problem;
    private final int[] waiting;
    private final RequestSet members;
    private int size;

    PlacementQueue(Problem problem) {
        this.problem = problem;
        this.waiting = new int[problem.requests().size()];
        this.members = new RequestSet(waiting.length);
    }

    /** Adds a request at the end, unless it waits already. */
    void add(int request) {
        if (members.add(request)) {
            waiting[size++] = request;
        }
    }

    /** Takes a request out, where it waits. */
    void remove(int request) {
        if (!members.contains(request)) {
            return;
        }
        members.remove(request);
        int kept = 0;
        for (int at = 0; at < size; at++) {
            if (waiting[at] != request) {
                waiting[kept++] = waiting[at];
            }
        }
        size = kept;
    }

    /** Takes the first out, or of what it follows the first that waits too: without that it would find no place. */
    int takeNext() {
        int next = waiting[0];
        // As many steps at most as wait, should some follow each other in a circle.
        for (int steps = size; steps > 0; steps--) {
            int followed = waitingBefore(next);
            if (followed < 0) {
                break;
            }
            next = followed;
        }
        remove(next);
        return next;
    }

    /** The first that waits too of what a request follows; -1 where there is none. */
    private int waitingBefore(int request) {
        for (SequenceLink link : problem.related().before(problem.requests().get(request))) {
            if (members.contains(link.earlier())) {
                return link.earlier();
            }
        }
        return -1;
    }

    boolean contains(int request) {
        return members.contains(request);
    }

    int get(int position) {
        return waiting[position];
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        members.clear();
        size = 0;
    }

    void shuffle(RandomGenerator random) {
        for (int at = size - 1; at > 0; at--) {
            int other = random.nextInt(at + 1);
            int swapped = waiting[at];
            waiting[at] = waiting[other];
            waiting[other] = swapped;
        }
    }

    /** Orders what waits by a key of each request, the lowest first; equal ones stay in their order. */
    void sortBy(IntToDoubleFunction key) {
        for (int at = 1; at < size; at++) {
            int one = waiting[at];
            int to = at;
            while (to > 0 && key.applyAsDouble(waiting[to - 1]) > key.applyAsDouble(one)) {
                waiting[to] = waiting[to - 1];
                to--;
            }
            waiting[to] = one;
        }
    }
}
