package org.samrad.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.placed;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.account.AccountRefused;
import org.samrad.account.MailGiven;
import org.samrad.answer.AnswerLinks;
import org.samrad.answer.AnswerLinks.State;
import org.samrad.answer.Answering;
import org.samrad.answer.PanelAnswers;
import org.samrad.answer.Reply;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.explain.unblock.DroppedRole;
import org.samrad.explain.unblock.ExtraMinutes;
import org.samrad.plan.ConsultationChange;
import org.samrad.plan.PlanChanges;
import org.samrad.plan.Publication;
import org.samrad.plan.Publications;
import org.samrad.publish.BookedPublication;
import org.samrad.publish.PublicationUndo;
import org.samrad.question.Questioning;
import org.samrad.request.RequestEvent;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.Notification;
import org.samrad.schedule.Notifications;
import org.samrad.system.As;
import org.samrad.testing.MailBeans;
import org.samrad.testing.MovableClock;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.SmallClinic;
import org.samrad.testing.Thorough;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** What people are told reaches them by mail, over a real SMTP server: once each, whatever fails in between. */
@Import(MailBeans.class)
@TestPropertySource(properties = {"samrad.mail.from=samrad@region.example", "samrad.mail.site=https://samrad.example"})
abstract class MailTest {

    @OnH2
    static class OnH2Test extends MailTest {}

    @OnPostgres
    static class OnPostgresTest extends MailTest {

        @Override
        int publications() {
            return Thorough.count(100, super.publications());
        }
    }

    int publications() {
        return 1000;
    }

    private static final Duration DELAY = Duration.ofMinutes(5);
    private static final Pattern LINK = Pattern.compile("https://samrad\\.example/answer/([\\w-]+)");

    @Autowired
    Packing packing;

    @Autowired
    Sending sending;

    @Autowired
    MailServer server;

    @Autowired
    MailTrouble trouble;

    @Autowired
    Mails mails;

    @Autowired
    Letters letters;

    @Autowired
    AnswerLinks links;

    @Autowired
    MailConfirmations confirmations;

    @Autowired
    Answering answering;

    @Autowired
    PanelAnswers answers;

    @Autowired
    BookedPublication booked;

    @Autowired
    Questioning questioning;

    @Autowired
    PublicationUndo undo;

    @Autowired
    PublicationMail publicationMail;

    @Autowired
    Publications publications;

    @Autowired
    Notifications notifications;

    @Autowired
    Appointments appointments;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    JavaMailSenderImpl sender;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MovableClock clock;

    private GreenMail smtp;

    @BeforeEach
    void load() {
        clock.moveBack();
        databaseImport.replace(SmallClinic.with(6), LoadingProgress.SILENT);
        account("anna-a", "SPECIALIST", "anna", "anna@example.org", "AT_ONCE", "en");
        account("bo-b", "SPECIALIST", "bo", "bo@example.org", "AT_ONCE", "sv");
        account("kari", "COORDINATOR", null, "kari@example.org", "AT_ONCE", "nb");
        jdbc.update("insert into request_event (request, what, account, at) values ('R1', 'FILED', 'kari', now())");
        smtp = started(0);
        sender.setPort(smtp.getSmtp().getPort());
    }

    @AfterEach
    void leaveNothing() {
        smtp.stop();
        for (String table : List.of(
                "mail_message", "mail", "answer_link", "message", "account_organisation", "account_role", "account")) {
            jdbc.update("delete from " + table);
        }
        server.worked();
        clock.moveBack();
    }

