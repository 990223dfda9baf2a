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
import org.samrad.explain.Relaxation.Kind;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestTerms;

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

    private static AppliedChange change(
            Kind kind,
            @Nullable RequestRole role,
            int level,
            @Nullable LocalDate latest,
            @Nullable Mode mode,
            @Nullable String site) {
        return new AppliedChange("R1", kind, role, level, null, DAY, latest, mode, site, null, null);
    }

    private static RequestRole role(String name, int level) {
        return new RequestRole(name, "psychiatry", level, false, null, null);
    }
}
