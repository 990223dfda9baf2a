package org.samrad.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.explain.Ward.MONDAY;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.UnscheduledRow;

/** The one reason that is named: what the nearest candidate of the hardest role meets. */
class CauseTest {

    private static final Set<Mode> VIDEO = Set.of(Mode.VIDEO);

    private final Ward ward = new Ward();

    private Reason reason() {
        return ward.explained().cause().reason();
    }

    private Set<Reason> ofAnna() {
        return ward.explained().matrix().cell("psychiatrist", "anna").reasons();
    }

    @Test
    void aWindowThatHasPassedLeavesNoStart() {
        ward.latest = "2026-11-26";
        assertThat(reason()).isEqualTo(Reason.PAST_WINDOW);
    }

    @Test
    void nobodyHoldsTheCompetence() {
        ward.specialist("anna", "psychology", 3, VIDEO);
        assertThat(reason()).isEqualTo(Reason.NO_COMPETENCE);
        assertThat(ward.explained().cause().role()).isEqualTo("psychiatrist");
    }

    @Test
    void whereThereAreNoSpecialistsNobodyHoldsTheCompetence() {
        ward.withoutSpecialists();
        assertThat(reason()).isEqualTo(Reason.NO_COMPETENCE);
        assertThat(ward.explained().matrix().rows().getFirst().cells()).isEmpty();
        assertThat(ward.offeredFor()).isEmpty();
    }

    @Test
    void whereWhatIsOfferedIsTooShortAShorterOneIsNamedInOneSentence() {
        ward.offersNothing("anna").offers("anna", MONDAY, "09:00", "09:45", "north");
        assertThat(reason()).isEqualTo(Reason.NO_OFFERED_TIME);
        assertThat(sentence()).contains("; one of 45 minutes could be held at 2026-11-30 09:00 by video.");
        assertThat(sentence().indexOf(". ")).isNegative();
    }

    @Test
    void withoutTimeToLookOnlyWhatTheRequestItselfTellsIsTold() {
        var other = new Ward().asksForLevel(4);
        ward.other("patient", MONDAY + "T09:00", "anna").latest = "2026-11-26";
        var asked = new AtomicInteger();

        assertThat(Explanation.unscheduledRows(ward.data(), List.of(), () -> asked.getAndIncrement() > 0))
                .extracting(UnscheduledRow::reason)
                .containsExactly("FREE_PLACE", "PAST_WINDOW");
        assertThat(Explanation.unscheduledRows(other.data(), List.of(), () -> true))
                .extracting(UnscheduledRow::reason)
                .containsExactly("NOT_KNOWN");
    }

    @Test
    void nobodyReachesTheLevel() {
        ward.asksForLevel(4);
        assertThat(reason()).isEqualTo(Reason.LEVEL_TOO_LOW);
        assertThat(ward.explained().cause().sentence()).contains("psychiatry at level 4 or more");
    }

    @Test
    void theCompetenceIsNotValidInTheWindow() {
        ward.holdsUntil("anna", MONDAY);
        assertThat(reason()).isEqualTo(Reason.COMPETENCE_EXPIRED);
    }

    @Test
    void aCompetenceValidOnTheDayIsNoReason() {
        ward.holdsUntil("anna", "2026-12-01");
        assertThat(reason()).isEqualTo(Reason.FREE_PLACE);
    }

    @Test
    void whoeverCouldIsExcluded() {
        ward.excluded = "anna";
        ward.whyExcluded = "is a relative";
        assertThat(reason()).isEqualTo(Reason.EXCLUDED);
        assertThat(sentence()).contains("anna (is a relative)");
    }

    @Test
    void whoeverCouldSpeaksAnotherLanguage() {
        ward.languages = List.of("ar");
        assertThat(reason()).isEqualTo(Reason.NO_LANGUAGE);
    }

    @Test
    void whoeverCouldTakesPartInAnotherMode() {
        ward.modes = Set.of(Mode.PHONE);
        assertThat(reason()).isEqualTo(Reason.NO_MODE);
    }

    @Test
    void whoeverCouldOffersTooLittleTime() {
        ward.minutes = 75;
        assertThat(reason()).isEqualTo(Reason.NO_OFFERED_TIME);
    }

