package org.samrad.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.published;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.compare.PlanDiff;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.plan.PlanRef;
import org.samrad.rules.WeightsPreview.State;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.PlanningBeans;
import org.samrad.testing.SmallClinic;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Each planner has one preview, beside the runs. */
@Import(PlanningBeans.class)
abstract class WeightsPreviewsTest {

    @OnH2
    static class OnH2Test extends WeightsPreviewsTest {}

    @OnPostgres
    static class OnPostgresTest extends WeightsPreviewsTest {}

    private static final Weights OTHERS = new Weights(Map.of(PlanRule.OVER_QUALIFIED, Weights.MAX));

    @Autowired
    WeightsPreviews previews;

    @Autowired
    DatabaseImport databaseImport;

    @BeforeEach
    void load() {
        databaseImport.replace(
                SmallClinic.with(2, published("R1", at(0, 9), "bo", false), published("R2", at(0, 9), "anna", false)),
                LoadingProgress.SILENT);
    }

    @Test
    void aCancelledPreviewEndsAndCanStillBeLookedAt() throws Exception {
        WeightsPreview preview = previews.begin(PlanRef.PUBLISHED, OTHERS, "planner");

        previews.cancel(preview.id());

        assertThat(end(preview)).isEqualTo(State.CANCELLED);
        assertThat(previews.of(preview.id())).containsSame(preview);
    }

    @Test
    void aNewerPreviewTakesThePlaceOfThePlannersOlderAlone() throws Exception {
        WeightsPreview others = previews.begin(PlanRef.PUBLISHED, OTHERS, "olle");
        WeightsPreview older = previews.begin(PlanRef.PUBLISHED, OTHERS, "planner");
        WeightsPreview newer = previews.begin(PlanRef.PUBLISHED, Weights.defaults(), "planner");

        assertThat(end(older)).isEqualTo(State.CANCELLED);
        assertThat(previews.of(older.id())).isEmpty();
        assertThat(previews.of(newer.id())).containsSame(newer);
        assertThat(previews.of(others.id())).containsSame(others);

        previews.cancel(newer.id());
        previews.cancel(others.id());
        assertThat(end(newer)).isEqualTo(State.CANCELLED);
        assertThat(end(others)).isEqualTo(State.CANCELLED);
    }

    @Test
    void aPreviewThatNobodyAskedForIsUnknown() {
        assertThat(previews.of("none")).isEmpty();
        previews.cancel("none");
    }

    @Test
    void whatIsPublishedIsPreviewedToTheEnd() throws Exception {
        WeightsPreview preview = previews.begin(PlanRef.PUBLISHED, OTHERS, "planner");

        assertThat(end(preview)).isEqualTo(State.DONE);

        assertThat(Objects.requireNonNull(preview.answer()).diff().rows())
                .extracting(PlanDiff.Row::request)
                .containsExactly("R2");
    }

    @Test
    void aPreviewOfAPlanThatIsGoneFails() throws Exception {
        WeightsPreview preview = previews.begin(PlanRef.proposal(999_999), OTHERS, "planner");

        assertThat(end(preview)).isEqualTo(State.FAILED);
        assertThat(preview.answer()).isNull();
    }

    private static State end(WeightsPreview preview) throws Exception {
        return preview.ended().get(30, TimeUnit.SECONDS);
    }
}
