package org.samrad.solver.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.solver.Clinic.at;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
import org.samrad.solver.Clinic;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.Request;
import org.samrad.solver.SequenceLink;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.Weights;
import org.samrad.solver.search.PlanSolver;

class FloorsTest {

    private static final Place VIDEO = new Place(Mode.VIDEO, Place.NO_SITE);

    private final Clinic clinic = new Clinic();

    /** Of the first plan that the search makes. */
    private Floors floors() {
        return of(PlanSolver.firstPlan(clinic.problem(), Weights.benchmark(), 1));
    }

    private static Floors of(Plan plan) {
        return Floors.of(plan, Duration.ofMinutes(1), () -> false);
    }

    /** One who offers an hour of each day from the first on. */
    private SpecialistFacts anHourADay() {
        return clinic.offering(0, anHourOf(IntStream.range(0, Clinic.DAYS)));
    }

    private static OfferedInterval[] anHourOf(IntStream days) {
        return days.mapToObj(day -> new OfferedInterval(at(day, 9, 0), at(day, 10, 0), 0))
                .toArray(OfferedInterval[]::new);
    }

    @Test
    void fiveWhoShareOneHourADayWaitForOneAnother() {
        SpecialistFacts anna = anHourADay();
        for (int request = 0; request < 5; request++) {
            clinic.request(anna).due = 2;
        }

        assertThat(floors()).isEqualTo(new Floors(0, 0, 2, 10, 50));
    }

    @Test
    void whoIsAskedForMoreThanTheyOfferLeavesSomebodyOut() {
        SpecialistFacts anna = clinic.offering(0, anHourOf(IntStream.of(0, 3)));
        for (int request = 0; request < 5; request++) {
            clinic.request(anna);
        }

        Floors floors = floors();

        assertThat(floors.leftOut()).isEqualTo(3);
        assertThat(floors.leftOutWeight()).isEqualTo(15);
        assertThat(floors.waitingDays()).isEqualTo(3);
    }

    @Test
    void theBufferCountsBetweenTwoAndNotAfterTheLast() {
        SpecialistFacts anna = clinic.offering(30, new OfferedInterval(at(0, 9, 0), at(0, 11, 30), 0));
        for (int request = 0; request < 3; request++) {
            clinic.request(anna);
        }

        assertThat(floors().leftOut()).isEqualTo(1);
    }

    @Test
    void noMoreAreHeldThanTheLimitsOfADayAndAWeekAllow() {
        SpecialistFacts anna = clinic.specialist(0, 1, 2);
        for (int request = 0; request < 6; request++) {
            clinic.request(anna);
        }

        Floors floors = floors();

        assertThat(floors.leftOut()).isEqualTo(2);
        assertThat(floors.waitingDays()).isEqualTo(0 + 1 + 7 + 8);
    }

    @Test
    void whomNobodyCanTakeIsLeftOutWithAllThatFollow() {
        SpecialistFacts anna = clinic.specialist();
        clinic.request();
        follows(clinic.request(anna), 0, 0);
        follows(clinic.request(anna), 1, 0);
        clinic.request(anna);

        assertThat(floors()).isEqualTo(new Floors(3, 15, 0, 0, 0));
    }

    @Test
    void aChainIsHeldNoSoonerThanItsGapsAllow() {
        SpecialistFacts anna = clinic.specialist();
        clinic.request(anna).windows = new int[][] {{at(1, 8, 0), at(1, 16, 0)}};
        follows(clinic.request(anna), 0, 2).due = 2;
        follows(clinic.request(anna), 1, 3).due = 7;

        // Days 1, 3, and 6 is a Sunday.
        assertThat(floors()).isEqualTo(new Floors(0, 0, 1, 1 + 3 + 7, 5 * (1 + 3 + 7)));
    }

    @Test
    void whatComesWithinADayAfterOneThatCanOnlyBeEarlyIsEarly() {
        SpecialistFacts anna = clinic.specialist();
        SpecialistFacts bo = clinic.offering(0, anHourOf(IntStream.of(9)));
        clinic.request(anna).latest = 2;
        follows(clinic.request(bo), 0, 0).maxGap = 1;

        assertThat(floors().leftOut()).isEqualTo(1);
    }

    @Test
    void onePersonDoesNotTakeTwoRolesNorStandForASectorThatTheyAreNotOf() {
        SpecialistFacts anna = clinic.specialist();
        SpecialistFacts school = clinic.specialist(Sector.SCHOOL, EnumSet.of(Mode.PHONE));
        clinic.request(anna).role(false, anna);
        Clinic.RequestBuilder withSchool = clinic.request(anna).role(true, school);
        withSchool.sectors = Set.of(Sector.SCHOOL);

        assertThat(floors().leftOut()).isEqualTo(2);
    }

    @Test
    void whatIsPinnedStandsAndTakesItsTime() {
        SpecialistFacts anna = clinic.offering(0, anHourOf(IntStream.of(0, 4)));
        Clinic.RequestBuilder pinned = clinic.request(anna);
        pinned.published = new Request.Placement(at(4, 9, 0), VIDEO, new SpecialistFacts[] {anna});
        pinned.pinned = true;
        pinned.due = 3;
        clinic.request(anna);
        clinic.request(anna);

        assertThat(floors()).isEqualTo(new Floors(1, 5, 1, 4, 20));
    }

    @Test
    void aPinnedOneThatBreaksARuleIsCountedAsItStands() {
        SpecialistFacts anna = anHourADay();
        Clinic.RequestBuilder pinned = clinic.request(anna);
        pinned.published = new Request.Placement(at(3, 20, 0), VIDEO, new SpecialistFacts[] {anna});
        pinned.pinned = true;
        clinic.request(anna);

        assertThat(floors()).isEqualTo(new Floors(0, 0, 0, 3, 15));
    }

    @Test
    void whoMayLeaveMoreOutMayWaitLess() {
        SpecialistFacts anna = anHourADay();
        clinic.request(anna);
        clinic.request(anna).due = 0;
        var problem = clinic.problem();
        Plan all = PlanSolver.firstPlan(problem, Weights.benchmark(), 1);
        var one = new ArrayList<Consultation>();
        problem.requests().forEach(request -> one.add(new Consultation(problem, request, null)));
        Request first = problem.requests().getFirst();
        one.getFirst().setOption(new Option(problem, first, at(0, 9, 0), VIDEO, new SpecialistFacts[] {anna}));
        Plan half = new Plan(problem, Weights.benchmark(), Weights.benchmark().overrides(), one, null);

        assertThat(of(all)).isEqualTo(new Floors(0, 0, 0, 1, 5));
        assertThat(of(half)).isEqualTo(new Floors(0, 0, 0, 0, 0));
    }

    @Test
    void whereTimeIsUpTheFloorsAreLowAndNotWrong() {
        SpecialistFacts anna = anHourADay();
        for (int request = 0; request < 40; request++) {
            clinic.request(anna).due = 2;
        }
        Plan plan = PlanSolver.firstPlan(clinic.problem(), Weights.benchmark(), 1);

        assertThat(Floors.of(plan, Duration.ofMinutes(1), () -> true)).isEqualTo(new Floors(0, 0, 0, 0, 0));
    }

    private static Clinic.RequestBuilder follows(Clinic.RequestBuilder request, int earlier, int minGap) {
        request.follows = earlier;
        request.minGap = minGap;
        request.maxGap = SequenceLink.NO_BOUND;
        return request;
    }
}
