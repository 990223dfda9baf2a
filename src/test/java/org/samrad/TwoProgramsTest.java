package org.samrad;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.samrad.plan.PlanRef;
import org.samrad.rules.WeightsPreview;
import org.samrad.rules.WeightsPreviews;
import org.samrad.solver.Weights;
import org.samrad.testing.RawHttp;
import org.samrad.testing.SharedPostgres;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two whole programs on one PostgreSQL database, as behind a proxy that asks now the one, now the other. */
class TwoProgramsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aPlannerGoesFromOneProgramToTheOtherAndNothingIsMissedWhenOneEnds() {
        try (var database = SharedPostgres.postgresDatabase();
                var one = start(database.url());
                var other = start(database.url())) {
            // The demo's password is another one with each start.
            RawHttp atOther = new RawHttp(port(other)).signIn("planner");
            RawHttp atOne = atOther.at(port(one));
            assertThat(atOne.get("/plan").status()).as("signed in at both").isEqualTo(200);

            solve(atOne, "0");
            assertThat(atOther.get("/plan").body())
                    .as("told by the other what was wrong")
                    .contains("value=\"0\"");

            List<RawHttp> tabs = List.of(atOne, atOther, atOne, atOther, atOne, atOther);
            assertThat(tabs.parallelStream().map(tab -> typeNonsense(tab)))
                    .as("of one visitor at the same moment")
                    .containsOnly(302);

            solve(atOne, "600");
            solve(atOne, "600");
            await(() -> atOther.get("/plan").body().contains("id=\"run-bar\""));
            assertThat(running(other)).hasSize(1);
            String first = running(other).getFirst();
            RawHttp.Answer page = atOther.get("/plan");
            assertThat(atOther.post("/plan/runs/%s/stop".formatted(first), "_csrf=" + RawHttp.tokenIn(page))
                            .status())
                    .isEqualTo(302);
            await(() -> !running(other).contains(first));
            assertThat(state(other, first)).isEqualTo("STOPPED");
            await(() -> !running(other).isEmpty());

            String cancelled = preview(one);
            assertThat(atOther.get("/rules/preview/%s?from=1".formatted(cancelled))
                            .body())
                    .contains("id=\"preview\"");
            other.getBean(WeightsPreviews.class).cancel(cancelled);
            await(() -> endOfPreview(other, cancelled) == WeightsPreview.State.CANCELLED);

            solve(atOther, "600");
            String left = preview(one);
            one.close();
            await(() -> endOfPreview(other, left) == WeightsPreview.State.DONE);

            assertThat(atOther.get("/plan").status()).as("still signed in").isEqualTo(200);
            await(() -> !running(other).isEmpty());
        }
    }

    private static ConfigurableApplicationContext start(String url) {
        return start(url, 0);
    }

    /** @param port where it listens; 0 for any that is free */
    static ConfigurableApplicationContext start(String url, int port) {
        return new SpringApplicationBuilder(Samrad.class)
                .run(
                        "--spring.profiles.active=production,demo",
                        "--server.port=" + port,
                        "--server.address=127.0.0.1",
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=");
    }

    static int port(ConfigurableApplicationContext program) {
        return program.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static void solve(RawHttp planner, String seconds) {
        assertThat(ask(planner, seconds)).isEqualTo(302);
    }

    /** What was wrong with it is kept in the session for the next page. */
    private static int typeNonsense(RawHttp planner) {
        return IntStream.range(0, 5).map(time -> ask(planner, "soon")).max().orElseThrow();
    }

    private static int ask(RawHttp planner, String seconds) {
        String form = "seconds=%s&profile=1&from=SCRATCH&seed=1&name=&_csrf=%s";
        return planner.post("/plan/runs", form.formatted(seconds, planner.tokenOf("/plan")))
                .status();
    }

    private static String preview(ConfigurableApplicationContext asked) {
        return asked.getBean(WeightsPreviews.class)
                .begin(PlanRef.PUBLISHED, Weights.benchmark(), "planner")
                .id();
    }

    private static WeightsPreview.State endOfPreview(ConfigurableApplicationContext asked, String id) {
        return asked.getBean(WeightsPreviews.class).of(id).orElseThrow().state();
    }

    private static List<String> running(ConfigurableApplicationContext asked) {
        return asked.getBean(JdbcTemplate.class)
                .queryForList("select cast(id as varchar) from planning_run where state = 'RUNNING'", String.class);
    }

    private static String state(ConfigurableApplicationContext asked, String run) {
        return Objects.requireNonNull(asked.getBean(JdbcTemplate.class)
                .queryForObject("select state from planning_run where id = ?", String.class, Long.valueOf(run)));
    }

    private static void await(Callable<Boolean> so) {
        Awaitility.await().atMost(PATIENCE).until(so);
    }
}
