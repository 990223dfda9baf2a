package org.samrad.administration;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.samrad.account.CurrentUser;
import org.samrad.administration.SettingsForm.Read;
import org.samrad.exchange.BrokenConsultation;
import org.samrad.time.Country;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningHorizons;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is planned: how far ahead, on which grid, by which calendar, with how much notice. */
@Controller
class SettingsController {

    private static final int IDS_SHOWN = 30;

    private final PlanningHorizons horizons;
    private final PlanningSettingsChange change;
    private final SettingsHistory history;
    private final Clock clock;

    SettingsController(PlanningHorizons horizons, PlanningSettingsChange change, SettingsHistory history, Clock clock) {
        this.horizons = horizons;
        this.change = change;
        this.history = history;
        this.clock = clock;
    }

    @GetMapping("/admin/settings")
    String show(Model model) {
        PlanningHorizon horizon = horizons.current().orElse(null);
        if (!model.containsAttribute("form")) {
            ZoneId zone =
                    clock.getZone().getId().startsWith("Europe/") ? clock.getZone() : ZoneId.of("Europe/Stockholm");
            model.addAttribute(
                    "form",
                    horizon == null
                            ? SettingsForm.first(zone, LocalDate.ofInstant(clock.instant(), zone))
                            : SettingsForm.of(horizon.terms()));
        }
        if (!model.containsAttribute("faults")) {
            model.addAttribute("faults", Map.of());
        }
        model.addAttribute("history", history.all());
        model.addAttribute("planned", horizon == null ? null : horizon.at(clock));
        model.addAttribute("countries", Country.values());
        model.addAttribute("slots", List.of(5, 10, 15, 20, 30, 60));
        model.addAttribute(
                "zones",
                ZoneId.getAvailableZoneIds().stream()
                        .filter(id -> id.startsWith("Europe/"))
                        .sorted()
                        .toList());
        return "admin/settings";
    }

    @PostMapping("/admin/settings")
    String save(
            @ModelAttribute SettingsForm form, @AuthenticationPrincipal CurrentUser user, RedirectAttributes after) {
        Read read = form.read();
        if (read.terms() == null) {
            after.addFlashAttribute("form", form);
            after.addFlashAttribute("faults", read.faults());
            return "redirect:/admin/settings";
        }
        List<BrokenConsultation> breaks = change.broken(read.terms());
        SortedSet<String> broken =
                breaks.stream().map(BrokenConsultation::request).collect(Collectors.toCollection(TreeSet::new));
        String told = String.valueOf(broken.hashCode());
        if (!broken.isEmpty() && !form.seen().equals(told)) {
            after.addFlashAttribute("form", form);
            after.addFlashAttribute("broken", broken.size());
            after.addFlashAttribute(
                    "brokenIds", broken.stream().limit(IDS_SHOWN).toList());
            after.addFlashAttribute("seen", told);
            return "redirect:/admin/settings";
        }
        change.save(read.terms(), breaks, user);
        after.addFlashAttribute("saved", true);
        return "redirect:/admin/settings";
    }
}
