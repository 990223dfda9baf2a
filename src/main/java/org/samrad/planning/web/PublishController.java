package org.samrad.planning.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.samrad.planning.PlanRef;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Publishing: see first what it changes and what is in the way, choose, then do it. */
@Controller
class PublishController {

    private final Proposals proposals;
    private final Publishing publishing;
    private final PublishPage page;

    PublishController(Proposals proposals, Publishing publishing, PublishPage page) {
        this.proposals = proposals;
        this.publishing = publishing;
        this.page = page;
    }

    @GetMapping("/plan/proposals/{id}/publish")
    String look(@PathVariable long id, PublishForm form, @AuthenticationPrincipal CurrentUser user, Model model) {
        page.fill(ofId(id), form, user, model);
        return "plan/publish";
    }

    /** Publishes what is chosen, or shows the page again with another choice, by the button that was pressed. */
    @PostMapping("/plan/proposals/{id}/publish")
    String publish(
            @PathVariable long id,
            PublishForm form,
            @AuthenticationPrincipal CurrentUser user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (!form.pressed().equals(PublishForm.PUBLISH)) {
            return look(id, form, user, model);
        }
        ofId(id);
        try {
            String seen = Objects.requireNonNullElse(form.seen(), "");
            Publishing.Published published = publishing.publish(id, seen, form.leftOut(), user.username());
            next.addFlashAttribute("publishedNow", published);
            return "redirect:/plan?plan=" + PlanRef.PUBLISHED.code();
        } catch (Publishing.ChangedMeanwhile changed) {
            model.addAttribute("changedMeanwhile", true);
        } catch (Publishing.NothingChosen nothing) {
            model.addAttribute("nothingChosen", true);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return look(id, form, user, model);
        } catch (ScheduleRefused | Publishing.StillSolving | Publishing.OnlyImagined refused) {
            // The page shown below says why.
        } catch (ConcurrencyFailureException another) {
            model.addAttribute("anotherPlanner", true);
        }
        response.setStatus(HttpStatus.CONFLICT.value());
        return look(id, form, user, model);
    }

    private Proposal ofId(long id) {
        return proposals.findById(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
