package org.samrad.outcome;

import java.util.List;
import org.samrad.account.CurrentUser;
import org.samrad.system.PageLinks;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A specialist looks back. */
@Controller
class PastController {

    private final PastConsultations past;

    PastController(PastConsultations past) {
        this.past = past;
    }

    @GetMapping("/my/past")
    String past(@RequestParam(defaultValue = "1") int page, @AuthenticationPrincipal CurrentUser user, Model model) {
        String me = user.specialist();
        PastConsultations.Found found =
                me == null ? new PastConsultations.Found(List.of(), PageLinks.of(0, 1, 0)) : past.of(me, page);
        model.addAttribute("rows", found.rows());
        model.addAttribute("pages", found.pages());
        return "outcome/past";
    }
}
