package org.samrad.booking;

import java.util.List;
import java.util.Locale;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.plan.web.BoardWords;
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

    private static final String BACK = "redirect:/requests/{id}/suggestions";

    private final SuggestionsPage page;
    private final Holding holding;
    private final Bookings bookings;
    private final Asking asking;
    private final BoardWords words;

    SuggestionsController(SuggestionsPage page, Holding holding, Bookings bookings, Asking asking, BoardWords words) {
        this.page = page;
        this.holding = holding;
        this.bookings = bookings;
        this.asking = asking;
        this.words = words;
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
        return act(id, user, next, BACK, "booking.held", () -> holding.hold(id, sent(fields), user.username()));
    }

    @PostMapping("/book")
    String book(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        return act(
                id,
                user,
                next,
                "redirect:/requests/{id}",
                "booking.booked",
                () -> bookings.book(id, sent(fields), user.username(), user.is(AccountRole.PLANNER)));
    }

    @PostMapping("/propose")
    String propose(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        return act(id, user, next, BACK, "booking.proposed", () -> asking.ask(id, sent(fields), user.username()));
    }

    @PostMapping("/release")
    String release(@PathVariable String id, @AuthenticationPrincipal CurrentUser user, RedirectAttributes next) {
        return act(id, user, next, BACK, "booking.released", () -> holding.release(id));
    }

    private String act(String id, CurrentUser user, RedirectAttributes next, String done, String told, Runnable what) {
        page.requireMine(id, user);
        try {
            what.run();
        } catch (BookingRefused refused) {
            next.addFlashAttribute("refused", refused.why().name());
            next.addFlashAttribute("refusedFor", rules(refused));
            return BACK;
        }
        next.addFlashAttribute("told", told);
        return done;
    }

    private List<String> rules(BookingRefused refused) {
        return refused.violations().stream()
                .map(violation -> words.rule(violation.rule()))
                .distinct()
                .toList();
    }

    private static Suggestion sent(MultiValueMap<String, String> fields) {
        return Suggestion.read(fields).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }
}
