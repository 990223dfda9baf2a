package org.samrad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.exchange.DemoData;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The three users' main job in a real browser, over the demo, and what every page owes its readers: nothing that axe finds
 * wrong, no message without its text, no error in the console, nothing wider than the screen. Leaves pictures in {@code
 * target/screenshots}.
 */
@PageTest
class JourneyTest {

    /** A solve of the shortest limit, on a machine that is busy with other things. */
    private static final double LONG = 60_000;

    private static Browser browser;

    @LocalServerPort
    private int port;

    @Autowired
    private DemoData demo;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void openBrowser() {
        browser = Browser.open();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
    }

    /** Whoever tests over the demo next finds it as it was. */
    @AfterEach
    void startTheDemoOver() {
        demo.reload();
    }

    @Test
    void aRequestIsFiledPlannedPublishedAndSeenByItsPanel() {
        try (BrowserContext context = context("en", 1440, true)) {
            Page page = context.newPage();
            signIn(page, "coordinator");
            page.navigate("/requests/new");
            page.locator("#title").fill("Seizures at school");
            page.getByText("Advice").click();
            page.locator("#duration").fill("30");
            page.locator("#roles-0-specialist").fill("Siri Hagen · sp-011");
            page.locator("[value=add-role]").click();
            page.locator("#roles-1-competence").selectOption("epilepsy");
            assertThat(page.locator("#roles-0-specialist")).hasValue("Siri Hagen · sp-011");
            page.locator("[value=remove-role-1]").click();
            assertThat(page.locator("#role-rows .row")).hasCount(1);
            page.locator("input[name=urgency][value=DAYS_3]").check();
            assertThat(page.locator("#due-hint")).containsText("from the urgency");
            page.locator("#mode-VIDEO").check();
            page.locator("#mode-PHONE").check();
            page.locator(".form-end .primary").click();
            assertThat(page.locator(".notice.good")).containsText("waits for a place");
            String request = page.url().substring(page.url().lastIndexOf('/') + 1);
            look(page, "filed");

            as(page, "planner");
            page.navigate("/plan");
            page.locator("#seconds").selectOption(new SelectOption().setIndex(0));
            page.locator("#run .primary").click();
            assertThat(page.locator("#run-live progress")).isVisible(within(LONG));
            look(page, "solving");
            assertThat(page.locator("#run .state.good")).isVisible(within(LONG));
            look(page, "solved");
            page.locator("a[href*=publish]").first().click();
            look(page, "publish");
            page.locator("form .primary").click();
            assertThat(page.locator(".notice.good")).isVisible();
            look(page, "published");

            as(page, "coordinator");
            page.navigate("/requests/" + request);
            assertThat(page.locator(".state-line .state")).hasText("Scheduled");
            look(page, "scheduled");

            as(page, "specialist");
            page.navigate("/my");
            assertThat(findInWeeks(page, "Seizures at school")).isVisible();
            look(page, "my-week");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void theListOfRequestsNarrowsWhileOneTypes() {
        try (BrowserContext context = context("en", 1440, true)) {
            Page page = context.newPage();
            signIn(page, "coordinator");
            page.navigate("/requests");

            page.locator("#q").pressSequentially("rq-0012");

            page.waitForURL(Pattern.compile(".*[?&]q=rq-0012(&.*)?"));
            assertThat(page.locator("#q")).isFocused();
        }
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en, 1440", "sv, 360", "nb, 1440"})
    void everyPageReadsWellInEveryLanguage(String language, int width) {
        try (BrowserContext context = context(language, width, true)) {
            Page page = context.newPage();
            page.navigate("/sign-in");
            see(page, "sign-in");
            signIn(page, "coordinator");
            see(page, "coordinator");
            visit(page, "/requests", "requests");
            visit(page, "/requests/rq-0012", "request");
            visit(page, "/requests/rq-0012/edit", "request-change");
            visit(page, "/requests/new", "request-new");
            page.locator("[value=add-window]").click();
            assertThat(page.locator("#window-rows .row")).hasCount(1);
            page.locator("#mode-ON_SITE").check();
            page.locator(".form-end .primary").click();
            assertThat(page.locator(".notice.bad")).isFocused();
            see(page, "request-errors");
            visit(page, "/nothing-here", "not-found");
            as(page, "planner");
            see(page, "planner");
            visit(page, "/plan", "plan");
            visit(page, "/plan?view=table", "plan-table");
            visit(page, "/plan?view=unscheduled", "plan-unscheduled");
            visit(page, "/plan/runs", "runs");
            visit(page, "/rules", "rules");
            as(page, "specialist");
            see(page, "specialist");
            visit(page, "/my", "week");
            page.locator(".step.forth").click();
            see(page, "week-next");
            as(page, "administrator");
            see(page, "administrator");
            visit(page, "/admin", "admin");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void aRequestIsFiledWithoutAScript() {
        try (BrowserContext context = context("en", 1440, false)) {
            Page page = context.newPage();
            signIn(page, "coordinator");
            page.navigate("/requests/new");
            page.locator("#title").fill("No script");
            page.locator("[value=add-role]").click();
            assertThat(page.locator("#role-rows .row")).hasCount(2);
            assertThat(page.locator("#title")).hasValue("No script");
            page.locator("#title").press("Enter");
            assertThat(page.locator(".notice.bad")).isVisible();
            page.locator("input[name=form][value=ADVICE]").check();
            page.locator("#duration").fill("30");
            page.locator("#roles-0-competence").selectOption("epilepsy");
            page.locator("input[name=urgency][value=DAYS_14]").check();
            page.locator("#mode-VIDEO").check();
            page.locator("#title").press("Enter");
            assertThat(page).hasURL(Pattern.compile("/requests/N-\\d+$"));
            assertThat(page.locator("h1")).hasText("No script");
        }
    }

    @Test
    void theLanguageStaysWhereOneIs() {
        try (BrowserContext context = context("en", 1440, true)) {
            Page page = context.newPage();
            signIn(page, "coordinator");
            page.navigate("/requests?tab=scheduled&q=c");
            page.locator(".languages summary").click();
            page.locator(".languages button[value=nb]").click();
            assertThat(page).hasURL(Pattern.compile("/requests\\?tab=scheduled&q=c$"));
            assertThat(page.locator("h1")).hasText("Forespørsler");
            assertThat(page.locator("html")).hasAttribute("lang", "nb");
        }
    }

    private BrowserContext context(String language, int width, boolean script) {
        BrowserContext context = browser.get()
                .newContext(new NewContextOptions()
                        .setLocale(language)
                        .setViewportSize(width, width > 1000 ? 900 : 780)
                        .setJavaScriptEnabled(script)
                        .setBaseURL("http://localhost:" + port));
        context.setDefaultTimeout(LONG);
        context.onConsoleMessage(message -> {
            // A form that comes back with its errors, or a page that is not there, is answered by its own status.
            if (!message.text().matches(".*status of (404|422) .*")) {
                complaints.add(message.text());
            }
        });
        return context;
    }

    private static void signIn(Page page, String username) {
        page.navigate("/sign-in");
        page.locator("form:has([value=%s]) .demo-account".formatted(username)).click();
        assertThat(page.locator(".sign-out")).isVisible();
    }

    private static void as(Page page, String username) {
        page.locator(".sign-out button").click();
        signIn(page, username);
    }

    private static Locator findInWeeks(Page page, String title) {
        Locator found = page.getByText(title);
        for (int week = 0; week < 5 && found.count() == 0; week++) {
            page.locator(".step.forth").click();
        }
        return found;
    }

    private static LocatorAssertions.IsVisibleOptions within(double milliseconds) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(milliseconds);
    }

    private void visit(Page page, String path, String name) {
        page.navigate(path);
        see(page, name);
    }

    /** Takes a picture, and notes what the page does wrong. */
    private void see(Page page, String name) {
        String where = look(page, name);
        new AxeBuilder(page)
                .analyze()
                .getViolations()
                .forEach(violation -> violation
                        .getNodes()
                        .forEach(node ->
                                complaints.add("%s: %s: %s".formatted(where, violation.getId(), node.getHtml()))));
        if (page.content().contains("??")) {
            complaints.add(where + ": a message without its text");
        }
        int wide = (int) page.evaluate("document.documentElement.scrollWidth");
        if (wide > page.viewportSize().width) {
            complaints.add("%s: %d px wide".formatted(where, wide));
        }
    }

    private static String look(Page page, String name) {
        String where =
                "%s-%s-%d".formatted(name, page.evaluate("document.documentElement.lang"), page.viewportSize().width);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", where + ".png")));
        return where;
    }
}
