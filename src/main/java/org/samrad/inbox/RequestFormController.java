package org.samrad.inbox;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.IdentityNumbers;
import org.samrad.request.RequestFiling;
import org.samrad.request.RequestState;
import org.samrad.request.RequestTerms;
import org.samrad.system.Dates;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Files and changes requests. A form that can't be saved comes back as it was typed. */
@Controller
class RequestFormController {

    /** A free text looks like an identity number. */
    static final String IDENTITY = "identity";

    /** The published consultation would be taken back. */
    static final String REOPENS = "reopens";

    private final ConsultationRequests requests;
    private final Cases cases;
    private final RequestFiling filing;
    private final Catalogue catalogue;
    private final References references;
    private final RequestFormPage page;
    private final Dates dates;
    private final TransactionOperations transactions;

    RequestFormController(
            ConsultationRequests requests,
            Cases cases,
            RequestFiling filing,
            Catalogue catalogue,
            References references,
            RequestFormPage page,
            Dates dates,
            TransactionOperations transactions) {
        this.requests = requests;
        this.cases = cases;
        this.filing = filing;
        this.catalogue = catalogue;
        this.references = references;
        this.page = page;
        this.dates = dates;
        this.transactions = transactions;
    }

    @GetMapping("/requests/new")
    String ask(@RequestParam(name = "case", defaultValue = "") String caseId, Locale locale, Model model) {
        return page.show(RequestForm.empty(page.today(), caseId), null, new FormProblems(), locale, model);
    }

    @GetMapping("/requests/{id}/edit")
    @Transactional(readOnly = true)
    String edit(@PathVariable String id, Locale locale, Model model) {
        ConsultationRequest request = found(id);
        if (request.state() == RequestState.WITHDRAWN) {
            return "redirect:/requests/{id}";
        }
        Case about = cases.findById(request.caseId()).orElse(null);
        var form = RequestForm.of(request, about, catalogue.names(locale));
        return page.show(form, id, new FormProblems(), locale, model);
    }

    @PostMapping("/requests")
    String file(
            @ModelAttribute("form") RequestForm typed,
            @RequestParam(name = "do", defaultValue = "") String step,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        return save(typed, step, null, locale, model, response, after);
    }

    @PostMapping("/requests/{id}")
    String change(
            @PathVariable String id,
            @ModelAttribute("form") RequestForm typed,
            @RequestParam(name = "do", defaultValue = "") String step,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        return save(typed, step, id, locale, model, response, after);
    }

    private String save(
            RequestForm typed,
            String step,
            @Nullable String id,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        if (!FormStep.saves(step)) {
            return page.show(FormStep.applied(step, typed), id, new FormProblems(), locale, model);
        }
        var read = RequestReading.read(typed, id, references, catalogue.names(locale), dates);
        RequestTerms terms = read.terms();
        List<String> warnings = terms == null ? List.of() : unconfirmed(typed, terms, id);
        if (terms == null || !warnings.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("warnings", warnings);
            return page.show(typed, id, read.problems(), locale, model);
        }
        try {
            String saved = transactions.execute(status -> id == null ? file(typed, terms) : change(id, typed, terms));
            after.addFlashAttribute("told", id == null ? "request.filed" : "request.changed");
            after.addAttribute("id", saved);
            return "redirect:/requests/{id}";
        } catch (RequestFiling.CaseTaken e) {
            read.problems().add("newCase", "request.error.case-taken", typed.newCase());
        } catch (RequestFiling.FollowsItself e) {
            read.problems().add("follows", "request.error.follows-itself", typed.follows());
        } catch (OptimisticLockingFailureException e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("conflict", true);
            RequestForm again = typed.against(found(id == null ? "" : id).version());
            return page.show(again, id, read.problems(), locale, model);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page.show(typed, id, read.problems(), locale, model);
    }

    /** The warnings that the coordinator has not yet said to save in spite of. */
    private List<String> unconfirmed(RequestForm typed, RequestTerms terms, @Nullable String id) {
        var warnings = new ArrayList<String>();
        if (typed.freeTexts().stream()
                .anyMatch(text -> IdentityNumbers.firstIn(text).isPresent())) {
            warnings.add(IDENTITY);
        }
        if (id != null
                && Boolean.TRUE.equals(transactions.execute(status -> found(id).reopensOn(terms)))) {
            warnings.add(REOPENS);
        }
        warnings.removeAll(typed.confirmed());
        return warnings;
    }

    private String file(RequestForm typed, RequestTerms terms) {
        if (typed.caseKind().equals(RequestForm.NEW_CASE)) {
            String caseId = typed.newCase().isEmpty() ? cases.nextId() : typed.newCase();
            return filing.file(new Case(caseId, typed.municipality(), typed.protectedCase()), terms);
        }
        return filing.file(typed.existingCase(), terms);
    }

    private String change(String id, RequestForm typed, RequestTerms terms) {
        ConsultationRequest request = found(id);
        filing.change(request, typed.version().matches("\\d{1,9}") ? Integer.parseInt(typed.version()) : -1, terms);
        return id;
    }

    private ConsultationRequest found(String id) {
        return requests.findById(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
