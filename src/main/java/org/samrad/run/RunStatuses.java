package org.samrad.run;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.Proposal;
import org.samrad.plan.Proposals;
import org.samrad.time.PlanningHorizons;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;

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
     * The run that a planner wants to hear of: the one being solved or the next to be, else the newest. What-ifs are left out: a
     * study asks for many, and tells of them itself.
     */
    Optional<RunStatus> ofInterest() {
        List<PlanningRun> underWay = runs.underWay();
        return underWay.stream()
                .filter(run -> run.whatIf().isEmpty())
                .findFirst()
                .or(runs::findFirstByWhatIfIsNullOrderByIdDesc)
                .map(found -> status(
                        found,
                        proposals.findByRun(found.id()).orElse(null),
                        underWay.indexOf(found),
                        horizons.zone(clock)));
    }

    /** The runs that wait for their turn, the next one first, with what-ifs, since others wait for them. */
    List<RunStatus> queue() {
        List<PlanningRun> underWay = runs.underWay();
        ZoneId zone = horizons.zone(clock);
        return underWay.stream()
                .skip(1)
                .map(run -> status(run, null, underWay.indexOf(run), zone))
                .toList();
    }

    /** Newest first. */
    Page<RunStatus> newest(Pageable page) {
        Page<PlanningRun> found = runs.findAllByOrderByIdDesc(page);
        var byRun = proposals.findByRunIn(found.map(PlanningRun::id).getContent()).stream()
                .collect(Collectors.toMap(Proposal::run, Function.identity()));
        List<Long> underWay = runs.underWay().stream().map(PlanningRun::id).toList();
        ZoneId zone = horizons.zone(clock);
        return found.map(run -> status(run, byRun.get(run.id()), underWay.indexOf(run.id()), zone));
    }

    private RunStatus status(PlanningRun run, @Nullable Proposal proposal, int ahead, ZoneId zone) {
        LocalDateTime asked = LocalDateTime.ofInstant(run.queuedAt(), zone);
        String name = run.name().or(() -> run.whatIf().map(names::of)).orElse(null);
        return new RunStatus(run, name, asked, planner.progress(run.id()).orElse(null), proposal, Math.max(0, ahead));
    }
}
