package org.samrad.solver.place;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.OfferedInterval;
import org.samrad.solver.Booking;
import org.samrad.solver.Option;
import org.samrad.solver.Problem;
import org.samrad.solver.SpecialistFacts;

/**
 * In how large pieces the time lies that specialists offer and that is not taken: the sum of the squares of their lengths, so that
 * one long run counts more than the same minutes in several. What is left in long runs can still hold something.
 */
public final class FreeRuns {

    /** Lengths are counted in so many minutes, so that their squares stay small. */
    private static final int UNIT = 5;

    private final BookingIndex index;
    private final Problem problem;

    /** By specialist and day, as it was noted last. */
    private final long[] noted;

    /** By specialist and day, in which look it was seen last. */
    private final int[] seen;

    private int look;

    /** @param index what is taken; read each time */
    public FreeRuns(BookingIndex index) {
        this.index = index;
        this.problem = index.problem();
        this.noted = new long[problem.specialists().size() * problem.days()];
        this.seen = new int[noted.length];
        Arrays.setAll(noted, this::squares);
    }

    /** Begins to add up what has become of the days of some options since they were noted. */
    public void begin() {
        look++;
    }

    /** By how much more of the days of an option lies in long runs now; less than 0 where it lies in pieces. Each day counts once. */
    public long more(@Nullable Option option) {
        long more = 0;
        for (Booking booking : bookings(option)) {
            int at = at(booking);
            if (at >= 0 && seen[at] != look) {
                seen[at] = look;
                more += squares(at) - noted[at];
            }
        }
        return more;
    }

    /** Notes the days of an option as they are now. */
    public void note(@Nullable Option option) {
        for (Booking booking : bookings(option)) {
            int at = at(booking);
            if (at >= 0) {
                noted[at] = squares(at);
            }
        }
    }

    private static List<Booking> bookings(@Nullable Option option) {
        return option == null ? List.of() : option.bookings();
    }

    private int at(Booking booking) {
        boolean isPlanned = 0 <= booking.day() && booking.day() < problem.days();
        return isPlanned ? booking.specialist().index() * problem.days() + booking.day() : -1;
    }

    private long squares(int at) {
        SpecialistFacts specialist = problem.specialists().get(at / problem.days());
        int day = at % problem.days();
        TakenTimes taken = index.taken(specialist, day);
        long squares = 0;
        for (OfferedInterval stretch : specialist.stretches()[day]) {
            int free = stretch.from();
            for (int booking = 0; taken != null && booking < taken.size && free < stretch.until(); booking++) {
                squares += square(free, Math.min(taken.from[booking], stretch.until()));
                free = Math.max(free, taken.until[booking]);
            }
            squares += square(free, stretch.until());
        }
        return squares;
    }

    private static long square(int from, int until) {
        long length = Math.max(0, until - from) / UNIT;
        return length * length;
    }
}
