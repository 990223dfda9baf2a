/**
 * When and where specialists offer time, in minutes of the plan, and the planning data found by id: what loading, explanation
 * and studies ask alike. The checker has its own, since it shares no code with them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"competence", "consultation", "dataset", "request", "time"})
package org.samrad.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
