package org.samrad.administration;

import java.util.List;
import org.samrad.account.Accounts;
import org.samrad.dataset.DatasetFile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrator's page: accounts, and the data set. */
@Controller
class AdminController {

    private final Accounts accounts;
    private final DataOverview overview;
    private final SetAside setAside;
    private final DemoData demo;
    private final RefusedImport refusedImport;
    private final FirstSteps firstSteps;

    AdminController(
            Accounts accounts,
            DataOverview overview,
            SetAside setAside,
            DemoData demo,
            RefusedImport refusedImport,
            FirstSteps firstSteps) {
        this.accounts = accounts;
        this.overview = overview;
        this.setAside = setAside;
        this.demo = demo;
        this.refusedImport = refusedImport;
        this.firstSteps = firstSteps;
    }

    /**
     * @param refused whether to tell why the last files were not taken
     * @param earlier whether to look through what has passed, too, for what exports leave out
     */
    @GetMapping("/admin")
    String show(
            @RequestParam(defaultValue = "false") boolean refused,
            @RequestParam(defaultValue = "false") boolean earlier,
            Model model) {
        if (refused) {
            refusedImport.last().ifPresent(last -> model.addAttribute("refusal", last));
        }
        model.addAttribute("accounts", accounts.count());
        DataFacts facts = overview.now();
        model.addAttribute("facts", facts);
        model.addAttribute("setAside", facts.horizon() == null ? List.of() : setAside.requests());
        model.addAttribute("earlier", earlier && facts.horizon() != null ? setAside.earlier() : null);
        model.addAttribute("cutTexts", setAside.cutTexts());
        model.addAttribute("demoHere", demo.isShown());
        model.addAttribute("templates", DatasetFile.INPUT);
        model.addAttribute("workbook", TemplateController.WORKBOOK);
        model.addAttribute("steps", firstSteps.all());
        return "admin/admin";
    }

    /** Puts the demo back as it was at first. */
    @PostMapping("/admin/demo")
    String reload(RedirectAttributes after) {
        if (!demo.isShown()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        demo.reload();
        after.addFlashAttribute("told", "admin.demo.reloaded");
        return "redirect:/admin";
    }
}
