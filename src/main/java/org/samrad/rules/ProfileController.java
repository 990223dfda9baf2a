package org.samrad.rules;

import java.util.Locale;
import org.samrad.account.CurrentUser;
import org.samrad.limits.Texts;
import org.samrad.weights.ProfileEditing;
import org.samrad.weights.WeightProfile;
import org.samrad.weights.WeightProfiles;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done with a whole profile: copied, renamed, locked, preferred, deleted. */
@Controller
class ProfileController {

    private final WeightProfiles profiles;
    private final ProfileEditing keeping;
    private final RulesPage page;
    private final MessageSource messages;

    ProfileController(WeightProfiles profiles, ProfileEditing keeping, RulesPage page, MessageSource messages) {
        this.profiles = profiles;
        this.keeping = keeping;
        this.page = page;
        this.messages = messages;
    }

    /** Saves a copy of any profile under a name of its own, which the planner then changes. */
    @PostMapping("/rules/profiles/{profile}/duplicate")
    String duplicate(
            @PathVariable long profile,
            @AuthenticationPrincipal CurrentUser user,
            Locale locale,
            RedirectAttributes next) {
        WeightProfile original = page.ofId(profile);
        WeightProfile copy = keeping.create(nameOfCopy(original, locale), original.weights(), user.username());
        next.addFlashAttribute("saved", copy.name());
        return "redirect:/rules?profile=" + copy.id();
    }

    @PostMapping("/rules/profiles/{profile}/rename")
    String rename(@PathVariable long profile, @RequestParam(defaultValue = "") String name, RedirectAttributes next) {
        WeightProfile own = page.own(profile);
        String typed = Texts.proper(name);
        String error = typed.equalsIgnoreCase(own.name()) ? null : WeightsForm.nameError(typed, profiles);
        if (error == null) {
            try {
                keeping.rename(profile, typed);
                return "redirect:/rules?profile=" + profile;
            } catch (DataIntegrityViolationException takenMeanwhile) {
                error = "rules.name.taken";
            } catch (WeightProfile.Locked locked) {
                return refusedAsLocked(profile, next);
            }
        }
        next.addFlashAttribute("renameError", error);
        next.addFlashAttribute("renameTyped", typed);
        return "redirect:/rules?profile=" + profile;
    }

    @PostMapping("/rules/profiles/{profile}/lock")
    String lock(@PathVariable long profile, @AuthenticationPrincipal CurrentUser user) {
        keeping.lock(page.own(profile).id(), user.username());
        return "redirect:/rules?profile=" + profile;
    }

    @PostMapping("/rules/profiles/{profile}/unlock")
    String unlock(@PathVariable long profile) {
        keeping.unlock(page.own(profile).id());
        return "redirect:/rules?profile=" + profile;
    }

    @PostMapping("/rules/profiles/{profile}/prefer")
    String prefer(@PathVariable long profile) {
        keeping.prefer(page.ofId(profile).id());
        return "redirect:/rules?profile=" + profile;
    }

    @PostMapping("/rules/profiles/{profile}/delete")
    String delete(@PathVariable long profile, RedirectAttributes next) {
        try {
            keeping.delete(page.own(profile).id());
            return "redirect:/rules";
        } catch (WeightProfile.Locked locked) {
            return refusedAsLocked(profile, next);
        }
    }

    private static String refusedAsLocked(long profile, RedirectAttributes next) {
        next.addFlashAttribute("refusedAsLocked", true);
        return "redirect:/rules?profile=" + profile;
    }

    /** The first that is free of "Autumn, copy", "Autumn, copy 2" and so on, in the reader's language. */
    private String nameOfCopy(WeightProfile original, Locale locale) {
        String name =
                original.builtIn() ? messages.getMessage("profile." + original.name(), null, locale) : original.name();
        for (int number = 1; ; number++) {
            String end = number == 1 ? "" : " " + number;
            String copy = copyOf(name, end, locale);
            if (profiles.findByNameIgnoreCase(copy).isEmpty()) {
                return copy;
            }
        }
    }

    private String copyOf(String name, String end, Locale locale) {
        String copy = copyNamed(name, end, locale);
        int tooLong = Math.max(0, copy.length() - WeightProfile.MAX_NAME);
        return copyNamed(name.substring(0, name.length() - tooLong), end, locale);
    }

    private String copyNamed(String name, String end, Locale locale) {
        return messages.getMessage("rules.copy", new Object[] {name, end}, locale);
    }
}
