package org.samrad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.administration.DemoData;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.OneMore;
import org.samrad.plan.PlanChanges;
import org.samrad.plan.PlanRef;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.Proposals;
import org.samrad.plan.Publication;
import org.samrad.plan.Publications;
import org.samrad.plan.RunOrder;
import org.samrad.plan.RunState;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.publish.PublicationPreviews;
import org.samrad.publish.Publishing;
import org.samrad.run.Planner;
import org.samrad.solve.Start;
import org.samrad.system.As;
import org.samrad.testing.Solved;
import org.samrad.testing.Statements;
import org.samrad.weights.WeightProfiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** No page asks the database much: with each row that it shows one statement more, it would be slow where there are many. */
@PageTest
class StatementsTest {

    private static final int MOST = 15;
    private static final int WEEKS_OF_TEN_YEARS = 520;

    /** Rows that what is saved meanwhile, or another thread, may add. */
    private static final long MUCH_LESS = 60;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What is no page, or only the part of one that is asked for while a search lasts. */
    private static final Set<String> NOT_ASKED = Set.of(
            "/sign-in",
            "/error",
            "/welcome",
            "/audit.csv",
            "/admin/accounts/{number}",
            "/admin/export",
            // Reads every table, as an export does.
            "/admin/import/{upload}",
            "/admin/templates/{name}",
            "/plan/run/events",
            "/plan/bottlenecks/value",
            "/rules/preview/{id}",
            // Only by an address that somebody was given.
            "/calendar/{token}.ics",
            "/answer/{secret}",
            // Only of what somebody was told.
            "/messages/{number}",
            // Only of a consultation that has begun.
            "/requests/{id}/outcome");

    @Autowired
    MockMvc mvc;

    @Autowired
    ApplicationContext context;

    @Autowired
    Planner planner;

    @Autowired
    PlanningRuns runs;

    @Autowired
    Proposals proposals;

    @Autowired
    OpenPlans plans;

    @Autowired
    PublicationPreviews previews;

    @Autowired
    Publishing publishing;

    @Autowired
    WeightProfiles profiles;

    @Autowired
    Publications publications;

    @Autowired
    DemoData demo;

    @Autowired
    Clock clock;

    @Autowired
    RequestMappingHandlerMapping routes;

    /** Asked by each account once a second at most, whatever its pages. */
    private static final String STILL_SIGNED_IN = "from account a left join signed_in s";

    /** The same. */
    private static final String UNREAD = "where m.read_at is null and";

    /** Whoever looks at pages of one kind does so in one session. */
    private final Map<String, MockHttpSession> sessions = new HashMap<>();

    private long publication;

    /** A page, and who asks for it. */
    private record Asked(String address, RequestPostProcessor by) {}

    @BeforeEach
    @AfterEach
    void startTheDemoOver() {
        demo.reload();
    }

    @Test
    void noPageAsksTheDatabaseMoreThanFifteenTimes() throws Exception {
        List<Asked> pages = pages(solved());
        var tooMany = new ArrayList<String>();
        Set<String> visited = new TreeSet<>();
        for (Asked page : pages) {
            visited.add(visit(page));
            List<String> statements = Statements.of(() -> visit(page)).stream()
                    .filter(statement -> !statement.contains(STILL_SIGNED_IN) && !statement.contains(UNREAD))
                    .toList();
            if (statements.size() > MOST) {
                tooMany.add("%s asks %d times:%n%s"
                        .formatted(page.address, statements.size(), String.join(System.lineSeparator(), statements)));
            }
        }

        assertThat(tooMany).isEmpty();
        visited.addAll(NOT_ASKED);
        assertThat(visited).containsAll(addresses());
    }

    @Test
    void whatHasPassedIsNotReadToChangeOneRowOfMasterDataNorForTheAdministratorsPage() throws Exception {
        Asked administrator = new Asked("/admin", As.administrator());
        saveAbsence("2027-06-07");
        visit(administrator);
        long saving = rowsRead(() -> saveAbsence("2027-06-14"));
        long looking = rowsRead(() -> visit(administrator));
        long importing = rowsRead(this::importOneSite);
        long changing = rowsRead(() -> saveUrgency(31));

        addTenYears();

        assertThat(rowsRead(() -> saveAbsence("2027-06-21"))).isLessThan(saving + MUCH_LESS);
        assertThat(rowsRead(() -> visit(administrator))).isLessThan(looking + MUCH_LESS);
        assertThat(rowsRead(this::importOneSite)).isLessThan(importing + MUCH_LESS);
        assertThat(rowsRead(() -> saveUrgency(32))).isLessThan(changing + MUCH_LESS);
    }

