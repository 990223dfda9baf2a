package org.samrad.plan.snapshot;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.WithoutProtected;
import org.samrad.explain.Explanations;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposal;
import org.samrad.solve.Coverage;
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
    private final Worked<ProblemLoader> loader;
    private final boolean whole;
    private final PlanningData data;
    private final List<ScheduleRow> schedule;
    private final Weights weights;

    private final Worked<Recommendations> recommendations;
    private final Worked<Explanations> explanations;
    private final Worked<PlanReview> review;
    private final Worked<Map<String, Map<PlanRule, Double>>> costsByRequest;
    private final Worked<Measures> measures;
    private final Worked<Coverage> coverage;
    private final Worked<Set<String>> unprotected;
    private final Worked<List<Violation>> found;
    private final Worked<SortedMap<String, SortedSet<String>>> brokenRules;
    private final Worked<OpenPlan> withoutProtected;

    /** What is worked out by whoever asks first; others who ask for the same wait for it, and for nothing else. */
    private static final class Worked<T> {

        private final Supplier<T> work;
        private @Nullable T known;

        Worked(Supplier<T> work) {
            this.work = work;
        }

        synchronized T get() {
            T done = known;
            if (done == null) {
                done = work.get();
                known = done;
            }
            return done;
        }
    }

    /** @param loader of the data, shared by the plans that are about the same */
    public OpenPlan(
            PlanRef ref,
            String mark,
            PlanningData data,
            ProblemLoader loader,
            List<ScheduleRow> schedule,
            Weights weights) {
        this(ref, mark, data, new Worked<>(() -> loader), schedule, weights, true);
    }

    private OpenPlan(
            PlanRef ref,
            String mark,
            PlanningData data,
            Worked<ProblemLoader> loader,
            List<ScheduleRow> schedule,
            Weights weights,
            boolean whole) {
        this.ref = ref;
        this.whole = whole;
        this.mark = mark;
        this.data = data;
        this.loader = loader;
        List<ScheduleRow> rows = List.copyOf(schedule);
        this.schedule = rows;
        this.weights = weights;
        this.recommendations = new Worked<>(() -> new Recommendations(data, loader.get(), rows, weights));
        this.explanations = new Worked<>(() -> Explanations.of(data, rows));
        this.review = new Worked<>(
                () -> PlanReview.of(Schedules.plan(rows, data, loader.get().problem(), weights)));
        this.costsByRequest = new Worked<>(() -> byRequest(review(), weights));
        this.measures = new Worked<>(() -> Measures.of(data, rows));
        this.coverage = new Worked<>(() -> Coverage.of(data, rows));
        this.unprotected = new Worked<>(() -> unprotected(data));
        this.found = new Worked<>(() -> ScheduleCheck.check(data, rows));
        this.brokenRules = new Worked<>(() -> byRequest(found()));
        this.withoutProtected = new Worked<>(this::leaveOutProtected);
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
        return others.equals(weights) ? this : new OpenPlan(ref, mark, data, loader, schedule, others, whole);
    }

    /** Another schedule for the same data and weights; where it is {@link #withoutProtected}, that is, too. */
    public OpenPlan with(List<ScheduleRow> other) {
        List<ScheduleRow> rows = whole
                ? other
                : other.stream()
                        .filter(row -> unprotected().contains(row.request()))
                        .toList();
        return new OpenPlan(ref, mark, data, loader, rows, weights, whole);
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
    public Map<PlanRule, Double> costsOf(String request) {
        return costsByRequest.get().getOrDefault(request, Map.of());
    }

    private static Map<String, Map<PlanRule, Double>> byRequest(PlanReview review, Weights weights) {
        var costs = new HashMap<String, Map<PlanRule, Double>>();
        for (PlanReview.Match match : review.matches()) {
            if (match.request() != null) {
                costs.computeIfAbsent(match.request().id(), id -> new EnumMap<>(PlanRule.class))
                        .merge(match.rule(), weights.cost(match.rule(), match.cost()), Double::sum);
            }
        }
        return costs;
    }

    /** What it means for those who wait and those who work. */
    public Measures measures() {
        return measures.get();
    }

    /** How far the hours that each competence offers are booked. */
    public Coverage coverage() {
        return coverage.get();
    }

    /** The ids of the requests that are about cases without protected identity, as far as the data know them. */
    public Set<String> unprotected() {
        return unprotected.get();
    }

    private static Set<String> unprotected(PlanningData data) {
        Set<String> cases = data.cases().stream()
                .filter(one -> !one.isProtected())
                .map(PlanningData.Case::id)
                .collect(Collectors.toSet());
        return data.requests().stream()
                .filter(row -> cases.contains(row.caseId()))
                .map(PlanningData.Request::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The plan as it is for who may not learn where consultations of protected cases lie: without these cases, so that no list,
     * count, cost or total of it differs by where they do. Consultations of requests that are gone may be such, and go with
     * them. The plan itself where nothing is protected.
     */
    public OpenPlan withoutProtected() {
        return withoutProtected.get();
    }

    private OpenPlan leaveOutProtected() {
        Set<String> open = unprotected();
        List<ScheduleRow> known =
                schedule.stream().filter(row -> open.contains(row.request())).toList();
        PlanningData others = WithoutProtected.of(data);
        return others == data && known.size() == schedule.size()
                ? this
                : new OpenPlan(ref, mark, others, new Worked<>(() -> new ProblemLoader(others)), known, weights, false);
    }

    /** Whether it is all of the plan, not what is left {@link #withoutProtected}. */
    public boolean isWhole() {
        return whole;
    }

    /** What the independent checker finds wrong with it by the data of now, but for what is given with them. */
    public List<Violation> violations() {
        return found().stream().filter(violation -> !violation.given()).toList();
    }

    /** The ids of the rules that consultations break by the data of now, by request id; what is given with them counts, too. */
    public SortedMap<String, SortedSet<String>> brokenRules() {
        return brokenRules.get();
    }

    private static SortedMap<String, SortedSet<String>> byRequest(List<Violation> found) {
        var broken = new TreeMap<String, SortedSet<String>>();
        found.forEach(violation -> broken.computeIfAbsent(violation.request(), id -> new TreeSet<>())
                .add(violation.rule()));
        return Collections.unmodifiableSortedMap(broken);
    }

    /**
     * What a change of one consultation by hand would break, see {@link ScheduleCheck#brokenBy}.
     *
     * @param changedData the data after the change
     * @param after the whole schedule after it
     */
    public List<Violation> brokenBy(String request, PlanningData changedData, List<ScheduleRow> after) {
        return ScheduleCheck.brokenBy(request, violations(), changedData, after);
    }

    /** What the independent checker finds wrong with it by the data of now, what is given with them too. */
    public List<Violation> found() {
        return found.get();
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
    public Recommendations recommendations() {
        return recommendations.get();
    }

    /** Why it leaves out what it leaves out, and what would change that. */
    public Explanations explanations() {
        return explanations.get();
    }

    private PlanReview review() {
        return review.get();
    }
}
