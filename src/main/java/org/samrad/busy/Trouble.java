package org.samrad.busy;

import org.samrad.busy.fetch.NotFetched;
import org.samrad.busy.ics.Unreadable;

/** Why a calendar could not be fetched or read, as its owner is told. */
enum Trouble {
    /** The address leads into a network that is not the internet. */
    INSIDE,
    /** Nothing answers there. */
    UNREACHABLE,
    /** What answers can't show that it is who it says. */
    CERTIFICATE,
    /** It takes too long. */
    TOO_SLOW,
    /** It leads on and on. */
    REDIRECTS,
    /** It wants one to sign in. */
    CLOSED,
    /** There is nothing at the address any more. */
    GONE,
    /** What answers says that something is wrong there. */
    FAILING,
    NOT_A_CALENDAR,
    CUT_SHORT,
    TOO_LARGE,
    TOO_MANY,
    NO_ENTRY_READABLE,
    /** The address was kept under another key than that of now. */
    KEY;

    static Trouble of(Unreadable.Why why) {
        return valueOf(why.name());
    }

    static Trouble of(NotFetched.Why why) {
        return valueOf(why.name());
    }
}
