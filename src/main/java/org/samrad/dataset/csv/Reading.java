package org.samrad.dataset.csv;

import java.util.function.Consumer;
import org.samrad.dataset.DatasetErrors;
import org.samrad.dataset.DatasetFile;

/** One reading of one folder: where the files are, what was found wrong so far, and who wants to know how far it is. */
record Reading(DatasetFiles files, DatasetErrors errors, ReadingProgress progress) {

    /**
     * Hands every row of a file to {@code each}, in file order.
     *
     * @return whether the file could be read to its end; if not, something that seems to be missing may be in the rest
     */
    boolean rows(DatasetFile file, Consumer<CsvRow> each) {
        return new CsvTable(file, this).forEach(each);
    }
}
