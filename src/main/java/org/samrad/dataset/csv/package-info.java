/**
 * The planning-data folder: read with every error at once, and written back so that reading it gives the same.
 *
 * <p>Reading: {@code PlanningDataReader} asks one {@code …Rows} class per group of files, in the order of
 * {@code DatasetFile}; each row's {@code Cells} turn text into values and report what is wrong.
 */
@NullMarked
@NamedInterface("csv")
package org.samrad.dataset.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
