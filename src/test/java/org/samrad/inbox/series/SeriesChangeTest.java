package org.samrad.inbox.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.consultation.UrgencyScale;
import org.samrad.inbox.choice.Names;
import org.samrad.limits.Fault;
import org.samrad.limits.Limits;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestTerms;
import org.samrad.request.RequestWindow;

/** What becomes of one request of a series that is changed. */
class SeriesChangeTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 7);
    private static final LocalDateTime NINE = DAY.atTime(9, 0);

    @Test
    void itsDaysAndItsTimesMoveAndTheGuaranteeStays() {
        RequestContent moved = change(null, -7).of(asked(), UrgencyScale.DEFAULT);

        assertThat(moved.terms().earliest()).isEqualTo(DAY.minusDays(7));
        assertThat(moved.terms().latest()).as("for ever").isEqualTo(Limits.FOR_EVER);
        assertThat(moved.terms().due()).isEqualTo(DAY.plusDays(30));
        assertThat(moved.windows())
                .containsExactly(
                        new RequestWindow(NINE.minusDays(7), NINE.minusDays(7).plusHours(3), true));
    }

    @Test
    void aLastDayThatWasLaidDownMovesAsTheGuaranteeDoes() {
        RequestContent sooner = change(Urgency.DAYS_14, 0).of(asked(), UrgencyScale.DEFAULT);

        assertThat(sooner.terms().urgency()).isEqualTo(Urgency.DAYS_14);
        assertThat(sooner.terms().due()).isEqualTo(DAY.plusDays(14));
        assertThat(change(Urgency.DAYS_30, 0).of(asked(), UrgencyScale.DEFAULT)).isEqualTo(asked());
    }

    @Test
    void whoIsNamedIsReplacedInTheirRolesAlone() {
        RequestContent other =
                new SeriesChange(null, 0, null, Set.of(), "anna", "bo").of(asked(), UrgencyScale.DEFAULT);
        RequestContent nobody =
                new SeriesChange(null, 0, null, Set.of(), "anna", null).of(asked(), UrgencyScale.DEFAULT);

        assertThat(other.roles())
                .containsExactly(
                        new RequestRole("doctor", "sleep", 2, false, null, "bo", "doctor", "R0"),
                        new RequestRole("teacher", null, 1, true, null, "cia"));
        assertThat(nobody.roles().getFirst().specialist()).isNull();
    }

    @Test
    void howLongAndInWhichWay() {
        RequestContent other =
                new SeriesChange(null, 0, 45, EnumSet.of(Mode.PHONE), null, null).of(asked(), UrgencyScale.DEFAULT);

        assertThat(other.terms().durationMinutes()).isEqualTo(45);
        assertThat(other.terms().modes()).containsExactly(Mode.PHONE);
        assertThat(change(null, 0).of(asked(), UrgencyScale.DEFAULT)).isEqualTo(asked());
    }

    @Test
    void whatIsChosenIsReadAndWhatCannotBeIsToldAtItsField() {
        var wrong = new ArrayList<Fault>();
        var names = new Names(Map.of(), Map.of("bo", "Bo"), Map.of(), Map.of());

        assertThat(new SeriesForm("ACUTE", "2", "WEEKS_EARLIER", "30", List.of("VIDEO"), "bo", "").read(names, wrong))
                .isEqualTo(new SeriesChange(Urgency.ACUTE, -14, 30, Set.of(Mode.VIDEO), "bo", null));
        assertThat(wrong).isEmpty();
        new SeriesForm("SOON", "53", "WEEKS_LATER", "0", List.of("FAX"), "dag", "dag").read(names, wrong);
        assertThat(wrong)
                .extracting(Fault::field)
                .containsExactlyInAnyOrder("by", "duration", "modes", "urgency", "instead", "named");
        assertThat(new SeriesForm("", " ", "DAYS_LATER", "", List.of(), "", "").isEmpty())
                .isTrue();
    }

    @Test
    void whoIsAskedForInNobodysPlaceIsNotPassedOver() {
        var wrong = new ArrayList<Fault>();
        var names = new Names(Map.of(), Map.of("bo", "Bo"), Map.of(), Map.of());
        var alone = new SeriesForm("", "", "WEEKS_LATER", "", List.of(), "", "bo");

        assertThat(alone.isEmpty()).isFalse();
        alone.read(names, wrong);
        assertThat(wrong).extracting(Fault::field).containsExactly("instead");
    }

    private static SeriesChange change(@Nullable Urgency urgency, int days) {
        return new SeriesChange(urgency, days, null, Set.of(), null, null);
    }

    private static RequestContent asked() {
        RequestTerms terms = RequestTerms.of(Form.ADVICE, Urgency.DAYS_30, DAY, 30, EnumSet.of(Mode.VIDEO))
                .with(fields -> {
                    fields.earliest = DAY;
                    fields.latest = Limits.FOR_EVER;
                    fields.due = DAY.plusDays(30);
                });
        return new RequestContent(
                terms,
                List.of(
                        new RequestRole("doctor", "sleep", 2, false, null, "anna", "doctor", "R0"),
                        new RequestRole("teacher", null, 1, true, null, "cia")),
                List.of(),
                List.of(new RequestWindow(NINE, NINE.plusHours(3), true)));
    }
}
