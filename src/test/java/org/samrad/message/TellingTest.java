package org.samrad.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.published;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.answer.Answering;
import org.samrad.answer.DeclineLeft;
import org.samrad.answer.PanelAnswer;
import org.samrad.answer.PanelAnswers;
import org.samrad.answer.Reply;
import org.samrad.booking.HoldRanOut;
import org.samrad.busy.BusyTimesRead;
import org.samrad.exchange.ChangedBy;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.exchange.PlanningDataChanged;
import org.samrad.message.Message.Kind;
import org.samrad.repair.WayOutDecided;
import org.samrad.repair.WayOutWaits;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestEvent;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.Notification;
import org.samrad.schedule.Notifications;
import org.samrad.scope.Reach;
import org.samrad.testing.MailBeans;
import org.samrad.testing.MovableClock;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.SmallClinic;
import org.samrad.time.PlanningHorizons;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** Who is told what, and who is reminded when. */
@Import(MailBeans.class)
@TestPropertySource(properties = {"samrad.mail.from=samrad@region.example", "samrad.mail.site=https://samrad.example"})
abstract class TellingTest {

    @OnH2
    static class OnH2Test extends TellingTest {}

    @OnPostgres
    static class OnPostgresTest extends TellingTest {}

    @Autowired
    Messages messages;

    @Autowired
    Recipients recipients;

    @Autowired
    RulesOfTelling rules;

    @Autowired
    Answering answering;

    @Autowired
    PanelAnswers answers;

    @Autowired
    Appointments appointments;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    Notifications notifications;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    PlanningHorizons horizons;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void load() {
        clock.moveBack();
        databaseImport.replace(
                SmallClinic.with(
                        6,
                        published("R1", at(7, 9), "anna", false),
                        published("R2", at(8, 9), "anna", false),
                        published("R3", at(9, 9), "bo", false)),
                LoadingProgress.SILENT);
        account("anna-a", "SPECIALIST", "anna");
        account("bo-b", "SPECIALIST", "bo");
        account("kari", "COORDINATOR", null);
        account("per", "PLANNER", null);
        for (String request : List.of("R1", "R2", "R3")) {
            jdbc.update(
                    "insert into request_event (request, what, account, at) values (?, 'FILED', 'kari', now())",
                    request);
        }
    }

    @AfterEach
    void leaveNothing() {
        SecurityContextHolder.clearContext();
        for (String table : List.of("message", "account_organisation", "account_role", "account")) {
            jdbc.update("delete from " + table);
        }
        jdbc.update("update telling_rules set delay_minutes = 5, remind_days = 3, escalate_days = 2");
        clock.moveBack();
    }

    @Test
    void whoFiledARequestIsToldThatSomebodyDeclinesAndThatTheyTookItBack() {
        decline("R1", "anna");
        assertThat(told("kari")).containsExactly(Kind.DECLINED);

        answering.undo(standing("R1").id(), "anna");
        assertThat(told("kari")).isEmpty();

        decline("R1", "anna");
        messages.readAll("kari", Long.MAX_VALUE, clock.instant());
        answering.undo(standing("R1").id(), "anna");
        assertThat(told("kari")).containsExactly(Kind.DECLINED, Kind.TAKEN_BACK);
    }

    @Test
    void thatADeclineIsTakenBackIsToldToThoseAloneWhoKnowOfIt() {
        account("lars", "COORDINATOR", null);
        jdbc.update("delete from request_event where request = 'R1'");
        decline("R1", "anna");
        messages.readAll("kari", Long.MAX_VALUE, clock.instant());
        answering.undo(standing("R1").id(), "anna");
        assertThat(told("kari")).containsExactly(Kind.DECLINED, Kind.TAKEN_BACK);
        assertThat(told("lars")).as("had not read of it").isEmpty();

        clock.moveTo(SmallClinic.NOW.plusSeconds(60));
        decline("R1", "anna");
        answering.undo(standing("R1").id(), "anna");
        assertThat(told("kari")).as("knew of the first alone").containsExactly(Kind.DECLINED, Kind.TAKEN_BACK);
    }

