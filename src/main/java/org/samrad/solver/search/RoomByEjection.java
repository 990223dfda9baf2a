package org.samrad.solver.search;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Place;
import org.samrad.solver.Candidate;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.place.BookingIndex;
import org.samrad.solver.place.PlaceCosts;
import org.samrad.solver.place.RequestSet;

/**
 * Makes room for a request that finds no place: takes out one consultation, or up to {@value #MOST_MOVED}, puts the request
 * there and places the others anew. Of the ways found the one that costs least is taken, published consultations counting by
 * what it costs to change them.
 */
final class RoomByEjection {

    private static final int MOST_MOVED = 3;

    /** Attempts for one request and for all of a plan, so that this ends in a fraction of a second also on large data. */
    private static final int ATTEMPTS_EACH = 600;

    private static final int ATTEMPTS = 3000;
    private static final int SAMPLES_PER_DAY = 4;

    private final Problem problem;
    private final List<Consultation> consultations;
    private final PlaceCosts costs;
    private final BookingIndex index;
    private final Placer placer;
    private final Repair repair;
    private final RandomGenerator random;
    private final Blockers blockers;
    private final RequestSet blocking;
    private final RequestSet scratch;
    private final List<Change> trail = new ArrayList<>();
    private int attemptsLeft = ATTEMPTS;
    private int mayChange;
    private int attemptsLeftForThis;
    private @Nullable Way best;

    /** What an index held for a request, or is to hold. */
    private record Change(int request, @Nullable Option option) {}

    /**
     * A way to make room.
     *
     * @param changes the new option of each request that it touches
     * @param medium by how much it changes what the unscheduled cost
     * @param soft by how much it changes the rest, as the moves see it
     * @param moved how many published consultations change
     */
    private record Way(List<Change> changes, long medium, long soft, int moved) {

        boolean isBetterThan(@Nullable Way other) {
            if (other == null) {
                return true;
            }
            if (medium != other.medium) {
                return medium < other.medium;
            }
            return soft != other.soft ? soft < other.soft : moved < other.moved;
        }
    }

    RoomByEjection(
            Plan plan, PlaceCosts costs, BookingIndex index, Placer placer, Repair repair, RandomGenerator random) {
        this.problem = plan.problem();
        this.consultations = plan.getConsultations();
        this.costs = costs;
        this.index = index;
        this.placer = placer;
        this.repair = repair;
        this.random = random;
        this.blockers = new Blockers(index);
        this.blocking = new RequestSet(problem.requests().size());
        this.scratch = new RequestSet(problem.requests().size());
    }

    /**
     * Places a request that holds no place, or a better one, if need be by moving others; leaves all as it was where that does
     * not pay.
     *
     * @param most how many published consultations may change for it
     * @return how many do
     */
    int makeRoom(Request request, int most) {
        Option place = index.held(request.index());
        if (place != null && isFollowed(request.index())) {
            return 0;
        }
        mayChange = most;
        if (place == null) {
            place = repair.leastChange(request);
            if (place != null) {
                index.set(request.index(), place);
                return 0;
            }
        }
        index.set(request.index(), null);
        Way asItIs = place == null
                ? null
                : new Way(
                        List.of(new Change(request.index(), place)), -costs.ofUnscheduled(request), costs.of(place), 0);
        int first = placer.starts().firstDay(request);
        int last = placer.starts().lastDay(request);
        best = asItIs;
        attemptsLeftForThis = ATTEMPTS_EACH;
        var possible = new ArrayList<Integer>();
        for (int day = first; day <= last && hasAttemptsLeft(); day++) {
            attemptsLeftForThis--;
            attemptsLeft--;
            if (placer.onDay(request, day, false, random) != null) {
                possible.add(day);
            }
        }
        for (int day : possible) {
            if (isWorthTrying(request, day)) {
                tryMovingOne(request, day);
            }
        }
        for (int day : possible) {
            if (isWorthTrying(request, day)
                    && (best == null || best == asItIs || best.medium > -costs.ofUnscheduled(request))) {
                tryMovingSome(request, day);
            }
        }
        Way way = best;
        if (way != null && way.medium < 0) {
            // First out, then in: what is moved may take each other's old place.
            way.changes.forEach(change -> index.set(change.request, null));
            way.changes.forEach(change -> index.set(change.request, change.option));
            return way.moved;
        }
        return 0;
    }

    private boolean hasAttemptsLeft() {
        return attemptsLeftForThis > 0 && attemptsLeft > 0;
    }

    /** Days cost more and more, so one that costs more than a whole way found earlier needs no look. */
    private boolean isWorthTrying(Request request, int day) {
        return hasAttemptsLeft()
                && (best == null
                        || best.medium > -costs.ofUnscheduled(request)
                        || costs.ofDay(request, day) < best.soft);
    }

