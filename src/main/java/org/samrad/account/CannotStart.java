package org.samrad.account;

/** The site is set up in a way that it refuses to start with; the message is one line that says why and what to do. */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message what is wrong, with the value, and what to do, in whole sentences on one line */
    public CannotStart(String message) {
        super(message);
    }
}
