package org.samrad.solver;

import ai.timefold.solver.core.api.solver.phase.PhaseCommand;
import ai.timefold.solver.core.api.solver.phase.PhaseCommandContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The first complete plan: what is published stays where it still can, then the requests that are hardest to place get the
 * cheapest place left, urgent before patient, scarce competence before common, narrow window before wide.
 */
final class Construction implements PhaseCommand<Plan> {

    private final long seed;

    Construction(long seed) {
        this.seed = seed;
    }

    @Override
    public void changeWorkingSolution(PhaseCommandContext<Plan> context) {
        Plan plan = context.getWorkingSolution();
        Problem problem = plan.problem();
        var index = new BookingIndex(problem);
        var placer = new Placer(problem, new Costs(plan.weights()), index);
        var random = new SplittableRandom(seed);
        List<Consultation> consultations = plan.getConsultations();
        var open = new ArrayList<Consultation>();
        for (Consultation consultation : consultations) {
            if (consultation.isPinned()) {
                index.set(consultation.getIndex(), consultation.getOption());
            } else {
                open.add(consultation);
            }
        }
        open.sort(hardestFirst(problem, placer));
        var changed = new ArrayList<Consultation>();
        var options = new ArrayList<@Nullable Option>();
        for (Consultation consultation : inSequence(open, consultations)) {
            Option option = placer.cheapest(consultation.request(), random, 0);
            index.set(consultation.getIndex(), option);
            if (option != consultation.getOption()) {
                changed.add(consultation);
                options.add(option);
            }
        }
        context.executeAndCalculateScore(
                new Reassignment(changed.toArray(Consultation[]::new), options.toArray(Option[]::new)));
    }

    private static Comparator<Consultation> hardestFirst(Problem problem, Placer placer) {
        return Comparator.comparingInt(
                        (Consultation one) -> -one.request().urgency().factor())
                .thenComparingLong(one -> (long) placer.scarcity(one.request())
                        * Math.max(1, problem.lastDay(one.request()) - problem.firstDay(one.request()) + 1))
                .thenComparingInt(Consultation::getIndex);
    }

    /** The same order, but what is followed comes before what follows it. */
    private static List<Consultation> inSequence(List<Consultation> order, List<Consultation> all) {
        var placed = new boolean[all.size()];
        var result = new ArrayList<Consultation>(order.size());
        for (Consultation consultation : order) {
            var line = new ArrayList<Consultation>();
            Consultation at = consultation;
            while (!placed[at.getIndex()] && !at.isPinned()) {
                placed[at.getIndex()] = true;
                line.add(at);
                if (!at.followsAnother()) {
                    break;
                }
                at = all.get(at.followedIndex());
            }
            result.addAll(line.reversed());
        }
        return result;
    }
}