    private void tryMovingOne(Request request, int day) {
        blocking.clear();
        for (Role role : request.roles()) {
            for (Candidate candidate : role.eligible()) {
                index.collectTouching(candidate.specialist(), day, Integer.MIN_VALUE, Integer.MAX_VALUE, blocking);
            }
        }
        for (Place place : request.places()) {
            if (place.site() != Place.NO_SITE) {
                int midnight = day * Problem.MINUTES_PER_DAY;
                index.collectRooms(place, midnight, midnight + Problem.MINUTES_PER_DAY, blocking);
            }
        }
        for (int other : problem.related().of(request)) {
            Option held = other == request.index() ? null : index.held(other);
            if (held != null && held.day() == day) {
                blocking.add(other);
            }
        }
        int[] others = new int[blocking.size()];
        for (int at = 0; at < others.length; at++) {
            others[at] = blocking.get(at);
        }
        for (int other : others) {
            if (!hasAttemptsLeft()) {
                return;
            }
            if (mayMove(request, other)) {
                attemptsLeftForThis--;
                attemptsLeft--;
                change(other, null);
                Option option = placer.onDay(request, day, true, random);
                if (option != null && repair.fits(option)) {
                    change(request.index(), option);
                    placeAgain(List.of(other));
                }
                undo();
            }
        }
    }

    private boolean mayMove(Request request, int other) {
        return !consultations.get(other).isPinned()
                && !problem.related().follows(request, other)
                && (mayChange > 0 || problem.requests().get(other).published() == null);
    }

    private void tryMovingSome(Request request, int day) {
        for (int sample = 0; sample < SAMPLES_PER_DAY && hasAttemptsLeft(); sample++) {
            attemptsLeftForThis--;
            attemptsLeft--;
            Option option = placer.onDay(request, day, false, random);
            if (option == null || !collectBlockers(option)) {
                continue;
            }
            var others = new ArrayList<Integer>();
            for (int at = 0; at < blocking.size(); at++) {
                others.add(blocking.get(at));
            }
            others.forEach(other -> change(other, null));
            if (repair.fits(option)) {
                change(request.index(), option);
                others.sort((one, other) -> Long.compare(costOfUnscheduled(other), costOfUnscheduled(one)));
                placeAgain(others);
            }
            undo();
        }
    }

    private long costOfUnscheduled(int request) {
        return costs.ofUnscheduled(problem.requests().get(request));
    }

    /** Leaves in {@link #blocking} who stands in the way of an option; false where they are too many or may not move. */
    private boolean collectBlockers(Option option) {
        if (!blockers.collect(option, random, blocking)) {
            return false;
        }
        for (int at = 0; at < blocking.size(); at++) {
            if (!mayMove(option.request(), blocking.get(at))) {
                return false;
            }
        }
        return !blocking.isEmpty() && blocking.size() <= MOST_MOVED;
    }

    /** Finds those taken out new places and keeps all this as the best way if it is. */
    private void placeAgain(List<Integer> others) {
        for (int other : others) {
            Option option = repair.leastChange(problem.requests().get(other));
            if (option == null && isFollowed(other)) {
                return;
            }
            change(other, option);
        }
        Way way = wayHere();
        if (way.moved <= mayChange && way.isBetterThan(best)) {
            best = way;
        }
    }

    private boolean isFollowed(int request) {
        for (int follower : problem.related().followersOf(problem.requests().get(request))) {
            if (index.held(follower) != null) {
                return true;
            }
        }
        return false;
    }

    /** The way from what the index held when the trail began to what it holds now. */
    private Way wayHere() {
        var changes = new ArrayList<Change>();
        long medium = 0;
        long soft = 0;
        int moved = 0;
        scratch.clear();
        for (Change before : trail) {
            if (!scratch.add(before.request)) {
                continue;
            }
            Request request = problem.requests().get(before.request);
            Option now = index.held(before.request);
            changes.add(new Change(before.request, now));
            medium += (now == null ? costs.ofUnscheduled(request) : 0)
                    - (before.option == null ? costs.ofUnscheduled(request) : 0);
            soft += softCost(request, now) - softCost(request, before.option);
            moved += isChanged(request, now) && !isChanged(request, before.option) ? 1 : 0;
        }
        return new Way(changes, medium, soft, moved);
    }

    private static boolean isChanged(Request request, @Nullable Option option) {
        return request.published() != null && (option == null || option.disruptionCost() > 0);
    }

    private long softCost(Request request, @Nullable Option option) {
        return option == null ? costs.ofDropped(request) : costs.of(option);
    }

    private void change(int request, @Nullable Option option) {
        trail.add(new Change(request, index.held(request)));
        index.set(request, option);
    }

    private void undo() {
        for (Change before : trail) {
            index.set(before.request, null);
        }
        for (int at = trail.size() - 1; at >= 0; at--) {
            Change before = trail.get(at);
            index.set(before.request, null);
            index.set(before.request, before.option);
        }
        trail.clear();
    }
}
