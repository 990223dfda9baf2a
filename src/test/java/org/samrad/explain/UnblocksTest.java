package org.samrad.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.explain.Ward.MONDAY;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.consultation.UrgencyScale;
import org.samrad.dataset.Placement;
import org.samrad.dataset.PlanningData;
import org.samrad.explain.unblock.AsItIs;
import org.samrad.explain.unblock.DroppedRole;
import org.samrad.explain.unblock.ExtraMinutes;
import org.samrad.explain.unblock.LaterLatestDay;
import org.samrad.explain.unblock.LowerLevel;
import org.samrad.explain.unblock.MovedConsultation;
import org.samrad.explain.unblock.OtherGap;
import org.samrad.explain.unblock.OtherMode;
import org.samrad.explain.unblock.OtherSite;
import org.samrad.explain.unblock.OtherWindow;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.explain.unblock.ShorterDuration;
import org.samrad.request.RequestLink;

/** What would give a request a place: each kind where it does, and where it just does not. */
class UnblocksTest {

    private final Ward ward = new Ward();

    private static LocalDate monday() {
        return LocalDate.parse(MONDAY);
    }

    @Test
    void whatHasAPlaceAsThingsStandNeedsNothing() {
        assertThat(ward.offeredFor()).containsExactly(new AsItIs());
        assertThat(ward.explained().cause().reason()).isEqualTo(Reason.FREE_PLACE);
    }

    @Test
    void theFewestDaysLaterThatWill() {
        ward.offersNothing("anna")
                .offers("anna", "2026-12-03", "09:00", "10:00", null)
                .offers("anna", "2026-12-02", "09:00", "10:00", null);
        assertThat(ward.offeredFor())
                .containsExactly(new LaterLatestDay("wanted", LocalDate.parse("2026-12-02"), 2, Urgency.DAYS_30));
    }

    @Test
    void whatADayOfWaitingWeighsInTheDataSaysWhatIsOfferedFirst() {
        ward.minutes = 90;
        ward.offers("anna", "2026-12-02", "09:00", "10:30", null);
        assertThat(ward.offeredFor())
                .extracting(Relaxation::kind)
                .containsSubsequence(Relaxation.Kind.LATER_LATEST_DAY, Relaxation.Kind.EXTRA_MINUTES);

        ward.urgencies = List.of(new PlanningData.UrgencyRule(Urgency.DAYS_30, 30, 40));
        assertThat(ward.offeredFor())
                .extracting(Relaxation::kind)
                .containsSubsequence(Relaxation.Kind.EXTRA_MINUTES, Relaxation.Kind.LATER_LATEST_DAY);
    }

    @Test
    void noLaterDayWhereThatOneIsTooShort() {
        ward.offersNothing("anna").offers("anna", "2026-12-02", "09:00", "09:45", null);
        assertThat(ward.offeredFor()).noneMatch(LaterLatestDay.class::isInstance);
    }

    @Test
    void aPersonsThirtyMinutesMoreBeforeOrAfterAStretchAtItsSite() {
        ward.minutes = 90;
        assertThat(ward.offeredFor())
                .contains(new ExtraMinutes("anna", monday(), LocalTime.of(8, 30), LocalTime.of(9, 0), "north"));
    }

    @Test
    void sixtyMinutesMoreWhereThirtyWillNotDo() {
        ward.minutes = 105;
        assertThat(ward.offeredFor())
                .contains(new ExtraMinutes("anna", monday(), LocalTime.of(8, 0), LocalTime.of(9, 0), "north"));
    }

    @Test
    void noExtraMinutesWhereEvenSixtyWillNotDo() {
        ward.minutes = 135;
        assertThat(ward.offeredFor()).noneMatch(ExtraMinutes.class::isInstance);
    }

    @Test
    void noExtraMinutesWhileThePersonIsAtAnotherSite() {
        ward.minutes = 90;
        ward.offers("anna", MONDAY, "08:45", "09:00", "south").offers("anna", MONDAY, "10:00", "10:15", "south");
        assertThat(ward.offeredFor()).noneMatch(ExtraMinutes.class::isInstance);
    }

