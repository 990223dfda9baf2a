package org.samrad.masterdata;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.plan.web.Discretion;
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
     * @param rules ids; none where the reader may not know, since a rule tells of time and panel
     * @param given whether it is pinned so, so that no run moves it; not told where the reader may not know
     * @param row when and where; null where the reader may not know
     */
    record Broken(
            String request,
            SortedSet<String> rules,
            boolean given,
            @Nullable ScheduleRow row) {}

    @GetMapping("/plan/broken")
    String show(@RequestParam(defaultValue = "1") int page, @AuthenticationPrincipal CurrentUser user, Model model) {
        List<Broken> broken = new ArrayList<>();
        if (horizons.current().isPresent()) {
            OpenPlan plan = plans.of(PlanRef.PUBLISHED);
            Discretion discretion = Discretion.of(plan, user);
            Set<String> own = plan.brokenRules().keySet();
            Set<String> given = new HashSet<>(own);
            plan.violations().forEach(found -> given.remove(found.request()));
            Set<String> seen = new HashSet<>();
            for (ScheduleRow row : plan.schedule()) {
                String request = row.request();
                if (own.contains(request) && seen.add(request) && !discretion.hides(request)) {
                    broken.add(new Broken(request, rules(plan, request), given.contains(request), row));
                }
            }
            // Those that hide when they are come last, so that their place in the list says nothing.
            own.stream()
                    .filter(request -> !seen.contains(request) || discretion.hides(request))
                    .sorted()
                    .forEach(request -> broken.add(new Broken(request, new TreeSet<>(), false, null)));
        }
        PageLinks pages = PageLinks.of(PageLinks.index(page), PAGE_SIZE, broken.size());
        model.addAttribute("broken", pages.of(broken, PAGE_SIZE));
        model.addAttribute("pages", pages);
        model.addAttribute("profile", profiles.preferred().id());
        return "masterdata/broken";
    }

    private static SortedSet<String> rules(OpenPlan plan, String request) {
        return plan.brokenRules().getOrDefault(request, new TreeSet<>());
    }
}