    @Test
    void whoIsOnThePanelAndWhoFiledItGetMailOnceItCanNoLongerBeUndone() throws Exception {
        long number = publish("R1", placed("R1", at(0, 9), "anna"));
        assertThat(undo.inTheWay(number)).isEmpty();
        assertThat(publicationMail.leavesAt(number))
                .isEqualTo(SmallClinic.NOW
                        .plus(DELAY)
                        .atZone(java.time.ZoneId.of("Europe/Stockholm"))
                        .toLocalDateTime());
        deliver();
        assertThat(smtp.getReceivedMessages()).isEmpty();

        later(DELAY);
        deliver();

        assertThat(undo.inTheWay(number))
                .hasValueSatisfying(
                        inTheWay -> assertThat(inTheWay.hindrance()).isEqualTo(PublicationUndo.Hindrance.TOLD));
        assertThatThrownBy(() -> undo.undo(number, "planner")).isInstanceOf(PublicationUndo.UndoRefused.class);
        assertThat(subjects())
                .containsExactlyInAnyOrder(
                        "anna@example.org You have a new consultation: 30 Nov 2026, 09:00",
                        "kari@example.org Forespørselen din har fått en konsultasjon: 30.11.2026 kl. 09.00");
        String toAnna = said(to("anna@example.org"));
        assertThat(toAnna).contains("09:00–10:00", "Video", "psychiatrist").doesNotContain("C1", "Question", "R1");
        ICalendar calendar = calendar(to("anna@example.org"));
        assertThat(calendar.getMethod().isRequest()).isTrue();
        VEvent event = calendar.getEvents().getFirst();
        Appointment appointment = standing("R1");
        assertThat(event.getUid().getValue()).isEqualTo(appointment.id() + "@consultation.samrad");
        assertThat(event.getSequence().getValue()).isEqualTo(appointment.version());
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(Instant.parse("2026-11-30T08:00:00Z"));
        deliver();
        assertThat(smtp.getReceivedMessages()).hasSize(2);
    }

    @Test
    void whoHasChosenNoLanguageIsWrittenToAsTheyReadThePagesOrElseAsTheCountrySpeaks() throws Exception {
        jdbc.update("update account set locale = null");
        jdbc.update("update account set read_locale = 'nb' where username = 'kari'");
        jdbc.update("update planning_horizon set country = 'SE'");
        publish("R1", placed("R1", at(0, 9), "anna"));
        later(DELAY);
        deliver();
        assertThat(subjects())
                .satisfiesExactlyInAnyOrder(
                        subject -> assertThat(subject).startsWith("anna@example.org Du har en ny konsultation: "),
                        subject -> assertThat(subject)
                                .startsWith("kari@example.org Forespørselen din har fått en konsultasjon: "));
    }

    @Test
    void whatIsUndoneInTimeNobodyGetsMailOf() {
        long number = publish("R1", placed("R1", at(0, 9), "anna"));
        later(DELAY.minusSeconds(1));
        deliver();

        undo.undo(number, "planner");

        later(Duration.ofDays(1));
        deliver();
        assertThat(smtp.getReceivedMessages()).isEmpty();
        assertThat(count("message")).isZero();
    }

    @Test
    void whoWantsNoMailOrHasNoAddressGetsNoneAndHindersNoUndo() {
        jdbc.update("update account set mail_choice = 'NONE' where username = 'anna-a'");
        jdbc.update("update account set mail_address = null where username = 'kari'");
        long number = publish("R1", placed("R1", at(0, 9), "anna"));
        later(Duration.ofDays(2));
        deliver();
        jdbc.update("update account set mail_choice = 'AT_ONCE', mail_address = 'new@example.org'");
        deliver();

        assertThat(smtp.getReceivedMessages()).isEmpty();
        assertThat(undo.inTheWay(number).map(PublicationUndo.InTheWay::hindrance))
                .isNotEqualTo(java.util.Optional.of(PublicationUndo.Hindrance.TOLD));
    }

    @Test
    void whoNoLongerAnswersForTheCaseGetsNoMailOfIt() {
        publish("R1", placed("R1", at(0, 9), "anna"));
        later(DELAY);
        packing.pack();
        jdbc.update("update account_role set everywhere = false where username = 'kari'");
        jdbc.update("insert into account_organisation (username, role, organisation, name)"
                + " values ('kari', 'COORDINATOR', 'elsewhere', 'Elsewhere')");
        jdbc.update("update account set closed_at = now() where username = 'anna-a'");
        sending.send();

        assertThat(smtp.getReceivedMessages()).isEmpty();
        assertThat(mails.count(Instant.EPOCH)).isEqualTo(new Mails.Count(0, 0, 0));
        assertThat(count("mail where state = 'VOID'")).isEqualTo(2);
    }

    @Test
    void whoWantsNoMailAnyMoreGetsNothingOfWhatWaits() {
        publish("R1", placed("R1", at(0, 9), "anna"));
        later(DELAY);
        packing.pack();
        jdbc.update("update account set mail_choice = 'NONE'");
        sending.send();

        assertThat(smtp.getReceivedMessages()).isEmpty();
        assertThat(count("mail where state = 'VOID'")).isEqualTo(2);
    }

