package org.samrad.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.system.As;
import org.samrad.testing.Statements;
import org.samrad.time.IsoWeek;
import org.samrad.time.PlanningHorizons;
import org.samrad.time.TimeRange;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

/** What a specialist finds on top of their week, over the demo: what waits for them, what is next, and what is new. Nothing of it stays. */
@PageTest
@Transactional
class OnTopOfTheWeekTest {

    /** As on every page, and what an account is asked once a second: whether it is still signed in, and what it has not read. */
    private static final int MOST = 15 + 2;

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    @Autowired
    MockMvc mvc;

    @Autowired
    PlanningHorizons horizons;

    @Autowired
    Notifications notifications;

    @Autowired
    News news;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    EntityManager entities;

    @Autowired
    Clock clock;

    @Test
    void theNextIsTheFirstToComeThatIsNotDeclinedAndAnAnswerToWhatWasBeforeIsNone() {
        Appointment first = appointment(MONDAY.plusDays(4));
        Appointment second = appointment(MONDAY.plusDays(11));
        var open = new Appointments.Own(second, null, false);
        assertThat(coming(new Appointments.Own(first, null, false), open))
                .isEqualTo(new Coming(List.of(first.id(), second.id()), first.id()));
        assertThat(coming(new Appointments.Own(first, first.terms(), true), open))
                .isEqualTo(new Coming(List.of(second.id()), second.id()));
        assertThat(coming(new Appointments.Own(first, first.terms(), false), open))
                .isEqualTo(new Coming(List.of(second.id()), first.id()));
        assertThat(coming(new Appointments.Own(first, "as it was", true), open))
                .isEqualTo(new Coming(List.of(first.id(), second.id()), first.id()));
        assertThat(coming(
                        new Appointments.Own(first, "as it was", true),
                        new Appointments.Own(first, first.terms(), false),
                        open))
                .isEqualTo(new Coming(List.of(second.id()), first.id()));
        assertThat(coming(new Appointments.Own(appointment(MONDAY), null, false)))
                .as("has begun")
                .isEqualTo(Coming.NOTHING);
    }

    private static Coming coming(Appointments.Own... own) {
        return Coming.of(List.of(own), MONDAY.atTime(9, 0));
    }

    @Test
    void whatWaitsForAnAnswerAndTheNextAreOnTopWhateverTheirWeek() throws Exception {
        UUID other = UUID.fromString(jdbc.queryForObject("""
                select cast(a.id as varchar) from appointment a join appointment_participant p on p.appointment = a.id
                where p.specialist = 'sp-011' and a.cancelled_at is null and not a.pinned and a.start_time > ?
                order by a.start_time limit 1""", String.class, horizons.now(clock)));
        LocalDateTime later =
                IsoWeek.mondayOf(horizons.now(clock).toLocalDate()).plusWeeks(3).atTime(10, 15);
        jdbc.update(
                "update appointment set cancelled_at = current_timestamp where id in"
                        + " (select appointment from appointment_participant where specialist = 'sp-011') and id <> ?",
                other);
        jdbc.update(
                "update appointment set start_time = ?, end_time = ?, mode = 'VIDEO', site = null where id = ?",
                later,
                later.plusHours(1),
                other);
        String week = IsoWeek.write(IsoWeek.mondayOf(later.toLocalDate()));
        mvc.perform(get("/my").with(As.specialist("sp-011")))
                .andExpect(content()
                        .string(allOf(
                                containsString("One consultation waits for your answer"),
                                containsString("/my/consultations/" + other + "/answer"),
                                containsString("/my?week=" + week + "#c-" + other),
                                containsString("next-one"))));
        mvc.perform(get("/").with(As.specialist("sp-011")))
                .andExpect(content()
                        .string(allOf(containsString("/my#unanswered"), containsString("waiting for your answer"))));
        mvc.perform(get("/my").param("week", week).with(As.specialist("sp-011")))
                .andExpect(content()
                        .string(allOf(not(containsString("id=\"unanswered\"")), not(containsString("next-one")))));

        jdbc.update(
                "insert into panel_answer (appointment, specialist, terms, given, answered_by, answered_at, by_time)"
                        + " values (?, 'sp-011', ?, 'ACCEPTED', 'test', current_timestamp, false)",
                other,
                Appointment.terms(new TimeRange(later, later.plusHours(1)), Mode.VIDEO, null));
        mvc.perform(get("/my").with(As.specialist("sp-011")))
                .andExpect(
                        content().string(allOf(not(containsString("id=\"unanswered\"")), containsString("next-one"))));
        mvc.perform(get("/").with(As.specialist("sp-011")))
                .andExpect(content().string(not(containsString("/my#unanswered"))));

        jdbc.update("update panel_answer set given = 'DECLINED', reason = 'TIME' where appointment = ?", other);
        entities.clear();
        mvc.perform(get("/my").with(As.specialist("sp-011")))
                .andExpect(content().string(not(containsString("next-one"))));
        jdbc.update(
                "insert into repair (version, answer, request, role, way, found_at, decision, decided_by, decided_at)"
                        + " select 0, n.id, a.request, 'any', 'QUEUE', current_timestamp, 'LEFT', 'test', current_timestamp"
                        + " from panel_answer n join appointment a on a.id = n.appointment where a.id = ?",
                other);
        mvc.perform(get("/my").with(As.specialist("sp-011")))
                .andExpect(content().string(containsString("next-one")));
    }

