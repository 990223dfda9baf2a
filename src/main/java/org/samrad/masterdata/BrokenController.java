package org.samrad.masterdata;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.samrad.account.CurrentUser;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.plan.web.Discretion;
import org.samrad.plan.web.PlanNames;
import org.samrad.system.PageLinks;
import org.samrad.time.PlanningHorizons;
import org.samrad.weights.WeightProfiles;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What is published and against a rule by the data of now, mostly since somebody changed them: worked out whenever it is asked for,
 * so that it is always true, and offered to be planned anew while all else stands.
 */
@Controller
class BrokenController {

    private static final int PAGE_SIZE = 50;

    private final OpenPlans plans;
    private final PlanningHorizons horizons;
    private final WeightProfiles profiles;

    BrokenController(OpenPlans plans, PlanningHorizons horizons, WeightProfiles profiles) {
        this.plans = plans;
        this.horizons = horizons;
        this.profiles = profiles;
    }

    /**
     * One that is against rules.
     *
     * @param title of its request; empty where it has none
     * @param causes what it breaks
     * @param given whether it is pinned so, so that no run moves it
     * @param row when and where
     */
    record Broken(String request, String title, List<Cause> causes, boolean given, ScheduleRow row) {}

    /**
     * What is wrong with one.
     *
     * @param rule the id of the rule
     * @param who whom it is about; empty where that is nobody in particular, or the reader may not know of all that takes part
     * @param others the requests whose consultations take part in it, with their titles; likewise
     */
    record Cause(String rule, String who, List<String> others) {}

    @GetMapping("/plan/broken")
    String show(
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal CurrentUser user,
            Locale locale,
            Model model) {
        List<Broken> broken = List.of();
        PageLinks pages = PageLinks.of(PageLinks.index(page), PAGE_SIZE, 0);
        if (horizons.current().isPresent()) {
            OpenPlan plan = plans.of(PlanRef.PUBLISHED);
            Discretion discretion = Discretion.of(plan, user);
            List<ScheduleRow> all = listed(plan, discretion);
            pages = PageLinks.of(PageLinks.index(page), PAGE_SIZE, all.size());
            broken = described(pages.of(all, PAGE_SIZE), plan, discretion, locale);
        }
        model.addAttribute("broken", broken);
        model.addAttribute("pages", pages);
        model.addAttribute("profile", profiles.preferred().id());
        return "masterdata/broken";
    }

    /**
     * One row of each consultation, of those that the reader may know of. Of the others nothing is said, not even how many there are: whoever
     * knows who is away would learn who takes part.
     */
    private static List<ScheduleRow> listed(OpenPlan plan, Discretion discretion) {
        Set<String> broken = plan.brokenRules().keySet();
        Set<String> seen = new HashSet<>();
        return plan.schedule().stream()
                .filter(row ->
                        broken.contains(row.request()) && !discretion.hides(row.request()) && seen.add(row.request()))
                .toList();
    }

    /** What is said of those of a page; what is found of all others is not looked at. */
    private static List<Broken> described(List<ScheduleRow> some, OpenPlan plan, Discretion discretion, Locale locale) {
        Set<String> told = some.stream().map(ScheduleRow::request).collect(Collectors.toSet());
        Map<String, List<Violation>> found = plan.found().stream()
                .filter(one -> told.contains(one.request()))
                .collect(Collectors.groupingBy(Violation::request));
        Set<String> given = new HashSet<>(told);
        plan.violations().forEach(one -> given.remove(one.request()));
        Set<String> named = new HashSet<>(told);
        found.values().forEach(those -> those.forEach(one -> named.addAll(one.involved())));
        Map<String, String> titles = plan.data().requests().stream()
                .filter(one -> named.contains(one.id()))
                .collect(Collectors.toMap(
                        PlanningData.Request::id,
                        one -> Objects.requireNonNullElse(one.terms().title(), "")));
        PlanNames names = PlanNames.of(plan.data(), locale);
        return some.stream()
                .map(one -> {
                    List<Cause> causes = found.getOrDefault(one.request(), List.of()).stream()
                            .map(each -> cause(each, discretion, names, titles))
                            .distinct()
                            .sorted(Comparator.comparing(Cause::rule).thenComparing(Cause::who))
                            .toList();
                    return new Broken(
                            one.request(),
                            titles.getOrDefault(one.request(), ""),
                            causes,
                            given.contains(one.request()),
                            one);
                })
                .toList();
    }

    private static Cause cause(Violation found, Discretion discretion, PlanNames names, Map<String, String> titles) {
        if (found.involved().stream().anyMatch(discretion::hides)) {
            return new Cause(found.rule(), "", List.of());
        }
        String who = found.specialist();
        return new Cause(
                found.rule(),
                who == null ? "" : names.specialist(who),
                found.involved().stream()
                        .filter(one -> !one.equals(found.request()))
                        .map(one -> (one + " " + titles.getOrDefault(one, "")).strip())
                        .toList());
    }
}
