package org.samrad.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.account.AccountRole;
import org.samrad.message.Message.Kind;
import org.samrad.plan.PlanChanges;
import org.samrad.plan.Publication;
import org.samrad.plan.Publications;
import org.samrad.schedule.Notification;
import org.samrad.schedule.Notifications;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/** The message centre over the demo: who reads what, and what counts as read. */
@PageTest
class MessageCentreTest {

    private static final String SPECIALIST = "sp-011";
    private static final String COORDINATOR = "test-" + AccountRole.COORDINATOR;
    private static final String PLANNER = "test-" + AccountRole.PLANNER;

    @Autowired
    MockMvc mvc;

    @Autowired
    Messages messages;

    @Autowired
    Notifications notifications;

    @Autowired
    Publications publications;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    private UUID appointment;
    private String request;
    private String itsCase;

    @BeforeEach
    void aConsultationOfMine() {
        jdbc.update(
                "update account set specialist = ? where username = ?", SPECIALIST, "test-" + AccountRole.SPECIALIST);
        appointment = jdbc.queryForObject(
                "select a.id from appointment a join appointment_participant p on p.appointment = a.id"
                        + " join consultation_request r on r.id = a.request join care_case c on c.id = r.care_case"
                        + " where p.specialist = ? and a.cancelled_at is null and c.protected_identity = false"
                        + " order by a.start_time fetch first row only",
                UUID.class,
                SPECIALIST);
        request = jdbc.queryForObject("select request from appointment where id = ?", String.class, appointment);
        itsCase = jdbc.queryForObject("select care_case from consultation_request where id = ?", String.class, request);
        jdbc.update(
                "insert into request_event (request, what, account, at) values (?, 'FILED', ?, now())",
                request,
                COORDINATOR);
        jdbc.update("update consultation_request set title = 'A title to look for' where id = ?", request);
    }

    @AfterEach
    void leaveNothing() {
        jdbc.update("delete from message");
        jdbc.update("delete from notification");
        jdbc.update("delete from request_event where account = ?", COORDINATOR);
        jdbc.update("update care_case set protected_identity = false where id = ?", itsCase);
        jdbc.update("delete from publication where published_by = 'messages'");
        jdbc.update("update account set specialist = null where username = ?", "test-" + AccountRole.SPECIALIST);
    }

    @Test
    void aMessageIsReadWhenItIsOpenedNotWhenItIsFetched() throws Exception {
        tell(null, Notification.What.MOVED);
        long number = only("test-" + AccountRole.SPECIALIST);
        for (int time = 0; time < 2; time++) {
            mvc.perform(get("/messages").with(As.specialist(SPECIALIST)))
                    .andExpect(content()
                            .string(allOf(
                                    containsString("Your consultation has changed"),
                                    containsString("A title to look for"),
                                    containsString("unread</span>"))));
            mvc.perform(get("/messages/" + number).with(As.specialist(SPECIALIST)))
                    .andExpect(content()
                            .string(allOf(
                                    containsString("data-seen"),
                                    containsString("action=\"/messages/" + number + "/read\""))));
        }

        for (int time = 0; time < 2; time++) {
            mvc.perform(post("/messages/" + number + "/read")
                            .with(As.specialist(SPECIALIST))
                            .with(csrf()))
                    .andExpect(redirectedUrl("/messages/" + number));
        }

        mvc.perform(get("/messages").param("unread", "true").with(As.specialist(SPECIALIST)))
                .andExpect(content()
                        .string(allOf(
                                containsString("You have read all messages"), not(containsString("unread</span>")))));
        mvc.perform(get("/messages/" + number).with(As.specialist(SPECIALIST)))
                .andExpect(content().string(not(containsString("data-seen"))));
    }

    @Test
    void aChangeByAnotherSaysWhatIsOtherwise() throws Exception {
        jdbc.update(
                "insert into request_event (request, what, account, at, changes) values (?, 'CHANGED', 'another', ?, ?)",
                request,
                clock.instant().atOffset(ZoneOffset.UTC),
                "[{\"field\":\"DURATION\",\"before\":[\"45\"],\"after\":[\"60\"]}]");
        messages.add(
                List.of(NewMessage.ofRequest(
                        COORDINATOR, AccountRole.COORDINATOR, Message.Kind.CHANGED, request, null, "now")),
                clock.instant(),
                clock.instant());
        mvc.perform(get("/messages/" + only(COORDINATOR)).with(As.coordinator()))
                .andExpect(content().string(containsString("Length: from 45 minutes to 60 minutes")));
        jdbc.update("delete from request_event where account = 'another'");
    }

