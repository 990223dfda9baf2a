package org.samrad.solver.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.samrad.consultation.Urgency;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanCloner;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.SequenceLink;
import org.samrad.solver.place.BookingIndex;
import org.samrad.solver.place.PlaceCosts;

/**
 * The first complete plan where there is one already: what it holds stands as far as it still keeps the rules. Then what was
 * published and no longer holds is given the place that changes least of it, then everything else is placed around all that,
 * the hardest first, and last the requests without a place get room where moving a few others makes it.
 */
public final class Replanning {

    /** How many published consultations are moved to make room. */
    private static final int MOST_MOVED = 3;

    private final Problem problem;
    private final List<Consultation> consultations;
    private final BookingIndex index;
    private final Placer placer;
    private final Repair repair;
    private final RoomByEjection roomMaking;
    private final BooleanSupplier isOver;

    private Replanning(Plan plan, long seed, BooleanSupplier isOver) {
        this.problem = plan.problem();
        this.consultations = plan.getConsultations();
        this.index = new BookingIndex(problem);
        var random = new SplittableRandom(seed);
        var costs = new PlaceCosts(problem, plan.weights());
        this.placer = new Placer(problem, costs, index);
        this.repair = new Repair(problem, costs, index, placer, random);
        this.roomMaking = new RoomByEjection(plan, costs, index, placer, repair, random);
        this.isOver = isOver;
    }

    /**
     * A complete plan for the same problem, the same for the same seed; no rule is broken but by what is pinned.
     *
     * @param start what to keep as far as it goes; its options may break any rule
     * @param isOver asked before each request; from then on what is kept stands, and no more find a place
     */
    public static Plan complete(Plan start, long seed, BooleanSupplier isOver) {
        Plan plan = new PlanCloner().cloneSolution(start);
        plan.setScore(null);
        new Replanning(plan, seed, isOver).run();
        return plan;
    }

    private void run() {
        for (Consultation consultation : consultations) {
            if (consultation.isPinned()) {
                index.set(consultation.getIndex(), consultation.getOption());
            }
        }
        keepWhatHolds(Consultation::isDisruptable);
        settleThose(Consultation::isDisruptable);
        keepWhatHolds(consultation -> !consultation.isDisruptable());
        List<Consultation> left = settleThose(consultation -> true);
        makeRoom(left);
        // What follows one that has just been given room had no chance before.
        settleThose(Consultation::followsAnother);
        takeOutWhatWaitsInVain();
        for (Consultation consultation : consultations) {
            consultation.setOption(index.held(consultation.getIndex()));
        }
    }

    /**
     * Makes room for what has no place or comes too late, the published first and then the urgent. What is published moves for the sake of what
     * was published or is urgent, and only a few; whatever else pays is left to the search.
     */
    private void makeRoom(List<Consultation> left) {
        int changed = 0;
        for (Consultation consultation : consultations) {
            Option held = index.held(consultation.getIndex());
            changed += consultation.isDisruptable() && (held == null || held.disruptionCost() > 0) ? 1 : 0;
        }
        List<Consultation> roomless = left.stream()
                .filter(consultation -> index.held(consultation.getIndex()) == null || isTooLate(consultation))
                .sorted(Comparator.comparing((Consultation one) -> index.held(one.getIndex()) != null)
                        .thenComparing(one -> !one.isDisruptable())
                        .thenComparingLong(one -> -one.unscheduledCost())
                        .thenComparingInt(Consultation::getIndex))
                .toList();
        for (Consultation consultation : roomless) {
            if (isOver.getAsBoolean()) {
                return;
            }
            boolean wasPublished = consultation.isDisruptable();
            int few = wasPublished || isUrgent(consultation) ? Math.max(0, MOST_MOVED - changed) : 0;
            changed += roomMaking.makeRoom(consultation.request(), few);
            // More than a few change only where a few do not save what was published.
            if (wasPublished && index.held(consultation.getIndex()) == null) {
                changed += roomMaking.makeRoom(consultation.request(), MOST_MOVED);
            }
        }
    }

