package org.samrad.calendar;

import java.time.Clock;
import java.time.LocalDateTime;
import org.samrad.account.CurrentUser;
import org.samrad.specialist.Specialists;
import org.samrad.time.PlanningHorizons;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A specialist's own calendar: the address to subscribe to. */
@Controller
class MyCalendarController {

    private static final String PAGE = "redirect:/my/calendar";

    private final Subscriptions subscriptions;
    private final Specialists specialists;
    private final PlanningHorizons horizons;
    private final Clock clock;

    MyCalendarController(Subscriptions subscriptions, Specialists specialists, PlanningHorizons horizons, Clock clock) {
        this.subscriptions = subscriptions;
        this.specialists = specialists;
        this.horizons = horizons;
        this.clock = clock;
    }

    @GetMapping("/my/calendar")
    String show(@AuthenticationPrincipal CurrentUser user, Model model) {
        String me = user.specialist();
        model.addAttribute("known", me != null && specialists.existsById(me));
        subscriptions.of(user.username()).ifPresent(subscription -> {
            model.addAttribute("subscription", subscription);
            model.addAttribute("madeAt", LocalDateTime.ofInstant(subscription.createdAt(), horizons.zone(clock)));
        });
        model.addAttribute("titles", subscriptions.tellsTitles());
        return "calendar/mine";
    }

    /** Makes the secret address, in place of one from before; the page that comes next shows it, and no other ever does. */
    @PostMapping("/my/calendar/address")
    String make(@AuthenticationPrincipal CurrentUser user, RedirectAttributes next) {
        String me = user.specialist();
        if (me != null) {
            next.addFlashAttribute(
                    "path",
                    subscriptions.make(user.username(), me, clock.instant()).path());
        }
        return PAGE;
    }

    @PostMapping("/my/calendar/address/revoke")
    String revoke(@AuthenticationPrincipal CurrentUser user, RedirectAttributes next) {
        boolean gone = subscriptions.revoke(user.username());
        next.addFlashAttribute("told", gone ? "calendar.address.revoked" : "told.gone-already");
        return PAGE;
    }
}