    @Test
    void theLongestThatWillWhereItIsTooLong() {
        ward.minutes = 135;
        ward.offersNothing("anna").offers("anna", MONDAY, "09:00", "10:50", "north");
        assertThat(ward.offeredFor()).contains(new ShorterDuration("wanted", 135, 105));
    }

    @Test
    void asLongAsTheTimesWhenTheParticipantsCan() {
        ward.offersNothing("anna").offers("anna", MONDAY, "09:00", "11:00", "north");
        ward.windows = List.of(window(9, 0, 9, 45));
        assertThat(ward.offeredFor())
                .containsExactlyInAnyOrder(new ShorterDuration("wanted", 60, 45), otherWindow(9, 0, 10, 0));
    }

    @Test
    void noShorterOneWhereAQuarterIsTooLong() {
        ward.offersNothing("anna").offers("anna", MONDAY, "09:00", "09:10", "north");
        assertThat(ward.offeredFor()).noneMatch(ShorterDuration.class::isInstance);
    }

    @Test
    void noShorterOneThanAQuarterWhereThatIsNoWholeSlots() {
        ward.minutes = 90;
        ward.offersNothing("anna").offers("anna", MONDAY, "09:00", "09:15", "north");
        assertThat(ward.offeredFor()).noneMatch(ShorterDuration.class::isInstance);
        ward.offersNothing("anna").offers("anna", MONDAY, "09:00", "09:30", "north");
        assertThat(ward.offeredFor()).contains(new ShorterDuration("wanted", 90, 30));
    }

    @Test
    void theLongestThatWillWhereOnesThatAreShorterStillEndTooEarlyForWhatComesAfter() {
        ward.minutes = 90;
        ward.offersNothing("anna").offers("anna", MONDAY, "08:00", "11:15", "north");
        ward.other("before", MONDAY + "T08:00", "anna").ofTheSameCase("before");
        ward.other("after", MONDAY + "T10:15", "anna").ofTheSameCase("after");
        ward.links = List.of(
                new PlanningData.RequestLink("wanted", "before", null, null, null, 15),
                new PlanningData.RequestLink("after", "wanted", null, null, null, 0));
        assertThat(ward.offeredFor()).contains(new ShorterDuration("wanted", 90, 75));
    }

    @Test
    void theEarliestTimeBesideThoseWhenTheParticipantsCan() {
        ward.windows = List.of(window(13, 0, 15, 0));
        ward.offers("anna", "2026-12-01", "09:00", "10:00", null);
        assertThat(ward.offeredFor()).contains(otherWindow(9, 0, 10, 0));
    }

    @Test
    void noOtherTimeOnADayThatTheRequestDoesNotAllow() {
        ward.windows = List.of(window(13, 0, 15, 0));
        ward.offersNothing("anna").offers("anna", "2026-12-01", "09:00", "10:00", null);
        assertThat(ward.offeredFor()).noneMatch(OtherWindow.class::isInstance);
    }

    private static PlanningData.RequestWindow window(int fromHour, int fromMinute, int untilHour, int untilMinute) {
        return new PlanningData.RequestWindow(
                "wanted", monday().atTime(fromHour, fromMinute), monday().atTime(untilHour, untilMinute), false);
    }

    private static OtherWindow otherWindow(int fromHour, int fromMinute, int untilHour, int untilMinute) {
        return new OtherWindow(
                "wanted", monday().atTime(fromHour, fromMinute), monday().atTime(untilHour, untilMinute));
    }

    @Test
    void asManyDaysSoonerAfterTheOneBeforeAsItTakes() {
        follows(new PlanningData.RequestLink("wanted", "before", 7, null, null, null));
        ward.offers("anna", "2026-12-02", "09:00", "10:00", null).offers("anna", "2026-12-03", "09:00", "10:30", null);
        assertThat(ward.offeredFor()).contains(new OtherGap("wanted", "before", RequestLink.Bound.LEAST_DAYS, 7, 2));
        assertThat(ward.explained().unblocks().getFirst().placement().start()).isEqualTo("2026-12-03T09:00");
    }

