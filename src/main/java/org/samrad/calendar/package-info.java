/**
 * Consultations in a specialist's own calendar, by a secret address to subscribe to. What that calendar says is {@code busy}'s.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "answer",
            "consultation",
            "request",
            "schedule",
            "specialist",
            "system",
            "time"
        })
package org.samrad.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
