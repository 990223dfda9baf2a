package org.samrad.dataset;

import java.util.List;
import java.util.stream.Collectors;

/** A folder can't be read as what it should be; nothing of it was loaded. The message lists every error, one per line. */
public final class InvalidDataset extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<DatasetError> errors;
    private final int more;

    /**
     * @param what what was read, to begin the message with, such as "The data set data/demo"
     * @param errors the errors to list, at least one
     * @param more how many further errors were found beyond those listed
     */
    InvalidDataset(String what, List<DatasetError> errors, int more) {
        super(message(what, errors, more));
        this.errors = List.copyOf(errors);
        this.more = more;
    }

    /** The first errors, at most 100, in the order of the files. */
    public List<DatasetError> errors() {
        return errors;
    }

    /** How many further errors there are that {@link #errors} leaves out. */
    public int more() {
        return more;
    }

    private static String message(String what, List<DatasetError> errors, int more) {
        int count = errors.size() + more;
        String heading = "%s has %s; nothing was loaded:".formatted(what, count == 1 ? "1 error" : count + " errors");
        String listed =
                errors.stream().map(DatasetError::toString).collect(Collectors.joining("\n", heading + "\n", ""));
        return more == 0 ? listed : listed + "\n... and %d more".formatted(more);
    }
}