    private static boolean isUrgent(Consultation consultation) {
        return consultation.request().urgency().compareTo(Urgency.DAYS_3) <= 0;
    }

    /** Whether it is urgent, new, and past its guarantee where it is now. */
    private boolean isTooLate(Consultation consultation) {
        Option held = index.held(consultation.getIndex());
        return held != null
                && isUrgent(consultation)
                && consultation.request().published() == null
                && held.cost(PlanRule.OVERDUE) > 0;
    }

    /** Takes over the options that fit beside each other, the urgent before the patient. */
    private void keepWhatHolds(Predicate<Consultation> which) {
        List<Consultation> wanted = consultations.stream()
                .filter(consultation -> !consultation.isPinned() && consultation.getOption() != null)
                .filter(which)
                .sorted(Comparator.comparingLong((Consultation one) -> -one.unscheduledCost())
                        .thenComparingInt(Consultation::getIndex))
                .toList();
        for (Consultation consultation : ConstructionHeuristic.inSequence(wanted, consultations)) {
            Option option = consultation.getOption();
            if (option != null && index.held(consultation.getIndex()) == null && canStay(option)) {
                index.set(consultation.getIndex(), option);
            }
        }
    }

    /** A consultation stays, too, while the one that it follows looks for a new place: that one will mind it. */
    private boolean canStay(Option option) {
        Request request = option.request();
        return waitsForAnother(request) ? repair.fitsBesideBooked(option) : repair.fits(option);
    }

    private boolean waitsForAnother(Request request) {
        for (SequenceLink link : problem.related().before(request)) {
            if (index.held(link.earlier()) == null
                    && consultations.get(link.earlier()).getOption() != null) {
                return true;
            }
        }
        return false;
    }

    /** Gives those without a place one, the hardest first; what one of them follows before it. */
    private List<Consultation> settleThose(Predicate<Consultation> which) {
        var left = new ArrayList<Consultation>();
        for (Consultation consultation : consultations) {
            if (index.held(consultation.getIndex()) == null && !consultation.isPinned() && which.test(consultation)) {
                left.add(consultation);
            }
        }
        left.sort(ConstructionHeuristic.hardestFirst(problem, placer, left, isOver));
        for (Consultation consultation : ConstructionHeuristic.inSequence(left, consultations)) {
            if (isOver.getAsBoolean()) {
                break;
            }
            settle(consultation);
        }
        return left;
    }

    /** Gives a request a place; where that fails for what follows it, that goes and is settled afterwards. */
    private void settle(Consultation consultation) {
        var open = new ArrayDeque<Consultation>(List.of(consultation));
        while (!open.isEmpty()) {
            Consultation next = open.removeFirst();
            Request request = next.request();
            if (index.held(request.index()) != null) {
                continue;
            }
            Option wanted = next.getOption();
            Option option = wanted != null && repair.fits(wanted) ? wanted : repair.leastChange(request);
            if (option == null) {
                List<Consultation> followers = takeOutFollowers(request);
                option = followers.isEmpty() ? null : repair.leastChange(request);
                open.addAll(followers);
            }
            index.set(request.index(), option);
        }
    }

    /** Where the time was over, what stayed may follow what has found no place. */
    private void takeOutWhatWaitsInVain() {
        for (Request request : problem.requests()) {
            if (index.held(request.index()) == null) {
                takeOutFollowers(request);
            }
        }
    }

    /** Takes out all that follows a request, at whatever distance; what comes first in the sequence comes first. */
    private List<Consultation> takeOutFollowers(Request request) {
        var takenOut = new ArrayList<Consultation>();
        Request at = request;
        for (int next = 0; ; next++) {
            for (int follower : problem.related().followersOf(at)) {
                if (index.held(follower) != null && !consultations.get(follower).isPinned()) {
                    index.set(follower, null);
                    takenOut.add(consultations.get(follower));
                }
            }
            if (next == takenOut.size()) {
                return takenOut;
            }
            at = takenOut.get(next).request();
        }
    }
}
