package org.samrad.repair;

import org.samrad.account.CurrentUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The planner decides what becomes of declined consultations, on the page of what waits for them. */
@Controller
class RepairController {

    private final Repairing repairing;

    RepairController(Repairing repairing) {
        this.repairing = repairing;
    }

    @PostMapping("/plan/repairs/{number}/accept")
    String accept(
            @PathVariable long number,
            @RequestParam int seen,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        return decided(next, "repair.told.DONE", () -> repairing.accept(number, seen, user.username()));
    }

    @PostMapping("/plan/repairs/{number}/leave")
    String leave(
            @PathVariable long number,
            @RequestParam int seen,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        return decided(next, "repair.told.LEFT", () -> repairing.leave(number, seen, user.username()));
    }

    private static String decided(RedirectAttributes next, String told, Runnable what) {
        try {
            what.run();
            next.addFlashAttribute("told", told);
        } catch (RepairRefused refused) {
            next.addFlashAttribute("repairRefused", "repair.refused." + refused.why());
        }
        return "redirect:/plan/bookings";
    }
}
