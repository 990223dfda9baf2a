package org.samrad.booking;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Times and panels for one request: look at them, hold one, book it or propose it to the planner, let go of it. */
@Controller
@RequestMapping("/requests/{id}/suggestions")
class SuggestionsController {

    private final SuggestionsPage page;
    private final Taking taking;
    private final Holding holding;

    SuggestionsController(SuggestionsPage page, Taking taking, Holding holding) {
        this.page = page;
        this.taking = taking;
        this.holding = holding;
    }

    @GetMapping
    String show(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String day,
            @AuthenticationPrincipal CurrentUser user,
            Locale locale,
            Model model) {
        page.fill(id, day, user, locale, model);
        page.tell(id);
        return "booking/suggestions";
    }

    @PostMapping("/hold")
    String hold(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        return take(id, Taking.Way.HOLD, fields, user, next);
    }

    @PostMapping("/book")
    String book(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        return take(id, Taking.Way.BOOK, fields, user, next);
    }

    @PostMapping("/propose")
    String propose(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        return take(id, Taking.Way.PROPOSE, fields, user, next);
    }

    private String take(
            String id,
            Taking.Way way,
            MultiValueMap<String, String> fields,
            CurrentUser user,
            RedirectAttributes next) {
        page.requireMine(id, user);
        Taking.Step step =
                Taking.Step.of(way, fields).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        return taking.take(id, step, user, next);
    }

    /** @param hold the id of what the page showed to be held */
    @PostMapping("/release")
    String release(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable UUID hold,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        page.requireMine(id, user);
        try {
            next.addFlashAttribute("told", holding.release(id, hold) ? "booking.released" : "told.gone-already");
        } catch (BookingRefused refused) {
            next.addFlashAttribute("refused", refused.why().name());
        }
        return "redirect:/requests/{id}/suggestions";
    }
}
