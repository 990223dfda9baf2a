package org.samrad.planning.web;

import java.util.Map;
import org.samrad.planning.WeightProfiles;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers what the panel shows that starts, follows and stops a run. */
@Component
class RunPanel {

    private final RunStatuses statuses;
    private final WeightProfiles profiles;

    RunPanel(RunStatuses statuses, WeightProfiles profiles) {
        this.statuses = statuses;
        this.profiles = profiles;
    }

    /** Adds {@code status}, {@code queue}, {@code profiles}, and unless a typed one is there {@code form} with {@code errors}. */
    void fill(Model model) {
        model.addAttribute("status", statuses.ofInterest().orElse(null));
        model.addAttribute("queue", statuses.queue());
        model.addAttribute("profiles", profiles.findAllByOrderByBuiltInDescIdAsc());
        if (!model.containsAttribute("form")) {
            model.addAttribute("errors", Map.of());
            model.addAttribute("form", SolveForm.usual(profiles.preferred()));
        }
    }
}
