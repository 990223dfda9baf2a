package org.samrad.inbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The tabs of the list of requests, each a condition of {@link InboxSearch}; {@link #ATTENTION} goes across the others. */
enum InboxTab {
    /** Each that has an {@link Attention}. */
    ATTENTION(
            Arrays.stream(Attention.values()).map(Attention::condition).collect(Collectors.joining(") or (", "(", ")")),
            InboxOrder.DUE),
    WAITING("r.state = 'OPEN'", InboxOrder.DUE),
    /** From today on and not told of yet; those whose time the reader may not learn are all here. */
    SCHEDULED(
            "r.state = 'SCHEDULED' and not (revealed and (r.scheduled_start < :today or o.appointment is not null))",
            InboxOrder.TIME),
    /** Before today or told of, and what was withdrawn. */
    DONE(
            "r.state = 'WITHDRAWN' or r.state = 'SCHEDULED' and revealed"
                    + " and (r.scheduled_start < :today or o.appointment is not null)",
            InboxOrder.LATEST);

    private final String condition;
    private final InboxOrder order;

    InboxTab(String condition, InboxOrder order) {
        this.condition = condition;
        this.order = order;
    }

    String condition() {
        return condition;
    }

    /** The order where the reader asks for none. */
    InboxOrder order() {
        return order;
    }

    /** As the URL says it. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The tab that the URL says; the waiting ones where it says none. */
    static InboxTab of(String slug) {
        for (InboxTab tab : values()) {
            if (tab.slug().equals(slug)) {
                return tab;
            }
        }
        return WAITING;
    }
}
