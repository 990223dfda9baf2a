package org.samrad.inbox.form;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.booking.Taking;
import org.samrad.inbox.choice.Names;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestFiling;
import org.samrad.request.RequestState;
import org.samrad.scope.Scope;
import org.samrad.system.PageFailures;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Files and changes requests. Whatever is sent is kept as a draft first, and a form that can't be saved comes back as it was
 * typed, by its own address.
 */
@Controller
class RequestFormController {

    private final ConsultationRequests requests;
    private final FormFiling filing;
    private final RequestChoices catalogue;
    private final References references;
    private final RequestFormPage page;
    private final MatchPage match;
    private final Outlook outlook;
    private final RequestWarnings warnings;
    private final Drafts drafts;
    private final Prefilled prefilled;
    private final Taking taking;
    private final Scope scope;
    private final TransactionOperations transactions;

    RequestFormController(
            ConsultationRequests requests,
            FormFiling filing,
            RequestChoices catalogue,
            References references,
            RequestFormPage page,
            MatchPage match,
            Outlook outlook,
            RequestWarnings warnings,
            Drafts drafts,
            Prefilled prefilled,
            Taking taking,
            Scope scope,
            TransactionOperations transactions) {
        this.requests = requests;
        this.filing = filing;
        this.catalogue = catalogue;
        this.references = references;
        this.page = page;
        this.match = match;
        this.outlook = outlook;
        this.warnings = warnings;
        this.drafts = drafts;
        this.prefilled = prefilled;
        this.taking = taking;
        this.scope = scope;
        this.transactions = transactions;
    }

    /**
     * @param before the id of the request that it is to come after; empty for none
     * @param again the id of the request that it asks the same as; empty for none
     * @param draft the key of a form that was sent before
     */
    @GetMapping("/requests/new")
    String ask(
            @RequestParam(name = "case", defaultValue = "") String caseId,
            @RequestParam(name = "after", defaultValue = "") String before,
            @RequestParam(defaultValue = "") String again,
            @RequestParam(defaultValue = "") String draft,
            @AuthenticationPrincipal CurrentUser user,
            Locale locale,
            Model model,
            RedirectAttributes after) {
        Optional<ConsultationRequest> filed = filed(draft);
        if (filed.isPresent()) {
            return saved(filed.get().id(), draft, "request.filed", after);
        }
        Optional<Drafts.Draft> kept = drafts.of(draft);
        RequestForm form = kept.map(Drafts.Draft::form).orElseGet(() -> begun(caseId, before, again, locale));
        model.addAttribute("instead", kept.map(Drafts.Draft::instead).orElse(null));
        model.addAttribute("begunFrom", kept.isPresent() ? "" : before.isEmpty() ? again : before);
        return show(form, null, kept.orElse(null), user, locale, model);
    }

    private RequestForm begun(String caseId, String before, String again, Locale locale) {
        if (!before.isEmpty()) {
            return prefilled.after(before, catalogue.names(locale));
        }
        return again.isEmpty()
                ? RequestForm.empty(page.today(), caseId)
                : prefilled.again(again, catalogue.names(locale));
    }

    /**
     * @param change what would give it a time, which the form then holds; empty for none
     * @param draft the key of a form that was sent before
     */
    @GetMapping("/requests/{id}/edit")
    String edit(
            @PathVariable String id,
            @RequestParam(name = "with", defaultValue = "") String change,
            @RequestParam(defaultValue = "") String draft,
            @AuthenticationPrincipal CurrentUser user,
            Locale locale,
            Model model,
            RedirectAttributes after) {
        ConsultationRequest request = found(id);
        references.tell(id);
        Optional<Drafts.Draft> kept = drafts.of(draft);
        Over over = over(request);
        if (over != null && kept.isPresent()) {
            // Kept as one of its own only once somebody goes on with it: looking changes nothing.
            RequestForm typed = kept.get().form();
            model.addAttribute("instead", over.instead(id, typed));
            return show(typed.asAnother(request.caseId()), null, null, user, locale, model);
        }
        if (over != null) {
            after.addFlashAttribute("told", over == Over.BEGUN ? "request.begun" : "request.withdrawn-already");
            return "redirect:/requests/{id}";
        }
        if (kept.isEmpty()) {
            FormStep.Offered offered = page.changed(id, change, locale);
            model.addAttribute("filledIn", change.isEmpty() ? null : offered.filled());
            return show(offered.form(), id, null, user, locale, model);
        }
        RequestForm form = kept.get().form();
        if (!form.seen().equals(Integer.toString(request.version()))) {
            form = form.against(request.version());
            model.addAttribute("conflict", true);
            model.addAttribute("interrupted", null);
        }
        return show(form, id, kept.get(), user, locale, model);
    }

