package org.samrad.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.answer.Answering;
import org.samrad.answer.PanelAnswer;
import org.samrad.answer.Reply;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.CalendarIds;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The secret address of a specialist's consultations, over the demo. */
@PageTest
class FeedTest {

    private static final String ME = "test-SPECIALIST";
    private static final String SPECIALIST = "sp-011";

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Feeds feeds;

    @Autowired
    Appointments appointments;

    @Autowired
    Answering answering;

    @Autowired
    Clock clock;

    @BeforeEach
    void iAmASpecialist() {
        jdbc.update("update account set specialist = ?, locale = 'en' where username = ?", SPECIALIST, ME);
    }

    @AfterEach
    void leaveNothing() {
        subscriptions.revoke(ME);
        subscriptions.tellTitles(false, clock.instant());
        jdbc.update(
                "update account set specialist = null, locale = null, specialist_lost = false, closed_at = null where username = ?",
                ME);
    }

    @Test
    void theAddressIsShownOnceAndGivesMyConsultationsWithoutSigningIn() throws Exception {
        var flash = mvc.perform(post("/my/calendar/address")
                        .with(As.specialist(SPECIALIST))
                        .with(csrf()))
                .andExpect(redirectedUrl("/my/calendar"))
                .andReturn()
                .getFlashMap();
        String path = (String) Objects.requireNonNull(flash.get("path"));
        mvc.perform(get("/my/calendar").flashAttr("path", path).with(As.specialist(SPECIALIST)))
                .andExpect(content()
                        .string(allOf(
                                containsString(path),
                                containsString("href=\"webcal://localhost" + path + "\""),
                                containsString("hidden data-copies=\"secret-address\""))));
        mvc.perform(get("/my/calendar").with(As.specialist(SPECIALIST)))
                .andExpect(content().string(not(containsString(path))))
                .andExpect(content()
                        .string(containsString(
                                subscriptions.of(ME).orElseThrow().ending())));

        List<VEvent> told = read(path);
        int standing = Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from appointment a join appointment_participant p on p.appointment = a.id"
                        + " where p.specialist = ? and a.cancelled_at is null",
                Integer.class,
                SPECIALIST));
        assertThat(told).hasSize(standing).isNotEmpty();
    }

    @Test
    void aCalendarSpeaksTheLanguageOfItsAccountElseThatOfTheRegion() throws Exception {
        String path = address();
        mvc.perform(get(path)).andExpect(content().string(containsString("X-WR-CALNAME:Consultations")));
        jdbc.update("update account set locale = 'nb' where username = ?", ME);
        mvc.perform(get(path)).andExpect(content().string(containsString("X-WR-CALNAME:Konsultasjoner")));
        jdbc.update("update account set locale = null where username = ?", ME);
        mvc.perform(get(path)).andExpect(content().string(containsString("X-WR-CALNAME:Konsultationer")));
    }

    @Test
    void ofAddressesThatAreMadeAtTheSameMomentOneIsLeft() throws Exception {
        var start = new CountDownLatch(1);
        List<Future<SecretAddress>> made = new ArrayList<>();
        try (var tabs = Executors.newFixedThreadPool(4)) {
            for (int tab = 0; tab < 4; tab++) {
                made.add(tabs.submit(() -> {
                    start.await();
                    return subscriptions.make(ME, SPECIALIST, clock.instant());
                }));
            }
            start.countDown();
        }
        int left = 0;
        for (Future<SecretAddress> one : made) {
            left += subscriptions.by(one.get()).isPresent() ? 1 : 0;
        }
        assertThat(left).isEqualTo(1);
    }

    @Test
    void anAddressThatIsReplacedRevokedOrWhoseOwnerChangedLeadsNowhere() throws Exception {
        String first = address();
        String second = address();
        mvc.perform(get(first).with(from("198.51.100.1"))).andExpect(status().isNotFound());
        mvc.perform(get(second)).andExpect(status().isOk());

        jdbc.update("update account set specialist_lost = true where username = ?", ME);
        mvc.perform(get(second).with(from("198.51.100.1"))).andExpect(status().isNotFound());
        jdbc.update("update account set specialist_lost = false, specialist = 'sp-012' where username = ?", ME);
        mvc.perform(get(second).with(from("198.51.100.1"))).andExpect(status().isNotFound());
        jdbc.update(
                "update account set specialist = ?, closed_at = current_timestamp where username = ?", SPECIALIST, ME);
        mvc.perform(get(second).with(from("198.51.100.1"))).andExpect(status().isNotFound());
        jdbc.update("update account set closed_at = null where username = ?", ME);
        mvc.perform(get(second)).andExpect(status().isOk());

        mvc.perform(post("/my/calendar/address/revoke")
                        .with(As.specialist(SPECIALIST))
                        .with(csrf()))
                .andExpect(redirectedUrl("/my/calendar"));
        mvc.perform(get(second).with(from("198.51.100.1"))).andExpect(status().isNotFound());
    }

    @Test
    void whatHasNotChangedIsNotSentAgainAndNoCookieIsSet() throws Exception {
        String path = address();
        var answer = mvc.perform(get(path))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", containsString("private")))
                .andExpect(header().doesNotExist("Set-Cookie"))
                .andExpect(content().contentTypeCompatibleWith("text/calendar"))
                .andReturn();
        String mark = Objects.requireNonNull(answer.getResponse().getHeader("ETag"));
        mvc.perform(get(path).header("If-None-Match", mark))
                .andExpect(status().isNotModified())
                .andExpect(content().string(""));
        mvc.perform(get(path).header("If-None-Match", "\"other\"")).andExpect(status().isOk());
    }

    @Test
    void aProtectedCaseIsBusyAndATitleIsToldOnlyWhereTheAdministratorSaysSo() throws Exception {
        String path = address();
        String request = jdbc.queryForList(
                        "select a.request from appointment a join appointment_participant p on p.appointment = a.id"
                                + " join consultation_request r on r.id = a.request"
                                + " where p.specialist = ? and a.cancelled_at is null and r.title is not null"
                                + " order by a.start_time",
                        String.class,
                        SPECIALIST)
                .getFirst();
        String title =
                jdbc.queryForObject("select title from consultation_request where id = ?", String.class, request);
        String uid = jdbc.queryForObject("select id from appointment where request = ?", String.class, request);
        String itsCase =
                jdbc.queryForObject("select care_case from consultation_request where id = ?", String.class, request);

        assertThat(one(path, uid).getSummary().getValue()).isNotEqualTo(title);
        mvc.perform(post("/admin/calendars")
                        .param("titles", "true")
                        .with(As.administrator())
                        .with(csrf()))
                .andExpect(redirectedUrl("/admin/calendars"));
        assertThat(one(path, uid).getSummary().getValue()).isEqualTo(title);

        boolean before = Boolean.TRUE.equals(
                jdbc.queryForObject("select protected_identity from care_case where id = ?", Boolean.class, itsCase));
        jdbc.update("update care_case set protected_identity = true where id = ?", itsCase);
        try {
            VEvent hidden = one(path, uid);
            assertThat(hidden.getSummary().getValue()).isEqualTo("Busy");
            assertThat(hidden.getDescription()).isNull();
            assertThat(hidden.getLocation()).isNull();
        } finally {
            jdbc.update("update care_case set protected_identity = ? where id = ?", before, itsCase);
        }
    }

    @Test
    void whoeverGuessesWaitsAndNobodyElse() throws Exception {
        // Apart from the site's own, which others ask here.
        MockMvc mvc = MockMvcBuilders.standaloneSetup(new FeedController(feeds, clock))
                .build();
        String right = address();
        for (int guess = 0; guess < 8; guess++) {
            mvc.perform(get("/calendar/guess-" + guess + ".ics").with(from("198.51.100.77")))
                    .andExpect(status().is(guess < 5 ? 404 : 429));
        }
        mvc.perform(get(right).with(from("198.51.100.77"))).andExpect(status().isOk());
        mvc.perform(get("/calendar/another.ics").with(from("198.51.100.78"))).andExpect(status().isNotFound());
        for (int guess = 0; guess < 40; guess++) {
            mvc.perform(get("/calendar/guess.ics").with(from("198.51.100." + (100 + guess))));
        }
        mvc.perform(get("/calendar/another.ics").with(from("198.51.100.79")))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().exists("Retry-After"));
        mvc.perform(get(right).with(from("198.51.100.79"))).andExpect(status().isOk());
    }

    @Test
    void whoeverOnlyAsksForTheHeadGetsIt() throws Exception {
        String path = address();
        String mark = mvc.perform(get(path)).andReturn().getResponse().getHeader("ETag");
        mvc.perform(head(path))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", mark))
                .andExpect(content().contentTypeCompatibleWith("text/calendar"));
        mvc.perform(head(path).header("If-None-Match", mark)).andExpect(status().isNotModified());
        mvc.perform(head("/calendar/nothing.ics").with(from("198.51.100.201"))).andExpect(status().is4xxClientError());
    }

    @Test
    void whatLiesBeyondTheWeeksThatArePlannedStaysInCalendars() throws Exception {
        String path = address();
        UUID mine = jdbc.queryForList(
                        "select a.id from appointment a join appointment_participant p on p.appointment = a.id"
                                + " where p.specialist = ? and a.cancelled_at is null order by a.start_time desc",
                        UUID.class,
                        SPECIALIST)
                .getFirst();
        LocalDateTime start =
                jdbc.queryForObject("select start_time from appointment where id = ?", LocalDateTime.class, mine);
        LocalDateTime end =
                jdbc.queryForObject("select end_time from appointment where id = ?", LocalDateTime.class, mine);
        try {
            jdbc.update(
                    "update appointment set start_time = ?, end_time = ? where id = ?",
                    start.plusYears(1),
                    end.plusYears(1),
                    mine);
            assertThat(all(path, mine.toString())).hasSize(1);
        } finally {
            jdbc.update("update appointment set start_time = ?, end_time = ? where id = ?", start, end, mine);
        }
    }

    @Test
    void whoeverIsTakenOffAPanelIsToldSoForThirtyDays() throws Exception {
        String path = address();
        String uid = jdbc.queryForList(
                        "select cast(a.id as varchar) from appointment a join appointment_participant p on p.appointment = a.id"
                                + " where p.specialist = 'sp-012' and a.cancelled_at is null and a.start_time > ?"
                                + " and a.id not in (select appointment from appointment_participant where specialist = ?)"
                                + " order by a.start_time",
                        String.class,
                        LocalDateTime.ofInstant(clock.instant(), ZoneId.of("Europe/Stockholm")),
                        SPECIALIST)
                .getFirst();
        assertThat(all(path, uid)).isEmpty();
        Instant when = clock.instant().plusSeconds(1);
        jdbc.update(
                "insert into notification (specialist, request, appointment, what, start_before, created_at)"
                        + " select ?, request, id, 'CANCELLED', start_time, ? from appointment where id = ?",
                SPECIALIST,
                when.atOffset(ZoneOffset.UTC),
                UUID.fromString(uid));
        try {
            assertThat(all(path, uid)).singleElement().satisfies(event -> {
                assertThat(event.getStatus().isCancelled()).isTrue();
                assertThat(event.getLastModified().getValue().toInstant())
                        .isEqualTo(when.truncatedTo(ChronoUnit.SECONDS));
                assertThat(event.getLocation()).isNull();
            });
            jdbc.update(
                    "update notification set created_at = ? where specialist = ? and what = 'CANCELLED'",
                    when.minus(Duration.ofDays(31)).atOffset(ZoneOffset.UTC),
                    SPECIALIST);
            assertThat(all(path, uid)).isEmpty();
        } finally {
            jdbc.update("delete from notification where specialist = ? and what = 'CANCELLED'", SPECIALIST);
        }
    }

    @Test
    void aConsultationIsConfirmedOnceAllWhomItNeedsComeAndCancelledForWhoDeclines() throws Exception {
        String path = address();
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneId.of("Europe/Stockholm"));
        Appointment mine =
                appointments.standingOf(SPECIALIST, now, now.plusYears(1)).getLast();
        String uid = mine.id().toString();
        try {
            String mark = mark(path);
            assertThat(one(path, uid).getStatus().isTentative()).isTrue();

            jdbc.queryForList(
                            "select specialist from appointment_participant where appointment = ?",
                            String.class,
                            mine.id())
                    .forEach(one -> answer(mine, one, one.equals(SPECIALIST) ? Reply.IF_NEEDED : Reply.ACCEPT));
            assertThat(one(path, uid).getStatus().isConfirmed()).isTrue();
            assertThat(mark(path)).isNotEqualTo(mark);

            answering.undo(mine.id(), SPECIALIST);
            assertThat(one(path, uid).getStatus().isTentative()).isTrue();
            answer(mine, SPECIALIST, Reply.decline(PanelAnswer.Reason.TIME, null));
            assertThat(one(path, uid).getStatus().isCancelled()).isTrue();

            Instant later = clock.instant().plusSeconds(3600);
            jdbc.update("update answer_change set changed_at = ?", later.atOffset(ZoneOffset.UTC));
            assertThat(one(path, uid).getLastModified().getValue().toInstant())
                    .isEqualTo(later.truncatedTo(ChronoUnit.SECONDS));
            jdbc.update(
                    "update repair set decision = 'LEFT', decided_by = 'planner', decided_at = now() where request = ?",
                    mine.request());
            assertThat(one(path, uid).getStatus().isTentative())
                    .as("still expected")
                    .isTrue();
            jdbc.update("delete from repair");
            jdbc.update(
                    "update panel_answer set answered_at = ? where given = 'DECLINED'",
                    clock.instant().minus(Duration.ofDays(31)).atOffset(ZoneOffset.UTC));
            assertThat(all(path, uid)).isEmpty();
        } finally {
            jdbc.update("delete from panel_answer");
            jdbc.update("delete from answer_change");
            jdbc.update("delete from repair");
            jdbc.update("delete from message");
        }
    }

    private void answer(Appointment about, String specialist, Reply reply) {
        answering.answer(about.id(), about.terms(), specialist, reply, ME);
    }

    private String mark(String path) throws Exception {
        return Objects.requireNonNull(
                mvc.perform(get(path)).andReturn().getResponse().getHeader("ETag"));
    }

    @Test
    void whatIsShownHasChangedNoLaterThanItSays() throws Exception {
        String path = address();
        Instant later = clock.instant().plusSeconds(3600);
        subscriptions.tellTitles(true, later);
        assertThat(read(path))
                .isNotEmpty()
                .allSatisfy(
                        event -> assertThat(event.getLastModified().getValue().toInstant())
                                .isAfterOrEqualTo(later.truncatedTo(ChronoUnit.SECONDS)));
    }

    private List<VEvent> all(String path, String appointment) throws Exception {
        return read(path).stream()
                .filter(event -> event.getUid().getValue().startsWith(appointment))
                .toList();
    }

    private String address() {
        return subscriptions.make(ME, SPECIALIST, clock.instant()).path();
    }

    private VEvent one(String path, String appointment) throws Exception {
        return read(path).stream()
                .filter(event -> event.getUid().getValue().equals(CalendarIds.of(UUID.fromString(appointment))))
                .findFirst()
                .orElseThrow();
    }

    private List<VEvent> read(String path) throws Exception {
        byte[] bytes = mvc.perform(get(path))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        return Biweekly.parse(new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
                .first()
                .getEvents();
    }

    private static RequestPostProcessor from(String address) {
        return (MockHttpServletRequest asked) -> {
            asked.setRemoteAddr(address);
            return asked;
        };
    }
}
