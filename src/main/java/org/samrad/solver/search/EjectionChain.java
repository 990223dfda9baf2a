package org.samrad.solver.search;

import java.util.List;
import java.util.random.RandomGenerator;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.SequenceLink;
import org.samrad.solver.place.BookingIndex;
import org.samrad.solver.place.RequestSet;

/**
 * What a drawn change takes out of a plan and places again, beside everything else that is booked. One that finds no place may
 * eject others, which are placed again in turn; what finds none in the end stays unscheduled.
 */
final class EjectionChain {

    /** With so many left out, about every other change may eject twice in a row; with more, fewer. */
    private static final int FEW_UNSCHEDULED = 10;

    /** What ejecting somebody pinned weighs, so that another seat is looked for. */
    private static final int IMMOVABLE = 1_000_000;

    private static final int MOST_WEIGHT = IMMOVABLE / 2;

    private final Problem problem;
    private final List<Consultation> consultations;
    private final BookingIndex index;
    private final Placer placer;
    private final DraftedMove draft;
    private final RequestSet ejected;
    private final RequestSet settled;
    private final RequestSet scratch;
    private final RequestSet found;
    private final Blockers blockers;
    private final PlacementQueue queue;
    private final SequencePlacer sequences;
    private int mostCounted = Integer.MAX_VALUE - 1;
    private boolean isGuided;

    /** What ejecting each request weighs: its urgency, and how often it had no place when a change was drawn. */
    private final int[] weights;

    EjectionChain(Plan plan, BookingIndex index, Placer placer, DraftedMove draft) {
        this.problem = plan.problem();
        this.consultations = plan.getConsultations();
        this.index = index;
        this.placer = placer;
        this.draft = draft;
        int size = consultations.size();
        this.ejected = new RequestSet(size);
        this.settled = new RequestSet(size);
        this.scratch = new RequestSet(size);
        this.found = new RequestSet(size);
        this.blockers = new Blockers(index);
        this.queue = new PlacementQueue(problem);
        this.sequences = new SequencePlacer(plan, index, placer, draft::set);
        this.weights = new int[size];
        for (Consultation consultation : consultations) {
            weights[consultation.getIndex()] =
                    consultation.isPinned() ? IMMOVABLE : consultation.request().factor() + 1;
        }
        for (Consultation consultation : consultations) {
            addToThoseBefore(consultation.request());
        }
    }

    /**
     * Says that changes serve {@link GuidedEjection}: at least every other may eject twice in a row, however many are left out, and one is
     * given up as soon as it leaves out more than is taken.
     */
    void guide() {
        mostCounted = 2 * FEW_UNSCHEDULED - 1;
        isGuided = true;
    }

    /** Whatever gives way takes along all that follows it; what is pinned can't, so that what it follows has to keep a place. */
    private void addToThoseBefore(Request request) {
        boolean pinned = consultations.get(request.index()).isPinned();
        found.clear();
        found.add(request.index());
        for (int at = 0; at < found.size(); at++) {
            for (SequenceLink link : problem.related().before(problem.requests().get(found.get(at)))) {
                if (found.size() < SequencePlacer.MOST
                        && found.add(link.earlier())
                        && weights[link.earlier()] < IMMOVABLE) {
                    weights[link.earlier()] = pinned
                            ? MOST_WEIGHT
                            : Math.min(MOST_WEIGHT, weights[link.earlier()] + request.factor() + 1);
                }
            }
        }
    }

    /** Begins a change anew: nothing is taken out yet. */
    void begin() {
        settled.clear();
        queue.clear();
    }

    /** What is taken out and not yet placed again. */
    PlacementQueue queue() {
        return queue;
    }

    /** Whether a request has to be moved together with others of its sequence. */
    boolean isBound(Request request) {
        return sequences.isBound(request);
    }

    /** By how much more the requests weigh that the change leaves out, by what ejecting them weighs. */
    long leftOutMore() {
        return draft.leftOutMore(request -> weights[request]);
    }

    /** Notes that a request has no place, so that ejecting it weighs more from now on. */
    void noteUnscheduled(int request) {
        weights[request] += weights[request] < MOST_WEIGHT ? 1 : 0;
        // It has no place either where one of those before it has none.
        for (SequenceLink link : problem.related().before(problem.requests().get(request))) {
            weights[link.earlier()] += weights[link.earlier()] < MOST_WEIGHT ? 1 : 0;
        }
    }

    /** Takes a request and what follows it out of the index, to be placed again. */
    void takeOut(int request) {
        int next = queue.size();
        takeOutAlone(request);
        for (; next < queue.size(); next++) {
            for (int follower : problem.related().followersOf(problem.requests().get(queue.get(next)))) {
                if (index.held(follower) != null && !consultations.get(follower).isPinned()) {
                    takeOutAlone(follower);
                }
            }
        }
    }

    private void takeOutAlone(int request) {
        if (index.held(request) != null) {
            draft.set(request, null);
        }
        queue.add(request);
    }