    /** Why what is typed about a request can only be kept as another one. */
    private enum Over {
        FILED("request.filed-before", "request.filed-before.text"),
        MORE("request.filed-before", "request.filed-before.more"),
        WITHDRAWN("request.withdrawn-meanwhile", "request.withdrawn-meanwhile.text"),
        BEGUN("request.begun-meanwhile", "request.begun-meanwhile.text");

        private final String told;
        private final String text;

        Over(String told, String text) {
            this.told = told;
            this.text = text;
        }

        Drafts.Instead instead(String request, RequestForm typed) {
            return new Drafts.Instead(request, told, text, typed.key());
        }
    }

    private @Nullable Over over(ConsultationRequest request) {
        boolean withdrawn = request.state() == RequestState.WITHDRAWN;
        return withdrawn ? Over.WITHDRAWN : filing.hasBegun(request) ? Over.BEGUN : null;
    }

    private String show(
            @Nullable RequestForm form,
            @Nullable String id,
            Drafts.@Nullable Draft kept,
            CurrentUser user,
            Locale locale,
            Model model) {
        // Matched outside of a transaction: it may wait for the plan, which is read by another connection.
        RequestFormPage.Shown shown = page.show(form, id, kept, locale, model);
        references.tellOfCase(shown.form().existingCase());
        match.fill(shown, user, locale, model);
        return "inbox/form";
    }

    @PostMapping("/requests")
    String file(
            @ModelAttribute("form") RequestForm typed,
            @RequestParam(name = "do", defaultValue = "") String step,
            @RequestParam(defaultValue = "0") long turn,
            @AuthenticationPrincipal CurrentUser user,
            Locale locale,
            HttpServletRequest asked,
            RedirectAttributes after) {
        String before = transactions.execute(status -> filed(typed.key())
                .map(filed -> again(filed, typed, locale, after))
                .orElse(null));
        return before != null ? before : save(typed, step, turn, null, user, locale, asked, after);
    }

    @PostMapping("/requests/{id}")
    String change(
            @PathVariable String id,
            @ModelAttribute("form") RequestForm typed,
            @RequestParam(name = "do", defaultValue = "") String step,
            @RequestParam(defaultValue = "0") long turn,
            @AuthenticationPrincipal CurrentUser user,
            Locale locale,
            HttpServletRequest asked,
            RedirectAttributes after) {
        ConsultationRequest request = found(id);
        Over over = over(request);
        return over != null
                ? another(typed, typed, request, over, after)
                : save(typed, step, turn, id, user, locale, asked, after);
    }

