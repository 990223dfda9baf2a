package org.samrad.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.published;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.DatabaseExport;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.explain.unblock.LowerLevel;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.policy.RequestKinds;
import org.samrad.publish.BookedPublication;
import org.samrad.publish.PublishingTurn;
import org.samrad.question.AgreedQuestions;
import org.samrad.question.Questioning;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestState;
import org.samrad.system.As;
import org.samrad.testing.BookingBeans;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.SmallClinic;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** What was in the way of a request is agreed to, and it gets a time: beside what is published, never over it. */
@Import(BookingBeans.class)
abstract class PlacingAgreedTest {

    private static final int PROGRAMS = 4;

    @OnH2
    static class OnH2Test extends PlacingAgreedTest {}

    @OnPostgres
    static class OnPostgresTest extends PlacingAgreedTest {}

    @Autowired
    Questioning questioning;

    @Autowired
    AgreedQuestions agreed;

    @Autowired
    PlacingAgreed placing;

    @Autowired
    Asking asking;

    @Autowired
    Bookings bookings;

    @Autowired
    Holding holding;

    @Autowired
    Holds holds;

    @Autowired
    BookingAsks asks;

    @Autowired
    RulesOfBooking rules;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    OpenPlans plans;

    @Autowired
    PublishingTurn turn;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    DatabaseExport database;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    /** R4 asks for a level that nobody has; at the next lower one Anna could take it, Mondays from nine to eleven. R1 is there at nine. */
    @BeforeEach
    void load() {
        load(5);
    }

    private void load(int level) {
        load(level, 4);
    }

    private void load(int level, int all) {
        PlanningData clinic = SmallClinic.with(all, published("R1", at(0, 9), "anna", false));
        databaseImport.replace(
                clinic.with(data -> {
                    data.requestRoles = clinic.requestRoles().stream()
                            .map(role -> role.request().equals("R4")
                                    ? PlanningData.RequestRole.of(
                                            "R4", role.asked().atLevel(level))
                                    : role)
                            .toList();
                    var absences = new ArrayList<>(clinic.absences());
                    absences.add(new PlanningData.Absence("anna", at(0, 11), at(14, 0), "course"));
                    data.absences = absences;
                }),
                LoadingProgress.SILENT);
        letCoordinatorsBook(Set.of(), Set.of());
        As.coordinatorHere();
    }

    @AfterEach
    void nobody() {
        As.nobody();
    }

    @Test
    void aTimeIsHeldAndProposedOnBehalfOfWhoeverAsked() {
        List<ScheduleRow> before = standing();
        askAndAgree();

        assertThat(led()).isEqualTo("PROPOSED");
        transactions.executeWithoutResult(status -> {
            Hold held = holds.findByRequest("R4").orElseThrow();
            assertThat(held.isAsked()).isTrue();
            assertThat(held.heldBy()).isEqualTo(As.COORDINATING_PLANNER.username());
            assertThat(held.placement().start()).isEqualTo(at(0, 10));
            assertThat(held.placement().panel()).isEqualTo(Map.of("psychiatrist", "anna"));
        });
        assertThat(standing()).isEqualTo(before);
        BookingAsk ask = asks.findAll().getFirst();
        assertThat(ask.question()).isEqualTo(number());

        asking.accept(ask.number(), "planner");
        assertThat(led()).isEqualTo("BOOKED");
        assertThat(requests.findById("R4").orElseThrow().scheduledStart()).isEqualTo(at(0, 10));
        assertThat(standing()).containsAll(before);
    }

    @Test
    void whatAPlannerGivesBackIsNotProposedAgain() {
        askAndAgree();
        asking.giveBack(asks.findAll().getFirst().number(), "Not on Mondays", "planner");
        placing.placeAll();

        assertThat(led()).isEqualTo("RETURNED");
        assertThat(holds.findAll()).isEmpty();
    }