    @Test
    void whoeverCouldHasNoWayToTheSite() {
        ward.modes = Set.of(Mode.ON_SITE);
        ward.sites = List.of("south");
        ward.specialist("anna", "psychiatry", 3, Set.of(Mode.ON_SITE));
        assertThat(reason()).isEqualTo(Reason.UNKNOWN_WAY);
        assertThat(sentence()).contains("no travel time to south is known from north");

        ward.travel = List.of(new PlanningData.TravelTime("north", "south", 10));
        assertThat(reason()).isEqualTo(Reason.NO_SITE);

        ward.minutes = 30;
        assertThat(reason()).isEqualTo(Reason.FREE_PLACE);
    }

    @Test
    void itTakesLongerThanTheFamilyCan() {
        ward.windows = List.of(window(MONDAY + "T09:00", MONDAY + "T09:45"));
        assertThat(reason()).isEqualTo(Reason.TOO_LONG);
        assertThat(sentence()).contains("takes 60 minutes", "45 at most");

        ward.minutes = 45;
        assertThat(reason()).isEqualTo(Reason.FREE_PLACE);
    }

    @Test
    void theFamilyCanOnlyOnOtherDaysOfTheWeek() {
        ward.latest = "2026-12-06";
        ward.windows = List.of(window("2026-12-05T09:00", "2026-12-05T12:00"));
        assertThat(reason()).isEqualTo(Reason.OUTSIDE_WINDOWS);
        assertThat(sentence())
                .contains("only on Saturdays (2026-12-05 09:00 to 12:00)", "who offer time on Mondays")
                .contains("otherwise it could be held at 2026-11-30 09:00");
    }

    private static PlanningData.RequestWindow window(String from, String until) {
        return new PlanningData.RequestWindow("wanted", LocalDateTime.parse(from), LocalDateTime.parse(until), false);
    }

    @Test
    void theOnlyJointTimeLiesAfterItsLastDay() {
        ward.role("wanted", "psychologist", "psychology", 1, false)
                .offersNothing("bo")
                .offers("bo", MONDAY, "10:00", "11:00", null)
                .offers("anna", "2026-12-03", "10:00", "11:00", null)
                .offers("bo", "2026-12-03", "10:00", "11:00", null);
        assertThat(reason()).isEqualTo(Reason.OUTSIDE_DATES);
        assertThat(sentence()).contains("at 2026-12-03 10:00 by video", "to lie from 2026-11-27 to 2026-11-30");
    }

    @Test
    void aSectorMustTakePartThatNobodyIsOf() {
        ward.sectors = List.of(Sector.SCHOOL);
        assertThat(reason()).isEqualTo(Reason.SECTOR);
        assertThat(sentence()).contains("Nobody from the sector SCHOOL");
    }

    @Test
    void twoThingsThatOnlyTogetherStandInTheWayAreBothNamed() {
        ward.role("wanted", "psychologist", "psychology", 4, false).other("patient", MONDAY + "T09:00", "anna");
        Cause cause = ward.explained().cause();
        assertThat(cause.reason()).isEqualTo(Reason.LEVEL_TOO_LOW);
        assertThat(cause.role()).isEqualTo("psychologist");
        assertThat(cause.others()).containsExactly(Reason.BUSY);
        assertThat(cause.sentence())
                .contains("nobody holds psychology at level 4 or more")
                .contains("; besides, for 2026-11-30 09:00: anna (psychiatrist) is booked for patient");
    }

    @Test
    void ofMoreThanTwoThingsThatOnlyTogetherStandInTheWayTheFirstAreNamedAndTheRestCounted() {
        ward.role("wanted", "psychologist", "psychology", 4, false).other("patient", MONDAY + "T09:00", "anna");
        ward.languages = List.of("ar");
        Cause cause = ward.explained().cause();
        assertThat(cause.proved()).isTrue();
        assertThat(cause.reason()).isEqualTo(Reason.NO_LANGUAGE);
        assertThat(cause.others()).containsExactly(Reason.LEVEL_TOO_LOW, Reason.BUSY);
        assertThat(cause.sentence())
                .contains("but for this: anna (psychiatrist) speaks")
                .endsWith("; bo (psychologist) does not hold psychology at level 4; and 1 more.");
    }