    private String save(
            RequestForm sent,
            String step,
            long turn,
            @Nullable String id,
            CurrentUser user,
            Locale locale,
            HttpServletRequest asked,
            RedirectAttributes after) {
        RequestForm typed = page.stepped(sent, step);
        // What was wrong when it was to be saved is told until it is right, whatever is pressed meanwhile.
        drafts.keep(typed, id, FormStep.saves(step), Math.max(0, turn));
        String back = UriComponentsBuilder.fromUriString(Drafts.Draft.address(typed.key(), id))
                .encode()
                .toUriString();
        asked.setAttribute(PageFailures.BACK, back);
        if (FormStep.speaks(step)) {
            return UriComponentsBuilder.fromPath("forward:/language")
                    .queryParam("tag", FormStep.language(step))
                    .queryParam("from", "{back}")
                    .encode()
                    .buildAndExpand(back)
                    .toUriString();
        }
        if (FormStep.isLeft(step)) {
            boolean kept = step.equals(FormStep.KEEP);
            if (!kept) {
                drafts.drop(typed.key());
            }
            after.addFlashAttribute("told", kept ? "draft.kept" : "draft.discarded");
            return "redirect:/requests?tab=drafts";
        }
        if (!FormStep.saves(step)) {
            return "redirect:" + back + FormStep.goesOnAt(step);
        }
        Names names = catalogue.names(locale);
        RequestFormPage.Reading read = page.read(typed, id, names);
        RequestContent content = read.content();
        List<Series.Part> later = read.later();
        if (content == null
                || later == null
                || !typed.times().isEmpty()
                || !warnings.unconfirmed(
                                typed,
                                content,
                                RequestWarnings.Withheld.of(typed).fields(),
                                id,
                                outlook.of(typed, names))
                        .isEmpty()) {
            return "redirect:" + back;
        }
        try {
            List<String> saved = filing.store(typed, id, content, later);
            drafts.drop(typed.key());
            String told = id != null ? "request.changed" : later.isEmpty() ? "request.filed" : "request.filed-series";
            if (step.equals(FormStep.SAVE_NEXT)) {
                after.addFlashAttribute("told", told);
                after.addFlashAttribute("savedForm", typed.key());
                after.addAttribute("after", saved.getLast());
                return "redirect:/requests/new";
            }
            String shown = saved(saved.getFirst(), typed.key(), told, after);
            return Taking.Step.of(id == null ? step : "")
                    .map(taken -> taking.take(saved.getFirst(), taken, user, after))
                    .orElse(shown);
        } catch (RequestFiling.HasBegun e) {
            return another(typed, typed, found(Objects.requireNonNull(id)), Over.BEGUN, after);
        } catch (RequestFiling.CaseTaken | RequestFiling.FollowsItself e) {
            // The page reads the form again, and now finds beside what is typed what somebody else has just saved.
            return "redirect:" + back;
        }
    }

    /** A form that has been filed before: nothing is left to do, unless it has been changed since. */
    private String again(ConsultationRequest filed, RequestForm typed, Locale locale, RedirectAttributes after) {
        RequestFormPage.Reading read = page.read(typed, filed.id(), catalogue.names(locale));
        boolean same = filed.content().equals(read.content())
                && (typed.caseKind().equals(RequestForm.NEW_CASE)
                        ? typed.newCase().isEmpty() || typed.newCase().equals(filed.caseId())
                        : typed.existingCase().equals(filed.caseId()));
        if (!same) {
            return another(typed, typed, filed, Over.FILED, after);
        }
        if (read.later() != null && filing.isFiled(filed, read.later())) {
            return saved(filed.id(), typed.key(), "request.filed", after);
        }
        RequestForm rest =
                Series.rest(page.titled(typed), filed, catalogue.catalogue().scale());
        return another(rest, typed, filed, Over.MORE, after);
    }

    /** @param left what of the typed form is not filed */
    private String another(
            RequestForm left, RequestForm typed, ConsultationRequest of, Over why, RedirectAttributes after) {
        RequestForm another = left.asAnother(of.caseId());
        transactions.executeWithoutResult(status -> {
            drafts.keepInstead(another, why.instead(of.id(), typed));
            drafts.drop(typed.key());
        });
        after.addAttribute("draft", another.key());
        return "redirect:/requests/new";
    }

    private static String saved(@Nullable String id, String form, String told, RedirectAttributes after) {
        after.addFlashAttribute("told", told);
        after.addFlashAttribute("savedForm", form);
        after.addAttribute("id", id);
        return "redirect:/requests/{id}";
    }

    private ConsultationRequest found(String id) {
        return requests.findWithin(id, scope.coordinated())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** The request that a form of somebody who answers for it has filed. */
    private Optional<ConsultationRequest> filed(String key) {
        return requests.findByFormKey(key).flatMap(request -> requests.findWithin(request.id(), scope.coordinated()));
    }
}
