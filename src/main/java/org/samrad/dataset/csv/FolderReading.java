package org.samrad.dataset.csv;

import java.util.function.Consumer;
import org.samrad.dataset.DatasetErrors;
import org.samrad.dataset.DatasetFile;

/** One reading of one folder: where the files are, what was found wrong so far, and who wants to know how far it is. */
record FolderReading(DatasetFiles files, DatasetErrors errors, ReadingProgress progress) implements Reading {

    @Override
    public boolean rows(DatasetFile file, Consumer<? super Cells> each) {
        return new CsvTable(file, this).forEach(each);
    }
}
