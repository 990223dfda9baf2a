package org.samrad.why;

import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.explain.unblock.Unblock;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Texts;
import org.samrad.question.Questioning;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Why a request has its time, or none, for those who answer for it. */
@Controller
@RequestMapping("/requests/{id}/why")
class RequestWhyController {

    private static final String PAGE = "why/request";
    private static final String BACK = "redirect:/requests/{id}/why";

    private final RequestWhyPage page;
    private final Questioning questioning;

    RequestWhyController(RequestWhyPage page, Questioning questioning) {
        this.page = page;
        this.questioning = questioning;
    }

    @GetMapping
    String show(@PathVariable String id, Model model) {
        RequestWhyPage.Own own = page.found(id);
        page.tell(own);
        page.fill(own, ShownRole.Query.NEAREST_OF_ALL, model);
        return PAGE;
    }

    /** What would give it a time, which takes longer to find. */
    @GetMapping("/unblocks")
    String unblocks(
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String byScript,
            Model model) {
        RequestWhyPage.Own own = page.found(id);
        page.tell(own);
        page.fill(own, ShownRole.Query.NEAREST_OF_ALL, model);
        page.fillUnblocks(own, model);
        return byScript == null ? PAGE : PAGE + " :: unblocks";
    }

    /** The specialists of one role, all of them or by name. */
    @GetMapping("/matrix")
    String matrix(
            @PathVariable String id,
            ShownRole.Query query,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String byScript,
            Model model) {
        RequestWhyPage.Own own = page.found(id);
        page.tell(own);
        page.fill(own, query, model);
        ShownRole asked = byScript == null || !(model.getAttribute("unscheduled") instanceof ShownUnscheduled left)
                ? null
                : left.roles().stream()
                        .filter(row -> query.isAbout(row.number()))
                        .findFirst()
                        .orElse(null);
        if (asked == null) {
            return PAGE;
        }
        model.addAttribute("row", asked);
        return "why/explanation :: one-role";
    }

    /**
     * Passes what somebody else decides on to planners.
     *
     * @param reason said with it; may be empty
     */
    @PostMapping("/send")
    String send(
            @PathVariable String id,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        RequestWhyPage.Own own = page.found(id);
        String said = Texts.clean(reason);
        String error = said.isEmpty() ? null : Questioning.error(said);
        Unblock chosen = own.isProtected() ? null : page.unblock(own, key);
        if (error != null) {
            next.addFlashAttribute("refused", error);
            next.addFlashAttribute("typedReason", IdentityNumbers.without(reason));
        } else if (chosen == null || !Questioning.canBeSent(chosen.relaxation())) {
            next.addFlashAttribute("refused", "drawer.gone");
        } else {
            boolean sent = questioning.send(id, chosen.relaxation(), said.isEmpty() ? null : said, user);
            next.addFlashAttribute("told", sent ? "why.sent" : "why.sent-before");
            return BACK;
        }
        // Where the form is that was refused, with what was typed.
        return BACK + "/unblocks";
    }
}
