package org.samrad.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.samrad.testing.SmallClinic.NOW;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.published;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.answer.AnswerRefused;
import org.samrad.answer.Answering;
import org.samrad.answer.AnswersShown;
import org.samrad.answer.AnswersShown.State;
import org.samrad.answer.PanelAnswer;
import org.samrad.answer.PanelAnswer.Given;
import org.samrad.answer.PanelAnswer.Reason;
import org.samrad.answer.PanelAnswers;
import org.samrad.answer.Reply;
import org.samrad.consultation.Form;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData;
import org.samrad.exchange.DatabaseExport;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.policy.RequestKinds;
import org.samrad.publish.BookedPublication;
import org.samrad.repair.RepairOffer.Decision;
import org.samrad.repair.WayOut.Way;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestState;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.Participant;
import org.samrad.testing.MovableClock;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.PlanningBeans;
import org.samrad.testing.SmallClinic;
import org.samrad.time.PlanningHorizons;
import org.samrad.time.TimeRange;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionOperations;

/** Those on panels answer, and a consultation that somebody declines is mended while all others stay. */
@Import({
    PlanningBeans.class,
    Answering.class,
    AnswersShown.class,
    Repairing.class,
    RepairJob.class,
    BookedPublication.class
})
@RecordApplicationEvents
abstract class AnswersAndRepairsTest {

    private static final Reply NO = Reply.decline(Reason.TIME, "Thursdays");

    @OnH2
    static class OnH2Test extends AnswersAndRepairsTest {}

    @OnPostgres
    static class OnPostgresTest extends AnswersAndRepairsTest {}

    @Autowired
    ApplicationEvents told;

    @Autowired
    Answering answering;

    @Autowired
    AnswersShown shown;

    @Autowired
    PanelAnswers answers;

    @Autowired
    Repairing repairing;

    @Autowired
    RepairJob job;

    @Autowired
    RepairOffers offers;

    @Autowired
    RulesOfRepair rules;

    @Autowired
    Appointments appointments;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    DatabaseExport database;

    @Autowired
    PlanningHorizons horizons;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void load() {
        // Bo is away on Friday, the day with index 4.
        databaseImport.replace(
                SmallClinic.with(
                        4,
                        published("R1", at(0, 9), "anna", false),
                        published("R2", at(0, 9), "bo", false),
                        published("R4", at(1, 9), "anna", false)),
                LoadingProgress.SILENT);
        atOnce(Set.of(), Set.of());
    }

    @AfterEach
    void now() {
        clock.moveBack();
    }

    @Test
    void aConsultationIsConfirmedWhenAllItNeedsAccept() {
        assertThat(standing("R4").state()).isEqualTo(State.WAITING);
        assertThat(standing("R4").waiting()).containsExactly("anna");

        say("R4", "anna", Reply.ACCEPT);
        say("R4", "anna", Reply.ACCEPT);
        assertThat(standing("R4").state()).isEqualTo(State.CONFIRMED);
        assertThat(answers.findAll()).hasSize(1);

        say("R4", "anna", Reply.IF_NEEDED);
        assertThat(standing("R4").given()).isEqualTo(Map.of("anna", Given.IF_NEEDED));
        assertThat(standing("R4").state()).isEqualTo(State.IF_NEEDED);
        assertThat(standing("R4").rolesOf(standing("R4").ifNeeded())).isEqualTo("psychiatrist");
        assertThat(shown.ofPublished("R4")).isEqualTo(standing("R4"));
        assertThat(shown.mine("anna", List.of(of("R4").id())).get(of("R4").id()))
                .isEqualTo(new AnswersShown.Mine(Given.IF_NEEDED, true, standing("R4")));
        assertThat(answers.findAll()).hasSize(1);
        assertThat(offers.findAll()).isEmpty();
    }

    @Test
    void aMoveAsksAgainAndAPinDoesNot() {
        say("R4", "anna", Reply.ACCEPT);
        change("R4", Appointment::pin);
        assertThat(standing("R4").state()).isEqualTo(State.CONFIRMED);

        String old = of("R4").terms();
        change("R4", one -> {
            one.unpin();
            one.reschedule(new TimeRange(at(1, 11), at(1, 12)), one.mode(), one.site(), one.participants());
        });
        assertThat(standing("R4").state()).isEqualTo(State.WAITING);
        assertThatExceptionOfType(AnswerRefused.class)
                .isThrownBy(() -> answering.answer(of("R4").id(), old, "anna", NO, "anna"))
                .satisfies(refused -> assertThat(refused.why()).isEqualTo(AnswerRefused.Why.CHANGED));
        say("R4", "anna", Reply.ACCEPT);
        assertThat(standing("R4").state()).isEqualTo(State.CONFIRMED);
    }

