package org.samrad.edit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.plan.web.PlanQuery;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Leads back to the board after a change by hand, which says what was done, or why it was not. */
@Component
public class BoardAnswer {

    private final OpenPlans plans;
    private final BoardEdits edits;

    BoardAnswer(OpenPlans plans, BoardEdits edits) {
        this.plans = plans;
        this.edits = edits;
    }

    /** The board says what was done and goes on at the consultation. */
    public String done(PlanQuery query, String told, @Nullable String request, RedirectAttributes next) {
        next.addFlashAttribute("told", told);
        if (request != null) {
            next.addFlashAttribute("focus", request);
        }
        return "redirect:" + query.address();
    }

    /** The board as it is, with what stands in the way. */
    public String refused(PlanQuery query, String why, RedirectAttributes next) {
        next.addFlashAttribute("refused", why);
        return "redirect:" + query.address();
    }

    /** The board as it is now, with what others have done meanwhile. */
    public String meanwhile(PlanQuery query, EditedMeanwhile meanwhile, CurrentUser user, RedirectAttributes next) {
        OpenPlan plan = plans.of(query.ref().orElseThrow());
        next.addFlashAttribute("meanwhile", edits.told(meanwhile.since(), plan, user));
        return "redirect:" + query.address();
    }

    /** The row of the board that shows a consultation: the one that is asked for, else one that has it. */
    @Nullable
    public String lane(PlanQuery query, OpenPlan plan, String request, @Nullable String asked) {
        if (asked != null && !asked.isBlank()) {
            return query.shownView().equals(PlanQuery.TIMELINE) ? asked : query.row();
        }
        ScheduleRow row = plan.schedule().stream()
                .filter(one -> one.request().equals(request))
                .findFirst()
                .orElse(null);
        if (row == null) {
            return null;
        }
        List<String> cases = plan.data().requests().stream()
                .filter(one -> one.id().equals(request))
                .map(one -> one.caseId())
                .toList();
        return switch (query.shownView()) {
            case PlanQuery.TIMELINE -> row.specialist();
            case PlanQuery.CASE -> cases.isEmpty() ? null : cases.getFirst();
            case PlanQuery.SITE -> row.site() == null ? row.mode().name() : row.site();
            default -> null;
        };
    }
}
