/** When specialists offer time: the one place where weekly hours, public holidays and absences become minutes of the plan. */
@NullMarked
@ApplicationModule(allowedDependencies = {"dataset", "solver", "time"})
package org.samrad.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
