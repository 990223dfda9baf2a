package org.samrad.why;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.dataset.Placement;
import org.samrad.edit.AlreadySo;
import org.samrad.edit.EditedMeanwhile;
import org.samrad.edit.NothingToUndo;
import org.samrad.edit.ProposalEditing;
import org.samrad.explain.unblock.AsItIs;
import org.samrad.explain.unblock.GivenConsent;
import org.samrad.explain.unblock.MovedConsultation;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.explain.unblock.Unblock;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Texts;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposal;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.plan.web.Discretion;
import org.samrad.plan.web.ShownPlace;
import org.samrad.question.Questioning;
import org.samrad.solve.ScheduleRefused;
import org.samrad.suggest.PricedOption;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Why a request has the place it has in a plan, or none; as a page, or as a drawer beside the board. */
@Controller
@RequestMapping("/plan/{ref}/requests/{request}")
class ExplanationController {

    private static final String PAGE = "why/explanation";

    private final OpenPlans plans;
    private final ProposalEditing editing;
    private final Questioning questioning;
    private final DecidingAlone alone;
    private final ExplanationPage page;
    private final ExplanationWords words;

    ExplanationController(
            OpenPlans plans,
            ProposalEditing editing,
            Questioning questioning,
            DecidingAlone alone,
            ExplanationPage page,
            ExplanationWords words) {
        this.plans = plans;
        this.editing = editing;
        this.questioning = questioning;
        this.alone = alone;
        this.page = page;
        this.words = words;
    }

    @GetMapping
    String show(
            @PathVariable PlanRef ref,
            @PathVariable String request,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String byScript,
            @AuthenticationPrincipal CurrentUser user,
            Model model) {
        OpenPlan plan = plans.of(ref);
        page.fill(plan, request, ShownRole.Query.NEAREST_OF_ALL, user, model);
        if (model.containsAttribute("typedReason") && model.containsAttribute("unscheduled")) {
            // What was typed stands in one of them, and is only handed on to this page.
            page.fillUnblocks(plan, request, user, model);
        }
        return byScript == null ? PAGE : PAGE + " :: drawer";
    }

    /** What would give it a place, which takes longer to find. */
    @GetMapping("/unblocks")
    String unblocks(
            @PathVariable PlanRef ref,
            @PathVariable String request,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String byScript,
            @AuthenticationPrincipal CurrentUser user,
            Model model) {
        OpenPlan plan = plans.of(ref);
        page.fill(plan, request, ShownRole.Query.NEAREST_OF_ALL, user, model);
        if (model.containsAttribute("unscheduled")) {
            page.fillUnblocks(plan, request, user, model);
        }
        return byScript == null ? PAGE : PAGE + " :: unblocks";
    }

    /** The specialists of one role, all of them or by name. */
    @GetMapping("/matrix")
    String matrix(
            @PathVariable PlanRef ref,
            @PathVariable String request,
            ShownRole.Query query,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String byScript,
            @AuthenticationPrincipal CurrentUser user,
            Model model) {
        page.fill(plans.of(ref), request, query, user, model);
        Integer role = query.role();
        ShownRole asked = byScript != null && model.getAttribute("unscheduled") instanceof ShownUnscheduled left
                ? left.roles().stream()
                        .filter(row -> role != null && row.number() == role)
                        .findFirst()
                        .orElse(null)
                : null;
        if (asked == null) {
            return PAGE;
        }
        model.addAttribute("row", asked);
        return PAGE + " :: one-role";
    }

    /** Takes another option than the one that is held. */
    @PostMapping("/place")
    String place(
            @PathVariable PlanRef ref,
            @PathVariable String request,
            @RequestParam int version,
            @RequestParam String key,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        return change(ref, request, user, next, plan -> {
            Placement chosen = options(plan, request).stream()
                    .filter(option -> ShownPlace.keyOf(option).equals(key))
                    .findFirst()
                    .map(ExplanationController::placement)
                    .orElse(null);
            return chosen == null
                    ? null
                    : new Done(editing.place(ref, version, chosen, user.username()), "drawer.chosen");
        });
    }

