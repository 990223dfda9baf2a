/** The plan as a board, a table, lists of what is left out and coverage. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "booking",
            "competence",
            "consultation",
            "dataset",
            "edit",
            "plan",
            "plan :: snapshot",
            "plan :: web",
            "repair",
            "request",
            "run",
            "solve",
            "system",
            "time",
            "why"
        })
package org.samrad.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
