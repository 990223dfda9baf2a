/**
 * Questions instead of overrides: where a request would get a place if something were otherwise that a coordinator or a specialist has decided,
 * the planner asks whoever decided it, with what it is so far and why. It becomes so when they agree; where the rules allow a planner to decide
 * alone, that is recorded as such.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "competence",
            "consultation",
            "explain :: unblock",
            "limits",
            "plan",
            "policy",
            "request",
            "scope",
            "specialist",
            "system",
            "time"
        })
package org.samrad.question;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
