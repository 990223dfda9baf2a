/**
 * The administrator's pages: who may sign in, what data the site holds, that data out as
 * planning data, and files in: chosen, shown what they would do ({@code Importing}), applied. Also
 * gives the demo's specialist account a person of the demo to be.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "audit",
            "check",
            "dataset",
            "dataset :: csv",
            "dataset :: sheet",
            "exchange",
            "limits",
            "mail",
            "message",
            "publish",
            "request",
            "schedule",
            "specialist",
            "system",
            "time"
        })
package org.samrad.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
