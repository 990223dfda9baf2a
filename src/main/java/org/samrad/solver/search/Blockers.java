package org.samrad.solver.search;

import java.util.random.RandomGenerator;
import org.samrad.solver.Booking;
import org.samrad.solver.Option;
import org.samrad.solver.Request;
import org.samrad.solver.place.BookingIndex;
import org.samrad.solver.place.RequestSet;

/** Who would have to give way to an option. */
final class Blockers {

    private final BookingIndex index;
    private final RequestSet scratch;

    Blockers(BookingIndex index) {
        this.index = index;
        this.scratch = new RequestSet(index.problem().requests().size());
    }

    /**
     * Leaves in {@code found} the requests whose consultations stand in the way: by who and which room is taken, for the case, or
     * in the sequence. Of those that fill up somebody's limit one by chance is enough. False where the limit leaves no room at all.
     */
    boolean collect(Option option, RandomGenerator random, RequestSet found) {
        found.clear();
        for (Booking booking : option.bookings()) {
            int before = found.size();
            index.collectTouching(booking, found);
            if (found.size() == before && index.atLimit(booking.specialist(), option.day())) {
                int other = index.anyAtLimit(booking.specialist(), option.day(), random, scratch);
                if (other < 0) {
                    return false;
                }
                found.add(other);
            }
        }
        if (!index.hasRoom(option.place(), option.start(), option.end())) {
            index.collectRooms(option.place(), option.start(), option.end(), found);
        }
        Request request = option.request();
        for (int other : index.problem().related().of(request)) {
            Option held = other == request.index() ? null : index.held(other);
            if (held != null && held.clashesWith(option)) {
                found.add(other);
            }
        }
        return true;
    }
}
