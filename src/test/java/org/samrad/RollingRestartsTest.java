package org.samrad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.samrad.check.ScheduleCheck;
import org.samrad.dataset.PlanningData;
import org.samrad.exchange.DatabaseExport;
import org.samrad.testing.FilledForm;
import org.samrad.testing.RawHttp;
import org.samrad.testing.SharedPostgres;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Two whole programs on one PostgreSQL database are started anew, one after the other, while twenty coordinators file, change and
 * withdraw requests and a planner solves and publishes. Whoever gets no answer sends the same again to the other program, as a proxy or a
 * person would.
 */
class RollingRestartsTest {

    private static final int RESTARTS = 10;
    private static final int WRITERS = 20;
    private static final long PAUSE_MILLISECONDS = 2_000;
    private static final int ATTEMPTS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String PASSWORD = "nine otters!";
    private static final String FORM = "form:has(#title)";

    /** The titles of requests by id, as they were last acknowledged. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    /** The ids of those of which a page said that they are withdrawn. */
    private final Set<String> withdrawn = ConcurrentHashMap.newKeySet();

    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger sentAgain = new AtomicInteger();
    private final AtomicInteger published = new AtomicInteger();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final ConfigurableApplicationContext[] programs = new ConfigurableApplicationContext[2];
    private final int[] ports = new int[2];
    private volatile JdbcTemplate database;
    private String password;

    @Test
    @Tag("full")
    void nothingIsLostAndNothingIsPublishedTwiceWhileEachProgramIsStartedAnewTenTimes() {
        try (var stored = SharedPostgres.postgresDatabase();
                ScheduledExecutorService people = Executors.newScheduledThreadPool(WRITERS + 1)) {
            for (int program = 0; program < programs.length; program++) {
                programs[program] = TwoProgramsTest.start(stored.url(), 0);
                ports[program] = TwoProgramsTest.port(programs[program]);
            }
            database = programs[0].getBean(JdbcTemplate.class);
            password = programs[0].getBean(PasswordEncoder.class).encode(PASSWORD);
            try {
                Consumer<Runnable> again =
                        work -> people.scheduleWithFixedDelay(work, 0, PAUSE_MILLISECONDS, TimeUnit.MILLISECONDS);
                for (int number = 1; number <= WRITERS; number++) {
                    var writer = new Writer("writer-" + number);
                    again.accept(() -> told(writer::work));
                }
                var planner = new Publisher();
                again.accept(() -> told(planner::work));
                for (int restart = 1; restart <= RESTARTS; restart++) {
                    for (int program = 0; program < programs.length; program++) {
                        restart(program, stored.url());
                    }
                    int before = published.get();
                    await(() -> published.get() > before || !complaints.isEmpty());
                    holds("after rolling restart " + restart);
                }
                people.shutdown();
                await(people::isTerminated);
                holds("at the end");
                assertThat(titles()).isEqualTo(acknowledged);
            } finally {
                people.shutdownNow();
                for (ConfigurableApplicationContext program : programs) {
                    program.close();
                }
            }
        }
    }

    private void restart(int program, String url) {
        database = programs[1 - program].getBean(JdbcTemplate.class);
        programs[program].close();
        programs[program] = TwoProgramsTest.start(url, ports[program]);
    }

    private void holds(String when) {
        assertThat(complaints).as(when).isEmpty();
        PlanningData now = programs[1].getBean(DatabaseExport.class).forPlanning();
        assertThat(ScheduleCheck.check(now, now.published())).as(when).isEmpty();
        var known = Map.copyOf(acknowledged);
        var gone = Set.copyOf(withdrawn);
        Map<String, String> there = titles();
        assertThat(there.keySet()).as("kept %s", when).containsAll(known.keySet());
        assertThat(there.values()).as("filed once %s", when).doesNotHaveDuplicates();
        assertThat(database.queryForList(
                        "select id from consultation_request where title like 'writer-%' and state = 'WITHDRAWN'",
                        String.class))
                .as("withdrawn %s", when)
                .containsAll(gone);
        assertThat(database.queryForList(
                        "select proposal from publication group by proposal having count(*) > 1", Long.class))
                .as("published twice %s", when)
                .isEmpty();
        assertThat(database.queryForList(
                        "select request from appointment where cancelled_at is null group by request having count(*) > 1",
                        String.class))
                .as("twice on the schedule %s", when)
                .isEmpty();
        System.out.printf(
                "%s: %d requests acknowledged, %d withdrawn, %d answers, %d sent again, %d publications, %d consultations published%n",
                when,
                known.size(),
                gone.size(),
                answers.get(),
                sentAgain.get(),
                published.get(),
                now.published().size());
    }

    private Map<String, String> titles() {
        var titles = new HashMap<String, String>();
        database.query(
                "select id, title from consultation_request where title like 'writer-%'",
                (RowCallbackHandler) row -> titles.put(row.getString("id"), row.getString("title")));
        return titles;
    }

