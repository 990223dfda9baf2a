package org.samrad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.SelectOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The panel of the solver follows a run in a browser, by the stream of news and without it. */
class FollowingARunTest extends BrowserTest {

    private static final String STREAM = "**/plan/run/events";

    @Test
    void theNewsAloneKeepsThePanelUpToDate() {
        try (BrowserContext context = context()) {
            Page page = planner(context);
            // Nothing asks by itself any more.
            page.route("**/plan**", FollowingARunTest::withoutPolling);
            solve(page);

            follow(page);
            stop(page);
        }
    }

    @Test
    void newsThatComesWhileAnAnswerIsAwaitedIsNotLost() {
        try (BrowserContext context = context()) {
            Page page = planner(context);
            page.addInitScript("""
                    const send = XMLHttpRequest.prototype.send;
                    XMLHttpRequest.prototype.send = function (...sent) {
                      const done = this.onload;
                      this.onload = (event) => setTimeout(() => done.call(this, event), 2500);
                      send.apply(this, sent);
                    };""");
            page.route("**/plan**", FollowingARunTest::withoutPolling);
            solve(page);

            follow(page);
            stop(page);
        }
    }

    @Test
    void withoutTheStreamThePanelAsksByItself() {
        try (BrowserContext context = context()) {
            Page page = planner(context);
            page.route(STREAM, Route::abort);
            solve(page);

            follow(page);
            stop(page);
        }
    }

    @Test
    void whenTheStreamIsCutThePanelAsksByItself() {
        try (BrowserContext context = context()) {
            Page page = planner(context);
            var opened = new AtomicInteger();
            page.route(STREAM, route -> {
                if (opened.incrementAndGet() == 1) {
                    route.fulfill(new FulfillOptions()
                            .setContentType("text/event-stream")
                            .setBody("event:news\ndata:cut\n\n"));
                } else {
                    route.abort();
                }
            });
            solve(page);

            follow(page);
            stop(page);
        }
    }

    private BrowserContext context() {
        BrowserContext context = browser.get()
                .newContext(new NewContextOptions()
                        .setLocale("en")
                        // For the conditions that are waited for.
                        .setBypassCSP(true)
                        .setBaseURL("http://localhost:" + port));
        context.setDefaultTimeout(LONG);
        return context;
    }

    private static Page planner(BrowserContext context) {
        Page page = context.newPage();
        signIn(page, "planner");
        return page;
    }

    private static void solve(Page page) {
        page.navigate("/plan");
        page.locator("#seconds").selectOption(new SelectOption().setValue("120"));
        page.locator("#run .primary").click();
    }

    /** Until the figures have changed more than once. */
    private static void follow(Page page) {
        page.waitForFunction("document.querySelector('#run-bar')?.value > 0");
        double seconds = ((Number) page.evalOnSelector("#run-bar", "bar => bar.value")).doubleValue();
        page.waitForFunction("seconds => document.querySelector('#run-bar')?.value >= seconds + 2", seconds);
        assertThat(page.locator("#run-live .rule-costs")).isVisible();
    }

    private static void stop(Page page) {
        // As another planner would: this page learns of it by itself.
        page.evaluate("""
                () => {
                  const form = document.querySelector('#run form[action$="/stop"]');
                  return fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual'});
                }""");
        assertThat(page.locator("#run .run-last .state").first()).hasText("Stopped");
        assertThat(page.locator("#board a[href$='/publish']")).isVisible();
    }

    private static void withoutPolling(Route route) {
        if (route.request().url().endsWith("/events")
                || !route.request().method().equals("GET")) {
            route.resume();
            return;
        }
        var answer = route.fetch();
        route.fulfill(
                new FulfillOptions().setResponse(answer).setBody(answer.text().replace("every 1s, ", "")));
    }
}
