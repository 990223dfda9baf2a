package org.samrad.benchmark;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import ai.timefold.solver.core.impl.solver.DefaultSolver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.samrad.benchmark.FreeOpenings.Opening;
import org.samrad.benchmark.FreeOpenings.Seat;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanConstraints;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.Weights;
import org.samrad.solver.search.PlanSolver;

/**
 * The same model, rules and first plan, searched with the moves and the acceptance that the solver brings along: what our own
 * moves are measured against. Such moves choose from a list, so every request gets a sample of its options. Of the two kinds it
 * brings along, changes and swaps, only changes are left: no two requests have an option in common, and looking for a swap all
 * the same would take up all the time.
 */
public final class DefaultMoves {

    /** Options listed for each request. */
    static final int MOST_OPTIONS = 300;

    private static final int PANELS_TRIED = 20;

    private final DefaultSolver<Plan> solver;

    /** @param limit how long to search */
    public DefaultMoves(Duration limit, long seed) {
        var config = new SolverConfig()
                .withSolutionClass(Plan.class)
                .withEntityClasses(Consultation.class)
                .withConstraintProviderClass(PlanConstraints.class)
                .withRandomSeed(seed)
                .withTerminationConfig(new TerminationConfig().withMillisecondsSpentLimit(limit.toMillis()))
                .withPhases(new LocalSearchPhaseConfig().withMoveSelectorConfig(new ChangeMoveSelectorConfig()));
        this.solver = (DefaultSolver<Plan>) SolverFactory.<Plan>create(config).buildSolver();
    }

    /**
     * The first plan as a search with default moves needs it.
     *
     * @param seed of the first plan and of the sample
     */
    public static Plan firstPlan(Problem problem, Weights weights, long seed) {
        Plan first = PlanSolver.firstPlan(problem, weights, seed);
        var openings = new FreeOpenings(problem);
        var random = new SplittableRandom(seed);
        List<Consultation> consultations = first.getConsultations().stream()
                .map(consultation -> new Consultation(
                        problem,
                        consultation.request(),
                        consultation.getOption(),
                        sample(problem, consultation, openings, random)))
                .toList();
        return new Plan(problem, weights, weights.overrides(), consultations, null);
    }

    /** Options at moments spread evenly over all there are, each with a panel drawn by chance, and the present one. */
    private static Set<Option> sample(
            Problem problem, Consultation consultation, FreeOpenings openings, RandomGenerator random) {
        var sample = new LinkedHashSet<Option>();
        Request request = consultation.request();
        Option present = consultation.getOption();
        if (present != null) {
            sample.add(present);
        }
        List<Opening> all = openings.of(request);
        for (int draw = 0; draw < MOST_OPTIONS && !all.isEmpty(); draw++) {
            Opening opening = all.get(
                    all.size() >= MOST_OPTIONS ? (int) ((long) draw * all.size() / MOST_OPTIONS) : draw % all.size());
            @Nullable SpecialistFacts[] panel = panel(request, opening, random);
            if (panel != null) {
                var option = new Option(problem, request, opening.start(), opening.place(), panel);
                if (option.broken().isEmpty()) {
                    sample.add(option);
                }
            }
        }
        if (sample.isEmpty()) {
            // The list must not be empty; this one breaks the rules wherever it is chosen.
            sample.add(new Option(
                    problem,
                    request,
                    -Problem.MINUTES_PER_DAY,
                    request.places()[0],
                    new SpecialistFacts[request.roles().length]));
        }
        return sample;
    }

    /** Somebody for each required role, and for half of the optional ones; null where nobody distinct was drawn. */
    private static @Nullable SpecialistFacts @Nullable [] panel(
            Request request, Opening opening, RandomGenerator random) {
        for (int tried = 0; tried < PANELS_TRIED; tried++) {
            var panel = new @Nullable SpecialistFacts[request.roles().length];
            var seated = new ArrayList<SpecialistFacts>();
            boolean whole = true;
            for (Role role : request.roles()) {
                List<SpecialistFacts> free = opening.seats().stream()
                        .filter(seat -> seat.role() == role)
                        .map(Seat::specialist)
                        .filter(specialist -> !seated.contains(specialist))
                        .toList();
                if (role.optional() && (free.isEmpty() || random.nextBoolean())) {
                    continue;
                }
                if (free.isEmpty()) {
                    whole = false;
                    break;
                }
                SpecialistFacts member = free.get(random.nextInt(free.size()));
                seated.add(member);
                panel[role.index()] = member;
            }
            if (whole && !seated.isEmpty()) {
                return panel;
            }
        }
        return null;
    }

    /** Improves the plan until the limit, and returns the best one. */
    public Plan solve(Plan plan) {
        return solver.solve(plan);
    }

    /** How many moves the search has tried. */
    public long moves() {
        return solver.getMoveEvaluationCount();
    }
}
