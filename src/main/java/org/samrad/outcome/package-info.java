/**
 * What became of a published consultation: whether it was held, what the professionals concluded, and whether more is wanted. Apart
 * from {@code schedule}, which knows only what is planned, because coordinators, the case's page and, in planning, the count of whom a
 * case has met stand on it.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "audit",
            "consultation",
            "limits",
            "request",
            "schedule",
            "scope",
            "system",
            "time"
        })
package org.samrad.outcome;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
