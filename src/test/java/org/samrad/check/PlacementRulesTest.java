package org.samrad.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningHeader;
import org.samrad.dataset.ScheduleRow;

/** Where and when one consultation may lie, whoever takes part. */
class PlacementRulesTest {

    private final Clinic clinic = new Clinic();

    @Test
    void aWholeConsultationInOfferedTimeIsValid() {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3).role("speech", "speech", 1);

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna", "speech=bo");

        assertThat(clinic.violations()).isEmpty();
    }

    @Test
    void anEmptyScheduleIsValid() {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);

        assertThat(clinic.violations()).isEmpty();
    }

    @Test
    void aRequiredRoleLeftEmptyIsRefused() {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3).role("speech", "speech", 1);

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna");

        assertThat(clinic.faults()).containsExactly("whole");
    }

    @Test
    void anOptionalRoleMayBeEmptyOrFilled() {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3).optionalRole("speech", "speech");
        clinic.asks("r2").role("psychiatrist", "child-psychiatry", 3).optionalRole("speech", "speech");

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna");
        clinic.video("r2", "2026-11-30T10:00", "psychiatrist=anna", "speech=bo");

        assertThat(clinic.violations()).isEmpty();
    }

    @Test
    void aRoleFilledTwiceIsRefused() {
        clinic.holds("bo", "child-psychiatry", 3);
        clinic.asks("r1").optionalRole("psychiatrist", "child-psychiatry");

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna", "psychiatrist=bo");

        assertThat(clinic.faults()).containsExactly("whole");
    }

    @Test
    void whatTheDataDoNotKnowIsRefused() {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna", "guest=bo");
        clinic.video("r9", "2026-11-30T09:00", "psychiatrist=anna");

        assertThat(clinic.violations())
                .extracting(Violation::rule, Violation::detail)
                .containsExactly(
                        tuple("reference", "It has no role guest."), tuple("reference", "There is no request r9."));
    }

    @Test
    void anUnknownSpecialistIsRefused() {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=nobody");

        assertThat(clinic.faults()).containsExactly("reference");
    }

    @Test
    void rowsOfOneRequestWithDifferentTimesAreRefused() {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3).role("speech", "speech", 1);

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna");
        clinic.video("r1", "2026-11-30T10:00", "speech=bo");

        assertThat(clinic.faults()).containsExactly("consultation");
    }

    @Test
    void rowsOfOneRequestWithDifferentEndsModesOrSitesAreRefused() {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3).role("speech", "speech", 1);
        clinic.asks("r2").role("psychiatrist", "child-psychiatry", 3).role("speech", "speech", 1);
        clinic.asks("r3").role("psychiatrist", "child-psychiatry", 3).role("speech", "speech", 1);

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna");
        clinic.place("r1", "2026-11-30T09:00", 75, Mode.VIDEO, null, "speech=bo");
        clinic.video("r2", "2026-11-30T10:30", "psychiatrist=anna");
        clinic.place("r2", "2026-11-30T10:30", 60, Mode.PHONE, null, "speech=bo");
        clinic.onSite("r3", "2026-12-01T10:30", "north", "psychiatrist=anna");
        clinic.onSite("r3", "2026-12-01T10:30", "south", "speech=bo");

        assertThat(clinic.violations())
                .extracting(violation -> violation.rule() + " " + violation.request())
                .contains("consultation r1", "consultation r2", "consultation r3");
    }

    @Test
    void anEndThatIsNotStartPlusDurationIsRefused() {
        clinic.asks("r1").minutes(45).role("psychiatrist", "child-psychiatry", 3);

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna");

        assertThat(clinic.faults()).containsExactly("duration");
    }

    @ParameterizedTest
    @CsvSource({"15, 09:15, true", "15, 09:10, false", "20, 09:40, true", "20, 09:15, false", "60, 09:30, false"})
    void aStartOffTheGridFromMidnightIsRefused(int slotMinutes, String time, boolean allowed) {
        PlanningHeader old = clinic.header;
        clinic.header = new PlanningHeader(
                old.name(),
                old.timeZone(),
                old.country(),
                old.now(),
                old.horizonStart(),
                old.horizonEnd(),
                slotMinutes);
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);

        clinic.video("r1", "2026-11-30T" + time, "psychiatrist=anna");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("start"));
    }

    @Test
    void aStartWithSecondsIsOffTheGrid() {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);

        clinic.video("r1", "2026-11-30T09:00:30", "psychiatrist=anna");

        assertThat(clinic.faults()).containsExactly("start");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-30T10:00, true", "2026-11-30T09:45, false"})
    void aStartBeforeNowIsRefused(String start, boolean allowed) {
        PlanningHeader old = clinic.header;
        clinic.header = new PlanningHeader(
                old.name(),
                old.timeZone(),
                old.country(),
                LocalDateTime.parse("2026-11-30T10:00"),
                old.horizonStart(),
                old.horizonEnd(),
                15);
        clinic.asks("r1").days("2026-11-30", null).role("psychiatrist", "child-psychiatry", 3);

        clinic.video("r1", start, "psychiatrist=anna");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("start"));
    }

    @ParameterizedTest
    @CsvSource({
        // now is 2026-11-27T12:00, and 72 hours of notice end on 2026-11-30 at noon
        "2026-11-30T12:00, DAYS_14, true",
        "2026-11-30T11:45, DAYS_14, false",
        "2026-11-30T11:45, DAYS_30, false",
        "2026-11-30T11:45, DAYS_90, false",
        "2026-11-30T11:45, DAYS_3, true",
        "2026-11-30T11:45, ACUTE, true",
    })
    void whatIsNotUrgentKeepsTheNotice(String start, Urgency urgency, boolean allowed) {
        clinic.notice(72);
        clinic.asks("r1").urgency(urgency).role("psychiatrist", "child-psychiatry", 3);

        clinic.video("r1", start, "psychiatrist=anna");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("notice"));
    }

    @Test
    void thatAPinnedConsultationIsTooNearIsGiven() {
        clinic.notice(72);
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);
        clinic.video("r1", "2026-11-30T11:45", "psychiatrist=anna");
        clinic.pin("r1");

        assertThat(clinic.faults()).isEmpty();
        assertThat(clinic.given()).containsExactly("notice");
    }

    @Test
    void aDayOutsideTheHorizonIsRefused() {
        clinic.asks("r1").days("2026-11-20", "2027-01-31").role("psychiatrist", "child-psychiatry", 3);
        clinic.asks("r2").days("2026-11-20", "2027-01-31").role("psychiatrist", "child-psychiatry", 3);
        clinic.asks("r3").days("2026-11-20", "2027-01-31").role("psychiatrist", "child-psychiatry", 3);

        clinic.video("r1", "2026-11-29T09:00", "psychiatrist=anna");
        clinic.video("r2", "2026-12-27T15:00", "psychiatrist=anna");
        clinic.video("r3", "2026-12-28T09:00", "psychiatrist=anna");

        assertThat(clinic.violations())
                .extracting(violation -> violation.rule() + " " + violation.request())
                .containsExactly("horizon r1", "horizon r3");
    }

    @Test
    void anEndAtMidnightLiesOnTheNextDay() {
        clinic.offersOnMondays("anna", "08:00 23:59 north");
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);

        clinic.video("r1", "2026-11-30T23:00", "psychiatrist=anna");

        assertThat(clinic.faults()).contains("horizon");
    }

    @ParameterizedTest
    @CsvSource({"2026-12-01, false", "2026-12-02, true", "2026-12-03, true", "2026-12-04, false"})
    void aDayOutsideEarliestToLatestIsRefused(LocalDate day, boolean allowed) {
        clinic.asks("r1").days("2026-12-02", "2026-12-03").role("psychiatrist", "child-psychiatry", 3);

        clinic.video("r1", day + "T09:00", "psychiatrist=anna");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("request-window"));
    }

    @ParameterizedTest
    @CsvSource({"09:00, true", "10:00, true", "10:15, false", "08:45, false", "13:00, true"})
    void theWholeConsultationLiesWithinOneTimeWhenTheFamilyCan(String time, boolean allowed) {
        clinic.asks("r1")
                .can("2026-11-30T09:00", "2026-11-30T11:00")
                .can("2026-11-30T13:00", "2026-11-30T14:00")
                .role("psychiatrist", "child-psychiatry", 3);

        clinic.video("r1", "2026-11-30T" + time, "psychiatrist=anna");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("participant-window"));
    }

    @Test
    void twoWindowsThatTouchAreNotOne() {
        clinic.asks("r1")
                .can("2026-11-30T09:00", "2026-11-30T09:30")
                .can("2026-11-30T09:30", "2026-11-30T10:00")
                .role("psychiatrist", "child-psychiatry", 3);

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna");

        assertThat(clinic.faults()).containsExactly("participant-window");
    }

    @Test
    void aPreferredWindowIsOnlyAWish() {
        clinic.asks("r1").prefers("2026-11-30T13:00", "2026-11-30T14:00").role("psychiatrist", "child-psychiatry", 3);

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna");

        assertThat(clinic.violations()).isEmpty();
    }

    @Test
    void aModeThatTheRequestDoesNotNameIsRefused() {
        clinic.asks("r1").modes(Mode.PHONE, Mode.ON_SITE).role("psychiatrist", "child-psychiatry", 3);

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna");

        assertThat(clinic.faults()).containsExactly("mode");
    }

    @Test
    void aModeThatAMemberDoesNotUseIsRefused() {
        clinic.modes("anna", Set.of(Mode.PHONE));
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna");

        assertThat(clinic.faults()).containsExactly("mode");
    }

    @Test
    void onSiteIsAtOneOfTheRequestsSites() {
        clinic.asks("r1").at("south").role("psychiatrist", "child-psychiatry", 3);
        clinic.asks("r2").at("south").role("psychiatrist", "child-psychiatry", 3);

        clinic.onSite("r1", "2026-11-30T09:00", "north", "psychiatrist=anna");
        clinic.onSite("r2", "2026-11-30T12:00", "south", "psychiatrist=anna");

        assertThat(clinic.violations())
                .extracting(violation -> violation.rule() + " " + violation.request())
                .containsExactly("mode r1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIDEO", "PHONE"})
    void aSiteIsGivenOnSiteOnly(Mode mode) {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);

        clinic.place("r1", "2026-11-30T09:00", 60, mode, "north", "psychiatrist=anna");

        assertThat(clinic.faults()).containsExactly("mode");
    }

    @Test
    void onSiteWithoutASiteIsRefused() {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);

        clinic.place("r1", "2026-11-30T09:00", 60, Mode.ON_SITE, null, "psychiatrist=anna");

        assertThat(clinic.faults()).containsExactly("availability", "mode");
        assertThat(clinic.violations())
                .extracting(Violation::detail)
                .contains("An ON_SITE consultation is at a site, but none is given.")
                .noneMatch(detail -> detail.contains("null"));
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3).role("speech", "speech", 1);
        clinic.asks("r2").role("psychiatrist", "child-psychiatry", 3);
        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna", "speech=bo");
        clinic.video("r2", "2026-11-30T09:30", "psychiatrist=anna");

        List<ScheduleRow> reversed = clinic.schedule.reversed();

        assertThat(ScheduleCheck.check(clinic.data(), reversed)).isEqualTo(clinic.violations());
    }
}
