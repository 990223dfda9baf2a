package org.samrad.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.samrad.PageTest;
import org.samrad.check.ScheduleCheck;
import org.samrad.competence.Sector;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.BookedRole;
import org.samrad.dataset.RolledDates;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.WeeklyTime;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.message.Messages;
import org.samrad.plan.Proposals;
import org.samrad.plan.RunOrder;
import org.samrad.plan.RunState;
import org.samrad.request.RequestTerms;
import org.samrad.solve.Start;
import org.samrad.system.As;
import org.samrad.testing.SmallClinic;
import org.samrad.testing.Solved;
import org.samrad.testing.Thorough;
import org.samrad.weights.WeightProfiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Where and with whom consultations of protected cases are can't be inferred (S3): two databases in which two of them have changed
 * places, so that the same people are busy at the same times, show planners, administrators and other coordinators the same pages to
 * the letter, and administrators the same previews of whatever they upload. In every other pair the cases become protected only once all of it has
 * been read.
 */
@PageTest
class ProtectedInferenceTest {

    private static final List<String> PROTECTED = List.of("P1", "P2");

    /** What differs from one database to the next whatever it holds. */
    private static final Pattern TOKENS = Pattern.compile(
            "name=\"(_csrf|key|seen)\"[^>]*value=\"[0-9a-zA-Z_-]{30,}\"|(?<=1 Dec 2026, )\\d\\d:\\d\\d");

    /** What tells in a page that two times changed places: nothing is sent of these. */
    private static final List<String> NOT_READ_HERE = List.of(
            "/plan/run/events",
            "/rules/preview/{id}",
            "/plan/versions/{number}",
            "/plan/{ref}/requests/{request}/move/cost");

    @Autowired
    MockMvc mvc;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    ApplicationContext context;

    @Autowired
    WeightProfiles profiles;

    @Autowired
    Proposals proposals;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    RequestMappingHandlerMapping mappings;

    @Autowired
    Messages messages;

    @Autowired
    Clock clock;

    @Autowired
    JdbcTemplate jdbc;

    private boolean held;

    /** Whether the cases become protected only once every page has been read. */
    private boolean later;