    @Test
    void itIsBookedAtOnceWhereCoordinatorsMayBookSuchARequest() {
        letCoordinatorsBook(Set.of(Form.ADVICE), Set.of(Urgency.DAYS_30));
        List<ScheduleRow> before = standing();
        askAndAgree();

        assertThat(led()).isEqualTo("BOOKED");
        assertThat(requests.findById("R4").orElseThrow().scheduledStart()).isEqualTo(at(0, 10));
        assertThat(standing()).containsAll(before);
        assertThat(jdbc.queryForList("select published_by from publication order by id desc limit 1", String.class))
                .containsExactly(BookedPublication.NOBODY);
        assertThat(jdbc.queryForList(
                        "select account from request_event where request = 'R4' and what = 'SCHEDULED'", String.class))
                .as("nobody’s doing, whoever is signed in")
                .containsOnlyNulls();
    }

    @Test
    void nothingThatIsPublishedOrHeldGivesWay() {
        holding.hold("R2", suggestion(at(0, 10), "anna"), "kim");
        List<ScheduleRow> before = standing();
        askAndAgree();

        assertThat(led()).isEqualTo("WAITS");
        assertThat(requests.findById("R4").orElseThrow().state()).isEqualTo(RequestState.OPEN);
        assertThat(standing()).isEqualTo(before);
        assertThat(holds.findAll()).extracting(Hold::request).containsExactly("R2");
    }

    @Test
    void whereACoordinatorHoldsATimeForItThatStays() {
        ask();
        jdbc.update("update request_role set min_level = 4 where request = 'R4'");
        jdbc.update("update consultation_request set version = version + 1 where id = 'R4'");
        jdbc.update("update planner_question set so_far = 'child-psychiatry 4'");
        holding.hold("R4", suggestion(at(0, 10), "anna"), "kim");
        assertThat(agree()).isEqualTo(Questioning.Result.TAKEN);
        placing.placeAll();

        assertThat(led()).isNull();
        assertThat(needed()).isNull();
        assertThat(levelAskedFor()).isEqualTo(4);
        assertThat(holds.findByRequest("R4").orElseThrow().isAsked()).isFalse();

        bookings.book("R4", suggestion(at(0, 10), "anna"), "kim", true);
        placing.placeAll();
        assertThat(led()).isEqualTo("NOT_NEEDED");
        assertThat(needed()).isFalse();
        assertThat(levelAskedFor()).isEqualTo(4);
    }

    @Test
    void whereWhatACoordinatorHoldsEndsWhatWasAgreedToIsNotLost() {
        load(4);
        ask(4);
        holding.hold("R4", suggestion(at(0, 10), "anna"), "kim");
        agree();
        endHold("R4");
        holding.hold("R2", suggestion(at(0, 10), "anna"), "kim");
        placing.placeAll();

        assertThat(needed()).isTrue();
        assertThat(led()).isEqualTo("PROPOSED");
        assertThat(levelAskedFor()).isEqualTo(3);
    }

    @Test
    void aYesIsNotLostWhereWhoeverAskedHoldsAsManyAsTheyMay() {
        load(5, 4 + Holding.MOST);
        for (int number = 1; number <= Holding.MOST; number++) {
            holding.hold(
                    "R" + (4 + number),
                    suggestion(at(number / 5, 9 + number % 5), "bo"),
                    As.COORDINATING_PLANNER.username());
        }
        askAndAgree();

        assertThat(led()).isEqualTo("PROPOSED");
    }

    @Test
    void aNoLeadsToNothing() {
        ask();
        questioning.answer(number(), false, null, As.COORDINATING_PLANNER);
        placing.placeAll();

        assertThat(led()).isNull();
        assertThat(holds.findAll()).isEmpty();
    }

