package org.samrad;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a test in a real browser needs, over whichever site, and what every page owes its readers: nothing that axe finds wrong, no
 * message without its text, no error in the console, nothing wider than the screen. Leaves pictures in {@code
 * target/screenshots}.
 */
@ExtendWith(Browser.OfTheRun.class)
abstract class InBrowser {

    /** How long anything is waited for: a solve of the shortest limit, on a machine that is busy with other things. */
    static final double LONG = 60_000;

    /** The nodes that break nothing need not be described, which is most of the time that it takes. */
    private static final AxeRunOptions ONLY_VIOLATIONS = new AxeRunOptions();

    static {
        ONLY_VIOLATIONS.setResultTypes(List.of("violations"));
        PlaywrightAssertions.setDefaultAssertionTimeout(LONG);
    }

    /** What reaches beyond the screen, the first of it. */
    private static final String BEYOND_THE_SCREEN = """
            [...document.querySelectorAll('main *')]
              .filter(one => one.getBoundingClientRect().right > innerWidth)
              .slice(0, 5).map(one => `${one.tagName} ${one.id || one.className} ${one.textContent.trim().slice(0, 30)}`)
              .join('; ')""";

    static Browser browser;

    final List<String> complaints = new ArrayList<>();

    /** Where the site that is tested listens on this machine. */
    abstract int port();

    BrowserContext context(String language, int width, boolean script) {
        return context(new NewContextOptions()
                .setLocale(language)
                .setViewportSize(width, heightOf(width))
                .setJavaScriptEnabled(script));
    }

    /** A phone, worked by a finger. */
    BrowserContext phone(String language) {
        return context(new NewContextOptions()
                .setLocale(language)
                .setViewportSize(390, heightOf(390))
                .setHasTouch(true)
                .setIsMobile(true));
    }

    private BrowserContext context(NewContextOptions options) {
        BrowserContext context = browser.get().newContext(options.setBaseURL("http://localhost:" + port()));
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

    static int heightOf(int width) {
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
            complaints.add("%s: %d px wide: %s".formatted(where, wide, page.evaluate(BEYOND_THE_SCREEN)));
        }
    }

    static String look(Page page, String name) {
        String where =
                "%s-%s-%d".formatted(name, page.evaluate("document.documentElement.lang"), page.viewportSize().width);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", where + ".png")));
        return where;
    }
}
