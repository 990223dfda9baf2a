package org.samrad.solver.recommend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import org.samrad.solver.Booking;
import org.samrad.solver.NewFaces;
import org.samrad.solver.Option;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Request;
import org.samrad.solver.ShortGaps;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.Weights;
import org.samrad.solver.place.BookingIndex;
import org.samrad.solver.place.FreeStarts;
import org.samrad.solver.place.RequestSet;

/**
 * Prices options exactly against what is held: each rule's cost with the option less its cost without. The request's own
 * consultation must be out of the index; all others stay where they are.
 */
final class Pricing {

    private static final Comparator<Booking> BY_REQUEST =
            Comparator.comparingInt(booking -> booking.option().request().index());

    private final Weights weights;
    private final BookingIndex index;
    private final RequestSet scratch;
    private final FreeStarts starts;

    Pricing(Weights weights, BookingIndex index) {
        this.starts = new FreeStarts(index);
        this.weights = weights;
        this.index = index;
        this.scratch = new RequestSet(index.problem().requests().size());
    }

    /** @param mates what is held for the other requests of the case */
    Price of(Option option, List<Option> mates) {
        Request request = option.request();
        var parts = new EnumMap<PlanRule, Long>(PlanRule.class);
        for (PlanRule rule : PlanRule.SOFT_OF_ONE_OPTION) {
            put(parts, rule, option.cost(rule));
        }
        put(parts, PlanRule.UNSCHEDULED, -request.factor());
        if (request.published() != null && !request.pinned()) {
            put(parts, PlanRule.DISRUPTION, option.disruptionCost() - Option.DROPPED);
        }
        put(parts, PlanRule.FAMILY_IDLE, starts.idleAdded(request, option.start()));
        put(parts, PlanRule.NEW_FACES, newFaces(option, mates));
        put(parts, PlanRule.WORKLOAD, index.workload().growth(option));
        put(parts, PlanRule.FRAGMENTATION, shortGaps(option));
        return new Price(weights, parts);
    }

    private static void put(EnumMap<PlanRule, Long> parts, PlanRule rule, long amount) {
        if (amount != 0) {
            parts.put(rule, amount);
        }
    }

    private static long newFaces(Option option, List<Option> mates) {
        if (mates.isEmpty()) {
            return 0;
        }
        var with = new ArrayList<>(mates);
        with.add(option);
        return NewFaces.ofOptions(with).size()
                - NewFaces.ofOptions(new ArrayList<>(mates)).size();
    }

    private long shortGaps(Option option) {
        long gaps = 0;
        var seen = new ArrayList<SpecialistFacts>();
        for (Booking booking : option.bookings()) {
            SpecialistFacts specialist = booking.specialist();
            if (seen.contains(specialist)) {
                continue;
            }
            seen.add(specialist);
            var before = new ArrayList<>(bookingsOn(index, specialist, option.day(), scratch));
            var after = new ArrayList<>(before);
            for (Booking one : option.bookings()) {
                if (one.specialist() == specialist) {
                    after.add(one);
                }
            }
            // In a fixed order, since those that begin together in a broken plan are counted as they come.
            before.sort(BY_REQUEST);
            after.sort(BY_REQUEST);
            gaps += ShortGaps.count(after) - ShortGaps.count(before);
        }
        return gaps;
    }

    /** The bookings of a specialist's consultations of one day, in no particular order. */
    static List<Booking> bookingsOn(BookingIndex index, SpecialistFacts specialist, int day, RequestSet scratch) {
        scratch.clear();
        index.collectTouching(specialist, day, Integer.MIN_VALUE, Integer.MAX_VALUE, scratch);
        if (scratch.isEmpty()) {
            return List.of();
        }
        var bookings = new ArrayList<Booking>(scratch.size());
        for (int at = 0; at < scratch.size(); at++) {
            Option held = index.held(scratch.get(at));
            if (held != null && held.day() == day) {
                for (Booking booking : held.bookings()) {
                    if (booking.specialist() == specialist) {
                        bookings.add(booking);
                    }
                }
            }
        }
        return bookings;
    }
}
