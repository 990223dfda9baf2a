package org.samrad.dataset.csv;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Where the files of a data set are: a folder, the class path. */
@FunctionalInterface
interface DatasetFiles {

    /**
     * The bytes of a file, from the beginning; null where there is no such file.
     *
     * @throws IOException if the file is there but can't be read; the message becomes part of the error shown
     */
    @Nullable
    InputStream open(String fileName) throws IOException;
}
