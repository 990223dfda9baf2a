/**
 * What spreadsheets make of planning data: files with the separators, encodings, dates and words of whoever wrote them, and workbooks.
 * What can mean one thing only is understood and said as a {@code Correction}; what could mean two is an error that says what to write.
 * The format itself stays as strict as {@link org.samrad.dataset.csv} is: here sloppy cells only become proper ones before it judges
 * them.
 *
 * <p>{@code UploadedSheets} finds the tables in what came ({@code SheetText} reads text, {@code Workbook} Excel; {@code SheetTable} fits a
 * header to a file of the format, {@code CellMeaning} understands a cell); {@code SheetMerge} lays them onto the present data;
 * {@code Templates} are what people begin with. {@code TypedRow} reads a form by the same rules.
 */
@NullMarked
@NamedInterface("sheet")
package org.samrad.dataset.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
