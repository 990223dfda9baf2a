package org.samrad.system;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page; in the demo it offers an account for each role. It asks no table, so it shows whatever is wrong with those. */
@Controller
class SignInController {

    private final FirstAccounts first;
    private final Demo demo;

    SignInController(FirstAccounts first, Demo demo) {
        this.first = first;
        this.demo = demo;
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
        model.addAttribute("demoAccounts", demo.isShown() ? FirstAccounts.PERSONS : List.of());
        model.addAttribute("demoPassword", demo.isShown() ? first.demoPassword() : "");
        return "sign-in";
    }
}
