/**
 * The independent checker: reads planning data and a schedule and follows the format's rules word for word. Shares no code with the solver's constraints, so that an error in one is caught by the other.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"competence", "consultation", "dataset", "request", "time"})
package org.samrad.check;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
