/**
 * What becomes of a consultation that somebody has declined: held at the same time with somebody else in that role, else at the nearest
 * time that keeps most of the panel, else given back to those that wait. Nothing else that is published moves. A planner says so, or
 * it is done at once where the rules allow that.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "answer",
            "check",
            "consultation",
            "dataset",
            "exchange",
            "plan",
            "plan :: snapshot",
            "plan :: web",
            "policy",
            "publish",
            "request",
            "schedule",
            "specialist",
            "suggest",
            "system",
            "time"
        })
package org.samrad.repair;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
