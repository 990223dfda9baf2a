package org.samrad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.samrad.administration.DemoData;
import org.samrad.testing.Thorough;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A test in a real browser over the demo, as whom one signs in there, and its pages in every language and width. */
@PageTest
abstract class BrowserTest extends InBrowser {

    private static final List<String> LANGUAGES = List.of("en", "sv", "nb");
    private static final List<Integer> WIDTHS = List.of(1440, 360, 768);

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

    @LocalServerPort
    int port;

    @Autowired
    private DemoData demo;

    @Override
    int port() {
        return port;
    }

    /** Whoever tests over the demo next finds it as it was. */
    @AfterEach
    void startTheDemoOver() {
        demo.reload();
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

    /** Presses what leads to a page, be it the same once more, and waits until that is there. */
    static void goOn(Page page, Hand hand, Locator what) {
        page.evaluate("document.documentElement.dataset.left = 'yes'");
        hand.press(what);
        page.locator("html:not([data-left])").waitFor();
        page.waitForLoadState();
    }

    /** Stops the run that the page follows, which is to last long, once it has a plan, and awaits the board that it leaves. */
    static void stopTheRun(Page page, Hand hand) {
        assertThat(page.locator("#run-live .rule-costs")).isVisible();
        hand.press(page.locator("#run > .actions form[action$='/stop'] button"));
        assertThat(page.locator("#run .run-last .state").first()).hasText("Stopped");
        assertThat(page.locator("#board a[href$='/publish']").first()).isVisible();
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
}
