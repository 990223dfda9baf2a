package org.samrad.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.samrad.insight.UnmetDemand.By;
import org.samrad.insight.UnmetDemand.Cell;
import org.samrad.insight.UnmetDemand.Count;
import org.samrad.insight.UnmetDemand.Line;

/** Who waits for what, where and when. */
class UnmetDemandTest {

    private static final LocalDate FIRST_WEEK = Shortage.MONDAY;
    private static final LocalDate SECOND_WEEK = Shortage.MONDAY.plusWeeks(1);

    @Test
    void aRequestIsCountedUnderEachCompetenceThatItNeedsAndOnceInAll() {
        UnmetDemand unmet = new Shortage()
                .request("r1", "Borås", "2026-12-02", "neurology", "psychology")
                .request("r2", "Borås", "2026-12-02", "neurology")
                .unmet();

        assertThat(unmet.cells())
                .extracting(Cell::competence, Cell::area, Cell::week, cell -> List.copyOf(cell.requests()))
                .containsExactlyInAnyOrder(
                        tuple("neurology", "Borås", FIRST_WEEK, List.of("r1", "r2")),
                        tuple("psychology", "Borås", FIRST_WEEK, List.of("r1")));
        assertThat(unmet.total().requests()).isEqualTo(2);
    }

    @Test
    void whatHasAPlaceIsNotUnmet() {
        UnmetDemand unmet = new Shortage()
                .specialist("nina", "neurology", 4)
                .offers("nina", DayOfWeek.MONDAY, "09:00", "10:00")
                .request("r1", "Borås", null, "neurology")
                .placed("r1", "2026-11-30T09:00", "neurology=nina")
                .unmet();

        assertThat(unmet.cells()).isEmpty();
    }

    @Test
    void anOptionalRoleIsNoDemand() {
        UnmetDemand unmet = new Shortage()
                .request("r1", "Borås", null, "neurology")
                .role("r1", "support", "psychology", 1, true)
                .unmet();

        assertThat(unmet.cells()).extracting(Cell::competence).containsExactly("neurology");
    }

    @Test
    void whereEveryRoleIsOptionalAllAreDemand() {
        UnmetDemand unmet = new Shortage()
                .request("r1", "Borås", null)
                .role("r1", "a", "psychology", 1, true)
                .role("r1", "b", "neurology", 1, true)
                .unmet();

        assertThat(unmet.cells()).extracting(Cell::competence).containsExactlyInAnyOrder("psychology", "neurology");
    }

    @Test
    void aRoleForAPersonByNameStandsUnderNoCompetence() {
        UnmetDemand unmet = new Shortage()
                .specialist("nina", "neurology", 4)
                .request("r1", "Borås", null)
                .named("r1", "doctor", "nina")
                .unmet();

        assertThat(unmet.cells()).extracting(Cell::competence).containsExactly(UnmetDemand.BY_NAME);
    }

    @Test
    void theRoleThatStandsInTheWayIsMarkedApartFromTheOthers() {
        UnmetDemand unmet = new Shortage()
                .specialist("pia", "psychology", 3)
                .offers("pia", DayOfWeek.MONDAY, "09:00", "12:00")
                .request("r1", "Borås", "2026-12-02", "neurology", "psychology")
                .unmet();

        assertThat(unmet.byCompetence())
                .containsEntry("neurology", new Count(1, 1))
                .containsEntry("psychology", new Count(1, 0));
    }

    @Test
    void whereNoSingleRoleStandsInTheWayNoneIsMarked() {
        UnmetDemand unmet = new Shortage()
                .specialist("nina", "neurology", 4)
                .offers("nina", DayOfWeek.MONDAY, "09:00", "10:00")
                .specialist("pia", "psychology", 3)
                .offers("pia", DayOfWeek.TUESDAY, "09:00", "10:00")
                .request("r1", "Borås", "2026-12-02", "neurology", "psychology")
                .unmet();

        assertThat(unmet.total()).isEqualTo(new Count(1, 0));
    }

    @Test
    void theWeekIsThatOfTheDueDayWithinWhatIsLeft() {
        var clinic = new Shortage();
        clinic.now = Shortage.MONDAY.plusDays(2).atTime(8, 0);
        UnmetDemand unmet = clinic.request("overdue", "Borås", "2026-11-24", "neurology")
                .request("first", "Borås", "2026-12-06", "neurology")
                .request("second", "Borås", "2026-12-07", "neurology")
                .request("later", "Borås", "2027-02-01", "neurology")
                .unmet();

        assertThat(unmet.cells())
                .extracting(Cell::week, cell -> List.copyOf(cell.requests()))
                .containsExactlyInAnyOrder(
                        tuple(FIRST_WEEK, List.of("first", "overdue")), tuple(SECOND_WEEK, List.of("later", "second")));
    }

    @Test
    void theAreaIsTheCasesElseTheFirstKnownOneOfItsSites() {
        UnmetDemand unmet = new Shortage()
                .request("r1", "Borås", null, 60, List.of("north"), "neurology")
                .request("r2", null, null, 60, List.of("nowhere", "north"), "neurology")
                .request("r3", null, null, 60, List.of("nowhere"), "neurology")
                .unmet();

        assertThat(unmet.cells())
                .extracting(Cell::area, cell -> cell.requests().first())
                .containsExactlyInAnyOrder(
                        tuple("Borås", "r1"), tuple("Kiruna", "r2"), tuple(UnmetDemand.UNKNOWN, "r3"));
    }

    @Test
    void theLinesWithMostRequestsComeFirstAndCountEachOnce() {
        UnmetDemand unmet = new Shortage()
                .request("r1", "Borås", "2026-12-02", "neurology", "psychology")
                .request("r2", "Skövde", "2026-12-09", "psychology")
                .unmet();

        assertThat(unmet.lines(By.COMPETENCE))
                .extracting(Line::competence, line -> line.total().requests())
                .containsExactly(tuple("psychology", 2), tuple("neurology", 1));
        assertThat(unmet.lines(By.AREA))
                .extracting(Line::area, line -> line.total().requests())
                .containsExactly(tuple("Borås", 1), tuple("Skövde", 1));
        assertThat(unmet.lines(By.BOTH)).hasSize(3);
        Line psychology = unmet.lines(By.COMPETENCE).getFirst();
        assertThat(psychology.in(FIRST_WEEK).requests()).isEqualTo(1);
        assertThat(psychology.in(SECOND_WEEK).requests()).isEqualTo(1);
    }
}
