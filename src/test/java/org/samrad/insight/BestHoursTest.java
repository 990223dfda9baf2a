package org.samrad.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.samrad.plan.OneMore;

/** When one more specialist would be of most use, and who that would be. */
class BestHoursTest {

    @Test
    void theHoursLieWhereTheOthersWhomTheUnmetRequestsNeedAreFree() {
        OneMore more = offering(
                60,
                new Shortage()
                        .specialist("nina", "neurology", 4)
                        .specialist("pia", "psychology", 3)
                        .offers("pia", DayOfWeek.WEDNESDAY, "13:30", "15:00")
                        .request("r1", "Borås", null, "neurology", "psychology"));

        assertThat(more.weekday()).isEqualTo(DayOfWeek.WEDNESDAY);
        assertThat(more.from()).isEqualTo(LocalTime.of(13, 30));
        assertThat(more.until()).isEqualTo(LocalTime.of(14, 30));
        assertThat(more.firstDay()).isEqualTo(Shortage.MONDAY);
    }

    @Test
    void timeThatThePlanHasBookedIsNotFree() {
        OneMore more = offering(
                60,
                new Shortage()
                        .specialist("nina", "neurology", 4)
                        .specialist("pia", "psychology", 3)
                        .offers("pia", DayOfWeek.TUESDAY, "09:00", "10:00")
                        .offers("pia", DayOfWeek.THURSDAY, "09:00", "10:00")
                        .request("taken", "Borås", null, "psychology")
                        .placed("taken", "2026-12-01T09:00", "psychology=pia")
                        .request("r1", "Borås", null, "neurology", "psychology"));

        // Both weekdays would serve it; Thursday in two weeks.
        assertThat(more.weekday()).isEqualTo(DayOfWeek.THURSDAY);
    }

    @Test
    void lessLiesWithinMore() {
        Shortage clinic = new Shortage()
                .specialist("nina", "neurology", 4)
                .specialist("pia", "psychology", 3)
                .offers("pia", DayOfWeek.FRIDAY, "10:15", "12:00")
                .request("r1", "Borås", null, "neurology", "psychology");
        OneMore one = offering(60, clinic);
        OneMore two = offering(120, clinic);
        OneMore four = offering(240, clinic);

        assertThat(one.weekday())
                .isEqualTo(DayOfWeek.FRIDAY)
                .isEqualTo(two.weekday())
                .isEqualTo(four.weekday());
        assertThat(one.from()).isBetween(two.from(), two.until().minusHours(1));
        assertThat(two.from()).isBetween(four.from(), four.until().minusHours(2));
        assertThat(one.from()).isBetween(LocalTime.of(10, 15), LocalTime.of(11, 0));
    }

    @Test
    void theNewOneHoldsTheHighestLevelThatUnmetRequestsAskForAndIsLikeTheMostBooked() {
        OneMore more = offering(
                120,
                new Shortage()
                        .specialist("ann", "neurology", 2)
                        .offers("ann", DayOfWeek.MONDAY, "08:00", "16:00")
                        .specialist("nina", "epilepsy", 2)
                        .offers("nina", DayOfWeek.MONDAY, "09:00", "10:00")
                        .specialist("pia", "psychology", 5)
                        .offers("pia", DayOfWeek.MONDAY, "09:00", "11:00")
                        .request("r1", "Borås", null, "epilepsy")
                        .placed("r1", "2026-11-30T09:00", "epilepsy=nina")
                        .request("r2", "Borås", null)
                        .role("r2", "doctor", "medicine", 4, false)
                        .request("r3", "Borås", null)
                        .role("r3", "doctor", "epilepsy", 5, false));

        // What asks for epilepsy a neurologist in general can't serve.
        assertThat(more.level()).isEqualTo(4);
        assertThat(more.like()).isEqualTo("nina");
        assertThat(more.competence()).isEqualTo("neurology");
    }

    @Test
    void whereNobodyHoldsItTheNewOneIsLikeTheMostBookedOfAll() {
        OneMore more = offering(
                60,
                new Shortage()
                        .specialist("pia", "psychology", 5)
                        .offers("pia", DayOfWeek.MONDAY, "09:00", "11:00")
                        .request("r1", "Borås", null, "neurology"));

        assertThat(more.like()).isEqualTo("pia");
        assertThat(more.weekday()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(more.from()).isEqualTo(LocalTime.of(8, 0));
    }

    @Test
    void withoutASpecialistThereIsNobodyToTakeAfter() {
        assertThat(new BestHours(
                                new Shortage()
                                        .request("r1", "Borås", null, "neurology")
                                        .situation(),
                                "neurology")
                        .offering(60))
                .isEmpty();
    }

    private static OneMore offering(int minutes, Shortage clinic) {
        return new BestHours(clinic.situation(), "neurology").offering(minutes).orElseThrow();
    }
}
