/**
 * Planning data: the rows of the format as records, whatever they come from (files, the database, the generator), so that the
 * solver, the checker and the pages see one shape. {@link org.samrad.dataset.csv} reads and writes them as files.
 *
 * <p>For a new column: {@code DatasetFile} (its name), {@code PlanningData} (its record), the {@code …Rows} class and
 * {@code PlanningDataWriter} in {@code dataset.csv} (in and out), {@code RolledDates} if it is a date, and
 * {@code data/README.md}, which a test holds against {@code DatasetFile}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"request", "time", "competence", "consultation", "limits"})
package org.samrad.dataset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
