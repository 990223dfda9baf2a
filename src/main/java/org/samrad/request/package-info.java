/**
 * What is asked for: requests for consultations about cases, with the roles to fill and the times that do. Knows
 * specialists by their ids only.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"competence", "consultation", "time", "system"})
package org.samrad.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
