package org.samrad.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.published;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.compare.PlanDiff;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.plan.PlanRef;
import org.samrad.rules.WeightsPreview.State;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;
import org.samrad.system.As;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.PlanningBeans;
import org.samrad.testing.SmallClinic;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Each planner has one preview, beside the runs. */
@Import(PlanningBeans.class)
abstract class WeightsPreviewsTest {

    @OnH2
    static class OnH2Test extends WeightsPreviewsTest {}

    @OnPostgres
    static class OnPostgresTest extends WeightsPreviewsTest {}

    private static final Weights OTHERS = new Weights(Map.of(PlanRule.OVER_QUALIFIED, Weights.MAX));

    private static final Duration LONG = Duration.ofSeconds(30);

    private final List<WeightsPreview> asked = new ArrayList<>();

    @Autowired
    WeightsPreviews previews;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void load() {
        databaseImport.replace(
                SmallClinic.with(2, published("R1", at(0, 9), "bo", false), published("R2", at(0, 9), "anna", false)),
                LoadingProgress.SILENT);
    }

    @AfterEach
    void nothingStaysUnderWay() {
        asked.forEach(preview -> {
            previews.cancel(preview.id());
            previews.of(preview.id()).ifPresent(this::end);
        });
    }

    @Test
    void aCancelledPreviewEndsAndCanStillBeLookedAt() {
        WeightsPreview preview = begin(PlanRef.PUBLISHED, OTHERS, "planner");

        previews.cancel(preview.id());

        assertThat(end(preview).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void aNewerPreviewTakesThePlaceOfThePlannersOlderAlone() {
        WeightsPreview others = begin(PlanRef.PUBLISHED, OTHERS, "olle");
        WeightsPreview older = begin(PlanRef.PUBLISHED, OTHERS, "planner");
        WeightsPreview newer = begin(PlanRef.PUBLISHED, Weights.defaults(), "planner");

        assertThat(previews.of(older.id())).isEmpty();
        assertThat(previews.of(newer.id())).isPresent();
        assertThat(previews.of(others.id())).isPresent();
    }

    @Test
    void aPreviewThatNobodyAskedForIsUnknown() {
        assertThat(previews.of("none")).isEmpty();
        previews.cancel("none");
    }

    @Test
    void whatIsPublishedIsPreviewedToTheEnd() {
        WeightsPreview preview = begin(PlanRef.PUBLISHED, OTHERS, "planner");

        WeightsPreview ended = end(preview);

        assertThat(ended.state()).isEqualTo(State.DONE);
        assertThat(Objects.requireNonNull(previews.answer(ended, As.COORDINATING_PLANNER))
                        .diff()
                        .rows())
                .extracting(PlanDiff.Row::request)
                .containsExactly("R2");
    }

    /** What a program has worked out of it before tells no planner of what is protected since. */
    @Test
    void whatBecomesProtectedIsNoLongerShownToPlanners() {
        CurrentUser planner =
                new CurrentUser("planner", "none", "A planner", Set.of(AccountRole.PLANNER), null, Map.of(), 0);
        WeightsPreview ended = end(begin(PlanRef.PUBLISHED, OTHERS, "planner"));
        assertThat(Objects.requireNonNull(previews.answer(ended, planner))
                        .diff()
                        .rows())
                .isNotEmpty();

        jdbc.update("update care_case set protected_identity = true, version = version + 1"
                + " where id = (select care_case from consultation_request where id = 'R2')");

        assertThat(Objects.requireNonNull(previews.answer(ended, planner))
                        .diff()
                        .rows())
                .isEmpty();
    }

    @Test
    void aPreviewOfAPlanThatIsGoneFails() {
        WeightsPreview ended = end(begin(PlanRef.proposal(999_999), OTHERS, "planner"));

        assertThat(ended.state()).isEqualTo(State.FAILED);
        assertThat(previews.answer(ended, As.COORDINATING_PLANNER)).isNull();
    }

    private WeightsPreview begin(PlanRef plan, Weights weights, String by) {
        WeightsPreview preview = previews.begin(plan, weights, by);
        asked.add(preview);
        return preview;
    }

    private WeightsPreview end(WeightsPreview preview) {
        return await().atMost(LONG)
                .until(
                        () -> previews.of(preview.id()).orElseThrow(),
                        now -> !now.state().underWay());
    }
}
