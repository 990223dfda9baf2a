package org.samrad.board;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.plan.web.PlanQuery;
import org.samrad.run.RunPanel;
import org.samrad.run.SolveForm;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The plan: ask for a solve, and look at what it made. */
@Controller
class PlanController {

    private final RunPanel runPanel;
    private final PlanPage page;

    PlanController(RunPanel runPanel, PlanPage page) {
        this.runPanel = runPanel;
        this.page = page;
    }

    @GetMapping("/plan")
    String show(PlanQuery query, @AuthenticationPrincipal CurrentUser user, Model model) {
        page.fillAll(query, user, model);
        return "board/plan";
    }

    /** The next rows of a timeline, as they come into view; a browser that asks for them alone gets the page. */
    @GetMapping("/plan/rows")
    String rows(
            PlanQuery query,
            @AuthenticationPrincipal CurrentUser user,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        if (htmx == null || !query.onTimeline()) {
            return "redirect:" + query.address();
        }
        page.fill(query, user, model);
        return "board/timeline :: rows";
    }

    @PostMapping("/plan/runs")
    String solve(
            @ModelAttribute("form") SolveForm form,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        Map<String, String> errors = runPanel.errors(form);
        if (!errors.isEmpty()) {
            next.addFlashAttribute("form", form);
            next.addFlashAttribute("errors", errors);
            return "redirect:/plan";
        }
        runPanel.start(runPanel.order(form), user, next);
        return "redirect:/plan";
    }
}
