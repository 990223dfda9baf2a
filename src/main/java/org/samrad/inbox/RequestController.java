package org.samrad.inbox;

import java.util.Locale;
import org.samrad.account.CurrentUser;
import org.samrad.inbox.form.References;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Texts;
import org.samrad.request.RequestEvent;
import org.samrad.request.RequestFiling;
import org.samrad.request.RequestFiling.Withdrawal;
import org.springframework.dao.OptimisticLockingFailureException;
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

/** One request with its consultation, its case and its history. */
@Controller
class RequestController {

    private final RequestPage page;
    private final RequestFiling filing;
    private final References reading;

    RequestController(RequestPage page, RequestFiling filing, References reading) {
        this.page = page;
        this.filing = filing;
        this.reading = reading;
    }

    @GetMapping("/requests/{id}")
    String show(@PathVariable String id, @AuthenticationPrincipal CurrentUser user, Locale locale, Model model) {
        page.fill(id, user, locale, model);
        reading.tell(id);
        return "inbox/show";
    }

    /**
     * @param version as the page showed it; a request changed since is shown again before it is withdrawn
     * @param typed why; empty where no reason is given
     */
    @PostMapping("/requests/{id}/withdraw")
    String withdraw(
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam(name = "why", defaultValue = "") String typed,
            RedirectAttributes after) {
        String whole = Texts.lines(typed);
        String why = Texts.proper(whole);
        boolean mine = page.isMine(id);
        String wrong = whole.length() > RequestEvent.MOST
                ? "request.withdraw.error.long"
                : IdentityNumbers.firstIn(whole).isPresent() ? "request.withdraw.error.identity" : null;
        if (mine && wrong != null) {
            after.addFlashAttribute("withdrawWrong", wrong);
            after.addFlashAttribute("withdrawWhy", IdentityNumbers.without(whole));
            return "redirect:/requests/{id}";
        }
        String told = switch (mine ? withdrawn(id, version, why) : Withdrawal.UNKNOWN) {
            case DONE -> "request.withdrawn";
            case BEFORE -> "request.withdrawn-already";
            case BEGUN -> "request.begun";
            case CHANGED -> {
                after.addFlashAttribute("withdrawWhy", why);
                yield "request.changed-meanwhile";
            }
            case UNKNOWN -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
        after.addFlashAttribute("told", told);
        return "redirect:/requests/{id}";
    }

    private Withdrawal withdrawn(String id, int version, String why) {
        try {
            return filing.withdraw(id, version, why.isEmpty() ? null : why);
        } catch (OptimisticLockingFailureException e) {
            return Withdrawal.CHANGED;
        }
    }

    /** @param newest the position of the last line of the history that was shown */
    @PostMapping("/requests/{id}/seen")
    String seen(@PathVariable String id, @RequestParam long newest, @AuthenticationPrincipal CurrentUser user) {
        if (!page.isMine(id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        page.seen(id, newest, user);
        return "redirect:/requests/{id}";
    }
}