    @Test
    void nothingButALinkGoesToAnAddressThatNobodyHasConfirmed() throws Exception {
        jdbc.update("update account set mail_address = null, mail_pending = 'new@example.org'"
                + " where username = 'anna-a'");
        given("anna-a", "new@example.org");
        given("anna-a", "new@example.org");
        publish("R1", placed("R1", at(0, 9), "anna"));
        later(DELAY);
        deliver();
        // It is of no message, and kept all the same.
        mails.forget(Instant.EPOCH, 100);
        assertThat(count("mail where confirms is not null")).isEqualTo(1);

        assertThat(subjects()).hasSize(2).contains("new@example.org Confirm your mail address for Samråd");
        String text = text(to("new@example.org"));
        Matcher link = Pattern.compile("https://samrad\\.example/account/mail/([\\w-]{43})")
                .matcher(text);
        assertThat(link.find()).isTrue();
        assertThat(text.replace(link.group(), "")).doesNotContain("anna", "Anna", "09:00", "https://");
        assertThat(confirmations.address(link.group(1), "anna-a")).contains("new@example.org");
        assertThat(confirmations.address(link.group(1), "bo-b")).isEmpty();
        later(MailConfirmations.COUNTS);
        assertThat(confirmations.address(link.group(1), "anna-a")).isEmpty();
        confirmations.forget();
        assertThat(count("mail_confirmation")).isZero();
    }

    @Test
    void whatWaitsToBeConfirmedIsNotAskedForOnceAnotherAddressIsGivenAndStrangersAreNotWrittenToAtWill() {
        for (int count = 0; count < MailConfirmations.MOST; count++) {
            given("anna-a", count + "@example.org");
        }
        assertThatThrownBy(() -> given("anna-a", "more@example.org"))
                .isInstanceOfSatisfying(
                        AccountRefused.class,
                        refused -> assertThat(refused.faults().getFirst().key()).isEqualTo("account.error.mail-often"));
        given("bo-b", "more@example.org");
        deliver();
        assertThat(smtp.getReceivedMessages()).isEmpty();

        later(Duration.ofDays(1));
        given("anna-a", "more@example.org");
    }

    private void given(String account, String address) {
        transactions.executeWithoutResult(status -> confirmations.on(new MailGiven(account, address)));
    }

    @Test
    void aMailThatCanNotBeWrittenKeepsNoneOfTheOthers() {
        publish("R1", placed("R1", at(0, 9), "anna"));
        later(DELAY);
        packing.pack();
        // Neither for the whole region nor for any part of it: no account is like that.
        jdbc.update("update account_role set everywhere = false where username = 'anna-a'");
        sending.send();

        assertThat(smtp.getReceivedMessages()).hasSize(1);
        assertThat(mails.count(Instant.EPOCH)).isEqualTo(new Mails.Count(1, 0, 1));
        assertThat(count("mail where tries = 1")).isEqualTo(1);
    }

    @Test
    void aMailThatWaitedTellsWhereSomethingElseHasHappenedMeanwhile() throws Exception {
        publish("R1", placed("R1", at(0, 9), "anna"));
        later(DELAY);
        packing.pack();
        publish("R1", placed("R1", at(1, 9), "anna"));
        sending.send();

        assertThat(text(to("anna@example.org"))).contains("30 Nov 2026", "It has changed since");
    }

    @Test
    void whoWantsOneMailADayGetsItInTheMorning() throws Exception {
        jdbc.update("update account set mail_choice = 'DAILY' where username = 'bo-b'");
        publish("R2", placed("R2", at(0, 9), "bo"));
        publish("R4", placed("R4", at(1, 9), "bo"));
        later(Duration.ofHours(12));
        deliver();
        assertThat(smtp.getReceivedMessages()).isEmpty();

        clock.moveTo(Instant.parse("2026-11-28T06:00:00Z"));
        deliver();
        deliver();

        assertThat(subjects()).containsExactly("bo@example.org 2 meddelanden från Samråd");
        String said = text(to("bo@example.org"));
        assertThat(said).contains("2026-11-30", "2026-12-01", "Din roll: psychiatrist");
        List<String> secrets =
                LINK.matcher(said).results().map(one -> one.group(1)).toList();
        assertThat(secrets).hasSize(2);
        assertThat(links.accept(secrets.getLast())).contains(State.ACCEPTED);
        assertThat(answers.to(standing("R4"), "bo")).isPresent();
        assertThat(answers.to(standing("R2"), "bo")).isEmpty();
    }

