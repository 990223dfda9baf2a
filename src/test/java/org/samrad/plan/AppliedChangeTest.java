package org.samrad.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.explain.unblock.OtherGap;
import org.samrad.explain.unblock.OtherWindow;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.explain.unblock.Relaxation.Kind;
import org.samrad.explain.unblock.ShorterDuration;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestLink;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestTerms;
import org.samrad.request.RequestWindow;

/** What becomes true with a publication is taken back without touching anything else. */
class AppliedChangeTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final RequestRole PSYCHIATRIST = role("psychiatrist", 4);
    private static final RequestRole SECOND = role("second", 2);

    private static final RequestContent CONTENT = new RequestContent(
            RequestTerms.of(Form.ADVICE, Urgency.DAYS_14, DAY, 60, EnumSet.of(Mode.ON_SITE))
                    .with(terms -> {
                        terms.title = "Sleep";
                        terms.latest = DAY;
                        terms.sites = List.of("north", "south");
                    }),
            List.of(PSYCHIATRIST, SECOND),
            List.of(),
            List.of());

    @Test
    void anotherSiteGoesAndTheOthersStay() {
        var change = change(Kind.OTHER_SITE, null, 0, null, null, "west");

        assertThat(change.after(CONTENT).terms().sites()).containsExactly("north", "south", "west");
        assertThat(change.before(change.after(CONTENT))).isEqualTo(CONTENT);
    }

    @Test
    void anotherWayToMeetGoesAndTheOthersStay() {
        var change = change(Kind.OTHER_MODE, null, 0, null, Mode.VIDEO, null);

        assertThat(change.after(CONTENT).terms().modes()).isEqualTo(Set.of(Mode.ON_SITE, Mode.VIDEO));
        assertThat(change.before(change.after(CONTENT))).isEqualTo(CONTENT);
    }

    @Test
    void aLaterDayBecomesWhatItWas() {
        var change = change(Kind.LATER_LATEST_DAY, null, 0, DAY.plusDays(7), null, null);

        assertThat(change.after(CONTENT).terms().latest()).isEqualTo(DAY.plusDays(7));
        assertThat(change.before(change.after(CONTENT))).isEqualTo(CONTENT);
    }

    @Test
    void aLowerLevelBecomesWhatItWas() {
        var change = change(Kind.LOWER_LEVEL, PSYCHIATRIST, 2, null, null, null);

        assertThat(change.after(CONTENT).roles()).containsExactly(role("psychiatrist", 2), SECOND);
        assertThat(change.before(change.after(CONTENT))).isEqualTo(CONTENT);
    }

    @Test
    void aDroppedRoleComesBack() {
        var change = change(Kind.DROPPED_ROLE, SECOND, 0, null, null, null);

        assertThat(change.after(CONTENT).roles()).containsExactly(PSYCHIATRIST);
        assertThat(change.before(change.after(CONTENT))).isEqualTo(CONTENT);
    }

    @Test
    void aShorterOneBecomesAsLongAsItWas() {
        AppliedChange change = of(new ShorterDuration("R1", 90, 45), CONTENT);

        assertThat(change.after(CONTENT).terms().durationMinutes()).isEqualTo(45);
        assertThat(change.before(change.after(CONTENT))).isEqualTo(CONTENT);
        RequestContent shorter = CONTENT.with(CONTENT.terms().with(terms -> terms.durationMinutes = 30));
        assertThat(change.after(shorter)).as("shorter already").isEqualTo(shorter);
        assertThat(change.before(shorter)).as("by another’s hand").isEqualTo(shorter);
    }

    @Test
    void oneMoreTimeGoesAndTheOthersStay() {
        RequestContent bound = CONTENT.withWindows(
                List.of(window(9, false), new RequestWindow(DAY.atTime(8, 0), DAY.atTime(17, 0), true)));
        AppliedChange change = of(new OtherWindow("R1", DAY.atTime(13, 0), DAY.atTime(14, 0)), bound);

        assertThat(change.after(bound).windows()).contains(window(13, false)).hasSize(3);
        assertThat(change.before(change.after(bound))).isEqualTo(bound);
        assertThat(change.after(CONTENT)).as("they can at any time").isEqualTo(CONTENT);
        RequestContent only = CONTENT.withWindows(List.of(window(13, false)));
        assertThat(change.after(only)).as("they can then").isEqualTo(only);
        assertThat(change.before(only)).as("they would be able to at any time").isEqualTo(only);
    }

    @Test
    void theGapToOneBeforeBecomesWhatItWasWhereverItIsWritten() {
        var inTerms = CONTENT.following(List.of(new RequestLink("R0", 14, 30, null, null)));
        var inLinks = new RequestContent(
                CONTENT.terms(),
                CONTENT.roles(),
                List.of(new RequestLink("R9", 14, null, null, null), new RequestLink("R0", 14, 30, null, null)),
                List.of());
        for (RequestContent content : List.of(inTerms, inLinks)) {
            AppliedChange change = of(new OtherGap("R1", "R0", RequestLink.Bound.LEAST_DAYS, 21, 7), content);

            assertThat(change.after(content).follows())
                    .contains(new RequestLink("R0", 7, 30, null, null))
                    .hasSameSizeAs(content.follows());
            assertThat(change.before(change.after(content))).isEqualTo(content);
        }
        assertThat(of(new OtherGap("R1", "R0", RequestLink.Bound.MOST_DAYS, 30, 40), inTerms)
                        .after(inTerms)
                        .terms()
                        .maxGapDays())
                .isEqualTo(40);
        assertThat(of(new OtherGap("R1", "R0", RequestLink.Bound.LEAST_MINUTES, 30, 15), inTerms)
                        .after(inTerms))
                .as("asks for no minutes")
                .isEqualTo(inTerms);
    }

    @Test
    void ofTwoLinksToOneOnlyTheStricterBecomesStrictAgain() {
        var loose = new RequestLink("R0", 2, null, null, null);
        var strict = new RequestLink("R0", 7, null, null, null);
        var content = new RequestContent(CONTENT.terms(), CONTENT.roles(), List.of(loose, strict), List.of());
        AppliedChange change = of(new OtherGap("R1", "R0", RequestLink.Bound.LEAST_DAYS, 7, 2), content);

        assertThat(change.after(content).links()).containsExactly(loose, loose);
        assertThat(change.before(change.after(content)).links()).containsExactlyInAnyOrder(loose, strict);
    }

    private static AppliedChange of(Relaxation relaxation, RequestContent content) {
        return AppliedChange.of(new AssumedChange(1, "R1", relaxation), id -> content);
    }

    private static RequestWindow window(int hour, boolean preferred) {
        return new RequestWindow(DAY.atTime(hour, 0), DAY.atTime(hour + 1, 0), preferred);
    }

    private static AppliedChange change(
            Kind kind,
            @Nullable RequestRole role,
            int level,
            @Nullable LocalDate latest,
            @Nullable Mode mode,
            @Nullable String site) {
        return new AppliedChange("R1", kind, role, level, null, DAY, latest, mode, site, null);
    }

    private static RequestRole role(String name, int level) {
        return new RequestRole(name, "psychiatry", level, false, null, null);
    }
}
