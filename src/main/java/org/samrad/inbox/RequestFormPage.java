package org.samrad.inbox;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.time.PlanningHorizons;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;

/** Puts on the page of the form what it offers to choose from, and what follows from what was typed. */
@Component
class RequestFormPage {

    private final ConsultationRequests requests;
    private final Cases cases;
    private final RequestChoices catalogue;
    private final References references;
    private final PlanningHorizons horizons;
    private final Clock clock;

    RequestFormPage(
            ConsultationRequests requests,
            Cases cases,
            RequestChoices catalogue,
            References references,
            PlanningHorizons horizons,
            Clock clock) {
        this.requests = requests;
        this.cases = cases;
        this.catalogue = catalogue;
        this.references = references;
        this.horizons = horizons;
        this.clock = clock;
    }

    LocalDate today() {
        return horizons.now(clock).toLocalDate();
    }

    /** The form of a request as it stands. */
    @Transactional(readOnly = true)
    RequestForm formOf(String id, Names names) {
        ConsultationRequest request = requests.findById(id).orElseThrow();
        return RequestForm.of(request, cases.findById(request.caseId()).orElse(null), names);
    }

    /**
     * @param id the request that is changed; null where one is filed
     * @param notes what can be said of what is typed
     */
    @Transactional(readOnly = true)
    String show(
            RequestForm form,
            @Nullable String id,
            FormProblems problems,
            List<Note> notes,
            Locale locale,
            Model model) {
        model.addAttribute("form", form);
        model.addAttribute("id", id);
        model.addAttribute("problems", problems);
        model.addAttribute("notes", notes);
        model.addAttribute("typedIn", "request");
        model.addAttribute("dueByDefault", dueByDefault(form));
        model.addAttribute("horizon", horizons.current().orElse(null));
        model.addAttribute("forms", Form.values());
        model.addAttribute("urgencies", Urgency.values());
        model.addAttribute("modes", Mode.values());
        model.addAttribute("sectors", Sector.values());
        model.addAttribute("competences", catalogue.competences(locale));
        model.addAttribute("specialists", catalogue.specialists(locale));
        model.addAttribute("sites", catalogue.sites(locale));
        model.addAttribute("languages", catalogue.languages(form.languages(), locale));
        model.addAttribute("caseIds", id == null ? references.caseIds() : List.of());
        model.addAttribute("siblings", references.requestsOf(form.existingCase()));
        return "inbox/form";
    }

    /** The last day within the guarantee where none is typed, once the day of receipt and the urgency are. */
    private static @Nullable LocalDate dueByDefault(RequestForm form) {
        try {
            return LocalDate.parse(form.received())
                    .plusDays(Urgency.valueOf(form.urgency()).days());
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }
}