    @Test
    void theWeekAsksTheDatabaseLittleHoweverMuchItShows() throws Exception {
        LocalDateTime tomorrow = horizons.now(clock).toLocalDate().plusDays(1).atTime(9, 0);
        String me = jdbc.queryForObject(
                "select p.specialist from appointment_participant p join appointment a"
                        + " on a.id = p.appointment where a.cancelled_at is null and a.start_time > ? group by p.specialist"
                        + " order by count(*) desc, p.specialist limit 1",
                String.class,
                tomorrow);
        Map<String, Object> last = jdbc.queryForMap(
                "select a.id, a.request from appointment a join appointment_participant p"
                        + " on a.id = p.appointment where a.cancelled_at is null and p.specialist = ? order by a.start_time desc limit 1",
                me);
        jdbc.update(
                "update appointment set start_time = ?, end_time = ? where id = ?",
                tomorrow,
                tomorrow.plusHours(1),
                last.get("id"));
        notifications.add(
                null,
                List.of(new Notification(
                        me, String.valueOf(last.get("request")), (UUID) last.get("id"), Notification.What.NEW, null)),
                clock.instant());
        for (String page : List.of("/my", "/my?view=month", "/my/past")) {
            var session = new MockHttpSession();
            mvc.perform(get(page).session(session).with(As.specialist(me)));
            entities.clear();
            assertThat(Statements.of(
                            () -> mvc.perform(get(page).session(session).with(As.specialist(me)))))
                    .as(page)
                    .hasSizeLessThanOrEqualTo(MOST);
        }
    }

    @Test
    void whatIsNotListedIsNotSeen() {
        List<News.Item> items = IntStream.range(0, 15)
                .mapToObj(number -> new News.Item(
                        Notification.What.NEW,
                        new UUID(0, number),
                        null,
                        Form.ADVICE,
                        null,
                        MONDAY.atTime(9, 0),
                        number != 1))
                .toList();
        var told = new News.Told(items, 15L, List.of());
        assertThat(told.more()).isEqualTo(3);
        assertThat(told.seenNow(List.of()))
                .hasSize(11)
                .doesNotContain(new UUID(0, 1), new UUID(0, 12), new UUID(0, 13), new UUID(0, 14));
        assertThat(told.seenNow(List.of(new UUID(0, 2), new UUID(0, 14))))
                .hasSize(12)
                .contains(new UUID(0, 14));
    }

    @Test
    void whatIsNotSeenYetComesFirst() {
        jdbc.update("delete from notification where specialist = 'sp-011'");
        List<Map<String, Object>> some = jdbc.queryForList(
                "select id, request from appointment where cancelled_at is null order by start_time, id limit 2");
        List<UUID> ids = some.stream().map(one -> (UUID) one.get("id")).toList();
        notifications.add(
                null,
                some.stream()
                        .map(one -> new Notification(
                                "sp-011",
                                String.valueOf(one.get("request")),
                                (UUID) one.get("id"),
                                Notification.What.NEW,
                                null))
                        .toList(),
                clock.instant());
        News.Told told = news.of("sp-011");
        assertThat(told.items()).extracting(News.Item::appointment).containsExactlyElementsOf(ids);

        news.seen("sp-011", List.of(ids.getFirst()), Objects.requireNonNull(told.newest()));

        assertThat(news.of("sp-011").items())
                .extracting(News.Item::appointment)
                .containsExactly(ids.getLast(), ids.getFirst());
        assertThat(news.of("sp-011").seenNow(ids)).containsExactly(ids.getLast());
        news.seen("sp-011", List.of(), Objects.requireNonNull(told.newest()));
        assertThat(notifications.untold("sp-011")).isEqualTo(1);
    }

    @Test
    void whatCameAndWentIsNotShownAndDoesNotStayUntold() {
        jdbc.update("delete from notification where specialist = 'sp-011'");
        Map<String, Object> one = jdbc.queryForMap(
                "select id, request, start_time from appointment where cancelled_at is null order by start_time, id limit 1");
        UUID id = (UUID) one.get("id");
        String request = String.valueOf(one.get("request"));
        LocalDateTime start = ((java.sql.Timestamp) one.get("start_time")).toLocalDateTime();
        notifications.add(
                null,
                List.of(
                        new Notification("sp-011", request, id, Notification.What.NEW, null),
                        new Notification("sp-011", request, id, Notification.What.CANCELLED, start)),
                clock.instant());
        News.Told told = news.of("sp-011");
        assertThat(told.items()).isEmpty();
        assertThat(told.seenNow(List.of())).containsExactly(id);

        news.seen("sp-011", told.seenNow(List.of()), Objects.requireNonNull(told.newest()));
        assertThat(notifications.untold("sp-011")).isZero();
        assertThat(news.of("sp-011").seenNow(List.of())).isEmpty();
    }

    private static Appointment appointment(LocalDate day) {
        return new Appointment(
                "R1",
                new TimeRange(day.atTime(9, 0), day.atTime(10, 0)),
                Mode.VIDEO,
                null,
                List.of(new Participant("psychologist", "anna")));
    }
}
