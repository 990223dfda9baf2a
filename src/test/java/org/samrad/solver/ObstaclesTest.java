package org.samrad.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.solver.Clinic.DAYS;
import static org.samrad.solver.Clinic.at;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.solver.Obstacle.Kind;

class ObstaclesTest {

    private static final Candidate.Term[] ALWAYS = {new Candidate.Term(3, 0, DAYS)};

    private final Clinic clinic = new Clinic();
    private final Specialist one = clinic.specialist();

    private Kind obstacleOf(int request) {
        Plan plan = Plan.of(clinic.problem(), Weights.defaults());
        return new Obstacles(plan).of(plan.problem().requests().get(request)).kind();
    }

    /** The request is all that is unscheduled; the one before it stands at this start. */
    private Kind obstacleBeside(int start) {
        Plan plan = Plan.of(clinic.problem(), Weights.defaults());
        Request placed = plan.problem().requests().get(0);
        plan.getConsultations()
                .get(0)
                .setOption(new Option(plan.problem(), placed, start, placed.places()[0], new Specialist[] {one}));
        return new Obstacles(plan).of(plan.problem().requests().get(1)).kind();
    }

    @Test
    void aWindowThatHasPassedLeavesNoStart() {
        clinic.now(at(3, 0, 0)).request(one).latest = 2;
        assertThat(obstacleOf(0)).isEqualTo(Kind.PAST_WINDOW);
    }

    @Test
    void nobodyHoldsTheCompetence() {
        clinic.request();
        assertThat(obstacleOf(0)).isEqualTo(Kind.NO_COMPETENCE);
    }

    @Test
    void theCompetenceIsNotValidInTheWindow() {
        clinic.request()
                .candidates(new Candidate(one, new Candidate.Term[] {new Candidate.Term(3, 0, 2)}, true, false))
                .earliest = 3;
        assertThat(obstacleOf(0)).isEqualTo(Kind.COMPETENCE_EXPIRED);
    }

    @Test
    void whoeverCouldIsExcluded() {
        clinic.request().candidates(new Candidate(one, ALWAYS, true, true));
        assertThat(obstacleOf(0)).isEqualTo(Kind.EXCLUDED);
    }

    @Test
    void whoeverCouldSpeaksAnotherLanguage() {
        clinic.request().candidates(new Candidate(one, ALWAYS, false, false));
        assertThat(obstacleOf(0)).isEqualTo(Kind.NO_LANGUAGE);
    }

    @Test
    void whoeverCouldTakesPartInAnotherMode() {
        clinic.request(clinic.specialist(Sector.SPECIALIST_CARE, EnumSet.of(Mode.PHONE)));
        assertThat(obstacleOf(0)).isEqualTo(Kind.NO_MODE);
    }

    @Test
    void whoeverCouldOffersNoTimeInTheWindow() {
        var request = clinic.request(one);
        request.earliest = 5;
        request.latest = 6;
        assertThat(obstacleOf(0)).isEqualTo(Kind.NO_OFFERED_TIME);
    }

    @Test
    void whoeverCouldHasNoWayToTheSite() {
        clinic.request(one).on(2);
        assertThat(obstacleOf(0)).isEqualTo(Kind.NO_SITE);
    }

    @Test
    void theSiteIsNotBlamedForATimeThatNobodyOffers() {
        var request = clinic.request(one).on(2);
        request.earliest = 5;
        request.latest = 6;
        assertThat(obstacleOf(0)).isEqualTo(Kind.NO_OFFERED_TIME);
    }

    @Test
    void aSectorThatMustTakePartHasNobody() {
        clinic.request(one).sectors = Set.of(Sector.SCHOOL);
        assertThat(obstacleOf(0)).isEqualTo(Kind.SECTOR);
    }

    @Test
    void eachRoleHasSomebodyButNeverAtOneTime() {
        Specialist early = clinic.offering(new Stretch(at(0, 8, 0), at(0, 9, 0), 0));
        Specialist late = clinic.offering(new Stretch(at(0, 10, 0), at(0, 11, 0), 0));
        clinic.request(early).role(false, late);
        assertThat(obstacleOf(0)).isEqualTo(Kind.NO_JOINT_TIME);
    }

    @Test
    void whatItFollowsIsNotScheduled() {
        clinic.request();
        clinic.request(one).follows = 0;
        assertThat(obstacleOf(1)).isEqualTo(Kind.FOLLOWS_UNSCHEDULED);
    }

    @Test
    void whoeverCouldIsBookedForOthers() {
        clinic.request(one);
        clinic.request(one).windows = new int[][] {{at(0, 9, 0), at(0, 10, 0)}};
        assertThat(obstacleBeside(at(0, 9, 30))).isEqualTo(Kind.BUSY);
    }

    @Test
    void whoeverCouldHasReachedTheLimit() {
        Specialist limited = clinic.specialist(0, 1, Specialist.NO_LIMIT);
        clinic.request(limited);
        clinic.request(limited).latest = 0;
        Plan plan = Plan.of(clinic.problem(), Weights.defaults());
        Request placed = plan.problem().requests().get(0);
        plan.getConsultations()
                .get(0)
                .setOption(new Option(
                        plan.problem(), placed, at(0, 9, 0), placed.places()[0], new Specialist[] {limited}));

        assertThat(new Obstacles(plan).of(plan.problem().requests().get(1)).kind())
                .isEqualTo(Kind.LIMIT);
    }
}
