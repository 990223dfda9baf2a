package org.samrad.inbox.form;

import java.util.Locale;
import java.util.Optional;
import org.samrad.account.CurrentUser;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.limits.Texts;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestTemplates;
import org.samrad.scope.Reach;
import org.samrad.scope.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Keeps what is typed while it is typed, and shows what can be had for it. Below {@code /requests/new}, since nothing else there could
 * be a request's address.
 */
@Controller
class DraftController {

    private final Drafts drafts;
    private final RequestChoices catalogue;
    private final RequestFormPage page;
    private final MatchPage match;
    private final RequestTemplates templates;
    private final ConsultationRequests requests;
    private final References references;
    private final Scope scope;

    DraftController(
            Drafts drafts,
            RequestChoices catalogue,
            RequestFormPage page,
            MatchPage match,
            RequestTemplates templates,
            ConsultationRequests requests,
            References references,
            Scope scope) {
        this.drafts = drafts;
        this.catalogue = catalogue;
        this.page = page;
        this.match = match;
        this.templates = templates;
        this.requests = requests;
        this.references = references;
        this.scope = scope;
    }

    /**
     * Keeps a form as it is now; a form that was filed is not kept any more.
     *
     * @param request the id of the request that it is to change; empty where it is to file one
     * @param turn grows with each sending
     */
    @PostMapping("/requests/new/draft")
    RedirectView keep(
            @ModelAttribute("form") RequestForm typed,
            @RequestParam(defaultValue = "") String request,
            @RequestParam(defaultValue = "0") long turn,
            RedirectAttributes after) {
        Reach mine = scope.coordinated();
        if (!request.isEmpty() && requests.findWithin(request, mine).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (requests.findByFormKey(typed.key()).isEmpty()) {
            drafts.keep(typed, request.isEmpty() ? null : request, false, Math.max(0, turn));
        }
        after.addAttribute("draft", typed.key());
        var view = new RedirectView("/requests/new/match", true);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    /** The part of the form that says what can be had for it. */
    @GetMapping("/requests/new/match")
    String match(@RequestParam String draft, @AuthenticationPrincipal CurrentUser user, Locale locale, Model model) {
        Optional<Drafts.Draft> kept = drafts.of(draft);
        if (kept.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        RequestForm form = kept.get().form();
        String request = kept.get().request();
        if (request != null && requests.findWithin(request, scope.coordinated()).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        references.tellOfCase(form.existingCase());
        match.fill(page.look(form, request, kept.get().withheld(), locale, model), user, locale, model);
        return "inbox/match :: answer";
    }

    /** The part of the form that says what templates, whom and what a word stands for. */
    @GetMapping("/requests/new/find")
    String find(@RequestParam(defaultValue = "") String find, Locale locale, Model model) {
        model.addAttribute("find", find.strip());
        model.addAttribute("found", catalogue.find(Texts.proper(find), templates.all(), locale));
        return "inbox/match :: found";
    }

    /** Forgets what was typed. */
    @PostMapping("/requests/new/discard")
    String discard(@RequestParam String draft, RedirectAttributes after) {
        after.addFlashAttribute("told", drafts.drop(draft) ? "draft.discarded" : "told.gone-already");
        return "redirect:/requests?tab=drafts";
    }
}