    /** Places one on a day by chance, ejecting whom it must; false where that day can't hold it. */
    boolean squeezeIn(Request request, RandomGenerator random) {
        int day = placer.possibleDays()
                .draw(
                        request,
                        placer.starts().firstDay(request),
                        placer.starts().lastDay(request),
                        random);
        if (day < 0) {
            return false;
        }
        Option free = placer.onDay(request, day, true, random);
        if (free != null) {
            place(request.index(), free);
            return true;
        }
        return ejectFor(request, day, random);
    }

    /**
     * Places what is queued beside everything else. Where few are left out, one that finds no place ejects others in turn now and
     * then; longer chains cost more than they found. What finds no place stays unscheduled.
     */
    void settle(RandomGenerator random, double blink) {
        int counted = Math.min(mostCounted, draft.unscheduled().size());
        settle(random, blink, random.nextInt(1 + counted) < FEW_UNSCHEDULED);
    }

    /** The same, ejecting for the first that finds no place or for none. */
    void settle(RandomGenerator random, double blink, boolean ejects) {
        boolean mayEject = ejects;
        while (!queue.isEmpty()) {
            int one = queue.takeNext();
            Request request = problem.requests().get(one);
            if (sequences.isBound(request) && settleSequence(one, random)) {
                continue;
            }
            Option option = placer.cheapest(request, random, blink);
            if (option == null && blink > 0) {
                option = placer.cheapest(request, random, 0);
            }
            boolean isPlaced = option != null;
            if (option != null) {
                place(one, option);
            } else if (mayEject) {
                mayEject = false;
                isPlaced = squeezeIn(request, random);
            }
            if (!isPlaced && isGuided && isInVain()) {
                return;
            }
        }
    }

    /** Whether it leaves out more than guided ejection takes, whatever finds a place of what is queued. */
    private boolean isInVain() {
        return draft.leftOutMore(request -> weights[request], queue) > 0
                || draft.leftOutMore(request -> 1, queue) > GuidedEjection.MOST_MORE;
    }

    /** Places a request and those of its sequence that wait with it, all together; false, with nothing changed, where it can't. */
    private boolean settleSequence(int request, RandomGenerator random) {
        int size = sequences.findUnplaced(request);
        if (size < 2 || !sequences.placeAll(size, random)) {
            return false;
        }
        for (int at = 0; at < size; at++) {
            settled.add(sequences.at(at));
            queue.remove(sequences.at(at));
        }
        return true;
    }

    /**
     * Takes all of a request's sequence out, and places it anew from its first on, each on a day by chance as if nothing else were
     * booked where those who stand in the way weigh little; these are queued.
     */
    void squeezeInSequence(int request, RandomGenerator random) {
        takeOut(request);
        for (SequenceLink link : problem.related().before(problem.requests().get(request))) {
            takeOutAround(link.earlier());
        }
        int size = sequences.findUnplaced(request);
        placer.startAnywhere(true);
        for (int at = 0; at < size && squeezeIn(problem.requests().get(sequences.at(at)), random); at++) {
            // Each after the ones before it, until one finds no day.
        }
        placer.startAnywhere(false);
    }

    /** Takes out a request, what it follows and what follows it, as far as they may move. */
    private void takeOutAround(int request) {
        if (consultations.get(request).isPinned() || queue.size() > SequencePlacer.MOST) {
            return;
        }
        takeOut(request);
        for (SequenceLink link : problem.related().before(problem.requests().get(request))) {
            if (index.held(link.earlier()) != null) {
                takeOutAround(link.earlier());
            }
        }
    }

    /** Places a request. */
    void place(int request, Option option) {
        settled.add(request);
        queue.remove(request);
        draft.set(request, option);
    }

    /** Places a request on a day as if nothing were booked, and queues whom that ejects; false where it can't be. */
    boolean ejectFor(Request request, int day, RandomGenerator random) {
        Option option = placer.overWhatWeighsLeast(request, day, weights, random);
        if (option == null || !collectBlockers(option, random)) {
            return false;
        }
        for (int at = 0; at < ejected.size(); at++) {
            if (index.held(ejected.get(at)) != null) {
                if (sequences.isBound(problem.requests().get(ejected.get(at))) && random.nextInt(4) > 0) {
                    takeOutAround(ejected.get(at));
                } else {
                    takeOut(ejected.get(at));
                }
            }
        }
        if (isGuided) {
            // Where the heaviest finds no place, it is mostly in vain, and nobody need look for the others.
            queue.sortBy(one -> -weights[one]);
        }
        // Whoever gave way may have taken along what the request follows.
        if (!index.isFree(option, scratch)
                || !index.followsOnlyHeld(request)
                || !placer.starts().isFree(option)) {
            return false;
        }
        place(request.index(), option);
        return true;
    }

    /** Leaves in {@link #ejected} who stands in the way of an option; false where somebody of them may not move. */
    private boolean collectBlockers(Option option, RandomGenerator random) {
        if (!blockers.collect(option, random, ejected)) {
            return false;
        }
        for (int at = 0; at < ejected.size(); at++) {
            int other = ejected.get(at);
            if (consultations.get(other).isPinned() || settled.contains(other)) {
                return false;
            }
        }
        return true;
    }
}
