package org.samrad.exchange;

/** Told how far the loading of planning data into the database has come. */
@FunctionalInterface
public interface LoadingProgress {

    /** For whoever doesn't care. */
    LoadingProgress SILENT = (done, total) -> {};

    /**
     * Called every few thousand rows and at the end, from the thread that loads.
     *
     * @param done rows written so far; visible to others only when all are
     * @param total rows to write
     */
    void rows(int done, int total);
}
