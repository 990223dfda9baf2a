package org.samrad.mail;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.Texts;
import org.samrad.message.RulesOfTelling;
import org.samrad.message.TellingRules;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Mail as the administrator looks after it. */
@Controller
class MailController {

    private static final String PAGE = "redirect:/admin/messages";

    private final MailPages pages;
    private final Mails mails;
    private final MailServer server;
    private final RulesOfTelling rules;
    private final Clock clock;

    MailController(MailPages pages, Mails mails, MailServer server, RulesOfTelling rules, Clock clock) {
        this.pages = pages;
        this.mails = mails;
        this.server = server;
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping("/admin/messages")
    String show(@RequestParam(defaultValue = "1") int page, Model model) {
        pages.fill(page, model);
        return "mail/admin";
    }

    /** @param version of what was shown */
    @PostMapping("/admin/messages")
    String save(
            @RequestParam(defaultValue = "") String delay,
            @RequestParam(defaultValue = "") String remind,
            @RequestParam(defaultValue = "") String escalate,
            @RequestParam int version,
            RedirectAttributes next) {
        Integer minutes = number(delay, 0, TellingRules.LONGEST_DELAY);
        Integer toReminder = number(remind, 1, TellingRules.MOST_DAYS);
        Integer toEscalation = number(escalate, 1, TellingRules.MOST_DAYS);
        if (minutes == null || toReminder == null || toEscalation == null) {
            Map<String, Boolean> wrong = new LinkedHashMap<>();
            wrong.put("delay", minutes == null);
            wrong.put("remind", toReminder == null);
            wrong.put("escalate", toEscalation == null);
            next.addFlashAttribute("wrong", wrong);
            next.addFlashAttribute("typed", Map.of("delay", delay, "remind", remind, "escalate", escalate));
            return PAGE;
        }
        try {
            rules.change(minutes, toReminder, toEscalation, version);
            next.addFlashAttribute("told", "mail.rules.saved");
        } catch (OptimisticLockingFailureException meanwhile) {
            next.addFlashAttribute("refused", "mail.rules.meanwhile");
            next.addFlashAttribute("typed", Map.of("delay", delay, "remind", remind, "escalate", escalate));
        }
        return PAGE;
    }

    private static @Nullable Integer number(String typed, int least, int most) {
        String clean = Texts.clean(typed);
        if (!clean.matches("[0-9]{1,4}")) {
            return null;
        }
        int number = Integer.parseInt(clean);
        return number < least || number > most ? null : number;
    }

    /** Lets the mail server be tried at once. */
    @PostMapping("/admin/messages/try")
    String tryNow(RedirectAttributes next) {
        server.tryNow();
        next.addFlashAttribute("told", "mail.admin.tried");
        return PAGE;
    }

    @PostMapping("/admin/messages/mails/{number}/again")
    String again(@PathVariable long number, RedirectAttributes next) {
        boolean any = mails.again(number, clock.instant());
        next.addFlashAttribute("told", any ? "mail.admin.again.done" : "told.nothing");
        return PAGE;
    }

    @PostMapping("/admin/messages/mails/again")
    String againAll(RedirectAttributes next) {
        boolean any = mails.againAll(clock.instant());
        next.addFlashAttribute("told", any ? "mail.admin.again.done" : "told.nothing");
        return PAGE;
    }
}
