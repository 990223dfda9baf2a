package org.samrad.run;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.PlanningDataReplaced;
import org.samrad.plan.AssumedChanges;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.PlanningSettings;
import org.samrad.plan.Proposal;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Proposals;
import org.samrad.plan.PublicationRows;
import org.samrad.plan.Publications;
import org.samrad.plan.WhatIf;
import org.samrad.plan.snapshot.LiveData;
import org.samrad.solve.Outcome;
import org.samrad.solve.UncheckedSchedule;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes what a run makes; each call is one transaction. */
@Component
public class ProposalStore {

    /** Room for four studies of the five scarcest competences. */
    static final int KEPT_WHAT_IFS = 64;

    private final Proposals proposals;
    private final ProposalRows rows;
    private final AssumedChanges assumptions;
    private final PlanningRuns runs;
    private final PlanningSettings settings;
    private final Publications publications;
    private final PublicationRows publicationRows;
    private final Clock clock;

    ProposalStore(
            Proposals proposals,
            ProposalRows rows,
            AssumedChanges assumptions,
            PlanningRuns runs,
            PlanningSettings settings,
            Publications publications,
            PublicationRows publicationRows,
            Clock clock) {
        this.proposals = proposals;
        this.rows = rows;
        this.assumptions = assumptions;
        this.runs = runs;
        this.settings = settings;
        this.publications = publications;
        this.publicationRows = publicationRows;
        this.clock = clock;
    }

    /**
     * Puts a checked candidate in the place of the run's earlier one.
     *
     * @param about the data that it is about
     * @param stored the rows of the earlier one; null where nobody knows what was stored last
     * @return the id of the run's proposal
     * @throws RunOver where the run has been ended meanwhile; then what it made stays as it is
     */
    @Transactional
    public long improve(PlanningRun run, UncheckedSchedule candidate, About about, @Nullable Set<ScheduleRow> stored) {
        requireUnderWay(run.id());
        Set<ScheduleRow> before = stored != null
                ? stored
                : proposals
                        .findByRun(run.id())
                        .map(proposal -> Set.copyOf(rows.all(proposal.id())))
                        .orElse(Set.of());
        var gone = new HashSet<>(before);
        candidate.schedule().forEach(gone::remove);
        var come = new HashSet<>(candidate.schedule());
        come.removeAll(before);
        long proposal = replace(run, candidate, about.mark(), gone, come);
        publicationRows.noteKnown(proposal, about.publication());
        return proposal;
    }

    /**
     * What a candidate is about.
     *
     * @param mark of the data, see {@link LiveData#mark}
     * @param publication the last whose outcome is in the data
     */
    public record About(String mark, long publication) {}

    /** The run of a candidate was ended meanwhile, by whoever took its program for dead. */
    static class RunOver extends RuntimeException {
        RunOver(long run) {
            super("Run %d has been ended meanwhile; what it finds is stored no more.".formatted(run));
        }
    }

    /** Nobody ends the run until the transaction does. */
    private void requireUnderWay(long run) {
        runs.hold(run).filter(found -> found.state().underWay()).orElseThrow(() -> new RunOver(run));
    }

    /**
     * Puts a candidate in the place of the run's earlier one.
     *
     * @param mark of the data that it is about
     * @param gone rows of the earlier one that the candidate lacks
     * @param come rows of the candidate that the earlier one lacked
     * @return the id of the run's proposal
     */
    @Transactional
    public long replace(
            PlanningRun run,
            UncheckedSchedule candidate,
            String mark,
            Collection<ScheduleRow> gone,
            Collection<ScheduleRow> come) {
        Proposal earlier = proposals.findByRun(run.id()).orElse(null);
        Proposal proposal = earlier == null ? new Proposal(run) : earlier;
        proposal.improve(candidate.score(), candidate.scheduled(), candidate.total(), mark, clock.instant());
        long id = proposals.saveAndFlush(proposal).id();
        if (earlier == null) {
            run.beginsWith().ifPresent(original -> {
                assumptions.copy(original, id);
                rows.copyPins(original, id);
            });
        }
        rows.exchange(id, gone, come);
        return id;
    }

    /** What a run goes on from; nothing where its proposal has been forgotten meanwhile. */
    @Transactional(readOnly = true)
    WarmStart beginningOf(PlanningRun run) {
        WhatIf whatIf = run.whatIf().map(WhatIf::read).orElse(new WhatIf.NothingMore());
        return run.beginsWith()
                .filter(proposals::existsById)
                .map(original ->
                        new WarmStart(rows.all(original), rows.pinned(original), assumptions.of(original), whatIf))
                .orElse(WarmStart.imagining(whatIf));
    }

    /** Adds what only the end of a run tells: the reason for each unscheduled request, the cost of each rule and the floors. */
    @Transactional
    public void complete(long run, Outcome outcome) {
        Proposal proposal = proposals.findByRun(run).orElseThrow();
        proposal.complete(outcome);
        proposals.save(proposal);
        rows.writeUnscheduled(proposal.id(), outcome.unscheduled());
    }

    /**
     * Deletes the oldest proposals that were never published, but for as many as the settings keep. What a planner has named or
     * changed by hand is neither counted nor deleted, nor what a run that has not ended makes or is to begin with. What-ifs are
     * counted apart: a study makes many at once, which must not push out what planners work on.
     */
    @Transactional
    void forgetOld() {
        List<PlanningRun> underWay = runs.underWay();
        Set<Long> needed =
                underWay.stream().flatMap(run -> run.beginsWith().stream()).collect(Collectors.toSet());
        Set<Long> making = underWay.stream().map(PlanningRun::id).collect(Collectors.toSet());
        List<Proposal> free = proposals.findNeverPublished().stream()
                .filter(proposal -> !needed.contains(proposal.id()))
                .filter(proposal -> proposal.run() == null || !making.contains(proposal.run()))
                .filter(proposal -> proposal.name() == null)
                .toList();
        forgetOld(
                free.stream().filter(proposal -> !proposal.isWhatIf() && !proposal.isEdited()),
                settings.keptProposals());
        forgetOld(free.stream().filter(Proposal::isWhatIf), KEPT_WHAT_IFS);
    }

    private void forgetOld(Stream<Proposal> newestFirst, int kept) {
        rows.delete(newestFirst.skip(kept).map(Proposal::id).toList());
    }

    /** Deletes what a run has made. */
    @Transactional
    void forget(long run) {
        proposals.findByRun(run).ifPresent(made -> rows.delete(List.of(made.id())));
    }

    /** Proposals are about requests of the data that was there before; they go with it, in the same transaction. */
    @EventListener
    void forgetAll(PlanningDataReplaced event) {
        publications.deleteAllInBatch();
        proposals.deleteAllInBatch();
    }
}
