package org.samrad.publish;

import org.samrad.account.CurrentUser;
import org.samrad.plan.Publication;
import org.samrad.plan.Publications;
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

/** Publications, each a version of the schedule: list them, look at what one changed, undo it. */
@Controller
class VersionsController {

    private final VersionPages pages;
    private final Publications publications;
    private final PublicationUndo undo;

    VersionsController(VersionPages pages, Publications publications, PublicationUndo undo) {
        this.pages = pages;
        this.publications = publications;
        this.undo = undo;
    }

    @GetMapping("/plan/versions")
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        pages.list(page, model);
        return "publish/versions";
    }

    @GetMapping("/plan/versions/{number}")
    String show(
            @PathVariable long number,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal CurrentUser user,
            Model model) {
        pages.show(number, page, user, model);
        return "publish/version";
    }

    @PostMapping("/plan/versions/{number}/undo")
    String undo(@PathVariable long number, @AuthenticationPrincipal CurrentUser user, RedirectAttributes next) {
        ofNumber(number);
        try {
            undo.undo(number, user.username());
        } catch (PublicationUndo.UndoRefused refused) {
            if (!isUndoneBy(user, number)) {
                next.addFlashAttribute("refused", true);
                return "redirect:/plan/versions/" + number;
            }
            // The same button pressed twice: it is done.
        }
        next.addFlashAttribute("undoneNow", number);
        return "redirect:/plan/versions";
    }

    private boolean isUndoneBy(CurrentUser user, long number) {
        return user.username().equals(ofNumber(number).undoneBy());
    }

    private Publication ofNumber(long number) {
        return publications.findById(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
