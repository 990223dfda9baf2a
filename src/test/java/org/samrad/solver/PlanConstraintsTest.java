package org.samrad.solver;

import static org.samrad.solver.Clinic.at;
import static org.samrad.solver.Clinic.placed;
import static org.samrad.solver.Clinic.unscheduled;

import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.test.ConstraintVerifier;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;

/** Each rule with a match and a near miss. */
class PlanConstraintsTest {

    private static final ConstraintVerifier<PlanConstraints, Plan> VERIFIER =
            ConstraintVerifier.build(new PlanConstraints(), Plan.class, Consultation.class);

    private final Clinic clinic = new Clinic();

    private static void costs(
            long expected,
            BiFunction<PlanConstraints, ConstraintFactory, Constraint> rule,
            Consultation... consultations) {
        VERIFIER.verifyThat(rule).given((Object[]) consultations).penalizesBy(expected);
    }

    private static BiFunction<PlanConstraints, ConstraintFactory, Constraint> ofEachOption(PlanRule rule) {
        return (constraints, factory) -> constraints.keptByEveryOption(factory, rule);
    }

    @Test
    void competence_isBrokenByWhoeverIsNoCandidateOrNoLongerOne() {
        Specialist holder = clinic.specialist();
        Specialist other = clinic.specialist();
        var untilWednesday = new Candidate.Term[] {new Candidate.Term(3, 0, 2)};
        clinic.request().candidates(new Candidate(holder, untilWednesday, true, false));
        Problem problem = clinic.problem();

        costs(0, ofEachOption(PlanRule.COMPETENCE), placed(problem, 0, at(1, 9, 0), holder));
        costs(1, ofEachOption(PlanRule.COMPETENCE), placed(problem, 0, at(2, 9, 0), holder));
        costs(1, ofEachOption(PlanRule.COMPETENCE), placed(problem, 0, at(1, 9, 0), other));
    }

    @Test
    void competence_leavesAnOptionalRoleEmptyButNotARequiredOne() {
        Specialist one = clinic.specialist();
        Specialist other = clinic.specialist();
        clinic.request(one).role(true, other);
        clinic.request(one).role(false, other);
        Problem problem = clinic.problem();

        costs(0, ofEachOption(PlanRule.COMPETENCE), placed(problem, 0, at(0, 9, 0), one, null));
        costs(1, ofEachOption(PlanRule.COMPETENCE), placed(problem, 1, at(0, 9, 0), one, null));
    }

    @Test
    void distinctPanel_seatsNobodyTwice() {
        Specialist one = clinic.specialist();
        Specialist other = clinic.specialist();
        clinic.request(one).role(false, one, other);
        Problem problem = clinic.problem();

        costs(0, ofEachOption(PlanRule.DISTINCT_PANEL), placed(problem, 0, at(0, 9, 0), one, other));
        costs(1, ofEachOption(PlanRule.DISTINCT_PANEL), placed(problem, 0, at(0, 9, 0), one, one));
    }

    @Test
    void availability_holdsTheWholeConsultationInOneStretch() {
        Specialist one = clinic.specialist();
        clinic.request(one);
        Problem problem = clinic.problem();

        costs(0, ofEachOption(PlanRule.AVAILABILITY), placed(problem, 0, at(0, 15, 0), one));
        costs(1, ofEachOption(PlanRule.AVAILABILITY), placed(problem, 0, at(0, 15, 15), one));
        costs(1, ofEachOption(PlanRule.AVAILABILITY), placed(problem, 0, at(5, 10, 0), one));
    }

    @Test
    void availability_holdsTheWayThereAndBack() {
        Specialist one = clinic.specialist();
        clinic.request(one).on(1);
        clinic.request(one).on(2);
        Problem problem = clinic.problem();

        costs(0, ofEachOption(PlanRule.AVAILABILITY), placed(problem, 0, at(0, 8, 30), one));
        costs(1, ofEachOption(PlanRule.AVAILABILITY), placed(problem, 0, at(0, 8, 15), one));
        costs(1, ofEachOption(PlanRule.AVAILABILITY), placed(problem, 1, at(0, 10, 0), one));
    }

