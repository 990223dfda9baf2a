/**
 * Planning data: the rows of the format as records, whatever they come from (files, the database, the generator), so that the
 * solver, the checker and the pages see one shape. {@link org.samrad.dataset.csv} reads and writes them as files.
 *
 * <p>For a new column: the component of its record in {@code PlanningData}, {@code RequestTerms} for one of a request;
 * {@code db/migration}; the {@code …Rows} class of {@code dataset.csv} that reads it; {@code RolledDates} if it is a date; and
 * {@code data/README.md}, which a test holds against {@code DatasetFile}. {@code RecordColumns} does the rest: the written
 * files, import and export.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"request", "time", "competence", "consultation", "limits"})
package org.samrad.dataset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
