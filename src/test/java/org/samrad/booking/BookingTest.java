package org.samrad.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.samrad.testing.SmallClinic.NOW;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.placed;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.booking.BookingRefused.Why;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.consultation.UrgencyScale;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.WeeklyTime;
import org.samrad.exchange.ChangedBy;
import org.samrad.exchange.DataMerge;
import org.samrad.exchange.DatabaseExport;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.exchange.PlanningDataChanged;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.Publication;
import org.samrad.plan.PublicationRows;
import org.samrad.plan.Publications;
import org.samrad.plan.RunOrder;
import org.samrad.plan.snapshot.LiveData;
import org.samrad.policy.RequestKinds;
import org.samrad.publish.Conflict;
import org.samrad.publish.PublicationPreview;
import org.samrad.publish.PublicationPreviews;
import org.samrad.publish.PublicationUndo;
import org.samrad.publish.Publishing;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestState;
import org.samrad.run.Planner;
import org.samrad.run.ProposalStore;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.solve.Start;
import org.samrad.testing.BookingBeans;
import org.samrad.testing.MovableClock;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.PlanningBeans;
import org.samrad.testing.SmallClinic;
import org.samrad.testing.StoredProposals;
import org.samrad.weights.WeightProfiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionOperations;

/** Times are held, booked and asked for; nobody plans over what is held, and nobody is told before it is booked. */
@Import(BookingBeans.class)
@RecordApplicationEvents
abstract class BookingTest {

    private static final ChangedBy ADMINISTRATOR =
            new ChangedBy("anna", "Anna Berg", "ADMINISTRATOR", ChangedBy.Means.PAGE, null);
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Suggestion ANNA_AT_NINE = suggestion(at(0, 9), "anna");

    @OnH2
    static class OnH2Test extends BookingTest {}

    @OnPostgres
    static class OnPostgresTest extends BookingTest {}

    @Autowired
    ApplicationEvents told;

    @Autowired
    Holding holding;

    @Autowired
    Bookings bookings;

    @Autowired
    Asking asking;

    @Autowired
    HoldEndings endings;

    @Autowired
    Holds holds;

    @Autowired
    BookingAsks asks;

    @Autowired
    RulesOfBooking rules;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    DatabaseExport database;

    @Autowired
    DataMerge merge;

    @Autowired
    LiveData live;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    Appointments appointments;

    @Autowired
    Publications publications;

    @Autowired
    PublicationRows publicationRows;

    @Autowired
    PublicationPreviews previews;

    @Autowired
    PublicationUndo undo;

    @Autowired
    Publishing publishing;

    @Autowired
    StoredProposals stored;

    @Autowired
    Planner planner;

    @Autowired
    PlanningBeans.Heard heard;

    @Autowired
    WeightProfiles profiles;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void load() {
        databaseImport.replace(SmallClinic.with(14), LoadingProgress.SILENT);
        letCoordinatorsBook(Set.of(), Set.of());
    }

    @AfterEach
    void now() {
        clock.moveBack();
    }

    @Test
    void whatIsHeldIsPlannedAroundAndNotPublished() {
        Hold hold = holding.hold("R1", ANNA_AT_NINE, "kim");

        assertThat(hold.expiresAt()).isEqualTo(NOW.plus(HALF_AN_HOUR));
        PlanningData data = database.forPlanning();
        assertThat(data.bookedRoles())
                .extracting(
                        PlanningData.BookedRole::request,
                        PlanningData.BookedRole::start,
                        PlanningData.BookedRole::specialist,
                        PlanningData.BookedRole::pinned)
                .containsExactly(tuple("R1", at(0, 9), "anna", true));
        assertThat(data.held()).isEqualTo(Map.of("R1", LocalDateTime.of(2026, 11, 27, 12, 30)));
        assertThat(database.everything().bookedRoles()).isEmpty();
        assertThat(database.everything().held()).isEmpty();
        assertThat(appointments.findAll()).isEmpty();
        assertThat(notifications()).isZero();
        assertThat(requests.findById("R1").orElseThrow().state()).isEqualTo(RequestState.OPEN);
    }

