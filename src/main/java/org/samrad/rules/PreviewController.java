package org.samrad.rules;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.compare.PlanComparison;
import org.samrad.plan.PlanRef;
import org.samrad.weights.WeightProfile;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What weights would do, before they are saved. The address of a preview holds the weights as well, so that they are still there
 * when the preview itself is gone.
 */
@Controller
class PreviewController {

    private final WeightsPreviews previews;
    private final PreviewedMoves moves;
    private final RulesPage page;

    PreviewController(WeightsPreviews previews, PreviewedMoves moves, RulesPage page) {
        this.previews = previews;
        this.moves = moves;
        this.page = page;
    }

    /**
     * Begins one with what is typed.
     *
     * @param from the profile that was changed
     * @param seen its version
     */
    @PostMapping("/rules/preview")
    String begin(
            @RequestParam Map<String, String> parameters,
            @RequestParam long from,
            @RequestParam int seen,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        WeightProfile changed = page.ofId(from);
        WeightsForm form = WeightsForm.typed(parameters);
        Optional<PlanRef> plan = page.current();
        if (plan.isEmpty() || !form.errors().isEmpty()) {
            next.addFlashAttribute("seen", seen);
            next.addFlashAttribute("nothingToPreview", plan.isEmpty());
            next.addFlashAttribute("typed", form);
            return "redirect:/rules?profile=" + changed.id();
        }
        WeightsPreview preview = previews.begin(plan.get(), form.toWeights(), user.username());
        return "redirect:" + address(preview.id(), from, seen, form);
    }

    /**
     * A preview on the page of its weights; asked for by the page's script, only what changes while it is solved, and the whole
     * panel once it has ended.
     */
    @GetMapping("/rules/preview/{id}")
    String show(
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            @RequestParam long from,
            @RequestParam(required = false) @Nullable Integer seen,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String byScript,
            @AuthenticationPrincipal CurrentUser user,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        WeightsPreview preview = previews.of(id).orElse(null);
        WeightProfile profile = page.ofId(from);
        if (byScript != null) {
            return part(preview, profile, user, locale, model, response);
        }
        if (seen != null) {
            model.addAttribute("seen", seen);
        }
        WeightsForm form = WeightsForm.typed(parameters);
        if (preview == null) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("previewGone", true);
        } else {
            fill(preview, user, locale, model);
            model.addAttribute(
                    "otherWeights",
                    !form.errors().isEmpty() || !form.toWeights().equals(preview.weights()));
        }
        return page.fill(profile, form, user, locale, model);
    }

    /** Ends one early; what it has found stays. */
    @PostMapping("/rules/preview/{id}/cancel")
    String cancel(
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            @RequestParam long from,
            @RequestParam int seen) {
        previews.cancel(id);
        return "redirect:" + address(id, from, seen, WeightsForm.typed(parameters));
    }

    private String part(
            @Nullable WeightsPreview preview,
            WeightProfile profile,
            CurrentUser user,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        if (preview == null) {
            response.setHeader("HX-Retarget", "#preview");
            response.setHeader("HX-Reswap", "outerHTML");
            return "rules/preview :: gone";
        }
        fill(preview, user, locale, model);
        model.addAttribute("profile", profile);
        if (!preview.state().underWay()) {
            response.setHeader("HX-Retarget", "#preview");
            response.setHeader("HX-Reswap", "outerHTML");
            return "rules/preview :: panel";
        }
        return "rules/preview :: live";
    }

    private void fill(WeightsPreview preview, CurrentUser reader, Locale locale, Model model) {
        model.addAttribute("preview", preview);
        PlanComparison answer = previews.answer(preview, reader);
        if (answer != null) {
            moves.fill(answer, locale, model);
        }
    }

    private static String address(String id, long from, int seen, WeightsForm form) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/rules/preview/{id}")
                .queryParam("from", from)
                .queryParam("seen", seen);
        form.fields().forEach((name, text) -> address.queryParam(name, "{" + name + "}"));
        if (!form.name().isEmpty()) {
            address.queryParam("name", "{name}");
        }
        var values = new HashMap<String, Object>(form.fields());
        values.put("id", id);
        values.put("name", form.name());
        return address.fragment("preview").encode().buildAndExpand(values).toUriString();
    }
}
