/**
 * A case as a whole: its consultations across organisations on one line of time, whom the child has met and how steadily, who may
 * take part, what the family wishes, and what is planned in words for them. Above {@code inbox}, which is about one request at a
 * time.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "answer",
            "audit",
            "booking",
            "consultation",
            "dataset",
            "exchange",
            "limits",
            "outcome",
            "request",
            "schedule",
            "scope",
            "specialist",
            "system",
            "time"
        })
package org.samrad.casefile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