    static Stream<Long> seeds() {
        return IntStream.rangeClosed(1, Thorough.count(2, 50)).mapToObj(Long::valueOf);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noPageTellsWhichOfThemIsWhereAndWithWhom(long seed) throws Exception {
        later = seed % 2 == 0;
        assertThat(differences(Situation.drawn(seed, clock))).isEmpty();
    }

    private Map<String, String> differences(Situation one) {
        Map<String, String> before = asIfItWereTheOnly(one);
        Map<String, String> after = asIfItWereTheOnly(one.exchanged());
        assertThat(before.keySet()).isEqualTo(after.keySet());
        Map<String, String> told = new TreeMap<>();
        before.forEach((page, text) -> {
            String other = String.valueOf(after.get(page));
            if (!other.equals(text)) {
                told.put(page, firstDifference(text, other));
            }
        });
        return told;
    }

    /** The same where the two are not published but held, and planners are asked to book them. */
    @ParameterizedTest
    @MethodSource("seeds")
    void norDoesAnyWhereTheyAreHeld(long seed) throws Exception {
        Situation one = Situation.drawn(seed, clock);
        held = true;
        assertThat(differences(one)).isEmpty();
    }

    private static String firstDifference(String one, String other) {
        List<String> lines = one.lines().toList();
        List<String> others = other.lines().toList();
        return IntStream.range(0, Math.min(lines.size(), others.size()))
                .filter(at -> !lines.get(at).equals(others.get(at)))
                .mapToObj(at -> lines.get(at).strip() + " <> " + others.get(at).strip())
                .findFirst()
                .orElse("one goes on where the other ends");
    }

    /** What is asked for covers every page of planners, so that none that is new passes unseen. */
    @Test
    void everyPageOfPlannersIsAmongThem() {
        List<Pattern> asked = paths(1).keySet().stream()
                .map(path -> Pattern.compile(Pattern.quote(path.replaceAll("[?#].*", ""))))
                .toList();
        List<String> missing = new ArrayList<>();
        mappings.getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(info -> info.getPatternValues().stream())
                .filter(path -> path.startsWith("/plan")
                        || path.startsWith("/go")
                        || path.startsWith("/rules")
                        || path.startsWith("/requests/{id}")
                        || path.equals("/cases/{id}"))
                .filter(path -> !path.equals("/requests/{id}/edit"))
                .filter(path -> !NOT_READ_HERE.contains(path))
                .filter(path -> {
                    Pattern shape = Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+"));
                    return asked.stream()
                            .noneMatch(one -> shape.matcher(one.pattern().replaceAll("^\\\\Q|\\\\E$", ""))
                                    .matches());
                })
                .forEach(missing::add);
        assertThat(missing).isEmpty();
    }

    /** Nothing of it stays. */
    private Map<String, String> asIfItWereTheOnly(Situation situation) {
        return Objects.requireNonNull(transactions.execute(status -> {
            status.setRollbackOnly();
            try {
                return pages(situation);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
    }

    private Map<String, String> pages(Situation situation) throws Exception {
        // Nobody has read anything, and nothing that another test counted a moment ago is still shown.
        jdbc.update("delete from message");
        messages.add(List.of(), clock.instant(), clock.instant());
        PlanningData data = held ? situation.onlyOpenOnesPublished() : situation.data();
        databaseImport.replace(later ? Situation.notProtected(data) : data, LoadingProgress.SILENT);
        if (held) {
            PROTECTED.forEach(request -> hold(request, situation.data()));
        }
        Solved.with(
                context,
                RunOrder.of(profiles.preferred(), Duration.ofSeconds(5), 1, Start.PUBLISHED),
                RunState.FINISHED,
                situation.data(),
                situation.proposed());
        long proposal = proposals.findNewest().orElseThrow().id();
        if (later) {
            for (Map.Entry<String, RequestPostProcessor> asked : paths(proposal).entrySet()) {
                mvc.perform(get(asked.getKey().replaceAll("#.*", "")).with(asked.getValue()));
            }
            for (String request : PROTECTED) {
                mvc.perform(post("/cases/C" + request + "/terms")
                                .param("version", "0")
                                .param("protectedCase", "true")
                                .with(csrf())
                                .with(As.coordinator()))
                        .andExpect(flash().attribute("told", "case.terms.saved"));
            }
        }
        Map<String, String> pages = new TreeMap<>();
        for (Map.Entry<String, RequestPostProcessor> asked : paths(proposal).entrySet()) {
            var answer = mvc.perform(get(asked.getKey().replaceAll("#.*", "")).with(asked.getValue()))
                    .andReturn()
                    .getResponse();
            String text = TOKENS.matcher(answer.getContentAsString(StandardCharsets.UTF_8))
                    .replaceAll("");
            pages.put(without(asked.getKey()), answer.getStatus() + "\n" + without(text));
        }
        for (Map.Entry<String, MockMultipartFile> upload : uploads().entrySet()) {
            String preview = Objects.requireNonNull(mvc.perform(multipart("/admin/import")
                            .file(upload.getValue())
                            .with(csrf())
                            .with(As.administrator()))
                    .andReturn()
                    .getResponse()
                    .getRedirectedUrl());
            String page = mvc.perform(get(preview + upload.getKey().replaceAll("^[^?]*", ""))
                            .with(As.administrator()))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
            pages.put(
                    "import of " + upload.getKey(),
                    TOKENS.matcher(page).replaceAll("").replace(preview, "/import"));
        }
        return pages;
    }

    /** Files that ask, by what a preview would say of them, where the protected ones are; what follows ? is chosen in the preview. */
    private static Map<String, MockMultipartFile> uploads() {
        var guesses = new StringBuilder();
        var parts = new StringBuilder();
        for (String request : PROTECTED) {
            for (LocalDateTime start = Situation.monday().atTime(9, 0);
                    start.isBefore(Situation.monday().plusDays(11).atTime(15, 0));
                    start = start.plusMinutes(15)) {
                for (String person : Situation.PEOPLE) {
                    guesses.append("%s,%s,video,first,%s%n".formatted(request, start, person));
                }
                parts.append("%s,%s%n".formatted(request, start));
            }
        }
        Map<String, MockMultipartFile> uploads = new LinkedHashMap<>();
        uploads.put("each start", csv("consultations", "request,start,mode,role,specialist\n" + guesses));
        uploads.put("each start alone", csv("consultations", "request,start\n" + parts));
        uploads.put(
                "what is asked for",
                csv(
                        "requests",
                        "id,case,form,urgency,received,duration_minutes,modes,earliest\n"
                                + "P1,CP1,advice,days_3,2026-11-02,60,video,2026-12-01\nP2,CP2,advice,days_3,2026-11-02,60,video,\n"
                                + "R1,C1,advice,days_3,2026-11-02,60,video,2026-12-02\n"));
        uploads.put("nobody else?whole=specialists.csv", csv("specialists", "id,name\nanna,Anna\nbo,Bo\n"));
        uploads.put("no time at all?whole=availability.csv", csv("availability", "specialist,weekday,from,until\n"));
        return uploads;
    }

    private static MockMultipartFile csv(String table, String text) {
        return new MockMultipartFile("files", table + ".csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private void hold(String request, PlanningData data) {
        List<BookedRole> rows = data.bookedRoles().stream()
                .filter(row -> row.request().equals(request))
                .toList();
        LocalDateTime start = rows.getFirst().start();
        UUID id = UUID.randomUUID();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.update(
                "insert into hold (id, version, request, start_time, end_time, mode, held_by, held_at, expires_at, asked)"
                        + " values (?, 0, ?, ?, ?, 'VIDEO', 'kim', ?, ?, true)",
                id,
                request,
                start,
                start.plusHours(1),
                now,
                now.plusHours(1));
        rows.forEach(row -> jdbc.update(
                "insert into hold_participant (hold, role, specialist) values (?, ?, ?)",
                id,
                row.role(),
                row.specialist()));
        jdbc.update(
                "insert into booking_ask (version, request, hold, asked_by, asked_at) values (0, ?, ?, 'kim', ?)",
                request,
                id,
                now);
    }

    /** Proposals and runs have other numbers in each database. */
    private static String without(String text) {
        return text.replaceAll(
                "(runs?/|ask-|reason-|bookings/|[Rr]un |run-|name-|proposals?/|[Pp]roposal |proposal[-=]|\\bp)\\d+\\b",
                "$1#");
    }

    private static Map<String, RequestPostProcessor> paths(long proposal) {
        Map<String, RequestPostProcessor> paths = new LinkedHashMap<>();
        String code = "p" + proposal;
        List<String> requests =
                Stream.concat(Stream.of("R1", "R2"), PROTECTED.stream()).toList();
        Stream.of(
                        "/",
                        "/messages",
                        "/plan/runs",
                        "/plan/run",
                        "/plan/versions",
                        "/plan/broken",
                        "/plan/bookings",
                        "/rules",
                        "/rules/booking",
                        "/rules/repair")
                .forEach(path -> paths.put(path, As.planner()));
        for (String typed : List.of("P", "P1", "CP2", "Anna", "bo", "cia", "dag")) {
            paths.put("/go?q=" + typed, As.planner());
            paths.put("/go/found?q=" + typed, As.planner());
            paths.put("/go/found?q=%s#other".formatted(typed), As.coordinatorOf("school"));
            paths.put("/go/found?q=%s#administrator".formatted(typed), As.administrator());
        }
        for (String plan : List.of("published", code)) {
            for (String view : List.of("timeline", "case", "site", "table", "coverage", "late", "unscheduled")) {
                for (LocalDate monday :
                        List.of(Situation.monday(), Situation.monday().plusWeeks(1))) {
                    paths.put("/plan?plan=%s&view=%s&week=%s".formatted(plan, view, monday), As.planner());
                }
            }
            paths.put("/plan?plan=%s&busy=true".formatted(plan), As.planner());
            paths.put("/plan/rows?plan=%s&page=1".formatted(plan), As.planner());
            paths.put("/plan/bottlenecks?plan=%s&hours=weeks".formatted(plan), As.planner());
            paths.put("/plan/bottlenecks/value?plan=%s".formatted(plan), As.planner());
            for (String request : requests) {
                String path = "/plan/%s/requests/%s".formatted(plan, request);
                Stream.of(path, path + "/unblocks", path + "/matrix", path + "/move")
                        .forEach(one -> paths.put(one, As.planner()));
            }
        }
        for (String sort : List.of("when", "request", "kind", "cost", "told")) {
            paths.put("/plan/compare?a=published&b=%s&sort=%s".formatted(code, sort), As.planner());
        }
        paths.put("/plan/compare.csv?a=published&b=" + code, As.planner());
        paths.put("/rules/questions", As.planner());
        paths.put("/plan/proposals/%d/publish".formatted(proposal), As.planner());
        for (String tab : List.of("attention", "waiting", "scheduled", "done")) {
            paths.put("/requests?tab=" + tab, As.planner());
            paths.put("/requests?tab=%s#other".formatted(tab), As.coordinatorOf("school"));
            paths.put("/requests?tab=%s&q=P".formatted(tab), As.planner());
            for (String order : List.of("due", "time", "latest", "received", "case")) {
                paths.put("/requests?tab=%s&order=%s".formatted(tab, order), As.planner());
            }
            for (String person : List.of("Anna", "Bo", "Cia", "Dag")) {
                paths.put("/requests?tab=%s&q=%s".formatted(tab, person), As.planner());
            }
        }
        for (String request : requests) {
            paths.put("/requests/" + request, As.planner());
            paths.put("/requests/%s#other".formatted(request), As.coordinatorOf("school"));
            paths.put("/requests/%s/suggestions".formatted(request), As.planner());
            paths.put("/requests/%s/suggestions#other".formatted(request), As.coordinatorOf("school"));
            Stream.of("", "/unblocks", "/matrix?role=0&all=true")
                    .forEach(part ->
                            paths.put("/requests/%s/why%s#other".formatted(request, part), As.coordinatorOf("school")));
            paths.put("/requests/%s/outcome#other".formatted(request), As.coordinatorOf("school"));
            paths.put("/requests/%s/series?by=1#other".formatted(request), As.coordinatorOf("school"));
            paths.put("/cases/C" + request, As.planner());
            paths.put("/cases/C%s#other".formatted(request), As.coordinatorOf("school"));
        }
        paths.put("/#other", As.coordinatorOf("school"));
        paths.put("/requests/new#other", As.coordinatorOf("school"));
        Stream.of(
                        "/",
                        "/admin",
                        "/admin?earlier=true",
                        "/admin/data",
                        "/admin/settings",
                        "/admin/state",
                        "/admin/data/consents",
                        "/admin/data/consents/csv",
                        "/admin/data/consents/changes",
                        "/admin/data/specialists",
                        "/admin/data/cases")
                .forEach(path -> paths.put(path + "#administrator", As.administrator()));
        return paths;
    }

    /**
     * A clinic with its published consultations and a proposal for it, valid both.
     *
     * @param data the published ones of {@link #PROTECTED} among them
     */
    private record Situation(PlanningData data, List<ScheduleRow> proposed) {

        static final int REQUESTS = 7;
        private static final List<String> PEOPLE = List.of("anna", "bo", "cia", "dag");
        private static LocalDate monday = SmallClinic.MONDAY;

        static LocalDate monday() {
            return monday;
        }

        static Situation drawn(long seed, Clock clock) {
            var random = new Random(seed);
            PlanningData clinic =
                    RolledDates.toComingWeek(clinic(), LocalDate.ofInstant(clock.instant(), clock.getZone()));
            monday = clinic.header().horizonStart();
            List<ScheduleRow> published = placed(clinic, random);
            List<ScheduleRow> proposed = placed(clinic, random);
            return new Situation(
                    clinic.with(all -> all.bookedRoles = published.stream()
                            .map(row -> new BookedRole(
                                    row.request(), row.start(), row.mode(), null, row.role(), row.specialist(), false))
                            .toList()),
                    proposed);
        }

        /** The same where no case is protected. */
        static PlanningData notProtected(PlanningData data) {
            return data.with(all -> all.cases = all.cases.stream()
                    .map(row -> new PlanningData.Case(row.id(), row.municipality(), false, row.organisation()))
                    .toList());
        }

        /** Nothing is published of the protected ones. */
        PlanningData onlyOpenOnesPublished() {
            return data.with(all -> all.bookedRoles = all.bookedRoles.stream()
                    .filter(row -> !PROTECTED.contains(row.request()))
                    .toList());
        }

        /** The same with each of the two protected ones where the other was. */
        Situation exchanged() {
            return new Situation(
                    data.with(all -> {
                        all.bookedRoles = all.bookedRoles.stream()
                                .map(row -> new BookedRole(
                                        other(row.request()),
                                        row.start(),
                                        row.mode(),
                                        null,
                                        row.role(),
                                        row.specialist(),
                                        row.pinned()))
                                .toList();
                        all.consents = all.consents.stream()
                                .map(row -> new PlanningData.Consent(
                                        "C" + other(row.caseId().substring(1)),
                                        row.organisation(),
                                        row.given(),
                                        row.withdrawn()))
                                .toList();
                    }),
                    proposed.stream()
                            .map(row -> new ScheduleRow(
                                    other(row.request()),
                                    row.start(),
                                    row.end(),
                                    row.mode(),
                                    null,
                                    row.role(),
                                    row.specialist()))
                            .toList());
        }

        private static String other(String request) {
            return switch (request) {
                case "P1" -> "P2";
                case "P2" -> "P1";
                default -> request;
            };
        }

        /** Every protected request and most of the others, each somewhere, by chance, until no rule is broken. */
        private static List<ScheduleRow> placed(PlanningData clinic, Random random) {
            List<ScheduleRow> all = new ArrayList<>();
            for (PlanningData.Request request : clinic.requests()) {
                boolean asked =
                        PROTECTED.contains(request.id()) || request.id().startsWith("R") && random.nextInt(4) > 0;
                while (asked) {
                    LocalDateTime start = monday(clinic)
                            .plusDays(random.nextInt(11))
                            .atTime(9 + random.nextInt(6), 15 * random.nextInt(4));
                    List<ScheduleRow> rows = clinic.requestRoles().stream()
                            .filter(role -> role.request().equals(request.id()))
                            .map(role -> new ScheduleRow(
                                    request.id(),
                                    start,
                                    start.plusHours(1),
                                    Mode.VIDEO,
                                    null,
                                    role.role(),
                                    PEOPLE.get(random.nextInt(PEOPLE.size()))))
                            .toList();
                    List<ScheduleRow> with =
                            Stream.concat(all.stream(), rows.stream()).toList();
                    if (ScheduleCheck.check(clinic, with).isEmpty()) {
                        all.addAll(rows);
                        break;
                    }
                }
            }
            return all;
        }

        private static LocalDate monday(PlanningData clinic) {
            return clinic.header().horizonStart();
        }

        private static PlanningData clinic() {
            PlanningData small = SmallClinic.with(REQUESTS);
            return small.with(all -> {
                all.organisations = Stream.concat(
                                all.organisations.stream(),
                                Stream.of(new PlanningData.Organisation("school", "School", Sector.SCHOOL, false)))
                        .toList();
                all.specialists = Stream.concat(
                                all.specialists.stream(),
                                Stream.of(person("cia", "Cia Alm"), person("dag", "Dag Berg")))
                        .toList();
                all.specialistCompetences = Stream.concat(
                                all.specialistCompetences.stream(),
                                Stream.of("cia", "dag")
                                        .map(id -> new PlanningData.SpecialistCompetence(
                                                id, "child-psychiatry", 5, null, null)))
                        .toList();
                all.availabilities = Stream.concat(
                                all.availabilities.stream(),
                                all.availabilities.stream()
                                        .map(row -> new WeeklyTime(
                                                row.specialist().equals("anna") ? "cia" : "dag",
                                                row.weekday(),
                                                row.from(),
                                                row.until(),
                                                null,
                                                null,
                                                null)))
                        .toList();
                all.cases = Stream.concat(
                                all.cases.stream()
                                        .map(row -> new PlanningData.Case(
                                                row.id(),
                                                null,
                                                row.isProtected(),
                                                row.id().equals("C1") ? "school" : "hospital")),
                                PROTECTED.stream().map(id -> new PlanningData.Case("C" + id, null, true, "hospital")))
                        .toList();
                LocalDate given = SmallClinic.MONDAY.minusDays(7);
                all.consents = List.of(
                        new PlanningData.Consent("CP1", "school", given, null),
                        new PlanningData.Consent("CP2", "hospital", given, null),
                        new PlanningData.Consent("C2", "school", given, null));
                all.requests = Stream.concat(
                                all.requests.stream(),
                                Stream.of(twin("P1", Urgency.DAYS_3), twin("P2", Urgency.DAYS_90)))
                        .toList();
                all.requestRoles = Stream.concat(
                                all.requestRoles.stream(),
                                PROTECTED.stream()
                                        .flatMap(id -> Stream.of("first", "second")
                                                .map(role -> new PlanningData.RequestRole(
                                                        id, role, "child-psychiatry", 3, false, null, null))))
                        .toList();
            });
        }

        private static PlanningData.Specialist person(String id, String name) {
            return new PlanningData.Specialist(
                    id, name, "Psychologist", "school", List.of("sv"), Set.of(Mode.VIDEO), null, null, 0, null);
        }

        private static PlanningData.Request twin(String id, Urgency urgency) {
            return new PlanningData.Request(
                    id,
                    "C" + id,
                    RequestTerms.of(Form.ADVICE, urgency, SmallClinic.MONDAY.minusDays(7), 60, Set.of(Mode.VIDEO)));
        }
    }
}
