package org.samrad.mail;

import java.util.Arrays;
import org.samrad.account.AccountMail;
import org.samrad.account.AccountRefused;
import org.samrad.account.CurrentUser;
import org.samrad.account.MailChoice;
import org.samrad.limits.Fault;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everybody says where they get mail, and how. */
@Controller
class OwnMailController {

    private final AccountMail mail;
    private final MailConfirmations confirmations;

    OwnMailController(AccountMail mail, MailConfirmations confirmations) {
        this.mail = mail;
        this.confirmations = confirmations;
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
            boolean waits = mail.change(user.username(), address, chosen);
            next.addFlashAttribute("told", waits ? "mail.own.waits" : "mail.own.saved");
        } catch (AccountRefused refused) {
            Fault fault = refused.faults().getFirst();
            next.addFlashAttribute("mailWrong", fault.key());
            next.addFlashAttribute("mailWrongValues", fault.arguments().toArray());
            next.addFlashAttribute("mailTyped", address);
            next.addFlashAttribute("mailChosen", chosen);
        }
        return "redirect:/account";
    }

    /** Where the link in a mail leads. Fetching it changes nothing: mail programs fetch what links lead to. */
    @GetMapping("/account/mail/{secret}")
    String show(@PathVariable String secret, @AuthenticationPrincipal CurrentUser user, Model model) {
        model.addAttribute(
                "address", confirmations.address(secret, user.username()).orElse(null));
        model.addAttribute("secret", secret);
        return "mail/confirm";
    }

    @PostMapping("/account/mail/{secret}")
    String confirm(@PathVariable String secret, @AuthenticationPrincipal CurrentUser user, RedirectAttributes next) {
        boolean confirmed = confirmations
                .address(secret, user.username())
                .filter(address -> mail.confirm(user.username(), address))
                .isPresent();
        if (!confirmed) {
            return "redirect:/account/mail/{secret}";
        }
        next.addFlashAttribute("told", "mail.own.confirmed");
        return "redirect:/account";
    }
}
