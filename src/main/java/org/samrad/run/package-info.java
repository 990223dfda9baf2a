/**
 * Runs of the solver on the live data: queued, solved, stored, watched and stopped.
 *
 * <p>A run has a row with a lease of its own ({@link org.samrad.run.RunLeases}) and is no job of {@code jobs}: while it goes on it tells
 * every program how far it is, hears <em>Stop</em> from any of them, and where its program dies another ends it with the best that it had
 * stored. A job that is run again from its beginning does none of that.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "answer",
            "check",
            "competence",
            "dataset",
            "exchange",
            "limits",
            "plan",
            "plan :: snapshot",
            "plan :: web",
            "publish",
            "request",
            "solve",
            "solver",
            "system",
            "time",
            "weights"
        })
package org.samrad.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
