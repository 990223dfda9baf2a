package org.samrad.busy;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.samrad.busy.fetch.CalendarMark;
import org.samrad.busy.ics.Span;

/**
 * A calendar that somebody's busy times are read from.
 *
 * @param specialist whose
 * @param name by which its owner knows it: the file's, or of an address the site and a mark
 * @param address where it is fetched, as it is kept; null for a file
 * @param ownMail by which its owner is invited; null where they did not say
 * @param readAt when it was last read in whole; null where it never was
 * @param covers the day before which its busy times are known; null where it was never read
 * @param unreadable how many of its entries could not be read then
 * @param trouble why it could not be read since; null where it could
 * @param failures how often that was so in a row
 * @param triedAt when that was tried last
 * @param nextAt when it is fetched next; null for a file
 * @param mark of it as it was read
 */
record BusyCalendar(
        long id,
        String specialist,
        Kind kind,
        String name,
        @Nullable String address,
        @Nullable String ownMail,
        @Nullable Instant readAt,
        @Nullable LocalDate covers,
        int unreadable,
        @Nullable Trouble trouble,
        int failures,
        @Nullable Instant triedAt,
        @Nullable Instant nextAt,
        CalendarMark mark) {

    /** Most of one person. */
    static final int MOST = 5;

    /** Where it comes from. */
    enum Kind {
        ADDRESS,
        FILE
    }

    boolean isFetched() {
        return kind == Kind.ADDRESS;
    }

    /** What of it need not be sent again for some days: nothing where only earlier ones were read, or none. */
    CalendarMark knownFor(Span span) {
        return covers == null || covers.isBefore(span.until()) ? CalendarMark.NONE : mark;
    }

    /** Names no address, so that a log line can't. */
    @Override
    public String toString() {
        return "busy calendar " + id;
    }
}
