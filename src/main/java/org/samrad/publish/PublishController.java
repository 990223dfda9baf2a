package org.samrad.publish;

import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import org.samrad.account.CurrentUser;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposal;
import org.samrad.plan.Proposals;
import org.samrad.solve.ScheduleRefused;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Publishing: see first what it changes and what is in the way, choose, then do it. What is chosen is kept in the session, so
 * that the page can be reloaded and come back to.
 */
@Controller
class PublishController {

    private final Proposals proposals;
    private final Publishing publishing;
    private final PublishPage page;
    private final AmendmentWords amendments;

    PublishController(Proposals proposals, Publishing publishing, PublishPage page, AmendmentWords amendments) {
        this.proposals = proposals;
        this.publishing = publishing;
        this.page = page;
        this.amendments = amendments;
    }

    @GetMapping("/plan/proposals/{id}/publish")
    String look(@PathVariable long id, @AuthenticationPrincipal CurrentUser user, HttpSession session, Model model) {
        Proposal proposal = ofId(id);
        PublishForm chosen = session.getAttribute(keyOf(id)) instanceof PublishForm form ? form : PublishForm.ALL;
        page.fill(proposal, chosen, user, model);
        return "publish/publish";
    }

    /** Publishes what is chosen, or keeps another choice, by the button that was pressed. */
    @PostMapping("/plan/proposals/{id}/publish")
    String publish(
            @PathVariable long id,
            PublishForm form,
            @AuthenticationPrincipal CurrentUser user,
            HttpSession session,
            RedirectAttributes next) {
        ofId(id);
        session.setAttribute(keyOf(id), form);
        String again = "redirect:/plan/proposals/%d/publish".formatted(id);
        if (!form.pressed().equals(PublishForm.PUBLISH)) {
            return again;
        }
        try {
            String seen = Objects.requireNonNullElse(form.seen(), "");
            Publishing.Published published = publishing.publish(id, seen, form.leftOut(), user.username());
            session.removeAttribute(keyOf(id));
            next.addFlashAttribute("publishedNow", published);
            next.addFlashAttribute("toBeObtained", amendments.toBeObtained(published.number(), user));
            return "redirect:/plan?plan=" + PlanRef.PUBLISHED.code();
        } catch (Publishing.ChangedMeanwhile changed) {
            next.addFlashAttribute("changedMeanwhile", true);
        } catch (Publishing.NothingChosen nothing) {
            next.addFlashAttribute("nothingChosen", true);
        } catch (ScheduleRefused | Publishing.StillSolving | Publishing.OnlyImagined refused) {
            // The page says why, now as before.
        }
        return again;
    }

    private static String keyOf(long proposal) {
        return PublishForm.class.getName() + "." + proposal;
    }

    private Proposal ofId(long id) {
        return proposals.findById(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
