package org.samrad.solver.search;

import java.util.List;
import java.util.Objects;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.RelatedRequests;
import org.samrad.solver.place.BookingIndex;
import org.samrad.solver.place.FreeRuns;
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
    private final RequestSet scratch;

    /** While it is asked about; else null. */
    private @Nullable FreeRuns runs;

    /** @param index empty yet; filled with what the plan holds */
    DraftedMove(Plan plan, BookingIndex index, Placer placer) {
        this.consultations = plan.getConsultations();
        this.index = index;
        this.placer = placer;
        this.touched = new RequestSet(consultations.size());
        this.unscheduled = new RequestSet(consultations.size());
        this.scratch = new RequestSet(consultations.size());
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

    /** Says that {@link #freeInLongRunsMore} is going to be asked for. */
    void countFreeRuns() {
        runs = new FreeRuns(index);
    }

    /** By how much more of what is free lies in long runs, see {@link FreeRuns}. */
    long freeInLongRunsMore() {
        FreeRuns counted = Objects.requireNonNull(runs);
        counted.begin();
        long more = 0;
        for (int at = 0; at < touched.size(); at++) {
            int one = touched.get(at);
            if (differs(one)) {
                more += counted.more(consultations.get(one).getOption()) + counted.more(index.held(one));
            }
        }
        return more;
    }

    /** Makes the plan hold what is drawn. */
    void take() {
        for (int at = 0; at < touched.size(); at++) {
            int one = touched.get(at);
            if (runs != null && differs(one)) {
                runs.note(consultations.get(one).getOption());
                runs.note(index.held(one));
            }
            consultations.get(one).setOption(index.held(one));
            note(consultations.get(one));
        }
    }

    /** What is drawn, as a change of the plan. */
    Reassignment change() {
        int[] requests = changed();
        var moved = new Consultation[requests.length];
        for (int at = 0; at < requests.length; at++) {
            moved[at] = consultations.get(requests[at]);
        }
        return new Reassignment(moved, options(requests));
    }

    /** What is drawn, as a change of every plan that holds the same. */
    SharedChanges.Change shared() {
        int[] requests = changed();
        return new SharedChanges.Change(requests, options(requests), leftOutMore());
    }

    private int[] changed() {
        int count = 0;
        for (int at = 0; at < touched.size(); at++) {
            count += differs(touched.get(at)) ? 1 : 0;
        }
        var requests = new int[count];
        count = 0;
        for (int at = 0; at < touched.size(); at++) {
            if (differs(touched.get(at))) {
                requests[count++] = touched.get(at);
            }
        }
        return requests;
    }

    private @Nullable Option[] options(int[] requests) {
        var options = new @Nullable Option[requests.length];
        for (int at = 0; at < requests.length; at++) {
            options[at] = index.held(requests[at]);
        }
        return options;
    }

    private boolean differs(int request) {
        return index.held(request) != consultations.get(request).getOption();
    }

    /** What the index holds by request. */
    @Nullable
    Option[] held() {
        var held = new @Nullable Option[consultations.size()];
        for (int request = 0; request < held.length; request++) {
            held[request] = index.held(request);
        }
        return held;
    }

    /** Makes the plan hold a change that was drawn for another plan which holds the same. */
    void take(SharedChanges.Change change) {
        begin();
        for (int request : change.requests()) {
            set(request, null);
        }
        for (int at = 0; at < change.requests().length; at++) {
            set(change.requests()[at], change.options()[at]);
        }
        take();
    }

    /** Draws a change once more, now that the plan holds something else; false where that is in its way. */
    boolean redraw(SharedChanges.Change change) {
        begin();
        for (int request : change.requests()) {
            set(request, null);
        }
        for (int at = 0; at < change.requests().length; at++) {
            Option option = change.options()[at];
            if (option != null && !index.isFree(option, scratch)) {
                return false;
            }
            set(change.requests()[at], option);
        }
        for (int request : change.requests()) {
            if (!keepsSequence(request)) {
                return false;
            }
        }
        return true;
    }

    private boolean keepsSequence(int request) {
        Option option = index.held(request);
        if (option != null) {
            return index.followsOnlyHeld(option.request()) && placer.starts().isFree(option);
        }
        RelatedRequests related = index.problem().related();
        for (int follower : related.followersOf(consultations.get(request).request())) {
            if (index.held(follower) != null) {
                return false;
            }
        }
        return true;
    }
}
