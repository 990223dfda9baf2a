package org.samrad.membership;

import java.util.ArrayList;
import org.samrad.account.Account;
import org.samrad.account.AccountKeeping;
import org.samrad.account.AccountRefused;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a one-time link leads: its owner chooses a password. A link that opens nothing says so, whatever is wrong with it. */
@Controller
class WelcomeController {

    private final AccountKeeping keeping;

    WelcomeController(AccountKeeping keeping) {
        this.keeping = keeping;
    }

    @GetMapping("/welcome")
    String show(@RequestParam(defaultValue = "") String link, Model model) {
        model.addAttribute(
                "invited", keeping.invited(link).map(Account::displayName).orElse(null));
        model.addAttribute(
                "username", keeping.invited(link).map(Account::username).orElse(null));
        model.addAttribute("secret", link);
        return "account/welcome";
    }

    /** @param again the same password once more, since nobody sees what they type */
    @PostMapping("/welcome")
    String choose(
            @RequestParam(defaultValue = "") String link,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            RedirectAttributes after) {
        try {
            if (!password.equals(again)) {
                after.addFlashAttribute("problems", new ArrayList<>(OwnAccountController.NOT_THE_SAME));
            } else if (keeping.choose(link, password)) {
                return "redirect:/sign-in?chosen";
            }
        } catch (AccountRefused refused) {
            after.addFlashAttribute("problems", FormFault.of(refused.faults()));
        }
        after.addAttribute("link", link);
        return "redirect:/welcome";
    }
}
