package org.samrad.inbox;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the list of requests can be ordered. What the reader may not learn of a request orders nothing. */
enum InboxOrder {
    /** Those that wait first, the longest overdue before the others. */
    DUE("case when r.state = 'OPEN' then 0 else 1 end, r.due_day, r.received, r.id"),
    /** By when their consultations are, those without a time and those whose time is protected last. */
    TIME("case when revealed and r.scheduled_start is not null then 0 else 1 end,"
            + " case when revealed then r.scheduled_start end, r.id"),
    /** The same, the last first. */
    LATEST("case when revealed and r.scheduled_start is not null then 0 else 1 end,"
            + " case when revealed then r.scheduled_start end desc, r.received desc, r.id"),
    /** The newest first. */
    RECEIVED("r.received desc, r.id desc"),
    CASE("r.care_case, r.received, r.id");

    private final String columns;

    InboxOrder(String columns) {
        this.columns = columns;
    }

    String columns() {
        return columns;
    }

    /** As the URL says it. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The order that the URL says; null where it says none. */
    static @Nullable InboxOrder of(String slug) {
        for (InboxOrder order : values()) {
            if (order.slug().equals(slug)) {
                return order;
            }
        }
        return null;
    }
}
