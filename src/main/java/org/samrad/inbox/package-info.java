/**
 * The coordinator's pages: requests listed, shown, filed, changed and withdrawn. Apart from {@code request}, because a page
 * shows a request together with its published consultation and people's names, and both of those stand on requests.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "answer",
            "audit",
            "booking",
            "changes",
            "competence",
            "consultation",
            "dataset :: sheet",
            "limits",
            "match",
            "outcome",
            "question",
            "request",
            "schedule",
            "scope",
            "specialist",
            "spoken",
            "system",
            "time"
        })
package org.samrad.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
