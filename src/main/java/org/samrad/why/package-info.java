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
            "limits",
            "plan",
            "plan :: snapshot",
            "plan :: web",
            "question",
            "request",
            "solve",
            "solver",
            "suggest",
            "system"
        })
package org.samrad.why;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
