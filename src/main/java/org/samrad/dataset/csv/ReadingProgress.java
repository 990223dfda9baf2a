package org.samrad.dataset.csv;

/** Told how far the reading of a data set has come. */
@FunctionalInterface
public interface ReadingProgress {

    /** For whoever doesn't care. */
    ReadingProgress SILENT = (file, rows) -> {};

    /**
     * Called every 10,000 rows of a file and at its end.
     *
     * @param file the name of the file being read
     * @param rows rows of it read so far
     */
    void rows(String file, int rows);
}
