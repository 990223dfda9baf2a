package org.samrad.run;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.Proposal;
import org.samrad.plan.Proposals;
import org.samrad.plan.RunState;
import org.samrad.time.PlanningHorizons;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks up how runs stand. */
@Component
class RunStatuses {

    private final PlanningRuns runs;
    private final Proposals proposals;
    private final Planner planner;
    private final PlanningHorizons horizons;
    private final WhatIfNames names;
    private final Clock clock;

    RunStatuses(
            PlanningRuns runs,
            Proposals proposals,
            Planner planner,
            PlanningHorizons horizons,
            WhatIfNames names,
            Clock clock) {
        this.runs = runs;
        this.proposals = proposals;
        this.planner = planner;
        this.horizons = horizons;
        this.names = names;
        this.clock = clock;
    }

    /**
     * How the runs stand at one moment.
     *
     * @param ofInterest the run that a planner wants to hear of: the one being solved or the next to be, else the newest; what-ifs
     *     are left out, since a study asks for many, and tells of them itself; null before the first
     * @param queue the other runs that wait for their turn, the next one first, with what-ifs, since others wait for them
     */
    record Now(@Nullable RunStatus ofInterest, List<RunStatus> queue) {}

    /** How the runs stand now. */
    @Transactional(readOnly = true)
    public Now now() {
        List<PlanningRun> underWay = runs.underWay();
        PlanningRun wanted = ofInterest(underWay);
        var told = new ArrayList<>(underWay);
        if (wanted != null && !underWay.contains(wanted)) {
            told.add(wanted);
        }
        Map<Long, Proposal> made = wanted == null
                ? Map.of()
                : proposals
                        .findByRun(wanted.id())
                        .map(proposal -> Map.of(wanted.id(), proposal))
                        .orElse(Map.of());
        Map<Long, RunStatus> all = statuses(told, made, underWay);
        return new Now(
                wanted == null ? null : all.get(wanted.id()),
                underWay.stream()
                        .skip(1)
                        .filter(run -> run != wanted)
                        .map(run -> Objects.requireNonNull(all.get(run.id())))
                        .toList());
    }

    /** The run of interest alone, see {@link Now}. */
    @Transactional(readOnly = true)
    public Optional<RunStatus> ofInterest() {
        return Optional.ofNullable(now().ofInterest());
    }

    private @Nullable PlanningRun ofInterest(List<PlanningRun> underWay) {
        return underWay.stream()
                .filter(run -> run.whatIf().isEmpty())
                .findFirst()
                .or(runs::findFirstByWhatIfIsNullOrderByIdDesc)
                .orElse(null);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Page<RunStatus> newest(Pageable page) {
        Page<PlanningRun> found = runs.findAllByOrderByIdDesc(page);
        var byRun = proposals.findByRunIn(found.map(PlanningRun::id).getContent()).stream()
                .collect(Collectors.toMap(Proposal::run, Function.identity()));
        Map<Long, RunStatus> all = statuses(found.getContent(), byRun, runs.underWay());
        return found.map(run -> Objects.requireNonNull(all.get(run.id())));
    }

    private Map<Long, RunStatus> statuses(
            List<PlanningRun> some, Map<Long, Proposal> made, List<PlanningRun> underWay) {
        ZoneId zone = horizons.zone(clock);
        Map<Long, String> called = names.of(some);
        List<Long> order = underWay.stream().map(PlanningRun::id).toList();
        return some.stream()
                .collect(Collectors.toMap(
                        PlanningRun::id,
                        run -> new RunStatus(
                                run,
                                called.get(run.id()),
                                LocalDateTime.ofInstant(run.queuedAt(), zone),
                                run.state() == RunState.RUNNING
                                        ? planner.progress(run.id()).orElse(null)
                                        : null,
                                made.get(run.id()),
                                Math.max(0, order.indexOf(run.id())))));
    }
}
