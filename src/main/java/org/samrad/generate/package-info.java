/**
 * Makes realistic planning data from a seed: a region's competences, places, staff and requests, and on demand a hidden
 * schedule around which the requests are built, so that none of them need stay unscheduled. The same settings give the same data, byte by byte.
 * What it draws from lies as tables in {@code resources/generate}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"competence", "consultation", "dataset", "request", "time"})
package org.samrad.generate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
