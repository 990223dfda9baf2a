package org.samrad.planning;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.PlanningDataReplaced;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes what a run makes; each call is one transaction. */
@Component
class ProposalStore {

    private final Proposals proposals;
    private final ProposalRows rows;
    private final PlanningRuns runs;
    private final PlanningSettings settings;
    private final Publications publications;
    private final PublicationRows publicationRows;
    private final Clock clock;

    ProposalStore(
            Proposals proposals,
            ProposalRows rows,
            PlanningRuns runs,
            PlanningSettings settings,
            Publications publications,
            PublicationRows publicationRows,
            Clock clock) {
        this.proposals = proposals;
        this.rows = rows;
        this.runs = runs;
        this.settings = settings;
        this.publications = publications;
        this.publicationRows = publicationRows;
        this.clock = clock;
    }

    /**
     * Puts a checked candidate in the place of the run's earlier one.
     *
     * @param gone rows of the earlier one that the candidate lacks
     * @param come rows of the candidate that the earlier one lacked
     * @return the id of the run's proposal
     */
    @Transactional
    long replace(PlanningRun run, Candidate candidate, Collection<ScheduleRow> gone, Collection<ScheduleRow> come) {
        Proposal proposal = proposals.findByRun(run.id()).orElseGet(() -> new Proposal(run));
        proposal.improve(candidate.score(), candidate.scheduled(), candidate.total(), clock.instant());
        long id = proposals.saveAndFlush(proposal).id();
        rows.exchange(id, gone, come);
        return id;
    }

    /** Adds what only the end of a run tells: the reason for each unscheduled request and the cost of each rule. */
    @Transactional
    void complete(long run, Outcome outcome) {
        Proposal proposal = proposals.findByRun(run).orElseThrow();
        proposal.complete(outcome.costs());
        proposals.save(proposal);
        rows.writeUnscheduled(proposal.id(), outcome.unscheduled());
    }

    /** Deletes the oldest proposals that were never published, but for as many as the settings keep. */
    @Transactional
    void forgetOld() {
        List<Proposal> neverPublished = proposals.findNeverPublished();
        proposals.deleteAll(neverPublished.stream()
                .skip(settings.keptProposals())
                .filter(proposal -> !ofId(proposal.run()).state().underWay())
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

    private PlanningRun ofId(long run) {
        return runs.findById(run).orElseThrow(() -> new IllegalArgumentException("There is no run %d.".formatted(run)));
    }
}
