package org.samrad.inbox.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.inbox.form.References;
import org.samrad.inbox.series.SeriesChanging.Refused;
import org.samrad.limits.Fault;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.RequestFiling;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A request and those that come after it, changed together: chosen and shown by an address of its own, then done. */
@Controller
class SeriesController {

    private final SeriesPage page;
    private final SeriesChanging changing;
    private final RequestChoices choices;
    private final References reading;

    SeriesController(SeriesPage page, SeriesChanging changing, RequestChoices choices, References reading) {
        this.page = page;
        this.changing = changing;
        this.choices = choices;
        this.reading = reading;
    }

    @GetMapping("/requests/{id}/series")
    String show(
            @PathVariable String id,
            @ModelAttribute("form") SeriesForm form,
            Locale locale,
            Model model,
            RedirectAttributes after) {
        String told = page.fill(id, form, locale, model);
        if (told != null) {
            after.addFlashAttribute("told", told);
            return "redirect:/requests/{id}";
        }
        reading.tell(id);
        return "inbox/series";
    }

    /**
     * Changes those that were picked, as they were shown.
     *
     * @param picked see {@link ChangedRequest#code}
     */
    @PostMapping("/requests/{id}/series")
    String change(
            @PathVariable String id,
            @ModelAttribute("form") SeriesForm form,
            @RequestParam(defaultValue = "") List<String> picked,
            @RequestParam(defaultValue = "false") boolean agreed,
            Locale locale,
            RedirectAttributes after) {
        List<ConsultationRequest> series = page.found(id).requests();
        var wrong = new ArrayList<Fault>();
        SeriesChange change = form.read(choices.names(locale), wrong);
        if (!wrong.isEmpty() || form.isEmpty()) {
            return "redirect:" + form.address(id);
        }
        Refused refused = changed(id, picked, change, agreed, locale);
        if (refused == null) {
            after.addFlashAttribute("told", "series.changed");
            return "redirect:/requests/{id}";
        }
        after.addFlashAttribute("refused", refused);
        after.addFlashAttribute(
                "picked",
                series.stream()
                        .map(ConsultationRequest::id)
                        .filter(one -> picked.stream().anyMatch(code -> ChangedRequest.isOf(code, one)))
                        .toList());
        return "redirect:" + form.address(id);
    }

    private @Nullable Refused changed(
            String id, List<String> picked, SeriesChange change, boolean agreed, Locale locale) {
        try {
            return changing.change(id, picked, change, agreed, locale);
        } catch (OptimisticLockingFailureException e) {
            return new Refused(
                    "series.refused.changed",
                    e instanceof ObjectOptimisticLockingFailureException one
                                    && one.getIdentifier() instanceof String changed
                            ? changed
                            : id);
        } catch (RequestFiling.HasBegun e) {
            return new Refused("series.refused.gone", "");
        }
    }
}