    @Test
    void whatIsHeldIsNobodyElses() {
        holding.hold("R1", ANNA_AT_NINE, "kim");

        assertRefused(Why.RULE, () -> holding.hold("R2", ANNA_AT_NINE, "lee"));
        assertRefused(Why.RULE, () -> bookings.book("R2", suggestion(at(0, 9), "anna"), "planner", true));
        assertThatThrownBy(() -> holding.hold("R2", ANNA_AT_NINE, "lee"))
                .isInstanceOfSatisfying(
                        BookingRefused.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::rule)
                                .contains("double-booking"));
        assertThat(holds.findAll()).extracting(Hold::request).containsExactly("R1");
        holding.hold("R2", suggestion(at(0, 9), "bo"), "lee");
    }

    @Test
    void aDoubleClickHoldsOnceAndAnotherTimeWaitsUntilTheFirstIsReleased() {
        Hold first = holding.hold("R1", ANNA_AT_NINE, "kim");
        clock.moveTo(NOW.plusSeconds(5));

        Hold again = holding.hold("R1", ANNA_AT_NINE, "kim");
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.expiresAt()).isEqualTo(first.expiresAt());
        assertRefused(Why.HELD_ALREADY, () -> holding.hold("R1", suggestion(at(1, 9), "anna"), "kim"));
        assertRefused(Why.HELD_ALREADY, () -> holding.hold("R1", ANNA_AT_NINE, "lee"));

        holding.release("R1", first.id());
        assertThat(holds.findAll()).isEmpty();
        assertThat(participants()).isZero();
        holding.hold("R1", suggestion(at(1, 9), "anna"), "kim");
        assertRefused(Why.OTHER_HELD, () -> holding.release("R1", first.id()));
        assertThat(holds.findAll()).as("what somebody else holds by now").hasSize(1);
    }

    @Test
    void itEndsByTheClockWithoutAnybodyDoingAnything() {
        holding.hold("R1", ANNA_AT_NINE, "kim");
        String held = live.mark();
        clock.moveTo(NOW.plus(HALF_AN_HOUR).minusMillis(1));
        assertThat(live.mark()).isEqualTo(held);
        assertRefused(Why.RULE, () -> holding.hold("R2", ANNA_AT_NINE, "lee"));

        clock.moveTo(NOW.plus(HALF_AN_HOUR));
        assertThat(live.mark()).isNotEqualTo(held);
        assertThat(database.forPlanning().bookedRoles()).isEmpty();
        holding.hold("R2", ANNA_AT_NINE, "lee");
        assertRefused(Why.RULE, () -> holding.hold("R1", ANNA_AT_NINE, "kim"));
        holding.hold("R1", suggestion(at(0, 10), "anna"), "kim");
        assertThat(holds.findAll()).extracting(Hold::request).containsExactlyInAnyOrder("R1", "R2");
    }

    @Test
    void whatEndedIsDeletedADayLater() {
        holding.hold("R1", ANNA_AT_NINE, "kim");
        clock.moveTo(NOW.plus(HALF_AN_HOUR));
        endings.clear();
        assertThat(holds.findAll()).hasSize(1);

        clock.moveTo(NOW.plus(HALF_AN_HOUR).plus(Duration.ofDays(1)));
        endings.clear();
        assertThat(holds.findAll()).isEmpty();
        assertThat(participants()).isZero();
    }

    @Test
    void nothingIsHeldLongerThanItCouldBeBooked() {
        jdbc.update("update planning_horizon set notice_hours = 69, version = version + 1");
        // Monday at nine less 69 hours: a quarter of an hour is not left of Friday noon.
        Hold hold = holding.hold("R1", suggestion(at(0, 9).plusMinutes(15), "anna"), "kim");
        assertThat(hold.expiresAt()).isEqualTo(Instant.parse("2026-11-27T11:15:00Z"));
    }

    @Test
    void anAccountHoldsTenTimesAtMost() {
        for (int number = 1; number <= Holding.MOST; number++) {
            holding.hold("R" + number, suggestion(at(number / 5, 9 + number % 5), "anna"), "kim");
        }
        assertRefused(Why.TOO_MANY, () -> holding.hold("R11", suggestion(at(7, 9), "anna"), "kim"));
        holding.hold("R11", suggestion(at(7, 9), "anna"), "lee");
        clock.moveTo(NOW.plus(HALF_AN_HOUR));
        holding.hold("R12", suggestion(at(7, 11), "anna"), "kim");
    }

    @Test
    void aRequestThatIsWithdrawnOrAsksForSomethingElseLetsGo() {
        holding.hold("R1", ANNA_AT_NINE, "kim");
        asking.ask("R2", suggestion(at(0, 10), "anna"), "kim");
        holding.hold("R3", suggestion(at(0, 11), "anna"), "kim");

        change("R3", "Another title", 60);
        assertThat(holds.findAll()).hasSize(3);
        change("R3", "Another title", 45);
        for (String id : List.of("R1", "R2")) {
            transactions.executeWithoutResult(status -> {
                var request = requests.findById(id).orElseThrow();
                request.withdraw();
                requests.save(request);
            });
        }
        assertThat(holds.findAll()).isEmpty();
        assertThat(asks.findAll()).isEmpty();
        assertRefused(Why.NOT_WAITING, () -> holding.hold("R1", ANNA_AT_NINE, "kim"));
    }

    @Test
    void bookingPublishesItPinnedAndTellsThePanel() {
        holding.hold("R1", ANNA_AT_NINE, "kim");

        bookings.book("R1", ANNA_AT_NINE, "planner", true);
        bookings.book("R1", ANNA_AT_NINE, "planner", true);

        Appointment appointment = standing("R1");
        assertThat(appointment.isPinned()).isTrue();
        assertThat(appointment.time().from()).isEqualTo(at(0, 9));
        assertThat(appointment.time().until()).isEqualTo(at(0, 10));
        assertThat(requests.findById("R1").orElseThrow().state()).isEqualTo(RequestState.SCHEDULED);
        assertThat(holds.findAll()).isEmpty();
        assertThat(notifications()).isEqualTo(1);
        Publication version = publications.findAll().getLast();
        assertThat(version.proposal()).isNull();
        assertThat(version.publishedBy()).isEqualTo("planner");
        assertThat(version.added()).isEqualTo(1);
        assertThat(publicationRows.schedule(version.id()))
                .extracting(ScheduleRow::request)
                .containsExactly("R1");
        assertThat(database.forPlanning().held()).isEmpty();
        assertRefused(Why.SCHEDULED, () -> bookings.book("R1", suggestion(at(1, 9), "anna"), "planner", true));
        assertRefused(Why.SCHEDULED, () -> holding.hold("R1", ANNA_AT_NINE, "kim"));
    }

    @Test
    void aBookingCanBeUndoneLikeAnyPublication() {
        bookings.book("R1", ANNA_AT_NINE, "planner", true);
        undo.undo(publications.findAll().getLast().id(), "planner");

        assertThat(appointments.findByRequestAndCancelledAtIsNull("R1")).isEmpty();
        assertThat(requests.findById("R1").orElseThrow().state()).isEqualTo(RequestState.OPEN);
        assertThat(notifications()).isZero();
        bookings.book("R1", ANNA_AT_NINE, "planner", true);
        assertThat(standing("R1").isPinned()).isTrue();
    }

    @Test
    void whatWasPossibleWhenItWasHeldIsCheckedAgainWhenItIsBookedAndStaysHeld() {
        holding.hold("R1", ANNA_AT_NINE, "kim");
        beAway("anna", at(0, 8));

        assertThatThrownBy(() -> bookings.book("R1", ANNA_AT_NINE, "planner", true))
                .isInstanceOfSatisfying(BookingRefused.class, refused -> {
                    assertThat(refused.why()).isEqualTo(Why.RULE);
                    assertThat(refused.violations())
                            .extracting(Violation::rule, Violation::specialist)
                            .containsExactly(tuple("availability", "anna"));
                });
        assertThat(holds.findAll()).hasSize(1);
        assertThat(appointments.findAll()).isEmpty();
    }

    @Test
    void whatIsSentIsNotTrusted() {
        assertRefused(Why.RULE, () -> holding.hold("R1", suggestion(at(0, 7), "anna"), "kim"));
        assertRefused(Why.RULE, () -> holding.hold("R1", suggestion(at(0, 9), "nobody"), "kim"));
        assertRefused(
                Why.RULE,
                () -> holding.hold(
                        "R1",
                        new Suggestion(at(0, 9), Mode.PHONE, null, new TreeMap<>(Map.of("psychiatrist", "anna"))),
                        "kim"));
        assertRefused(
                Why.RULE,
                () -> holding.hold(
                        "R1",
                        new Suggestion(at(0, 9), Mode.VIDEO, null, new TreeMap<>(Map.of("chef", "anna"))),
                        "kim"));
        assertRefused(Why.RULE, () -> bookings.book("X", suggestion(at(0, 9), "anna"), "planner", true));
        assertRefused(Why.NOT_WAITING, () -> holding.hold("R99", ANNA_AT_NINE, "kim"));
        assertThat(holds.findAll()).isEmpty();
    }

    @Test
    void whatStandsOnlyWithSomethingHeldIsNotBooked() {
        jdbc.update("update consultation_request set follows = 'R1', version = version + 1 where id = 'R2'");
        holding.hold("R1", ANNA_AT_NINE, "kim");
        Suggestion after = suggestion(at(1, 9), "anna");

        assertThatThrownBy(() -> bookings.book("R2", after, "planner", true))
                .isInstanceOfSatisfying(
                        BookingRefused.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::rule)
                                .containsExactly("sequence"));
        holding.hold("R2", after, "kim");
        bookings.book("R1", ANNA_AT_NINE, "planner", true);
        bookings.book("R2", after, "planner", true);
        assertThat(standing("R2").time().from()).isEqualTo(at(1, 9));
    }

    @Test
    void coordinatorsBookWhatThePlannerLetsThem() {
        assertRefused(Why.ASK_FIRST, () -> bookings.book("R1", ANNA_AT_NINE, "kim", false));
        letCoordinatorsBook(Set.of(Form.ADVICE), Set.of(Urgency.ACUTE));
        assertRefused(Why.ASK_FIRST, () -> bookings.book("R1", ANNA_AT_NINE, "kim", false));
        letCoordinatorsBook(Set.of(Form.ADVICE), Set.of(Urgency.ACUTE, Urgency.DAYS_30));
        bookings.book("R1", ANNA_AT_NINE, "kim", false);
        assertThat(standing("R1").isPinned()).isTrue();
    }

    @Test
    void whatIsAskedForIsHeldUntilThePlannerBooksIt() {
        asking.ask("R1", suggestion(at(9, 9), "anna"), "kim");
        asking.ask("R1", suggestion(at(9, 9), "anna"), "kim");

        BookingAsk ask = asks.open(clock.instant()).getFirst();
        assertThat(asking.waiting()).isEqualTo(1);
        assertThat(holds.findAll().getFirst().expiresAt()).isEqualTo(NOW.plus(Asking.PATIENCE));

        asking.accept(ask.number(), "planner");
        asking.accept(ask.number(), "planner");
        assertThat(standing("R1").time().from()).isEqualTo(at(9, 9));
        assertThat(asking.waiting()).isZero();
        assertThat(holds.findAll()).isEmpty();
        assertThat(asks.findAll().getFirst().answer()).isEqualTo(BookingAsk.Answer.BOOKED);
        assertRefused(Why.ANSWERED, () -> asking.giveBack(ask.number(), "Too late", "planner"));
    }

    @Test
    void whatIsAskedForIsHeldNoLongerThanItCanBeBooked() {
        asking.ask("R1", ANNA_AT_NINE, "kim");
        assertThat(holds.findAll().getFirst().expiresAt()).isEqualTo(Instant.parse("2026-11-30T08:00:00Z"));
    }

    @Test
    void whatIsReturnedIsFreeAgainAndTheReasonIsKept() {
        asking.ask("R1", ANNA_AT_NINE, "kim");
        long number = asks.open(NOW).getFirst().number();

        asking.giveBack(number, "Anna is to keep that morning free.", "planner");
        asking.giveBack(number, "Again", "planner");

        assertThat(holds.findAll()).isEmpty();
        assertThat(asks.findAll().stream()
                        .filter(one -> one.request().equals("R1"))
                        .max(Comparator.comparing(BookingAsk::number))
                        .orElseThrow()
                        .reason())
                .isEqualTo("Anna is to keep that morning free.");
        assertRefused(Why.ANSWERED, () -> asking.accept(number, "planner"));
        holding.hold("R2", ANNA_AT_NINE, "lee");
    }

    @Test
    void whatNobodyAnsweredInTimeCanOnlyBeAskedAnew() {
        asking.ask("R1", suggestion(at(9, 9), "anna"), "kim");
        long number = asks.open(NOW).getFirst().number();
        clock.moveTo(NOW.plus(Asking.PATIENCE));

        assertThat(asking.waiting()).isZero();
        assertRefused(Why.ENDED, () -> asking.accept(number, "planner"));
        asking.ask("R1", suggestion(at(9, 9), "anna"), "kim");
        assertThat(asking.waiting()).isEqualTo(1);
    }

    @Test
    void anAskThatCantBeBookedAnyMoreStaysOpenAndHeld() {
        asking.ask("R1", ANNA_AT_NINE, "kim");
        beAway("anna", at(0, 8));
        long number = asks.open(NOW).getFirst().number();

        assertRefused(Why.RULE, () -> asking.accept(number, "planner"));
        assertThat(asking.waiting()).isEqualTo(1);
        assertThat(holds.findAll()).hasSize(1);
    }

    @Test
    void aProposalMadeBeforeIsNotPublishedOverWhatIsHeldAndTheRestIs() {
        long proposal =
                proposal(placed("R1", at(2, 9), "anna"), placed("R2", at(0, 9), "anna"), placed("R3", at(0, 9), "bo"));
        holding.hold("R1", ANNA_AT_NINE, "kim");

        PublicationPreview preview = previews.of(proposal);
        LocalDateTime until = LocalDateTime.of(2026, 11, 27, 12, 30);
        assertThat(preview.conflicts())
                .extracting(Conflict::request, Conflict::cause, Conflict::other, Conflict::heldUntil)
                .containsExactly(
                        tuple("R1", Conflict.Cause.HELD, null, until),
                        tuple("R2", Conflict.Cause.TAKEN_HELD, "R1", until));
        publishing.publish(proposal, preview.fingerprint(), Set.of(), "planner");

        assertThat(appointments.findAll()).extracting(Appointment::request).containsExactly("R3");
        assertThat(holds.findAll()).hasSize(1);
        bookings.book("R1", ANNA_AT_NINE, "planner", true);
        assertThat(sound()).isEmpty();
    }

    @Test
    void aProposalMadeWhileItWasHeldIsOrdinaryOnceThatHasEnded() {
        holding.hold("R1", ANNA_AT_NINE, "kim");
        long proposal = proposal(placed("R1", at(0, 9), "anna"), placed("R2", at(0, 10), "anna"));

        assertThat(previews.of(proposal).changes()).containsOnlyKeys("R2");
        assertThat(previews.of(proposal).conflicts()).isEmpty();
        clock.moveTo(NOW.plus(HALF_AN_HOUR));
        assertThat(previews.of(proposal).changes()).containsOnlyKeys("R1", "R2");
        publishing.publish(proposal, previews.of(proposal).fingerprint(), Set.of(), "planner");
        assertThat(standing("R1").time().from()).isEqualTo(at(0, 9));
    }

    @Test
    void nothingIsPublishedThatStandsOnlyWithWhatIsHeld() {
        jdbc.update("update consultation_request set follows = 'R1', version = version + 1 where id = 'R2'");
        holding.hold("R1", ANNA_AT_NINE, "kim");
        long proposal = proposal(placed("R1", at(0, 9), "anna"), placed("R2", at(1, 9), "anna"));

        PublicationPreview preview = previews.of(proposal);
        assertThat(preview.changes()).isEmpty();
        assertThat(preview.conflicts()).extracting(Conflict::request).containsExactly("R2");
    }

    @Test
    void whatIsHeldWhileARunSolvesIsNeverPlannedOver() throws InterruptedException {
        RunOrder order = RunOrder.of(profiles.preferred(), PlanningRun.LONGEST, 1, Start.SCRATCH);
        long run = planner.start(order, "planner").id();
        heard.storedOf(run);
        // Whatever the run has found by now, it knows nothing of this.
        holding.hold("R1", ANNA_AT_NINE, "kim");
        holding.hold("R2", suggestion(at(0, 9), "bo"), "kim");
        planner.stop(run);
        heard.endOf(run);

        long proposal = jdbc.queryForObject("select id from proposal where run = ?", Long.class, run);
        PublicationPreview preview = previews.of(proposal);
        assertThat(preview.changes()).doesNotContainKeys("R1", "R2");
        publishing.publish(proposal, preview.fingerprint(), Set.of(), "planner");
        bookings.book("R1", ANNA_AT_NINE, "planner", true);
        bookings.book("R2", suggestion(at(0, 9), "bo"), "planner", true);
        assertThat(sound()).isEmpty();
    }

    @Test
    void aRunThatBeginsThenKeepsWhatIsHeldWhereItIs() throws InterruptedException {
        holding.hold("R1", suggestion(at(8, 14), "bo"), "kim");
        long run = planner.start(RunOrder.of(profiles.preferred(), PlanningRun.LONGEST, 1, Start.SCRATCH), "planner")
                .id();
        heard.storedOf(run);
        planner.stop(run);
        heard.endOf(run);

        assertThat(jdbc.queryForList(
                        "select start_time, specialist from proposal_role x join proposal p on p.id = x.proposal"
                                + " where p.run = ? and x.request = 'R1'",
                        run))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("specialist", "bo"));
    }

    @Test
    void somebodyWhoIsHeldIsRetiredAndNotDeletedAndWhoeverBooksIsTold() {
        holding.hold("R1", ANNA_AT_NINE, "kim");
        PlanningData present = database.everything();
        merge.apply(
                merge.difference(present.with(all -> {
                    all.specialists = without("anna", all.specialists, PlanningData.Specialist::id);
                    all.specialistCompetences =
                            without("anna", all.specialistCompetences, PlanningData.SpecialistCompetence::specialist);
                    all.availabilities = without("anna", all.availabilities, WeeklyTime::specialist);
                })),
                ADMINISTRATOR);

        assertThat(jdbc.queryForObject("select retired is not null from specialist where id = 'anna'", Boolean.class))
                .isTrue();
        assertThat(database.forPlanning().specialists())
                .extracting(PlanningData.Specialist::id)
                .containsExactly("anna", "bo");
        assertRefused(Why.RULE, () -> bookings.book("R1", ANNA_AT_NINE, "planner", true));
        holding.release("R1", holds.findByRequest("R1").orElseThrow().id());
        assertThat(database.forPlanning().specialists())
                .extracting(PlanningData.Specialist::id)
                .containsExactly("bo");
    }

    @Test
    void aRequestThatMasterDataChangeLetsGoAndOthersDoNot() {
        asking.ask("R1", ANNA_AT_NINE, "kim");
        holding.hold("R2", suggestion(at(0, 10), "anna"), "kim");
        PlanningData present = database.everything();
        merge.apply(
                merge.difference(present.with(all -> all.requests = all.requests.stream()
                        .map(row -> row.id().equals("R1") ? row.with(terms -> terms.durationMinutes = 75) : row)
                        .toList())),
                ADMINISTRATOR);

        assertThat(holds.findAll()).extracting(Hold::request).containsExactly("R2");
        assertThat(asks.findAll()).isEmpty();
        assertThat(told.stream(PlanningDataChanged.class).toList().getLast())
                .as("who held it, and who answers for it, can be told")
                .satisfies(change -> {
                    assertThat(change.requests()).containsExactly("R1");
                    assertThat(change.letGo())
                            .extracting(one -> one.request() + " " + one.heldBy())
                            .containsExactly("R1 kim");
                });
    }

    private static <T> List<T> without(String id, List<T> rows, Function<T, String> of) {
        return rows.stream().filter(row -> !of.apply(row).equals(id)).toList();
    }

    @Test
    void anotherDataSetHoldsNothing() {
        holding.hold("R1", ANNA_AT_NINE, "kim");
        databaseImport.replace(SmallClinic.with(2), LoadingProgress.SILENT);
        assertThat(holds.findAll()).isEmpty();
        assertThat(participants()).isZero();
    }

    private static Suggestion suggestion(LocalDateTime start, String specialist) {
        return new Suggestion(start, Mode.VIDEO, null, new TreeMap<>(Map.of("psychiatrist", specialist)));
    }

    private static void assertRefused(Why why, Runnable what) {
        assertThatThrownBy(what::run)
                .isInstanceOfSatisfying(
                        BookingRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(why));
    }

    private void letCoordinatorsBook(Set<Form> forms, Set<Urgency> urgencies) {
        rules.change(new RequestKinds(forms, urgencies), 30, rules.current().version());
    }

    private void change(String id, String title, int minutes) {
        transactions.executeWithoutResult(status -> {
            var request = requests.findById(id).orElseThrow();
            request.change(
                    request.content().with(request.terms().with(terms -> {
                        terms.title = title;
                        terms.durationMinutes = minutes;
                    })),
                    UrgencyScale.DEFAULT);
            requests.save(request);
        });
    }

    private void beAway(String specialist, LocalDateTime from) {
        jdbc.update("update specialist set version = version + 1 where id = ?", specialist);
        jdbc.update(
                "insert into absence (specialist, from_time, until_time) values (?, ?, ?)",
                specialist,
                from,
                from.plusHours(4));
    }

    private long proposal(ScheduleRow... schedule) {
        RunOrder order = RunOrder.of(profiles.preferred(), PlanningRun.SHORTEST, 1, Start.SCRATCH);
        return stored.of(order, new ProposalStore.About("", publicationRows.newest()), schedule);
    }

    private Appointment standing(String request) {
        return transactions.execute(status -> {
            Appointment found =
                    appointments.findByRequestAndCancelledAtIsNull(request).orElseThrow();
            found.participants();
            return found;
        });
    }

    private List<Violation> sound() {
        PlanningData data = database.forPlanning();
        return ScheduleCheck.check(data, data.published());
    }

    private int participants() {
        return jdbc.queryForObject("select count(*) from hold_participant", Integer.class);
    }

    private int notifications() {
        return jdbc.queryForObject("select count(*) from notification", Integer.class);
    }
}
