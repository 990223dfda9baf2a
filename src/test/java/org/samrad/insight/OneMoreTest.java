package org.samrad.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.check.ScheduleCheck;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.OneMore;
import org.samrad.plan.WhatIf;
import org.samrad.solve.Outcome;
import org.samrad.solve.Solve;
import org.samrad.solver.Weights;

/** One more specialist's hours in data that are solved. */
class OneMoreTest {

    /** Nina has an hour a week for two weeks; six of the eight requests find none. */
    private static Shortage clinic() {
        Shortage clinic =
                new Shortage().specialist("nina", "neurology", 4).offers("nina", DayOfWeek.MONDAY, "09:00", "10:00");
        for (int number = 1; number <= 8; number++) {
            clinic.request("r" + number, "Borås", null, "neurology");
        }
        return clinic.placed("r1", "2026-11-30T09:00", "neurology=nina")
                .placed("r2", "2026-12-07T09:00", "neurology=nina");
    }

    @ParameterizedTest
    @CsvSource({"60, 2", "120, 4", "240, 6"})
    void exactlyAsManyMoreFitAsHoursAreOffered(int minutes, int more) {
        Shortage clinic = clinic();
        OneMore oneMore =
                new BestHours(clinic.situation(), "neurology").offering(minutes).orElseThrow();
        PlanningData data = oneMore.applyTo(clinic.data());

        Outcome outcome = new Solve(data, Weights.defaults(), Duration.ofSeconds(20), 1, 1)
                .endingAfter(200)
                .run(progress -> {});

        assertThat(outcome.schedule().stream().map(ScheduleRow::request).distinct())
                .hasSize(2 + more);
        assertThat(ScheduleCheck.check(data, outcome.schedule())).isEmpty();
        assertThat(outcome.schedule())
                .filteredOn(row -> row.specialist().equals(oneMore.specialist()))
                .hasSize(more);
    }

    @Test
    void theDataThemselvesStayAsTheyAre() {
        PlanningData data = clinic().data();
        OneMore more = example();

        PlanningData changed = more.applyTo(data);

        assertThat(data.specialists()).hasSize(1);
        assertThat(changed.specialists()).hasSize(2);
        assertThat(changed.requests()).isEqualTo(data.requests());
        PlanningData.Specialist added = changed.specialists().getLast();
        PlanningData.Specialist model = data.specialists().getFirst();
        assertThat(added.organisation()).isEqualTo(model.organisation());
        assertThat(added.modes()).isEqualTo(model.modes());
        assertThat(added.languages()).isEqualTo(model.languages());
        assertThat(added.name()).isNotEqualTo(model.name());
    }

    @Test
    void whatARunKeepsIsReadAsTheSame() {
        OneMore withSite = new OneMore(
                "neurology", 4, 120, DayOfWeek.TUESDAY, LocalTime.of(9, 30), Shortage.MONDAY, "sp-1.x_y", "north");

        for (WhatIf whatIf : List.of(example(), withSite, new WhatIf.NothingMore())) {
            assertThat(WhatIf.read(whatIf.text())).isEqualTo(whatIf);
        }
        assertThatThrownBy(() -> WhatIf.read("something else")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WhatIf.read("{\"kind\":\"one-more\",\"competence\":\"sleep\",\"level\":\"3\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tells of no change");
    }

    @Test
    void theOneWhomItIsLikeMustBeThere() {
        assertThatThrownBy(() -> example().applyTo(new Shortage().data())).hasMessageContaining("nina");
    }

    private static OneMore example() {
        return new OneMore("neurology", 4, 60, DayOfWeek.MONDAY, LocalTime.of(9, 0), Shortage.MONDAY, "nina", null);
    }
}
