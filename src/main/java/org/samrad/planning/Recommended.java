package org.samrad.planning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Obstacle;

/**
 * Where a request would best go.
 *
 * @param current what the plan holds for it, or null
 * @param pinned whether it has to stay there
 * @param options valid beside everything else of the plan, the cheapest first, up to ten
 * @param obstacle what stands in the way where there is no option, else null
 * @param role the role that the obstacle is about, or null where it is about the whole panel
 */
public record Recommended(
        String request,
        @Nullable PricedOption current,
        boolean pinned,
        List<PricedOption> options,
        Obstacle.@Nullable Kind obstacle,
        @Nullable String role) {}
