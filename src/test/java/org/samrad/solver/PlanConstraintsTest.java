package org.samrad.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.solver.Clinic.at;
import static org.samrad.solver.Clinic.placed;
import static org.samrad.solver.Clinic.unscheduled;

import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.test.ConstraintVerifier;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
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
        Stream<Object> facts = Arrays.stream(consultations)
                .map(Consultation::request)
                .flatMap(request -> Stream.concat(request.follows().stream(), request.sameSpecialists().stream()));
        VERIFIER.verifyThat(rule)
                .given(Stream.concat(Arrays.stream(consultations), facts).toArray())
                .penalizesBy(expected);
    }

    @Test
    void everyRuleIsAMethodOfItsNameAndNoOther() {
        var methods = Arrays.stream(PlanConstraints.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == Constraint.class && method.getParameterCount() == 1)
                .map(Method::getName);

        assertThat(methods)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(PlanRule.values())
                        .map(rule -> methodName(rule.id()))
                        .toList());
    }

    private static String methodName(String id) {
        return Pattern.compile("-(.)")
                .matcher(id)
                .replaceAll(hyphen -> hyphen.group(1).toUpperCase(Locale.ROOT));
    }

    @Test
    void competence_isBrokenByWhoeverIsNoCandidateOrNoLongerOne() {
        SpecialistFacts holder = clinic.specialist();
        SpecialistFacts other = clinic.specialist();
        var untilWednesday = new Candidate.Term[] {new Candidate.Term(3, 0, 2)};
        clinic.request().candidates(new Candidate(holder, untilWednesday, true, false));
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::competence, placed(problem, 0, at(1, 9, 0), holder));
        costs(1, PlanConstraints::competence, placed(problem, 0, at(2, 9, 0), holder));
        costs(1, PlanConstraints::competence, placed(problem, 0, at(1, 9, 0), other));
    }

    @Test
    void competence_leavesAnOptionalRoleEmptyButNotARequiredOne() {
        SpecialistFacts one = clinic.specialist();
        SpecialistFacts other = clinic.specialist();
        clinic.request(one).role(true, other);
        clinic.request(one).role(false, other);
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::competence, placed(problem, 0, at(0, 9, 0), one, null));
        costs(1, PlanConstraints::competence, placed(problem, 1, at(0, 9, 0), one, null));
    }

    @Test
    void distinctPanel_seatsNobodyTwice() {
        SpecialistFacts one = clinic.specialist();
        SpecialistFacts other = clinic.specialist();
        clinic.request(one).role(false, one, other);
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::distinctPanel, placed(problem, 0, at(0, 9, 0), one, other));
        costs(1, PlanConstraints::distinctPanel, placed(problem, 0, at(0, 9, 0), one, one));
    }

    @Test
    void availability_holdsTheWholeConsultationInOneStretch() {
        SpecialistFacts one = clinic.specialist();
        clinic.request(one);
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::availability, placed(problem, 0, at(0, 15, 0), one));
        costs(1, PlanConstraints::availability, placed(problem, 0, at(0, 15, 15), one));
        costs(1, PlanConstraints::availability, placed(problem, 0, at(5, 10, 0), one));
    }

    @Test
    void availability_holdsTheWayThereAndBack() {
        SpecialistFacts one = clinic.specialist();
        clinic.request(one).on(1);
        clinic.request(one).on(2);
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::availability, placed(problem, 0, at(0, 8, 30), one));
        costs(1, PlanConstraints::availability, placed(problem, 0, at(0, 8, 15), one));
        costs(1, PlanConstraints::availability, placed(problem, 1, at(0, 10, 0), one));
    }

    @Test
    void availability_startsOnTheGridAndNotBeforeNow() {
        SpecialistFacts one = clinic.specialist();
        clinic.now(at(0, 9, 0)).request(one);
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::availability, placed(problem, 0, at(0, 9, 0), one));
        costs(1, PlanConstraints::availability, placed(problem, 0, at(0, 8, 45), one));
        costs(1, PlanConstraints::availability, placed(problem, 0, at(0, 9, 10), one));
    }

    @Test
    void requestWindow_liesFromTheEarliestToTheLatestDay() {
        SpecialistFacts one = clinic.specialist();
        var request = clinic.request(one);
        request.earliest = 1;
        request.latest = 2;
        Problem problem = clinic.problem();

        costs(1, PlanConstraints::requestWindow, placed(problem, 0, at(0, 9, 0), one));
        costs(0, PlanConstraints::requestWindow, placed(problem, 0, at(1, 9, 0), one));
        costs(0, PlanConstraints::requestWindow, placed(problem, 0, at(2, 9, 0), one));
        costs(1, PlanConstraints::requestWindow, placed(problem, 0, at(3, 9, 0), one));
    }

    @Test
    void participantWindow_holdsTheWholeConsultation() {
        SpecialistFacts one = clinic.specialist();
        clinic.request(one).windows = new int[][] {{at(0, 9, 0), at(0, 10, 0)}, {at(0, 10, 0), at(0, 10, 30)}};
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::participantWindow, placed(problem, 0, at(0, 9, 0), one));
        costs(1, PlanConstraints::participantWindow, placed(problem, 0, at(0, 9, 15), one));
    }

    @Test
    void mode_isOneOfTheRequestsAndOfEachMembers() {
        SpecialistFacts both = clinic.specialist();
        SpecialistFacts phoneOnly = clinic.specialist(Sector.SPECIALIST_CARE, EnumSet.of(Mode.PHONE));
        clinic.request(both, phoneOnly);
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::mode, placed(problem, 0, at(0, 9, 0), both));
        costs(1, PlanConstraints::mode, placed(problem, 0, at(0, 9, 0), phoneOnly));
        costs(1, PlanConstraints::mode, placed(problem, 0, at(0, 9, 0), new Place(Mode.PHONE, Place.NO_SITE), both));
    }

    @Test
    void language_isSpokenByEveryMember() {
        SpecialistFacts speaker = clinic.specialist();
        SpecialistFacts other = clinic.specialist();
        var always = new Candidate.Term[] {new Candidate.Term(3, 0, 14)};
        clinic.request()
                .candidates(new Candidate(speaker, always, true, false), new Candidate(other, always, false, false));
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::language, placed(problem, 0, at(0, 9, 0), speaker));
        costs(1, PlanConstraints::language, placed(problem, 0, at(0, 9, 0), other));
    }

    @Test
    void exclusion_keepsASpecialistOffThePanelsOfTheCase() {
        SpecialistFacts welcome = clinic.specialist();
        SpecialistFacts excluded = clinic.specialist();
        var always = new Candidate.Term[] {new Candidate.Term(3, 0, 14)};
        clinic.request()
                .candidates(new Candidate(welcome, always, true, false), new Candidate(excluded, always, true, true));
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::exclusion, placed(problem, 0, at(0, 9, 0), welcome));
        costs(1, PlanConstraints::exclusion, placed(problem, 0, at(0, 9, 0), excluded));
    }

    @Test
    void sectors_areAllOnThePanel() {
        SpecialistFacts hospital = clinic.specialist();
        SpecialistFacts school = clinic.specialist(Sector.SCHOOL, EnumSet.allOf(Mode.class));
        clinic.request(hospital, school).role(true, hospital, school).sectors = Set.of(Sector.SCHOOL);
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::sectors, placed(problem, 0, at(0, 9, 0), hospital, school));
        costs(1, PlanConstraints::sectors, placed(problem, 0, at(0, 9, 0), hospital, null));
    }

    @Test
    void pinned_standsExactlyAsGiven() {
        SpecialistFacts one = clinic.specialist();
        var request = clinic.request(one);
        request.pinned = true;
        request.published =
                new Request.Placement(at(0, 9, 0), new Place(Mode.VIDEO, Place.NO_SITE), new SpecialistFacts[] {one});
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::pinned, placed(problem, 0, at(0, 9, 0), one));
        costs(1, PlanConstraints::pinned, placed(problem, 0, at(0, 9, 15), one));
    }

    @Test
    void doubleBooking_countsTravelAndBuffer() {
        SpecialistFacts one = clinic.specialist(10, SpecialistFacts.NO_LIMIT, SpecialistFacts.NO_LIMIT);
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
        SpecialistFacts late = clinic.offering(
                new OfferedInterval(at(0, 22, 0), at(0, 23, 59), 0), new OfferedInterval(at(1, 0, 0), at(1, 3, 0), 0));
        clinic.request(late);
        clinic.request(late);
        Problem problem = clinic.problem();
        Consultation first = placed(problem, 0, at(0, 22, 45), late);

        costs(0, PlanConstraints::doubleBooking, first, placed(problem, 1, at(1, 0, 30), late));
        costs(1, PlanConstraints::doubleBooking, first, placed(problem, 1, at(1, 0, 15), late));
    }

    @Test
    void dailyLimit_countsConsultationsOfADay() {
        SpecialistFacts one = clinic.specialist(0, 1, SpecialistFacts.NO_LIMIT);
        clinic.request(one);
        clinic.request(one);
        Problem problem = clinic.problem();
        Consultation first = placed(problem, 0, at(0, 9, 0), one);

        costs(0, PlanConstraints::dailyLimit, first, placed(problem, 1, at(1, 9, 0), one));
        costs(1, PlanConstraints::dailyLimit, first, placed(problem, 1, at(0, 14, 0), one));
    }

    @Test
    void weeklyLimit_countsConsultationsOfAnIsoWeek() {
        SpecialistFacts one = clinic.specialist(0, SpecialistFacts.NO_LIMIT, 1);
        clinic.request(one);
        clinic.request(one);
        Problem problem = clinic.problem();
        Consultation first = placed(problem, 0, at(4, 9, 0), one);

        costs(0, PlanConstraints::weeklyLimit, first, placed(problem, 1, at(7, 9, 0), one));
        costs(1, PlanConstraints::weeklyLimit, first, placed(problem, 1, at(0, 9, 0), one));
    }

    @Test
    void rooms_holdOneConsultationEachAtATime() {
        SpecialistFacts one = clinic.specialist();
        SpecialistFacts other = clinic.specialist();
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
        SpecialistFacts one = clinic.specialist();
        SpecialistFacts other = clinic.specialist();
        clinic.request(one);
        clinic.request(other).caseIndex = 0;
        Problem problem = clinic.problem();
        Consultation first = placed(problem, 0, at(0, 9, 0), one);

        costs(0, PlanConstraints::sameCase, first, placed(problem, 1, at(0, 10, 0), other));
        costs(1, PlanConstraints::sameCase, first, placed(problem, 1, at(0, 9, 45), other));
    }

    @Test
    void sequence_keepsTheGapAndNeedsTheOneBefore() {
        SpecialistFacts one = clinic.specialist();
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
        SpecialistFacts one = clinic.specialist();
        SpecialistFacts other = clinic.specialist();
        clinic.request(one);
        clinic.request(other).follows = 0;
        Problem problem = clinic.problem();
        Consultation first = placed(problem, 0, at(0, 9, 0), one);

        costs(0, PlanConstraints::sequence, first, placed(problem, 1, at(0, 10, 0), other));
        costs(1, PlanConstraints::sequence, first, placed(problem, 1, at(0, 8, 0), other));
    }

    @Test
    void sequence_keepsGapsInMinutesAcrossDays() {
        SpecialistFacts one = clinic.specialist();
        clinic.request(one);
        var later = clinic.request(one);
        later.follows = 0;
        later.minGapMinutes = 30;
        later.maxGapMinutes = 24 * Clinic.HOUR;
        Problem problem = clinic.problem();
        Consultation first = placed(problem, 0, at(0, 9, 0), one);

        costs(0, PlanConstraints::sequence, first, placed(problem, 1, at(0, 10, 30), one));
        costs(1, PlanConstraints::sequence, first, placed(problem, 1, at(0, 10, 15), one));
        costs(0, PlanConstraints::sequence, first, placed(problem, 1, at(1, 10, 0), one));
        costs(1, PlanConstraints::sequence, first, placed(problem, 1, at(1, 10, 15), one));
    }

    @Test
    void sequence_needsAllThatItFollows() {
        SpecialistFacts one = clinic.specialist();
        clinic.request(one);
        clinic.request(one);
        var later = clinic.request(one);
        later.moreLinks.add(new SequenceLink(0, 2, 0, SequenceLink.NO_BOUND, 0, SequenceLink.NO_BOUND));
        later.moreLinks.add(new SequenceLink(1, 2, 1, SequenceLink.NO_BOUND, 0, SequenceLink.NO_BOUND));
        Problem problem = clinic.problem();
        Consultation first = placed(problem, 0, at(0, 9, 0), one);
        Consultation second = placed(problem, 1, at(1, 9, 0), one);

        costs(0, PlanConstraints::sequence, first, second, placed(problem, 2, at(2, 9, 0), one));
        costs(1, PlanConstraints::sequence, first, second, placed(problem, 2, at(1, 10, 0), one));
        costs(1, PlanConstraints::sequence, first, unscheduled(problem, 1), placed(problem, 2, at(2, 9, 0), one));
        costs(0, PlanConstraints::sequence, first, unscheduled(problem, 1), unscheduled(problem, 2));
    }

    @Test
    void sameSpecialist_bindsWhereTheOtherRoleIsFilled() {
        SpecialistFacts one = clinic.specialist();
        SpecialistFacts other = clinic.specialist();
        clinic.request(one, other).role(true, one, other);
        var later = clinic.request(one, other);
        later.same.add(new SameSpecialist(1, 0, 0, 1));
        Problem problem = clinic.problem();
        Consultation second = placed(problem, 1, at(1, 9, 0), one);

        costs(0, PlanConstraints::sameSpecialist, placed(problem, 0, at(0, 9, 0), other, one), second);
        costs(1, PlanConstraints::sameSpecialist, placed(problem, 0, at(0, 9, 0), one, other), second);
        costs(0, PlanConstraints::sameSpecialist, placed(problem, 0, at(0, 9, 0), other, null), second);
        costs(0, PlanConstraints::sameSpecialist, unscheduled(problem, 0), second);
    }

    @Test
    void consent_isThereOnTheDay() {
        SpecialistFacts one = clinic.specialist();
        SpecialistFacts other = clinic.specialist();
        var always = new Candidate.Term[] {new Candidate.Term(3, 0, Clinic.DAYS)};
        clinic.request()
                .candidates(
                        new Candidate(one, always, true, List.of(new int[] {1, 3}), false),
                        new Candidate(other, always, true, List.of(), false));
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::consent, placed(problem, 0, at(1, 9, 0), one));
        costs(1, PlanConstraints::consent, placed(problem, 0, at(0, 9, 0), one));
        costs(1, PlanConstraints::consent, placed(problem, 0, at(3, 9, 0), one));
        costs(1, PlanConstraints::consent, placed(problem, 0, at(1, 9, 0), other));
    }

    @Test
    void notice_isGivenToTheMinute() {
        SpecialistFacts one = clinic.specialist();
        clinic.request(one).earliestStart = at(1, 9, 30);
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::notice, placed(problem, 0, at(1, 9, 30), one));
        costs(1, PlanConstraints::notice, placed(problem, 0, at(1, 9, 15), one));
    }

    @Test
    void schoolHours_costWhereTheChildAttends() {
        SpecialistFacts one = clinic.specialist();
        clinic.request(one).childAttends = true;
        clinic.request(one);
        Problem problem = clinic.school(1, at(1, 8, 0), at(1, 12, 0)).problem();

        costs(1, PlanConstraints::schoolHours, placed(problem, 0, at(1, 11, 45), one));
        costs(0, PlanConstraints::schoolHours, placed(problem, 0, at(1, 12, 0), one));
        costs(0, PlanConstraints::schoolHours, placed(problem, 0, at(2, 9, 0), one));
        costs(0, PlanConstraints::schoolHours, placed(problem, 1, at(1, 9, 0), one));
    }

    @Test
    void undesiredTime_costsForEachWhoOffersItUnwillinglyIfOnlyInPart() {
        SpecialistFacts willing = clinic.specialist();
        clinic.undesired(1, 13 * Clinic.HOUR, 15 * Clinic.HOUR);
        SpecialistFacts unwilling = clinic.specialist();
        SpecialistFacts too = clinic.specialist();
        clinic.request(unwilling).role(true, willing, too);
        Problem problem = clinic.problem();

        costs(1, PlanConstraints::undesiredTime, placed(problem, 0, at(1, 12, 15), unwilling, willing));
        costs(2, PlanConstraints::undesiredTime, placed(problem, 0, at(8, 14, 45), unwilling, too));
        costs(0, PlanConstraints::undesiredTime, placed(problem, 0, at(1, 12, 0), unwilling, too));
        costs(0, PlanConstraints::undesiredTime, placed(problem, 0, at(2, 13, 0), unwilling, too));
    }

    @Test
    void familyIdle_countsWholeQuartersBetweenConsultationsOfADay() {
        SpecialistFacts one = clinic.specialist();
        for (int request = 0; request < 3; request++) {
            clinic.request(one).caseIndex = 0;
        }
        clinic.request(one);
        Problem problem = clinic.problem();
        Consultation first = placed(problem, 0, at(0, 9, 0), one);

        costs(0, PlanConstraints::familyIdle, first, placed(problem, 1, at(0, 10, 0), one));
        costs(1, PlanConstraints::familyIdle, first, placed(problem, 1, at(0, 10, 29), one));
        costs(2, PlanConstraints::familyIdle, first, placed(problem, 1, at(0, 10, 30), one));
        costs(0, PlanConstraints::familyIdle, first, placed(problem, 1, at(1, 9, 0), one));
        costs(0, PlanConstraints::familyIdle, first, placed(problem, 3, at(0, 12, 0), one));
        costs(
                3,
                PlanConstraints::familyIdle,
                first,
                placed(problem, 2, at(0, 11, 45), one),
                placed(problem, 1, at(0, 10, 30), one));
    }

    @Test
    void waiting_countsFromTheFirstDayWishedFor() {
        SpecialistFacts one = clinic.specialist();
        clinic.request(one).waitingFrom = 2;
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::waiting, placed(problem, 0, at(1, 9, 0), one));
        costs(5, PlanConstraints::waiting, placed(problem, 0, at(3, 9, 0), one));
    }

    @Test
    void unscheduled_costsTheUrgentMore() {
        SpecialistFacts one = clinic.specialist();
        clinic.request(one).urgency = Urgency.DAYS_90;
        clinic.request(one).urgency = Urgency.DAYS_3;
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::unscheduled, placed(problem, 0, at(0, 9, 0), one));
        costs(2, PlanConstraints::unscheduled, unscheduled(problem, 0));
        costs(40, PlanConstraints::unscheduled, unscheduled(problem, 1));
    }

    @Test
    void waiting_countsDaysFromTheEarliest() {
        SpecialistFacts one = clinic.specialist();
        var request = clinic.request(one);
        request.earliest = 1;
        request.urgency = Urgency.DAYS_14;
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::waiting, placed(problem, 0, at(1, 15, 0), one));
        costs(24, PlanConstraints::waiting, placed(problem, 0, at(3, 8, 0), one));
    }

    @Test
    void overdue_countsDaysPastTheGuarantee() {
        SpecialistFacts one = clinic.specialist();
        clinic.request(one).due = 7;
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::overdue, placed(problem, 0, at(7, 9, 0), one));
        costs(10, PlanConstraints::overdue, placed(problem, 0, at(9, 9, 0), one));
    }

    @Test
    void optionalRole_costsOnlyWhereItIsLeftEmpty() {
        SpecialistFacts one = clinic.specialist();
        SpecialistFacts other = clinic.specialist();
        clinic.request(one).role(true, other);
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::optionalRole, placed(problem, 0, at(0, 9, 0), one, other));
        costs(1, PlanConstraints::optionalRole, placed(problem, 0, at(0, 9, 0), one, null));
        costs(0, PlanConstraints::optionalRole, unscheduled(problem, 0));
    }

    @Test
    void continuity_costsSomebodyNewOnlyWhereSomebodyKnownWouldDo() {
        SpecialistFacts known = clinic.specialist();
        SpecialistFacts other = clinic.specialist();
        clinic.request(known, other).known = new SpecialistFacts[] {known};
        clinic.request(other).known = new SpecialistFacts[] {known};
        clinic.request(known, other);
        Problem problem = clinic.problem();

        costs(1, PlanConstraints::continuity, placed(problem, 0, at(0, 9, 0), other));
        costs(0, PlanConstraints::continuity, placed(problem, 0, at(0, 9, 0), known));
        costs(0, PlanConstraints::continuity, placed(problem, 1, at(0, 9, 0), other));
        costs(0, PlanConstraints::continuity, placed(problem, 2, at(0, 9, 0), other));
    }

    @Test
    void continuity_asksWhetherTheKnownQualifyOnTheDay() {
        SpecialistFacts known = clinic.specialist();
        SpecialistFacts other = clinic.specialist();
        var untilWednesday = new Candidate.Term[] {new Candidate.Term(3, 0, 2)};
        var always = new Candidate.Term[] {new Candidate.Term(3, 0, Clinic.DAYS)};
        clinic.request()
                        .candidates(
                                new Candidate(known, untilWednesday, true, false),
                                new Candidate(other, always, true, false))
                        .known =
                new SpecialistFacts[] {known};
        Problem problem = clinic.problem();

        costs(1, PlanConstraints::continuity, placed(problem, 0, at(1, 9, 0), other));
        costs(0, PlanConstraints::continuity, placed(problem, 0, at(2, 9, 0), other));
    }

    @Test
    void newFaces_countsWhomACaseMeetsBeyondTheFirstPanelOfItsFirstConsultation() {
        SpecialistFacts one = clinic.specialist();
        SpecialistFacts other = clinic.specialist();
        SpecialistFacts third = clinic.specialist();
        clinic.request(one).role(false, other);
        clinic.request(one, other, third).caseIndex = 0;
        clinic.request(one, other, third).caseIndex = 0;
        Problem problem = clinic.problem();
        Consultation first = placed(problem, 0, at(0, 9, 0), one, other);

        costs(0, PlanConstraints::newFaces, first);
        costs(0, PlanConstraints::newFaces, first, placed(problem, 1, at(1, 9, 0), other));
        costs(1, PlanConstraints::newFaces, first, placed(problem, 1, at(1, 9, 0), third));
        costs(
                1,
                PlanConstraints::newFaces,
                first,
                placed(problem, 1, at(1, 9, 0), third),
                placed(problem, 2, at(2, 9, 0), third));
    }

    @Test
    void newFaces_takesTheFirstByTimeAndNotByOrderOfRequests() {
        SpecialistFacts one = clinic.specialist();
        SpecialistFacts other = clinic.specialist();
        clinic.request(one);
        clinic.request(one).role(false, other).caseIndex = 0;
        Problem problem = clinic.problem();
        Consultation alone = placed(problem, 0, at(1, 9, 0), one);

        costs(0, PlanConstraints::newFaces, alone, placed(problem, 1, at(0, 9, 0), one, other));
        costs(1, PlanConstraints::newFaces, alone, placed(problem, 1, at(2, 9, 0), one, other));
    }

    @Test
    void newFaces_ofAnotherCaseCountForNothing() {
        SpecialistFacts one = clinic.specialist();
        SpecialistFacts other = clinic.specialist();
        clinic.request(one);
        clinic.request(other);
        Problem problem = clinic.problem();

        costs(
                0,
                PlanConstraints::newFaces,
                placed(problem, 0, at(0, 9, 0), one),
                placed(problem, 1, at(1, 9, 0), other));
    }

    @Test
    void overQualified_countsLevelsAboveTheOneAskedFor() {
        SpecialistFacts one = clinic.specialist();
        var terms = new Candidate.Term[] {new Candidate.Term(5, 0, 14), new Candidate.Term(4, 2, 14)};
        clinic.request().candidates(new Candidate(one, terms, true, false)).minLevel = 2;
        Problem problem = clinic.problem();

        costs(3, PlanConstraints::overQualified, placed(problem, 0, at(0, 9, 0), one));
        costs(2, PlanConstraints::overQualified, placed(problem, 0, at(2, 9, 0), one));
    }

    @Test
    void overQualified_leavesTheLevelAskedForAndANamedPersonAlone() {
        SpecialistFacts one = clinic.specialist();
        clinic.request(one).minLevel = 3;
        var named = clinic.request(one);
        named.minLevel = 1;
        named.named = true;
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::overQualified, placed(problem, 0, at(0, 9, 0), one));
        costs(0, PlanConstraints::overQualified, placed(problem, 1, at(0, 9, 0), one));
    }

    @Test
    void external_countsEachRoleThatASupplierFills() {
        SpecialistFacts own = clinic.specialist();
        SpecialistFacts supplier = clinic.external();
        clinic.request(own, supplier).role(false, own, supplier);
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::external, placed(problem, 0, at(0, 9, 0), own, own));
        costs(1, PlanConstraints::external, placed(problem, 0, at(0, 9, 0), own, supplier));
    }

    @Test
    void travel_countsTheMinutesOfThePanelToTheSite() {
        SpecialistFacts one = clinic.specialist();
        SpecialistFacts other = clinic.specialist();
        clinic.request(one).role(false, other).on(0, 1);
        Problem problem = clinic.problem();
        Place away = new Place(Mode.ON_SITE, 1);
        Place there = new Place(Mode.ON_SITE, 0);

        costs(40, PlanConstraints::travel, placed(problem, 0, at(0, 9, 0), away, one, other));
        costs(0, PlanConstraints::travel, placed(problem, 0, at(0, 9, 0), there, one, other));
    }

    @Test
    void preferredWindow_costsOutsideAllOfThem() {
        SpecialistFacts one = clinic.specialist();
        clinic.request(one).preferred = new int[][] {{at(0, 9, 0), at(0, 10, 0)}, {at(1, 13, 0), at(1, 16, 0)}};
        clinic.request(one);
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::preferredWindow, placed(problem, 0, at(0, 9, 0), one));
        costs(1, PlanConstraints::preferredWindow, placed(problem, 0, at(0, 9, 15), one));
        costs(0, PlanConstraints::preferredWindow, placed(problem, 0, at(1, 15, 0), one));
        costs(0, PlanConstraints::preferredWindow, placed(problem, 1, at(0, 9, 15), one));
    }

    @Test
    void workload_isTheRootOfTheSummedSquaredDeviationsOfTheSharesBooked() {
        SpecialistFacts one = clinic.specialist();
        SpecialistFacts other = clinic.specialist();
        clinic.request(one, other);
        clinic.request(one, other);
        Problem problem = clinic.problem();
        Consultation first = placed(problem, 0, at(0, 9, 0), one);

        // An hour of the 80 offered is a share of 1.25 %: 125 and 0, or 250 and 0, about their mean.
        costs(0, PlanConstraints::workload, first, placed(problem, 1, at(0, 9, 0), other));
        costs(88, PlanConstraints::workload, first);
        costs(177, PlanConstraints::workload, first, placed(problem, 1, at(0, 10, 0), one));
    }

    @Test
    void fragmentation_countsIdleGapsOfLessThanHalfAnHour() {
        SpecialistFacts one = clinic.specialist();
        clinic.request(one);
        clinic.request(one);
        Problem problem = clinic.problem();
        Consultation first = placed(problem, 0, at(0, 9, 0), one);

        costs(0, PlanConstraints::fragmentation, first, placed(problem, 1, at(0, 10, 0), one));
        costs(1, PlanConstraints::fragmentation, first, placed(problem, 1, at(0, 10, 15), one));
        costs(0, PlanConstraints::fragmentation, first, placed(problem, 1, at(0, 10, 30), one));
        costs(0, PlanConstraints::fragmentation, first, placed(problem, 1, at(1, 10, 15), one));
    }

    @Test
    void fragmentation_looksNeitherIntoTheBufferNorPastTheEndOfAStretch() {
        SpecialistFacts resting = clinic.specialist(15, SpecialistFacts.NO_LIMIT, SpecialistFacts.NO_LIMIT);
        SpecialistFacts split = clinic.offering(
                new OfferedInterval(at(0, 8, 0), at(0, 10, 0), 0), new OfferedInterval(at(0, 11, 0), at(0, 13, 0), 0));
        clinic.request(resting, split);
        clinic.request(resting, split);
        Problem problem = clinic.problem();

        costs(
                0,
                PlanConstraints::fragmentation,
                placed(problem, 0, at(0, 9, 0), resting),
                placed(problem, 1, at(0, 10, 15), resting));
        costs(
                0,
                PlanConstraints::fragmentation,
                placed(problem, 0, at(0, 9, 0), split),
                placed(problem, 1, at(0, 11, 0), split));
    }

    @Test
    void disruption_pricesWhatChangesOfAPublishedConsultation() {
        SpecialistFacts one = clinic.specialist();
        SpecialistFacts other = clinic.specialist();
        var request = clinic.request(one, other);
        request.published =
                new Request.Placement(at(0, 9, 0), new Place(Mode.VIDEO, Place.NO_SITE), new SpecialistFacts[] {one});
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::disruption, placed(problem, 0, at(0, 9, 0), one));
        costs(50, PlanConstraints::disruption, placed(problem, 0, at(0, 10, 0), one));
        costs(30, PlanConstraints::disruption, placed(problem, 0, at(0, 9, 0), other));
        costs(80, PlanConstraints::disruption, placed(problem, 0, at(1, 9, 0), other));
        costs(100, PlanConstraints::disruption, unscheduled(problem, 0));
    }

    @Test
    void disruption_pricesAnotherModeOrSiteOnce() {
        SpecialistFacts one = clinic.specialist();
        var request = clinic.request(one).on(0, 1);
        request.published = new Request.Placement(at(0, 9, 0), new Place(Mode.ON_SITE, 0), new SpecialistFacts[] {one});
        Place video = new Place(Mode.VIDEO, Place.NO_SITE);
        Problem problem = clinic.problem();

        costs(0, PlanConstraints::disruption, placed(problem, 0, at(0, 9, 0), new Place(Mode.ON_SITE, 0), one));
        costs(20, PlanConstraints::disruption, placed(problem, 0, at(0, 9, 0), new Place(Mode.ON_SITE, 1), one));
        costs(20, PlanConstraints::disruption, placed(problem, 0, at(0, 9, 0), video, one));
        costs(70, PlanConstraints::disruption, placed(problem, 0, at(0, 9, 15), video, one));
    }

    @Test
    void disruption_leavesThePinnedAndTheUnpublishedAlone() {
        SpecialistFacts one = clinic.specialist();
        SpecialistFacts other = clinic.specialist();
        var request = clinic.request(one, other);
        request.published =
                new Request.Placement(at(0, 9, 0), new Place(Mode.VIDEO, Place.NO_SITE), new SpecialistFacts[] {one});
        request.pinned = true;
        clinic.request(one);
        Problem problem = clinic.problem();

        costs(
                0,
                PlanConstraints::disruption,
                placed(problem, 0, at(0, 10, 0), other),
                placed(problem, 1, at(0, 9, 0), one));
    }
}
