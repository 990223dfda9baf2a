/**
 * One run of the solver on one set of planning data: the data are loaded, solved within a limit, and what comes out is checked
 * by a checker that shares no code with the solver.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "check",
            "competence",
            "consultation",
            "dataset",
            "explain",
            "matching",
            "request",
            "solver :: floor",
            "solver :: recommend",
            "solver :: search",
            "solver",
            "time"
        })
package org.samrad.solve;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
