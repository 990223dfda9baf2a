package org.samrad.mytime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.system.As;
import org.samrad.time.TimeRange;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

/** What a specialist was asked for and gave. Nothing of it stays. */
@PageTest
@Transactional
class FairLoadTest {

    private static final LocalDate NOVEMBER_12 = LocalDate.of(2026, 11, 12);

    @Autowired
    MockMvc mvc;

    @Autowired
    FairLoad load;

    @Autowired
    Appointments appointments;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void whatWasDeclinedWasAskedForAndNotGiven() {
        Map<String, Object> found = jdbc.queryForMap("""
                select a.id, p.specialist from appointment a join appointment_participant p on p.appointment = a.id
                where a.cancelled_at is null and not a.pinned order by a.start_time desc, p.specialist limit 1""");
        Appointment appointment = appointments.findById((UUID) found.get("id")).orElseThrow();
        String me = String.valueOf(found.get("specialist"));
        FairLoad.Month before = november(me);
        appointment.reschedule(
                new TimeRange(NOVEMBER_12.atTime(13, 0), NOVEMBER_12.atTime(14, 30)),
                appointment.mode(),
                appointment.site(),
                appointment.participants());
        appointments.flush();

        FairLoad.Month after = november(me);
        assertThat(after.asked()).isEqualTo(before.asked() + 1);
        assertThat(after.given()).isEqualTo(before.given() + 1);
        assertThat(after.minutes()).isEqualTo(before.minutes() + 90);
        assertThat(after.offered()).isEqualTo(before.offered());

        notHeld(appointment);
        assertThat(november(me)).as("what was not held").isEqualTo(before);
        jdbc.update("delete from outcome where appointment = ?", appointment.id());

        jdbc.update(
                "insert into panel_answer (appointment, specialist, terms, given, reason, answered_by, answered_at)"
                        + " values (?, ?, 'any', 'DECLINED', 'TIME', 'test', current_timestamp)",
                appointment.id(),
                me);
        FairLoad.Month declined = november(me);
        assertThat(declined.asked()).isEqualTo(before.asked() + 1);
        assertThat(declined.declined()).isEqualTo(before.declined() + 1);
        assertThat(declined.minutes()).isEqualTo(before.minutes());
        assertThat(declined.askedMinutes()).isEqualTo(before.askedMinutes() + 90);

        notHeld(appointment);
        assertThat(november(me)).as("declined and not held").isEqualTo(before);
    }

    @Test
    void whatHolidaysAndOnesOwnCalendarTakeWasNotOffered() {
        String me = String.valueOf(jdbc.queryForObject(
                "select min(specialist) from availability where weekday = 'THURSDAY'", String.class));
        long before = november(me).offered();
        jdbc.update("insert into own_holiday (date, name) values (?, 'Our day')", NOVEMBER_12);
        long withHoliday = november(me).offered();
        assertThat(withHoliday).isLessThan(before);

        jdbc.update(
                "insert into busy_calendar (specialist, kind, name, added_at, unreadable, failures)"
                        + " values (?, 'FILE', 'own.ics', current_timestamp, 0, 0)",
                me);
        jdbc.update(
                "insert into busy_time (calendar, from_time, until_time)"
                        + " select max(id), cast(? as timestamp), cast(? as timestamp) from busy_calendar",
                NOVEMBER_12.plusDays(7).atStartOfDay(),
                NOVEMBER_12.plusDays(8).atStartOfDay());
        assertThat(november(me).offered()).isLessThan(withHoliday);
    }

    @Test
    void thePresentMonthComesFirstOfSix() throws Exception {
        assertThat(load.of("sp-011"))
                .hasSize(6)
                .first()
                .satisfies(month -> assertThat(month.month()).isEqualTo(YearMonth.of(2026, 12)));
        mvc.perform(get("/my/load").with(As.specialist("sp-011")))
                .andExpect(content().string(containsString("December 2026")));
    }

    @Test
    void aMedianIsOfThreeOrMore() {
        assertThat(FairLoad.median(List.of(10, 90))).isNull();
        assertThat(FairLoad.median(List.of(10, 90, 20))).isEqualTo(20);
        assertThat(FairLoad.median(List.of(10, 90, 20, 31))).isEqualTo(26);
    }

    private void notHeld(Appointment appointment) {
        jdbc.update(
                "insert into outcome (appointment, version, request, held, why_not, recorded_by, recorded_at)"
                        + " values (?, 0, ?, false, 'FAMILY', 'test', current_timestamp)",
                appointment.id(),
                appointment.request());
    }

    private FairLoad.Month november(String specialist) {
        return load.of(specialist).stream()
                .filter(month -> month.month().equals(YearMonth.of(2026, 11)))
                .findFirst()
                .orElseThrow();
    }
}
