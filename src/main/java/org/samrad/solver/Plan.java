package org.samrad.solver;

import ai.timefold.solver.core.api.domain.solution.ConstraintWeightOverrides;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A plan for one problem: for every request, when and with whom, or not at all. */
@PlanningSolution(solutionCloner = PlanCloner.class)
public class Plan {

    private final Problem problem;
    private final Weights weights;
    private ConstraintWeightOverrides<HardMediumSoftScore> overrides;
    private final List<Consultation> consultations;
    private @Nullable HardMediumSoftScore score;

    public Plan(
            Problem problem,
            Weights weights,
            ConstraintWeightOverrides<HardMediumSoftScore> overrides,
            List<Consultation> consultations,
            @Nullable HardMediumSoftScore score) {
        this.problem = problem;
        this.weights = weights;
        this.overrides = overrides;
        this.consultations = consultations;
        this.score = score;
    }

    /** The plan to begin with: what is published stands where it can, everything else is open. */
    public static Plan of(Problem problem, Weights weights) {
        var consultations = problem.requests().stream()
                .map(request -> new Consultation(problem, request, publishedOption(problem, request)))
                .toList();
        return new Plan(problem, weights, weights.overrides(), consultations, null);
    }

    /** What is pinned, and nothing else. */
    public static Plan ofPinned(Problem problem, Weights weights) {
        Plan plan = of(problem, weights);
        for (Consultation consultation : plan.consultations) {
            if (!consultation.request().pinned()) {
                consultation.setOption(null);
            }
        }
        return plan;
    }

    /**
     * A plan to begin with that holds what an earlier one held: by the request's id, since a request's index changes with the
     * data. What is pinned stands all the same; a request that the earlier plan did not place is as published.
     *
     * @param earlier what was held, in this problem's sites and specialists; may break any rule of the problem
     */
    public static Plan carriedOver(Map<String, Request.Placement> earlier, Problem problem, Weights weights) {
        Plan plan = of(problem, weights);
        for (Consultation consultation : plan.consultations) {
            Request request = consultation.request();
            Request.Placement held = request.pinned() ? null : earlier.get(request.id());
            if (held != null) {
                consultation.setOption(new Option(problem, request, held.start(), held.place(), held.panel()));
            }
        }
        return plan;
    }

    /** Makes the search leave alone each consultation that is as published; the others may move. */
    public void standAsPublished() {
        consultations.forEach(Consultation::standAsPublished);
    }

    /** Makes the search leave alone what it holds for some requests, by id. */
    public void stand(Set<String> requests) {
        for (Consultation consultation : consultations) {
            if (consultation.isScheduled()
                    && requests.contains(consultation.request().id())) {
                consultation.holdStill();
            }
        }
    }

    /** Makes the search leave alone everything, scheduled or not, but for some requests, by id. */
    public void standBut(Set<String> requests) {
        for (Consultation consultation : consultations) {
            if (!requests.contains(consultation.request().id())) {
                consultation.holdStill();
            }
        }
    }

    /** Leaves out every request but some, by id. */
    public void leaveOutBut(Set<String> requests) {
        for (Consultation consultation : consultations) {
            if (!requests.contains(consultation.request().id())) {
                consultation.setOption(null);
            }
        }
    }

    private static @Nullable Option publishedOption(Problem problem, Request request) {
        Request.Placement published = request.published();
        return published == null
                ? null
                : new Option(problem, request, published.start(), published.place(), published.panel());
    }

    /**
     * The plan that somebody else made: what each request got, and what is pinned.
     *
     * @param placements one for each request in the problem's order, null where it got none; nothing says that they keep the
     *     rules
     */
    public static Plan of(Problem problem, Weights weights, List<Request.@Nullable Placement> placements) {
        Plan plan = of(problem, weights);
        for (Consultation consultation : plan.consultations) {
            if (!consultation.isPinned()) {
                Request.Placement placement = placements.get(consultation.getIndex());
                consultation.setOption(
                        placement == null
                                ? null
                                : new Option(
                                        problem,
                                        consultation.request(),
                                        placement.start(),
                                        placement.place(),
                                        placement.panel()));
            }
        }
        return plan;
    }

    public Problem problem() {
        return problem;
    }

    public Weights weights() {
        return weights;
    }

    public ConstraintWeightOverrides<HardMediumSoftScore> getOverrides() {
        return overrides;
    }

    public void setOverrides(ConstraintWeightOverrides<HardMediumSoftScore> overrides) {
        this.overrides = overrides;
    }

    /** What follows what. */
    @ProblemFactCollectionProperty
    public List<SequenceLink> getSequenceLinks() {
        return problem.related().links();
    }

    /** Which roles go to one person. */
    @ProblemFactCollectionProperty
    public List<SameSpecialist> getSameSpecialists() {
        return problem.related().sames();
    }

    /** One for each request, in the problem's order. */
    @PlanningEntityCollectionProperty
    public List<Consultation> getConsultations() {
        return consultations;
    }

    @PlanningScore
    public @Nullable HardMediumSoftScore getScore() {
        return score;
    }

    public void setScore(@Nullable HardMediumSoftScore score) {
        this.score = score;
    }

    /** Whether this plan is better than the other: hard first, then medium, then soft. */
    public boolean isBetterThan(@Nullable Plan other) {
        return score != null && (other == null || other.score == null || score.compareTo(other.score) > 0);
    }

    /** A copy in which the search may change only some of the requests. */
    public Plan only(BitSet requests) {
        Plan copy = new PlanCloner().cloneSolution(this);
        for (Consultation consultation : copy.consultations) {
            if (!requests.get(consultation.getIndex())) {
                consultation.holdStill();
            }
        }
        return copy;
    }

    /** A copy that holds for some of the requests what another plan for the same problem holds. */
    public Plan with(BitSet requests, Plan other) {
        Plan copy = new PlanCloner().cloneSolution(this);
        requests.stream()
                .forEach(request -> copy.consultations
                        .get(request)
                        .setOption(other.consultations.get(request).getOption()));
        copy.score = PlanReview.of(copy).score();
        return copy;
    }

    /** Whether every consultation has the very same option as in another plan for the same problem. */
    public boolean holdsTheSameAs(Plan other) {
        for (int one = 0; one < consultations.size(); one++) {
            if (consultations.get(one).getOption()
                    != other.consultations.get(one).getOption()) {
                return false;
            }
        }
        return true;
    }

    /** How many requests have a place. */
    public int scheduled() {
        return (int) consultations.stream().filter(Consultation::isScheduled).count();
    }
}
