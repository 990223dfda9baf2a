/**
 * What a specialist can do and what a role needs: the competence tree with its names, sectors.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.samrad.competence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
