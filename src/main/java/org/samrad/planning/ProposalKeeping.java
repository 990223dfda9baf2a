package org.samrad.planning;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Names runs and proposals, a run and what it made alike, and throws proposals away. */
@Service
public class ProposalKeeping {

    private final Proposals proposals;
    private final PlanningRuns runs;
    private final Publications publications;

    ProposalKeeping(Proposals proposals, PlanningRuns runs, Publications publications) {
        this.proposals = proposals;
        this.runs = runs;
        this.publications = publications;
    }

    /** The proposal is part of what was published, or a run still betters it, so that it can't be thrown away. */
    public static class StillNeeded extends RuntimeException {
        StillNeeded(long proposal) {
            super("Proposal %d was published, or its run has not ended; it is kept.".formatted(proposal));
        }
    }

    /**
     * Names a run and what it makes.
     *
     * @param name up to {@value Proposal#MAX_NAME} characters; blank for none
     * @throws IllegalArgumentException where it is longer
     */
    @Transactional
    public void nameRun(long run, String name) {
        String given = Proposal.nameOrNone(name);
        runs.rename(run, given);
        proposals.renameOfRun(run, given);
    }

    /**
     * Names a proposal, and the run that made it.
     *
     * @see #nameRun
     */
    @Transactional
    public void nameProposal(long proposal, String name) {
        String given = Proposal.nameOrNone(name);
        proposals.rename(proposal, given);
        Long run = ofId(proposal).run();
        if (run != null) {
            runs.rename(run, given);
        }
    }

    /**
     * Throws a proposal away; its run stays in the list of runs.
     *
     * @throws StillNeeded where it was published, or its run has not ended
     * @throws NoSuchPlan where it is not there
     */
    @Transactional
    public void discard(long id) {
        Proposal proposal = ofId(id);
        if (publications.existsByProposal(id) || isUnderWay(proposal.run())) {
            throw new StillNeeded(id);
        }
        proposals.delete(proposal);
    }

    private boolean isUnderWay(@Nullable Long run) {
        return run != null && runs.findById(run).orElseThrow().state().underWay();
    }

    private Proposal ofId(long id) {
        return proposals.findById(id).orElseThrow(() -> new NoSuchPlan(PlanRef.proposal(id)));
    }
}