    @Test
    void asManyDaysLaterAfterTheOneBeforeAsItTakes() {
        follows(new PlanningData.RequestLink("wanted", "before", null, 1, null, null));
        ward.offers("anna", "2026-12-03", "09:00", "10:00", null).offers("anna", "2026-12-04", "09:00", "10:00", null);
        assertThat(ward.offeredFor()).contains(new OtherGap("wanted", "before", RequestLink.Bound.MOST_DAYS, 1, 2));
    }

    @Test
    void asManyMinutesSoonerAfterTheOneBeforeAsItTakes() {
        follows(new PlanningData.RequestLink("wanted", "before", null, null, 60, null));
        ward.offers("anna", "2026-12-01", "09:00", "11:20", null);
        assertThat(ward.offeredFor())
                .contains(new OtherGap("wanted", "before", RequestLink.Bound.LEAST_MINUTES, 60, 15));
    }

    @Test
    void whatComesAfterItMayComeSoonerOrLater() {
        ward.other("after", "2026-12-04T09:00", "anna").ofTheSameCase("after");
        ward.latest = "2026-12-04";
        ward.offersNothing("anna").offers("anna", "2026-12-01", "09:00", "10:00", null);
        ward.offers("anna", "2026-12-04", "09:00", "10:00", null);

        ward.links = List.of(new PlanningData.RequestLink("after", "wanted", 5, null, null, null));
        assertThat(ward.offeredFor()).contains(new OtherGap("after", "wanted", RequestLink.Bound.LEAST_DAYS, 5, 3));
        ward.links = List.of(new PlanningData.RequestLink("after", "wanted", null, 1, null, null));
        assertThat(ward.offeredFor()).contains(new OtherGap("after", "wanted", RequestLink.Bound.MOST_DAYS, 1, 3));
    }

    @Test
    void noOtherGapWhereThatDoesNotHelpOrTheOtherIsOfAnotherCaseOrHasNoTime() {
        var link = new PlanningData.RequestLink("wanted", "before", 7, null, null, null);
        follows(link);
        assertThat(ward.offeredFor()).as("no time offered").noneMatch(OtherGap.class::isInstance);

        var elsewhere = new Ward();
        elsewhere.latest = "2026-12-04";
        elsewhere.other("before", "2026-12-01T09:00", "bo").offers("anna", "2026-12-03", "09:00", "10:00", null);
        elsewhere.links = List.of(link);
        assertThat(elsewhere.offeredFor()).as("of another case").noneMatch(OtherGap.class::isInstance);

        var waiting = new Ward();
        waiting.latest = "2026-12-04";
        waiting.waits("before").ofTheSameCase("before").offers("anna", "2026-12-03", "09:00", "10:00", null);
        waiting.links = List.of(link);
        assertThat(waiting.offeredFor()).as("without a time").isEmpty();
    }

    /** It comes after one that is held on Tuesday from nine to ten, until Friday. */
    private void follows(PlanningData.RequestLink link) {
        ward.latest = "2026-12-04";
        ward.offersNothing("anna")
                .offers("anna", "2026-12-01", "09:00", "10:00", null)
                .other("before", "2026-12-01T09:00", "anna")
                .ofTheSameCase("before");
        ward.links = List.of(link);
    }

    @Test
    void theHighestLevelThatSomebodyWhoHasTimeReaches() {
        ward.asksForLevel(5);
        assertThat(ward.offeredFor()).containsExactly(new LowerLevel("wanted", "psychiatrist", 5, 3));
    }

    @Test
    void noLowerLevelOfACompetenceThatNobodyHolds() {
        ward.specialist("anna", "psychology", 3, Set.of(Mode.VIDEO)).asksForLevel(5);
        assertThat(ward.offeredFor()).isEmpty();
    }

    @Test
    void aRequiredRoleLess() {
        ward.role("wanted", "psychologist", "psychology", 3, false).offersNothing("bo");
        assertThat(ward.offeredFor()).containsExactly(new DroppedRole("wanted", "psychologist"));
    }

    @Test
    void theOnlyRoleIsNotDropped() {
        ward.offersNothing("anna");
        assertThat(ward.offeredFor()).isEmpty();
    }

    @Test
    void anotherModeInWhichThePanelTakesPart() {
        ward.specialist("anna", "psychiatry", 3, Set.of(Mode.PHONE));
        assertThat(ward.offeredFor()).containsExactly(new OtherMode("wanted", Mode.PHONE));
    }

