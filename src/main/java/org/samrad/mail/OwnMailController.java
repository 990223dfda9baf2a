package org.samrad.mail;

import java.util.Arrays;
import org.samrad.account.AccountKeeping;
import org.samrad.account.AccountRefused;
import org.samrad.account.CurrentUser;
import org.samrad.account.MailChoice;
import org.samrad.limits.Fault;
import org.samrad.limits.IdentityNumbers;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everybody says where they get mail, and how. */
@Controller
class OwnMailController {

    private final AccountKeeping keeping;

    OwnMailController(AccountKeeping keeping) {
        this.keeping = keeping;
    }

    @PostMapping("/account/mail")
    String change(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String choice,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        MailChoice chosen = Arrays.stream(MailChoice.values())
                .filter(one -> one.name().equals(choice))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        try {
            keeping.changeMail(user.username(), address, chosen);
            next.addFlashAttribute("told", "mail.own.saved");
        } catch (AccountRefused refused) {
            Fault fault = refused.faults().getFirst();
            next.addFlashAttribute("mailWrong", fault.key());
            next.addFlashAttribute("mailWrongValues", fault.arguments().toArray());
            next.addFlashAttribute("mailTyped", IdentityNumbers.without(address));
            next.addFlashAttribute("mailChosen", chosen);
        }
        return "redirect:/account";
    }
}
