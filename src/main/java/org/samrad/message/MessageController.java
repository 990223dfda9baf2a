package org.samrad.message;

import org.samrad.account.CurrentUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What whoever is signed in was told. Fetching a page notes nothing; that it is looked at, it says itself. */
@Controller
class MessageController {

    private static final String LIST = "redirect:/messages";

    private final MessagePages pages;

    MessageController(MessagePages pages) {
        this.pages = pages;
    }

    @GetMapping("/messages")
    String list(
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal CurrentUser user,
            Model model) {
        pages.list(unread, page, user, model);
        return "message/list";
    }

    @GetMapping("/messages/{number}")
    String show(@PathVariable long number, @AuthenticationPrincipal CurrentUser user, Model model) {
        pages.show(number, user, model);
        return "message/show";
    }

    @PostMapping("/messages/{number}/read")
    String read(@PathVariable long number, @AuthenticationPrincipal CurrentUser user) {
        pages.opened(number, user);
        return "redirect:/messages/{number}";
    }

    /** @param newest of what was shown */
    @PostMapping("/messages/seen")
    String looked(@RequestParam long newest, @AuthenticationPrincipal CurrentUser user) {
        pages.looked(newest, user);
        return LIST;
    }

    /** @param newest of what was shown */
    @PostMapping("/messages/read-all")
    String readAll(@RequestParam long newest, @AuthenticationPrincipal CurrentUser user, RedirectAttributes next) {
        pages.allRead(newest, user);
        next.addFlashAttribute("told", "message.read-all.done");
        return LIST;
    }
}
