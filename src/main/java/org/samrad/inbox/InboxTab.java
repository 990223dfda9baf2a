package org.samrad.inbox;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Urgency;
import org.samrad.request.RequestFilter;
import org.samrad.request.RequestState;
import org.samrad.scope.Reach;
import org.springframework.data.domain.Sort;

/** The tabs of the list of requests. */
enum InboxTab {
    /** Waiting and overdue, due within {@value #SOON_DAYS} days, or held back until somebody decides. */
    ATTENTION(RequestState.OPEN, Sort.by("dueDay", "terms.received", "id")),
    WAITING(RequestState.OPEN, Sort.by("dueDay", "terms.received", "id")),
    /** From today on, by time; those whose time the reader may not learn are all here. */
    SCHEDULED(RequestState.SCHEDULED, Sort.unsorted()),
    /** Before today, the last first. */
    HELD(RequestState.SCHEDULED, Sort.by("scheduledStart").descending().and(Sort.by("id"))),
    WITHDRAWN(RequestState.WITHDRAWN, Sort.by("terms.received").descending().and(Sort.by("id")));

    /** From how many days before its due day a waiting request needs attention. */
    static final int SOON_DAYS = 3;

    private static final LocalDate NO_MATTER = LocalDate.of(9999, 12, 31);

    private final RequestState state;
    private final Sort order;

    InboxTab(RequestState state, Sort order) {
        this.state = state;
        this.order = order;
    }

    Sort order() {
        return order;
    }

    /** All requests of the tab, for who may learn when each is. */
    RequestFilter all(LocalDate today, Reach reach) {
        return filter(today, Set.of(), null, reach, reach, "");
    }

    /** Those of the tab that a {@link RequestFilter} lets pass. */
    RequestFilter filter(
            LocalDate today,
            Set<Urgency> urgencies,
            @Nullable Set<String> competences,
            Reach reach,
            Reach revealed,
            String text) {
        LocalDate dueBy = this == ATTENTION ? today.plusDays(SOON_DAYS) : NO_MATTER;
        return new RequestFilter(
                state,
                dueBy,
                urgencies,
                competences,
                reach,
                revealed,
                text,
                this == SCHEDULED ? today : null,
                this == HELD ? today : null);
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
