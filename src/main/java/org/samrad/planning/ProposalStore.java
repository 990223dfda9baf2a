package org.samrad.planning;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.PlanningDataReplaced;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes what a run makes; each call is one transaction. */
@Component
class ProposalStore {

    /** Room for four studies of the five scarcest competences. */
    private static final int KEPT_WHAT_IFS = 64;

    private final Proposals proposals;
    private final ProposalRows rows;
    private final Amendments amendments;
    private final PlanningRuns runs;
    private final PlanningSettings settings;
    private final Publications publications;
    private final PublicationRows publicationRows;
    private final Clock clock;

    ProposalStore(
            Proposals proposals,
            ProposalRows rows,
            Amendments amendments,
            PlanningRuns runs,
            PlanningSettings settings,
            Publications publications,
            PublicationRows publicationRows,
            Clock clock) {
        this.proposals = proposals;
        this.rows = rows;
        this.amendments = amendments;
        this.runs = runs;
        this.settings = settings;
        this.publications = publications;
        this.publicationRows = publicationRows;
        this.clock = clock;
    }

    /**
     * Puts a checked candidate in the place of the run's earlier one.
     *
     * @param mark of the data that it is about
     * @param gone rows of the earlier one that the candidate lacks
     * @param come rows of the candidate that the earlier one lacked
     * @return the id of the run's proposal
     */
    @Transactional
    long replace(
            PlanningRun run,
            Candidate candidate,
            String mark,
            Collection<ScheduleRow> gone,
            Collection<ScheduleRow> come) {
        Proposal earlier = proposals.findByRun(run.id()).orElse(null);
        Proposal proposal = earlier == null ? new Proposal(run) : earlier;
        proposal.improve(candidate.score(), candidate.scheduled(), candidate.total(), mark, clock.instant());
        long id = proposals.saveAndFlush(proposal).id();
        if (earlier == null) {
            run.beginsWith().ifPresent(original -> {
                amendments.copy(original, id);
                rows.copyPins(original, id);
            });
        }
        rows.exchange(id, gone, come);
        return id;
    }

    /** What a run goes on from; nothing where its proposal has been forgotten meanwhile. */
    @Transactional(readOnly = true)
    Beginning beginningOf(PlanningRun run) {
        WhatIf whatIf = run.whatIf().map(WhatIf::read).orElse(new WhatIf.NothingMore());
        return run.beginsWith()
                .filter(proposals::existsById)
                .map(original ->
                        new Beginning(rows.all(original), rows.pinned(original), amendments.of(original), whatIf))
                .orElse(Beginning.imagining(whatIf));
    }

    /** Adds what only the end of a run tells: the reason for each unscheduled request and the cost of each rule. */
    @Transactional
    void complete(long run, Outcome outcome) {
        Proposal proposal = proposals.findByRun(run).orElseThrow();
        proposal.complete(outcome.costs());
        proposals.save(proposal);
        rows.writeUnscheduled(proposal.id(), outcome.unscheduled());
    }

    /**
     * Deletes the oldest proposals that were never published, but for as many as the settings keep. What-ifs are counted apart: a
     * study makes many at once, which must not push out what planners work on.
     */
    @Transactional
    void forgetOld() {
        List<Proposal> neverPublished = proposals.findNeverPublished();
        forgetOld(neverPublished.stream().filter(proposal -> !proposal.isWhatIf()), settings.keptProposals());
        forgetOld(neverPublished.stream().filter(Proposal::isWhatIf), KEPT_WHAT_IFS);
    }

    private void forgetOld(Stream<Proposal> newestFirst, int kept) {
        proposals.deleteAll(newestFirst
                .skip(kept)
                .filter(proposal -> !runs.isUnderWay(proposal))
                .toList());
    }

    /** Notes what a run knows: called before it reads its data, so that what is published from then on is news to it. */
    @Transactional
    void noteKnown(long run) {
        publicationRows.noteKnownByRun(run);
    }

    /** Deletes what a run has made. */
    @Transactional
    void forget(long run) {
        proposals.findByRun(run).ifPresent(proposals::delete);
    }

    /** Proposals are about requests of the data that was there before; they go with it, in the same transaction. */
    @EventListener
    void forgetAll(PlanningDataReplaced event) {
        publications.deleteAllInBatch();
        proposals.deleteAllInBatch();
    }
}
