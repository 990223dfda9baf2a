package org.samrad.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;

/** What a consultation owes to those that it follows, or shares a person with. */
class FollowingRulesTest {

    private final Clinic clinic = new Clinic();

    @BeforeEach
    void carlIsAnotherPsychiatrist() {
        clinic.specialist("carl", "hospital", "north", "sv");
        clinic.holds("carl", "child-psychiatry", 4);
    }

    @Test
    void aFollowUpIsScheduledOnlyWithWhatItFollows() {
        clinic.asks("r1").named("someone", "anna");
        clinic.asks("r2").follows("r1", null, null).named("someone", "bo");

        clinic.video("r2", "2026-11-30T09:00", "someone=bo");

        assertThat(clinic.faults()).containsExactly("sequence");
    }

    @Test
    void onlyWhatIsBuiltOnABrokenPinnedOneBreaksTheRuleByThat() {
        clinic.asks("r1").named("someone", "anna");
        clinic.asks("r2").follows("r1", null, null).named("someone", "bo");
        clinic.video("r1", "2026-11-30T07:00", "someone=anna");
        clinic.video("r2", "2026-12-01T09:00", "someone=bo");
        clinic.pin("r1");

        assertThat(clinic.violations())
                .filteredOn(violation -> !violation.given())
                .singleElement()
                .satisfies(built -> assertThat(built.rule()).isEqualTo("pinned"))
                .satisfies(built -> assertThat(built.breaking()).containsExactly("r2"));
    }

    @Test
    void whatHasBegunMayBeBuiltOnWhateverItBreaks() {
        clinic.asks("r1").named("someone", "anna");
        clinic.asks("r2").follows("r1", null, null).named("someone", "bo");
        clinic.video("r1", "2026-11-26T07:00", "someone=anna");
        clinic.video("r2", "2026-12-01T09:00", "someone=bo");
        clinic.pin("r1");

        assertThat(clinic.faults()).isEmpty();
        assertThat(clinic.given()).contains("availability", "horizon", "start");
    }

