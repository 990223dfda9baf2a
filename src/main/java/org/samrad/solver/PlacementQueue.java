package org.samrad.solver;

import java.util.random.RandomGenerator;

/**
 * The requests that a change has taken out and not yet placed again, in the order in which they are to be placed. Each is in it
 * once, however often it is added.
 */
final class PlacementQueue {

    private final int[] waiting;
    private final RequestSet members;
    private int size;

    PlacementQueue(int requests) {
        this.waiting = new int[requests];
        this.members = new RequestSet(requests);
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

    boolean contains(int request) {
        return members.contains(request);
    }

    int first() {
        return waiting[0];
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

    /**
     * Orders what waits by a key of each request, the lowest first; equal ones stay in their order.
     *
     * @param keys by request
     */
    void sortBy(double[] keys) {
        for (int at = 1; at < size; at++) {
            int one = waiting[at];
            int to = at;
            while (to > 0 && keys[waiting[to - 1]] > keys[one]) {
                waiting[to] = waiting[to - 1];
                to--;
            }
            waiting[to] = one;
        }
    }
}
