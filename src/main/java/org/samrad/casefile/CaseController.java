package org.samrad.casefile;

import jakarta.servlet.http.HttpServletRequest;
import java.text.Collator;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.audit.AccessLog;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Texts;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.scope.Reach;
import org.samrad.scope.Scope;
import org.samrad.specialist.Organisation;
import org.samrad.specialist.Organisations;
import org.samrad.system.Languages;
import org.samrad.time.PlanningHorizons;
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

/** The page of a case, and what a coordinator keeps on it. */
@Controller
class CaseController {

    private final CaseFiles files;
    private final ConsentKeeping consents;
    private final WishKeeping wishes;
    private final Cases cases;
    private final Organisations organisations;
    private final PlanningHorizons horizons;
    private final Scope scope;
    private final AccessLog log;
    private final Clock clock;

    CaseController(
            CaseFiles files,
            ConsentKeeping consents,
            WishKeeping wishes,
            Cases cases,
            Organisations organisations,
            PlanningHorizons horizons,
            Scope scope,
            AccessLog log,
            Clock clock) {
        this.files = files;
        this.consents = consents;
        this.wishes = wishes;
        this.cases = cases;
        this.organisations = organisations;
        this.horizons = horizons;
        this.scope = scope;
        this.log = log;
        this.clock = clock;
    }

    @GetMapping("/cases/{id}")
    String show(@PathVariable String id, @AuthenticationPrincipal CurrentUser user, Locale locale, Model model) {
        CaseFile file = found(id, user);
        model.addAttribute("file", file);
        model.addAttribute("today", horizons.now(clock).toLocalDate());
        model.addAttribute("mostWishes", CaseWishes.MOST);
        model.addAttribute("languages", Languages.SPOKEN);
        if (file.mine()) {
            var alphabet = Collator.getInstance(locale);
            List<Organisation> all = organisations.findAll().stream()
                    .sorted(Comparator.comparing(Organisation::name, alphabet))
                    .toList();
            model.addAttribute(
                    "organisations",
                    all.stream()
                            .filter(one -> !one.isRetired()
                                    && !one.id().equals(file.about().organisation()))
                            .toList());
            model.addAttribute("answering", answering(all, file.about()));
            model.addAttribute("regional", scope.coordinated().everywhere());
            if (model.getAttribute("form") == null) {
                model.addAttribute("form", CaseForm.of(file.about()));
            }
        }
        return "casefile/show";
    }

    /** Who may be asked to answer for it: whom the reader answers for, and who does so now. */
    private List<Organisation> answering(List<Organisation> all, Case about) {
        Reach mine = scope.coordinated();
        return all.stream()
                .filter(one ->
                        !one.isRetired() && mine.includes(one.id()) || one.id().equals(about.organisation()))
                .toList();
    }

    /** What is planned, in words for the family, in a language of theirs. */
    @GetMapping("/cases/{id}/summary/{language}")
    String summary(
            @PathVariable String id,
            @PathVariable String language,
            @AuthenticationPrincipal CurrentUser user,
            HttpServletRequest asked,
            Model model) {
        CaseFile file = found(id, user);
        if (!file.mine()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Locale wanted = Languages.SPOKEN.stream()
                .filter(locale -> locale.getLanguage().equals(language))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Languages.showIn(wanted, asked);
        model.addAttribute("file", file);
        model.addAttribute("today", horizons.now(clock).toLocalDate());
        return "casefile/summary";
    }

    private CaseFile found(String id, CurrentUser user) {
        CaseFile file = files.of(id, user).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!log.isToldOf(id)) {
            log.read(id, file.about().organisation(), file.about().isProtected(), id);
        }
        return file;
    }

    /** @param version of the wishes that were shown; 0 where there were none */
    @PostMapping("/cases/{id}/wishes")
    String write(
            @PathVariable String id,
            @RequestParam(name = "text", defaultValue = "") String typed,
            @RequestParam(defaultValue = "0") int version,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        String text = Texts.lines(typed);
        String wrong = !Texts.isProper(text) || text.length() > CaseWishes.MOST
                ? "case.wishes.error.long"
                : IdentityNumbers.firstIn(text).isPresent() ? "case.wishes.error.identity" : null;
        if (wrong == null) {
            wrong = switch (wishes.write(id, text, version, user)) {
                case DONE -> null;
                case CHANGED -> "case.wishes.error.changed";
                case UNKNOWN -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            };
        }
        if (wrong == null) {
            next.addFlashAttribute("told", "case.wishes.saved");
        } else {
            next.addFlashAttribute("wrong", wrong);
            next.addFlashAttribute("typed", text);
        }
        return "redirect:/cases/{id}";
    }

    @PostMapping("/cases/{id}/consents")
    String give(
            @PathVariable String id, @RequestParam(defaultValue = "") String organisation, RedirectAttributes next) {
        if (!organisations.existsById(organisation)) {
            next.addFlashAttribute("wrong", "case.consent.error.organisation");
            return "redirect:/cases/{id}";
        }
        switch (consents.give(id, organisation)) {
            case DONE -> next.addFlashAttribute("told", "case.consent.given");
            case BEFORE -> next.addFlashAttribute("told", "case.consent.given-before");
            case FULL, CHANGED -> next.addFlashAttribute("wrong", "case.consent.error.full");
            case UNKNOWN -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/cases/{id}";
    }

    /** Says first what would go with it. */
    @GetMapping("/cases/{id}/consents/{organisation}/withdraw")
    String ask(@PathVariable String id, @PathVariable String organisation, Model model) {
        Case about = cases.findWithin(id, scope.coordinated())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!log.isToldOf(id)) {
            log.read(id, about.organisation(), about.isProtected(), id);
        }
        model.addAttribute("caseId", id);
        model.addAttribute(
                "organisation",
                organisations
                        .findById(organisation)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        model.addAttribute("hits", consents.hits(id, organisation));
        model.addAttribute("held", consents.held(id, organisation));
        return "casefile/withdraw";
    }

    @PostMapping("/cases/{id}/consents/{organisation}/withdraw")
    String withdraw(
            @PathVariable String id,
            @PathVariable String organisation,
            @RequestParam(required = false) @Nullable List<String> seen,
            RedirectAttributes next) {
        Set<String> shown = seen == null ? Set.of() : new TreeSet<>(seen);
        switch (consents.withdraw(id, organisation, shown)) {
            case DONE -> next.addFlashAttribute("told", "case.consent.withdrawn");
            case BEFORE -> next.addFlashAttribute("told", "case.consent.withdrawn-before");
            case CHANGED, FULL -> {
                next.addFlashAttribute("changed", true);
                return "redirect:/cases/{id}/consents/{organisation}/withdraw";
            }
            case UNKNOWN -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/cases/{id}";
    }
}
