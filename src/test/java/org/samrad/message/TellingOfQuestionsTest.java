package org.samrad.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.consultation.UrgencyScale;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.explain.unblock.DroppedRole;
import org.samrad.explain.unblock.ExtraMinutes;
import org.samrad.explain.unblock.LowerLevel;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.message.Message.Kind;
import org.samrad.question.AgreedQuestions;
import org.samrad.question.GoneQuestions;
import org.samrad.question.LedTo;
import org.samrad.question.Questioning;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.scope.Reach;
import org.samrad.testing.MailBeans;
import org.samrad.testing.MovableClock;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.SmallClinic;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** Who is told of planners' questions. */
@Import(MailBeans.class)
@TestPropertySource(properties = {"samrad.mail.from=samrad@region.example", "samrad.mail.site=https://samrad.example"})
abstract class TellingOfQuestionsTest {

    private static final CurrentUser PLANNER = user("per", AccountRole.PLANNER, null);
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final LocalDate DAY = SmallClinic.MONDAY.plusDays(8);

    @OnH2
    static class OnH2Test extends TellingOfQuestionsTest {}

    @OnPostgres
    static class OnPostgresTest extends TellingOfQuestionsTest {}

    @Autowired
    Questioning questioning;

    @Autowired
    AgreedQuestions agreed;

    @Autowired
    GoneQuestions gone;

    @Autowired
    TellingOfQuestions telling;

