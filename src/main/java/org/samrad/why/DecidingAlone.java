package org.samrad.why;

import org.samrad.account.CurrentUser;
import org.samrad.edit.ProposalEditing;
import org.samrad.explain.unblock.Unblock;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposal;
import org.samrad.question.Questioning;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What planners give up in a plan without asking whoever decided it. */
@Service
class DecidingAlone {

    private final ProposalEditing editing;
    private final Questioning questioning;

    DecidingAlone(ProposalEditing editing, Questioning questioning) {
        this.editing = editing;
        this.questioning = questioning;
    }

    /**
     * Gives a request the place that an unblock was proved with, and records who decided that. Both at once: were it taken back between
     * the two, what is recorded would stand though no proposal assumes it.
     *
     * @see ProposalEditing#unblock
     */
    @Transactional
    Proposal unblock(PlanRef plan, int seen, Unblock unblock, CurrentUser by) {
        Proposal changed = editing.unblock(plan, seen, unblock, by.username());
        questioning.decidedAlone(unblock.placement().request(), unblock.relaxation(), by);
        return changed;
    }
}
