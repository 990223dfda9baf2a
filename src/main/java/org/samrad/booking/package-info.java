/**
 * Times and panels for one request without a new plan: held for a while, booked at once where the planner allows that, or proposed to
 * the planner; by itself, too, once somebody has agreed to what stood in the way. What is held or booked is judged by the checker inside the transaction that stores it, in turn with whoever publishes;
 * planning sees what is held as it sees what is published and pinned, see {@link
 * org.samrad.exchange.DatabaseExport#forPlanning}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "audit",
            "check",
            "consultation",
            "dataset",
            "exchange",
            "limits",
            "plan",
            "plan :: snapshot",
            "plan :: web",
            "policy",
            "publish",
            "question",
            "request",
            "schedule",
            "scope",
            "solver",
            "suggest",
            "system",
            "time"
        })
package org.samrad.booking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