    @Test
    void whoeverDeclinesIsReplacedAtTheSameTimeWhenThePlannerSaysSo() {
        var others = others("R4");
        say("R4", "anna", NO);

        RepairOffer offer = offered("R4");
        assertThat(offer.way()).isEqualTo(Way.REPLACE);
        assertThat(standing("R4").state()).isEqualTo(State.DECLINED);
        assertThat(of("R4").seats("anna")).isTrue();

        accept(offer);
        assertThat(of("R4").time().from()).isEqualTo(at(1, 9));
        assertThat(of("R4").seats("bo")).isTrue();
        assertThat(of("R4").seats("anna")).isFalse();
        assertThat(standing("R4").waiting()).containsExactly("bo");
        assertThat(others("R4")).isEqualTo(others);
        assertThat(news("R4")).containsExactlyInAnyOrder("anna CANCELLED", "bo NEW");
        assertThatExceptionOfType(RepairRefused.class)
                .isThrownBy(() -> repairing.accept(offer.number(), offer.version(), "another planner"))
                .satisfies(refused -> assertThat(refused.why()).isEqualTo(RepairRefused.Why.ANSWERED));
        accept(offer);
        assertThat(news("R4")).hasSize(2);
    }

    @Test
    void whereNobodyElseIsFreeTheNearestOtherTimeIsTaken() {
        var others = others("R1");
        say("R1", "anna", NO);

        RepairOffer offer = offered("R1");
        assertThat(offer.way()).isEqualTo(Way.MOVE);
        var place = Objects.requireNonNull(offer.placement());
        assertThat(place.start()).isEqualTo(at(0, 10));
        assertThat(place.panel()).containsExactly(Map.entry("psychiatrist", "anna"));

        accept(offer);
        assertThat(of("R1").time().from()).isEqualTo(at(0, 10));
        assertThat(others("R1")).isEqualTo(others);
    }

    @Test
    void whoeverIsAwayIsNotAskedForAnotherTimeOfThatDayAndWhoeverSaysThatItIsNotTheirsForNone() {
        say("R1", "anna", Reply.decline(Reason.AWAY, null));
        assertThat(placed("R1")).isEqualTo("anna " + at(1, 10));
        answering.undo(of("R1").id(), "anna");

        for (Reason reason : List.of(Reason.COMPETENCE, Reason.TOO_CLOSE, Reason.OTHER)) {
            say("R1", "anna", Reply.decline(reason, null));
            assertThat(placed("R1")).as(reason.name()).isEqualTo("bo " + at(0, 10));
            answering.undo(of("R1").id(), "anna");
        }
    }

    @Test
    void whereNothingIsLeftTheRequestWaitsAgainAndWhoeverDeclinedIsNotAskedAgain() {
        say("R1", "anna", Reply.decline(Reason.OTHER, null));
        accept(offered("R1"));
        say("R1", "bo", Reply.decline(Reason.COMPETENCE, null));

        RepairOffer offer = offered("R1");
        assertThat(offer.way()).isEqualTo(Way.QUEUE);
        accept(offer);
        assertThat(appointments.findByRequestAndCancelledAtIsNull("R1")).isEmpty();
        assertThat(requests.findById("R1").orElseThrow().state()).isEqualTo(RequestState.OPEN);
    }

    @Test
    void whereTheRulesSaySoItIsDoneWithoutAPlannerOnceTheAnswerCanNoLongerBeUndone() {
        atOnce(Set.of(Form.ADVICE), Set.of(Urgency.DAYS_30));
        say("R4", "anna", NO);
        clock.moveTo(NOW.plus(PanelAnswer.UNDO).minusSeconds(1));
        job.publishDue();
        assertThat(of("R4").seats("anna")).isTrue();
        answering.undo(of("R4").id(), "anna");

        say("R4", "anna", NO);
        clock.moveTo(NOW.plus(PanelAnswer.UNDO).plus(PanelAnswer.UNDO));
        job.publishDue();
        job.publishDue();
        assertThat(of("R4").seats("bo")).isTrue();
        assertThat(offers.findAll()).extracting(RepairOffer::decision).containsExactly(Decision.DONE);
        assertThat(news("R4")).hasSize(2);
        assertThat(answering.stands(of("R4").id(), "anna")).isFalse();
    }

