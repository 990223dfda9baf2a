/**
 * What can be had for a request while it is being written: who is qualified and free, when everybody could meet, where it would best
 * go, or what stands in the way and what would help. Asked for with every few letters, so it works with one plan kept open and asks
 * the planner's own search; of other cases it says nothing, a time that is taken is only not offered.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "consultation",
            "dataset",
            "exchange",
            "plan :: snapshot",
            "plan",
            "request",
            "solver",
            "suggest",
            "time"
        })
package org.samrad.match;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