    @Test
    void whereNobodyFiledARequestOrTheirAccountIsClosedThoseAreToldWhoAnswerForItsCase() {
        account("lars", "COORDINATOR", null);
        account("mona", "COORDINATOR", null);
        jdbc.update("update account_role set everywhere = false where username = 'mona'");
        jdbc.update("insert into account_organisation (username, role, organisation, name)"
                + " values ('mona', 'COORDINATOR', 'elsewhere', 'Elsewhere')");
        jdbc.update("delete from request_event where request = 'R1'");
        decline("R1", "anna");
        assertThat(told("kari")).containsExactly(Kind.DECLINED);
        assertThat(told("lars")).containsExactly(Kind.DECLINED);

        decline("R3", "bo");
        assertThat(told("lars")).as("of R3 whoever filed it is told").containsExactly(Kind.DECLINED);
        jdbc.update("update account set closed_at = now() where username = 'kari'");
        decline("R2", "anna");
        assertThat(told("lars")).containsExactly(Kind.DECLINED, Kind.DECLINED);
        assertThat(jdbc.queryForObject("select count(*) from message where account = 'mona'", Integer.class))
                .isZero();
    }

    @Test
    void thatARequestHasATimeAtLastIsToldToWhoFiledItAlone() {
        jdbc.update("delete from request_event where request = 'R1'");
        news("R1", "anna", Notification.What.NEW);
        news("R2", "anna", Notification.What.NEW);
        assertThat(all("kari")).extracting(Message::request).containsExactly("R2");
    }

    @Test
    void whoFiledItIsToldThatAPlannerLeavesItAsItIsAlthoughSomebodyDeclines() {
        decline("R1", "anna");
        PanelAnswer answer = answers.to(standing("R1"), "anna").orElseThrow();
        transactions.executeWithoutResult(status -> events.publishEvent(new DeclineLeft(answer.id())));
        assertThat(told("kari")).containsExactly(Kind.DECLINED, Kind.KEPT);
        assertThat(told("anna-a")).containsExactly(Kind.EXPECTED);
    }

    @Test
    void whoDeclinedAndComesAfterAllIsToldOfAsWhoTakesTheAnswerBack() {
        decline("R1", "anna");
        answer("R1", "anna", Reply.ACCEPT);
        assertThat(told("kari")).isEmpty();

        decline("R1", "anna");
        messages.readAll("kari", Long.MAX_VALUE, clock.instant());
        answer("R1", "anna", Reply.IF_NEEDED);
        assertThat(told("kari")).containsExactly(Kind.DECLINED, Kind.TAKEN_BACK);
    }

    @Test
    void aDeclineIsToldOnceAlthoughItsReasonChanges() {
        decline("R1", "anna");
        messages.readAll("kari", Long.MAX_VALUE, clock.instant());
        answer("R1", "anna", Reply.decline(PanelAnswer.Reason.TOO_CLOSE, "Never"));
        answer("R1", "anna", Reply.decline(PanelAnswer.Reason.TOO_CLOSE, "Never at all"));
        assertThat(told("kari")).containsExactly(Kind.DECLINED);
        assertThat(answers.to(standing("R1"), "anna").orElseThrow().reason()).isEqualTo(PanelAnswer.Reason.TOO_CLOSE);

        answering.undo(standing("R1").id(), "anna");
        clock.moveTo(SmallClinic.NOW.plusSeconds(60));
        decline("R1", "anna");
        assertThat(told("kari")).containsExactly(Kind.DECLINED, Kind.TAKEN_BACK, Kind.DECLINED);
    }

