package org.samrad.busy.fetch;

/** A calendar could not be fetched. Has neither the address nor what the server said, so that no log line can tell them. */
public final class NotFetched extends Exception {

    private static final long serialVersionUID = 1L;

    private final Why why;

    /** What went wrong. */
    public enum Why {
        /** The address leads into a network that is not the internet. */
        INSIDE,
        /** Nothing answers there. */
        UNREACHABLE,
        /** What answers can't show that it is who it says. */
        CERTIFICATE,
        /** It takes longer than {@link CalendarFetcher#LONGEST}. */
        TOO_SLOW,
        /** It leads on too often, or to an address that nobody may type. */
        REDIRECTS,
        /** It wants one to sign in. */
        CLOSED,
        /** There is nothing at the address. */
        GONE,
        /** What answers says that something is wrong there, or packs the calendar in a way that is not known. */
        FAILING,
        /** It is larger than any calendar that is read. */
        TOO_LARGE
    }

    NotFetched(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
