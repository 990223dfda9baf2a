package org.samrad.planning.web;

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

    /** Adds {@code status}, {@code waiting}, {@code profiles}, and {@code form} unless a typed one is there. */
    void fill(Model model) {
        model.addAttribute("status", statuses.ofInterest().orElse(null));
        model.addAttribute("waiting", statuses.waiting());
        model.addAttribute("profiles", profiles.findAllByOrderByBuiltInDescNameAsc());
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", SolveForm.usual(profiles.preferred()));
        }
    }
}
