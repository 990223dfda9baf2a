package org.samrad.busy;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.specialist.Specialists;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A specialist's busy times from their own calendars. */
@Controller
class BusyController {

    private static final String PAGE = "redirect:/my/busy";

    private final CalendarReading reading;
    private final BusyShown shown;
    private final Specialists specialists;

    BusyController(CalendarReading reading, BusyShown shown, Specialists specialists) {
        this.reading = reading;
        this.shown = shown;
        this.specialists = specialists;
    }

    @GetMapping("/my/busy")
    String show(@AuthenticationPrincipal CurrentUser user, Model model) {
        String me = user.specialist();
        boolean known = me != null && specialists.existsById(me);
        model.addAttribute("known", known);
        if (me != null && known) {
            model.addAttribute("busy", shown.of(me));
        }
        return "busy/mine";
    }

    /** Takes the address of a calendar that can be read. What was typed comes back where it can't; otherwise no page ever shows it. */
    @PostMapping("/my/busy/address")
    String address(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String mail,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        return change(user, next, "busy.told.added", me -> {
            try {
                reading.addAddress(me, address, mail, user.username());
            } catch (BusyRefused refused) {
                next.addFlashAttribute("at", refused.isOfMail() ? "mail" : "address");
                next.addFlashAttribute("address", address);
                next.addFlashAttribute("mail", mail);
                throw refused;
            }
        });
    }

    /** Reads a file, which is not kept. */
    @PostMapping("/my/busy/file")
    String file(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String mail,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        return change(user, next, "busy.told.added", me -> {
            try {
                if (file == null || file.isEmpty()) {
                    throw BusyRefused.noFile();
                }
                reading.addFile(me, String.valueOf(file.getOriginalFilename()), file.getBytes(), mail, user.username());
            } catch (BusyRefused refused) {
                next.addFlashAttribute("at", refused.isOfMail() ? "mail-of-file" : "file");
                next.addFlashAttribute("mailOfFile", mail);
                throw refused;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @PostMapping("/my/busy/{calendar}/fetch")
    String fetch(@PathVariable long calendar, @AuthenticationPrincipal CurrentUser user, RedirectAttributes next) {
        return change(user, next, "busy.told.fetched", me -> reading.fetchNow(calendar, me, user.username()));
    }

    @PostMapping("/my/busy/{calendar}/remove")
    String remove(@PathVariable long calendar, @AuthenticationPrincipal CurrentUser user, RedirectAttributes next) {
        return change(user, next, "busy.told.removed", me -> {
            if (!reading.remove(calendar, me)) {
                throw BusyRefused.gone();
            }
        });
    }

    /** What a specialist does with their calendars. */
    private interface Change {
        void by(String specialist) throws BusyRefused;
    }

    private String change(CurrentUser user, RedirectAttributes next, String done, Change change) {
        String me = user.specialist();
        if (me != null && specialists.existsById(me)) {
            try {
                change.by(me);
                next.addFlashAttribute("told", done);
            } catch (BusyRefused refused) {
                next.addFlashAttribute("refused", refused.key());
            }
        }
        return PAGE;
    }
}
