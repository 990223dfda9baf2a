package org.samrad.solver.place;

import java.util.Arrays;

/** Taken times of one specialist or site on one day, by start. The arrays are for reading, up to the size. */
final class TakenTimes {

    int size;
    int[] from = new int[4];
    int[] until = new int[4];
    int[] request = new int[4];

    void add(int newFrom, int newUntil, int newRequest) {
        if (size == from.length) {
            from = Arrays.copyOf(from, size * 2);
            until = Arrays.copyOf(until, size * 2);
            request = Arrays.copyOf(request, size * 2);
        }
        int at = size++;
        while (at > 0 && from[at - 1] > newFrom) {
            from[at] = from[at - 1];
            until[at] = until[at - 1];
            request[at] = request[at - 1];
            at--;
        }
        from[at] = newFrom;
        until[at] = newUntil;
        request[at] = newRequest;
    }

    void remove(int oldRequest) {
        int at = 0;
        while (request[at] != oldRequest) {
            at++;
        }
        size--;
        for (; at < size; at++) {
            from[at] = from[at + 1];
            until[at] = until[at + 1];
            request[at] = request[at + 1];
        }
    }

    /** How many are taken at a minute. */
    int countAt(int minute) {
        int count = 0;
        for (int one = 0; one < size; one++) {
            if (from[one] <= minute && minute < until[one]) {
                count++;
            }
        }
        return count;
    }
}
