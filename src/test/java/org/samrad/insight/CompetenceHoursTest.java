package org.samrad.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.samrad.insight.CompetenceHours.Minutes;
import org.samrad.time.Country;

/** Hours of small clinics, worked out by hand. */
class CompetenceHoursTest {

    private static final LocalDate FIRST_WEEK = Shortage.MONDAY;
    private static final LocalDate SECOND_WEEK = Shortage.MONDAY.plusWeeks(1);

    @Test
    void offeredTakenBookedDemandedAndUnmetAddUpWeekByWeek() {
        CompetenceHours hours = new Shortage()
                .specialist("nina", "neurology", 4)
                .offers("nina", DayOfWeek.MONDAY, "09:00", "12:00")
                .request("r1", "Borås", "2026-12-02", "neurology")
                .request("r2", "Borås", "2026-12-03", "neurology")
                .request("r3", "Borås", "2026-12-09", "neurology")
                .placed("r1", "2026-11-30T09:00", "neurology=nina")
                .placed("r3", "2026-11-30T10:00", "neurology=nina")
                .hours();

        assertThat(hours.weeksOf("neurology"))
                .containsEntry(FIRST_WEEK, new Minutes(180, 120, 120, 120, 60))
                .containsEntry(SECOND_WEEK, new Minutes(180, 0, 0, 60, 0))
                .hasSize(2);
        assertThat(hours.total("neurology")).isEqualTo(new Minutes(360, 120, 120, 180, 60));
        assertThat(hours.total("neurology").utilisation()).isEqualTo(33);
    }

    @Test
    void aNarrowerCompetenceCountsForTheWiderOneAndNotTheOtherWayRound() {
        CompetenceHours hours = new Shortage()
                .specialist("nina", "epilepsy", 4)
                .offers("nina", DayOfWeek.MONDAY, "09:00", "10:00")
                .request("r1", "Borås", "2026-12-02", "epilepsy")
                .request("r2", "Borås", "2026-12-02", "medicine")
                .placed("r1", "2026-11-30T09:00", "epilepsy=nina")
                .hours();

        assertThat(hours.total("epilepsy")).isEqualTo(new Minutes(120, 60, 60, 60, 0));
        assertThat(hours.total("neurology")).isEqualTo(new Minutes(120, 60, 60, 60, 0));
        assertThat(hours.total("medicine")).isEqualTo(new Minutes(120, 60, 60, 120, 60));
        assertThat(hours.total("psychology")).isEqualTo(Minutes.NONE);
    }

    @Test
    void anHourIsTakenFromEveryCompetenceThatItsSpecialistHolds() {
        CompetenceHours hours = new Shortage()
                .specialist("nina", "neurology", 4)
                .holds("nina", "psychology", 3, null)
                .offers("nina", DayOfWeek.MONDAY, "09:00", "10:00")
                .request("r1", "Borås", "2026-12-02", "neurology")
                .placed("r1", "2026-11-30T09:00", "neurology=nina")
                .hours();

        assertThat(hours.total("psychology")).isEqualTo(new Minutes(120, 60, 0, 0, 0));
        assertThat(hours.total("psychology").utilisation()).isEqualTo(50);
    }

    @Test
    void absencesHolidaysAndCompetencesThatEndAreLeftOut() {
        var clinic = new Shortage();
        clinic.country = Country.SE;
        clinic.end = LocalDate.parse("2027-01-04");
        CompetenceHours hours = clinic.specialist("nina", "neurology", 4)
                .holds("nina", "psychology", 4, "2026-12-12")
                .offers("nina", DayOfWeek.FRIDAY, "09:00", "10:00")
                .absent("nina", "2026-12-04T09:30", "2026-12-04T12:00")
                .hours();

        // Friday 4 December half away, 11 and 18 whole, 25 and 1 January are holidays.
        assertThat(hours.total("neurology").offered()).isEqualTo(30 + 60 + 60);
        assertThat(hours.total("psychology").offered()).isEqualTo(30 + 60);
    }

    @Test
    void whatLiesBehindIsNeitherOfferedNorAskedFor() {
        var clinic = new Shortage();
        clinic.now = LocalDate.parse("2026-12-02").atTime(8, 0);
        CompetenceHours hours = clinic.specialist("nina", "neurology", 4)
                .offers("nina", DayOfWeek.MONDAY, "09:00", "10:00")
                .offers("nina", DayOfWeek.WEDNESDAY, "09:00", "10:00")
                .request("held", "Borås", "2026-12-09", "neurology")
                .placed("held", "2026-11-30T09:00", "neurology=nina")
                .request("overdue", "Borås", "2026-12-01", "neurology")
                .hours();

        assertThat(hours.weeksOf("neurology"))
                .containsEntry(FIRST_WEEK, new Minutes(60, 0, 0, 60, 60))
                .containsEntry(SECOND_WEEK, new Minutes(120, 0, 0, 0, 0));
    }

    @Test
    void theScarcestHasMostUnmetRequestsAndOfEquallyManyTheFewestFreeHours() {
        Shortage clinic = new Shortage()
                .specialist("nina", "neurology", 4)
                .offers("nina", DayOfWeek.MONDAY, "09:00", "10:00")
                .specialist("pia", "psychology", 4)
                .offers("pia", DayOfWeek.MONDAY, "09:00", "12:00")
                .request("r1", "Borås", "2026-12-02", "neurology")
                .placed("r1", "2026-11-30T09:00", "neurology=nina")
                .request("r2", "Borås", "2026-12-02", "psychology")
                .placed("r2", "2026-11-30T09:00", "psychology=pia")
                .request("r3", "Borås", "2026-12-02", "neurology", "psychology")
                .request("r4", "Borås", "2026-12-02", "epilepsy", "epilepsy")
                .request("r5", "Borås", "2026-12-02", "epilepsy");

        assertThat(clinic.hours().scarcest(clinic.unmet(), 3)).containsExactly("epilepsy", "neurology", "psychology");
        assertThat(clinic.hours().scarcest(clinic.unmet(), 1)).containsExactly("epilepsy");
    }
}