    @Test
    void availability_startsOnTheGridAndNotBeforeNow() {
        Specialist one = clinic.specialist();
        clinic.now(at(0, 9, 0)).request(one);
        Problem problem = clinic.problem();

        costs(0, ofEachOption(PlanRule.AVAILABILITY), placed(problem, 0, at(0, 9, 0), one));
        costs(1, ofEachOption(PlanRule.AVAILABILITY), placed(problem, 0, at(0, 8, 45), one));
        costs(1, ofEachOption(PlanRule.AVAILABILITY), placed(problem, 0, at(0, 9, 10), one));
    }

    @Test
    void requestWindow_liesFromTheEarliestToTheLatestDay() {
        Specialist one = clinic.specialist();
        var request = clinic.request(one);
        request.earliest = 1;
        request.latest = 2;
        Problem problem = clinic.problem();

        costs(1, ofEachOption(PlanRule.REQUEST_WINDOW), placed(problem, 0, at(0, 9, 0), one));
        costs(0, ofEachOption(PlanRule.REQUEST_WINDOW), placed(problem, 0, at(1, 9, 0), one));
        costs(0, ofEachOption(PlanRule.REQUEST_WINDOW), placed(problem, 0, at(2, 9, 0), one));
        costs(1, ofEachOption(PlanRule.REQUEST_WINDOW), placed(problem, 0, at(3, 9, 0), one));
    }

    @Test
    void participantWindow_holdsTheWholeConsultation() {
        Specialist one = clinic.specialist();
        clinic.request(one).windows = new int[][] {{at(0, 9, 0), at(0, 10, 0)}, {at(0, 10, 0), at(0, 10, 30)}};
        Problem problem = clinic.problem();

        costs(0, ofEachOption(PlanRule.PARTICIPANT_WINDOW), placed(problem, 0, at(0, 9, 0), one));
        costs(1, ofEachOption(PlanRule.PARTICIPANT_WINDOW), placed(problem, 0, at(0, 9, 15), one));
    }

    @Test
    void mode_isOneOfTheRequestsAndOfEachMembers() {
        Specialist both = clinic.specialist();
        Specialist phoneOnly = clinic.specialist(Sector.SPECIALIST_CARE, EnumSet.of(Mode.PHONE));
        clinic.request(both, phoneOnly);
        Problem problem = clinic.problem();

        costs(0, ofEachOption(PlanRule.MODE), placed(problem, 0, at(0, 9, 0), both));
        costs(1, ofEachOption(PlanRule.MODE), placed(problem, 0, at(0, 9, 0), phoneOnly));
        costs(
                1,
                ofEachOption(PlanRule.MODE),
                placed(problem, 0, at(0, 9, 0), new Place(Mode.PHONE, Place.NO_SITE), both));
    }

    @Test
    void language_isSpokenByEveryMember() {
        Specialist speaker = clinic.specialist();
        Specialist other = clinic.specialist();
        var always = new Candidate.Term[] {new Candidate.Term(3, 0, 14)};
        clinic.request()
                .candidates(new Candidate(speaker, always, true, false), new Candidate(other, always, false, false));
        Problem problem = clinic.problem();

        costs(0, ofEachOption(PlanRule.LANGUAGE), placed(problem, 0, at(0, 9, 0), speaker));
        costs(1, ofEachOption(PlanRule.LANGUAGE), placed(problem, 0, at(0, 9, 0), other));
    }

    @Test
    void exclusion_keepsASpecialistOffThePanelsOfTheCase() {
        Specialist welcome = clinic.specialist();
        Specialist excluded = clinic.specialist();
        var always = new Candidate.Term[] {new Candidate.Term(3, 0, 14)};
        clinic.request()
                .candidates(new Candidate(welcome, always, true, false), new Candidate(excluded, always, true, true));
        Problem problem = clinic.problem();

        costs(0, ofEachOption(PlanRule.EXCLUSION), placed(problem, 0, at(0, 9, 0), welcome));
        costs(1, ofEachOption(PlanRule.EXCLUSION), placed(problem, 0, at(0, 9, 0), excluded));
    }

