package org.samrad.calendar;

import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What specialists' own calendars may tell of a consultation: the administrator's to say. */
@Controller
class CalendarSettingsController {

    private final Subscriptions subscriptions;
    private final Clock clock;

    CalendarSettingsController(Subscriptions subscriptions, Clock clock) {
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    @GetMapping("/admin/calendars")
    String show(Model model) {
        model.addAttribute("titles", subscriptions.tellsTitles());
        return "calendar/settings";
    }

    @PostMapping("/admin/calendars")
    String save(@RequestParam(defaultValue = "false") boolean titles, RedirectAttributes next) {
        subscriptions.tellTitles(titles, clock.instant());
        next.addFlashAttribute("saved", true);
        return "redirect:/admin/calendars";
    }
}
