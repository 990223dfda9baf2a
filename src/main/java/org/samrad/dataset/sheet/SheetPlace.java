package org.samrad.dataset.sheet;

import org.jspecify.annotations.Nullable;

/**
 * Where something stands, as whoever made it sees it in their spreadsheet.
 *
 * @param upload the name of the file that came, within a zip the file in it
 * @param sheet the sheet of a workbook; null in a file of text
 * @param line the row from 1, blank ones counted; null where the whole table is meant
 * @param column the column by its header; null where the whole row is meant
 */
public record SheetPlace(
        String upload,
        @Nullable String sheet,
        @Nullable Integer line,
        @Nullable String column) {

    /** The file and, where there is one, the sheet. */
    public String file() {
        return sheet == null ? upload : upload + " › " + sheet;
    }
}
