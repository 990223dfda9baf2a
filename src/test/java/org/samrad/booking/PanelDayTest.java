package org.samrad.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.samrad.testing.SmallClinic.MONDAY;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.published;

import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.samrad.booking.PanelDay.Span;
import org.samrad.booking.PanelDay.State;
import org.samrad.dataset.PlanningData;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.solver.Weights;
import org.samrad.testing.SmallClinic;

/** People beside each other on a day. */
class PanelDayTest {

    private static final Map<String, String> PANEL = new LinkedHashMap<>(Map.of("psychiatrist", "anna"));

    static {
        PANEL.put("second", "bo");
    }

    private final PlanningData data = SmallClinic.with(2, published("R1", at(0, 10), "anna", false))
            .with(all -> all.absences =
                    List.of(new PlanningData.Absence("bo", at(0, 13).plusMinutes(5), at(0, 14), "secret")));

    @Test
    void eachIsFreeBusyOrAwayAndAllAreFreeTogetherWhereNobodyIsNot() {
        PanelDay day = day(0);

        assertThat(day.people()).extracting(PanelDay.Person::name).containsExactly("Anna Öst", "bo");
        assertThat(day.people().get(0).spans())
                .extracting(Span::state, Span::from, Span::until)
                .containsExactly(
                        tuple(State.NOT_OFFERED, hour(8), hour(9)),
                        tuple(State.FREE, hour(9), hour(10)),
                        tuple(State.BUSY, hour(10), hour(11)),
                        tuple(State.FREE, hour(11), hour(16)),
                        tuple(State.NOT_OFFERED, hour(16), hour(17)));
        assertThat(day.people().get(1).spans())
                .extracting(Span::state, Span::from, Span::until)
                .contains(tuple(State.AWAY, hour(13), hour(14)));
        assertThat(day.everybody())
                .extracting(Span::from, Span::until)
                .containsExactly(tuple(hour(9), hour(10)), tuple(hour(11), hour(13)), tuple(hour(14), hour(16)));
        assertThat(day.everybody().getFirst().style()).isEqualTo("left:11.11%;width:11.11%");
    }

    @Test
    void onAFreeDayNobodyOffersTime() {
        PanelDay day = day(5);
        assertThat(day.everybody()).isEmpty();
        assertThat(day.people())
                .allSatisfy(
                        one -> assertThat(one.spans()).extracting(Span::state).containsExactly(State.NOT_OFFERED));
    }

    private PanelDay day(int day) {
        OpenPlan plan = OpenPlan.of(PlanRef.PUBLISHED, data, data.published(), Weights.defaults());
        return PanelDay.of(plan, MONDAY.plusDays(day), PANEL, Map.of("anna", "Anna Öst"));
    }

    private static LocalTime hour(int hour) {
        return LocalTime.of(hour, 0);
    }
}
