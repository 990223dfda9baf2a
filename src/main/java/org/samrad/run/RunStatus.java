package org.samrad.run;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.Proposal;
import org.samrad.plan.RunState;
import org.samrad.solve.PlanScore;
import org.samrad.solver.PlanRule;

/**
 * A run as the pages show it, at this moment.
 *
 * @param name what a planner calls it, or what it imagines, in the reader's language; null where it has no name
 * @param asked when a planner asked for it, local
 * @param live how far it has come; null unless it is being solved and has a first schedule
 * @param proposal what it has made; null while it has made nothing
 * @param ahead how many runs come before it
 */
record RunStatus(
        PlanningRun run,
        @Nullable String name,
        LocalDateTime asked,
        @Nullable LiveProgress live,
        @Nullable Proposal proposal,
        int ahead) {

    public RunState state() {
        return run.state();
    }

    public boolean underWay() {
        return run.state().underWay();
    }

    /** Whether it is about data with something imagined, so that what it makes can't be published. */
    public boolean imagined() {
        return run.whatIf().isPresent();
    }

    /** The proposal that it goes on from, or null. */
    public @Nullable Long beginsWith() {
        return run.beginsWith().orElse(null);
    }

    /** The best score, or null while there is none. */
    public @Nullable PlanScore score() {
        return live != null ? live.score() : proposal != null ? proposal.score() : null;
    }

    public int scheduled() {
        return live != null ? live.scheduled() : proposal != null ? proposal.scheduled() : 0;
    }

    public int total() {
        return live != null ? live.total() : proposal != null ? proposal.total() : 0;
    }

    /** Which version of its profile the run was made with; null where the profile has none. */
    public @Nullable Integer profileVersion() {
        return run.profileVersion().orElse(null);
    }

    /** The hard rule that the checker found broken, where that is why the run failed; else null. */
    public @Nullable String brokenRule() {
        return run.brokenRule().orElse(null);
    }

    /** Why the run failed; else null. */
    public @Nullable String error() {
        return run.error().orElse(null);
    }

    public long limitSeconds() {
        return run.limit().toSeconds();
    }

    /** Time used, whole seconds. */
    public long elapsedSeconds() {
        if (live != null) {
            return Math.min(live.elapsed().toSeconds(), run.limit().toSeconds());
        }
        return run.startedAt()
                .flatMap(start ->
                        run.endedAt().map(end -> Duration.between(start, end).toSeconds()))
                .orElse(0L);
    }

    /** Time left, whole seconds, rounded up. */
    public long secondsLeft() {
        return live == null
                ? run.limit().toSeconds()
                : live.left().plusMillis(999).toSeconds();
    }

    /** The proposal that has lists of what the figures count; null while the figures are those of a moment. */
    public @Nullable Long listed() {
        return live != null || proposal == null ? null : Long.valueOf(proposal.id());
    }

    /** Moves tried a second, on average; 0 where it has tried none. */
    public long movesPerSecond() {
        return live != null ? live.movesPerSecond() : run.movesPerSecond().orElse(0L);
    }

    /** What each rule with a weight costs in the best so far, in the order of the rules; empty while nobody has counted. */
    public Map<PlanRule, Double> costs() {
        Map<PlanRule, Double> all = live != null ? live.costs() : proposal != null ? proposal.costs() : Map.of();
        var shown = new EnumMap<PlanRule, Double>(PlanRule.class);
        all.forEach((rule, cost) -> {
            if (rule.level() != PlanRule.Level.HARD && run.weights().of(rule) > 0) {
                shown.put(rule, cost);
            }
        });
        return shown;
    }

    public CurveDrawing curve() {
        return live != null ? CurveDrawing.of(live.curve(), run.limit().toSeconds()) : CurveDrawing.of(run.curve(), 0);
    }

    /** Changes when a better schedule is stored or the state changes; a page tells by it whether it is out of date. */
    public String mark() {
        return panelMark() + (proposal == null ? "" : proposal.storedAt().toEpochMilli());
    }

    /** Changes also when the figures do. */
    String newsMark() {
        return mark() + "-" + (live == null ? "" : live.elapsed().toSeconds());
    }

    /** Whether a page with that mark shows this run in this state, so that only the figures need change. */
    boolean isUnderWayOn(String mark) {
        return underWay() && mark.startsWith(panelMark());
    }

    private String panelMark() {
        return run.id() + "-" + run.state() + "-";
    }
}
