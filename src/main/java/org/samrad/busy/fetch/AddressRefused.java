package org.samrad.busy.fetch;

/** What was typed is no address from which a calendar is fetched. */
public final class AddressRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final Why why;

    /** What is wrong with it. */
    public enum Why {
        /** There is nothing. */
        EMPTY,
        /** More characters than {@link CalendarAddress#LONGEST}. */
        TOO_LONG,
        /** It is not written as one. */
        NO_ADDRESS,
        /** It is not {@code https}. */
        NOT_SECURE,
        /** It has a name and a password in it. */
        SIGNED,
        /** It names no site but a number. */
        NUMBER,
        /** It names a port of its own. */
        PORT,
        /** It names something in a network that is not the internet. */
        INSIDE
    }

    AddressRefused(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
