package org.samrad.edit;

/** The proposal has no change by hand that could be undone, or was published as it is; nothing was changed. */
public class NothingToUndo extends RuntimeException {

    NothingToUndo(long proposal) {
        super("Nothing of proposal %d can be undone: it was published, or nothing was changed by hand."
                .formatted(proposal));
    }
}
