package org.samrad.board;

import java.io.Serializable;
import org.samrad.account.CurrentUser;
import org.samrad.edit.BoardAnswer;
import org.samrad.edit.EditedMeanwhile;
import org.samrad.edit.NothingToUndo;
import org.samrad.edit.Pins;
import org.samrad.edit.ProposalEditing;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposal;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.plan.web.BoardWords;
import org.samrad.plan.web.Discretion;
import org.samrad.plan.web.PlanQuery;
import org.samrad.solve.ScheduleRefused;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pins and unpins what the board shows, and undoes what was changed in a proposal last. */
@Controller
class BoardController {

    private final OpenPlans plans;
    private final ProposalEditing editing;
    private final Pins pins;
    private final BoardAnswer answer;
    private final BoardWords words;

    BoardController(OpenPlans plans, ProposalEditing editing, Pins pins, BoardAnswer answer, BoardWords words) {
        this.plans = plans;
        this.editing = editing;
        this.pins = pins;
        this.answer = answer;
        this.words = words;
    }

    /** How a pin of what is published is taken back, as {@code pin} takes it. */
    record PinUndo(String request, boolean pinned) implements Serializable {}

    /** Pins a consultation where it is not pinned, and unpins it where it is. */
    @PostMapping("/plan/{ref}/requests/{request}/pin")
    String pin(
            @PathVariable PlanRef ref,
            @PathVariable String request,
            PlanQuery query,
            @RequestParam int seen,
            @RequestParam boolean pinned,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        OpenPlan plan = plans.of(ref);
        Discretion.check(plan, user, request);
        String lane = answer.lane(query, plan, request, query.row());
        PlanQuery where = query.showing(pins.weekOf(plan, request), lane);
        try {
            PlanRef now = pins.set(plan, request, pinned, seen, user.username());
            if (now.isPublished()) {
                next.addFlashAttribute("pinUndo", new PinUndo(request, !pinned));
            }
            return answer.done(
                    where.ofPlan(now), words.text(pinned ? "board.pinned" : "board.unpinned", request), request, next);
        } catch (EditedMeanwhile meanwhile) {
            return answer.meanwhile(query.ofPlan(ref), meanwhile, user, next);
        } catch (Pins.MovedMeanwhile moved) {
            return answer.refused(query.ofPlan(ref), words.text("board.pin.moved", request), next);
        } catch (Pins.PinnedWhereItIsPublished pinnedThere) {
            return answer.refused(where.ofPlan(ref), words.text("board.pin.published", request), next);
        }
    }

    /** Undoes the last change of an edited proposal. */
    @PostMapping("/plan/{ref}/undo")
    String undo(
            @PathVariable PlanRef ref,
            PlanQuery query,
            @RequestParam int seen,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        if (!ref.isProposal()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        try {
            Proposal undone = editing.undo(ref.id(), seen);
            return answer.done(query.ofPlan(undone.ref()), words.text("board.undone"), null, next);
        } catch (ScheduleRefused refused) {
            String rule = words.rule(refused.rule());
            return answer.refused(query.ofPlan(ref), words.text("board.undo.refused", rule), next);
        } catch (NothingToUndo nothing) {
            return answer.refused(query.ofPlan(ref), words.text("board.undo.nothing"), next);
        } catch (EditedMeanwhile meanwhile) {
            return answer.meanwhile(query.ofPlan(ref), meanwhile, user, next);
        }
    }
}
