package org.samrad.mytime;

import org.jspecify.annotations.Nullable;
import org.samrad.account.Account;
import org.samrad.account.Accounts;
import org.samrad.account.CurrentUser;
import org.samrad.limits.Texts;
import org.samrad.specialist.Specialists;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Gives and takes the right to keep somebody's time: the specialist on their own page, the administrator on that of an account. */
@Controller
class KeepersController {

    private final TimeKeepers keepers;
    private final Owners owners;
    private final Accounts accounts;
    private final Specialists specialists;

    KeepersController(TimeKeepers keepers, Owners owners, Accounts accounts, Specialists specialists) {
        this.keepers = keepers;
        this.owners = owners;
        this.accounts = accounts;
        this.specialists = specialists;
    }

    @PostMapping("/my/time/keepers")
    String give(@RequestParam String keeper, @AuthenticationPrincipal CurrentUser user, RedirectAttributes next) {
        Owner owner = owners.of(user, null);
        tell(keepers.give(owner.specialist(), keeper, user.username()), keeper, next);
        return "redirect:/my/time#keepers";
    }

    @PostMapping("/my/time/keepers/remove")
    String take(@RequestParam String keeper, @AuthenticationPrincipal CurrentUser user, RedirectAttributes next) {
        boolean taken = keepers.take(owners.of(user, null).specialist(), keeper);
        next.addFlashAttribute("keeperTold", taken ? "mytime.keeper.taken" : "told.gone-already");
        return "redirect:/my/time#keepers";
    }

    /** @param specialist the id of whose time the account is to keep */
    @PostMapping("/admin/accounts/{number}/keeps")
    String giveTo(
            @PathVariable long number,
            @RequestParam String specialist,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        Account account = account(number);
        String id = Texts.clean(specialist);
        boolean known = Texts.isProper(id)
                && specialists.findById(id).filter(one -> !one.isRetired()).isPresent();
        tell(known ? keepers.give(id, account.username(), user.username()) : "mytime.keeper.nobody", specialist, next);
        return "redirect:/admin/accounts/" + number + "#keeps";
    }

    @PostMapping("/admin/accounts/{number}/keeps/remove")
    String takeFrom(@PathVariable long number, @RequestParam String specialist, RedirectAttributes next) {
        boolean taken = keepers.take(specialist, account(number).username());
        next.addFlashAttribute("keeperTold", taken ? "mytime.keeper.taken" : "told.gone-already");
        return "redirect:/admin/accounts/" + number + "#keeps";
    }

    private static void tell(@Nullable String wrong, String typed, RedirectAttributes next) {
        if (wrong == null) {
            next.addFlashAttribute("keeperTold", "mytime.keeper.given");
        } else {
            next.addFlashAttribute("keeperWrong", wrong);
            next.addFlashAttribute("keeperTyped", typed);
            next.addFlashAttribute("keeperMost", TimeKeepers.MOST);
        }
    }

    private Account account(long number) {
        return accounts.findByNumber(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
