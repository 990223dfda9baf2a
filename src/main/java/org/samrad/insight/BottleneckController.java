package org.samrad.insight;

import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.insight.Bottlenecks.Bottleneck;
import org.samrad.insight.ValueFigures.Standing;
import org.samrad.plan.PlanRef;
import org.samrad.run.TooManyRuns;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Bottlenecks of a plan: look at them, and ask what more hours would be worth. */
@Controller
class BottleneckController {

    private static final String PAGE = "insight/bottlenecks";

    private final BottleneckPage page;
    private final Bottlenecks bottlenecks;
    private final ValueOfOneMore valueOfOneMore;
    private final ValueStudies studies;

    BottleneckController(
            BottleneckPage page, Bottlenecks bottlenecks, ValueOfOneMore valueOfOneMore, ValueStudies studies) {
        this.page = page;
        this.bottlenecks = bottlenecks;
        this.valueOfOneMore = valueOfOneMore;
        this.studies = studies;
    }

    @GetMapping(BottleneckQuery.PATH)
    String show(BottleneckQuery query, Model model) {
        model.addAttribute("data", page.isThere());
        if (page.isThere()) {
            page.fill(query, model);
            fillForm(model);
        }
        return PAGE;
    }

    /**
     * What was typed to ask for a study.
     *
     * @param competence an id; empty for the scarcest
     * @param seconds the time limit of each run
     */
    record ValueForm(@Nullable String competence, @Nullable String seconds) implements Serializable {

        /** The limit; empty where it is none of those to choose from. */
        Optional<Duration> limit() {
            return BottleneckPage.LIMITS.stream()
                    .filter(limit -> String.valueOf(limit.toSeconds()).equals(seconds))
                    .findFirst();
        }
    }

    /** Asks for the runs that tell what more hours are worth; they are solved one after the other. */
    @PostMapping(BottleneckQuery.PATH + "/value")
    String ask(
            @RequestParam String plan,
            ValueForm form,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        PlanRef ref = page.plan(plan);
        Bottleneck bottleneck = bottlenecks.of(ref);
        String wanted = form.competence() == null ? "" : form.competence();
        List<String> asked = wanted.isEmpty() ? bottleneck.scarcest() : List.of(wanted);
        boolean known = asked.stream()
                .allMatch(id -> bottleneck.situation().data().competences().stream()
                        .anyMatch(competence -> competence.id().equals(id)));
        if (!known) {
            return refused(ref, form, "bottleneck.value.unknown", next);
        }
        if (form.limit().isEmpty()) {
            return refused(ref, form, "bottleneck.value.limit", next);
        }
        Standing standing = page.standing(ref);
        if (!valueOfOneMore.mayBeAskedOf(bottleneck) || standing != null && standing.underWay()) {
            return refused(ref, form, "bottleneck.value.busy", next);
        }
        if (asked.isEmpty()) {
            return refused(ref, form, "bottleneck.value.nothing", next);
        }
        try {
            valueOfOneMore.ask(ref, asked, form.limit().orElseThrow(), user.username());
            return backTo(ref);
        } catch (TooManyRuns many) {
            return refused(ref, form, "bottleneck.value.many", next);
        }
    }

    /** The part of the page about a study under way, asked for every other second; all of it once it has ended. */
    @GetMapping(BottleneckQuery.PATH + "/value")
    String follow(
            @RequestParam String plan,
            @RequestParam(defaultValue = "0") int ended,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String byScript,
            Model model,
            HttpServletResponse response) {
        PlanRef ref = page.plan(plan);
        if (byScript == null) {
            return backTo(ref);
        }
        page.fillValue(ref, model);
        fillForm(model);
        Standing standing = page.standing(ref);
        if (standing != null && standing.underWay() && standing.ended() == ended) {
            return PAGE + " :: live";
        }
        response.setHeader("HX-Retarget", "#value");
        response.setHeader("HX-Reswap", "outerHTML");
        return PAGE + " :: value";
    }

    @PostMapping(BottleneckQuery.PATH + "/value/{study}/stop")
    String stop(@PathVariable long study) {
        ValueStudy found = studies.findById(study).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        valueOfOneMore.stop(found);
        return backTo(found.about().plan());
    }

    /** Leads back to the page, which shows what was typed and why nothing was asked. */
    private static String refused(PlanRef ref, ValueForm form, String error, RedirectAttributes next) {
        next.addFlashAttribute("form", form);
        next.addFlashAttribute("error", error);
        return backTo(ref);
    }

    private static void fillForm(Model model) {
        if (!model.containsAttribute("form")) {
            ValueForm usual = new ValueForm("", "10");
            model.addAttribute("form", usual);
        }
        model.addAttribute("limits", BottleneckPage.LIMITS);
    }

    private static String backTo(PlanRef ref) {
        return "redirect:" + BottleneckQuery.about(ref.code()).address() + "#value";
    }
}