    @Test
    void thatNobodyGetsThereIsSaidBeforeThatTheyOfferNoTimeTogether() {
        ward.modes = Set.of(Mode.ON_SITE);
        ward.sites = List.of("south");
        ward.specialist("anna", "psychiatry", 3, Set.of(Mode.ON_SITE))
                .specialist("bo", "psychology", 3, Set.of(Mode.ON_SITE))
                .role("wanted", "psychologist", "psychology", 1, false)
                .offersNothing("bo")
                .offers("bo", MONDAY, "10:00", "11:00", "north");
        Cause cause = ward.explained().cause();
        assertThat(cause.reason()).isEqualTo(Reason.UNKNOWN_WAY);
        assertThat(cause.others()).containsExactly(Reason.NO_OFFERED_TIME);
    }

    @Test
    void whoeverCouldIsAway() {
        ward.absent("anna", MONDAY + "T09:30", MONDAY + "T12:00");
        assertThat(reason()).isEqualTo(Reason.ABSENT);
    }

    @Test
    void whoeverCouldIsBooked() {
        ward.other("patient", MONDAY + "T09:00", "anna");
        assertThat(reason()).isEqualTo(Reason.BUSY);
        assertThat(ward.explained().matrix().cell("psychiatrist", "anna").busyWith())
                .containsExactly("patient");
    }

    @Test
    void everyReasonOfASpecialistIsTold() {
        ward.other("patient", MONDAY + "T09:00", "anna")
                .asksForLevel(5)
                .absent("anna", MONDAY + "T09:45", MONDAY + "T12:00");
        ward.languages = List.of("ar");
        assertThat(ofAnna())
                .containsExactlyInAnyOrder(Reason.LEVEL_TOO_LOW, Reason.NO_LANGUAGE, Reason.ABSENT, Reason.BUSY);
    }

    @Test
    void theOneWhoGetsFurthestCounts() {
        ward.specialist("cia", "psychiatry", 1, VIDEO).other("patient", MONDAY + "T09:00", "anna");
        assertThat(reason()).isEqualTo(Reason.BUSY);
    }

    @Test
    void eachRoleHasSomebodyButNeverAtOneTime() {
        ward.role("wanted", "psychologist", "psychology", 1, false)
                .offersNothing("bo")
                .offers("bo", MONDAY, "10:00", "11:00", null);
        assertThat(reason()).isEqualTo(Reason.NO_JOINT_TIME);
    }

    @Test
    void onePersonCannotFillTwoRolesWheneverItIs() {
        ward.role("wanted", "second psychiatrist", "psychiatry", 1, false);
        assertThat(reason()).isEqualTo(Reason.NO_PANEL);
        assertThat(ward.explained().cause().sentence()).contains("no panel of different people");

        ward.specialist("cia", "psychiatry", 3, VIDEO);
        assertThat(reason()).isEqualTo(Reason.NO_JOINT_TIME);
    }

    @Test
    void whoOnlyMeetInDifferentWaysAreNoPanel() {
        ward.modes = Set.of(Mode.VIDEO, Mode.PHONE);
        ward.specialist("bo", "psychology", 3, Set.of(Mode.PHONE))
                .role("wanted", "psychologist", "psychology", 1, false);
        assertThat(reason()).isEqualTo(Reason.NO_PANEL);
    }

    @Test
    void eachRoleHasSomebodyAndOnlyBookingsKeepThemApart() {
        ward.role("wanted", "psychologist", "psychology", 1, false)
                .offers("anna", MONDAY, "13:00", "14:00", null)
                .other("patient", MONDAY + "T09:00", "anna");
        assertThat(reason()).isEqualTo(Reason.BUSY);
        assertThat(ward.explained().cause().role()).isNull();
    }

    @Test
    void anOptionalRoleIsNoReason() {
        ward.role("wanted", "geneticist", "psychology", 5, true);
        assertThat(reason()).isEqualTo(Reason.FREE_PLACE);
    }

    private String sentence() {
        return ward.explained().cause().sentence();
    }

    @Test
    void itCouldOnlyStartTooSoon() {
        ward.noticeHours = 69;
        assertThat(reason()).isEqualTo(Reason.FREE_PLACE);

        ward.noticeHours = 70;
        assertThat(reason()).isEqualTo(Reason.NO_OFFERED_TIME);

        ward.noticeHours = 84;
        assertThat(reason()).isEqualTo(Reason.NOTICE);
        assertThat(sentence()).contains("84 hours after now (2026-11-27 12:00)");
    }

