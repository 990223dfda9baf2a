package org.samrad.insight;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.insight.ValueStudy.Trial;
import org.samrad.plan.OneMore;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.Proposal;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Proposals;
import org.samrad.plan.RunState;
import org.samrad.plan.WhatIf;
import org.samrad.run.LiveProgress;
import org.samrad.run.Planner;
import org.samrad.solve.Measures;
import org.springframework.stereotype.Component;

/** Reads from the stored proposals of a study's runs what they came to. Works nothing out but differences and sums of days. */
@Component
class ValueFigures {

    private static final int MOST_KEPT = 256;

    private final PlanningRuns runs;
    private final Proposals proposals;
    private final ProposalRows rows;
    private final Planner planner;
    private final SequencedMap<List<Object>, Long> waits = new LinkedHashMap<>();

    ValueFigures(PlanningRuns runs, Proposals proposals, ProposalRows rows, Planner planner) {
        this.runs = runs;
        this.proposals = proposals;
        this.rows = rows;
        this.planner = planner;
    }

    /**
     * What a run came to.
     *
     * @param proposal what it made
     * @param scheduled requests with a place
     * @param waitingDays of all requests together, see {@link #waitingDays}
     */
    public record Result(long proposal, int scheduled, long waitingDays) {}

    /**
     * How a run of a study stands.
     *
     * @param result null until it has ended, and where its proposal is no longer kept
     */
    public record Outcome(PlanningRun run, @Nullable Result result) {

        public RunState state() {
            return run.state();
        }
    }

    /**
     * A trial beside the run with nothing more.
     *
     * @param more what it imagines
     * @param moreScheduled requests that it schedules beyond those of the base; less than 0 where the search came to fewer;
     *     null until both have ended
     * @param daysSaved days of waiting that it saves against the base; null until both have ended
     */
    public record Value(
            Trial trial,
            OneMore more,
            Outcome outcome,
            @Nullable Integer moreScheduled,
            @Nullable Long daysSaved) {

        public boolean known() {
            return moreScheduled != null;
        }
    }

    /**
     * How a study stands.
     *
     * @param planned what the plan that it is about came to
     * @param values in the order in which they are solved
     * @param ended how many of the runs have
     * @param live how far the run that is being solved has come; null where none is
     * @param outdated whether the plan or the data have changed since it was asked for, or while it was solved
     */
    public record Standing(
            ValueStudy study,
            Result planned,
            Outcome base,
            List<Value> values,
            int ended,
            @Nullable LiveProgress live,
            boolean outdated) {

        public int runs() {
            return values.size() + 1;
        }

        public boolean underWay() {
            return ended < runs();
        }

        /** Requests that the base schedules beyond those of the plan; null until it has ended. */
        public @Nullable Integer baseFoundMore() {
            Result found = base.result();
            return found == null ? null : found.scheduled() - planned.scheduled();
        }

        /** By competence, in the order in which they were asked for. */
        public Map<String, List<Value>> byCompetence() {
            return values.stream()
                    .collect(Collectors.groupingBy(
                            value -> value.trial().competence(), LinkedHashMap::new, Collectors.toList()));
        }
    }

    /** @param now the plan that the study is about, as it is now */
    Standing of(ValueStudy study, Bottlenecks.Bottleneck now) {
        Map<Long, PlanningRun> found = new HashMap<>();
        runs.findAllById(study.runs()).forEach(run -> found.put(run.id(), run));
        Map<Long, Proposal> made = proposals.findByRunIn(study.runs()).stream()
                .collect(Collectors.toMap(
                        proposal -> Optional.ofNullable(proposal.run()).orElseThrow(), Function.identity()));
        PlanningData data = now.situation().data();
        Function<Long, Outcome> outcome = id -> {
            PlanningRun run = Optional.ofNullable(found.get(id)).orElseThrow();
            Proposal proposal = made.get(id);
            return new Outcome(run, proposal == null || !proposal.complete() ? null : result(proposal, data));
        };
        Outcome base = outcome.apply(study.baseRun());
        List<Value> values = study.trials().stream()
                .map(trial -> value(trial, outcome.apply(trial.run()), base.result()))
                .toList();
        int scheduled = (int) now.situation().schedule().stream()
                .map(ScheduleRow::request)
                .filter(id -> now.situation().request(id) != null)
                .distinct()
                .count();
        return new Standing(
                study,
                new Result(
                        now.plan().ref().id(),
                        scheduled,
                        waitingDays(data, now.situation().schedule())),
                base,
                values,
                (int) found.values().stream()
                        .filter(run -> !run.state().underWay())
                        .count(),
                study.runs().stream()
                        .flatMap(run -> planner.progress(run).stream())
                        .findFirst()
                        .orElse(null),
                !study.about().equals(now.mark())
                        || made.values().stream()
                                .anyMatch(proposal -> !proposal.dataMark()
                                        .equals(study.about().dataMark())));
    }

    private static Value value(Trial trial, Outcome outcome, @Nullable Result base) {
        WhatIf whatIf = outcome.run().whatIf().map(WhatIf::read).orElseThrow();
        if (!(whatIf instanceof OneMore more)) {
            throw new IllegalStateException(
                    "Run %d is no trial of one more.".formatted(outcome.run().id()));
        }
        Result result = outcome.result();
        return result == null || base == null
                ? new Value(trial, more, outcome, null, null)
                : new Value(
                        trial,
                        more,
                        outcome,
                        result.scheduled() - base.scheduled(),
                        base.waitingDays() - result.waitingDays());
    }

    private synchronized Result result(Proposal proposal, PlanningData data) {
        // A proposal of a run that has ended stays as it is; the days count from today for what could begin today.
        List<Object> key =
                List.of(proposal.id(), proposal.version(), data.header().now().toLocalDate(), proposal.dataMark());
        Long days = waits.get(key);
        if (days == null) {
            days = waitingDays(data, rows.from(data.header().horizonStart().atStartOfDay(), proposal.id()));
            waits.putLast(key, days);
            if (waits.size() > MOST_KEPT) {
                waits.pollFirstEntry();
            }
        }
        return new Result(proposal.id(), proposal.scheduled(), days);
    }

    /**
     * Days that each request waits for its consultation, as {@link Measures} counts them, or, where it has none, for the end of the
     * horizon, all added up.
     */
    static long waitingDays(PlanningData data, List<ScheduleRow> schedule) {
        var held = new HashMap<String, LocalDate>();
        schedule.forEach(row -> held.put(row.request(), row.start().toLocalDate()));
        return Measures.waitingFrom(data).entrySet().stream()
                .mapToLong(request -> ChronoUnit.DAYS.between(
                        request.getValue(),
                        held.getOrDefault(request.getKey(), data.header().horizonEnd())))
                .map(days -> Math.max(0, days))
                .sum();
    }
}
