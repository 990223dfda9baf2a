package org.samrad.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.consultation.Mode;
import org.samrad.consultation.UrgencyScale;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestState;
import org.samrad.request.Requests;
import org.samrad.testing.DatabaseBeans;
import org.samrad.testing.FixedTime;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.time.TimeRange;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Coordinators and planners work at once: the later of two is told, and nothing is half changed. */
@Import(DatabaseBeans.class)
abstract class ConcurrentChangesTest {

    private static final Instant NOW = FixedTime.NOW;
    private static final LocalDateTime NINE = LocalDateTime.of(2026, 11, 30, 9, 0);
    private static final TimeRange MORNING = new TimeRange(NINE, NINE.plusMinutes(45));

    @OnH2
    static class OnH2Test extends ConcurrentChangesTest {}

    @OnPostgres
    static class OnPostgresTest extends ConcurrentChangesTest {}

    @Autowired
    ConsultationRequests requests;

    @Autowired
    Appointments appointments;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void anOpenRequest() {
        List.of(
                        "insert into competence (id, version, name_en) values ('K1', 0, 'Sleep')",
                        "insert into organisation (id, version, name, sector, external)"
                                + " values ('O1', 0, 'Habilitation', 'OTHER', false)",
                        "insert into specialist (id, version, name, organisation, languages, modes, buffer_minutes)"
                                + " values ('P1', 0, 'Åse', 'O1', array[]::varchar array, array['VIDEO'], 0)",
                        "insert into care_case (id, version, protected_identity) values ('C1', 0, false)")
                .forEach(sql -> database.sql(sql).update());
        requests.save(Requests.request("R1"));
    }

    @AfterEach
    void leaveNothing() {
        List.of(
                        "notification",
                        "appointment_participant",
                        "appointment",
                        "request_role",
                        "consultation_request",
                        "care_case",
                        "specialist",
                        "organisation",
                        "competence")
                .forEach(table -> database.sql("delete from " + table).update());
    }

    @Test
    void theLaterOfTwoCoordinatorsIsToldEvenIfOnlyRolesChange() {
        var seenByBoth = requests.findById("R1").orElseThrow().version();
        inTransaction(() -> {
            var request = found();
            request.change(
                    Requests.content(List.of(Requests.role("doctor"), Requests.role("nurse"))), UrgencyScale.DEFAULT);
            requests.save(request);
        });

        assertThatThrownBy(() -> found().requireUnchangedSince(seenByBoth))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void aRequestChangedWhileAScheduleIsPublishedIsNotOverwritten() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    var read = found();
                    inAnotherTransaction(() -> {
                        var request = found();
                        request.withdraw();
                        requests.save(request);
                    });
                    read.schedule(NINE);
                    requests.save(read);
                    appointments.save(appointment());
                }))
                .isInstanceOf(OptimisticLockingFailureException.class);

        assertThat(found().state()).isEqualTo(RequestState.WITHDRAWN);
        assertThat(appointments.findAll()).isEmpty();
    }

    @Test
    void whoeverChangesARequestWaitsWhileAllAreHeld() {
        CompletableFuture<Void> change = transaction.execute(status -> {
            assertThat(requests.lockAll()).containsExactly("R1");
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> inTransaction(() -> {
                var request = found();
                request.change(Requests.content(List.of(Requests.role("nurse"))), UrgencyScale.DEFAULT);
                requests.save(request);
            }));
            assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(found().roles()).extracting(RequestRole::role).containsExactly("doctor");
            return waiting;
        });

        change.join();
        transaction.executeWithoutResult(status ->
                assertThat(found().roles()).extracting(RequestRole::role).containsExactly("nurse"));
    }

    @Test
    void aRequestHasOneStandingAppointmentAndAnyNumberOfCancelledOnes() {
        appointments.saveAndFlush(appointment());
        assertThatThrownBy(() -> appointments.saveAndFlush(appointment()))
                .isInstanceOf(DataIntegrityViolationException.class);

        inTransaction(() -> appointments
                .findByRequestAndCancelledAtIsNull("R1")
                .orElseThrow()
                .cancel(NOW));
        appointments.saveAndFlush(appointment());
        assertThat(appointments.findAll()).hasSize(2);
    }

    @Test
    void withdrawingCancelsTheAppointmentInTheSameTransaction() {
        publish();
        inTransaction(() -> {
            var request = found();
            request.withdraw();
            requests.save(request);
        });

        assertThat(appointments.findByRequestAndCancelledAtIsNull("R1")).isEmpty();
        assertThat(appointments.findAll()).extracting(Appointment::cancelledAt).containsExactly(NOW);
    }

    @Test
    void anAppointmentMovedMeanwhileIsNotCancelledUnseen() {
        publish();

        assertThatThrownBy(() -> inTransaction(() -> {
                    var read =
                            appointments.findByRequestAndCancelledAtIsNull("R1").orElseThrow();
                    inAnotherTransaction(() -> appointments
                            .findByRequestAndCancelledAtIsNull("R1")
                            .orElseThrow()
                            .pin());
                    read.cancel(NOW);
                }))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void aSpecialistsWeekHoldsWhatTouchesItAndStands() {
        publish();
        LocalDateTime monday = NINE.toLocalDate().atStartOfDay();

        assertThat(appointments.standingOf("P1", monday, monday.plusDays(7))).hasSize(1);
        assertThat(appointments.standingOf("P1", NINE.plusMinutes(44), monday.plusDays(7)))
                .hasSize(1);
        assertThat(appointments.standingOf("P1", NINE.plusMinutes(45), monday.plusDays(7)))
                .isEmpty();
        assertThat(appointments.standingOf("P1", monday, NINE)).isEmpty();
        assertThat(appointments.standing(monday, monday.plusDays(7))).hasSize(1);
    }

    private void publish() {
        inTransaction(() -> {
            var request = found();
            request.schedule(NINE);
            requests.save(request);
            appointments.save(appointment());
        });
    }

    private ConsultationRequest found() {
        return requests.findById("R1").orElseThrow();
    }

    private static Appointment appointment() {
        return new Appointment("R1", MORNING, Mode.VIDEO, null, List.of(new Participant("doctor", "P1")));
    }

    private void inTransaction(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    private void inAnotherTransaction(Runnable work) {
        CompletableFuture.runAsync(() -> inTransaction(work)).join();
    }
}
