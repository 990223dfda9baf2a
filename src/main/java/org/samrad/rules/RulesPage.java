package org.samrad.rules;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.plan.PlanRef;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.Proposal;
import org.samrad.plan.Proposals;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.plan.web.Discretion;
import org.samrad.solver.PlanRule;
import org.samrad.time.PlanningHorizons;
import org.samrad.weights.WeightProfile;
import org.samrad.weights.WeightProfiles;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** Gathers what the rules page shows: the rules with their costs in the current plan, and a profile with its versions. */
@Component
class RulesPage {

    private final WeightProfiles profiles;
    private final Proposals proposals;
    private final PlanningRuns runs;
    private final OpenPlans plans;
    private final PlanningHorizons horizons;
    private final ProfileHistory history;

    RulesPage(
            WeightProfiles profiles,
            Proposals proposals,
            PlanningRuns runs,
            OpenPlans plans,
            PlanningHorizons horizons,
            ProfileHistory history) {
        this.profiles = profiles;
        this.proposals = proposals;
        this.runs = runs;
        this.plans = plans;
        this.horizons = horizons;
        this.history = history;
    }

    /**
     * A rule and its part of what the current plan costs.
     *
     * @param cost weighted; null where there is no plan
     * @param share of the cost of all rules of its level, per cent, 0 to 100; null where there is no plan
     */
    record Row(
            PlanRule rule, @Nullable Double cost, @Nullable Integer share) {}

    /** Adds what the page shows of a profile, with the weights that are typed, and {@code seen} unless it is there. */
    String fill(WeightProfile shown, WeightsForm form, CurrentUser reader, Locale locale, Model model) {
        model.addAttribute("profiles", profiles.findAllByOrderByBuiltInDescIdAsc());
        model.addAttribute("profile", shown);
        model.addAttribute("lockedAt", shown.lockedAt().map(history::local).orElse(null));
        model.addAttribute("lockedBy", history.lockedBy(shown));
        model.addAttribute("versions", history.of(shown, locale));
        model.addAttribute("form", form);
        model.addAttribute("errors", form.errors());
        if (!model.containsAttribute("seen")) {
            model.addAttribute("seen", shown.version());
        }
        Map<PlanRule, Double> costs =
                current().map(plan -> costs(plan, reader, model)).orElse(Map.of());
        model.addAttribute("hardRules", rows(costs, PlanRule.Level.HARD));
        model.addAttribute("tunableRules", rows(costs, PlanRule.Level.MEDIUM, PlanRule.Level.SOFT));
        return "rules/rules";
    }

    /**
     * The plan that planners go on from: the newest proposal that is complete, else what is published; empty when there is no
     * planning data.
     */
    Optional<PlanRef> current() {
        return horizons.current().isEmpty()
                ? Optional.empty()
                : Optional.of(proposals.findNewestComplete().map(Proposal::ref).orElse(PlanRef.PUBLISHED));
    }

    private Map<PlanRule, Double> costs(PlanRef plan, CurrentUser reader, Model model) {
        model.addAttribute("plan", plan);
        OpenPlan seen = Discretion.seen(plans.of(plan), reader);
        if (!plan.isProposal()) {
            return seen.costs();
        }
        Proposal proposal = proposals.findById(plan.id()).orElseThrow();
        model.addAttribute("proposal", proposal);
        Optional.ofNullable(proposal.run()).flatMap(runs::findById).ifPresent(run -> model.addAttribute("run", run));
        return seen.isWhole() ? proposal.costs() : seen.costs();
    }

    /** The profile, or the page of what is not found. */
    WeightProfile ofId(long id) {
        return profiles.findById(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** A profile that may be changed; a built-in one has no such page. */
    WeightProfile own(long id) {
        WeightProfile profile = ofId(id);
        if (profile.builtIn()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return profile;
    }

    private static List<Row> rows(Map<PlanRule, Double> costs, PlanRule.Level... levels) {
        var ofLevel = new EnumMap<PlanRule.Level, Double>(PlanRule.Level.class);
        costs.forEach((rule, cost) -> ofLevel.merge(rule.level(), cost, Double::sum));
        return Arrays.stream(PlanRule.values())
                .filter(rule -> Arrays.asList(levels).contains(rule.level()))
                .map(rule -> row(rule, costs.get(rule), ofLevel.getOrDefault(rule.level(), 0.0)))
                .toList();
    }

    private static Row row(PlanRule rule, @Nullable Double cost, double ofLevel) {
        Integer share = cost == null ? null : ofLevel == 0 ? 0 : (int) Math.round(100 * cost / ofLevel);
        return new Row(rule, cost, share);
    }
}
