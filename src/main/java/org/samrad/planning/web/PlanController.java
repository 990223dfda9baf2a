package org.samrad.planning.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.samrad.planning.Planner;
import org.samrad.planning.WeightProfile;
import org.samrad.planning.WeightProfiles;
import org.samrad.system.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** The plan: ask for a solve, and look at what it made. */
@Controller
class PlanController {

    private final Planner planner;
    private final WeightProfiles profiles;
    private final RunPanel runPanel;
    private final PlanPage page;

    PlanController(Planner planner, WeightProfiles profiles, RunPanel runPanel, PlanPage page) {
        this.planner = planner;
        this.profiles = profiles;
        this.runPanel = runPanel;
        this.page = page;
    }

    @GetMapping("/plan")
    String show(PlanQuery query, @AuthenticationPrincipal CurrentUser user, Model model) {
        runPanel.fill(model);
        page.fill(query, user, model);
        return "plan/plan";
    }

    @PostMapping("/plan/runs")
    String solve(
            @Valid @ModelAttribute("form") SolveForm form,
            BindingResult typed,
            @AuthenticationPrincipal CurrentUser user,
            Model model,
            HttpServletResponse response) {
        Optional<WeightProfile> profile = Optional.ofNullable(form.profile()).flatMap(profiles::findById);
        if (profile.isEmpty() && !typed.hasFieldErrors("profile")) {
            typed.rejectValue("profile", "plan.solve.profile.missing");
        }
        if (typed.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(PlanQuery.newest(), user, model);
        }
        Duration limit = Duration.ofSeconds(Objects.requireNonNull(form.seconds()));
        planner.start(profile.orElseThrow(), limit, Objects.requireNonNullElse(form.seed(), 1L), user.username());
        return "redirect:/plan";
    }
}
