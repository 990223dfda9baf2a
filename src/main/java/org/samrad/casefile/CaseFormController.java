package org.samrad.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.casefile.CaseForm.Problem;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Limits;
import org.samrad.limits.Texts;
import org.samrad.request.Exclusion;
import org.samrad.scope.Reach;
import org.samrad.scope.Scope;
import org.samrad.specialist.Organisations;
import org.samrad.specialist.Specialist;
import org.samrad.specialist.Specialists;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes what a coordinator says anew of a case itself. */
@Controller
class CaseFormController {

    /** So many people of one name are told apart. */
    private static final int MOST_ALIKE = 5;

    private static final Problem CHANGED = new Problem("", "case.terms.error.changed", List.of());

    private final CaseTermsKeeping keeping;
    private final Specialists specialists;
    private final Organisations organisations;
    private final Scope scope;

    CaseFormController(CaseTermsKeeping keeping, Specialists specialists, Organisations organisations, Scope scope) {
        this.keeping = keeping;
        this.specialists = specialists;
        this.organisations = organisations;
        this.scope = scope;
    }

    /**
     * Takes the form of the case's page.
     *
     * @param version of the case that was shown
     * @param organisation null where the form did not ask for one
     * @param lift the ids of those who may be on panels again
     * @param agreed what stands for what was asked and agreed to
     */
    @PostMapping("/cases/{id}/terms")
    String change(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(name = "protectedCase", defaultValue = "false") boolean isProtected,
            @RequestParam(defaultValue = "") String municipality,
            @RequestParam(required = false) @Nullable String organisation,
            @RequestParam(required = false) @Nullable List<String> lift,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String agreed,
            RedirectAttributes next) {
        CaseTerms about = keeping.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var form = new CaseForm(
                isProtected,
                Texts.clean(municipality),
                organisation == null ? Objects.requireNonNullElse(about.organisation(), "") : organisation,
                lift == null ? List.of() : List.copyOf(lift),
                Texts.clean(person),
                Texts.clean(why),
                List.of(),
                null);
        var problems = new ArrayList<Problem>();
        CaseTerms terms = terms(form, about, problems);
        if (!problems.isEmpty()) {
            next.addFlashAttribute("form", form.withoutIdentities().with(problems));
            return "redirect:/cases/{id}";
        }
        CaseTermsKeeping.Said said = keeping.change(id, version, terms, agreed);
        switch (said.outcome()) {
            case DONE -> next.addFlashAttribute("told", "case.terms.saved");
            case ASKS -> next.addFlashAttribute("form", form.with(Objects.requireNonNull(said.question())));
            case CHANGED -> next.addFlashAttribute("form", form.with(List.of(CHANGED)));
            case UNKNOWN -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/cases/{id}";
    }

    private CaseTerms terms(CaseForm form, CaseTerms about, List<Problem> problems) {
        checkText("municipality", form.municipality(), problems);
        checkText("why", form.why(), problems);
        String answering = form.organisation().isEmpty() ? null : form.organisation();
        Reach mine = scope.coordinated();
        boolean known = answering == null ? mine.everywhere() : organisations.existsById(answering);
        if (!Objects.equals(answering, about.organisation()) && (!known || !mine.includes(answering))) {
            problems.add(new Problem("organisation", "request.error.organisation", List.of()));
        }
        var excluded = new ArrayList<Exclusion>(about.excluded().stream()
                .filter(one -> !form.lifted().contains(one.specialist()))
                .toList());
        Specialist added = person(form, problems);
        if (added != null) {
            var exclusion = new Exclusion(added.id(), Texts.cleanOrNull(form.why()));
            // Sent again it stays where it is, so that nothing has changed.
            excluded.replaceAll(one -> one.specialist().equals(added.id()) ? exclusion : one);
            if (!excluded.contains(exclusion)) {
                excluded.add(exclusion);
            }
            if (excluded.size() > CaseTerms.MOST_EXCLUDED) {
                problems.add(new Problem(
                        "person", "case.terms.error.full", List.of(String.valueOf(CaseTerms.MOST_EXCLUDED))));
            }
        }
        return new CaseTerms(form.isProtected(), Texts.cleanOrNull(form.municipality()), answering, excluded);
    }

    private static void checkText(String field, String text, List<Problem> problems) {
        if (!Limits.isShort(text) || !Texts.isProper(text)) {
            problems.add(new Problem(field, "case.terms.error.long", List.of(String.valueOf(Limits.TEXT))));
        } else if (IdentityNumbers.firstIn(text).isPresent()) {
            problems.add(new Problem(field, "case.wishes.error.identity", List.of()));
        }
    }

    /** Whom a name means; null where nobody is named, or where it can't be told who is meant: then that is a problem. */
    private @Nullable Specialist person(CaseForm form, List<Problem> problems) {
        String typed = form.person();
        if (typed.isEmpty()) {
            if (!form.why().isEmpty()) {
                problems.add(new Problem("person", "case.terms.error.nobody", List.of()));
            }
            return null;
        }
        if (!Limits.isShort(typed) || !Texts.isProper(typed)) {
            problems.add(new Problem("person", "case.terms.error.long", List.of(String.valueOf(Limits.TEXT))));
            return null;
        }
        if (IdentityNumbers.firstIn(typed).isPresent()) {
            problems.add(new Problem("person", "case.wishes.error.identity", List.of()));
            return null;
        }
        String pattern = "%" + typed.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
        List<Specialist> alike = specialists.findCalled(typed, pattern, Limit.of(MOST_ALIKE + 1));
        List<Specialist> meant = alike.stream()
                .filter(one -> one.id().equals(typed) || one.name().equalsIgnoreCase(typed))
                .toList();
        if (meant.size() == 1 || alike.size() == 1) {
            return meant.size() == 1 ? meant.getFirst() : alike.getFirst();
        }
        problems.add(
                alike.isEmpty()
                        ? new Problem("person", "case.terms.error.person", List.of(typed))
                        : new Problem("person", "case.terms.error.several", List.of(typed, named(alike))));
        return null;
    }

    private static String named(List<Specialist> alike) {
        return String.join(
                        ", ",
                        alike.stream()
                                .limit(MOST_ALIKE)
                                .map(one -> "%s (%s)".formatted(one.name(), one.id()))
                                .toList())
                + (alike.size() > MOST_ALIKE ? " …" : "");
    }
}
