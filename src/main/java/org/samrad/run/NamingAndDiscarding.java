package org.samrad.run;

import java.util.List;
import java.util.Objects;
import org.samrad.plan.NoSuchPlan;
import org.samrad.plan.PlanRef;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.Proposal;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Proposals;
import org.samrad.plan.Publications;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Names runs and proposals, a run and what it made alike, and throws proposals away. */
@Service
public class NamingAndDiscarding {

    private final Proposals proposals;
    private final PlanningRuns runs;
    private final Publications publications;
    private final ProposalRows rows;

    NamingAndDiscarding(Proposals proposals, PlanningRuns runs, Publications publications, ProposalRows rows) {
        this.proposals = proposals;
        this.runs = runs;
        this.publications = publications;
        this.rows = rows;
    }

    /** Something of the proposal was published once, or a run still betters it or is to begin with it, so that it can't be thrown away. */
    public static class StillNeeded extends RuntimeException {
        StillNeeded(long proposal) {
            super("Proposal %d was published, or a run that has not ended needs it; it is kept.".formatted(proposal));
        }
    }

    /**
     * Names a run and what it makes.
     *
     * @param name up to {@value Proposal#MAX_NAME} characters; blank for none
     * @throws Proposal.NameTooLong where it is longer
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
        Long run = ofId(proposal).run();
        if (run != null) {
            // First the run, as whoever betters its proposal does.
            runs.rename(run, given);
        }
        proposals.rename(proposal, given);
    }

    /**
     * Throws a proposal away; its run stays in the list of runs.
     *
     * @throws StillNeeded where something of it was published, undone or not, since the version says what it came from; or where
     *     a run that has not ended makes it or begins with it
     * @throws NoSuchPlan where it is not there
     */
    @Transactional
    public void discard(long id) {
        Proposal proposal = ofId(id);
        if (!publications.proposalsIn(List.of(id)).isEmpty() || isNeededByRun(proposal)) {
            throw new StillNeeded(id);
        }
        rows.delete(List.of(id));
    }

    private boolean isNeededByRun(Proposal proposal) {
        return runs.underWay().stream()
                .anyMatch(run -> Objects.equals(proposal.run(), run.id())
                        || run.beginsWith()
                                .filter(begun -> begun == proposal.id())
                                .isPresent());
    }

    private Proposal ofId(long id) {
        return proposals.findById(id).orElseThrow(() -> new NoSuchPlan(PlanRef.proposal(id)));
    }
}
