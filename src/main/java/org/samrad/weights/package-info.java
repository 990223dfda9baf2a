/** Named weights of the rules and their versions. */
@NullMarked
@ApplicationModule(allowedDependencies = {"solver"})
package org.samrad.weights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
