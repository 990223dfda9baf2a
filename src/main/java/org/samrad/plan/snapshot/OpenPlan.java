package org.samrad.plan.snapshot;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.explain.Explanations;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposal;
import org.samrad.solve.Measures;
import org.samrad.solve.PlanScore;
import org.samrad.solve.ProblemLoader;
import org.samrad.solve.Schedules;
import org.samrad.solver.PlanReview;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;
import org.samrad.suggest.Recommendations;
import org.samrad.suggest.Relocations;

/**
 * A plan with all that is to be known of it, against the planning data of one moment. What takes time is worked out when it is
 * first asked for, and kept. Safe to ask from any thread.
 */
public final class OpenPlan {

    private final PlanRef ref;
    private final String mark;
    private final ProblemLoader loader;
    private final PlanningData data;
    private final List<ScheduleRow> schedule;
    private final Weights weights;

    private @Nullable Recommendations recommendations;
    private @Nullable Explanations explanations;
    private @Nullable PlanReview review;
    private @Nullable Map<String, Map<PlanRule, Double>> costsByRequest;
    private @Nullable Measures measures;
    private @Nullable List<Violation> violations;

    /** @param loader of the data, shared by the plans that are about the same */
    public OpenPlan(
            PlanRef ref,
            String mark,
            PlanningData data,
            ProblemLoader loader,
            List<ScheduleRow> schedule,
            Weights weights) {
        this.ref = ref;
        this.mark = mark;
        this.data = data;
        this.loader = loader;
        this.schedule = List.copyOf(schedule);
        this.weights = weights;
    }

    /** A plan that is not among the stored ones, about some data. */
    public static OpenPlan of(PlanRef ref, PlanningData data, List<ScheduleRow> schedule, Weights weights) {
        return new OpenPlan(ref, "", data, new ProblemLoader(data), schedule, weights);
    }

    public PlanRef ref() {
        return ref;
    }

    /** {@link LiveData#mark} of the data. */
    public String mark() {
        return mark;
    }

    /** The planning data, with what the plan takes for granted. */
    public PlanningData data() {
        return data;
    }

    /** One row for each filled role, in file order. May name requests and people that are gone since it was made. */
    public List<ScheduleRow> schedule() {
        return schedule;
    }

    /** What its rules weigh. */
    public Weights weights() {
        return weights;
    }

    /** The same plan by other weights. */
    public OpenPlan weighed(Weights others) {
        return others.equals(weights) ? this : new OpenPlan(ref, mark, data, loader, schedule, others);
    }

    /** Another schedule for the same data and weights. */
    public OpenPlan with(List<ScheduleRow> other) {
        return new OpenPlan(ref, mark, data, loader, other, weights);
    }

    /** Says in the proposal that holds this schedule what it scores and costs, and by which data. */
    public void describe(Proposal proposal, Instant now) {
        proposal.improve(score(), measures().scheduled(), data.requests().size(), mark, now);
        proposal.complete(costs());
    }

    /** The weighted cost of each rule. */
    public Map<PlanRule, Double> costs() {
        return review().costs();
    }

    /** The score: hard, medium, soft. */
    public PlanScore score() {
        PlanReview all = review();
        return new PlanScore(
                Math.round(all.cost(PlanRule.Level.HARD)),
                all.cost(PlanRule.Level.MEDIUM),
                all.cost(PlanRule.Level.SOFT));
    }

    /**
     * The weighted cost of each rule that a request has part in, scheduled or not. {@code workload}, which is about everybody,
     * belongs to nobody.
     */
    public synchronized Map<PlanRule, Double> costsOf(String request) {
        Map<String, Map<PlanRule, Double>> known = costsByRequest;
        if (known == null) {
            known = new HashMap<>();
            for (PlanReview.Match match : review().matches()) {
                if (match.request() != null) {
                    known.computeIfAbsent(match.request().id(), id -> new EnumMap<>(PlanRule.class))
                            .merge(match.rule(), weights.cost(match.rule(), match.cost()), Double::sum);
                }
            }
            costsByRequest = known;
        }
        return known.getOrDefault(request, Map.of());
    }

    /** What it means for those who wait and those who work. */
    public synchronized Measures measures() {
        Measures known = measures;
        if (known == null) {
            known = Measures.of(data, schedule);
            measures = known;
        }
        return known;
    }

    /** What the independent checker finds wrong with it by the data of now, but for what is given with them. */
    public List<Violation> violations() {
        return found().stream().filter(violation -> !violation.given()).toList();
    }

    /** The ids of the rules that consultations break by the data of now, by request id; what is given with them counts, too. */
    public SortedMap<String, SortedSet<String>> brokenRules() {
        var broken = new TreeMap<String, SortedSet<String>>();
        found().forEach(violation -> broken.computeIfAbsent(violation.request(), id -> new TreeSet<>())
                .add(violation.rule()));
        return broken;
    }

    /**
     * What a change of one consultation by hand would break. What was broken before may stay so, and what would be broken
     * without the consultation at all, but for what has just been placed: taking one of five away from a day that is for three
     * leaves one too many there, and is allowed.
     *
     * @param changedData the data after the change
     * @param after the whole schedule after it
     */
    public List<Violation> brokenBy(String request, PlanningData changedData, List<ScheduleRow> after) {
        Set<Violation> known = Set.copyOf(violations());
        List<Violation> fresh = ScheduleCheck.check(changedData, after).stream()
                .filter(found -> found.request().equals(request) || !known.contains(found))
                .toList();
        if (!fresh.isEmpty()) {
            Set<Violation> anyway = Set.copyOf(ScheduleCheck.check(changedData, ScheduleRow.without(after, request)));
            fresh = fresh.stream()
                    .filter(found -> found.request().equals(request) || !anyway.contains(found))
                    .toList();
        }
        return fresh.stream().filter(found -> !found.given()).toList();
    }

    private synchronized List<Violation> found() {
        List<Violation> known = violations;
        if (known == null) {
            known = ScheduleCheck.check(data, schedule);
            violations = known;
        }
        return known;
    }

    /**
     * Where a consultation could go instead.
     *
     * @throws IllegalArgumentException if there is no such request, or the plan leaves it out
     */
    public Relocations moves(String request) {
        return Relocations.of(data, schedule, recommendations(), request);
    }

    /** Why it holds what it holds, and places to go instead. */
    public synchronized Recommendations recommendations() {
        Recommendations known = recommendations;
        if (known == null) {
            known = new Recommendations(data, loader, schedule, weights);
            recommendations = known;
        }
        return known;
    }

    /** Why it leaves out what it leaves out, and what would change that. */
    public synchronized Explanations explanations() {
        Explanations known = explanations;
        if (known == null) {
            known = Explanations.of(data, schedule);
            explanations = known;
        }
        return known;
    }

    private synchronized PlanReview review() {
        PlanReview known = review;
        if (known == null) {
            known = PlanReview.of(Schedules.plan(schedule, data, loader.problem(), weights));
            review = known;
        }
        return known;
    }
}
