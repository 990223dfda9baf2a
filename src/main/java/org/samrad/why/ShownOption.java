package org.samrad.why;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.plan.web.ShownPlace;

/**
 * A place that a request could have, with what it costs.
 *
 * @param cost how much it costs, or how much more or less than what is held
 * @param verdict what that means in words
 * @param parts the rules that it costs by, the most first
 * @param better whether the plan would get better by it
 * @param blockedBy id of the request whose consultation stands in its way, null where it is free
 */
record ShownOption(
        ShownPlace place,
        String cost,
        String verdict,
        List<Part> parts,
        boolean better,
        @Nullable String blockedBy) {

    /** What it costs by one rule. */
    record Part(String rule, String cost) {}
}