    @Test
    void whoIsNewlyBusyDuringAConsultationIsToldToPlannersOnceUnlessTheyHaveSaidWhetherTheyCome() {
        answer("R2", "anna", Reply.ACCEPT);
        for (int time = 0; time < 2; time++) {
            busy("anna", "R1");
            busy("anna", "R2");
        }
        busy("bo", "R1");
        assertThat(all("per"))
                .extracting(Message::kind, Message::request, Message::about)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.ABSENT, "R1", "Anna Öst"));

        busy("bo", "R3");
        assertThat(jdbc.queryForObject("select count(*) from message where account = 'per'", Integer.class))
                .isEqualTo(1);
        assertThat(told("anna-a")).isEmpty();
    }

    @Test
    void whatWaitsForPlannersIsToldToThemUntilSomebodyDecidesOrTheAnswerIsTakenBack() {
        long answer = waits("R1", "anna");
        waits("R1", "anna");
        assertThat(all("per"))
                .extracting(Message::kind, Message::request, Message::about, Message::leadsTo)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.TO_DECIDE, "R1", "Anna Öst", "/plan/bookings"));
        assertThat(told("kari")).containsExactly(Kind.DECLINED);

        transactions.executeWithoutResult(status -> events.publishEvent(new WayOutDecided(answer)));
        assertThat(told("per")).isEmpty();

        waits("R2", "anna");
        answering.undo(standing("R2").id(), "anna");
        assertThat(told("per")).isEmpty();

        waits("R2", "anna");
        assertThat(told("per")).containsExactly(Kind.TO_DECIDE);
        news("R2", "anna", Notification.What.MOVED);
        assertThat(told("per")).as("held in another way").isEmpty();

        waits("R3", "bo");
        assertThat(jdbc.queryForObject("select count(*) from message where account = 'per'", Integer.class))
                .as("of a protected case")
                .isZero();
    }

    @Test
    void whatAChangeOfMasterDataBreaksIsToldToPlannersOnceForEachChange() {
        changed(new PlanningDataChanged(BY_ADA, Set.of(), List.of(), 3));
        changed(new PlanningDataChanged(BY_ADA, Set.of(), List.of(), 0));
        changed(new PlanningDataChanged());
        assertThat(all("per"))
                .extracting(Message::kind, Message::amount, Message::leadsTo)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.BROKEN, 3, "/plan/broken"));
        assertThat(told("kari")).isEmpty();
        assertThat(messages.count(new Reader("per", null, false, Reach.NOTHING)).all())
                .as("no planner any more")
                .isZero();
    }

    @Test
    void whatAnImportChangesIsToldToEachCoordinatorOnceAndToWhoHeldATimeForIt() {
        account("lars", "COORDINATOR", null);
        jdbc.update("delete from request_event where request = 'R3'");
        UUID hold = UUID.randomUUID();
        changed(new PlanningDataChanged(
                BY_ADA, Set.of("R1", "R2", "R3"), List.of(new PlanningDataChanged.LetGo(hold, "R1", "lars")), 0));
        assertThat(all("kari"))
                .extracting(Message::kind, Message::amount, Message::leadsTo)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.IMPORTED, 3, "/requests?news=true"));
        assertThat(all("lars"))
                .extracting(Message::kind, Message::amount, Message::leadsTo)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Kind.IMPORTED, null, "/requests/R3"),
                        org.assertj.core.groups.Tuple.tuple(Kind.HOLD_ENDED, null, "/requests/R1/suggestions"));
        assertThat(told("per")).isEmpty();

        var byKari = new ChangedBy("kari", "Kari", "ADMINISTRATOR", ChangedBy.Means.IMPORT, 1L);
        changed(new PlanningDataChanged(byKari, Set.of("R1"), List.of(), 0));
        assertThat(told("kari")).as("did it herself").hasSize(1);
    }

    private static final ChangedBy BY_ADA = new ChangedBy("ada", "Ada", "ADMINISTRATOR", ChangedBy.Means.PAGE, null);

    private void changed(PlanningDataChanged change) {
        transactions.executeWithoutResult(status -> events.publishEvent(change));
    }

    /** Returns the answer. */
    private long waits(String request, String specialist) {
        decline(request, specialist);
        long answer = answers.to(standing(request), specialist).orElseThrow().id();
        transactions.executeWithoutResult(status -> events.publishEvent(new WayOutWaits(answer)));
        return answer;
    }

    @Test
    void whoAcceptsIsNoNewsToAnybody() {
        answering.answer(standing("R1").id(), standing("R1").terms(), "anna", Reply.ACCEPT, "anna-a");
        assertThat(told("kari")).isEmpty();
    }

    @Test
    void whatOthersDoToARequestIsToldAndWhatOneDoesOneselfIsNot() {
        withdraw("R1");
        assertThat(told("kari")).containsExactly(Kind.WITHDRAWN);
        assertThat(told("anna-a")).containsExactly(Kind.CANCELLED);

        signIn("kari");
        withdraw("R2");
        assertThat(told("kari")).containsExactly(Kind.WITHDRAWN);
        assertThat(told("anna-a")).containsExactly(Kind.CANCELLED, Kind.CANCELLED);
    }

    @Test
    void whatAPlannerGivesBackIsToldWithItsReason() {
        transactions.executeWithoutResult(
                status -> events.publishEvent(new RequestEvent("R1", RequestEvent.What.RETURNED, "Too early")));
        assertThat(all("kari"))
                .extracting(Message::kind, Message::why)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.RETURNED, "Too early"));
    }

    @Test
    void whoHeldATimeIsToldOnceThatItRanOut() {
        UUID hold = UUID.randomUUID();
        for (int time = 0; time < 2; time++) {
            transactions.executeWithoutResult(status -> events.publishEvent(new HoldRanOut(hold, "R4", "kari", false)));
        }
        transactions.executeWithoutResult(
                status -> events.publishEvent(new HoldRanOut(UUID.randomUUID(), "R4", "long-gone", false)));
        assertThat(told("kari")).containsExactly(Kind.HOLD_ENDED);
    }

    @Test
    void theSameChangeIsToldOnce() {
        for (int time = 0; time < 2; time++) {
            news("R1", "anna", Notification.What.MOVED);
        }
        assertThat(told("anna-a")).containsExactly(Kind.MOVED);
        assertThat(told("kari")).hasSize(1);
    }

    @Test
    void whatAFailedTransactionWouldHaveToldNobodyIsTold() {
        transactions.executeWithoutResult(status -> {
            news("R1", "anna", Notification.What.MOVED);
            status.setRollbackOnly();
        });
        assertThat(told("anna-a")).isEmpty();
    }

    @Test
    void whoDoesNotAnswerIsRemindedOnceAndThenOthersAreTold() {
        news("R1", "anna", Notification.What.NEW);
        news("R2", "anna", Notification.What.NEW);
        answering.answer(standing("R2").id(), standing("R2").terms(), "anna", Reply.IF_NEEDED, "anna-a");
        clock.moveTo(SmallClinic.NOW.plus(Duration.ofDays(3)).minusSeconds(1));
        remind();
        assertThat(told("anna-a")).containsExactly(Kind.NEW, Kind.NEW);

        clock.moveTo(SmallClinic.NOW.plus(Duration.ofDays(3)));
        remind();
        remind();
        assertThat(told("anna-a")).containsExactly(Kind.NEW, Kind.NEW, Kind.REMINDER);
        assertThat(all("anna-a").getLast().appointment())
                .isEqualTo(standing("R1").id());
        assertThat(told("per")).isEmpty();

        clock.moveTo(SmallClinic.NOW.plus(Duration.ofDays(5)));
        remind();
        remind();
        assertThat(told("per")).containsExactly(Kind.UNANSWERED);
        assertThat(all("per").getFirst().about()).isEqualTo("Anna Öst");
        assertThat(told("kari")).contains(Kind.UNANSWERED);
    }

    @Test
    void theNearerTheConsultationTheSoonerOneIsReminded() {
        Instant start = at(7, 9).atZone(ZoneId.of("Europe/Stockholm")).toInstant();
        clock.moveTo(start.minus(Duration.ofHours(8)));
        news("R1", "anna", Notification.What.MOVED);
        clock.moveTo(start.minus(Duration.ofHours(4)).minusSeconds(1));
        remind();
        assertThat(told("anna-a")).containsExactly(Kind.MOVED);

        clock.moveTo(start.minus(Duration.ofHours(4)));
        remind();
        assertThat(told("anna-a")).containsExactly(Kind.MOVED, Kind.REMINDER);
        clock.moveTo(start.minus(Duration.ofHours(2)));
        remind();
        assertThat(told("per")).containsExactly(Kind.UNANSWERED);
        clock.moveTo(start);
        remind();
        assertThat(told("anna-a")).hasSize(2);
    }

    @Test
    void ofAProtectedCaseNoPlannerIsToldAndOfWhatCameWithDataNobodyIsReminded() {
        news("R3", "bo", Notification.What.NEW);
        clock.moveTo(SmallClinic.NOW.plus(Duration.ofDays(6)));
        remind();
        assertThat(told("bo-b")).containsExactly(Kind.NEW, Kind.REMINDER);
        assertThat(told("kari")).contains(Kind.UNANSWERED);
        assertThat(jdbc.queryForObject("select count(*) from message where account = 'per'", Integer.class))
                .isZero();
        assertThat(told("anna-a")).isEmpty();
    }

    @Test
    void messagesOfLongAgoAreForgotten() {
        news("R1", "anna", Notification.What.MOVED);
        var old = new OldMessages(messages, new MessageSettings(Duration.ofDays(180)), clock);
        clock.moveTo(SmallClinic.NOW.plus(Duration.ofDays(180)));
        old.forget();
        assertThat(told("anna-a")).hasSize(1);

        clock.moveTo(SmallClinic.NOW.plus(Duration.ofDays(180)).plusSeconds(1));
        old.forget();
        assertThat(told("anna-a")).isEmpty();
        assertThatThrownBy(() -> new MessageSettings(Duration.ofDays(6)))
                .hasMessageContaining("samrad.messages.kept must be a week or more (7d), not PT144H.");
    }

    private void remind() {
        new Reminders(
                        JdbcClient.create(jdbc),
                        messages,
                        recipients,
                        rules,
                        appointments,
                        answers,
                        horizons,
                        transactions,
                        clock)
                .remind();
    }

    private void news(String request, String specialist, Notification.What what) {
        Appointment appointment = standing(request);
        LocalDateTime before =
                what == Notification.What.NEW ? null : appointment.time().from().minusDays(1);
        notifications.add(
                null, List.of(new Notification(specialist, request, appointment.id(), what, before)), clock.instant());
    }

    /** Their calendar says that they are busy while a consultation is held. */
    private void busy(String specialist, String request) {
        transactions.executeWithoutResult(status -> events.publishEvent(
                new BusyTimesRead(specialist, List.of(standing(request).time()))));
    }

    private void decline(String request, String specialist) {
        answer(request, specialist, Reply.decline(PanelAnswer.Reason.AWAY, null));
    }

    private void answer(String request, String specialist, Reply reply) {
        answering.answer(standing(request).id(), standing(request).terms(), specialist, reply, "anna-a");
    }

    private void withdraw(String id) {
        transactions.executeWithoutResult(status -> {
            var request = requests.findById(id).orElseThrow();
            request.withdraw();
            requests.save(request);
        });
    }

    private static void signIn(String account) {
        var user = new CurrentUser(account, "none", account, Set.of(AccountRole.COORDINATOR), null, Map.of(), 0);
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
    }

    private Appointment standing(String request) {
        return appointments.findByRequestAndCancelledAtIsNull(request).orElseThrow();
    }

    private List<Kind> told(String account) {
        return all(account).stream().map(Message::kind).toList();
    }

    /** The first first. */
    private List<Message> all(String account) {
        String specialist = switch (account) {
            case "anna-a" -> "anna";
            case "bo-b" -> "bo";
            default -> null;
        };
        var reader = new Reader(account, specialist, account.equals("per"), Reach.REGION);
        return messages.some(reader, false, 0, 100).reversed();
    }

    private void account(String username, String role, @Nullable String specialist) {
        jdbc.update(
                "insert into account (username, password, display_name, specialist) values (?, 'none', ?, ?)",
                username,
                username,
                specialist);
        jdbc.update("insert into account_role (username, role) values (?, ?)", username, role);
    }
}
