package org.samrad;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.samrad.dataset.PlanningData;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.repair.WayOutFigures;
import org.samrad.testing.FilledForm;
import org.samrad.testing.OwnSite;
import org.samrad.testing.RawHttp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Measures the match in the browser, no test of the suite: how long it takes from a key that changes what is asked for until the page
 * shows what can be had now, while {@value #OTHERS} other coordinators press a key each third of a second: eight letters of a title, which
 * their browsers send once they pause, then two digits and two choices. On PostgreSQL, a data set published; run as {@link WayOutFigures}
 * is, by {@code -Dtest=LiveMatchPageFigures}.
 */
class LiveMatchPageFigures extends InBrowser {

    private static final int OTHERS = 29;
    private static final int PAUSE_MILLISECONDS = 333;
    private static final int KEYS = 300;
    private static final int LETTERS = 8;
    private static final int NOT_COUNTED = 30;
    private static final String PASSWORD = "a long enough word";
    private static final String FORM = "form:has(#title)";

    /** Notes in {@code shown} how long it took from each key to the first frame that shows an answer to it. */
    private static final String WATCH = """
            () => {
              window.shown = [];
              let since = null;
              document.addEventListener('input', () => { since ??= performance.now(); }, true);
              new MutationObserver(() => {
                if (since === null) return;
                const from = since;
                since = null;
                requestAnimationFrame(() => setTimeout(() => window.shown.push(performance.now() - from)));
              }).observe(document.getElementById('match'), { childList: true, subtree: true });
            }""";

    private OwnSite site;

    @Override
    int port() {
        return site.port();
    }

    @Test
    void fromTheKeyToWhatIsShown() throws Exception {
        PlanningData data = WayOutFigures.published().data();
        ZoneId zone = data.header().timeZone();
        try (var started = new OwnSite(data.header().now().atZone(zone).toInstant(), "administrator", PASSWORD);
                ScheduledExecutorService others = Executors.newScheduledThreadPool(OTHERS)) {
            site = started;
            site.bean(DatabaseImport.class).load(data, LoadingProgress.SILENT);
            String password = site.bean(PasswordEncoder.class).encode(PASSWORD);
            for (int number = 0; number <= OTHERS; number++) {
                JdbcTemplate jdbc = site.bean(JdbcTemplate.class);
                jdbc.update(
                        "insert into account (username, password, display_name) values (?, ?, ?)",
                        "writer-" + number,
                        password,
                        "writer-" + number);
                jdbc.update(
                        "insert into account_role (username, role, everywhere) values (?, 'COORDINATOR', true)",
                        "writer-" + number);
            }
            WayOutFigures.say("alone", typed());
            var answered = new ConcurrentLinkedQueue<Double>();
            for (int number = 1; number <= OTHERS; number++) {
                others.scheduleAtFixedRate(
                        new Other(number, answered),
                        number * PAUSE_MILLISECONDS / OTHERS,
                        PAUSE_MILLISECONDS,
                        TimeUnit.MILLISECONDS);
            }
            List<Double> beside = typed();
            WayOutFigures.say("beside %d others".formatted(OTHERS), beside);
            others.shutdownNow();
            WayOutFigures.say("the others, from sent to received", List.copyOf(answered));
            Runtime memory = Runtime.getRuntime();
            System.gc();
            WayOutFigures.say("%d MB in use, the test's own with them"
                    .formatted((memory.totalMemory() - memory.freeMemory()) >> 20));
        }
    }

    /** Of a person at a browser. */
    private List<Double> typed() {
        try (BrowserContext context = context("en", 1440, true)) {
            Page page = context.newPage();
            page.navigate("/sign-in");
            page.locator("#username").fill("writer-0");
            page.locator("#password").fill(PASSWORD);
            page.locator("main form .primary").click();
            page.locator(".sign-out").first().waitFor();
            page.navigate("/requests/new");
            page.locator("#roles-0-competence")
                    .selectOption(
                            page.locator("#roles-0-competence option").nth(5).getAttribute("value"));
            page.evaluate(WATCH);
            var random = new Random(1);
            for (int key = 0; key < KEYS; key++) {
                switch (random.nextInt(3)) {
                    case 0 -> page.locator("#duration").fill(String.valueOf(5 * (3 + random.nextInt(20))));
                    case 1 -> {
                        page.locator("#roles-0-level").focus();
                        page.keyboard().press(random.nextBoolean() ? "ArrowDown" : "ArrowUp");
                    }
                    default -> {
                        page.locator("#roles-0-competence").focus();
                        page.keyboard().press(random.nextBoolean() ? "ArrowDown" : "ArrowUp");
                    }
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLISECONDS));
            }
            @SuppressWarnings("unchecked")
            List<Number> shown = (List<Number>) page.evaluate("window.shown");
            assertThat(shown).hasSizeGreaterThan(KEYS / 2);
            return shown.stream().skip(NOT_COUNTED).map(Number::doubleValue).toList();
        }
    }

    /** Somebody else, by the same requests that a browser sends. */
    private final class Other implements Runnable {

        private final String name;
        private final ConcurrentLinkedQueue<Double> answered;
        private final Random random;
        private RawHttp browser;
        private FilledForm form;
        private List<String> competences;
        private int keys;

        Other(int number, ConcurrentLinkedQueue<Double> answered) {
            name = "writer-" + number;
            this.answered = answered;
            random = new Random(number);
        }

        @Override
        public void run() {
            if (browser == null) {
                browser = new RawHttp(site.port());
                FilledForm signIn = FilledForm.on(browser.get("/sign-in"), "form:has(#password)")
                        .fill("username", name)
                        .fill("password", PASSWORD);
                browser.post(signIn.action(), signIn.body());
                form = FilledForm.on(browser.get("/requests/new"), FORM);
                competences = new ArrayList<>(form.choices("roles[0].competence"));
            }
            int key = keys++ % (LETTERS + 4);
            form.fill("turn", String.valueOf(keys));
            if (key < LETTERS) {
                form.fill("title", "a".repeat(1 + keys % 60));
            } else if (key < LETTERS + 2) {
                form.fill("duration", String.valueOf(5 * (3 + random.nextInt(20))));
            } else {
                form.fill("roles[0].competence", competences.get(random.nextInt(competences.size())));
            }
            if (key < LETTERS - 1) {
                return;
            }
            long from = System.nanoTime();
            RawHttp.Answer kept = browser.post("/requests/new/draft", form.body());
            assertThat(kept.status()).isEqualTo(303);
            assertThat(browser.get(kept.header("Location")).body()).contains("match");
            answered.add(WayOutFigures.millisSince(from));
        }
    }
}
