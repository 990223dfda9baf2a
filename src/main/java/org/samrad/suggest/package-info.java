/**
 * What to do about one consultation while the rest of a plan stays: where it could go, what each move would cost, and why it
 * lies where it does.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "check",
            "consultation",
            "dataset",
            "request",
            "solve",
            "solver :: recommend",
            "solver",
            "time"
        })
package org.samrad.suggest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