    @Test
    void whatIsAboutATimeBeforeTheNextMailOfADayGoesAtOnce() throws Exception {
        jdbc.update("update account set mail_choice = 'DAILY' where username = 'bo-b'");
        jdbc.update("update account set closed_at = now() where username = 'kari'");
        publish("R2", placed("R2", at(0, 9), "bo"));
        publish("R4", placed("R4", at(1, 9), "bo"));
        clock.moveTo(Instant.parse("2026-11-29T07:00:00Z"));
        deliver();
        smtp.purgeEmailFromAllMailboxes();

        // At half past seven the mail of Monday has gone, and R2 is before that of Tuesday.
        clock.moveTo(Instant.parse("2026-11-30T06:30:00Z"));
        publish("R2");
        publish("R4");
        deliver();
        assertThat(smtp.getReceivedMessages()).as("it can still be undone").isEmpty();
        later(DELAY);
        deliver();
        deliver();

        assertThat(subjects()).hasSize(1).first().asString().contains("bo@example.org", "2026-11-30");
        assertThat(calendar(to("bo@example.org")).getMethod().isCancel()).isTrue();
        smtp.purgeEmailFromAllMailboxes();
        clock.moveTo(Instant.parse("2026-12-01T06:00:00Z"));
        deliver();
        assertThat(subjects()).containsExactly("bo@example.org Ett meddelande från Samråd");
    }

    @Test
    void aQuestionIsMailedAsSomebodyChoseWithoutItsReasonAndToASpecialistWithoutWhatItIsFor() throws Exception {
        jdbc.update("update account set mail_choice = 'DAILY' where username = 'kari'");
        questioning.ask("R1", new DroppedRole("R1", "psychiatrist"), "Ada can wait no longer", As.COORDINATING_PLANNER);
        var minutes = new ExtraMinutes("anna", SmallClinic.MONDAY, LocalTime.of(16, 0), LocalTime.of(16, 30), null);
        questioning.ask("R1", minutes, "Ada can wait no longer", As.COORDINATING_PLANNER);
        deliver();

        assertThat(subjects()).containsExactly("anna@example.org A planner asks you a question");
        assertThat(text(to("anna@example.org")))
                .contains("https://samrad.example/messages/")
                .doesNotContain("Ada", "Advice", "Question of", "R1", "C1");
        clock.moveTo(Instant.parse("2026-11-28T06:00:00Z"));
        deliver();
        assertThat(text(to("kari@example.org")))
                .contains("En planlegger har et spørsmål til deg")
                .doesNotContain("Ada", "Question of", "R1", "C1");
    }

    @Test
    void ofAProtectedCaseAMailSaysTheTimeAlone() throws Exception {
        jdbc.update("update calendar_settings set titles = true");
        try {
            publish("R3", placed("R3", at(0, 9), "anna"));
            publish("R4", placed("R4", at(0, 9), "bo"));
            later(DELAY);
            deliver();
        } finally {
            jdbc.update("update calendar_settings set titles = false");
        }

        String hidden = said(to("anna@example.org"));
        assertThat(hidden).contains("09:00–10:00").doesNotContain("Video", "psychiatrist", "Question", "R3", "C3");
        VEvent event = calendar(to("anna@example.org")).getEvents().getFirst();
        assertThat(event.getSummary().getValue()).isEqualTo("Busy");
        assertThat(event.getLocation()).isNull();
        assertThat(said(to("bo@example.org"))).contains("Question of C4").doesNotContain("R4");
    }

    @Test
    void whoIsReplacedGetsACancellationOfTheTimeTheyKnew() throws Exception {
        publish("R1", placed("R1", at(0, 9), "anna"));
        later(DELAY);
        deliver();
        smtp.purgeEmailFromAllMailboxes();

        publish("R1", placed("R1", at(1, 11), "bo"));
        later(DELAY);
        deliver();

        ICalendar calendar = calendar(to("anna@example.org"));
        assertThat(calendar.getMethod().isCancel()).isTrue();
        assertThat(calendar.getEvents().getFirst().getDateStart().getValue().toInstant())
                .isEqualTo(Instant.parse("2026-11-30T08:00:00Z"));
        // Where the others meet from now on is not theirs to know.
        assertThat(text(to("anna@example.org"))).doesNotContain("11:00", "1 Dec", "Video");
        assertThat(calendar.getEvents().getFirst().getLocation()).isNull();
        assertThat(calendar(to("bo@example.org")).getMethod().isRequest()).isTrue();
        assertThat(calendar.getEvents().getFirst().getSequence().getValue())
                .isEqualTo(standing("R1").version());
    }

