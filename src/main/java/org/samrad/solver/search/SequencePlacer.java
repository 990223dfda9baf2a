package org.samrad.solver.search;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Place;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.SequenceLink;
import org.samrad.solver.place.BookingIndex;
import org.samrad.solver.place.RequestSet;
import org.samrad.solver.place.SharedStarts;

/**
 * Places requests that follow one another together, beside everything else: each where those before it leave it a place, going
 * back to another start of an earlier one where one finds none. One by one, the first would mostly lie where the last finds no
 * place within the gaps that they ask for.
 */
final class SequencePlacer {

    /** The most that are placed together; of longer sequences a part. */
    static final int MOST = 16;

    /** Panels seated before it gives up. */
    private static final int SEATINGS = 32;

    /**
     * Days and places looked at before it gives up, where it is to be found by chance: what fails then is tried elsewhere next time.
     */
    private static final int LOOKS = 32;

    private final Problem problem;
    private final Plan plan;
    private final BookingIndex index;
    private final Placer placer;
    private final Holding holding;
    private final RequestSet members;
    private final int[] order = new int[MOST];
    private final SharedStarts[] starts = new SharedStarts[MOST];
    private final SharedStarts again;
    private int seatingsLeft;
    private int looksLeft;
    private boolean firstByChance;

    /** Where what is placed is held, so that the index shows it. */
    interface Holding {
        void set(int request, @Nullable Option option);
    }

    SequencePlacer(Plan plan, BookingIndex index, Placer placer, Holding holding) {
        this.plan = plan;
        this.problem = plan.problem();
        this.index = index;
        this.placer = placer;
        this.holding = holding;
        this.members = new RequestSet(problem.requests().size());
        this.again = new SharedStarts(problem);
        for (int depth = 0; depth < MOST; depth++) {
            starts[depth] = new SharedStarts(problem);
        }
    }

    /** Whether a request is bound to another one, before or after it, by more than their order. */
    boolean isBound(Request request) {
        for (SequenceLink link : problem.related().before(request)) {
            if (isTight(link)) {
                return true;
            }
        }
        for (SequenceLink link : problem.related().after(request)) {
            if (isTight(link)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTight(SequenceLink link) {
        return link.maxGapMinutes() < SequenceLink.NO_BOUND || link.maxGapDays() < SequenceLink.NO_BOUND;
    }

    /**
     * Finds a request and those of its sequence that are without a place and may have one, by the links between them, and puts them
     * into an order in which each comes after what it follows.
     *
     * @return how many {@link #at} then gives, up to {@value #MOST}; those whose way to a place is barred are not among them
     */
    int findUnplaced(int request) {
        members.clear();
        members.add(request);
        for (int at = 0; at < members.size() && members.size() < MOST; at++) {
            Request one = problem.requests().get(members.get(at));
            for (SequenceLink link : problem.related().before(one)) {
                addIfUnplaced(link.earlier());
            }
            for (SequenceLink link : problem.related().after(one)) {
                addIfUnplaced(link.later());
            }
        }
        return sort();
    }

    private void addIfUnplaced(int request) {
        Consultation consultation = plan.getConsultations().get(request);
        if (members.size() < MOST
                && index.held(request) == null
                && !consultation.isPinned()
                && placer.possibleDays().any(consultation.request())) {
            members.add(request);
        }
    }

    private int sort() {
        int size = 0;
        boolean more = true;
        while (more) {
            more = false;
            for (int at = 0; at < members.size(); at++) {
                int request = members.get(at);
                if (!isIn(request, size) && isReady(request, size)) {
                    order[size++] = request;
                    more = true;
                }
            }
        }
        return size;
    }

    private boolean isIn(int request, int size) {
        for (int at = 0; at < size; at++) {
            if (order[at] == request) {
                return true;
            }
        }
        return false;
    }

    /** Whether all that a request follows has a place or comes before it. */
    private boolean isReady(int request, int size) {
        for (SequenceLink link : problem.related().before(problem.requests().get(request))) {
            if (index.held(link.earlier()) == null && !isIn(link.earlier(), size)) {
                return false;
            }
        }
        return true;
    }

    /** One of those found last, in their order. */
    int at(int position) {
        return order[position];
    }

    /** Places the first of those in order all together; false, with nothing changed, where that was not found. */
    boolean placeAll(int size, RandomGenerator random) {
        return placeAll(size, true, random);
    }

    /** The same, but the first of them on the earliest day that will do, never on one by chance. */
    boolean placeAllEarly(int size, RandomGenerator random) {
        return placeAll(size, false, random);
    }

    private boolean placeAll(int size, boolean byChance, RandomGenerator random) {
        firstByChance = byChance;
        seatingsLeft = SEATINGS;
        looksLeft = byChance ? LOOKS : Integer.MAX_VALUE;
        return place(0, size, random);
    }

    private boolean place(int depth, int size, RandomGenerator random) {
        if (depth == size) {
            return true;
        }
        Request request = problem.requests().get(order[depth]);
        int first = Math.max(placer.starts().firstDay(request), problem.firstDay(request));
        int days = Math.min(placer.starts().lastDay(request), problem.lastDay(request)) - first + 1;
        int turn = depth == 0 && firstByChance && days > 0 && random.nextBoolean() ? random.nextInt(days) : 0;
        boolean early = random.nextInt(3) > 0;
        for (int at = 0; at < days; at++) {
            int day = first + (at + turn) % days;
            if (!placer.possibleDays().holds(request, day)) {
                continue;
            }
            for (Place place : request.places()) {
                if (placeOn(depth, size, request, day, place, early, random)) {
                    return true;
                }
                if (seatingsLeft <= 0 || looksLeft <= 0) {
                    return false;
                }
            }
        }
        return false;
    }

    private boolean placeOn(
            int depth, int size, Request request, int day, Place place, boolean early, RandomGenerator random) {
        SharedStarts left = starts[depth];
        looksLeft--;
        if (!placer.copyShared(request, day, place, left)) {
            return false;
        }
        boolean marked = true;
        for (int slot = early ? left.takeFirst() : left.takeAny(random);
                slot >= 0 && seatingsLeft > 0;
                slot = early ? left.takeFirst() : left.takeAny(random)) {
            seatingsLeft--;
            // Whoever was placed after it has left the placer with other candidates.
            if (!marked && !placer.copyShared(request, day, place, again)) {
                return false;
            }
            marked = true;
            Option option = placer.seatedAt(request, day, slot, place, random);
            if (option == null) {
                continue;
            }
            holding.set(request.index(), option);
            if (place(depth + 1, size, random)) {
                return true;
            }
            holding.set(request.index(), null);
            marked = false;
        }
        return false;
    }
}
