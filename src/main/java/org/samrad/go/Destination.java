package org.samrad.go;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somewhere to go.
 *
 * @param address within the site
 * @param name what it is called
 * @param beside what tells it from others of that name; empty where nothing does
 * @param at when it is, local; null where it has no time
 */
record Destination(
        String address,
        String name,
        String beside,
        @Nullable LocalDateTime at) {

    /** What kinds there are, in the order in which they are shown. */
    enum Kind {
        PAGES,
        REQUESTS,
        /** A specialist's own. */
        CONSULTATIONS,
        PEOPLE
    }

    /** Those of a kind. */
    record Group(Kind kind, List<Destination> all) {}
}