    @Test
    void whatBeginsWithinADayDoesNotWaitForThat() {
        atOnce(Set.of(Form.ADVICE), Set.of(Urgency.DAYS_30));
        // A day before 09:00 in Stockholm.
        clock.moveTo(Instant.parse("2026-11-30T08:00:00Z"));
        say("R4", "anna", NO);
        assertThat(of("R4").seats("bo")).isTrue();
        assertThatExceptionOfType(AnswerRefused.class)
                .isThrownBy(() -> answering.undo(of("R4").id(), "anna"))
                .satisfies(refused -> assertThat(refused.why()).isEqualTo(AnswerRefused.Why.GONE));
    }

    @Test
    void whatWaitsForPlannersIsToldThemOnceAndOnlyOnceTheAnswerCanNoLongerBeUndone() {
        say("R4", "anna", NO);
        job.tellDue();
        assertThat(waiting()).isZero();

        clock.moveTo(NOW.plus(PanelAnswer.UNDO));
        job.tellDue();
        job.tellDue();
        assertThat(waiting()).isEqualTo(1);
        // It is still the offer that a planner looks at.
        accept(offered("R4"));
        assertThat(told.stream(WayOutDecided.class)).hasSize(1);

        say("R1", "anna", NO);
        // 09:00 in Stockholm is less than a day away.
        clock.moveTo(Instant.parse("2026-11-29T08:00:00Z"));
        say("R2", "bo", NO);
        assertThat(waiting()).as("near").isEqualTo(2);
        job.tellDue();
        assertThat(waiting()).isEqualTo(3);
    }

    @Test
    void whatNeedsNoPlannerIsNotToldToThem() {
        atOnce(Set.of(Form.ADVICE), Set.of(Urgency.DAYS_30));
        say("R4", "anna", NO);
        clock.moveTo(NOW.plus(PanelAnswer.UNDO));
        job.tellDue();
        assertThat(waiting()).isZero();
    }

    private long waiting() {
        return told.stream(WayOutWaits.class).count();
    }

    @Test
    void whatHasBegunIsNeitherChangedNorListed() {
        say("R4", "anna", NO);
        RepairOffer offer = offered("R4");
        // 09:00 in Stockholm.
        clock.moveTo(Instant.parse("2026-12-01T08:00:00Z"));
        refuses(RepairRefused.Why.GONE, () -> accept(offer));
        refuses(RepairRefused.Why.GONE, () -> repairing.leave(offer.number(), offer.version(), "planner"));
        assertThat(open()).isEmpty();
        assertThat(repairing.offer(offer.answer())).isEmpty();
        assertThat(of("R4").seats("anna")).isTrue();
    }

    @Test
    void whatWasMovedSinceIsNoLongerListed() {
        say("R4", "anna", NO);
        move("R4", at(1, 11));
        assertThat(open()).isEmpty();
        move("R4", at(1, 9));
        assertThat(open()).containsExactly("R4");
    }

    @Test
    void whatWouldBreakARuleElsewhereIsSaidAndNeverDoneWithoutAPlanner() {
        atOnce(Set.of(Form.ADVICE), Set.of(Urgency.DAYS_30));
        jdbc.update("update consultation_request set follows = 'R1', version = version + 1 where id = 'R4'");
        jdbc.update("insert into absence (specialist, from_time, until_time) values ('bo', ?, ?)", at(0, 0), at(14, 0));
        touch("bo");
        say("R1", "anna", Reply.decline(Reason.TOO_CLOSE, null));

        RepairOffer offer = offered("R1");
        assertThat(offer.way()).isEqualTo(Way.QUEUE);
        assertThat(offer.affected()).containsExactly("R4");
        clock.moveTo(NOW.plus(PanelAnswer.UNDO));
        job.publishDue();
        assertThat(of("R1").seats("anna")).isTrue();
        accept(offer);
        assertThat(appointments.findByRequestAndCancelledAtIsNull("R1")).isEmpty();
    }

