package org.samrad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.samrad.administration.DemoData;
import org.samrad.testing.Thorough;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What a test in a real browser over the demo needs, and what every page owes its readers: nothing that axe finds wrong, no
 * message without its text, no error in the console, nothing wider than the screen. Leaves pictures in {@code
 * target/screenshots}.
 */
@PageTest
@ExtendWith(Browser.OfTheRun.class)
abstract class BrowserTest {

    /** How long anything is waited for: a solve of the shortest limit, on a machine that is busy with other things. */
    static final double LONG = 60_000;

    private static final List<String> LANGUAGES = List.of("en", "sv", "nb");
    private static final List<Integer> WIDTHS = List.of(1440, 360, 768);

    /** The nodes that break nothing need not be described, which is most of the time that it takes. */
    private static final AxeRunOptions ONLY_VIOLATIONS = new AxeRunOptions();

    static {
        ONLY_VIOLATIONS.setResultTypes(List.of("violations"));
        PlaywrightAssertions.setDefaultAssertionTimeout(LONG);
    }

    /**
     * A page to look at.
     *
     * @param reader the account that opens it; empty for nobody
     * @param way how one gets there, from any page
     */
    record View(String name, String reader, Consumer<Page> way) {

        static View of(String name, String reader, String address) {
            return new View(name, reader, page -> page.navigate(address));
        }
    }

    static Browser browser;

    @LocalServerPort
    int port;

    @Autowired
    private DemoData demo;

    final List<String> complaints = new ArrayList<>();

    /** Whoever tests over the demo next finds it as it was. */
    @AfterEach
    void startTheDemoOver() {
        demo.reload();
    }

    BrowserContext context(String language, int width, boolean script) {
        BrowserContext context = browser.get()
                .newContext(new NewContextOptions()
                        .setLocale(language)
                        .setViewportSize(width, heightOf(width))
                        .setJavaScriptEnabled(script)
                        .setBaseURL("http://localhost:" + port));
        context.setDefaultTimeout(LONG);
        context.onConsoleMessage(message -> {
            // A form that comes back with its errors, or a page that is not there, is answered by its own status. A
            // page that is left while it still asks for something ends that request.
            if (!message.text().matches(".*status of 404 .*|htmx:(sendAbort|afterRequest), .*")) {
                complaints.add(message.text());
            }
        });
        return context;
    }

    static void signIn(Page page, String username) {
        page.navigate("/sign-in");
        account(page, username).click();
        assertThat(page.locator(".sign-out")).isVisible();
    }

    static void as(Page page, String username) {
        page.locator(".sign-out button").click();
        account(page, username).click();
        assertThat(page.locator(".sign-out")).isVisible();
    }

    /** The button on the page of signing in, where one comes after signing out too. */
    static Locator account(Page page, String username) {
        return page.locator("form:has([value=%s]) .demo-account".formatted(username));
    }

    /** Looks at pages: with {@link Thorough#FULL} at each in every language at every width; else once, languages and widths by turns. */
    void seeAll(List<View> views) {
        for (int language = 0; language < LANGUAGES.size(); language++) {
            try (BrowserContext context = context(LANGUAGES.get(language), WIDTHS.getFirst(), true)) {
                Page page = context.newPage();
                String reader = "";
                for (int turn = 0; turn < views.size(); turn++) {
                    View view = views.get(turn);
                    List<Integer> widths = Thorough.FULL
                            ? WIDTHS
                            : turn % LANGUAGES.size() == language
                                    ? List.of(WIDTHS.get((turn / LANGUAGES.size() + language) % WIDTHS.size()))
                                    : List.of();
                    for (int width : widths) {
                        page.setViewportSize(width, heightOf(width));
                        if (!view.reader().equals(reader)) {
                            reader = view.reader();
                            context.clearCookies();
                            signIn(page, reader);
                        }
                        view.way().accept(page);
                        see(page, view.name());
                    }
                }
            }
        }
    }

    private static int heightOf(int width) {
        return width > 1000 ? 900 : 780;
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
