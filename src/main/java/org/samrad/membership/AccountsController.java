package org.samrad.membership;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.account.Account;
import org.samrad.account.AccountKeeping;
import org.samrad.account.AccountLink;
import org.samrad.account.AccountMail;
import org.samrad.account.AccountRefused;
import org.samrad.account.AccountRole;
import org.samrad.account.Accounts;
import org.samrad.account.NoSuchAccount;
import org.samrad.account.PersonBinding;
import org.samrad.system.Languages;
import org.samrad.time.PlanningHorizons;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrator's pages of accounts: all of them, and one. */
@Controller
class AccountsController {

    private final Accounts accounts;
    private final AccountKeeping keeping;
    private final AccountReading reading;
    private final AccountList list;
    private final PlanningHorizons horizons;
    private final Clock clock;

    AccountsController(
            Accounts accounts,
            AccountKeeping keeping,
            AccountReading reading,
            AccountList list,
            PlanningHorizons horizons,
            Clock clock) {
        this.accounts = accounts;
        this.keeping = keeping;
        this.reading = reading;
        this.list = list;
        this.horizons = horizons;
        this.clock = clock;
    }

    /** The list; what of it, see {@link AccountQuery}. */
    @GetMapping("/admin/accounts")
    String list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable String of,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "1") int page,
            Locale locale,
            Model model) {
        var query = AccountQuery.of(q, role, of, state);
        AccountList.Found found = list.find(query, page, locale);
        model.addAttribute("query", query);
        model.addAttribute("states", AccountQuery.State.values());
        model.addAttribute("accounts", found.accounts());
        model.addAttribute("pages", found.pages());
        model.addAttribute("now", clock.instant());
        if (!(model.getAttribute("typed") instanceof AccountForm)) {
            model.addAttribute("typed", AccountForm.empty(locale.getLanguage()));
        }
        choices(locale, model, "account/list");
        model.addAttribute(
                "notRead",
                AccountQuery.notRead(
                        role,
                        of,
                        state,
                        asked -> reading.organisations(locale).stream()
                                .anyMatch(one -> one.id().equals(asked))));
        return "account/list";
    }

    /** Makes an account and shows its link once. */
    @PostMapping("/admin/accounts")
    String invite(@ModelAttribute("typed") AccountForm typed, RedirectAttributes after) {
        var read = reading.read(typed, new PersonBinding(null, null, null, false));
        try {
            if (!read.problems().isEmpty()) {
                List<FormFault> problems = FormFault.of(keeping.wrongNames(
                        Objects.requireNonNull(typed.username()), Objects.requireNonNull(typed.name())));
                problems.addAll(FormFault.of(AccountMail.wrong(Objects.requireNonNull(typed.mail()))));
                problems.addAll(read.problems());
                return refused(typed, problems, after, "redirect:/admin/accounts");
            }
            AccountLink link = keeping.invite(
                    Objects.requireNonNull(typed.username()),
                    Objects.requireNonNull(typed.name()),
                    language(typed),
                    read.grants(),
                    read.person(),
                    Objects.requireNonNull(typed.mail()));
            after.addFlashAttribute("told", "account.invited");
            return shown(
                    link,
                    accounts.findById(typed.username().toLowerCase(Locale.ROOT))
                            .orElseThrow()
                            .number(),
                    after);
        } catch (AccountRefused refused) {
            return refused(typed, FormFault.of(refused.faults()), after, "redirect:/admin/accounts");
        }
    }

    @GetMapping("/admin/accounts/{number}")
    String show(@PathVariable long number, Locale locale, Model model) {
        Account account = found(number);
        model.addAttribute("account", account);
        model.addAttribute("linkUntil", local(account.linkUntil()));
        model.addAttribute(
                "linkOver", account.linkUntil() != null && !account.linkUntil().isAfter(clock.instant()));
        model.addAttribute("closedAt", local(account.closedAt()));
        if (!(model.getAttribute("typed") instanceof AccountForm)) {
            model.addAttribute("typed", AccountForm.of(account, AccountReading.line(account.person())));
        }
        return choices(locale, model, "account/show");
    }

    /**
     * @param name what the owner is called from now on; where none is sent, what they are called so far
     * @param seen the {@link Account#shape} that was shown
     */
    @PostMapping("/admin/accounts/{number}")
    String change(
            @PathVariable long number,
            @ModelAttribute("typed") AccountForm typed,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(defaultValue = "") String seen,
            RedirectAttributes after) {
        String back = "redirect:/admin/accounts/" + number;
        var read = reading.read(typed, found(number).person());
        String called = name == null ? found(number).displayName() : Objects.requireNonNull(typed.name());
        if (!read.problems().isEmpty()) {
            List<FormFault> problems = FormFault.of(AccountKeeping.wrongName(called));
            problems.addAll(read.problems());
            return refused(typed, problems, after, back);
        }
        try {
            keeping.change(number, seen, called, read.grants(), read.person());
            after.addFlashAttribute("told", "account.roles-changed");
            return back;
        } catch (AccountRefused refused) {
            return refused(typed, FormFault.of(refused.faults()), after, back);
        }
    }

    @PostMapping("/admin/accounts/{number}/close")
    String close(@PathVariable long number, RedirectAttributes after) {
        return done(number, "account.closed.told", after, () -> keeping.close(number));
    }

    @PostMapping("/admin/accounts/{number}/reopen")
    String reopen(@PathVariable long number, RedirectAttributes after) {
        return done(number, "account.reopened", after, () -> keeping.reopen(number));
    }

    /** Makes a new link and shows it once. */
    @PostMapping("/admin/accounts/{number}/reset")
    String reset(@PathVariable long number, RedirectAttributes after) {
        return done(number, "account.reset.told", after, () -> shown(keeping.reset(number), number, after));
    }

    private static String done(long number, String told, RedirectAttributes after, Runnable what) {
        try {
            what.run();
            after.addFlashAttribute("told", told);
        } catch (AccountRefused refused) {
            after.addFlashAttribute("problems", FormFault.of(refused.faults()));
        }
        return "redirect:/admin/accounts/" + number;
    }

    private String shown(AccountLink link, long number, RedirectAttributes after) {
        after.addFlashAttribute("link", link.secret());
        return "redirect:/admin/accounts/" + number;
    }

    private static String refused(AccountForm typed, List<FormFault> problems, RedirectAttributes after, String back) {
        after.addFlashAttribute("typed", typed);
        after.addFlashAttribute("problems", new ArrayList<>(problems));
        return back;
    }

    private String choices(Locale locale, Model model, String view) {
        model.addAttribute("roles", AccountRole.values());
        model.addAttribute("organisations", reading.organisations(locale));
        model.addAttribute("specialists", reading.specialists(locale));
        return view;
    }

    private static Locale language(AccountForm typed) {
        return Languages.SPOKEN.stream()
                .filter(spoken -> spoken.getLanguage().equals(typed.language()))
                .findFirst()
                .orElse(Languages.SPOKEN.getFirst());
    }

    private @Nullable LocalDateTime local(@Nullable Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at, horizons.zone(clock));
    }

    private Account found(long number) {
        return accounts.findByNumber(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @ExceptionHandler(NoSuchAccount.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    void unknown(jakarta.servlet.http.HttpServletResponse response) throws java.io.IOException {
        response.sendError(jakarta.servlet.http.HttpServletResponse.SC_NOT_FOUND);
    }
}
