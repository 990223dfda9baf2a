/** Changes that a planner makes in a plan by hand: moved, pinned, given up, undone. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "consultation",
            "dataset",
            "explain",
            "explain :: unblock",
            "plan",
            "plan :: snapshot",
            "plan :: web",
            "schedule",
            "solve",
            "solver",
            "suggest",
            "time"
        })
package org.samrad.edit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
