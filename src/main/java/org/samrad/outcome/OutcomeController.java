package org.samrad.outcome;

import org.samrad.account.CurrentUser;
import org.samrad.audit.AccessLog;
import org.samrad.outcome.ConsultationOutcome.Conclusion;
import org.samrad.outcome.ConsultationOutcome.WhyNotHeld;
import org.samrad.outcome.OutcomeRecording.Begun;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The coordinator tells what became of a consultation. */
@Controller
class OutcomeController {

    private final OutcomeRecording recording;
    private final AccessLog log;

    OutcomeController(OutcomeRecording recording, AccessLog log) {
        this.recording = recording;
        this.log = log;
    }

    @GetMapping("/requests/{id}/outcome")
    String ask(@PathVariable String id, Model model) {
        Begun begun = recording.begun(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        log.readOf(id);
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", begun.outcome().map(OutcomeForm::of).orElseGet(OutcomeForm::empty));
        }
        model.addAttribute("request", begun.request());
        model.addAttribute("time", begun.appointment().time());
        model.addAttribute("outcome", begun.outcome().orElse(null));
        model.addAttribute("reasons", WhyNotHeld.values());
        model.addAttribute("conclusions", Conclusion.values());
        model.addAttribute("mostNote", ConsultationOutcome.MOST_NOTE);
        model.addAttribute("mostWeeks", ConsultationOutcome.MOST_WEEKS);
        return "outcome/form";
    }

    @PostMapping("/requests/{id}/outcome")
    String tell(
            @PathVariable String id,
            @ModelAttribute("form") OutcomeForm form,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        var wrong = form.wrong();
        if (!wrong.isEmpty()) {
            next.addFlashAttribute("form", form);
            next.addFlashAttribute("wrong", wrong);
            return "redirect:/requests/{id}/outcome";
        }
        switch (recording.record(id, form, user)) {
            case DONE -> {
                next.addFlashAttribute("told", "outcome.recorded");
                return "redirect:/requests/{id}";
            }
            case CHANGED -> {
                next.addFlashAttribute("form", form);
                next.addFlashAttribute("changed", true);
                return "redirect:/requests/{id}/outcome";
            }
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