    @Test
    void howeverManyProgramsLookItIsProposedOnce() throws Exception {
        ask();
        jdbc.update("update planner_question set answer = 'YES', answered_at = asked_at");
        var together = new CyclicBarrier(PROGRAMS);
        try (var programs = Executors.newFixedThreadPool(PROGRAMS)) {
            List<Callable<Boolean>> all = new ArrayList<>();
            for (int program = 0; program < PROGRAMS; program++) {
                var another = new PlacingAgreed(agreed, asking, bookings, rules, holds, requests, plans, turn, clock);
                all.add(() -> {
                    together.await();
                    another.placeAll();
                    return true;
                });
            }
            for (Future<Boolean> done : programs.invokeAll(all)) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(led()).isEqualTo("PROPOSED");
        assertThat(asks.findAll()).hasSize(1);
        assertThat(holds.findAll()).hasSize(1);
        assertThat(needed()).isTrue();
        assertThat(levelAskedFor()).isEqualTo(4);
    }

    @Test
    void whatHasAPlaceWithoutWhatWasAgreedToGetsThatAndGivesNothingUp() {
        load(4);
        ask(4);

        assertThat(agree()).isEqualTo(Questioning.Result.TAKEN);
        assertThat(agree()).isEqualTo(Questioning.Result.BEFORE);
        placing.placeAll();

        assertThat(needed()).as("it may still be given back").isNull();
        assertThat(led()).isEqualTo("PROPOSED");
        assertThat(levelAskedFor()).isEqualTo(4);
        assertThat(asks.findAll()).hasSize(1);
        asking.accept(asks.findAll().getFirst().number(), "planner");
        assertThat(needed()).isFalse();
        assertThat(led()).isEqualTo("BOOKED");
        assertThat(levelAskedFor()).isEqualTo(4);
    }

    @Test
    void whereThePlaceWithoutItIsBookedAtOnceThatIsSettled() {
        load(4);
        letCoordinatorsBook(Set.of(Form.ADVICE), Set.of(Urgency.DAYS_30));
        ask(4);

        assertThat(agree()).isEqualTo(Questioning.Result.NOT_NEEDED);
        assertThat(needed()).isFalse();
        assertThat(led()).isEqualTo("BOOKED");
        assertThat(levelAskedFor()).isEqualTo(4);
    }

    @Test
    void whatWasAgreedToBecomesSoWhereThePlaceWithoutItIsGivenBack() {
        load(4);
        ask(4);
        agree();
        asking.giveBack(asks.findAll().getFirst().number(), "Not on Mondays", "planner");
        placing.placeAll();

        assertThat(needed()).isTrue();
        assertThat(led()).isEqualTo("RETURNED");
        assertThat(levelAskedFor()).isEqualTo(3);
        assertThat(holds.findAll()).isEmpty();
    }

    @Test
    void whatWasAgreedToBecomesSoWhereThePlaceWithoutItIsHeldNoMore() {
        load(4);
        ask(4);
        agree();
        endHold("R4");
        assertThat(needed()).isNull();
        placing.placeAll();
        placing.placeAll();

        assertThat(needed()).isTrue();
        assertThat(levelAskedFor()).isEqualTo(3);
        assertThat(asks.findAll()).hasSize(1);
    }

    @Test
    void nothingIsGivenUpForWhatHasAnotherTimeOrIsWithdrawnBeforeThePlaceWithoutItIsBooked() {
        for (RequestState state : List.of(RequestState.SCHEDULED, RequestState.WITHDRAWN)) {
            load(4);
            ask(4);
            agree();
            endHold("R4");
            if (state == RequestState.SCHEDULED) {
                bookings.book("R4", suggestion(at(0, 10), "anna"), "kim", true);
            } else {
                jdbc.update(
                        "update consultation_request set state = 'WITHDRAWN', version = version + 1 where id = 'R4'");
            }
            placing.placeAll();

            assertThat(needed()).as("%s", state).isFalse();
            assertThat(levelAskedFor()).isEqualTo(4);
        }
    }

    @Test
    void whatWasAgreedToIsGivenUpWhereThePlaceWithoutItIsHeldForAnother() {
        load(4);
        holding.hold("R2", suggestion(at(0, 10), "anna"), "kim");
        ask(4);

        assertThat(agree()).isEqualTo(Questioning.Result.TAKEN);

        assertThat(needed()).isTrue();
        assertThat(levelAskedFor()).isEqualTo(3);
        transactions.executeWithoutResult(status -> assertThat(
                        holds.findByRequest("R4").orElseThrow().placement().panel())
                .isEqualTo(Map.of("psychiatrist", "bo")));
    }

    @Test
    void aPlaceThatBecomesFreeWhileOneIsLookedForIsTakenAndNothingIsGivenUp() {
        load(4);
        holding.hold("R2", suggestion(at(0, 10), "anna"), "kim");
        ask(4);
        jdbc.update("update planner_question set answer = 'YES', answered_at = asked_at");
        var letGo = new AtomicBoolean();
        Holds meanwhile = (Holds) Proxy.newProxyInstance(
                Holds.class.getClassLoader(), new Class<?>[] {Holds.class}, (proxy, method, values) -> {
                    if (letGo.compareAndSet(false, true)) {
                        holds.release("R2");
                    }
                    return method.invoke(holds, values);
                });

        new PlacingAgreed(agreed, asking, bookings, rules, meanwhile, requests, plans, turn, clock).placeAll();

        assertThat(letGo).isTrue();
        assertThat(needed()).isNull();
        assertThat(levelAskedFor()).isEqualTo(4);
        transactions.executeWithoutResult(status -> assertThat(
                        holds.findByRequest("R4").orElseThrow().placement().start())
                .isEqualTo(at(0, 10)));
    }

    @Test
    void whatIsOtherwiseByTheTimeItCouldBecomeSoStaysSo() {
        ask();
        jdbc.update(
                "update planner_question set answer = 'YES', answered_at = asked_at, so_far = 'child-psychiatry 6'");
        placing.placeAll();

        assertThat(levelAskedFor()).isEqualTo(5);
        assertThat(jdbc.queryForObject("select answer from planner_question", String.class))
                .isEqualTo("GONE");
        assertThat(holds.findAll()).isEmpty();
    }

    private void endHold(String request) {
        jdbc.update(
                "update hold set held_at = ?, expires_at = ? where request = ?",
                clock.instant().minusSeconds(2).atOffset(ZoneOffset.UTC),
                clock.instant().minusSeconds(1).atOffset(ZoneOffset.UTC),
                request);
    }

    private void ask() {
        ask(5);
    }

    /** @param level that it asks for so far; one less would do */
    private void ask(int level) {
        questioning.ask(
                "R4",
                new LowerLevel("R4", "psychiatrist", level, level - 1),
                "Nobody here has that level",
                As.COORDINATING_PLANNER);
    }

    private void askAndAgree() {
        ask();
        assertThat(agree()).isEqualTo(Questioning.Result.TAKEN);
        assertThat(needed()).isTrue();
        assertThat(levelAskedFor()).isEqualTo(4);
    }

    private Questioning.Result agree() {
        return questioning.answer(number(), true, null, As.COORDINATING_PLANNER);
    }

    private Boolean needed() {
        return jdbc.queryForObject("select needed from planner_question where number = ?", Boolean.class, number());
    }

    private int levelAskedFor() {
        return jdbc.queryForObject("select min_level from request_role where request = 'R4'", Integer.class);
    }

    private long number() {
        return jdbc.queryForObject("select max(number) from planner_question", Long.class);
    }

    private String led() {
        return jdbc.queryForObject("select led_to from planner_question where number = ?", String.class, number());
    }

    private List<ScheduleRow> standing() {
        return database.everything().published();
    }

    private void letCoordinatorsBook(Set<Form> forms, Set<Urgency> urgencies) {
        rules.change(
                new RequestKinds(forms, urgencies),
                rules.current().holdMinutes(),
                rules.current().version());
    }

    private static Suggestion suggestion(LocalDateTime start, String specialist) {
        return new Suggestion(start, Mode.VIDEO, null, new TreeMap<>(Map.of("psychiatrist", specialist)));
    }
}
