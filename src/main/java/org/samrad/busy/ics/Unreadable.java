package org.samrad.busy.ics;

/** Nothing can be said of a calendar as a whole: what was read of it before stays. */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Why why;

    /** What is wrong with it. */
    public enum Why {
        /** Something else, such as a page that asks to sign in. */
        NOT_A_CALENDAR,
        /** It ends in the middle. */
        CUT_SHORT,
        /** More bytes than {@link CalendarText#MOST_BYTES}. */
        TOO_LARGE,
        /** More entries, recurrences or busy times than are read. */
        TOO_MANY,
        /** It has entries, and none of them can be read. */
        NO_ENTRY_READABLE
    }

    public Unreadable(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
