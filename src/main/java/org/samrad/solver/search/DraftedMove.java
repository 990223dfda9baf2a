package org.samrad.solver.search;

import java.util.List;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.place.BookingIndex;
import org.samrad.solver.place.RequestSet;

/**
 * A change to a plan while it is drawn. The index is one step ahead of the plan: it shows the change just drawn. Whether the
 * search took that change is seen at the next draw, when only the consultations that were touched are compared.
 */
final class DraftedMove {

    private final List<Consultation> consultations;
    private final BookingIndex index;
    private final Placer placer;
    private final RequestSet touched;
    private final RequestSet unscheduled;

    /** @param index empty yet; filled with what the plan holds */
    DraftedMove(Plan plan, BookingIndex index, Placer placer) {
        this.consultations = plan.getConsultations();
        this.index = index;
        this.placer = placer;
        this.touched = new RequestSet(consultations.size());
        this.unscheduled = new RequestSet(consultations.size());
        for (Consultation consultation : consultations) {
            index.set(consultation.getIndex(), consultation.getOption());
            note(consultation);
        }
    }

    private void note(Consultation consultation) {
        if (consultation.isScheduled() || consultation.isPinned()) {
            unscheduled.remove(consultation.getIndex());
        } else if (placer.possibleDays().any(consultation.request())) {
            unscheduled.add(consultation.getIndex());
        }
    }

    /** Requests that have no place in the plan and could have one. */
    RequestSet unscheduled() {
        return unscheduled;
    }

    /** Begins anew from what the plan holds now. */
    void begin() {
        // First out, then in: what was moved may hold each other's old place.
        for (int at = 0; at < touched.size(); at++) {
            int one = touched.get(at);
            if (index.held(one) != consultations.get(one).getOption()) {
                index.set(one, null);
            }
        }
        for (int at = 0; at < touched.size(); at++) {
            Consultation consultation = consultations.get(touched.get(at));
            index.set(consultation.getIndex(), consultation.getOption());
            note(consultation);
        }
        touched.clear();
    }

    /** Gives a request another option, or takes it out. */
    void set(int request, @Nullable Option option) {
        touched.add(request);
        index.set(request, option);
    }

    /** By how much more the requests cost that it leaves out, less than 0 where it places more than it takes out. */
    long leftOutMore() {
        return leftOutMore(request -> consultations.get(request).unscheduledCost());
    }

    /** The same, with weights of one's own for the requests. */
    long leftOutMore(IntToLongFunction weight) {
        long more = 0;
        for (int at = 0; at < touched.size(); at++) {
            more += leftOutMore(touched.get(at), index.held(touched.get(at)) != null, weight);
        }
        return more;
    }

    /** The same, should all that waits find a place. */
    long leftOutMore(IntToLongFunction weight, PlacementQueue waiting) {
        long more = 0;
        for (int at = 0; at < touched.size(); at++) {
            int one = touched.get(at);
            more += waiting.contains(one) ? 0 : leftOutMore(one, index.held(one) != null, weight);
        }
        for (int at = 0; at < waiting.size(); at++) {
            more += leftOutMore(waiting.get(at), true, weight);
        }
        return more;
    }

    private long leftOutMore(int request, boolean hasPlace, IntToLongFunction weight) {
        if (consultations.get(request).isScheduled() == hasPlace) {
            return 0;
        }
        return hasPlace ? -weight.applyAsLong(request) : weight.applyAsLong(request);
    }

    /** Makes the plan hold what is drawn. */
    void take() {
        for (int at = 0; at < touched.size(); at++) {
            int one = touched.get(at);
            consultations.get(one).setOption(index.held(one));
            note(consultations.get(one));
        }
    }

    /** What is drawn, as a change of the plan. */
    Reassignment change() {
        int count = 0;
        for (int at = 0; at < touched.size(); at++) {
            if (differs(touched.get(at))) {
                count++;
            }
        }
        var moved = new Consultation[count];
        var options = new @Nullable Option[count];
        count = 0;
        for (int at = 0; at < touched.size(); at++) {
            int request = touched.get(at);
            if (differs(request)) {
                moved[count] = consultations.get(request);
                options[count++] = index.held(request);
            }
        }
        return new Reassignment(moved, options);
    }

    private boolean differs(int request) {
        return index.held(request) != consultations.get(request).getOption();
    }
}
