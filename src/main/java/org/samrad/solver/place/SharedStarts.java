package org.samrad.solver.place;

import java.util.random.RandomGenerator;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;

/** The starts of one day that are still possible for a panel, a bit for each slot. */
public final class SharedStarts {

    private final Problem problem;
    private final long[] bits;

    public SharedStarts(Problem problem) {
        this.problem = problem;
        this.bits = new long[problem.wordsPerDay()];
    }

    /** Begins with those that a request itself allows; false where there is none. */
    public boolean beginWith(Request request, int day) {
        return problem.copyStarts(request, day, bits);
    }

    /** Begins with those of another day or place, as they are. */
    public void beginWith(SharedStarts others) {
        System.arraycopy(others.bits, 0, bits, 0, bits.length);
    }

    /** Keeps those that these are too; false where none is left. */
    public boolean keep(long[] starts) {
        return keep(starts, 0);
    }

    /** The same with those of a day among several, whose bits begin at an index. */
    public boolean keep(long[] starts, int from) {
        long any = 0;
        for (int word = 0; word < bits.length; word++) {
            bits[word] &= starts[from + word];
            any |= bits[word];
        }
        return any != 0;
    }

    /** Takes out the slots of the day that start in [first, last]. */
    public void leaveOut(int first, int last, int day) {
        int midnight = day * Problem.MINUTES_PER_DAY;
        int slot = Math.max(0, Math.ceilDiv(first - midnight, problem.slotMinutes()));
        int end = Math.min(problem.slotsPerDay() - 1, Math.floorDiv(last - midnight, problem.slotMinutes()));
        for (; slot <= end; slot++) {
            bits[slot >> 6] &= ~(1L << slot);
        }
    }

    /** Takes out the slots of the day that start before a minute. */
    public void leaveOutBefore(int first, int day) {
        leaveOut(day * Problem.MINUTES_PER_DAY, first - 1, day);
    }

    /** Takes out the slots of the day that start after a minute. */
    public void leaveOutAfter(int last, int day) {
        leaveOut(last + 1, (day + 1) * Problem.MINUTES_PER_DAY, day);
    }

    /** Keeps those at which a consultation lies wholly within [from, until); false where none is left. */
    public boolean keepWithin(int from, int until, Request request, int day) {
        leaveOutBefore(from, day);
        leaveOutAfter(until - request.durationMinutes(), day);
        return !isEmpty();
    }

    /** Adds them to others, which begin at an index. */
    public void addTo(long[] others, int from) {
        for (int word = 0; word < bits.length; word++) {
            others[from + word] |= bits[word];
        }
    }

    public boolean isEmpty() {
        long any = 0;
        for (long word : bits) {
            any |= word;
        }
        return any == 0;
    }

    /** Whether any of them is among these too. */
    public boolean hasAnyOf(long[] starts) {
        return hasAnyOf(starts, 0);
    }

    /** The same with those of a day among several, whose bits begin at an index. */
    public boolean hasAnyOf(long[] starts, int from) {
        long any = 0;
        for (int word = 0; word < bits.length; word++) {
            any |= bits[word] & starts[from + word];
        }
        return any != 0;
    }

    public boolean has(int slot) {
        return (bits[slot >> 6] & 1L << slot) != 0;
    }

    public int count() {
        int count = 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** Takes the first one; -1 where none is left. */
    public int takeFirst() {
        for (int word = 0; word < bits.length; word++) {
            if (bits[word] != 0) {
                int slot = (word << 6) + Long.numberOfTrailingZeros(bits[word]);
                bits[word] &= bits[word] - 1;
                return slot;
            }
        }
        return -1;
    }

    /** Takes any one, mostly at an edge of a run: that leaves the rest of the run in one piece. -1 where none is left. */
    public int takeAny(RandomGenerator random) {
        int edges = 0;
        for (int word = 0; word < bits.length; word++) {
            edges += Long.bitCount(edgesOf(word));
        }
        if (edges == 0) {
            return -1;
        }
        boolean anywhere = random.nextInt(8) == 0;
        int chosen = random.nextInt(anywhere ? count() : edges);
        for (int word = 0; word < bits.length; word++) {
            long some = anywhere ? bits[word] : edgesOf(word);
            int here = Long.bitCount(some);
            if (chosen < here) {
                for (; chosen > 0; chosen--) {
                    some &= some - 1;
                }
                int slot = (word << 6) + Long.numberOfTrailingZeros(some);
                bits[word] &= ~(1L << slot);
                return slot;
            }
            chosen -= here;
        }
        throw new IllegalStateException("A start was counted but not found.");
    }

    private long edgesOf(int word) {
        long here = bits[word];
        long before = here << 1 | (word > 0 ? bits[word - 1] >>> 63 : 0);
        long after = here >>> 1 | (word + 1 < bits.length ? bits[word + 1] << 63 : 0);
        return here & ~(before & after);
    }
}
