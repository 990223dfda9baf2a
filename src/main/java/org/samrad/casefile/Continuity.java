package org.samrad.casefile;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * How steadily a case has met the same people.
 *
 * @param people how many it has met
 * @param meetings how often it has met somebody, each person of a panel counted
 * @param index 1 where it was always the same one, 0 where it was never anybody twice; null where there were fewer than two
 *     meetings. Bice and Boxerman, A quantitative measure of continuity of care, Medical Care 15 (1977)
 */
record Continuity(int people, int meetings, @Nullable Double index) {

    /** @param times how often it has met each person, each 1 or more */
    static Continuity of(Collection<Integer> times) {
        long meetings = 0;
        long squares = 0;
        for (long one : times) {
            meetings += one;
            squares += one * one;
        }
        Double index = meetings < 2 ? null : (double) (squares - meetings) / ((double) meetings * (meetings - 1));
        return new Continuity(times.size(), (int) Math.min(Integer.MAX_VALUE, meetings), index);
    }
}
