package org.samrad.solver.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.solver.Clinic.at;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.consultation.OfferedInterval;
import org.samrad.solver.Clinic;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.place.BookingIndex;

class PossibleDaysTest {

    private static final int[] WORKING_DAYS =
            IntStream.range(0, Clinic.DAYS).filter(day -> day % 7 < 5).toArray();

    private final Clinic clinic = new Clinic();

    /** The days of the last request that the clinic was asked for. */
    private int[] days() {
        Problem problem = clinic.problem();
        return new PossibleDays(problem, new OfferedStarts(problem, new BookingIndex(problem)))
                .of(problem.requests().getLast());
    }

    @Test
    void everyDayOnWhichSomebodyOffersTimeIsPossible() {
        clinic.request(clinic.specialist());

        assertThat(days()).containsExactly(WORKING_DAYS);
    }

    @Test
    void onePersonDoesNotFillTwoRoles() {
        SpecialistFacts alone = clinic.specialist();
        clinic.request(alone).role(false, alone);

        assertThat(days()).isEmpty();
    }

    @Test
    void twoWhoCanBothFillTwoRoles() {
        SpecialistFacts one = clinic.specialist();
        SpecialistFacts other = clinic.specialist();
        clinic.request(one, other).role(false, one, other);

        assertThat(days()).containsExactly(WORKING_DAYS);
    }

    @Test
    void threeRolesAreFilledWhereTheFirstChoiceOfEachWouldNotDo() {
        SpecialistFacts one = clinic.specialist();
        SpecialistFacts two = clinic.specialist();
        SpecialistFacts three = clinic.specialist();
        clinic.request(one, two, three).role(false, one).role(false, one, two);

        assertThat(days()).containsExactly(WORKING_DAYS);
    }

    @Test
    void bothMustBeThereAtOneTime() {
        SpecialistFacts early = clinic.offering(
                new OfferedInterval(at(1, 8, 0), at(1, 10, 0), 0), new OfferedInterval(at(2, 8, 0), at(2, 10, 0), 0));
        SpecialistFacts late = clinic.offering(
                new OfferedInterval(at(1, 9, 15), at(1, 12, 0), 0), new OfferedInterval(at(2, 9, 0), at(2, 12, 0), 0));
        clinic.request(early).role(false, late);

        assertThat(days()).containsExactly(2);
    }

    @Test
    void aSectorThatIsAskedForMustBeOnThePanel() {
        SpecialistFacts care = clinic.specialist();
        SpecialistFacts school = clinic.specialist(Sector.SCHOOL, EnumSet.allOf(Mode.class));
        clinic.request(care).sectors = Set.of(Sector.SCHOOL);
        assertThat(days()).isEmpty();

        clinic.request(care, school).sectors = Set.of(Sector.SCHOOL);
        assertThat(days()).containsExactly(WORKING_DAYS);

        clinic.request(care).role(true, school).sectors = Set.of(Sector.SCHOOL);
        assertThat(days()).containsExactly(WORKING_DAYS);

        clinic.request(care, school).sectors = Set.of(Sector.SCHOOL, Sector.SPECIALIST_CARE);
        assertThat(days()).isEmpty();
    }

    @Test
    void whereNoRoleIsRequiredSomebodyMustBeThereAllTheSame() {
        Clinic.RequestBuilder request = clinic.request();
        request.roles.clear();
        request.role(true, clinic.offering(new OfferedInterval(at(3, 8, 0), at(3, 9, 0), 0)))
                .role(true, clinic.offering(new OfferedInterval(at(4, 8, 0), at(4, 8, 45), 0)));

        assertThat(days()).containsExactly(3);
    }

    @Test
    void theWayThereCounts() {
        SpecialistFacts away = clinic.offering(
                new OfferedInterval(at(1, 8, 0), at(1, 9, 45), 0), new OfferedInterval(at(2, 8, 0), at(2, 9, 50), 0));
        clinic.request(away).on(1);

        assertThat(days()).containsExactly(2);
    }

    @Test
    void allWhoSearchAProblemFindTheSame() {
        clinic.request(clinic.specialist());
        Problem problem = clinic.problem();
        Request request = problem.requests().getFirst();

        int[] found = new PossibleDays(problem, new OfferedStarts(problem, new BookingIndex(problem))).of(request);

        assertThat(new PossibleDays(problem, new OfferedStarts(problem, new BookingIndex(problem))).of(request))
                .isSameAs(found);
    }
}