    @ParameterizedTest
    @CsvSource({
        // follow-up (the first is on 2026-12-02 from 10:00 to 11:00), least and most days between, allowed
        "2026-12-02T11:00,  ,  , true",
        "2026-12-02T10:45,  ,  , false",
        "2026-12-01T12:00,  ,  , false",
        "2026-12-03T08:00,  ,  , true",
        "2026-12-04T08:00, 2,  , true",
        "2026-12-03T15:00, 2,  , false",
        "2026-12-05T15:00,  , 3, true",
        "2026-12-06T08:00,  , 3, false",
        "2026-12-02T11:00, 0, 0, true",
    })
    void aFollowUpKeepsItsDistance(String start, Integer min, Integer max, boolean allowed) {
        clinic.asks("r1").named("someone", "anna");
        clinic.asks("r2").follows("r1", min, max).named("someone", "bo");

        clinic.video("r1", "2026-12-02T10:00", "someone=anna");
        clinic.video("r2", start, "someone=bo");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("sequence"));
    }

    @ParameterizedTest
    @CsvSource({
        // follow-up (the first ends on 2026-12-02 at 15:00), least and most minutes between, allowed
        "2026-12-02T15:00,     ,     , true",
        "2026-12-02T14:45,     ,     , false",
        "2026-12-02T15:30,   30,     , true",
        "2026-12-02T15:15,   30,     , false",
        "2026-12-02T15:30,     ,   30, true",
        "2026-12-02T15:45,     ,   30, false",
        "2026-12-02T15:00,    0,    0, true",
        "2026-12-02T15:15,    0,    0, false",
        "2026-12-03T08:00, 1020,     , true",
        "2026-12-03T08:00, 1021,     , false",
        "2026-12-03T08:00,     , 1020, true",
        "2026-12-03T08:15,     , 1020, false",
        "2026-12-01T15:00,     , 1020, false",
    })
    void aFollowUpKeepsItsMinutesFromTheEndOfTheFirstOverMidnightToo(
            String start, Integer min, Integer max, boolean allowed) {
        clinic.asks("r1").named("someone", "anna");
        clinic.asks("r2").alsoFollows("r1", min, max).minutes(15).named("someone", "bo");

        clinic.video("r1", "2026-12-02T14:00", "someone=anna");
        clinic.place("r2", start, 15, Mode.VIDEO, null, "someone=bo");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("sequence"));
    }

    @ParameterizedTest
    @CsvSource({"2026-12-02T15:00, false", "2026-12-03T08:00, true", "2026-12-04T08:00, true", "2026-12-05T08:00, false"
    })
    void aLinkHasGapsInDaysAndMinutesAtOnce(String start, boolean allowed) {
        clinic.asks("r1").named("someone", "anna");
        clinic.asks("r2").alsoFollows("r1", 1, 2, 60, null).named("someone", "bo");

        clinic.video("r1", "2026-12-02T10:00", "someone=anna");
        clinic.video("r2", start, "someone=bo");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("sequence"));
    }

    @ParameterizedTest
    @CsvSource({
        // the first ends at 11:00, the second at 13:00; follow-up, broken
        "2026-12-02T13:00, ",
        "2026-12-02T12:45, r2",
        "2026-12-02T10:45, r1 r2",
        "2026-12-02T14:15, r1",
    })
    void aRequestKeepsItsDistanceToEachThatItFollows(String start, String broken) {
        clinic.asks("r1").named("someone", "anna");
        clinic.asks("r2").named("someone", "carl");
        clinic.asks("r3")
                .follows("r1", null, null)
                .alsoFollows("r1", null, 180)
                .alsoFollows("r2", null, null)
                .named("someone", "bo");

        clinic.video("r1", "2026-12-02T10:00", "someone=anna");
        clinic.video("r2", "2026-12-02T12:00", "someone=carl");
        clinic.video("r3", start, "someone=bo");

        assertThat(clinic.faults()).allMatch("sequence"::equals);
        assertThat(clinic.violations().stream()
                        .map(violation -> violation.involved().getFirst())
                        .distinct()
                        .sorted())
                .isEqualTo(broken == null ? List.of() : List.of(broken.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({"r1", "r2"})
    void aRequestIsScheduledOnlyWithAllThatItFollows(String left) {
        clinic.asks("r1").named("someone", "anna");
        clinic.asks("r2").named("someone", "carl");
        clinic.asks("r3")
                .follows("r1", null, null)
                .alsoFollows("r2", null, null)
                .named("someone", "bo");
        clinic.video("r1", "2026-12-02T10:00", "someone=anna");
        clinic.video("r2", "2026-12-02T10:00", "someone=carl");
        clinic.video("r3", "2026-12-02T11:00", "someone=bo");
        assertThat(clinic.violations()).isEmpty();

        clinic.drop(left);

        assertThat(clinic.violations())
                .extracting(Violation::rule, Violation::request, Violation::involved)
                .containsExactly(tuple("sequence", "r3", List.of("r3", left)));
    }

    @Test
    void whatIsLeftOutBreaksNoSequence() {
        clinic.asks("r1").named("someone", "anna");
        clinic.asks("r2").named("someone", "carl");
        clinic.asks("r3")
                .alsoFollows("r1", null, null)
                .alsoFollows("r2", null, null)
                .named("someone", "bo");

        clinic.video("r1", "2026-12-02T10:00", "someone=anna");

        assertThat(clinic.violations()).isEmpty();
    }

    @Test
    void aGapBetweenPinnedConsultationsIsGivenAndOneToAnotherIsThatOnesFault() {
        clinic.asks("r1").named("someone", "anna");
        clinic.asks("r2").alsoFollows("r1", 60, null).named("someone", "bo");
        clinic.video("r1", "2026-12-02T10:00", "someone=anna");
        clinic.video("r2", "2026-12-02T11:00", "someone=bo");
        clinic.pin("r2");

        assertThat(clinic.violations())
                .extracting(Violation::rule, Violation::request, Violation::given)
                .containsExactly(tuple("sequence", "r1", false));

        clinic.pin("r1");
        assertThat(clinic.faults()).isEmpty();
        assertThat(clinic.given()).containsExactly("sequence");
    }

    @Test
    void aPinnedConsultationWhoseFirstIsLeftOutIsGiven() {
        clinic.asks("r1").named("someone", "anna");
        clinic.asks("r2").alsoFollows("r1", null, null).named("someone", "bo");
        clinic.video("r2", "2026-12-02T11:00", "someone=bo");
        clinic.pin("r2");

        assertThat(clinic.faults()).isEmpty();
        assertThat(clinic.given()).containsExactly("sequence");
    }

    @ParameterizedTest
    @CsvSource({"anna, true", "carl, false"})
    void whoeverTakesTheOtherRoleTakesThisOneToo(String specialist, boolean allowed) {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);
        clinic.asks("r2").follows("r1", null, null).sameAs("again", "psychiatrist", null);

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna");
        clinic.video("r2", "2026-11-30T10:00", "again=" + specialist);

        assertThat(clinic.violations())
                .extracting(Violation::rule, Violation::request, Violation::involved)
                .isEqualTo(allowed ? List.of() : List.of(tuple("same-specialist", "r2", List.of("r1", "r2"))));
    }

    @ParameterizedTest
    @CsvSource({"anna, false", "carl, true"})
    void theOtherRequestMayBeOneThatItDoesNotFollow(String specialist, boolean allowed) {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);
        clinic.asks("r2").role("psychiatrist", "child-psychiatry", 3);
        clinic.asks("r3").follows("r1", null, null).sameAs("again", "psychiatrist", "r2");

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna");
        clinic.video("r2", "2026-11-30T12:00", "psychiatrist=carl");
        clinic.video("r3", "2026-11-30T10:00", "again=" + specialist);

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("same-specialist"));
    }

    @ParameterizedTest
    @CsvSource({"anna", "bo"})
    void whereTheOtherRoleIsLeftEmptyAnybodyMayTakeThisOne(String specialist) {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3).optionalRole("speech", "speech");
        clinic.asks("r2").follows("r1", null, null).sameAs("again", "speech", null);

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna");
        clinic.video("r2", "2026-11-30T10:00", "again=" + specialist);

        assertThat(clinic.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"anna", "bo"})
    void whereTheOtherRequestIsOutAnybodyMayTakeTheRole(String specialist) {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);
        clinic.asks("r2").sameAs("again", "psychiatrist", "r1");

        clinic.video("r2", "2026-11-30T10:00", "again=" + specialist);

        assertThat(clinic.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"carl, SPECIALIST_CARE, true", "bo, SCHOOL, false", "anna, SCHOOL, false"})
    void aRoleForTheSamePersonMayAskForACompetenceAndASectorBesides(String specialist, Sector sector, boolean allowed) {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);
        clinic.asks("r2").sameAs("again", "child-psychiatry", sector, "psychiatrist", "r1");

        clinic.video("r2", "2026-11-30T10:00", "again=" + specialist);

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("competence"));
    }

    @ParameterizedTest
    @CsvSource({"SCHOOL, true", "SPECIALIST_CARE, false"})
    void theSectorOfARoleThatAsksForNoCompetenceCounts(Sector sector, boolean allowed) {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);
        clinic.asks("r2").sameAs("again", null, sector, "psychiatrist", "r1");

        clinic.video("r2", "2026-11-30T10:00", "again=bo");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("competence"));
    }

    @Test
    void anOptionalRoleForTheSamePersonMayStayEmpty() {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);
        clinic.asks("r2").follows("r1", null, null).named("teacher", "bo").optionalSameAs("again", "psychiatrist");

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna");
        clinic.video("r2", "2026-11-30T10:00", "teacher=bo");

        assertThat(clinic.violations()).isEmpty();
    }

    @Test
    void anotherPersonOnPinnedConsultationsIsGivenAndOnAnotherIsThatOnesFault() {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);
        clinic.asks("r2").sameAs("again", "psychiatrist", "r1");
        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna");
        clinic.video("r2", "2026-11-30T10:00", "again=carl");
        clinic.pin("r2");

        assertThat(clinic.violations())
                .extracting(Violation::rule, Violation::request, Violation::given)
                .containsExactly(tuple("same-specialist", "r1", false));

        clinic.pin("r1");
        assertThat(clinic.faults()).isEmpty();
        assertThat(clinic.given()).containsExactly("same-specialist");
    }
}
