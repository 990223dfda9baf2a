package org.samrad.system;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page; in the demo it offers an account for each role. */
@Controller
class SignInController {

    private final Accounts accounts;
    private final boolean demo;

    SignInController(Accounts accounts, Environment environment) {
        this.accounts = accounts;
        this.demo = environment.acceptsProfiles(Profiles.of(SystemConfiguration.DEMO));
    }

    @GetMapping("/sign-in")
    String signIn(
            @RequestParam(required = false) @Nullable String failed,
            @RequestParam(required = false) @Nullable String out,
            @AuthenticationPrincipal @Nullable CurrentUser user,
            Model model) {
        if (user != null) {
            return "redirect:/";
        }
        model.addAttribute("failed", failed != null);
        model.addAttribute("out", out != null);
        model.addAttribute("demoAccounts", demo ? byRole() : List.of());
        model.addAttribute("demoPassword", demo ? FirstAccounts.DEMO_PASSWORD : "");
        return "sign-in";
    }

    private List<Account> byRole() {
        return accounts.findByDemoTrue().stream()
                .sorted(java.util.Comparator.comparing(
                        account -> account.roles().iterator().next()))
                .toList();
    }
}
