package org.samrad.plan.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.FilterNotRead;
import org.samrad.limits.FilterNotRead.Must;
import org.samrad.plan.PlanRef;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the plan page is asked to show; all of it is in the page's address. Nothing asked means the newest proposal, the
 * first week ahead, everybody.
 *
 * @param plan the code of a plan, such as {@code published}, {@code p12} or {@code v3}
 * @param proposal a proposal's id, another way to say {@code plan}
 * @param week an ISO week, such as {@code 2026-W48}
 * @param view {@code timeline}, {@code case}, {@code site}, {@code coverage}, {@code table}, {@code unscheduled} or {@code late}
 * @param q part of a specialist's name, title, organisation or id; of a case's or request's id; of a site's name
 * @param competence a competence's id; those count who hold it or a narrower one
 * @param busy whether to leave out rows without consultations in the week
 * @param sort the table's order: {@code start}, {@code request}, {@code mode}, {@code standing}
 * @param reason why requests are unscheduled
 * @param page from 1
 * @param row a specialist, case or site; the page begins with the part of the board that has it
 */
public record PlanQuery(
        @Nullable String plan,
        @Nullable Long proposal,
        @Nullable String week,
        @Nullable String view,
        @Nullable String q,
        @Nullable String competence,
        @Nullable Boolean busy,
        @Nullable String sort,
        @Nullable String reason,
        @Nullable Integer page,
        @Nullable String row) {

    private static final int LONGEST = 200;

    public static final String TIMELINE = "timeline";
    public static final String CASE = "case";
    public static final String SITE = "site";
    public static final String COVERAGE = "coverage";
    static final String TABLE = "table";
    public static final String UNSCHEDULED = "unscheduled";

    /** What is held past its guarantee. */
    public static final String LATE = "late";

    private static final Set<String> ORDERS = Set.of("start", "request", "mode", "standing");

    private static final Set<String> VIEWS = Set.of(TIMELINE, CASE, SITE, COVERAGE, TABLE, UNSCHEDULED, LATE);

    /** The newest proposal, nothing chosen. */
    public static PlanQuery newest() {
        return new PlanQuery(null, null, null, null, null, null, null, null, null, null, null);
    }

    /** A plan, in a week or in the first ahead. */
    public static PlanQuery of(PlanRef plan, @Nullable String week) {
        return new PlanQuery(plan.code(), null, week, null, null, null, null, null, null, null, null);
    }

    /** The code of the plan that is asked for, or null for the newest proposal. */
    public @Nullable String planCode() {
        if (plan != null && !plan.isBlank()) {
            return plan;
        }
        return proposal == null ? null : "p" + proposal;
    }

    /** The plan that is asked for, or none for the newest proposal. */
    public Optional<PlanRef> ref() {
        String code = planCode();
        try {
            return code == null ? Optional.empty() : Optional.of(PlanRef.of(code));
        } catch (IllegalArgumentException noCode) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, noCode.getMessage());
        }
    }

    /** Which of the views is shown. */
    public String shownView() {
        return view != null && VIEWS.contains(view) ? view : TIMELINE;
    }

    /** Whether the view is a timeline: a row for each specialist, case or site. */
    public boolean onTimeline() {
        return shownView().equals(TIMELINE)
                || shownView().equals(CASE)
                || shownView().equals(SITE);
    }

    /** Whether the view is about one week. */
    public boolean ofWeek() {
        return onTimeline() || shownView().equals(TABLE);
    }

    /** What is searched for, trimmed; empty for everybody. */
    public String text() {
        return q == null ? "" : q.strip();
    }

    public boolean busyOnly() {
        return Boolean.TRUE.equals(busy);
    }

    /** The competence that is searched for; empty for any. */
    public String competenceText() {
        return competence == null ? "" : competence;
    }

    /** Whether only some specialists are asked for. */
    public boolean filtered() {
        return !text().isEmpty() || !competenceText().isEmpty() || busyOnly();
    }

    /** The week that is asked for, as it is written, where another is shown; null where it is that one, or any will do. */
    @Nullable
    public String otherWeekThan(PlanWeek shown) {
        return week == null || week.isBlank() || shown.equals(PlanWeek.read(week)) ? null : week.strip();
    }

    /**
     * What is asked for that there is not; of the week see {@link #otherWeekThan}.
     *
     * @param competences the ids of those that can be chosen; null where none is asked for
     * @param reasons why requests are unscheduled; null where that is not shown
     */
    public List<FilterNotRead> notRead(@Nullable Collection<String> competences, @Nullable Collection<String> reasons) {
        return Stream.of(
                        FilterNotRead.unless(VIEWS, "plan.views", view, Must.LINK),
                        shownView().equals(TABLE)
                                ? FilterNotRead.unless(ORDERS, "inbox.order", sort, Must.COLUMN)
                                : Optional.<FilterNotRead>empty(),
                        competences == null
                                ? Optional.<FilterNotRead>empty()
                                : FilterNotRead.unless(competences, "plan.filter.competence", competence, Must.CHOICE),
                        reasons == null
                                ? Optional.<FilterNotRead>empty()
                                : FilterNotRead.unless(reasons, "plan.unscheduled.reasons", reason, Must.LINK))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The page asked for, from 0. */
    public int pageIndex() {
        return page == null || page < 1 ? 0 : page - 1;
    }

    /** The same of another plan, with the row in view that is asked for. */
    public PlanQuery ofPlan(PlanRef other) {
        return new PlanQuery(other.code(), null, week, view, q, competence, busy, sort, reason, page, row);
    }

    /** The same in another week, where a specialist, case or site is in view; null for none. */
    public PlanQuery showing(PlanWeek other, @Nullable String lane) {
        return new PlanQuery(
                planCode(),
                null,
                other.code(),
                view,
                q,
                competence,
                busy,
                sort,
                reason,
                lane == null ? page : null,
                lane);
    }

    /** The address of the same page with another week. */
    public String inWeek(String code) {
        return new PlanQuery(planCode(), null, code, view, q, competence, busy, sort, null, null, null).address();
    }

    /** The address of another view of the same. */
    public String seenAs(String otherView) {
        return new PlanQuery(planCode(), null, week, otherView, q, competence, busy, null, null, null, null).address();
    }

    /** The address of the same table in another order. */
    public String sortedBy(String column) {
        return new PlanQuery(planCode(), null, week, view, q, competence, busy, column, reason, null, null).address();
    }

    /** The address of another page of the same; from 1. */
    public String onPage(int number) {
        return paged(number).address();
    }

    /** The address of another page's rows without the page around them; from 1. */
    public String rowsOnPage(int number) {
        return paged(number).address("/plan/rows");
    }

    private PlanQuery paged(int number) {
        return new PlanQuery(planCode(), null, week, view, q, competence, busy, sort, reason, number, null);
    }

    /** The address of the unscheduled for one reason, or for all of them. */
    public String forReason(@Nullable String code) {
        return new PlanQuery(planCode(), null, week, view, q, competence, busy, sort, code, null, null).address();
    }

    /** The address without any filter of specialists. */
    public String unfiltered() {
        return new PlanQuery(planCode(), null, week, view, null, null, null, sort, null, null, null).address();
    }

    /** The address of exactly this. */
    public String address() {
        return address("/plan");
    }

    private String address(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, "plan", planCode());
        add(address, "week", week);
        add(address, "view", view);
        add(address, "q", q);
        add(address, "competence", competence);
        add(address, "busy", busy);
        add(address, "sort", sort);
        add(address, "reason", reason);
        add(address, "page", page);
        add(address, "row", row);
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
        // What is longer than anything that could be meant has no room in an address.
        if (value != null && !value.toString().isEmpty() && value.toString().length() <= LONGEST) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value.toString()));
        }
    }
}
