/**
 * The solver's model: a plan of consultations, the rules that price it and the moves that improve it. Knows no Spring, no
 * database, no clock, no names and no free text: people and cases are ids.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"competence", "consultation", "time"})
package org.samrad.solver;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