    @Test
    void sectors_areAllOnThePanel() {
        Specialist hospital = clinic.specialist();
        Specialist school = clinic.specialist(Sector.SCHOOL, EnumSet.allOf(Mode.class));
        clinic.request(hospital, school).role(true, hospital, school).sectors = Set.of(Sector.SCHOOL);
        Problem problem = clinic.problem();

        costs(0, ofEachOption(PlanRule.SECTORS), placed(problem, 0, at(0, 9, 0), hospital, school));
        costs(1, ofEachOption(PlanRule.SECTORS), placed(problem, 0, at(0, 9, 0), hospital, null));
    }

    @Test
    void pinned_standsExactlyAsGiven() {
        Specialist one = clinic.specialist();
        var request = clinic.request(one);
        request.pinned = true;
        request.published =
                new Request.Placement(at(0, 9, 0), new Place(Mode.VIDEO, Place.NO_SITE), new Specialist[] {one});
        Problem problem = clinic.problem();

        costs(0, ofEachOption(PlanRule.PINNED), placed(problem, 0, at(0, 9, 0), one));
        costs(1, ofEachOption(PlanRule.PINNED), placed(problem, 0, at(0, 9, 15), one));
    }

    @Test
    void doubleBooking_countsTravelAndBuffer() {
        Specialist one = clinic.specialist(10, Specialist.NO_LIMIT, Specialist.NO_LIMIT);
        clinic.request(one);
        clinic.request(one);
        clinic.request(one).on(1);
        Problem problem = clinic.problem();
        Consultation first = placed(problem, 0, at(0, 9, 0), one);

        costs(0, PlanConstraints::doubleBooking, first, placed(problem, 1, at(0, 10, 15), one));
        costs(1, PlanConstraints::doubleBooking, first, placed(problem, 1, at(0, 10, 0), one));
        costs(0, PlanConstraints::doubleBooking, first, placed(problem, 2, at(0, 10, 30), one));
        costs(1, PlanConstraints::doubleBooking, first, placed(problem, 2, at(0, 10, 15), one));
        costs(0, PlanConstraints::doubleBooking, first, placed(problem, 1, at(1, 9, 0), one));
    }

    @Test
    void doubleBooking_seesABufferThatPassesMidnight() {
        Specialist late =
                clinic.offering(new Stretch(at(0, 22, 0), at(0, 23, 59), 0), new Stretch(at(1, 0, 0), at(1, 3, 0), 0));
        clinic.request(late);
        clinic.request(late);
        Problem problem = clinic.problem();
        Consultation first = placed(problem, 0, at(0, 22, 45), late);

        costs(0, PlanConstraints::doubleBookingPastMidnight, first, placed(problem, 1, at(1, 0, 30), late));
        costs(1, PlanConstraints::doubleBookingPastMidnight, first, placed(problem, 1, at(1, 0, 15), late));
    }

    @Test
    void dailyLimit_countsConsultationsOfADay() {
        Specialist one = clinic.specialist(0, 1, Specialist.NO_LIMIT);
        clinic.request(one);
        clinic.request(one);
        Problem problem = clinic.problem();
        Consultation first = placed(problem, 0, at(0, 9, 0), one);

        costs(0, PlanConstraints::dailyLimit, first, placed(problem, 1, at(1, 9, 0), one));
        costs(1, PlanConstraints::dailyLimit, first, placed(problem, 1, at(0, 14, 0), one));
    }

    @Test
    void weeklyLimit_countsConsultationsOfAnIsoWeek() {
        Specialist one = clinic.specialist(0, Specialist.NO_LIMIT, 1);
        clinic.request(one);
        clinic.request(one);
        Problem problem = clinic.problem();
        Consultation first = placed(problem, 0, at(4, 9, 0), one);

        costs(0, PlanConstraints::weeklyLimit, first, placed(problem, 1, at(7, 9, 0), one));
        costs(1, PlanConstraints::weeklyLimit, first, placed(problem, 1, at(0, 9, 0), one));
    }

