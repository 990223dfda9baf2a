package org.samrad.masterdata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.check.Violation;
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
     * @param title of its request; empty where it has none, or the reader may not know
     * @param causes none where the reader may not know, since a rule tells of time and panel
     * @param given whether it is pinned so, so that no run moves it; not told where the reader may not know
     * @param row when and where; null where the reader may not know
     */
    record Broken(
            String request,
            String title,
            List<Cause> causes,
            boolean given,
            @Nullable ScheduleRow row) {}

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
        List<Broken> broken = new ArrayList<>();
        if (horizons.current().isPresent()) {
            OpenPlan plan = plans.of(PlanRef.PUBLISHED);
            Discretion discretion = Discretion.of(plan, user);
            Set<String> own = plan.brokenRules().keySet();
            Set<String> given = new HashSet<>(own);
            plan.violations().forEach(found -> given.remove(found.request()));
            Map<String, String> titles = new HashMap<>();
            plan.data()
                    .requests()
                    .forEach(one -> titles.put(
                            one.id(), Objects.requireNonNullElse(one.terms().title(), "")));
            Map<String, List<Violation>> found =
                    plan.found().stream().collect(Collectors.groupingBy(Violation::request));
            PlanNames names = PlanNames.of(plan.data(), locale);
            Set<String> seen = new HashSet<>();
            for (ScheduleRow row : plan.schedule()) {
                String request = row.request();
                if (own.contains(request) && seen.add(request) && !discretion.hides(request)) {
                    List<Cause> causes = found.getOrDefault(request, List.of()).stream()
                            .map(one -> cause(one, discretion, names, titles))
                            .distinct()
                            .sorted(Comparator.comparing(Cause::rule).thenComparing(Cause::who))
                            .toList();
                    String title = titles.getOrDefault(request, "");
                    broken.add(new Broken(request, title, causes, given.contains(request), row));
                }
            }
            // Those that hide when they are come last, so that their place in the list says nothing.
            own.stream()
                    .filter(request -> !seen.contains(request) || discretion.hides(request))
                    .sorted()
                    .forEach(request -> broken.add(new Broken(request, "", List.of(), false, null)));
        }
        PageLinks pages = PageLinks.of(PageLinks.index(page), PAGE_SIZE, broken.size());
        model.addAttribute("broken", pages.of(broken, PAGE_SIZE));
        model.addAttribute("pages", pages);
        model.addAttribute("profile", profiles.preferred().id());
        return "masterdata/broken";
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
