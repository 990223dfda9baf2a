package org.samrad.repair;

import java.io.Serializable;
import java.util.List;
import org.samrad.consultation.Form;
import org.samrad.consultation.Urgency;
import org.samrad.policy.RequestKinds;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is mended at once when somebody declines, without asking a planner. */
@Controller
class RepairRulesController {

    private final RulesOfRepair rules;

    RepairRulesController(RulesOfRepair rules) {
        this.rules = rules;
    }

    /** The rules as they are, or as they were typed when somebody else had changed them. */
    record Typed(RequestKinds kinds) implements Serializable {}

    @GetMapping("/rules/repair")
    String show(Model model) {
        RepairRules now = rules.current();
        if (!(model.getAttribute("typed") instanceof Typed)) {
            model.addAttribute("typed", new Typed(now.kinds()));
        }
        model.addAttribute("seen", now.version());
        model.addAttribute("forms", Form.values());
        model.addAttribute("urgencies", Urgency.values());
        return "repair/rules";
    }

    @PostMapping("/rules/repair")
    String save(
            @RequestParam(defaultValue = "") List<String> forms,
            @RequestParam(defaultValue = "") List<String> urgencies,
            @RequestParam int seen,
            RedirectAttributes next) {
        RequestKinds kinds = RequestKinds.named(forms, urgencies);
        try {
            rules.change(kinds, seen);
            next.addFlashAttribute("saved", true);
        } catch (OptimisticLockingFailureException meanwhile) {
            next.addFlashAttribute("typed", new Typed(kinds));
            next.addFlashAttribute("meanwhile", true);
        }
        return "redirect:/rules/repair";
    }
}
