package org.samrad.booking;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Form;
import org.samrad.consultation.Urgency;
import org.samrad.policy.RequestKinds;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What coordinators may book without asking, and how long times are held. */
@Controller
class BookingRulesController {

    private final RulesOfBooking rules;

    BookingRulesController(RulesOfBooking rules) {
        this.rules = rules;
    }

    /**
     * The rules as they are, or as they were typed.
     *
     * @param error key of what is wrong; null where nothing is
     */
    record Typed(
            RequestKinds kinds, String minutes, @Nullable String error) implements Serializable {}

    @GetMapping("/rules/booking")
    String show(Model model) {
        BookingRules now = rules.current();
        if (!(model.getAttribute("typed") instanceof Typed)) {
            model.addAttribute("typed", new Typed(now.kinds(), String.valueOf(now.holdMinutes()), null));
        }
        model.addAttribute("seen", now.version());
        model.addAttribute("forms", Form.values());
        model.addAttribute("urgencies", Urgency.values());
        model.addAttribute("least", BookingRules.LEAST_MINUTES);
        model.addAttribute("most", BookingRules.MOST_MINUTES);
        return "booking/rules";
    }

    @PostMapping("/rules/booking")
    String save(
            @RequestParam(defaultValue = "") List<String> forms,
            @RequestParam(defaultValue = "") List<String> urgencies,
            @RequestParam(defaultValue = "") String minutes,
            @RequestParam int seen,
            RedirectAttributes next) {
        RequestKinds kinds = RequestKinds.named(forms, urgencies);
        String error = "booking.rules.minutes.error";
        try {
            int held = Integer.parseInt(minutes.strip());
            if (BookingRules.isHoldMinutes(held)) {
                rules.change(kinds, held, seen);
                next.addFlashAttribute("saved", true);
                return "redirect:/rules/booking";
            }
        } catch (NumberFormatException noNumber) {
            // The page says so.
        } catch (OptimisticLockingFailureException meanwhile) {
            error = "booking.rules.meanwhile";
        }
        next.addFlashAttribute("typed", new Typed(kinds, minutes, error));
        return "redirect:/rules/booking";
    }
}
