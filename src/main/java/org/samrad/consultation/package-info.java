/**
 * The words for a consultation: its form, its mode, its urgency. Pure values.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.samrad.consultation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
