/**
 * The administrator's pages: who may sign in, what data the site holds, and that data out and in as planning data. Also
 * gives the demo's specialist account a person of the demo to be.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "audit",
            "check",
            "competence",
            "dataset",
            "dataset :: csv",
            "exchange",
            "limits",
            "request",
            "schedule",
            "specialist",
            "system",
            "time"
        })
package org.samrad.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
