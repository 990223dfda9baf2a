package org.samrad.go;

import java.util.List;
import java.util.Locale;
import org.samrad.account.CurrentUser;
import org.samrad.go.Destination.Kind;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The way to a page, a request or a person by typing: as a page, and as what the dialog on every page shows. What is typed is in the
 * address of the page, and of what is asked for while somebody types; what looks like an identity number is posted, and neither looked for
 * nor kept.
 */
@Controller
class GoController {

    private static final String PAGE = "redirect:/go";

    private final Destinations destinations;

    GoController(Destinations destinations) {
        this.destinations = destinations;
    }

    @GetMapping("/go")
    String show(
            @RequestParam(defaultValue = "") String q,
            @AuthenticationPrincipal CurrentUser user,
            Authentication who,
            Locale locale,
            Model model,
            RedirectAttributes after) {
        if (Sought.isWithheld(q)) {
            return withheld(after);
        }
        fill(q, user, who, locale, model);
        return "go/go";
    }

    /** What is found, alone, while somebody types. */
    @GetMapping("/go/found")
    String found(
            @RequestParam(defaultValue = "") String q,
            @AuthenticationPrincipal CurrentUser user,
            Authentication who,
            Locale locale,
            Model model) {
        boolean withheld = Sought.isWithheld(q);
        model.addAttribute("withheld", withheld);
        fill(withheld ? "" : q, user, who, locale, model);
        return "go/go :: found";
    }

    @PostMapping("/go")
    String look(@RequestParam(defaultValue = "") String q, RedirectAttributes after) {
        if (Sought.isWithheld(q)) {
            return withheld(after);
        }
        Sought sought = Sought.of(q);
        if (!sought.isNothing()) {
            after.addAttribute("q", sought.text());
        }
        return PAGE;
    }

    private static String withheld(RedirectAttributes after) {
        after.addFlashAttribute("withheld", true);
        return PAGE;
    }

    private void fill(String q, CurrentUser user, Authentication who, Locale locale, Model model) {
        Sought sought = Sought.of(q);
        model.addAttribute("sought", sought.text());
        List<Kind> kinds = Destinations.kinds(user);
        model.addAttribute("kinds", kinds);
        model.addAttribute("groups", destinations.find(sought, user, who, locale));
        // Of requests only the last are looked through; the list has them all.
        model.addAttribute(
                "requests",
                sought.isNothing() || !kinds.contains(Kind.REQUESTS) ? null : Destinations.requestsWith(sought.text()));
    }
}
