package org.samrad.solver.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.solver.Clinic.at;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Place;
import org.samrad.solver.Clinic;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanCloner;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.Weights;

/** Among equals a plan keeps what is published, then what it began with, then the earliest of the day. */
class CostFreeChangesTest {

    private static final Place VIDEO = new Place(Mode.VIDEO, Place.NO_SITE);
    private static final Place PHONE = new Place(Mode.PHONE, Place.NO_SITE);

    private final Clinic clinic = new Clinic();
    private SpecialistFacts one;
    private Clinic.RequestBuilder asked;

    @BeforeEach
    void aRequestByVideoOrPhone() {
        one = clinic.specialist();
        asked = clinic.request(one);
        asked.places = new Place[] {VIDEO, PHONE};
    }

    @Test
    void whatItBeganWithIsKeptWhereTheChangeGainsNothing() {
        assertThat(start(takenBack(at(0, 11, 0), VIDEO, at(0, 14, 0), PHONE))).isEqualTo(at(0, 14, 0));
    }

    @Test
    void anEarlierDayIsAGainAndStays() {
        assertThat(start(takenBack(at(0, 11, 0), VIDEO, at(1, 9, 0), VIDEO))).isEqualTo(at(0, 11, 0));
    }

    @Test
    void theEarliestOfTheDayIsTakenWhereThereWasNoPlaceBefore() {
        Problem problem = clinic.problem();
        Plan before = Plan.of(problem, Weights.defaults());
        Plan found = Plan.of(problem, Weights.defaults());
        found.getConsultations().getFirst().setOption(option(problem, at(0, 14, 0), VIDEO));

        int first = start(CostFreeChanges.takenBack(found, before, () -> false));

        assertThat(first).isLessThan(at(0, 14, 0)).isEqualTo(at(0, 8, 0));
    }

    @Test
    void whatItBeganWithIsNotKeptWhereNobodyHadProposedIt() {
        Problem problem = clinic.problem();
        Plan before = Plan.of(problem, Weights.defaults());
        before.getConsultations().getFirst().setOption(option(problem, at(0, 14, 0), VIDEO));
        Plan found = new PlanCloner().cloneSolution(before);
        before.leaveOutBut(Set.of());

        assertThat(start(CostFreeChanges.takenBack(found, before, () -> false))).isEqualTo(at(0, 8, 0));
    }

    @Test
    void thePublishedModeIsKeptWhereDisruptionIsSwitchedOff() {
        asked.published = new Request.Placement(at(0, 9, 0), PHONE, new SpecialistFacts[] {one});
        Problem problem = clinic.problem();
        Plan before = Plan.of(problem, Weights.benchmark());
        Plan found = Plan.of(problem, Weights.benchmark());
        found.getConsultations().getFirst().setOption(option(problem, at(0, 9, 0), VIDEO));

        Plan kept = CostFreeChanges.takenBack(found, before, () -> false);

        assertThat(kept.getConsultations().getFirst().getOption().place()).isEqualTo(PHONE);
    }

    @Test
    void nothingIsTakenBackWhenThereIsNoTime() {
        Problem problem = clinic.problem();
        Plan found = Plan.of(problem, Weights.defaults());
        found.getConsultations().getFirst().setOption(option(problem, at(0, 14, 0), VIDEO));

        assertThat(CostFreeChanges.takenBack(found, Plan.of(problem, Weights.defaults()), () -> true))
                .isSameAs(found);
    }

    private Plan takenBack(int foundStart, Place foundPlace, int beforeStart, Place beforePlace) {
        Problem problem = clinic.problem();
        Plan before = Plan.of(problem, Weights.defaults());
        before.getConsultations().getFirst().setOption(option(problem, beforeStart, beforePlace));
        Plan found = Plan.of(problem, Weights.defaults());
        found.getConsultations().getFirst().setOption(option(problem, foundStart, foundPlace));
        return CostFreeChanges.takenBack(found, before, () -> false);
    }

    private Option option(Problem problem, int start, Place place) {
        return new Option(problem, problem.requests().getFirst(), start, place, new SpecialistFacts[] {one});
    }

    private static int start(Plan plan) {
        return plan.getConsultations().getFirst().getOption().start();
    }
}