    @Test
    void whoeverDeclinedMeanwhileIsNotMovedAlong() {
        jdbc.update("insert into request_role (request, role, competence, min_level, optional)"
                + " values ('R1', 'second', 'child-psychiatry', 3, false)");
        jdbc.update(
                "insert into appointment_participant (appointment, role, specialist) values (?, 'second', 'bo')",
                of("R1").id());
        change("R2", one -> one.cancel(clock.instant()));
        jdbc.update("update consultation_request set state = 'OPEN', scheduled_start = null, version = version + 1"
                + " where id = 'R2'");
        say("R1", "anna", NO);
        RepairOffer offer = offered("R1");
        assertThat(offer.way()).isEqualTo(Way.MOVE);
        say("R1", "bo", Reply.decline(Reason.COMPETENCE, null));

        refuses(RepairRefused.Why.RULE, () -> accept(offer));
        assertThat(of("R1").time().from()).isEqualTo(at(0, 9));
        assertThat(offers.findById(offer.number()).orElseThrow().way()).isEqualTo(Way.QUEUE);
    }

    @Test
    void anotherOfferThanWasSeenIsNotAccepted() {
        say("R4", "anna", NO);
        RepairOffer seen = offered("R4");
        move("R2", at(1, 9));
        repairing.offer(seen.answer());

        refuses(RepairRefused.Why.CHANGED, () -> accept(seen));
        refuses(RepairRefused.Why.CHANGED, () -> repairing.leave(seen.number(), seen.version(), "planner"));
        assertThat(of("R4").time().from()).isEqualTo(at(1, 9));
        assertThat(of("R4").seats("anna")).isTrue();
    }

    @Test
    void aDeclinedTimeStaysKnownWhenAnotherIsAccepted() {
        say("R4", "anna", NO);
        move("R4", at(3, 9));
        say("R4", "anna", Reply.ACCEPT);
        assertThat(standing("R4").state()).isEqualTo(State.CONFIRMED);
        assertThat(database.forPlanning().absences())
                .contains(new PlanningData.Absence("anna", at(1, 9), at(1, 10), null));
        answering.undo(of("R4").id(), "anna");
        assertThat(answers.findAll()).extracting(PanelAnswer::given).containsExactly(Given.DECLINED);
    }

    @Test
    void aDeclineIsTakenBackForTenMinutesAndAcceptedInsteadAfter() {
        say("R4", "anna", NO);
        answering.undo(of("R4").id(), "anna");
        assertThat(offers.findAll()).isEmpty();
        assertThat(standing("R4").state()).isEqualTo(State.WAITING);

        say("R4", "anna", NO);
        long number = offered("R4").number();
        clock.moveTo(NOW.plus(Duration.ofMinutes(10)));
        assertThatExceptionOfType(AnswerRefused.class)
                .isThrownBy(() -> answering.undo(of("R4").id(), "anna"))
                .satisfies(refused -> assertThat(refused.why()).isEqualTo(AnswerRefused.Why.TOO_LATE));
        say("R4", "anna", Reply.ACCEPT);
        assertThatExceptionOfType(RepairRefused.class)
                .isThrownBy(() -> repairing.accept(number, 0, "planner"))
                .satisfies(refused -> assertThat(refused.why()).isEqualTo(RepairRefused.Why.GONE));
        assertThat(of("R4").seats("anna")).isTrue();
    }

    @Test
    void whatIsNoLongerPossibleIsNotPublishedAndSomethingElseIsOffered() {
        say("R4", "anna", NO);
        RepairOffer offer = offered("R4");
        move("R2", at(1, 9));

        assertThatExceptionOfType(RepairRefused.class)
                .isThrownBy(() -> accept(offer))
                .satisfies(refused -> assertThat(refused.why()).isEqualTo(RepairRefused.Why.RULE));
        assertThat(of("R4").seats("anna")).isTrue();
        RepairOffer next = offered("R4");
        assertThat(next.number()).isEqualTo(offer.number());
        assertThat(next.way()).isEqualTo(Way.MOVE);
        accept(next);
        assertThat(of("R4").time().from()).isNotEqualTo(at(1, 9));
    }

    @Test
    void whatIsCancelledOrHasBegunIsNotAnswered() {
        Appointment gone = of("R4");
        change("R4", one -> one.cancel(clock.instant()));
        assertThatExceptionOfType(AnswerRefused.class)
                .isThrownBy(() -> answering.answer(gone.id(), gone.terms(), "anna", NO, "anna"))
                .satisfies(refused -> assertThat(refused.why()).isEqualTo(AnswerRefused.Why.GONE));
        assertThatExceptionOfType(AnswerRefused.class)
                .isThrownBy(() -> say("R1", "bo", NO))
                .satisfies(refused -> assertThat(refused.why()).isEqualTo(AnswerRefused.Why.GONE));
        // 09:00 in Stockholm.
        clock.moveTo(Instant.parse("2026-11-30T08:00:00Z"));
        assertThatExceptionOfType(AnswerRefused.class)
                .isThrownBy(() -> say("R1", "anna", NO))
                .satisfies(refused -> assertThat(refused.why()).isEqualTo(AnswerRefused.Why.BEGUN));
        assertThat(answers.findAll()).isEmpty();
    }