    @Test
    void theCaseHasNoConsentForTheOrganisationOfWhoeverCould() {
        ward.answering = "town";
        assertThat(reason()).isEqualTo(Reason.NO_CONSENT);
        assertThat(sentence()).contains("the case case-of-wanted has no consent", "psychiatry (hospital)");
        assertThat(ofAnna()).containsExactly(Reason.NO_CONSENT);

        ward.consents = List.of(consent(MONDAY, "2026-12-01"));
        assertThat(reason()).isEqualTo(Reason.FREE_PLACE);

        ward.consents = List.of(consent("2026-11-01", MONDAY));
        assertThat(reason()).isEqualTo(Reason.NO_CONSENT);
    }

    private static PlanningData.Consent consent(String given, String withdrawn) {
        return new PlanningData.Consent(
                "case-of-wanted", "hospital", LocalDate.parse(given), LocalDate.parse(withdrawn));
    }

    @Test
    void thePersonFromBeforeDoesNotDo() {
        ward.specialist("cia", "psychiatry", 1, VIDEO)
                .offers("cia", MONDAY, "09:00", "10:00", null)
                .other("first", MONDAY + "T08:00", "cia");
        assertThat(reason()).isEqualTo(Reason.FREE_PLACE);

        ward.asksForTheDoctorOf("first");
        assertThat(reason()).isEqualTo(Reason.NOT_THE_SAME);
        assertThat(sentence())
                .isEqualTo("The role psychiatrist goes to cia, who is doctor of first,"
                        + " and does not hold psychiatry at level 3 or more.");
        assertThat(ofAnna()).containsExactly(Reason.NOT_THE_SAME);
    }

    @Test
    void thePersonFromBeforeIsBooked() {
        ward.other("first", MONDAY + "T08:00", "anna")
                .other("patient", MONDAY + "T09:00", "anna")
                .asksForTheDoctorOf("first");
        assertThat(reason()).isEqualTo(Reason.BUSY);
        assertThat(sentence()).contains("goes to anna, who is doctor of first, and is booked for first, patient");
    }

    @Test
    void oneOfThoseThatItFollowsIsNotScheduled() {
        ward.other("first", MONDAY + "T08:00", "anna");
        ward.links = List.of(link("first", null, null), link("second", null, null));
        assertThat(reason()).isEqualTo(Reason.FOLLOWS_UNSCHEDULED);
        assertThat(sentence()).isEqualTo("The consultation that it follows, second, is not scheduled.");
    }

    /** Anna offers no time at 08:00. */
    @Test
    void whatItTakesAPersonOverFromIsPinnedWhereItBreaksARule() {
        ward.other("first", MONDAY + "T08:00", "anna").pins("first").asksForTheDoctorOf("first");
        assertThat(reason()).isEqualTo(Reason.FOLLOWS_UNSCHEDULED);
        assertThat(sentence())
                .isEqualTo("The consultation that it takes a person over from, first, is pinned where it breaks a rule,"
                        + " and may not be built on.");
        ward.links = List.of(link("first", null, null));
        assertThat(sentence()).startsWith("The consultation that it follows, first, is pinned");
    }

    @Test
    void noStartIsAtTheRightDistanceInMinutes() {
        ward.latest = MONDAY;
        ward.other("first", "2026-12-01T08:00", "bo");
        ward.links = List.of(link("first", 30, 90));
        assertThat(reason()).isEqualTo(Reason.GAP_OUT_OF_WINDOW);
        assertThat(sentence()).contains("30 to 90 minutes after first, which ends 2026-12-01 09:00");
    }

    @Test
    void noDistanceAtAllAndOneOfManyMinutesAreSaidAsTheFileHasThem() {
        ward.latest = MONDAY;
        ward.other("first", "2026-12-01T08:00", "bo");
        ward.links = List.of(link("first", 0, 0));
        assertThat(sentence()).contains("0 to 0 minutes after first");
        ward.links = List.of(link("first", 1440, 2880));
        assertThat(sentence()).contains("1440 to 2880 minutes after first");
        ward.links = List.of(link("first", null, 0));
        assertThat(sentence()).contains("0 minutes at most after first");
    }

    private static PlanningData.RequestLink link(String follows, Integer least, Integer most) {
        return new PlanningData.RequestLink("wanted", follows, null, null, least, most);
    }
}
