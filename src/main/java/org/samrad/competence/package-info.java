/**
 * What a specialist can do and what a role needs: the competence tree, levels, qualifications. Pure values.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.samrad.competence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
