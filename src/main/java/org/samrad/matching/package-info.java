/** When specialists offer time, in minutes of the plan: weekly hours, without public holidays and absences. */
@NullMarked
@ApplicationModule(allowedDependencies = {"dataset", "solver", "time"})
package org.samrad.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
