package org.samrad.planning.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the plan page is asked to show; all of it is in the page's address. Nothing asked means the newest proposal, the
 * first week ahead, everybody.
 *
 * @param proposal a proposal's id
 * @param week an ISO week, such as {@code 2026-W48}
 * @param view {@code timeline}, {@code table} or {@code unscheduled}
 * @param q part of a specialist's name, title, organisation or id
 * @param competence a competence's id; those count who hold it or a narrower one
 * @param busy whether to leave out specialists without consultations in the week
 * @param sort the table's order: {@code start}, {@code request}, {@code mode}, {@code standing}
 * @param reason why requests are unscheduled
 * @param page from 1
 */
record PlanQuery(
        @Nullable Long proposal,
        @Nullable String week,
        @Nullable String view,
        @Nullable String q,
        @Nullable String competence,
        @Nullable Boolean busy,
        @Nullable String sort,
        @Nullable String reason,
        @Nullable Integer page) {

    static final String TIMELINE = "timeline";
    static final String TABLE = "table";
    static final String UNSCHEDULED = "unscheduled";

    /** The newest proposal, nothing chosen. */
    static PlanQuery newest() {
        return new PlanQuery(null, null, null, null, null, null, null, null, null);
    }

    /** Which of the three views is shown. */
    public String shownView() {
        return view != null && (view.equals(TABLE) || view.equals(UNSCHEDULED)) ? view : TIMELINE;
    }

    /** What is searched for, trimmed; empty for everybody. */
    public String text() {
        return q == null ? "" : q.strip();
    }

    public boolean busyOnly() {
        return Boolean.TRUE.equals(busy);
    }

    /** Whether only some specialists are asked for. */
    public boolean filtered() {
        return !text().isEmpty() || (competence != null && !competence.isEmpty()) || busyOnly();
    }

    /** The page asked for, from 0. */
    int pageIndex() {
        return page == null || page < 1 ? 0 : page - 1;
    }

    /** The address of the same page with another week. */
    public String inWeek(String code) {
        return new PlanQuery(proposal, code, view, q, competence, busy, sort, null, null).address();
    }

    /** The address of another view of the same. */
    public String seenAs(String otherView) {
        return new PlanQuery(proposal, week, otherView, q, competence, busy, null, null, null).address();
    }

    /** The address of the same table in another order. */
    public String sortedBy(String column) {
        return new PlanQuery(proposal, week, view, q, competence, busy, column, reason, null).address();
    }

    /** The address of another page of the same; from 1. */
    public String onPage(int number) {
        return new PlanQuery(proposal, week, view, q, competence, busy, sort, reason, number).address();
    }

    /** The address of the unscheduled for one reason, or for all of them. */
    public String forReason(@Nullable String code) {
        return new PlanQuery(proposal, week, view, q, competence, busy, sort, code, null).address();
    }

    /** The address without any filter of specialists. */
    public String unfiltered() {
        return new PlanQuery(proposal, week, view, null, null, null, sort, null, null).address();
    }

    /** The address of exactly this. */
    public String address() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/plan");
        add(address, "proposal", proposal);
        add(address, "week", week);
        add(address, "view", view);
        add(address, "q", q);
        add(address, "competence", competence);
        add(address, "busy", busy);
        add(address, "sort", sort);
        add(address, "reason", reason);
        add(address, "page", page);
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value.toString()));
        }
    }
}
