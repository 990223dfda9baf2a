/**
 * Times as people say them, in one line and in any of the languages: "Tuesdays and Thursdays 13–16 until Christmas", "vardagar före 10",
 * "mandager i oddetallsuker 9–12 fra 7. desember". What is understood becomes stretches of time; what is not is told word by word.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"time"})
package org.samrad.spoken;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
