package org.samrad.solver.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Consultation;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanCloner;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.SequenceLink;
import org.samrad.solver.place.BookingIndex;
import org.samrad.solver.place.PlaceCosts;

/**
 * The first complete plan: what is pinned stands, then the requests that are hardest to place get the cheapest place left,
 * urgent before patient, scarce competence before common, narrow window before wide.
 */
final class ConstructionHeuristic {

    /** How much urgency counts against freedom: found best, with little between, from 0.3 to 1. */
    private static final double URGENCY_POWER = 0.5;

    private ConstructionHeuristic() {}

    /**
     * A complete plan for the same problem; no rule is broken but by what is pinned.
     *
     * @param isOver asked before each request; from then on no more find a place
     */
    static Plan complete(Plan start, long seed, BooleanSupplier isOver) {
        Plan plan = new PlanCloner().cloneSolution(start);
        Problem problem = plan.problem();
        var index = new BookingIndex(problem);
        var placer = new Placer(problem, new PlaceCosts(problem, plan.weights()), index);
        var random = new SplittableRandom(seed);
        var open = new ArrayList<Consultation>();
        for (Consultation consultation : plan.getConsultations()) {
            if (consultation.isPinned()) {
                index.set(consultation.getIndex(), consultation.getOption());
            } else {
                consultation.setOption(null);
                open.add(consultation);
            }
        }
        open.sort(hardestFirst(problem, placer, open, isOver));
        var sequences = new SequencePlacer(plan, index, placer, index::set);
        for (Consultation consultation : inSequence(open, plan.getConsultations())) {
            if (isOver.getAsBoolean()) {
                break;
            }
            Request request = consultation.request();
            boolean placed = index.held(request.index()) != null
                    || sequences.isBound(request)
                            && sequences.placeAllEarly(sequences.findUnplaced(request.index()), random);
            if (!placed) {
                index.set(request.index(), placer.cheapest(request, random, 0));
            }
        }
        open.forEach(consultation -> consultation.setOption(index.held(consultation.getIndex())));
        return plan;
    }

    /**
     * @param open those to be compared
     * @param isOver from then on they are told apart no more
     */
    static Comparator<Consultation> hardestFirst(
            Problem problem, Placer placer, List<Consultation> open, BooleanSupplier isOver) {
        var freedom = new double[problem.requests().size()];
        for (Consultation consultation : open) {
            if (isOver.getAsBoolean()) {
                break;
            }
            Request request = consultation.request();
            freedom[request.index()] = placer.freedom(request) / Math.pow(request.factor(), URGENCY_POWER);
        }
        return Comparator.comparing((Consultation one) -> !isFollowedByPinned(problem, one))
                .thenComparingDouble(one -> freedom[one.getIndex()])
                .thenComparingInt(Consultation::getIndex);
    }

    /** What is pinned rests on what it follows. */
    private static boolean isFollowedByPinned(Problem problem, Consultation consultation) {
        for (int follower : problem.related().followersOf(consultation.request())) {
            if (problem.requests().get(follower).pinned()) {
                return true;
            }
        }
        return false;
    }

    /** The same order, but what is followed comes before what follows it. */
    static List<Consultation> inSequence(List<Consultation> order, List<Consultation> all) {
        var placed = new boolean[all.size()];
        var result = new ArrayList<Consultation>(order.size());
        for (Consultation consultation : order) {
            // Goes on from the last until all that it follows is placed; what was begun is not begun again, should
            // there be a circle.
            var line = new ArrayDeque<Consultation>();
            line.push(consultation);
            while (!line.isEmpty()) {
                Consultation at = line.element();
                Consultation next = placed[at.getIndex()] || at.isPinned() ? null : nextBefore(at, all, line, placed);
                if (next != null) {
                    line.push(next);
                    continue;
                }
                line.pop();
                if (!placed[at.getIndex()] && !at.isPinned()) {
                    placed[at.getIndex()] = true;
                    result.add(at);
                }
            }
        }
        return result;
    }

    /** Something that it follows and that is still to be placed; null where there is nothing. */
    private static @Nullable Consultation nextBefore(
            Consultation at, List<Consultation> all, Collection<Consultation> begun, boolean[] placed) {
        for (SequenceLink link : at.request().follows()) {
            Consultation earlier = all.get(link.earlier());
            if (!placed[earlier.getIndex()] && !earlier.isPinned() && !begun.contains(earlier)) {
                return earlier;
            }
        }
        return null;
    }
}
