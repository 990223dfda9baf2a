package org.samrad.suggest;

import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.solver.PlanRule;

/**
 * A time, a place and a whole panel for a request, with what holding them adds to the cost of the plan. Times are local in the
 * data set's zone.
 *
 * @param end exclusive
 * @param site id of the site of an {@code ON_SITE} consultation, else null
 * @param panel id of the specialist by role, in the request's order; roles that stay empty are left out
 * @param medium what the option saves in the medium rule, less than 0: no matter which, the request is scheduled
 * @param soft weighted cost of all soft rules together
 * @param costs weighted cost of each rule that adds to it or takes from it, in the rules' order
 */
public record PricedOption(
        String request,
        LocalDateTime start,
        LocalDateTime end,
        Mode mode,
        @Nullable String site,
        Map<String, String> panel,
        double medium,
        double soft,
        Map<PlanRule, Double> costs) {

    /** Whether it is the same time, place and panel. */
    public boolean isSameAs(PricedOption other) {
        return request.equals(other.request)
                && start.equals(other.start)
                && mode == other.mode
                && java.util.Objects.equals(site, other.site)
                && panel.equals(other.panel);
    }
}
