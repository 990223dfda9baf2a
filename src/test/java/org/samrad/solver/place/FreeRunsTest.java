package org.samrad.solver.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.solver.Clinic.at;

import org.junit.jupiter.api.Test;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Place;
import org.samrad.solver.Clinic;
import org.samrad.solver.Option;
import org.samrad.solver.Problem;
import org.samrad.solver.SpecialistFacts;

/** Of somebody who offers eight hours a day, for consultations of an hour. */
class FreeRunsTest {

    private final Clinic clinic = new Clinic();
    private final SpecialistFacts anna = clinic.specialist();
    private final Problem problem = problem();
    private final BookingIndex index = new BookingIndex(problem);
    private final FreeRuns runs = new FreeRuns(index);

    @Test
    void anHourAtTheEdgeLeavesMoreInOnePieceThanOneInTheMiddle() {
        long atTheEdge = moreWith(0, option(0, 0, 8));
        long inTheMiddle = moreWith(0, option(0, 0, 12));

        assertThat(atTheEdge).isEqualTo(squareOfHours(7) - squareOfHours(8));
        assertThat(inTheMiddle).isEqualTo(squareOfHours(4) + squareOfHours(3) - squareOfHours(8));
        assertThat(atTheEdge).isGreaterThan(inTheMiddle);
    }

    @Test
    void oneThatMovesNextToAnotherLeavesMoreInOnePiece() {
        index.set(0, option(0, 0, 8));
        index.set(1, option(1, 0, 12));
        runs.note(index.held(0));
        runs.note(index.held(1));
        Option before = index.held(1);

        index.set(1, option(1, 0, 9));

        runs.begin();
        // The day is seen once, though both lie on it.
        assertThat(runs.more(before) + runs.more(index.held(1)))
                .isEqualTo(squareOfHours(6) - squareOfHours(3) - squareOfHours(3));
    }

    @Test
    void whatIsNotedIsWhatLaterChangesAreHeldAgainst() {
        Option option = option(0, 1, 8);
        index.set(0, option);
        runs.note(option);

        runs.begin();

        assertThat(runs.more(option)).isZero();
        assertThat(runs.more(null)).isZero();
    }

    private long moreWith(int request, Option option) {
        index.set(request, option);
        runs.begin();
        long more = runs.more(option);
        index.set(request, null);
        return more;
    }

    private static long squareOfHours(int hours) {
        return (12L * hours) * (12L * hours);
    }

    private Option option(int request, int day, int hour) {
        return new Option(
                problem,
                problem.requests().get(request),
                at(day, hour, 0),
                new Place(Mode.VIDEO, Place.NO_SITE),
                new SpecialistFacts[] {anna});
    }

    private Problem problem() {
        clinic.request(anna);
        clinic.request(anna);
        return clinic.problem();
    }
}
