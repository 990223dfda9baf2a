package org.samrad.question;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Texts;
import org.springframework.dao.OptimisticLockingFailureException;
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

/** Answers to planners' questions, by coordinators and specialists, taking them back, and the rule of what planners decide alone. */
@Controller
class QuestionController {

    private final Questioning questioning;
    private final RulesOfQuestions rules;

    QuestionController(Questioning questioning, RulesOfQuestions rules) {
        this.questioning = questioning;
        this.rules = rules;
    }

    /** @param word what whoever answers says with it; may be empty */
    @PostMapping("/requests/{id}/questions/{number}")
    String byCoordinator(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam boolean yes,
            @RequestParam(defaultValue = "") String word,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        if (!questioning.isAbout(number, id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        answer(number, yes, word, user, next);
        return "redirect:/requests/{id}";
    }

    @PostMapping("/my/questions/{number}")
    String bySpecialist(
            @PathVariable long number,
            @RequestParam boolean yes,
            @RequestParam(defaultValue = "") String word,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        answer(number, yes, word, user, next);
        return "redirect:/my";
    }

    /** A planner asks it no more. */
    @PostMapping("/plan/questions/{number}/take-back")
    String takeBack(@PathVariable long number, @AuthenticationPrincipal CurrentUser user, RedirectAttributes next) {
        Questioning.Result result = questioning.takeBack(number, user);
        next.addFlashAttribute(
                "questionTold", result == Questioning.Result.TAKEN ? "question.taken-back" : "question.told." + result);
        return "redirect:/plan/bookings";
    }

    private void answer(long number, boolean yes, String word, CurrentUser user, RedirectAttributes next) {
        String said = Texts.clean(word);
        String error = said.isEmpty() ? null : Questioning.error(said);
        if (error != null) {
            next.addFlashAttribute("questionWrong", error);
            next.addFlashAttribute("questionNumber", number);
            next.addFlashAttribute("questionTyped", IdentityNumbers.without(word));
            return;
        }
        Questioning.Result result = questioning.answer(number, yes, said.isEmpty() ? null : said, user);
        if (result == Questioning.Result.UNKNOWN) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        next.addFlashAttribute("questionTold", "question.told." + result);
    }

    @GetMapping("/rules/questions")
    String rules(Model model) {
        QuestionRules current = rules.current();
        model.addAttribute("kinds", QuestionRules.ASKED);
        model.addAttribute("alone", current.alone());
        model.addAttribute("seen", current.version());
        return "question/rules";
    }

    @PostMapping("/rules/questions")
    String change(
            @RequestParam(required = false) String @Nullable [] alone,
            @RequestParam(defaultValue = "-1") int seen,
            RedirectAttributes next) {
        var chosen = Stream.of(alone == null ? new String[0] : alone).toList();
        try {
            rules.change(
                    QuestionRules.ASKED.stream()
                            .filter((Relaxation.Kind kind) -> chosen.contains(kind.name()))
                            .toList(),
                    seen);
            next.addFlashAttribute("saved", true);
        } catch (OptimisticLockingFailureException e) {
            next.addFlashAttribute("changedMeanwhile", true);
        }
        return "redirect:/rules/questions";
    }
}
