package org.samrad.membership;

import java.util.ArrayList;
import java.util.List;
import org.samrad.account.CurrentUser;
import org.samrad.limits.AsTyped;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** How colleagues reach a specialist: said by themselves on the page of their account, and by the administrator on theirs. */
@Controller
class ContactController {

    private final ContactKeeping keeping;

    ContactController(ContactKeeping keeping) {
        this.keeping = keeping;
    }

    /** @param seen the version that was shown */
    @PostMapping("/my/contact")
    String change(
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String link,
            @RequestParam(defaultValue = "0") int seen,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        String me = user.specialist();
        if (me == null || !keeping.isThere(me)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return "redirect:/account" + save(me, phone, link, seen, next);
    }

    /**
     * @param ref the id of the specialist
     * @param seen the version that was shown
     */
    @PostMapping("/admin/data/specialists/contact")
    String changeOf(
            @RequestParam String ref,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String link,
            @RequestParam(defaultValue = "0") int seen,
            RedirectAttributes next) {
        if (!keeping.isThere(ref)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String address = UriComponentsBuilder.fromPath("/admin/data/specialists/row")
                .queryParam("ref", "{ref}")
                .encode()
                .buildAndExpand(ref)
                .toUriString();
        return "redirect:" + address + save(ref, phone, link, seen, next);
    }

    /** Returns the end of the address to go on at: none where something is wrong, since a page that is led to a part of it loses the focus. */
    private String save(String specialist, String phone, String link, int seen, RedirectAttributes next) {
        List<FormFault> wrong = keeping.save(specialist, phone, link, seen);
        if (wrong.isEmpty()) {
            next.addFlashAttribute("contactTold", "contact.saved");
            return "#contact";
        }
        next.addFlashAttribute("contactWrong", new ArrayList<>(wrong));
        next.addFlashAttribute("phoneTyped", ContactKeeping.isPhone(phone) ? new AsTyped(phone) : phone);
        next.addFlashAttribute("linkTyped", ContactKeeping.isLink(link) ? new AsTyped(link) : link);
        return "";
    }
}
