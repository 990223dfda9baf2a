/**
 * The planning-data folder format: its rows as records, read with every error at once and written back. The live database is
 * turned into the same records, so that the solver and the checker see one shape whatever the source.
 *
 * <p>Reading: {@code PlanningDataReader} asks one {@code …Rows} class per group of files, in the order of
 * {@code DatasetFile}; each row's {@code Cells} turn text into values and report what is wrong.
 *
 * <p>For a new column: {@code DatasetFile} (its name), {@code PlanningData} (its record), the {@code …Rows} class and
 * {@code PlanningDataWriter} (in and out), {@code RolledDates} if it is a date, and {@code data/README.md}, which a test
 * holds against {@code DatasetFile}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"request", "time", "competence", "consultation", "limits"})
package org.samrad.dataset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
