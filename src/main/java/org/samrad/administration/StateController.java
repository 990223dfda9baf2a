package org.samrad.administration;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the service is at, for the administrator to look at. */
@Controller
class StateController {

    private final ServiceState state;

    StateController(ServiceState state) {
        this.state = state;
    }

    @GetMapping("/admin/state")
    String show(Model model) {
        model.addAttribute("now", state.now());
        return "admin/state";
    }
}