    @Test
    void aPinnedConsultationStaysPinnedWithItsReplacement() {
        change("R4", Appointment::pin);
        say("R4", "anna", NO);
        accept(offered("R4"));
        assertThat(of("R4").seats("bo")).isTrue();
        assertThat(of("R4").isPinned()).isTrue();
    }

    @Test
    void whatWasNotFoundThenIsLookedForAgain() {
        say("R4", "anna", NO);
        offers.deleteAll();
        job.repairMissing();
        assertThat(offered("R4").way()).isEqualTo(Way.REPLACE);

        offers.deleteAll();
        answering.undo(of("R4").id(), "anna");
        job.repairMissing();
        assertThat(offers.findAll()).isEmpty();
    }

    @Test
    void planningAsksNobodyAgainForATimeTheyDeclined() {
        say("R4", "anna", NO);
        assertThat(database.forPlanning().absences())
                .noneMatch(row -> row.from().equals(at(1, 9)));

        accept(offered("R4"));
        assertThat(database.forPlanning().absences())
                .contains(new PlanningData.Absence("anna", at(1, 9), at(1, 10), null));
        assertThat(database.forPlanning().exclusions()).isEmpty();
        assertThat(database.everything().absences()).noneMatch(row -> row.from().equals(at(1, 9)));
    }

    @Test
    void planningAsksNobodyAgainForACaseThatIsNotTheirs() {
        say("R4", "anna", Reply.decline(Reason.TOO_CLOSE, null));
        assertThat(database.forPlanning().exclusions()).isEmpty();

        accept(offered("R4"));
        String careCase = requests.findById("R4").orElseThrow().caseId();
        assertThat(database.forPlanning().exclusions())
                .containsExactly(new PlanningData.Exclusion(careCase, "anna", PlanningData.Exclusion.DECLINED));
        assertThat(database.forPlanning().absences())
                .noneMatch(row -> row.from().equals(at(1, 9)));
        assertThat(database.everything().exclusions()).isEmpty();
    }

    @Test
    void whoeverDeclinesARequestForAnotherReasonIsNotAskedForThatOneUntilTheyComeAfterAll() {
        say("R4", "anna", Reply.decline(Reason.OTHER, null));
        assertThat(database.forPlanning().declined()).isEmpty();
        accept(offered("R4"));
        assertThat(database.forPlanning().declined()).isEqualTo(Map.of("R4", Set.of("anna")));
        assertThat(database.forPlanning().exclusions()).isEmpty();
        assertThat(database.everything().declined()).isEmpty();

        // Seated again by hand, they accept.
        change(
                "R4",
                one -> one.reschedule(
                        one.time(), one.mode(), one.site(), List.of(new Participant("psychiatrist", "anna"))));
        say("R4", "anna", Reply.ACCEPT);
        change(
                "R4",
                one -> one.reschedule(
                        one.time(), one.mode(), one.site(), List.of(new Participant("psychiatrist", "bo"))));
        assertThat(database.forPlanning().declined()).isEmpty();
    }

    @Test
    void planningDoesNotAskWhoeverIsAwayForThatDay() {
        say("R4", "anna", Reply.decline(Reason.AWAY, null));
        accept(offered("R4"));
        assertThat(database.forPlanning().absences())
                .contains(new PlanningData.Absence("anna", at(1, 0), at(2, 0), null));
    }

    @Test
    void whatFollowsFromTheirTimeTakesNoMoreOfTheDay() {
        List<Long> declined = declineForTime(List.of(of("R1").id()));
        RepairOffer offer = repairing.offer(declined.getFirst()).orElseThrow();
        assertThat(placed("R1")).isEqualTo("anna " + at(0, 10));

        accept(offer);
        assertThat(database.forPlanning().absences())
                .contains(new PlanningData.Absence("anna", at(0, 9), at(0, 10), null))
                .doesNotContain(new PlanningData.Absence("anna", at(0, 0), at(1, 0), null));
    }