    @Test
    void onSiteIsNoOtherModeWhereNoSiteIsNamed() {
        ward.specialist("anna", "psychiatry", 3, Set.of(Mode.ON_SITE));
        assertThat(ward.offeredFor()).isEmpty();
    }

    @Test
    void anotherSiteThatThePanelReaches() {
        ward.modes = Set.of(Mode.ON_SITE);
        ward.sites = List.of("south");
        ward.specialist("anna", "psychiatry", 3, Set.of(Mode.ON_SITE));
        assertThat(ward.offeredFor()).containsExactly(new OtherSite("wanted", "north"));
    }

    @Test
    void noOtherSiteForWhoIsAtNone() {
        ward.modes = Set.of(Mode.ON_SITE);
        ward.sites = List.of("south");
        ward.specialist("anna", "psychiatry", 3, Set.of(Mode.ON_SITE))
                .offersNothing("anna")
                .offers("anna", MONDAY, "09:00", "10:00", null);
        assertThat(ward.offeredFor()).isEmpty();
    }

    @Test
    void anotherConsultationHeldLater() {
        ward.other("patient", MONDAY + "T09:00", "anna").offers("anna", "2026-12-08", "09:00", "10:00", null);
        assertThat(ward.offeredFor())
                .filteredOn(MovedConsultation.class::isInstance)
                .singleElement()
                .satisfies(moved -> {
                    Placement to = ((MovedConsultation) moved).to();
                    assertThat(to.request()).isEqualTo("patient");
                    assertThat(to.start()).isEqualTo("2026-12-08T09:00");
                });
    }

    @Test
    void whatWasAgainstARuleBeforeIsInNobodysWay() {
        ward.offersNothing("anna").offers("anna", "2026-12-02", "09:00", "10:00", null);
        List<Relaxation> offered = ward.offeredFor();
        assertThat(offered).isNotEmpty();

        ward.other("patient", "2026-12-08T09:00", "anna").publishes("patient");

        assertThat(ward.offeredFor()).as("though anna offers no such time").isEqualTo(offered);
    }

    @Test
    void aPublishedConsultationIsNotMoved() {
        ward.other("patient", MONDAY + "T09:00", "anna")
                .publishes("patient")
                .offers("anna", "2026-12-08", "09:00", "10:00", null);
        assertThat(ward.offeredFor()).noneMatch(MovedConsultation.class::isInstance);
    }

    @Test
    void aConsultationThatHasNoOtherPlaceIsNotMoved() {
        ward.other("patient", MONDAY + "T09:00", "anna").offers("anna", "2026-12-08", "09:00", "09:45", null);
        assertThat(ward.offeredFor()).noneMatch(MovedConsultation.class::isInstance);
    }

    @Test
    void anotherSpecialistTakesOver() {
        ward.specialist("cia", "psychiatry", 1, Set.of(Mode.VIDEO))
                .offers("cia", MONDAY, "09:00", "10:00", null)
                .other("patient", MONDAY + "T09:00", "anna");
        assertThat(ward.explained().unblocks())
                .first()
                .satisfies(unblock ->
                        assertThat(unblock.placement().panel().values()).containsExactly("anna"));
        assertThat(ward.offeredFor().getFirst()).isInstanceOf(MovedConsultation.class);
    }

    @Test
    void threeAtMostTheCheapestFirstOfDifferentKinds() {
        ward.specialist("cia", "psychiatry", 2, Set.of(Mode.VIDEO, Mode.PHONE))
                .offers("cia", MONDAY, "09:00", "10:00", null)
                .other("patient", MONDAY + "T09:00", "anna")
                .offers("anna", "2026-12-01", "09:00", "10:00", null);
        var offered = ward.offeredFor();
        assertThat(offered).hasSize(3);
        assertThat(offered).extracting(Relaxation::kind).doesNotHaveDuplicates();
        assertThat(offered)
                .isSortedAccordingTo(
                        java.util.Comparator.comparingInt(relaxation -> relaxation.price(UrgencyScale.DEFAULT)));
    }
}
