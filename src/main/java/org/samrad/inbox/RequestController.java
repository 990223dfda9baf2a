package org.samrad.inbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.samrad.account.CurrentUser;
import org.samrad.inbox.form.References;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Limits;
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

    /** A request with the version that was shown. */
    private static final Pattern SEEN = Pattern.compile("([^:]{1,64}):(\\d{1,9})");

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
     * @param also what comes after it and is to be withdrawn with it: ids with the versions that the page showed, as in {@code N-00042:3}
     * @param typed why; empty where no reason is given
     */
    @PostMapping("/requests/{id}/withdraw")
    String withdraw(
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") List<String> also,
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
            after.addFlashAttribute("withdrawWhy", whole);
            after.addFlashAttribute("withdrawAlso", also);
            return "redirect:/requests/{id}";
        }
        SequencedMap<String, Integer> seen = seen(id, version, also);
        String told = switch (mine ? withdrawn(seen, why) : Withdrawal.UNKNOWN) {
            case DONE -> seen.size() > 1 ? "request.withdrawn-series" : "request.withdrawn";
            case BEFORE -> "request.withdrawn-already";
            case BEGUN -> "request.begun";
            case CHANGED -> {
                after.addFlashAttribute("withdrawWhy", why);
                after.addFlashAttribute("withdrawAlso", also);
                yield "request.changed-meanwhile";
            }
            case UNKNOWN -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
        after.addFlashAttribute("told", told);
        return "redirect:/requests/{id}";
    }

    /** Of what comes after it only what whoever asks answers for; what says no version is none that a page has shown. */
    private SequencedMap<String, Integer> seen(String id, int version, List<String> also) {
        var seen = new LinkedHashMap<String, Integer>();
        seen.put(id, version);
        for (String one : also) {
            Matcher matcher = SEEN.matcher(one);
            if (matcher.matches() && Limits.isId(matcher.group(1))) {
                seen.putIfAbsent(matcher.group(1), Integer.parseInt(matcher.group(2)));
            }
        }
        seen.keySet().retainAll(page.mine(seen.keySet()));
        return seen;
    }

    private Withdrawal withdrawn(SequencedMap<String, Integer> seen, String why) {
        try {
            return filing.withdraw(seen, why.isEmpty() ? null : why);
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
