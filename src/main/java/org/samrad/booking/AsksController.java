package org.samrad.booking;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Limits;
import org.samrad.limits.Texts;
import org.samrad.plan.web.BoardWords;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What coordinators ask planners to book: each is booked, or goes back with a reason. */
@Controller
class AsksController {

    private static final String BACK = "redirect:/plan/bookings";

    private final AsksPage page;
    private final Asking asking;
    private final BoardWords words;

    AsksController(AsksPage page, Asking asking, BoardWords words) {
        this.page = page;
        this.asking = asking;
        this.words = words;
    }

    @GetMapping("/plan/bookings")
    String list(@AuthenticationPrincipal CurrentUser user, Locale locale, Model model) {
        page.fill(user, locale, model);
        return "booking/asks";
    }

    @PostMapping("/plan/bookings/{number}/accept")
    String accept(@PathVariable long number, @AuthenticationPrincipal CurrentUser user, RedirectAttributes next) {
        return answered(next, "booking.accepted", () -> asking.accept(number, user.username()));
    }

    @PostMapping("/plan/bookings/{number}/return")
    String giveBack(
            @PathVariable long number,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        String said = Texts.lines(reason);
        String error = error(said);
        if (error != null) {
            next.addFlashAttribute("wrong", error);
            next.addFlashAttribute("wrongNumber", number);
            next.addFlashAttribute("typed", IdentityNumbers.without(said));
            return BACK;
        }
        return answered(next, "booking.returned", () -> asking.giveBack(number, said, user.username()));
    }

    private static @Nullable String error(String reason) {
        if (reason.isEmpty()) {
            return "booking.reason.none";
        }
        if (!Limits.isShort(reason) || !Texts.isProper(reason)) {
            return "booking.reason.long";
        }
        return IdentityNumbers.firstIn(reason).isPresent() ? "booking.reason.identity" : null;
    }

    private String answered(RedirectAttributes next, String told, Runnable what) {
        try {
            what.run();
            next.addFlashAttribute("told", told);
        } catch (BookingRefused refused) {
            next.addFlashAttribute("refused", refused.why().name());
            List<String> rules = refused.violations().stream()
                    .map(violation -> words.rule(violation.rule()))
                    .distinct()
                    .toList();
            next.addFlashAttribute("refusedFor", rules);
        }
        return BACK;
    }
}
