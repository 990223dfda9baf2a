package org.samrad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.SelectOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The panel of the solver follows a run in a browser, by the stream of news and without it. */
class FollowingARunTest extends BrowserTest {

    private static final String STREAM = "**/plan/run/events";

    /** All of one run, which a page of another planner starts and stops. */
    @Test
    void everyOpenPageFollowsARunWhateverBecomesOfItsStream() {
        try (BrowserContext context = context()) {
            Page planner = planner(context);
            solve(planner);
            Map<String, Page> followers = new LinkedHashMap<>();
            followers.put("the news alone", newsAlone(context));
            followers.put("news that comes while an answer is awaited", slowAnswers(context));
            followers.put("no stream", withoutStream(context));
            followers.put("a stream that is cut", cutStream(context));
            followers.values().forEach(page -> page.navigate("/plan"));

            Map<String, Double> seen = new LinkedHashMap<>();
            followers.forEach((how, page) -> seen.put(how, secondsShown(how, page)));
            followers.forEach((how, page) -> followsOn(how, page, seen.getOrDefault(how, 0.0)));
            stop(planner);
            followers.forEach(FollowingARunTest::seesTheEnd);
        }
    }

    /** Nothing asks by itself. */
    private static Page newsAlone(BrowserContext context) {
        Page page = context.newPage();
        page.route("**/plan**", FollowingARunTest::withoutPolling);
        return page;
    }

    /** Nor here, and each answer is waited for. */
    private static Page slowAnswers(BrowserContext context) {
        Page page = newsAlone(context);
        page.addInitScript("""
                const send = XMLHttpRequest.prototype.send;
                XMLHttpRequest.prototype.send = function (...sent) {
                  const done = this.onload;
                  this.onload = (event) => setTimeout(() => done.call(this, event), 2500);
                  send.apply(this, sent);
                };""");
        return page;
    }

    private static Page withoutStream(BrowserContext context) {
        Page page = context.newPage();
        page.route(STREAM, Route::abort);
        return page;
    }

    private static Page cutStream(BrowserContext context) {
        Page page = context.newPage();
        var opened = new AtomicInteger();
        page.route(STREAM, route -> {
            if (opened.incrementAndGet() == 1) {
                route.fulfill(
                        new FulfillOptions().setContentType("text/event-stream").setBody("event:news\ndata:cut\n\n"));
            } else {
                route.abort();
            }
        });
        return page;
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

    private static double secondsShown(String how, Page page) {
        var seconds = new AtomicReference<>(0.0);
        seen(how, () -> {
            page.waitForFunction("document.querySelector('#run-bar')?.value > 0");
            seconds.set(((Number) page.evalOnSelector("#run-bar", "bar => bar.value")).doubleValue());
        });
        return seconds.get();
    }

    /** Until the figures have changed more than once. */
    private static void followsOn(String how, Page page, double seconds) {
        seen(how, () -> {
            page.waitForFunction("seconds => document.querySelector('#run-bar')?.value >= seconds + 2", seconds);
            assertThat(page.locator("#run-live .rule-costs")).isVisible();
        });
    }

    private static void stop(Page page) {
        page.evaluate("""
                () => {
                  const form = document.querySelector('#run form[action$="/stop"]');
                  return fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual'});
                }""");
    }

    private static void seesTheEnd(String how, Page page) {
        seen(how, () -> {
            assertThat(page.locator("#run .run-last .state").first()).hasText("Stopped");
            assertThat(page.locator("#board a[href$='/publish']")).isVisible();
        });
    }

    private static void seen(String how, Runnable what) {
        try {
            what.run();
        } catch (AssertionError | PlaywrightException e) {
            throw new AssertionError("With %s the page does not follow the run.".formatted(how), e);
        }
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
