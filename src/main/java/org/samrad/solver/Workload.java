package org.samrad.solver;

import ai.timefold.solver.core.api.score.stream.uni.UniConstraintCollector;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How evenly the booked time lies on the specialists. Each one's share is the booked part of the time offered, in hundredths of
 * a percent; the unfairness is the root of the summed squared deviations from the mean share of all who offer time. A sum that
 * is kept up booking by booking, so that one more costs no more than the first.
 */
public final class Workload {

    /** Collects bookings, for the constraint. */
    static final UniConstraintCollector<Booking, Workload, Long> OF_BOOKINGS = new UniConstraintCollector<>() {
        @Override
        public Supplier<Workload> supplier() {
            return Workload::new;
        }

        @Override
        public BiFunction<Workload, Booking, Runnable> accumulator() {
            return (workload, booking) -> {
                workload.add(booking);
                return () -> workload.remove(booking);
            };
        }

        @Override
        public Function<Workload, @Nullable Long> finisher() {
            return Workload::unfairness;
        }
    };

    private long @Nullable [] shares;
    private int offering;
    private long sum;
    private long sumOfSquares;

    public void add(Booking booking) {
        change(booking, booking.share());
    }

    public void remove(Booking booking) {
        change(booking, -booking.share());
    }

    private void change(Booking booking, long by) {
        long[] known = shares;
        if (known == null) {
            Problem problem = booking.option().problem();
            known = new long[problem.specialists().size()];
            shares = known;
            offering = problem.offering();
        }
        int index = booking.specialist().index();
        long before = known[index];
        long after = before + by;
        known[index] = after;
        sum += by;
        sumOfSquares += after * after - before * before;
    }

    /** The unfairness, 0 or more, in hundredths of a percentage point. */
    public long unfairness() {
        return offering == 0 ? 0 : unfairness(sum, sumOfSquares, offering);
    }

    /** What the unfairness grows by when somebody's share does, in hundredths of a percentage point; less than 0 where it shrinks. */
    public long growth(SpecialistFacts specialist, long by) {
        long[] known = shares;
        if (known == null) {
            return 0;
        }
        long before = known[specialist.index()];
        long after = before + by;
        return unfairness(sum + by, sumOfSquares + after * after - before * before, offering) - unfairness();
    }

    /** What the unfairness grows by with all of an option's bookings; less than 0 where it shrinks. */
    public long growth(Option option) {
        long before = unfairness();
        option.bookings().forEach(this::add);
        long after = unfairness();
        option.bookings().forEach(this::remove);
        return after - before;
    }

    /** A specialist's booked part of the time offered, in hundredths of a percent. */
    public long share(SpecialistFacts specialist) {
        long[] known = shares;
        return known == null ? 0 : known[specialist.index()];
    }

    /** All shares together. */
    public long sum() {
        return sum;
    }

    /** Their squares together. */
    public long sumOfSquares() {
        return sumOfSquares;
    }

    /** The unfairness of so many shares with these sums. */
    public static long unfairness(long sum, long sumOfSquares, int offering) {
        double deviations = sumOfSquares - (double) sum * sum / offering;
        return Math.round(Math.sqrt(Math.max(0, deviations)));
    }
}