    @Test
    void aThousandPublicationsWhileTheServerIsDownAllArriveOnceItIsUp() throws Exception {
        int port = smtp.getSmtp().getPort();
        smtp.stop();
        // Only those on the panel are told.
        jdbc.update("update account set closed_at = now() where username = 'kari'");
        publish("R2", placed("R2", at(0, 9), "anna"));
        Appointment appointment = standing("R2");
        for (int count = 1; count < publications(); count++) {
            String who = count % 2 == 0 ? "anna" : "bo";
            transactions.executeWithoutResult(status -> {
                jdbc.update("update appointment set version = version + 1 where id = ?", appointment.id());
                long number = publications
                        .saveAndFlush(new Publication(
                                null, clock.instant(), "planner", PlanChanges.of(List.of(), Set.of()), 0, null))
                        .id();
                notifications.add(
                        number,
                        List.of(new Notification(who, "R2", appointment.id(), Notification.What.MOVED, at(0, 9))),
                        clock.instant());
            });
        }
        int told = count("message");
        assertThat(told).isEqualTo(publications());
        for (int round = 0; round < 12; round++) {
            later(Duration.ofMinutes(20));
            deliver();
        }
        assertThat(mails.count(Instant.EPOCH)).isEqualTo(new Mails.Count(told, 0, 0));
        assertThat(server.health().failures()).isGreaterThan(5);
        assertThat(trouble.now().waiting()).isEqualTo(told);
        assertThat(trouble.now().failingSince()).isNotNull();

        smtp = started(port);
        later(Duration.ofMinutes(20));
        for (int round = 0; round <= told / Sending.AT_ONCE; round++) {
            deliver();
        }

        assertThat(mails.count(Instant.EPOCH)).isEqualTo(new Mails.Count(0, 0, told));
        Set<String> ids = new HashSet<>();
        for (MimeMessage mail : smtp.getReceivedMessages()) {
            ids.add(mail.getMessageID());
        }
        assertThat(smtp.getReceivedMessages()).hasSize(told);
        assertThat(ids).hasSize(told);
        assertThat(trouble.now()).isEqualTo(new MailTrouble.Now(0, 0, null));
        assertThat(server.health().failures()).isZero();
    }

    @Test
    void aProgramThatDiesBetweenHandingOverAndNotingItLosesNothingAndTheSameMailIsKnownAgain() throws Exception {
        publish("R2", placed("R2", at(0, 9), "bo"));
        later(DELAY);
        packing.pack();
        TransactionOperations dying = new TransactionOperations() {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                return transactions.execute(status -> {
                    action.doInTransaction(status);
                    throw new ProgramDies();
                });
            }
        };
        assertThatThrownBy(() -> program(dying).send()).isInstanceOf(ProgramDies.class);

        program(transactions).send();
        sending.send();

