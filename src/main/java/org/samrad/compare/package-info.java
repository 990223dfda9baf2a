/** Two plans side by side: figures, what differs and why. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "consultation",
            "dataset",
            "limits",
            "plan :: snapshot",
            "plan :: web",
            "plan",
            "request",
            "solve",
            "solver",
            "system",
            "time"
        })
package org.samrad.compare;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