    private void told(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | AssertionError wrong) {
            complaints.add(wrong.toString());
        }
    }

    private static void await(Callable<Boolean> so) {
        Awaitility.await().atMost(PATIENCE).until(so);
    }

    /** Somebody with a browser, who is answered by either program. */
    private class Visitor {

        private final String username;
        private RawHttp browser;
        private int program;

        Visitor(String username, String role) {
            this.username = username;
            // A demo does not start anew beside accounts of real people.
            database.update(
                    "insert into account (username, password, display_name, demo) values (?, ?, ?, true)",
                    username,
                    password,
                    username);
            database.update(
                    "insert into account_role (username, role, everywhere) values (?, ?, true)", username, role);
            browser = new RawHttp(ports[0]);
            FilledForm form = FilledForm.on(get("/sign-in"), "form:has(#password)")
                    .fill("username", username)
                    .fill("password", PASSWORD);
            assertThat(post(form).header("Location")).doesNotContain("sign-in");
        }

        RawHttp.Answer get(String path) {
            return answered("GET " + path, here -> here.get(path));
        }

        RawHttp.Answer post(FilledForm form) {
            String body = form.body();
            return answered("POST " + form.action(), here -> here.post(form.action(), body));
        }

        private RawHttp.Answer answered(String what, Function<RawHttp, RawHttp.Answer> question) {
            String last = "";
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                try {
                    RawHttp.Answer answer = question.apply(browser);
                    if (answer.status() != 0 && answer.status() != 503) {
                        answers.incrementAndGet();
                        assertThat(answer.status())
                                .as("%s of %s", what, username)
                                .isLessThan(400);
                        return answer;
                    }
                    last = "status " + answer.status();
                } catch (UncheckedIOException unanswered) {
                    last = unanswered.toString();
                }
                sentAgain.incrementAndGet();
                program = 1 - program;
                browser = browser.at(ports[program]);
            }
            throw new AssertionError("%s of %s was not answered: %s".formatted(what, username, last));
        }
    }

    /** Files a request, changes it, and withdraws the one before. */
    private final class Writer {

        private final String name;
        private Visitor visitor;
        private @Nullable String before;
        private int filed;

        Writer(String name) {
            this.name = name;
        }

        void work() {
            if (visitor == null) {
                visitor = new Visitor(name, "COORDINATOR");
            }
            String title = "%s, question %d".formatted(name, ++filed);
            FilledForm form = FilledForm.on(visitor.get("/requests/new"), FORM);
            form.fill("title", title)
                    .fill("form", "ADVICE")
                    .fill("duration", "30")
                    .fill(
                            "roles[0].competence",
                            form.choices("roles[0].competence").getFirst())
                    .fill("roles[0].level", "1")
                    .fill("urgency", "DAYS_30")
                    .fill("modes", "VIDEO")
                    .fill("do", "save");
            String id = saved(visitor.post(form));
            acknowledged.put(id, title);

            String other = title + ", changed";
            form = FilledForm.on(visitor.get("/requests/%s/edit".formatted(id)), FORM)
                    .fill("title", other)
                    .fill("do", "save");
            saved(visitor.post(form));
            acknowledged.put(id, other);
            if (before != null) {
                withdraw(before);
            }
            before = id;
        }

        /** What is published meanwhile is shown first, and asked about again. */
        private void withdraw(String id) {
            String action = "/requests/%s/withdraw".formatted(id);
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                RawHttp.Answer page = visitor.get("/requests/" + id);
                if (!page.body().contains(action)) {
                    withdrawn.add(id);
                    return;
                }
                visitor.post(FilledForm.on(page, "form[action='%s']".formatted(action)));
            }
            throw new AssertionError("%s could not withdraw %s".formatted(name, id));
        }

        private String saved(RawHttp.Answer answer) {
            String next = answer.header("Location");
            String address = next.replaceFirst("[?#;].*", "");
            if (!address.matches("/requests/(?!new)[^/]+")) {
                throw new AssertionError("%s was not saved but led to %s: %s"
                        .formatted(
                                name,
                                next,
                                Jsoup.parse(visitor.get(next).body())
                                        .select("[role=alert], .error")
                                        .text()));
            }
            return address.substring(address.lastIndexOf('/') + 1);
        }
    }

    /** Solves and publishes, again and again. */
    private final class Publisher {

        private Visitor visitor;

        void work() {
            if (visitor == null) {
                visitor = new Visitor("publisher", "PLANNER");
            }
            visitor.post(FilledForm.on(visitor.get("/plan"), "form.solve").fill("seconds", "5"));
            await(() -> database.queryForObject(
                            "select count(*) from planning_run where state in ('QUEUED', 'RUNNING')", Integer.class)
                    == 0);
            long proposal = database.queryForObject("select max(id) from proposal", Long.class);
            RawHttp.Answer page = visitor.get("/plan/proposals/%d/publish".formatted(proposal));
            if (!page.body().contains("id=\"choice\"")) {
                // Where a program ended before it had found anything, there is nothing to publish.
                return;
            }
            FilledForm form = FilledForm.on(page, "#choice").fill("act", "publish");
            String next = visitor.post(form).header("Location");
            if (next.contains("plan=")) {
                published.incrementAndGet();
            }
        }
    }
}
