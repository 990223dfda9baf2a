/**
 * Calendar values: half-open time ranges, ISO weeks, public holidays. Pure values, no clock.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.samrad.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
