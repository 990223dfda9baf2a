package org.samrad.planning.web;

import jakarta.servlet.http.HttpServletResponse;
import org.samrad.planning.PlanChanges;
import org.samrad.planning.Proposal;
import org.samrad.planning.Proposals;
import org.samrad.planning.Publishing;
import org.samrad.planning.ScheduleRefused;
import org.samrad.system.CurrentUser;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Publishing: see first what it changes, then do it. */
@Controller
class PublishController {

    private final Proposals proposals;
    private final Publishing publishing;

    PublishController(Proposals proposals, Publishing publishing) {
        this.proposals = proposals;
        this.publishing = publishing;
    }

    @GetMapping("/plan/proposals/{id}/publish")
    String confirm(@PathVariable long id, Model model) {
        Proposal proposal = proposals.findById(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("proposal", proposal);
        model.addAttribute("preview", publishing.preview(id));
        return "plan/publish";
    }

    /** @param seen the {@link PlanChanges#fingerprint} of the changes that the planner saw and agreed to */
    @PostMapping("/plan/proposals/{id}/publish")
    String publish(
            @PathVariable long id,
            @RequestParam String seen,
            @AuthenticationPrincipal CurrentUser user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        ofId(id);
        try {
            PlanChanges changes = publishing.publish(id, seen, user.username());
            next.addFlashAttribute("publishedChanges", changes);
            return "redirect:/plan?proposal=" + id;
        } catch (Publishing.ChangedMeanwhile changed) {
            model.addAttribute("changedMeanwhile", true);
        } catch (ScheduleRefused | Publishing.StillSolving refused) {
            // The page shown below says why.
        } catch (ConcurrencyFailureException another) {
            model.addAttribute("anotherPlanner", true);
        }
        response.setStatus(HttpStatus.CONFLICT.value());
        return confirm(id, model);
    }

    private Proposal ofId(long id) {
        return proposals.findById(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
