package org.samrad.rules;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.weights.ProfileEditing;
import org.samrad.weights.WeightProfile;
import org.samrad.weights.WeightProfileVersion;
import org.samrad.weights.WeightProfileVersions;
import org.samrad.weights.WeightProfiles;
import org.springframework.dao.DataIntegrityViolationException;
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

/** The rules of a plan: what each says, what it costs now, and what it weighs in which version of which profile. */
@Controller
class RulesController {

    private final WeightProfiles profiles;
    private final WeightProfileVersions versions;
    private final ProfileEditing keeping;
    private final ProfileHistory history;
    private final RulesPage page;

    RulesController(
            WeightProfiles profiles,
            WeightProfileVersions versions,
            ProfileEditing keeping,
            ProfileHistory history,
            RulesPage page) {
        this.profiles = profiles;
        this.versions = versions;
        this.keeping = keeping;
        this.history = history;
        this.page = page;
    }

    /** @param version an earlier one to look at */
    @GetMapping("/rules")
    String show(
            @RequestParam(required = false) @Nullable Long profile,
            @RequestParam(required = false) @Nullable Integer version,
            @AuthenticationPrincipal CurrentUser user,
            Locale locale,
            Model model) {
        WeightProfile shown = profile == null ? profiles.preferred() : page.ofId(profile);
        if (model.getAttribute("typed") instanceof WeightsForm typed) {
            return page.fill(shown, typed, user, locale, model);
        }
        if (version == null || version == shown.version()) {
            return page.fill(shown, WeightsForm.of(shown.weights(), locale), user, locale, model);
        }
        WeightProfileVersion earlier = versions.findByProfileAndVersion(shown.id(), version)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("earlier", earlier.version());
        return page.fill(shown, WeightsForm.of(earlier.weights(), locale), user, locale, model);
    }

    /** Saves what is typed under a new name. */
    @PostMapping("/rules/profiles")
    String saveNew(
            @RequestParam Map<String, String> parameters,
            @RequestParam long from,
            @RequestParam(required = false) @Nullable Integer seen,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        WeightsForm form = WeightsForm.typed(parameters);
        String nameError = form.nameError(profiles);
        if (nameError == null && form.errors().isEmpty()) {
            try {
                WeightProfile saved = keeping.create(form.name(), form.toWeights(), user.username());
                next.addFlashAttribute("saved", saved.name());
                return "redirect:/rules?profile=" + saved.id();
            } catch (DataIntegrityViolationException takenMeanwhile) {
                nameError = "rules.name.taken";
            }
        }
        next.addFlashAttribute("nameError", nameError);
        if (seen != null) {
            next.addFlashAttribute("seen", seen);
        }
        return backWith(form, page.ofId(from), next);
    }

    /**
     * Changes an own profile to what is typed.
     *
     * @param seen the version that was changed
     */
    @PostMapping("/rules/profiles/{profile}")
    String save(
            @PathVariable long profile,
            @RequestParam int seen,
            @RequestParam Map<String, String> parameters,
            @AuthenticationPrincipal CurrentUser user,
            Locale locale,
            RedirectAttributes next) {
        WeightProfile own = page.own(profile);
        WeightsForm form = WeightsForm.typed(parameters);
        if (!form.errors().isEmpty()) {
            next.addFlashAttribute("seen", seen);
            return backWith(form, own, next);
        }
        try {
            int version = keeping.reweigh(profile, seen, form.toWeights(), user.username());
            next.addFlashAttribute("saved", own.name());
            next.addFlashAttribute("savedVersion", version);
            return "redirect:/rules?profile=" + profile;
        } catch (ProfileEditing.SavedMeanwhile meanwhile) {
            return overtaken(own, meanwhile, form, locale, next);
        } catch (WeightProfile.Locked locked) {
            next.addFlashAttribute("refusedAsLocked", true);
            return backWith(form, own, next);
        }
    }

    /**
     * Makes an earlier version count again.
     *
     * @param seen the newest version that the planner saw
     */
    @PostMapping("/rules/profiles/{profile}/versions/{version}/restore")
    String restore(
            @PathVariable long profile,
            @PathVariable int version,
            @RequestParam int seen,
            @AuthenticationPrincipal CurrentUser user,
            Locale locale,
            RedirectAttributes next) {
        WeightProfile own = page.own(profile);
        WeightProfileVersion earlier = versions.findByProfileAndVersion(profile, version)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        WeightsForm form = WeightsForm.of(earlier.weights(), locale);
        try {
            next.addFlashAttribute("savedVersion", keeping.restore(profile, version, seen, user.username()));
            next.addFlashAttribute("saved", own.name());
            return "redirect:/rules?profile=" + profile;
        } catch (ProfileEditing.SavedMeanwhile meanwhile) {
            return overtaken(own, meanwhile, form, locale, next);
        } catch (WeightProfile.Locked locked) {
            next.addFlashAttribute("refusedAsLocked", true);
            return backWith(form, own, next);
        }
    }

    private String overtaken(
            WeightProfile own,
            ProfileEditing.SavedMeanwhile meanwhile,
            WeightsForm form,
            Locale locale,
            RedirectAttributes next) {
        next.addFlashAttribute("meanwhile", history.told(meanwhile.newest(), meanwhile.changes(), locale));
        return backWith(form, own, next);
    }

    /** Leads back to the page of a profile, which shows what is typed and what is wrong with it. */
    private static String backWith(WeightsForm typed, WeightProfile profile, RedirectAttributes next) {
        next.addFlashAttribute("typed", typed);
        return "redirect:/rules?profile=" + profile.id();
    }
}
