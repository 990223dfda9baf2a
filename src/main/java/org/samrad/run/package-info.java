/** Runs of the solver on the live data: queued, solved, stored, watched and stopped. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "check",
            "competence",
            "dataset",
            "exchange",
            "limits",
            "plan",
            "plan :: snapshot",
            "plan :: web",
            "publish",
            "request",
            "solve",
            "solver",
            "system",
            "time",
            "weights"
        })
package org.samrad.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
