/**
 * Those who can be consulted: specialists with their competences, offered time and absences, the organisations they belong
 * to and the sites where they are.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"competence", "consultation", "time"})
package org.samrad.specialist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
