package org.samrad.solver.place;

/** A set of requests by index, in order of arrival, emptied in time of its size: the moves fill one many times a second. */
public final class RequestSet {

    private final int[] members;
    private final int[] positions;
    private int size;

    public RequestSet(int requests) {
        this.members = new int[requests];
        this.positions = new int[requests];
        java.util.Arrays.fill(positions, -1);
    }

    public boolean add(int request) {
        if (positions[request] >= 0) {
            return false;
        }
        positions[request] = size;
        members[size++] = request;
        return true;
    }

    /** Takes one out; the last takes its place. */
    public void remove(int request) {
        int at = positions[request];
        if (at >= 0) {
            int last = members[--size];
            members[at] = last;
            positions[last] = at;
            positions[request] = -1;
        }
    }

    public boolean contains(int request) {
        return positions[request] >= 0;
    }

    public int get(int position) {
        return members[position];
    }

    void swap(int one, int other) {
        int first = members[one];
        members[one] = members[other];
        members[other] = first;
        positions[members[one]] = one;
        positions[first] = other;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public void clear() {
        while (size > 0) {
            positions[members[--size]] = -1;
        }
    }
}
