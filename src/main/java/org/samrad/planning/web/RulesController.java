package org.samrad.planning.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.planning.ProfileKeeping;
import org.samrad.planning.Proposals;
import org.samrad.planning.WeightProfile;
import org.samrad.planning.WeightProfiles;
import org.samrad.solver.PlanRule;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rules of a plan: what each says, what it costs now, and what it weighs in which profile. */
@Controller
class RulesController {

    private final WeightProfiles profiles;
    private final ProfileKeeping keeping;
    private final Proposals proposals;

    RulesController(WeightProfiles profiles, ProfileKeeping keeping, Proposals proposals) {
        this.profiles = profiles;
        this.keeping = keeping;
        this.proposals = proposals;
    }

    @GetMapping("/rules")
    String show(@RequestParam(required = false) @Nullable Long profile, Locale locale, Model model) {
        WeightProfile shown = profile == null ? profiles.preferred() : ofId(profile);
        return page(shown, WeightsForm.of(shown.weights(), locale), model);
    }

    /** Saves what is typed under a new name. */
    @PostMapping("/rules/profiles")
    String saveNew(
            @RequestParam Map<String, String> parameters,
            @RequestParam long from,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        WeightsForm form = WeightsForm.typed(parameters);
        String nameError = form.nameError(profiles);
        if (nameError == null && form.errors().isEmpty()) {
            try {
                WeightProfile saved = profiles.save(new WeightProfile(form.name(), form.toWeights()));
                next.addFlashAttribute("saved", saved.name());
                return "redirect:/rules?profile=" + saved.id();
            } catch (DataIntegrityViolationException takenMeanwhile) {
                nameError = "rules.name.taken";
            }
        }
        model.addAttribute("nameError", nameError);
        return refused(ofId(from), form, model, response);
    }

    /** Changes an own profile to what is typed. */
    @PostMapping("/rules/profiles/{profile}")
    String save(
            @PathVariable long profile,
            @RequestParam Map<String, String> parameters,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        WeightProfile own = own(profile);
        WeightsForm form = WeightsForm.typed(parameters);
        if (!form.errors().isEmpty()) {
            return refused(own, form, model, response);
        }
        keeping.reweigh(profile, form.toWeights());
        next.addFlashAttribute("saved", own.name());
        return "redirect:/rules?profile=" + profile;
    }

    @PostMapping("/rules/profiles/{profile}/prefer")
    String prefer(@PathVariable long profile) {
        keeping.prefer(ofId(profile).id());
        return "redirect:/rules?profile=" + profile;
    }

    @PostMapping("/rules/profiles/{profile}/delete")
    String delete(@PathVariable long profile) {
        keeping.delete(own(profile).id());
        return "redirect:/rules";
    }

    private String refused(WeightProfile shown, WeightsForm form, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(shown, form, model);
    }

    private String page(WeightProfile shown, WeightsForm form, Model model) {
        model.addAttribute("profiles", profiles.findAllByOrderByBuiltInDescIdAsc());
        model.addAttribute("profile", shown);
        model.addAttribute("form", form);
        model.addAttribute("errors", form.errors());
        model.addAttribute("hardRules", ofLevel(PlanRule.Level.HARD));
        model.addAttribute("tunableRules", PlanRule.tunableRules());
        proposals.findFirstByOrderByIdDesc().ifPresent(newest -> {
            model.addAttribute("proposal", newest);
            model.addAttribute(
                    "costs",
                    newest.costs().entrySet().stream()
                            .collect(Collectors.toMap(cost -> cost.getKey().id(), Map.Entry::getValue)));
        });
        return "rules/rules";
    }

    private static List<PlanRule> ofLevel(PlanRule.Level level) {
        return Arrays.stream(PlanRule.values())
                .filter(rule -> rule.level() == level)
                .toList();
    }

    private WeightProfile ofId(long id) {
        return profiles.findById(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** A profile that may be changed; a built-in one has no such page. */
    private WeightProfile own(long id) {
        return Optional.of(ofId(id))
                .filter(profile -> !profile.builtIn())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }
}
