package org.samrad.suggest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a request would best go.
 *
 * @param current what the plan holds for it, or null
 * @param pinned whether it has to stay there
 * @param options valid beside everything else of the plan, the cheapest first, up to ten
 * @param blocked where there is no option: up to three that only one other consultation stands in the way of
 */
public record Recommended(
        String request,
        @Nullable PricedOption current,
        boolean pinned,
        List<PricedOption> options,
        List<Blocked> blocked) {

    /**
     * An option that would be free but for one other consultation.
     *
     * @param option priced as if that consultation were not held
     * @param by id of the request whose consultation it is
     */
    public record Blocked(PricedOption option, String by) {}
}