    /** The preview of a file with one row. */
    private String importOneSite() throws Exception {
        var file = new MockMultipartFile(
                "files", "sites.csv", "text/csv", "id,name\nst-more,More\n".getBytes(StandardCharsets.UTF_8));
        String preview = mvc.perform(
                        multipart("/admin/import").file(file).with(csrf()).with(As.administrator()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        return visit(new Asked(Objects.requireNonNull(preview), As.administrator()));
    }

    /** Anew, of the one that what has passed was asked for with. */
    private int saveUrgency(int days) throws Exception {
        context.getBean(JdbcTemplate.class).update("delete from urgency where id = 'DAYS_30'");
        var answer = mvc.perform(post("/admin/data/urgencies/row")
                        .param("c_id", "DAYS_30")
                        .param("c_days", String.valueOf(days))
                        .param("c_factor", "4")
                        .with(csrf())
                        .with(As.administrator()))
                .andReturn();
        assertThat(answer.getFlashMap().get("told")).isEqualTo("master.saved");
        return days;
    }

    private String saveAbsence(String day) throws Exception {
        var answer = mvc.perform(post("/admin/data/absences/row")
                        .param("c_specialist", "sp-001")
                        .param("c_from", day)
                        .param("c_until", day)
                        .with(csrf())
                        .with(As.administrator()))
                .andReturn();
        assertThat(answer.getFlashMap().get("told")).isEqualTo("master.saved");
        return day;
    }

    /** How many rows the database gives while something is done, other threads' few among them. */
    private long rowsRead(Callable<?> task) throws Exception {
        var jdbc = context.getBean(JdbcTemplate.class);
        jdbc.execute("set query_statistics_max_entries 10000");
        jdbc.execute("set query_statistics true");
        try {
            task.call();
            return Objects.requireNonNull(jdbc.queryForObject(
                    "select coalesce(sum(cumulative_row_count), 0) from information_schema.query_statistics",
                    Long.class));
        } finally {
            jdbc.execute("set query_statistics false");
        }
    }

    /** A consultation in each of as many weeks, each of another case. */
    private void addTenYears() {
        var jdbc = context.getBean(JdbcTemplate.class);
        LocalDateTime first = plans.live().data().header().horizonStart().atTime(9, 0);
        List<Integer> weeks =
                IntStream.rangeClosed(1, WEEKS_OF_TEN_YEARS).boxed().toList();
        jdbc.batchUpdate(
                "insert into care_case (id, version, protected_identity) values (?, 0, false)",
                weeks,
                WEEKS_OF_TEN_YEARS,
                (row, week) -> row.setString(1, "past-c" + week));
        jdbc.batchUpdate("""
                insert into consultation_request (id, version, state, scheduled_start, care_case, form, urgency, received, due_day,
                    duration_minutes, modes, sites, languages, sectors)
                values (?, 0, 'SCHEDULED', ?, ?, 'ADVICE', 'DAYS_30', ?, ?, 60,
                    array['VIDEO'], cast(array[] as varchar array), cast(array[] as varchar array), cast(array[] as varchar array))
                """, weeks, WEEKS_OF_TEN_YEARS, (row, week) -> {
            LocalDateTime start = first.minusWeeks(week);
            row.setString(1, "past-" + week);
            row.setObject(2, start);
            row.setString(3, "past-c" + week);
            row.setObject(4, start.toLocalDate().minusDays(20));
            row.setObject(5, start.toLocalDate().plusDays(10));
        });
        jdbc.update("insert into request_role (request, role, competence, min_level, optional)"
                + " select r.id, 'role', (select min(id) from competence), 1, false from consultation_request r"
                + " where r.id like 'past-%'");
        jdbc.update("insert into appointment (id, version, request, start_time, end_time, mode, pinned)"
                + " select random_uuid(), 0, r.id, r.scheduled_start, dateadd('MINUTE', 60, r.scheduled_start), 'VIDEO', true"
                + " from consultation_request r where r.id like 'past-%'");
        jdbc.update("insert into appointment_participant (appointment, role, specialist)"
                + " select a.id, 'role', 'sp-001' from appointment a where a.request like 'past-%'");
    }

    private String visit(Asked page) throws Exception {
        var answer = mvc.perform(get(page.address)
                        .session(sessions.computeIfAbsent(kind(page.address), kind -> new MockHttpSession()))
                        .with(page.by)
                        .header("HX-Request", "true"))
                .andReturn();
        assertThat(answer.getResponse().getStatus()).as(page.address).isEqualTo(200);
        return String.valueOf(answer.getRequest().getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    }

    /** The first part of its path. */
    private static String kind(String address) {
        return address.substring(1).replaceFirst("[/?].*", "");
    }

    private Set<String> addresses() {
        return routes.getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().stream()
                        .anyMatch(method -> method.name().equals("GET")))
                .flatMap(info -> info.getPatternValues().stream())
                .collect(Collectors.toSet());
    }

    private List<Asked> pages(long proposal) throws Exception {
        PlanRef ref = PlanRef.proposal(proposal);
        List<ScheduleRow> schedule = plans.of(ref).schedule();
        PlanningData data = plans.live().data();
        Set<String> placed = schedule.stream().map(ScheduleRow::request).collect(Collectors.toSet());
        String left = data.requests().stream()
                .map(PlanningData.Request::id)
                .filter(id -> !placed.contains(id))
                .findFirst()
                .orElseThrow();
        ScheduleRow row = schedule.getLast();
        String caseId = data.requests().stream()
                .filter(request -> request.id().equals(row.request()))
                .findFirst()
                .orElseThrow()
                .caseId();
        String open = "/plan/" + ref.code() + "/requests/";
        var pages = new ArrayList<Asked>();
        for (RequestPostProcessor anybody :
                List.of(As.coordinator(), As.planner(), As.specialist(row.specialist()), As.administrator())) {
            pages.add(new Asked("/", anybody));
        }
        for (RequestPostProcessor anybody :
                List.of(As.coordinatingPlanner(), As.specialist(row.specialist()), As.administrator())) {
            pages.add(new Asked("/go?q=a", anybody));
            pages.add(new Asked("/go/found?q=an", anybody));
        }
        List.of("", "?tab=attention", "?tab=scheduled", "?tab=done", "?tab=drafts", "?q=an&urgency=ACUTE")
                .forEach(tab -> pages.add(new Asked("/requests" + tab, As.coordinator())));
        String draft = "00000000-0000-0000-0000-000000000001";
        mvc.perform(post("/requests/new/draft")
                .param("key", draft)
                .param("request", left)
                .param("roles[0].competence", "sleep")
                .with(csrf())
                .with(As.coordinator()));
        String table = String.valueOf(mvc.perform(multipart("/requests/new/import")
                        .param("pasted", "Case;Who is needed;Urgency\nc-0009;Sleep;14\nc-0014;?;30\n;Sleep;soon\n")
                        .with(csrf())
                        .with(As.coordinator()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        List.of(
                        "/requests/" + left,
                        "/requests/" + row.request(),
                        "/requests/new",
                        "/requests/" + left + "/edit",
                        "/requests/" + left + "/suggestions",
                        "/requests/" + left + "/why",
                        "/requests/" + left + "/why/unblocks",
                        "/requests/" + left + "/why/matrix?role=0&all=true",
                        "/requests/" + row.request() + "/why",
                        "/requests/rq-0050/series?urgency=ACUTE&by=1&step=WEEKS_LATER&duration=20",
                        "/cases/" + caseId,
                        "/cases/" + caseId + "/summary/nb",
                        "/cases/" + caseId + "/consents/"
                                + data.organisations().getFirst().id() + "/withdraw",
                        "/requests/" + left + "/edit?draft=" + draft,
                        "/requests/new/match?draft=" + draft,
                        "/requests/new/find?find=sleep",
                        "/requests/new/import",
                        table,
                        table + "/matches?from=0",
                        "/requests/new/import/templates/requests.csv")
                .forEach(address -> pages.add(new Asked(address, As.coordinator())));
        pages.add(new Asked("/requests", As.planner()));
        pages.add(new Asked("/my", As.specialist(row.specialist())));
        pages.add(new Asked("/my?view=month", As.specialist(row.specialist())));
        pages.add(new Asked("/my/past", As.specialist(row.specialist())));
        context.getBean(JdbcTemplate.class)
                .update(
                        "insert into time_keeper (specialist, keeper, given_by, given_at) values (?, ?, ?, ?)",
                        row.specialist(),
                        "test-ASSISTANT",
                        "test",
                        OffsetDateTime.now(clock));
        pages.add(new Asked("/", As.assistant()));
        pages.add(new Asked("/times", As.assistant()));
        pages.add(new Asked("/times/" + row.specialist(), As.assistant()));
        pages.add(new Asked("/my/load", As.specialist(row.specialist())));
        pages.add(new Asked("/my/time", As.specialist(row.specialist())));
        pages.add(new Asked("/my/calendar", As.specialist(row.specialist())));
        pages.add(new Asked("/my/busy", As.specialist(row.specialist())));
        pages.add(new Asked("/admin/calendars", As.administrator()));
        pages.add(new Asked("/admin/messages", As.administrator()));
        pages.add(new Asked("/messages", As.planner()));
        pages.add(new Asked("/messages?unread=true", As.coordinator()));
        pages.add(new Asked("/admin", As.administrator()));
        pages.add(new Asked("/admin/settings", As.administrator()));
        pages.add(new Asked("/admin/state", As.administrator()));
        pages.add(new Asked("/admin/data", As.administrator()));
        pages.add(new Asked("/admin/data/specialist_competences/changes", As.administrator()));
        pages.add(new Asked("/admin/data/holidays", As.administrator()));
        pages.add(new Asked("/admin/data/templates", As.administrator()));
        pages.add(new Asked("/admin/data/holidays/csv?q=dag", As.administrator()));
        pages.add(new Asked("/admin/data/templates/csv", As.administrator()));
        pages.add(new Asked("/admin/data/travel_times/matrix", As.administrator()));
        pages.add(new Asked("/admin/data/specialists", As.administrator()));
        pages.add(new Asked("/admin/data/availability?sort=from", As.administrator()));
        pages.add(new Asked("/admin/data/consents/csv", As.administrator()));
        pages.add(new Asked(
                "/admin/data/specialists/row?ref="
                        + plans.of(PlanRef.PUBLISHED)
                                .data()
                                .specialists()
                                .getFirst()
                                .id(),
                As.administrator()));
        pages.add(new Asked("/plan/broken", As.planner()));
        pages.add(new Asked("/admin/accounts", As.administrator()));
        pages.add(new Asked("/account", As.planner()));
        pages.add(new Asked("/account/mail/none", As.planner()));
        pages.add(new Asked("/audit", As.auditor()));
        var planned = new ArrayList<String>(List.of(
                "/plan",
                "/plan/run",
                "/plan/runs",
                "/plan/bookings",
                "/rules/questions",
                "/plan/versions",
                "/plan/versions/" + publication,
                "/plan/proposals/" + proposal + "/publish",
                "/plan/compare",
                "/plan/compare?a=published&b=" + ref.code(),
                "/plan/compare.csv?a=published&b=" + ref.code(),
                "/plan/bottlenecks?plan=" + ref.code(),
                "/rules",
                "/rules/booking",
                "/rules/repair",
                open + left,
                open + left + "/unblocks",
                open + left + "/matrix",
                open + row.request(),
                open + row.request() + "/matrix",
                open + row.request() + "/move",
                open + row.request() + "/move/cost?start=" + row.start()));
        for (String plan : List.of("published", ref.code(), "v" + publication)) {
            for (String view : List.of("timeline", "case", "site", "coverage", "table", "unscheduled")) {
                planned.add("/plan?plan=" + plan + "&view=" + view);
            }
            planned.add("/plan/rows?plan=" + plan);
        }
        planned.forEach(address -> pages.add(new Asked(address, As.planner())));
        return pages;
    }

    /** A proposal that a run has made and that is published, and many others, many runs and many publications before it. */
    private long solved() {
        RunOrder order = RunOrder.of(profiles.preferred(), PlanningRun.SHORTEST, 1, Start.PUBLISHED);
        PlanningData data = plans.live().data();
        List<ScheduleRow> published = data.published();
        for (int number = 1; number <= 10; number++) {
            long run = Solved.with(context, order, RunState.FINISHED, data, published);
            long proposal = proposals.findByRun(run).orElseThrow().id();
            publications.save(new Publication(
                    proposal, clock.instant(), "planner", PlanChanges.of(List.of(), Set.of()), 0, "" + number));
            Solved.with(context, order.imagining(oneMore(data, number)), RunState.FINISHED, data, published);
        }
        PlanningRun run = planner.start(order, "planner");
        await().atMost(PATIENCE)
                .until(() -> !runs.findById(run.id()).orElseThrow().state().underWay());
        long proposal = proposals.findByRun(run.id()).orElseThrow().id();
        publication = publishing
                .publish(proposal, previews.of(proposal).fingerprint(), List.of(), "planner")
                .number();
        return proposal;
    }

    private static String oneMore(PlanningData data, int hours) {
        return new OneMore(
                        data.competences().getFirst().id(),
                        3,
                        60 * hours,
                        DayOfWeek.MONDAY,
                        LocalTime.of(8, 0),
                        data.header().horizonStart(),
                        data.specialists().getFirst().id(),
                        null)
                .text();
    }
}
