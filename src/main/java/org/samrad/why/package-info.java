/** Why a consultation lies where it does, and why a request has no place, in words. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "check",
            "competence",
            "consultation",
            "dataset",
            "edit",
            "explain",
            "explain :: phrase",
            "explain :: unblock",
            "limits",
            "match",
            "plan",
            "plan :: snapshot",
            "plan :: web",
            "question",
            "request",
            "scope",
            "solve",
            "solver",
            "suggest",
            "system",
            "time"
        })
package org.samrad.why;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