        assertThat(Arrays.stream(smtp.getReceivedMessages()).map(MailTest::id).distinct())
                .hasSize(1);
        assertThat(smtp.getReceivedMessages()).hasSize(2);
        assertThat(mails.count(Instant.EPOCH)).isEqualTo(new Mails.Count(0, 0, 1));
    }

    private static final class ProgramDies extends Error {}

    @Test
    void severalProgramsAtOnceSendEachMailOnce() throws Exception {
        for (int day = 0; day < 10; day++) {
            publish(
                    "R" + (day % 2 == 0 ? 1 : 2),
                    placed("R" + (day % 2 == 0 ? 1 : 2), at(day / 2, 9 + day % 2), "anna"));
        }
        int told = count("message");
        later(DELAY);

        together(4, () -> {
            packing.pack();
            program(transactions).send();
            return null;
        });
        deliver();

        assertThat(smtp.getReceivedMessages()).hasSize(told);
        assertThat(Arrays.stream(smtp.getReceivedMessages()).map(MailTest::id).distinct())
                .hasSize(told);
    }

    @Test
    void aMailThatTheServerDoesNotTakeIsGivenUpAfterSomeTriesAndDaysAndCanBeSentAgain() {
        smtp.getUserManager().setMessageDeliveryHandler((message, address) -> {
            throw new IllegalStateException("mailbox full");
        });
        publish("R2", placed("R2", at(0, 9), "bo"));
        later(DELAY);
        for (int round = 0; round < Sending.MOST_TRIES + 2; round++) {
            deliver();
            later(Duration.ofHours(3));
        }
        assertThat(mails.count(Instant.EPOCH)).isEqualTo(new Mails.Count(1, 0, 0));

        later(Sending.PATIENCE);
        deliver();
        assertThat(mails.count(Instant.EPOCH)).isEqualTo(new Mails.Count(0, 1, 0));
        assertThat(trouble.now()).isEqualTo(new MailTrouble.Now(1, 0, null));
        Mails.Dead dead = mails.dead(0, 10).getFirst();
        assertThat(dead.tries()).isGreaterThan(Sending.MOST_TRIES);
        assertThat(dead.failure()).isNotBlank();
        assertThat(server.health().failures()).isZero();

        smtp.getUserManager()
                .setMessageDeliveryHandler(
                        (message, address) -> smtp.getUserManager().getUserByEmail(address.getEmail()));
        smtp.setUser("bo@example.org", "bo@example.org", "none");
        mails.again(dead.number(), clock.instant());
        mails.again(dead.number(), clock.instant());
        deliver();

        assertThat(mails.count(Instant.EPOCH)).isEqualTo(new Mails.Count(0, 0, 1));
        assertThat(smtp.getReceivedMessages()).hasSize(1);
    }

    @Test
    void whetherAMailIsNotTakenForNowTheServersNumberSays() {
        var forNow = new MessagingException("452 4.2.2 mailbox full");
        var forGood = new MessagingException("550 5.1.1 no such mailbox 452");
        assertThat(Sending.isForNow(new SendFailedException("Invalid Addresses", forNow)))
                .isTrue();
        assertThat(Sending.isForNow(new SendFailedException("Invalid Addresses", forGood)))
                .isFalse();
        assertThat(Sending.isForNow(new MessagingException("broken"))).isFalse();
    }

    @Test
    void oneTapAcceptsOnceAndOnlyWhatTheMailSaid() throws Exception {
        publish("R1", placed("R1", at(0, 9), "anna"));
        later(DELAY);
        deliver();
        String secret = secret(to("anna@example.org"));
        UUID id = standing("R1").id();
        assertThat(links.state(secret)).contains(State.OPEN);
        assertThat(answers.count()).isZero();

        assertThat(together(4, () -> links.accept(secret).orElseThrow())).containsOnly(State.ACCEPTED);
        assertThat(answers.count()).isEqualTo(1);
        assertThat(answers.to(standing("R1"), "anna").orElseThrow().given())
                .isEqualTo(org.samrad.answer.PanelAnswer.Given.ACCEPTED);

        answering.answer(
                id,
                standing("R1").terms(),
                "anna",
                Reply.decline(org.samrad.answer.PanelAnswer.Reason.AWAY, null),
                "anna-a");
        assertThat(links.accept(secret)).contains(State.ANSWERED);
        assertThat(answers.to(standing("R1"), "anna").orElseThrow().given())
                .isEqualTo(org.samrad.answer.PanelAnswer.Given.DECLINED);

        answering.undo(id, "anna");
        assertThat(links.accept(secret)).as("taken back").contains(State.TAKEN_BACK);
        assertThat(answers.count()).isZero();
    }

    @Test
    void anAnswerFromAnOldMailTellsTheTruthAndChangesNothing() throws Exception {
        publish("R1", placed("R1", at(0, 9), "anna"));
        publish("R2", placed("R2", at(1, 9), "anna"));
        publish("R4", placed("R4", at(2, 9), "anna"));
        later(DELAY);
        deliver();
        Map<String, String> secrets = new java.util.HashMap<>();
        for (MimeMessage mail : smtp.getReceivedMessages()) {
            if (text(mail).contains("/answer/")) {
                secrets.put(mail.getSubject().replaceAll(".*: (\\d+) .*", "$1"), secret(mail));
            }
        }
        publish("R1", placed("R1", at(0, 11), "anna"));
        publish("R2", placed("R2", at(1, 9), "bo"));
        publish("R4");

        assertThat(links.accept(Objects.requireNonNull(secrets.get("30")))).contains(State.CHANGED);
        assertThat(links.accept(Objects.requireNonNull(secrets.get("1")))).contains(State.GONE);
        assertThat(links.accept(Objects.requireNonNull(secrets.get("2")))).contains(State.GONE);
        assertThat(answers.count()).isZero();
        jdbc.update("update account set closed_at = now() where username = 'anna-a'");
        assertThat(links.accept(Objects.requireNonNull(secrets.get("30")))).isEmpty();
        assertThat(links.state("guessed")).isEmpty();
    }

    private void account(
            String username, String role, String specialist, String address, String choice, String language) {
        jdbc.update(
                "insert into account (username, password, display_name, specialist, mail_address, mail_choice, locale)"
                        + " values (?, 'none', ?, ?, ?, ?, ?)",
                username,
                username,
                specialist,
                address,
                choice,
                language);
        jdbc.update("insert into account_role (username, role) values (?, ?)", username, role);
    }

    /** Publishes what becomes of a request's consultation, given none: it is cancelled. */
    private long publish(String request, ScheduleRow... after) {
        return Objects.requireNonNull(transactions.execute(status -> {
            List<ScheduleRow> before = appointments
                    .findByRequestAndCancelledAtIsNull(request)
                    .map(MailTest::rows)
                    .orElse(List.of());
            return booked.publish(
                    new ConsultationChange(request, before, List.of(after)),
                    false,
                    Set.of(),
                    List.of(),
                    RequestEvent.Because.PLAN,
                    "planner");
        }));
    }

    private static List<ScheduleRow> rows(Appointment appointment) {
        return appointment.participants().stream()
                .map(one -> new ScheduleRow(
                        appointment.request(),
                        appointment.time().from(),
                        appointment.time().until(),
                        appointment.mode(),
                        appointment.site(),
                        one.role(),
                        one.specialist()))
                .toList();
    }

    /** Another program on the same database. */
    private Sending program(TransactionOperations its) {
        return new Sending(mails, letters, server, its, clock);
    }

    private static <T> List<T> together(int programs, Callable<T> work) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(programs)) {
            List<Future<T>> all = new ArrayList<>();
            for (int program = 0; program < programs; program++) {
                all.add(threads.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> one : all) {
                results.add(one.get());
            }
            return results;
        }
    }

    private void deliver() {
        packing.pack();
        sending.send();
    }

    private void later(Duration by) {
        clock.moveTo(clock.instant().plus(by));
    }

    private Appointment standing(String request) {
        return appointments.findByRequestAndCancelledAtIsNull(request).orElseThrow();
    }

    private int count(String table) {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from " + table, Integer.class));
    }

    /** @param port 0: any that is free */
    private static GreenMail started(int port) {
        var server =
                new GreenMail(new ServerSetup(port == 0 ? freePort() : port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> subjects() throws Exception {
        var all = new ArrayList<String>();
        for (MimeMessage mail : smtp.getReceivedMessages()) {
            all.add(mail.getAllRecipients()[0] + " " + mail.getSubject());
        }
        return all;
    }

    /** The only one to an address. */
    private MimeMessage to(String address) throws Exception {
        var found = new ArrayList<MimeMessage>();
        for (MimeMessage mail : smtp.getReceivedMessages()) {
            if (mail.getAllRecipients()[0].toString().equals(address)) {
                found.add(mail);
            }
        }
        assertThat(found).as(address).hasSize(1);
        return found.getFirst();
    }

    private static String text(MimeMessage mail) throws Exception {
        Object content = mail.getContent();
        return content instanceof Multipart parts
                ? String.valueOf(parts.getBodyPart(0).getContent())
                : String.valueOf(content);
    }

    /** Without its link's secret, which is chance and may spell anything. */
    private static String said(MimeMessage mail) throws Exception {
        return LINK.matcher(text(mail)).replaceAll("");
    }

    private static ICalendar calendar(MimeMessage mail) throws Exception {
        var part = ((Multipart) mail.getContent()).getBodyPart(1);
        assertThat(part.getContentType()).contains("text/calendar", "method=");
        try (InputStream bytes = part.getInputStream()) {
            return Biweekly.parse(new String(bytes.readAllBytes(), StandardCharsets.UTF_8))
                    .first();
        }
    }

    private static String secret(MimeMessage mail) throws Exception {
        Matcher link = LINK.matcher(text(mail));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
