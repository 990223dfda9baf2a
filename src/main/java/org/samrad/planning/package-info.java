/**
 * Planning runs: planning data is loaded into the solver, solved in the background, checked, and kept as proposals that a
 * planner looks at, compares and publishes.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "solver",
            "dataset",
            "check",
            "explain",
            "exchange",
            "schedule",
            "request",
            "specialist",
            "competence",
            "consultation",
            "limits",
            "time",
            "system"
        })
package org.samrad.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
