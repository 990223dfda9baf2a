/** The rules page: what each rule costs, weights in profiles, and a preview of other weights. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "check",
            "compare",
            "dataset",
            "exchange",
            "limits",
            "plan",
            "plan :: snapshot",
            "plan :: web",
            "solve",
            "solver",
            "system",
            "time",
            "weights"
        })
package org.samrad.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
