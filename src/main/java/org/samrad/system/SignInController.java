package org.samrad.system;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.account.Demo;
import org.samrad.account.FirstAccounts;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page; in the demo it offers an account for each role. It asks no table, so it shows whatever is wrong with those. */
@Controller
class SignInController {

    /** What may have brought somebody here, as a parameter and as the end of a message's key. */
    private static final List<String> TOLD =
            List.of("out", "failed", "wait", "unavailable", "ended", "stale", "changed", "chosen");

    private final FirstAccounts first;
    private final Demo demo;

    SignInController(FirstAccounts first, Demo demo) {
        this.first = first;
        this.demo = demo;
    }

    @GetMapping("/sign-in")
    String signIn(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam Map<String, String> told,
            @AuthenticationPrincipal @Nullable CurrentUser user,
            Model model) {
        if (user != null) {
            return "redirect:" + ReturnAddress.own(from);
        }
        TOLD.stream().filter(told::containsKey).findFirst().ifPresent(what -> model.addAttribute("told", what));
        model.addAttribute(
                "wait", told.getOrDefault("wait", "").matches("[1-9]\\d{0,2}") ? Integer.valueOf(told.get("wait")) : 1);
        model.addAttribute("from", ReturnAddress.own(from));
        model.addAttribute("demoAccounts", demo.isShown() ? FirstAccounts.PERSONS : List.of());
        model.addAttribute("demoPassword", demo.isShown() ? first.demoPassword() : "");
        return "sign-in";
    }
}
