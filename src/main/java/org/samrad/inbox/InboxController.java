package org.samrad.inbox;

import java.util.Arrays;
import java.util.Locale;
import org.samrad.account.CurrentUser;
import org.samrad.consultation.Urgency;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of requests. */
@Controller
class InboxController {

    private static final String DRAFTS = "drafts";

    private final InboxPage page;

    InboxController(InboxPage page) {
        this.page = page;
    }

    @GetMapping("/requests")
    String list(
            @RequestParam(name = "tab", defaultValue = "") String slug,
            @RequestParam(name = "q", defaultValue = "") String typed,
            @RequestParam(name = "urgency", defaultValue = "") String wanted,
            @RequestParam(name = "competence", defaultValue = "") String chosen,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "false") boolean news,
            @RequestParam(name = "page", defaultValue = "1") int number,
            @RequestParam(defaultValue = "") String open,
            @AuthenticationPrincipal CurrentUser user,
            Locale locale,
            Model model) {
        if (slug.equals(DRAFTS)) {
            page.fillDrafts(user, model);
            return "inbox/drafts";
        }
        var asked = new InboxPage.Asked(
                slug.isEmpty() && news ? null : InboxTab.of(slug),
                typed,
                Arrays.stream(Urgency.values())
                        .filter(one -> one.name().equals(wanted))
                        .findFirst()
                        .orElse(null),
                chosen,
                InboxOrder.of(order),
                news,
                number,
                open);
        page.fill(asked, user, locale, model);
        model.addAttribute("notRead", page.notRead(slug, wanted, chosen, order, locale));
        return "inbox/list";
    }
}
