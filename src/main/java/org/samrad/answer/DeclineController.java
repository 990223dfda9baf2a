package org.samrad.answer;

import org.samrad.account.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whoever declined can be asked again: they say so, or the coordinator does. */
@Controller
class DeclineController {

    private final DeclineLifting lifting;

    DeclineController(DeclineLifting lifting) {
        this.lifting = lifting;
    }

    @PostMapping("/requests/{id}/declines/{answer}/lift")
    String lift(
            @PathVariable String id,
            @PathVariable long answer,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        if (!lifting.liftFor(id, answer, user.username())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        next.addFlashAttribute("told", "declines.told.LIFTED");
        return "redirect:/requests/{id}";
    }

    @PostMapping("/my/declines/{answer}/lift")
    String liftOwn(@PathVariable long answer, @AuthenticationPrincipal CurrentUser user, RedirectAttributes next) {
        String me = user.specialist();
        if (me == null || !lifting.liftOwn(me, answer, user.username())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        next.addFlashAttribute("answered", "declines.told.OWN");
        return "redirect:/my";
    }
}
