package org.samrad.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.samrad.consultation.Urgency;
import org.samrad.solver.Booking;
import org.samrad.solver.Clinic;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.Weights;

class BookingDeskTest {

    private final Clinic clinic = new Clinic();

    private static Plan booked(Problem problem, Integer... order) {
        return BookingDesk.book(
                problem,
                Weights.benchmark(),
                List.of(order).stream().map(problem.requests()::get).toList());
    }

    private static Option of(Plan plan, int request) {
        return Objects.requireNonNull(plan.getConsultations().get(request).getOption());
    }

    @Test
    void whoComesFirstGetsTheEarliestTimeHoweverUrgentTheNextOneIs() {
        SpecialistFacts anna = clinic.specialist();
        clinic.request(anna).urgency = Urgency.ACUTE;
        clinic.request(anna).urgency = Urgency.DAYS_90;
        Problem problem = clinic.problem();

        Plan plan = booked(problem, 1, 0);

        assertThat(of(plan, 1).start()).isEqualTo(Clinic.at(0, 8, 0));
        assertThat(of(plan, 0).start()).isEqualTo(Clinic.at(0, 9, 0));
    }

    @Test
    void nothingIsMovedForOneWhoCanOnlyComeThen() {
        SpecialistFacts anna = clinic.specialist();
        clinic.request(anna);
        clinic.request(anna).windows = new int[][] {{Clinic.at(0, 8, 0), Clinic.at(0, 9, 0)}};

        Plan plan = booked(clinic.problem(), 0, 1);

        assertThat(plan.scheduled()).isEqualTo(1);
        assertThat(of(plan, 0).start()).isEqualTo(Clinic.at(0, 8, 0));
    }

    @Test
    void theWholePanelIsFreeAtTheTimeAndNobodySitsTwice() {
        SpecialistFacts anna = clinic.specialist();
        SpecialistFacts bo = clinic.specialist();
        clinic.request(anna);
        clinic.request(anna, bo).role(false, anna, bo);

        Plan plan = booked(clinic.problem(), 0, 1);

        assertThat(of(plan, 1).start()).isEqualTo(Clinic.at(0, 9, 0));
        assertThat(of(plan, 1).bookings()).extracting(Booking::specialist).containsExactlyInAnyOrder(anna, bo);
    }

    @Test
    void whatIsPinnedStandsAndOthersGoAroundIt() {
        SpecialistFacts anna = clinic.specialist(15, SpecialistFacts.NO_LIMIT, SpecialistFacts.NO_LIMIT);
        var pinned = clinic.request(anna);
        pinned.published = new Request.Placement(Clinic.at(0, 9, 0), pinned.places[0], new SpecialistFacts[] {anna});
        pinned.pinned = true;
        clinic.request(anna);

        Plan plan = booked(clinic.problem(), 1, 0);

        assertThat(of(plan, 0).start()).isEqualTo(Clinic.at(0, 9, 0));
        assertThat(of(plan, 1).start()).isEqualTo(Clinic.at(0, 10, 15));
    }

    @Test
    void oneThatFollowsAnotherWaitsForItsTurnAndItsGap() {
        SpecialistFacts anna = clinic.specialist();
        var later = clinic.request(anna);
        later.follows = 1;
        later.minGap = 2;
        clinic.request(anna);

        Plan plan = booked(clinic.problem(), 0, 1);

        assertThat(of(plan, 1).start()).isEqualTo(Clinic.at(0, 8, 0));
        assertThat(of(plan, 0).start()).isEqualTo(Clinic.at(2, 8, 0));
    }

    @Test
    void aDayThatIsFullByLimitIsPassedOver() {
        SpecialistFacts anna = clinic.specialist(0, 1, SpecialistFacts.NO_LIMIT);
        clinic.request(anna);
        clinic.request(anna);

        Plan plan = booked(clinic.problem(), 0, 1);

        assertThat(of(plan, 1).start()).isEqualTo(Clinic.at(1, 8, 0));
    }
}
