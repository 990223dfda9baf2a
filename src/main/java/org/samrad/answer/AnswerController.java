package org.samrad.answer;

import java.time.LocalDate;
import java.time.YearMonth;
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
     * Where on the specialist's pages one goes on: a day of the month, or a week, this one where neither is told.
     *
     * @param week such as {@code 2026-W49}
     * @param day such as {@code 2026-12-03}
     */
    record Back(@Nullable String week, @Nullable String day) {

        private String to(RedirectAttributes next) {
            Optional<LocalDate> chosen = Optional.ofNullable(day).flatMap(IsoWeek::readDay);
            if (chosen.isPresent()) {
                next.addAttribute("view", "month");
                next.addAttribute("month", YearMonth.from(chosen.get()).toString());
                next.addAttribute("day", chosen.get().toString());
            } else {
                Optional.ofNullable(week)
                        .flatMap(IsoWeek::read)
                        .ifPresent(monday -> next.addAttribute("week", IsoWeek.write(monday)));
            }
            return "redirect:/my";
        }
    }

    /** @param seen the consultation as the page showed it */
    @PostMapping("/my/consultations/{appointment}/answer")
    String answer(
            @PathVariable UUID appointment,
            @RequestParam String seen,
            @RequestParam String given,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String otherTimes,
            Back back,
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
                return back.to(next);
            }
            reply = Reply.decline(why.orElseThrow(), Texts.cleanOrNull(otherTimes));
        }
        try {
            answering.answer(appointment, seen, specialist(user), reply, user.username());
            boolean stands = said != Given.DECLINED || answering.stands(appointment, specialist(user));
            next.addFlashAttribute("answered", stands ? "answer.told." + said : "answer.told.DECLINED.done");
            if (stands) {
                next.addFlashAttribute("answeredAt", appointment);
            }
        } catch (AnswerRefused refused) {
            next.addFlashAttribute("answerRefused", "answer.refused." + refused.why());
            if (said == Given.DECLINED) {
                next.addFlashAttribute("wrongAt", appointment);
                next.addFlashAttribute("typedReason", reason);
                next.addFlashAttribute("typedTimes", otherTimes);
            }
        }
        return back.to(next);
    }

    @PostMapping("/my/consultations/{appointment}/undo")
    String undo(
            @PathVariable UUID appointment,
            Back back,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        try {
            answering.undo(appointment, specialist(user));
            next.addFlashAttribute("answered", "answer.told.undone");
        } catch (AnswerRefused refused) {
            next.addFlashAttribute("answerRefused", "answer.refused." + refused.why());
        }
        return back.to(next);
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
}
