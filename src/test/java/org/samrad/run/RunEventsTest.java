package org.samrad.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.samrad.PageTest;
import org.samrad.administration.DemoData;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.RunOrder;
import org.samrad.plan.RunState;
import org.samrad.solve.Start;
import org.samrad.weights.WeightProfiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The stream of a run's news, as a browser gets it. */
@PageTest
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class RunEventsTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern PASSWORD = Pattern.compile("name=\"password\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    Planner planner;

    @Autowired
    PlanningRuns runs;

    @Autowired
    WeightProfiles profiles;

    @Autowired
    RunEvents events;

    @Autowired
    DemoData demo;

    @Autowired
    JdbcTemplate jdbc;

    private HttpClient browser = HttpClient.newHttpClient();

    @AfterEach
    void startTheDemoOver() throws Exception {
        runs.underWay().forEach(run -> planner.stop(run.id()));
        signIn("planner");
        // Ends when the last run has.
        get("/plan/run/events", BodyHandlers.ofString());
        browser.close();
        demo.reload();
    }

    @Test
    void theNewsOfARunArrivesAndEndsWithIt() throws Exception {
        signIn("planner");
        PlanningRun run = start();

        HttpResponse<InputStream> answer = get("/plan/run/events", BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        try (var lines = lines(answer)) {
            List<String> marks = new ArrayList<>();
            while (marks.stream().distinct().count() < 3) {
                marks.add(next(lines, "event:news"));
            }
            assertThat(marks).allMatch(mark -> mark.startsWith("data:" + run.id() + "-"));
            assertThat(marks.getLast()).startsWith("data:" + run.id() + "-" + RunState.RUNNING);

            planner.stop(run.id());

            next(lines, "event:ended");
            assertThat(lines.lines().filter(line -> !line.isBlank())).isEmpty();
        }
        assertThat(events.listeners()).isZero();
    }

    @Test
    void withoutARunUnderWayThereIsNothingToListenTo() throws Exception {
        signIn("planner");

        HttpResponse<String> answer = get("/plan/run/events", BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void onlyPlannersListen() throws Exception {
        signIn("coordinator");
        start();

        assertThat(get("/plan/run/events", BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoLeavesIsForgottenWithoutALineInTheLog(CapturedOutput output) throws Exception {
        // Where it is the first test of all, the site has just started.
        int before = output.getOut().length();
        signIn("planner");
        start();
        HttpResponse<InputStream> leaving = get("/plan/run/events", BodyHandlers.ofInputStream());
        next(lines(leaving), "event:news");
        HttpResponse<InputStream> staying = get("/plan/run/events", BodyHandlers.ofInputStream());
        assertThat(events.listeners()).isEqualTo(2);

        leaving.body().close();

        try (var lines = lines(staying)) {
            while (events.listeners() > 1) {
                next(lines, "event:news");
            }
        }
        assertThat(output.getOut().substring(before)).doesNotContain("WARN", "ERROR", "Broken pipe", "Exception");
    }

    @Test
    void whoeverSignsOutIsToldNothingMore() throws Exception {
        signIn("planner");
        start();
        try (var lines = lines(get("/plan/run/events", BodyHandlers.ofInputStream()))) {
            next(lines, "event:news");

            send("/sign-out", "");

            while (lines.readLine() != null) {
                // What was on its way; the stream ends within seconds, though the run goes on.
            }
        }
        assertThat(runs.underWay()).isNotEmpty();
        assertThat(events.listeners()).isZero();
    }

    @Test
    void anAccountThatIsNoLongerAsItWasIsToldNothingMore() throws Exception {
        signIn("planner");
        start();
        try (var lines = lines(get("/plan/run/events", BodyHandlers.ofInputStream()))) {
            next(lines, "event:news");

            jdbc.update("update account set stamp = stamp + 1 where username = 'planner'");

            while (lines.readLine() != null) {
                // Until it ends, see above.
            }
        }
        assertThat(runs.underWay()).isNotEmpty();
        assertThat(get("/plan", BodyHandlers.discarding()).statusCode()).isEqualTo(302);
    }

    private PlanningRun start() {
        return planner.start(RunOrder.of(profiles.preferred(), PlanningRun.LONGEST, 1, Start.SCRATCH), "planner");
    }

    private void signIn(String who) throws Exception {
        browser.shutdownNow();
        browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String page = get("/sign-in", BodyHandlers.ofString()).body();
        var token = TOKEN.matcher(page);
        var password = PASSWORD.matcher(page);
        assertThat(token.find()).isTrue();
        assertThat(password.find()).isTrue();
        post("/sign-in", "username=%s&password=%s&_csrf=%s".formatted(who, password.group(1), token.group(1)));
    }

    /** Sends a form with the token of a page. */
    private void send(String path, String form) throws Exception {
        var token = TOKEN.matcher(get("/account", BodyHandlers.ofString()).body());
        assertThat(token.find()).isTrue();
        post(path, form + "&_csrf=" + token.group(1));
    }

    private void post(String path, String form) throws Exception {
        browser.send(
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
    }

    private <T> HttpResponse<T> get(String path, HttpResponse.BodyHandler<T> body) throws Exception {
        return browser.send(HttpRequest.newBuilder(address(path)).build(), body);
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static BufferedReader lines(HttpResponse<InputStream> answer) {
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /** The data line of the next event of that kind. */
    private static String next(BufferedReader lines, String event) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(event)) {
                return lines.readLine();
            }
        }
        throw new AssertionError("The stream ended without %s.".formatted(event));
    }
}
