/**
 * What every page stands on: signing in and what each role may open, the language, the clock, dates as the country writes
 * them, the layout, the home page and the error pages. Knows no feature: a feature offers itself through {@link
 * org.samrad.system.HomeOffer} and finds its paths opened in {@code SecurityConfiguration}, the one place that says what is
 * open to whom.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "limits", "time"})
package org.samrad.system;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
