package org.samrad.outcome;

import java.util.List;
import org.samrad.account.CurrentUser;
import org.samrad.schedule.ProtectedCaseShown;
import org.samrad.system.PageLinks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A specialist looks back. */
@Controller
class PastController {

    private final PastConsultations past;
    private final ApplicationEventPublisher events;

    PastController(PastConsultations past, ApplicationEventPublisher events) {
        this.past = past;
        this.events = events;
    }

    @GetMapping("/my/past")
    String past(@RequestParam(defaultValue = "1") int page, @AuthenticationPrincipal CurrentUser user, Model model) {
        String me = user.specialist();
        PastConsultations.Found found =
                me == null ? new PastConsultations.Found(List.of(), PageLinks.of(0, 1, 0)) : past.of(me, page);
        // The trail says who was shown something of a protected case.
        found.rows().stream()
                .filter(PastConsultations.Row::isProtected)
                .map(PastConsultations.Row::caseId)
                .distinct()
                .forEach(caseId -> events.publishEvent(new ProtectedCaseShown(caseId)));
        model.addAttribute("rows", found.rows());
        model.addAttribute("appointments", found.appointments());
        model.addAttribute("me", me == null ? "" : me);
        model.addAttribute("pages", found.pages());
        return "outcome/past";
    }
}
