package org.samrad.answer;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.answer.PanelAnswer.Given;
import org.samrad.answer.PanelAnswer.Reason;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Limits;
import org.samrad.limits.Texts;
import org.samrad.time.IsoWeek;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A specialist answers, and takes the answer back. */
@Controller
class AnswerController {

    private final Answering answering;

    AnswerController(Answering answering) {
        this.answering = answering;
    }

    /**
     * @param seen the consultation as the page showed it
     * @param week of the page to come back to
     */
    @PostMapping("/my/consultations/{appointment}/answer")
    String answer(
            @PathVariable UUID appointment,
            @RequestParam String seen,
            @RequestParam String given,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String otherTimes,
            @RequestParam(defaultValue = "") String week,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        Given said =
                named(Given.values(), given).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        Reply reply = said == Given.ACCEPTED ? Reply.ACCEPT : Reply.IF_NEEDED;
        if (said == Given.DECLINED) {
            Optional<Reason> why = named(Reason.values(), reason);
            String error = error(why, Texts.clean(otherTimes));
            if (error != null) {
                next.addFlashAttribute("wrong", error);
                next.addFlashAttribute("wrongAt", appointment);
                next.addFlashAttribute("typedReason", reason);
                next.addFlashAttribute("typedTimes", otherTimes);
                return back(week, next);
            }
            reply = Reply.decline(why.orElseThrow(), Texts.cleanOrNull(otherTimes));
        }
        try {
            answering.answer(appointment, seen, specialist(user), reply, user.username());
            boolean stands = said != Given.DECLINED || answering.stands(appointment, specialist(user));
            next.addFlashAttribute("answered", stands ? "answer.told." + said : "answer.told.DECLINED.done");
        } catch (AnswerRefused refused) {
            next.addFlashAttribute("answerRefused", "answer.refused." + refused.why());
            if (said == Given.DECLINED) {
                next.addFlashAttribute("wrongAt", appointment);
                next.addFlashAttribute("typedReason", reason);
                next.addFlashAttribute("typedTimes", otherTimes);
            }
        }
        return back(week, next);
    }

    @PostMapping("/my/consultations/{appointment}/undo")
    String undo(
            @PathVariable UUID appointment,
            @RequestParam(defaultValue = "") String week,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        try {
            answering.undo(appointment, specialist(user));
            next.addFlashAttribute("answered", "answer.told.undone");
        } catch (AnswerRefused refused) {
            next.addFlashAttribute("answerRefused", "answer.refused." + refused.why());
        }
        return back(week, next);
    }

    private static @Nullable String error(Optional<Reason> reason, String otherTimes) {
        if (reason.isEmpty()) {
            return "answer.reason.none";
        }
        if (!Limits.isShort(otherTimes) || !Texts.isProper(otherTimes)) {
            return "answer.times.long";
        }
        return IdentityNumbers.firstIn(otherTimes).isPresent() ? "answer.times.identity" : null;
    }

    private static String specialist(CurrentUser user) {
        String me = user.specialist();
        if (me == null) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return me;
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
    }

    private static String back(String week, RedirectAttributes next) {
        IsoWeek.read(week).ifPresent(monday -> next.addAttribute("week", IsoWeek.write(monday)));
        return "redirect:/my";
    }
}
