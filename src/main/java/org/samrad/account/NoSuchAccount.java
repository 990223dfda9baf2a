package org.samrad.account;

/** No account has that number. */
public final class NoSuchAccount extends RuntimeException {

    private static final long serialVersionUID = 1;
}
