package org.samrad.membership;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.account.Account;
import org.samrad.account.AccountKeeping;
import org.samrad.account.AccountRefused;
import org.samrad.account.Accounts;
import org.samrad.account.CurrentUser;
import org.samrad.account.PasswordRule;
import org.samrad.account.SignedIn;
import org.samrad.time.PlanningHorizons;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everybody's own account: what it may do, the password, and where its owner is signed in. */
@Controller
class OwnAccountController {

    static final List<FormFault> NOT_THE_SAME =
            List.of(new FormFault("again", "account.password.again.differs", List.of()));

    private final Accounts accounts;
    private final AccountKeeping keeping;
    private final SignedIn signedIn;
    private final SessionOwner owner;
    private final PlanningHorizons horizons;
    private final Clock clock;

    OwnAccountController(
            Accounts accounts,
            AccountKeeping keeping,
            SignedIn signedIn,
            SessionOwner owner,
            PlanningHorizons horizons,
            Clock clock) {
        this.accounts = accounts;
        this.keeping = keeping;
        this.signedIn = signedIn;
        this.owner = owner;
        this.horizons = horizons;
        this.clock = clock;
    }

    /** A place where the reader is signed in, by local time. */
    record Place(long number, LocalDateTime since, LocalDateTime lastSeen, String browser, boolean here) {}

    @GetMapping("/account")
    String show(@AuthenticationPrincipal CurrentUser user, @Nullable HttpSession session, Model model) {
        Account account = accounts.findById(user.username()).orElse(null);
        boolean shared = account == null || account.isShared();
        model.addAttribute("user", user);
        model.addAttribute("grants", account == null ? List.of() : account.grants());
        model.addAttribute("person", account == null ? null : account.person());
        model.addAttribute("shared", shared);
        model.addAttribute("places", shared ? List.of() : places(user, session));
        model.addAttribute("shortest", PasswordRule.SHORTEST);
        model.addAttribute("mostBytes", PasswordRule.MOST_BYTES);
        return "account/own";
    }

    private List<Place> places(CurrentUser user, @Nullable HttpSession session) {
        // None, where it never ends by itself.
        int seconds = session == null ? 0 : session.getMaxInactiveInterval();
        Duration living = seconds > 0 ? Duration.ofSeconds(seconds) : Duration.ofDays(1);
        return signedIn.places(user.username(), idOf(session), living).stream()
                .map(place -> new Place(
                        place.number(), local(place.since()), local(place.lastSeen()), place.browser(), place.here()))
                .toList();
    }

    /** @param again the new password once more, since nobody sees what they type */
    @PostMapping("/account/password")
    String change(
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            @AuthenticationPrincipal CurrentUser user,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes after) {
        if (!password.equals(again)) {
            after.addFlashAttribute("problems", new ArrayList<>(NOT_THE_SAME));
            return "redirect:/account";
        }
        try {
            owner.change(keeping.changePassword(user.username(), before, password), request, response);
            after.addFlashAttribute("told", "account.password.changed");
        } catch (AccountRefused refused) {
            after.addFlashAttribute("problems", FormFault.of(refused.faults()));
        }
        return "redirect:/account";
    }

    @PostMapping("/account/sessions/{number}/end")
    String end(@PathVariable long number, @AuthenticationPrincipal CurrentUser user, RedirectAttributes after) {
        if (!isShared(user)) {
            boolean ended = signedIn.end(user.username(), number);
            after.addFlashAttribute("told", ended ? "account.session.ended" : "told.gone-already");
        }
        return "redirect:/account";
    }

    @PostMapping("/account/sessions/end-others")
    String endOthers(
            @AuthenticationPrincipal CurrentUser user, @Nullable HttpSession session, RedirectAttributes after) {
        if (!isShared(user)) {
            boolean ended = signedIn.endOthers(user.username(), idOf(session));
            after.addFlashAttribute("told", ended ? "account.session.others-ended" : "told.nothing");
        }
        return "redirect:/account";
    }

    /** What belongs to everybody nobody takes from the others. */
    private boolean isShared(CurrentUser user) {
        return accounts.findById(user.username()).map(Account::isShared).orElse(true);
    }

    private static String idOf(@Nullable HttpSession session) {
        return session == null ? "" : session.getId();
    }

    private LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, horizons.zone(clock));
    }
}
