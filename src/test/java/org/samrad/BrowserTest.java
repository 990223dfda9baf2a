package org.samrad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.samrad.exchange.DemoData;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What a test in a real browser over the demo needs, and what every page owes its readers: nothing that axe finds wrong, no
 * message without its text, no error in the console, nothing wider than the screen. Leaves pictures in {@code
 * target/screenshots}.
 */
@PageTest
abstract class BrowserTest {

    /** A solve of the shortest limit, on a machine that is busy with other things. */
    static final double LONG = 60_000;

    /** The nodes that break nothing need not be described, which is most of the time that it takes. */
    private static final AxeRunOptions ONLY_VIOLATIONS = new AxeRunOptions();

    static {
        ONLY_VIOLATIONS.setResultTypes(List.of("violations"));
    }

    static Browser browser;

    @LocalServerPort
    int port;

    @Autowired
    private DemoData demo;

    final List<String> complaints = new ArrayList<>();

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

    BrowserContext context(String language, int width, boolean script) {
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

    static void signIn(Page page, String username) {
        page.navigate("/sign-in");
        page.locator("form:has([value=%s]) .demo-account".formatted(username)).click();
        assertThat(page.locator(".sign-out")).isVisible();
    }

    static void as(Page page, String username) {
        page.locator(".sign-out button").click();
        signIn(page, username);
    }

    static LocatorAssertions.IsVisibleOptions within(double milliseconds) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(milliseconds);
    }

    void visit(Page page, String path, String name) {
        page.navigate(path);
        see(page, name);
    }

    /** Takes a picture, and notes what the page does wrong. */
    void see(Page page, String name) {
        String where = look(page, name);
        new AxeBuilder(page)
                .setLegacyMode(true)
                .options(ONLY_VIOLATIONS)
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

    static String look(Page page, String name) {
        String where =
                "%s-%s-%d".formatted(name, page.evaluate("document.documentElement.lang"), page.viewportSize().width);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", where + ".png")));
        return where;
    }
}