    @Test
    void whatOneHasSeenInOnesWeekIsRead() throws Exception {
        tell(null, Notification.What.MOVED);
        mvc.perform(post("/my/seen")
                        .param("newest", String.valueOf(Long.MAX_VALUE))
                        .param("shown", appointment.toString())
                        .with(As.specialist(SPECIALIST))
                        .with(csrf()))
                .andExpect(redirectedUrl("/my"));
        mvc.perform(get("/messages").param("unread", "true").with(As.specialist(SPECIALIST)))
                .andExpect(content().string(containsString("You have read all messages")));
        assertThat(messages.count(reader(COORDINATOR))).isEqualTo(new Messages.Count(1, 1));
    }

    @Test
    void allAreMarkedAsReadUpToWhatWasShown() throws Exception {
        tell(null, Notification.What.MOVED);
        long first = only(COORDINATOR);
        jdbc.update("update appointment set version = version + 1 where id = ?", appointment);
        tell(null, Notification.What.PANEL);

        mvc.perform(post("/messages/read-all")
                        .param("newest", String.valueOf(first))
                        .with(As.coordinator())
                        .with(csrf()))
                .andExpect(redirectedUrl("/messages"));

        assertThat(messages.count(reader(COORDINATOR))).isEqualTo(new Messages.Count(2, 1));
    }

    @Test
    void whoLooksAtTheListHasBeenTold() throws Exception {
        long number = publication();
        tell(number, Notification.What.NEW);
        mvc.perform(get("/messages").with(As.coordinator()));
        assertThat(notifications.reach(number).isOut()).isFalse();

        mvc.perform(post("/messages/seen")
                        .param("newest", String.valueOf(only(COORDINATOR)))
                        .with(As.coordinator())
                        .with(csrf()))
                .andExpect(redirectedUrl("/messages"));

        assertThat(notifications.reach(number)).isEqualTo(new Notifications.Reach(1, 0, true));
        assertThat(notifications.takeBack(number)).isFalse();
        mvc.perform(get("/messages").with(As.coordinator()))
                .andExpect(content().string(not(containsString("/messages/seen"))));
    }

    @Test
    void whoMayNoLongerSeeTheCaseReadsNothingOfItAndNobodyReadsAnothersMessages() throws Exception {
        tell(null, Notification.What.MOVED);
        long number = only(COORDINATOR);
        mvc.perform(get("/messages/" + number).with(As.coordinator()))
                .andExpect(content().string(containsString("/requests/" + request)));

        mvc.perform(get("/messages").with(As.coordinatorOf("nowhere")))
                .andExpect(content()
                        .string(allOf(
                                containsString("You have no messages"), not(containsString("A title to look for")))));
        mvc.perform(get("/messages/" + number).with(As.coordinatorOf("nowhere")))
                .andExpect(status().isNotFound());
        mvc.perform(get("/messages/" + number).with(As.planner())).andExpect(status().isNotFound());
        mvc.perform(post("/messages/" + number + "/read").with(As.planner()).with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(get("/messages/" + only("test-" + AccountRole.SPECIALIST)).with(As.specialist("sp-012")))
                .andExpect(status().isNotFound());
    }

    @Test
    void ofAProtectedCaseASpecialistReadsTheTimeAloneAndAPlannerNothing() throws Exception {
        tell(null, Notification.What.MOVED);
        messages.add(
                List.of(NewMessage.ofRequest(PLANNER, AccountRole.PLANNER, Kind.UNANSWERED, request, null, "x")),
                clock.instant(),
                clock.instant());
        mvc.perform(get("/messages").with(As.planner()))
                .andExpect(content().string(containsString("A title to look for")));

        jdbc.update("update care_case set protected_identity = true where id = ?", itsCase);

        mvc.perform(get("/messages").with(As.planner()))
                .andExpect(content().string(containsString("You have no messages")));
        for (String page : List.of("/messages", "/messages/" + only("test-" + AccountRole.SPECIALIST))) {
            mvc.perform(get(page).with(As.specialist(SPECIALIST)))
                    .andExpect(content()
                            .string(allOf(
                                    containsString("Your consultation has changed"),
                                    not(containsString("A title to look for")),
                                    not(containsString(request)))));
        }
        mvc.perform(get("/messages").with(As.coordinator()))
                .andExpect(content().string(containsString("A title to look for")));
    }

    private void tell(@Nullable Long publication, Notification.What what) {
        var start = jdbc.queryForObject(
                "select start_time from appointment where id = ?", java.time.LocalDateTime.class, appointment);
        notifications.add(
                publication,
                List.of(new Notification(
                        SPECIALIST,
                        request,
                        appointment,
                        what,
                        what == Notification.What.NEW ? null : start.minusDays(1))),
                clock.instant());
    }

    private long publication() {
        return publications
                .save(new Publication(null, clock.instant(), "messages", PlanChanges.of(List.of(), Set.of()), 0, null))
                .id();
    }

    private long only(String account) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select max(number) from message where account = ?", Long.class, account));
    }

    private static Reader reader(String account) {
        return new Reader(account, null, false, org.samrad.scope.Reach.REGION);
    }
}