    @Test
    void rooms_holdOneConsultationEachAtATime() {
        Specialist one = clinic.specialist();
        Specialist other = clinic.specialist();
        clinic.request(one).on(0);
        clinic.request(other).on(0, 1);
        Problem problem = clinic.problem();
        Consultation first = placed(problem, 0, at(0, 9, 0), one);

        costs(0, PlanConstraints::rooms, first, placed(problem, 1, at(0, 10, 0), other));
        costs(1, PlanConstraints::rooms, first, placed(problem, 1, at(0, 9, 45), other));
        costs(0, PlanConstraints::rooms, first, placed(problem, 1, at(0, 9, 45), new Place(Mode.ON_SITE, 1), other));
    }

    @Test
    void sameCase_meetsOnceAtATime() {
        Specialist one = clinic.specialist();
        Specialist other = clinic.specialist();
        clinic.request(one);
        clinic.request(other).caseIndex = 0;
        Problem problem = clinic.problem();
        Consultation first = placed(problem, 0, at(0, 9, 0), one);

        costs(0, PlanConstraints::sameCase, first, placed(problem, 1, at(0, 10, 0), other));
        costs(1, PlanConstraints::sameCase, first, placed(problem, 1, at(0, 9, 45), other));
    }

    @Test
    void sequence_keepsTheGapAndNeedsTheOneBefore() {
        Specialist one = clinic.specialist();
        clinic.request(one);
        var later = clinic.request(one);
        later.follows = 0;
        later.minGap = 1;
        later.maxGap = 3;
        Problem problem = clinic.problem();
        Consultation first = placed(problem, 0, at(0, 9, 0), one);

        costs(0, PlanConstraints::sequence, first, placed(problem, 1, at(1, 9, 0), one));
        costs(0, PlanConstraints::sequence, first, placed(problem, 1, at(3, 9, 0), one));
        costs(1, PlanConstraints::sequence, first, placed(problem, 1, at(0, 11, 0), one));
        costs(1, PlanConstraints::sequence, first, placed(problem, 1, at(4, 9, 0), one));
        costs(1, PlanConstraints::sequence, unscheduled(problem, 0), placed(problem, 1, at(1, 9, 0), one));
        costs(0, PlanConstraints::sequence, first, unscheduled(problem, 1));
    }

    @Test
    void sequence_onOneDayStartsAfterTheOtherEnds() {
        Specialist one = clinic.specialist();
        Specialist other = clinic.specialist();
        clinic.request(one);
        clinic.request(other).follows = 0;
        Problem problem = clinic.problem();
        Consultation first = placed(problem, 0, at(0, 9, 0), one);

        costs(0, PlanConstraints::sequence, first, placed(problem, 1, at(0, 10, 0), other));
        costs(1, PlanConstraints::sequence, first, placed(problem, 1, at(0, 8, 0), other));
    }

    @Test
    void unscheduled_costsTheUrgentMore() {
        Specialist one = clinic.specialist();
        clinic.request(one).urgency = Urgency.DAYS_90;
        clinic.request(one).urgency = Urgency.DAYS_3;
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::unscheduled, placed(problem, 0, at(0, 9, 0), one));
        costs(2, PlanConstraints::unscheduled, unscheduled(problem, 0));
        costs(40, PlanConstraints::unscheduled, unscheduled(problem, 1));
    }

    @Test
    void waiting_countsDaysFromTheEarliest() {
        Specialist one = clinic.specialist();
        var request = clinic.request(one);
        request.earliest = 1;
        request.urgency = Urgency.DAYS_14;
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::waiting, placed(problem, 0, at(1, 15, 0), one));
        costs(24, PlanConstraints::waiting, placed(problem, 0, at(3, 8, 0), one));
    }

    @Test
    void overdue_countsDaysPastTheGuarantee() {
        Specialist one = clinic.specialist();
        clinic.request(one).due = 7;
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::overdue, placed(problem, 0, at(7, 9, 0), one));
        costs(10, PlanConstraints::overdue, placed(problem, 0, at(9, 9, 0), one));
    }
}
