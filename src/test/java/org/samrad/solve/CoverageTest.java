package org.samrad.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.placed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.samrad.dataset.PlanningData;
import org.samrad.solve.Coverage.Cell;
import org.samrad.solve.Coverage.Level;
import org.samrad.testing.SmallClinic;

/** Counted by hand: Anna and Bo offer seven hours each weekday; Bo is away on the first Friday. */
class CoverageTest {

    private static final long WEEK = 5 * 7 * 60;

    private final PlanningData data = SmallClinic.with(3);

    @Test
    void offeredHoursAreThoseOfAllWhoHoldItLessAbsences() {
        Coverage coverage = Coverage.of(data, List.of());

        assertThat(coverage.weeks()).containsExactly(SmallClinic.MONDAY, SmallClinic.MONDAY.plusWeeks(1));
        assertThat(cells(coverage, "child-psychiatry"))
                .containsExactly(new Cell(2 * WEEK - 7 * 60, 0), new Cell(2 * WEEK, 0));
    }

    @Test
    void whatNobodyHoldsButARequestAsksForIsListed() {
        assertThat(cells(Coverage.of(data, List.of()), "genetics"))
                .extracting(Cell::level)
                .containsExactly(Level.NONE, Level.NONE);
    }

    @Test
    void bookedHoursCountInTheWeekInWhichTheyLie() {
        Coverage coverage = Coverage.of(
                data,
                List.of(placed("R1", at(0, 9), "anna"), placed("R2", at(1, 9), "bo"), placed("R3", at(7, 9), "bo")));

        assertThat(cells(coverage, "child-psychiatry")).extracting(Cell::booked).containsExactly(120L, 60L);
    }

    @Test
    void whoeverHoldsANarrowerCompetenceCountsForTheWiderToo() {
        Coverage coverage = Coverage.of(with("bo", "social-work", "care", null), List.of(placed("R1", at(0, 9), "bo")));

        assertThat(cells(coverage, "care"))
                .isEqualTo(cells(coverage, "social-work"))
                .containsExactly(new Cell(WEEK - 7 * 60, 60), new Cell(WEEK, 0));
    }

    @Test
    void aQualificationCountsOnTheDaysOnWhichItIsValid() {
        Coverage coverage = Coverage.of(
                with("anna", "social-work", "care", SmallClinic.MONDAY.plusDays(2)),
                List.of(placed("R1", at(1, 9), "anna"), placed("R2", at(3, 9), "anna")));

        assertThat(cells(coverage, "social-work")).containsExactly(new Cell(2 * 7 * 60, 60), new Cell(0, 0));
    }

    @Test
    void aWeekIsShortFromNineTenthsAndPlentyBelowHalf() {
        assertThat(new Cell(100, 90).level()).isEqualTo(Level.SHORT);
        assertThat(new Cell(100, 89).level()).isEqualTo(Level.EVEN);
        assertThat(new Cell(100, 50).level()).isEqualTo(Level.EVEN);
        assertThat(new Cell(100, 49).level()).isEqualTo(Level.PLENTY);
        assertThat(new Cell(0, 60).level()).isEqualTo(Level.NONE);
        assertThat(new Cell(60, 90).percent()).isEqualTo(100);
    }

    private static List<Cell> cells(Coverage coverage, String competence) {
        return coverage.rows().stream()
                .filter(row -> row.competence().equals(competence))
                .findFirst()
                .orElseThrow()
                .cells();
    }

    /** The clinic where somebody holds another competence besides, and it lies under a wider one. */
    private PlanningData with(String specialist, String narrow, String wide, @Nullable LocalDate until) {
        var competences = new ArrayList<>(data.competences());
        competences.add(new PlanningData.Competence(wide, wide, null, null, null, null, null, List.of()));
        competences.add(new PlanningData.Competence(narrow, narrow, null, null, wide, null, null, List.of()));
        var held = new ArrayList<>(data.specialistCompetences());
        held.add(new PlanningData.SpecialistCompetence(specialist, narrow, 3, null, until));
        return data.with(rows -> {
            rows.competences = competences;
            rows.specialistCompetences = held;
        });
    }
}
