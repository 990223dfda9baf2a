package org.samrad.system;

import java.util.Comparator;
import java.util.List;
import org.samrad.account.CurrentUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page after signing in: the main thing to do, for each role that the person has. */
@Controller
class HomeController {

    private final List<HomeOffer> offers;

    HomeController(List<HomeOffer> offers) {
        this.offers = offers;
    }

    @GetMapping("/")
    String home(@AuthenticationPrincipal CurrentUser user, Model model) {
        model.addAttribute("user", user);
        model.addAttribute(
                "cards",
                offers.stream()
                        .filter(offer -> user.is(offer.role()))
                        .sorted(Comparator.comparing(HomeOffer::role))
                        .map(offer -> offer.card(user))
                        .toList());
        return "home";
    }
}
