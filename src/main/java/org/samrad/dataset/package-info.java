/**
 * The planning-data folder format: its rows as records, read with every error at once and written back. The live database is turned into the same records, so that the solver and the checker see one shape whatever the source.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"time", "competence", "consultation"})
package org.samrad.dataset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
