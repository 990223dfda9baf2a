package org.samrad.booking;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.audit.AccessLog;
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
    private final AccessLog log;
    private final BoardWords words;

    AsksController(AsksPage page, Asking asking, AccessLog log, BoardWords words) {
        this.page = page;
        this.asking = asking;
        this.log = log;
        this.words = words;
    }

    @GetMapping("/plan/bookings")
    String list(@AuthenticationPrincipal CurrentUser user, Locale locale, Model model) {
        page.fill(user, locale, model).forEach(log::readOf);
        return "booking/asks";
    }

    @PostMapping("/plan/bookings/{number}/accept")
    String accept(@PathVariable long number, @AuthenticationPrincipal CurrentUser user, RedirectAttributes next) {
        return answered(number, user, next, "booking.accepted", () -> asking.accept(number, user.username()));
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
            next.addFlashAttribute("typed", said);
            return BACK;
        }
        return answered(number, user, next, "booking.returned", () -> asking.giveBack(number, said, user.username()));
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

    private String answered(long number, CurrentUser user, RedirectAttributes next, String told, Runnable what) {
        try {
            what.run();
            next.addFlashAttribute("told", told);
        } catch (BookingRefused refused) {
            // Which rules would tell where and with whom it is.
            List<String> rules = page.isHidden(number, user)
                    ? List.of()
                    : refused.violations().stream()
                            .map(violation -> words.rule(violation.rule()))
                            .distinct()
                            .toList();
            next.addFlashAttribute(
                    "refused",
                    rules.isEmpty() && refused.why() == BookingRefused.Why.RULE
                            ? "NOT_POSSIBLE"
                            : refused.why().name());
            next.addFlashAttribute("refusedFor", rules);
        }
        return BACK;
    }
}
