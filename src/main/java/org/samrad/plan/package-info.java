/** What planning stores: runs, proposals, what they assume, and publications. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "changes",
            "check",
            "competence",
            "consultation",
            "dataset",
            "exchange",
            "explain",
            "explain :: unblock",
            "limits",
            "request",
            "solve",
            "solver :: floor",
            "solver",
            "suggest",
            "system",
            "time",
            "weights"
        })
package org.samrad.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
