/**
 * What those on a panel answer: they come, they come but would rather not, or they decline. Apart from {@code schedule}, which says
 * what is published; what becomes of a decline is {@code repair}'s.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "limits", "request", "schedule", "scope", "system", "time"})
package org.samrad.answer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