    @Test
    void aRoundThatTakesLongLeavesTheRestToTheNextOnes() {
        say("R1", "anna", NO);
        say("R2", "bo", NO);
        say("R4", "anna", NO);
        offers.deleteAll();
        Instant begun = clock.instant();
        var ticks = new AtomicInteger();
        InstantSource passing = () -> begun.plusSeconds(3L * ticks.getAndIncrement());
        var slow = new RepairJob(
                repairing, offers, rules, requests, horizons, transactions, passing.withZone(ZoneOffset.UTC));
        for (int round = 1; round <= 3; round++) {
            slow.repairMissing();
            assertThat(offers.count()).isEqualTo(round);
        }
        offers.deleteAll();
        slow.repairMissing();
        assertThat(offers.count()).isEqualTo(1);
    }

    @Test
    void whoHasNoTimeDeclinesAndIsAskedAgainWhenThereIsTime() {
        List<UUID> both = List.of(of("R1").id(), of("R4").id());
        List<Long> declined = declineForTime(both);
        assertThat(declined).hasSize(2);
        assertThat(standing("R4").state()).isEqualTo(State.DECLINED);
        assertThat(declineForTime(both)).isEmpty();
        assertThat(repairing.offer(declined.getLast())).isPresent();

        Integer back = transactions.execute(status ->
                answering.takeBackForTime("anna", hours -> hours.from().equals(at(1, 9))));
        assertThat(back).isEqualTo(1);
        assertThat(standing("R4").state()).isEqualTo(State.WAITING);
        assertThat(standing("R1").state()).isEqualTo(State.DECLINED);
        assertThat(offers.findAll()).isEmpty();
    }

    private List<Long> declineForTime(List<UUID> some) {
        return Objects.requireNonNull(
                transactions.execute(status -> answering.declineForTime("anna", some, Reason.AWAY, "secretary")));
    }

    private void say(String request, String specialist, Reply reply) {
        Appointment appointment = of(request);
        answering.answer(appointment.id(), appointment.terms(), specialist, reply, specialist);
    }

    private AnswersShown.Standing standing(String request) {
        return Objects.requireNonNull(transactions.execute(status ->
                shown.of(of(request), requests.findById(request).orElseThrow().roles())));
    }

    /** With its panel. */
    private Appointment of(String request) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Appointment found =
                    appointments.findByRequestAndCancelledAtIsNull(request).orElseThrow();
            found.participants();
            return found;
        }));
    }

    private void change(String request, Consumer<Appointment> what) {
        transactions.executeWithoutResult(status -> what.accept(
                appointments.findByRequestAndCancelledAtIsNull(request).orElseThrow()));
    }

    private void move(String request, LocalDateTime start) {
        change(
                request,
                one -> one.reschedule(
                        new TimeRange(start, start.plusHours(1)), one.mode(), one.site(), one.participants()));
    }

    /** Lets planning see what was changed of somebody past it. */
    private void touch(String specialist) {
        jdbc.update("update specialist set version = version + 1 where id = ?", specialist);
    }

    private void accept(RepairOffer offer) {
        repairing.accept(offer.number(), offer.version(), "planner");
    }

    private static void refuses(RepairRefused.Why why, ThrowingCallable what) {
        assertThatExceptionOfType(RepairRefused.class)
                .isThrownBy(what)
                .satisfies(refused -> assertThat(refused.why()).isEqualTo(why));
    }

    /** Who would take the role, and when. */
    private String placed(String request) {
        var place = Objects.requireNonNull(offered(request).placement());
        return place.panel().get("psychiatrist") + " " + place.start();
    }

    /** The requests of what waits for a decision. */
    private List<String> open() {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneId.of("Europe/Stockholm"));
        List<String> open = offers.open(now).stream().map(RepairOffer::request).toList();
        assertThat(offers.countOpen(now)).isEqualTo(open.size());
        return open;
    }

    private RepairOffer offered(String request) {
        return Objects.requireNonNull(transactions.execute(status -> {
            List<RepairOffer> open =
                    offers.open(LocalDateTime.ofInstant(clock.instant(), ZoneId.of("Europe/Stockholm")));
            assertThat(open).extracting(RepairOffer::request).containsExactly(request);
            open.getFirst().placement();
            open.getFirst().affected();
            return open.getFirst();
        }));
    }

    private Set<PlanningData.BookedRole> others(String request) {
        return database.forPlanning().bookedRoles().stream()
                .filter(row -> !row.request().equals(request))
                .collect(Collectors.toSet());
    }

    private List<String> news(String request) {
        return jdbc.queryForList(
                "select specialist || ' ' || what from notification where request = ? order by id",
                String.class,
                request);
    }

    private void atOnce(Set<Form> forms, Set<Urgency> urgencies) {
        rules.change(new RequestKinds(forms, urgencies), rules.current().version());
    }
}