    @Autowired
    Messages messages;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void load() {
        clock.moveBack();
        databaseImport.replace(SmallClinic.with(6), LoadingProgress.SILENT);
        account("anna-a", "SPECIALIST", "anna");
        account("kari", "COORDINATOR", null);
        account("lars", "COORDINATOR", null);
        account("per", "PLANNER", null);
        for (String request : List.of("R1", "R3")) {
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
        clock.moveBack();
    }

    @Test
    void whoFiledTheRequestIsAskedAndWhoeverAskedIsToldTheAnswer() {
        questioning.ask("R1", level("R1"), "Nobody else is free", PLANNER);
        assertThat(told("kari")).containsExactly(Kind.QUESTION);
        assertThat(told("lars")).isEmpty();
        assertThat(told("per")).isEmpty();

        answer(true);
        assertThat(told("per")).as("first it is seen whether that is needed").isEmpty();
        asKari(kari -> transactions.executeWithoutResult(status -> agreed.makeSo(number())));
        assertThat(told("per")).containsExactly(Kind.AGREED);
        assertThat(told("kari")).as("nobody is told what they did themselves").isEmpty();

        questioning.ask("R1", new DroppedRole("R1", "psychiatrist"), "Without?", PLANNER);
        answer(false);
        assertThat(told("per")).containsExactly(Kind.AGREED, Kind.DISAGREED);
        assertThat(all("per")).extracting(Message::question).doesNotContainNull();
    }

    @Test
    void thatWhatWasAgreedToWasNotNeededBothSidesAreToldOnce() {
        questioning.ask("R1", level("R1"), "Nobody else is free", PLANNER);
        answer(true);
        transactions.executeWithoutResult(status -> agreed.ledTo(number(), LedTo.PROPOSED));
        assertThat(told("per")).as("the time without it may be given back").isEmpty();
        transactions.executeWithoutResult(status -> agreed.proposalLedTo(number(), LedTo.BOOKED));
        transactions.executeWithoutResult(status -> agreed.proposalLedTo(number(), LedTo.BOOKED));
        assertThat(told("per")).containsExactly(Kind.NOT_NEEDED);
        assertThat(told("kari")).containsExactly(Kind.NOT_NEEDED);

        questioning.ask("R1", minutes("anna"), "Only you can", PLANNER);
        assertThat(questioning.answer(number(), true, null, user("anna-a", AccountRole.SPECIALIST, "anna")))
                .isEqualTo(Questioning.Result.TAKEN);
        transactions.executeWithoutResult(status -> agreed.ledTo(number(), LedTo.BOOKED));
        assertThat(all("anna-a")).singleElement().satisfies(message -> {
            assertThat(message.kind()).isEqualTo(Kind.NOT_NEEDED);
            assertThat(message.tellsWhat()).isFalse();
        });
    }

    @Test
    void ofAWithdrawnRequestNobodyIsToldThatItWasNotNeeded() {
        questioning.ask("R1", level("R1"), "Nobody else is free", PLANNER);
        answer(true);
        jdbc.update("update consultation_request set state = 'WITHDRAWN' where id = 'R1'");
        transactions.executeWithoutResult(status -> agreed.ledTo(number(), LedTo.NOT_NEEDED));
        assertThat(told("per")).isEmpty();
        assertThat(told("kari")).isEmpty();
    }

    @Test
    void theSameIsAskedOnceHoweverManyAskAtTheSameMoment() {
        Relaxation level = level("R1");
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(
                                () -> questioning.ask("R1", level, "Nobody else is free", PLANNER)))
                        .limit(4)
                        .toArray(CompletableFuture[]::new))
                .join();
        assertThat(told("kari")).containsExactly(Kind.QUESTION);
    }

    @Test
    void aSpecialistIsAskedAndLearnsNothingOfTheRequest() {
        questioning.ask("R1", minutes("anna"), "Only you can", PLANNER);

        Message message = all("anna-a").getFirst();
        assertThat(message.kind()).isEqualTo(Kind.QUESTION);
        assertThat(message.as()).isEqualTo(AccountRole.SPECIALIST);
        assertThat(message.tellsWhat()).isFalse();
        assertThat(message.leadsTo()).isEqualTo("/my");
        assertThat(told("kari")).isEmpty();
    }

    @Test
    void whatACoordinatorPassesOnPlannersAreToldOnceAndNothingOfAProtectedCase() {
        CurrentUser coordinator = user("kari", AccountRole.COORDINATOR, null);
        questioning.send("R1", minutes("anna"), "Only she can", coordinator);
        questioning.send("R1", minutes("anna"), null, coordinator);
        questioning.send("R3", minutes("anna"), null, coordinator);

        assertThat(all("per")).singleElement().satisfies(message -> {
            assertThat(message.kind()).isEqualTo(Kind.SENT);
            assertThat(message.leadsTo()).isEqualTo("/plan/published/requests/R1");
        });
        assertThat(told("kari")).isEmpty();
        assertThat(told("anna-a")).as("nobody is asked yet").isEmpty();
        clock.moveTo(SmallClinic.NOW.plus(Duration.ofDays(4)));
        telling.remind();
        assertThat(told("anna-a")).isEmpty();
    }

    @Test
    void whereNobodyFiledItThoseAreAskedWhoAnswerForItsCase() {
        jdbc.update("update account_role set everywhere = false where username = 'lars'");
        jdbc.update("insert into account_organisation (username, role, organisation, name)"
                + " values ('lars', 'COORDINATOR', 'elsewhere', 'Elsewhere')");
        questioning.ask("R2", level("R2"), "Nobody else is free", PLANNER);

        assertThat(told("kari")).containsExactly(Kind.QUESTION);
        assertThat(jdbc.queryForObject("select count(*) from message where account = 'lars'", Integer.class))
                .isZero();
    }

    @Test
    void whoDoesNotAnswerIsRemindedOnce() {
        questioning.ask("R1", level("R1"), "Nobody else is free", PLANNER);
        clock.moveTo(SmallClinic.NOW.plus(Duration.ofDays(3)).minusSeconds(1));
        telling.remind();
        assertThat(told("kari")).containsExactly(Kind.QUESTION);

        clock.moveTo(SmallClinic.NOW.plus(Duration.ofDays(3)));
        telling.remind();
        telling.remind();
        assertThat(told("kari")).containsExactly(Kind.QUESTION, Kind.QUESTION_WAITS);

        answer(true);
        clock.moveTo(SmallClinic.NOW.plus(Duration.ofDays(9)));
        telling.remind();
        assertThat(told("kari")).isEmpty();
    }

    @Test
    void nobodyIsRemindedOfWhatIsOfNoUseAnyMore() {
        clock.moveTo(DAY.atTime(9, 0).atZone(STOCKHOLM).toInstant());
        questioning.ask("R1", minutes("anna"), "Only you can", PLANNER);
        questioning.ask("R2", level("R2"), "Nobody else is free", PLANNER);
        jdbc.update("update consultation_request set state = 'WITHDRAWN' where id = 'R2'");

        clock.moveTo(DAY.atTime(16, 0).atZone(STOCKHOLM).toInstant().plus(Duration.ofDays(9)));
        telling.remind();

        assertThat(told("anna-a")).containsExactly(Kind.QUESTION);
        assertThat(told("kari")).containsExactly(Kind.QUESTION);
    }

    @Test
    void whoAskedIsToldOnceThatNobodyAnswersAlsoAfterTheReminder() {
        questioning.ask("R1", level("R1"), "Nobody else is free", PLANNER);
        questioning.ask("R3", level("R3"), "Nobody else is free", PLANNER);
        clock.moveTo(SmallClinic.NOW.plus(Duration.ofDays(5)).minusSeconds(1));
        telling.remind();
        assertThat(told("per")).isEmpty();

        clock.moveTo(SmallClinic.NOW.plus(Duration.ofDays(5)));
        telling.remind();
        telling.remind();
        assertThat(told("per")).as("once, and nothing of a protected case").containsExactly(Kind.QUESTION_SILENT);
        assertThat(all("per").getFirst().leadsTo()).isEqualTo("/requests/R1");
        assertThat(all("per").getFirst().isProtected()).isFalse();
    }

    @Test
    void thatNobodyAnsweredIsToldNoMoreOnceSomebodyDoes() {
        questioning.ask("R1", level("R1"), "Nobody else is free", PLANNER);
        clock.moveTo(SmallClinic.NOW.plus(Duration.ofDays(9)));
        telling.remind();
        answer(false);
        assertThat(told("per")).containsExactly(Kind.DISAGREED);

        questioning.ask("R1", level("R1"), "Nobody else is free", PLANNER);
        clock.moveTo(SmallClinic.NOW.plus(Duration.ofDays(20)));
        telling.remind();
        messages.readAll("per", Long.MAX_VALUE, clock.instant());
        questioning.takeBack(number(), PLANNER);
        assertThat(told("per"))
                .as("nobody is told what they did")
                .containsExactly(Kind.DISAGREED, Kind.QUESTION_SILENT);
    }

    @Test
    void theNearerTheTimeThatIsAskedForTheSoonerOneIsReminded() {
        clock.moveTo(DAY.atTime(9, 0).atZone(STOCKHOLM).toInstant());
        questioning.ask("R1", minutes("anna"), "Only you can", PLANNER);
        clock.moveTo(clock.instant().plus(Duration.ofHours(3)).plusSeconds(30 * 60 - 1));
        telling.remind();
        assertThat(told("anna-a")).containsExactly(Kind.QUESTION);
        clock.moveTo(clock.instant().plusSeconds(1));
        telling.remind();
        assertThat(told("anna-a")).containsExactly(Kind.QUESTION, Kind.QUESTION_WAITS);

        clock.moveTo(DAY.atTime(16, 0).atZone(STOCKHOLM).toInstant());
        gone.end();
        assertThat(told("per")).containsExactly(Kind.QUESTION_GONE);
    }

    @Test
    void whatIsTakenBackBeforeAnybodyNoticedNobodyWasAsked() {
        questioning.ask("R1", level("R1"), "Nobody else is free", PLANNER);
        questioning.takeBack(number(), PLANNER);
        assertThat(told("kari")).isEmpty();
        assertThat(told("per")).isEmpty();

        questioning.ask("R1", level("R1"), "Nobody else is free", PLANNER);
        messages.readAll("kari", Long.MAX_VALUE, clock.instant());
        assertThat(questioning.takeBack(number(), PLANNER)).isEqualTo(Questioning.Result.TAKEN);
        assertThat(questioning.takeBack(number(), PLANNER)).isEqualTo(Questioning.Result.BEFORE);
        assertThat(told("kari")).containsExactly(Kind.QUESTION, Kind.QUESTION_GONE);
        assertThat(answer(true)).isEqualTo(Questioning.Result.BEFORE);
    }

    @Test
    void whereTheRequestIsWithdrawnOrChangedNobodyNeedsToAnswerAndWhoeverAskedIsTold() {
        questioning.ask("R1", level("R1"), "Nobody else is free", PLANNER);
        questioning.ask("R1", minutes("anna"), "Only you can", PLANNER);
        messages.readAll("kari", Long.MAX_VALUE, clock.instant());
        transactions.executeWithoutResult(status -> {
            ConsultationRequest request = requests.findById("R1").orElseThrow();
            request.change(
                    request.content().with(List.of(request.roles().getFirst().atLevel(2))), UrgencyScale.DEFAULT);
            requests.save(request);
        });
        assertThat(told("per")).containsExactly(Kind.QUESTION_GONE);
        assertThat(told("kari")).contains(Kind.QUESTION_GONE);
        assertThat(told("anna-a")).as("their time is asked for as before").containsExactly(Kind.QUESTION);

        transactions.executeWithoutResult(status -> {
            ConsultationRequest request = requests.findById("R1").orElseThrow();
            request.withdraw();
            requests.save(request);
        });
        assertThat(told("per")).containsExactly(Kind.QUESTION_GONE, Kind.QUESTION_GONE);
        assertThat(told("anna-a")).isEmpty();
    }

    @Test
    void whatGotATimeMeanwhileIsNoQuestionAnyMore() {
        questioning.ask("R1", level("R1"), "Nobody else is free", PLANNER);
        gone.end();
        assertThat(told("per")).isEmpty();
        transactions.executeWithoutResult(status -> {
            ConsultationRequest request = requests.findById("R1").orElseThrow();
            request.schedule(SmallClinic.at(3, 9));
            requests.save(request);
        });
        gone.end();
        assertThat(told("per")).containsExactly(Kind.QUESTION_GONE);
    }

    @Test
    void ofAProtectedCaseNoPlannerIsTold() {
        questioning.ask("R3", level("R3"), "Nobody else is free", PLANNER);
        assertThat(questioning.takeBack(number(), PLANNER)).isEqualTo(Questioning.Result.UNKNOWN);
        answer(false);
        assertThat(told("per")).isEmpty();
    }

    private Questioning.Result answer(boolean yes) {
        var result = new AtomicReference<Questioning.Result>();
        asKari(kari -> result.set(questioning.answer(number(), yes, null, kari)));
        return result.get();
    }

    private static void asKari(Consumer<CurrentUser> work) {
        var kari = user("kari", AccountRole.COORDINATOR, null);
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(kari, null, kari.getAuthorities()));
        try {
            work.accept(kari);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private long number() {
        return jdbc.queryForObject("select max(number) from planner_question", Long.class);
    }

    private static Relaxation level(String request) {
        return new LowerLevel(request, "psychiatrist", 3, 2);
    }

    private static Relaxation minutes(String specialist) {
        return new ExtraMinutes(specialist, DAY, LocalTime.of(16, 0), LocalTime.of(16, 30), null);
    }

    private List<Kind> told(String account) {
        return all(account).stream().map(Message::kind).toList();
    }

    /** The first first. */
    private List<Message> all(String account) {
        boolean plans = account.equals("per");
        var reader = new Reader(
                account, account.equals("anna-a") ? "anna" : null, plans, plans ? Reach.NOTHING : Reach.REGION);
        return messages.some(reader, false, 0, 100).reversed();
    }

    private static CurrentUser user(String account, AccountRole role, @Nullable String specialist) {
        return new CurrentUser(account, "none", account, Set.of(role), specialist, Map.of(), 0);
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
