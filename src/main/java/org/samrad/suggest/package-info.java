/**
 * What to do about one consultation while the rest of a plan stays: where it could go, what each move would cost, and why it
 * lies where it does.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"check", "consultation", "dataset", "solve", "solver", "solver :: recommend", "time"})
package org.samrad.suggest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
