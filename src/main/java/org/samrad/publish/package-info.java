/** A proposal becomes the schedule: what would change, conflicts, the choice, versions and undo. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "check",
            "competence",
            "consultation",
            "dataset",
            "exchange",
            "explain :: unblock",
            "plan",
            "plan :: snapshot",
            "plan :: web",
            "request",
            "schedule",
            "solve",
            "specialist",
            "system",
            "time",
            "why"
        })
package org.samrad.publish;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