    /** Gives something up, in a proposal, so that the request has a place. */
    @PostMapping("/unblock")
    String unblock(
            @PathVariable PlanRef ref,
            @PathVariable String request,
            @RequestParam int version,
            @RequestParam String key,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        return change(ref, request, user, next, plan -> {
            if (isHeld(plan, request)) {
                return null;
            }
            Unblock chosen = unblock(plan, request, key);
            if (chosen == null) {
                return null;
            }
            if (questioning.isToBeAsked(chosen.relaxation())) {
                next.addFlashAttribute("refused", "drawer.ask-first");
                return null;
            }
            return new Done(alone.unblock(ref, version, chosen, user), told(chosen.relaxation()));
        });
    }

    private static @Nullable Unblock unblock(OpenPlan plan, String request, String key) {
        return plan.explanations().unblocks(request).stream()
                .filter(unblock -> Explainer.keyOf(unblock).equals(key))
                .findFirst()
                .orElse(null);
    }

    /** Asks whoever decided it whether something could be given up, so that the request has a place. */
    @PostMapping("/ask")
    String ask(
            @PathVariable PlanRef ref,
            @PathVariable String request,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        OpenPlan plan = plans.of(ref);
        Discretion.check(plan, user, request);
        String said = Texts.clean(reason);
        String error = Questioning.error(said);
        Unblock chosen = isHeld(plan, request) ? null : unblock(plan, request, key);
        if (error != null) {
            next.addFlashAttribute("refused", error);
            next.addFlashAttribute("typedReason", IdentityNumbers.without(reason));
            next.addFlashAttribute("typedFor", key);
        } else if (chosen == null) {
            next.addFlashAttribute("refused", "drawer.gone");
        } else {
            questioning.ask(request, chosen.relaxation(), said, user);
            next.addFlashAttribute("told", "drawer.asked");
        }
        return backTo(ref, request);
    }

    /** Takes back the last change of the proposal. */
    @PostMapping("/undo")
    String undo(
            @PathVariable PlanRef ref,
            @PathVariable String request,
            @RequestParam int version,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes next) {
        return change(ref, request, user, next, plan -> {
            return ref.isProposal() ? new Done(editing.undo(ref.id(), version), "drawer.undone") : null;
        });
    }

    /** @param told the message key of what was done */
    private record Done(Proposal proposal, String told) {}

    /** Something that makes or changes a proposal; null where it is no longer possible. */
    private interface Change {
        @Nullable
        Done of(OpenPlan plan);
    }

    private String change(PlanRef ref, String request, CurrentUser user, RedirectAttributes next, Change change) {
        OpenPlan plan = plans.of(ref);
        Discretion.check(plan, user, request);
        try {
            Done done = change.of(plan);
            if (done != null) {
                next.addFlashAttribute("told", done.told());
                return backTo(done.proposal().ref(), request);
            }
            if (!next.getFlashAttributes().containsKey("refused")) {
                next.addFlashAttribute("refused", "drawer.gone");
            }
        } catch (AlreadySo already) {
            next.addFlashAttribute("told", "drawer.chosen");
        } catch (NothingToUndo nothing) {
            next.addFlashAttribute("refused", "drawer.undo.nothing");
        } catch (ScheduleRefused refused) {
            next.addFlashAttribute("refused", "drawer.refused");
            next.addFlashAttribute("refusedFor", words.rules(refused));
        } catch (EditedMeanwhile meanwhile) {
            next.addFlashAttribute("refused", "drawer.changed");
            next.addFlashAttribute("refusedFor", words.edits(meanwhile.since()));
        }
        return backTo(ref, request);
    }

    private static String backTo(PlanRef ref, String request) {
        return "redirect:/plan/%s/requests/%s".formatted(ref, request);
    }

    private static List<PricedOption> options(OpenPlan plan, String request) {
        return isHeld(plan, request)
                ? plan.recommendations().explain(request).others().stream()
                        .map(other -> other.option())
                        .toList()
                : plan.recommendations().forRequest(request).options();
    }

    private static boolean isHeld(OpenPlan plan, String request) {
        return plan.schedule().stream().anyMatch(row -> row.request().equals(request));
    }

    private static Placement placement(PricedOption option) {
        return new Placement(
                option.request(),
                option.start(),
                option.end(),
                option.mode(),
                option.site(),
                new TreeMap<>(option.panel()));
    }

    private static String told(Relaxation relaxation) {
        return switch (relaxation) {
            case AsItIs it -> "drawer.chosen";
            case MovedConsultation it -> "drawer.chosen";
            case GivenConsent it -> "drawer.applied.consent";
            default -> "drawer.applied";
        };
    }
}
