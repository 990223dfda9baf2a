/**
 * What planners and administrators decide once for the region, such as what coordinators may book: one row each, and whoever changes it
 * has seen it as it is.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"consultation"})
package org.samrad.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
