package org.samrad.busy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.plan.snapshot.LiveData;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The page of somebody's busy times, over the demo. */
@PageTest
class BusyPagesTest {

    private static final String SPECIALIST = "sp-011";
    private static final String CALENDAR = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:1
            SUMMARY:Tandläkare hos Åsa
            LOCATION:Storgatan 1
            DTSTART;TZID=Europe/Stockholm:20261203T070000
            DTEND;TZID=Europe/Stockholm:20261203T073000
            END:VEVENT
            BEGIN:VEVENT
            DTSTART:soon
            END:VEVENT
            END:VCALENDAR
            """;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    LiveData live;

    @Autowired
    Scheduler scheduler;

    @Autowired
    Clock clock;

    @AfterEach
    void leaveNothing() {
        jdbc.update("delete from busy_calendar");
    }

    @Test
    void aFileIsReadPlansAreKnownAsOldAndNothingOfItIsKeptButTimes() throws Exception {
        String mark = live.mark();
        send(CALENDAR, "work.ics")
                .andExpect(redirectedUrl("/my/busy"))
                .andExpect(flash().attribute("told", "busy.told.added"));
        assertThat(live.mark()).isNotEqualTo(mark);
        mvc.perform(get("/my/busy").with(As.specialist(SPECIALIST)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("work.ics")))
                .andExpect(content().string(containsString("1 entry could not be read")))
                .andExpect(content().string(containsString("07:00–07:30")))
                .andExpect(content().string(not(containsString("Tandl"))));
        assertThat(jdbc.queryForList("select * from busy_calendar").toString()).doesNotContain("Tandl", "Storgatan");
        assertThat(live.read().data().absences())
                .anyMatch(one -> one.specialist().equals(SPECIALIST)
                        && one.from().toString().equals("2026-12-03T07:00")
                        && one.reason() == null);

        long id = jdbc.queryForObject("select id from busy_calendar", Long.class);
        mvc.perform(post("/my/busy/" + id + "/remove")
                        .with(As.specialist("sp-012"))
                        .with(csrf()))
                .andExpect(redirectedUrl("/my/busy"));
        assertThat(jdbc.queryForObject("select count(*) from busy_time", Integer.class))
                .isOne();
        mvc.perform(post("/my/busy/" + id + "/remove")
                        .with(As.specialist(SPECIALIST))
                        .with(csrf()))
                .andExpect(flash().attribute("told", "busy.told.removed"));
        assertThat(jdbc.queryForObject("select count(*) from busy_time", Integer.class))
                .isZero();
    }

    @Test
    void whatIsWrongIsSaidAtItsFormAndWhatWasTypedComesBack() throws Exception {
        send("nothing", "work.ics")
                .andExpect(flash().attribute("refused", "busy.trouble.NOT_A_CALENDAR"))
                .andExpect(flash().attribute("at", "file"));
        send("", "").andExpect(flash().attribute("refused", "busy.no-file"));
        mvc.perform(post("/my/busy/address")
                        .param("address", "http://example.org/a.ics")
                        .param("mail", "me@example.org")
                        .with(As.specialist(SPECIALIST))
                        .with(csrf()))
                .andExpect(redirectedUrl("/my/busy"))
                .andExpect(flash().attribute("refused", "busy.address.NOT_SECURE"))
                .andExpect(flash().attribute("address", "http://example.org/a.ics"))
                .andExpect(flash().attribute("mail", "me@example.org"));
        mvc.perform(get("/my/busy")
                        .flashAttr("refused", "busy.address.NOT_SECURE")
                        .flashAttr("at", "address")
                        .flashAttr("address", "http://example.org/a.ics")
                        .with(As.specialist(SPECIALIST)))
                .andExpect(content().string(containsString("must begin with https://")))
                .andExpect(content().string(containsString("http://example.org/a.ics")));
        mvc.perform(post("/my/busy/address")
                        .param("address", "https://169.254.169.254/latest")
                        .with(As.specialist(SPECIALIST))
                        .with(csrf()))
                .andExpect(flash().attribute("refused", "busy.address.NUMBER"));
    }

    @Test
    void whatIsWrongWithTheMailAddressIsSaidAtThatField() throws Exception {
        var answer = mvc.perform(post("/my/busy/address")
                        .param("address", "https://calendar.example.org/a.ics")
                        .param("mail", "me")
                        .with(As.specialist(SPECIALIST))
                        .with(csrf()))
                .andExpect(flash().attribute("at", "mail"))
                .andExpect(flash().attribute("address", "https://calendar.example.org/a.ics"))
                .andReturn();
        mvc.perform(get("/my/busy").flashAttrs(answer.getFlashMap()).with(As.specialist(SPECIALIST)))
                .andExpect(content().string(containsString("aria-describedby=\"mail-hint mail-error\"")))
                .andExpect(content().string(not(containsString("address-error"))));
    }

    @Test
    void theJobFetchesWhatIsDueAndNotesWhatIsWrong() throws Exception {
        jdbc.update("update account set specialist = ? where username = 'test-SPECIALIST'", SPECIALIST);
        jdbc.update(
                """
                insert into busy_calendar
                    (specialist, kind, name, address, hash, added_at, unreadable, failures, next_at)
                values (?, 'ADDRESS', 'example.org #0000', 'open:https://127.0.0.1/a.ics', 'hash', ?, 0, 2, ?)
                """,
                SPECIALIST,
                clock.instant().atOffset(ZoneOffset.UTC),
                clock.instant().atOffset(ZoneOffset.UTC));
        try {
            scheduler.reschedule(TaskInstanceId.of("busy-calendars", RecurringTask.INSTANCE), clock.instant());
            await().until(() -> jdbc.queryForObject("select trouble from busy_calendar", String.class) != null);
        } finally {
            jdbc.update("update account set specialist = null where username = 'test-SPECIALIST'");
        }
        assertThat(jdbc.queryForMap("select trouble, failures from busy_calendar"))
                .containsEntry("trouble", "INSIDE")
                .containsEntry("failures", 3);
        mvc.perform(get("/my/busy").with(As.specialist(SPECIALIST)))
                .andExpect(content().string(containsString("into a closed network")));
        mvc.perform(get("/my").with(As.specialist(SPECIALIST)))
                .andExpect(content().string(containsString("A calendar of yours can’t be read")));
    }

    @Test
    void onlySpecialistsSendCalendarsAndNotWithoutEnd() throws Exception {
        var file = new MockMultipartFile("file", "a.ics", "text/calendar", new byte[12 << 20]);
        mvc.perform(multipart("/my/busy/file").file(file).with(As.planner()).with(csrf()))
                .andExpect(status().isUnsupportedMediaType());
        mvc.perform(multipart("/my/busy/file")
                        .file(file)
                        .with(request -> {
                            request.setContent(new byte[12 << 20]);
                            return request;
                        })
                        .with(As.specialist(SPECIALIST))
                        .with(csrf()))
                .andExpect(status().is(413));
    }

    private ResultActions send(String text, String name) throws Exception {
        return mvc.perform(multipart("/my/busy/file")
                .file(new MockMultipartFile("file", name, "text/calendar", text.getBytes(StandardCharsets.UTF_8)))
                .with(As.specialist(SPECIALIST))
                .with(csrf()));
    }
}
