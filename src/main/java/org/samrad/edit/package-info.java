/** Changes that a planner makes in a plan by hand: moved, pinned, given up, undone. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "check",
            "consultation",
            "dataset",
            "explain",
            "plan",
            "plan :: snapshot",
            "plan :: web",
            "schedule",
            "solve",
            "solver",
            "suggest",
            "system",
            "time"
        })
package org.samrad.edit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
