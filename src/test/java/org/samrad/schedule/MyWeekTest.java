package org.samrad.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.PageTest;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.system.As;
import org.samrad.time.IsoWeek;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningHorizons;
import org.samrad.time.TimeRange;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

/** A specialist's week: its order, and its page over the demo. */
@PageTest
class MyWeekTest {

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
    void todayAndWhatIsLeftComeBeforeWhatHasPassed() {
        var week = MyWeek.of(
                MONDAY, MONDAY.plusDays(2), List.of(on(MONDAY), on(MONDAY.plusDays(3)), on(MONDAY.plusDays(3))));
        assertThat(week.days())
                .extracting(MyWeek.Day::date)
                .containsExactly(MONDAY.plusDays(2), MONDAY.plusDays(3), MONDAY);
        assertThat(week.days().getFirst().isToday()).isTrue();
        assertThat(week.count()).isEqualTo(3);
    }

    @Test
    void anotherWeekIsInItsOwnOrder() {
        var week = MyWeek.of(MONDAY, MONDAY.plusDays(9), List.of(on(MONDAY), on(MONDAY.plusDays(3))));
        assertThat(week.days()).extracting(MyWeek.Day::date).containsExactly(MONDAY, MONDAY.plusDays(3));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-W49, 2026-11-30",
        "2026-W53, 2026-12-28",
        "2027-W01, 2027-01-04",
        "2026-12-06, 2026-11-30",
        "2026-W54,",
        "+999999999-W52,",
        "0026-W10,",
        "'',",
        "next,"
    })
    void aWeekIsReadFromTheAddress(String week, @Nullable LocalDate monday) {
        assertThat(IsoWeek.read(week)).isEqualTo(Optional.ofNullable(monday));
    }

    @Test
    void aMonthIsShownInWholeWeeks() {
        var month = MyMonth.of(YearMonth.of(2026, 12), MONDAY, List.of(on(MONDAY), on(MONDAY.plusDays(1))));
        assertThat(month.weeks())
                .extracting(MyMonth.Week::address)
                .containsExactly("2026-W49", "2026-W50", "2026-W51", "2026-W52", "2026-W53");
        assertThat(month.weeks().getFirst().days().getFirst().isOutside()).isTrue();
        assertThat(month.weeks().getFirst().days().getFirst().consultations()).hasSize(1);
        assertThat(month.count()).isEqualTo(1);
    }

    @Test
    void theMonthLeadsToTheDayOfEachConsultation() throws Exception {
        mvc.perform(get("/my").param("view", "month").param("month", "2026-12").with(As.specialist("sp-011")))
                .andExpect(content()
                        .string(allOf(
                                containsString("December 2026"),
                                containsString("&amp;day=2026-12-"),
                                containsString("#c-"))));
        mvc.perform(get("/my").param("view", "month").param("month", "2026-13").with(As.specialist("sp-011")))
                .andExpect(content().string(containsString("“2026-13” is not a month")));
    }

    @Test
    void whoIsRetiredHasNoDayLeftToBeAwayOn() {
        assertThat(new MyConsultations.Week(List.of(on(MONDAY, true)), Coming.NOTHING).isLeftOf(MONDAY))
                .isTrue();
        assertThat(new MyConsultations.Week(List.of(on(MONDAY, true, true)), Coming.NOTHING).isLeftOf(MONDAY))
                .isFalse();
    }

    @Test
    void whatStandsFirstInTheWeekIsNotShownTwice() {
        MyWeek week = MyWeek.of(MONDAY, MONDAY, List.of(on(MONDAY), on(MONDAY.plusDays(9))));
        assertThat(week.beginsWith(new UUID(0, 0))).isTrue();
        assertThat(week.shows(new UUID(0, 0))).isTrue();
        assertThat(week.shows(new UUID(0, 1))).isFalse();
        assertThat(MyWeek.of(MONDAY, MONDAY, List.of()).beginsWith(new UUID(0, 0)))
                .isFalse();
    }

    @Test
    @Transactional
    void whoHasMetTheCaseBeforeIsToldSinceWhen() throws Exception {
        String caseId = jdbc.queryForObject("""
                select r.care_case from appointment a join appointment_participant p on p.appointment = a.id
                    join consultation_request r on r.id = a.request
                where p.specialist = 'sp-011' and a.cancelled_at is null order by a.start_time limit 1""", String.class);
        jdbc.update("delete from earlier_contact where care_case = ? and specialist = 'sp-011'", caseId);
        mvc.perform(get("/my").param("week", firstWeek()).with(As.specialist("sp-011")))
                .andExpect(content().string(containsString("New to you")));
        jdbc.update(
                "insert into earlier_contact (care_case, specialist, contacts, last_contact)"
                        + " values (?, 'sp-011', 2, date '2026-03-04')",
                caseId);
        mvc.perform(get("/my").param("week", firstWeek()).with(As.specialist("sp-011")))
                .andExpect(content()
                        .string(containsString("Known to you since 4 Mar 2026 at the latest: met 2 times before")));
    }

    @Test
    void aWeekThatIsNoneIsSaidToBeNone() throws Exception {
        mvc.perform(get("/my").param("week", "2026-W77").with(As.specialist("sp-011")))
                .andExpect(content().string(containsString("“2026-W77” is not a week")));
        mvc.perform(get("/my").param("week", firstWeek()).with(As.specialist("sp-011")))
                .andExpect(content().string(not(containsString("is not a week"))));
    }

    @Test
    @Transactional
    void aCancellationIsToldToWhomeverKnewOfItAndWhatCameAndWentIsNoNews() {
        Map<String, Object> some = jdbc.queryForMap("select id, request from appointment order by id limit 1");
        UUID appointment = (UUID) some.get("id");
        String request = String.valueOf(some.get("request"));
        jdbc.update("delete from notification where specialist = 'sp-011'");
        notifications.add(
                null,
                List.of(new Notification("sp-011", request, appointment, Notification.What.NEW, null)),
                clock.instant());
        var gone = new Notification("sp-011", request, appointment, Notification.What.CANCELLED, MONDAY.atTime(9, 0));
        notifications.add(null, List.of(gone), clock.instant());
        assertThat(news.of("sp-011").items()).isEmpty();
        assertThat(notifications.untold("sp-011")).isZero();

        long first = jdbc.queryForObject("select min(id) from notification where specialist = 'sp-011'", Long.class);
        notifications.tell("sp-011", List.of(appointment), first, clock.instant());
        assertThat(notifications.untold("sp-011")).isEqualTo(1);
        assertThat(news.of("sp-011").items()).singleElement().satisfies(item -> {
            assertThat(item.what()).isEqualTo(Notification.What.CANCELLED);
            assertThat(item.when()).isEqualTo(MONDAY.atTime(9, 0));
        });
    }

    @Test
    void newsIsToldWhenThePageSaysThatItIsSeenNotWhenItIsFetched() throws Exception {
        UUID appointment = UUID.fromString(jdbc.queryForList(
                        "select cast(appointment as varchar) from appointment_participant where specialist = 'sp-011'",
                        String.class)
                .getFirst());
        String request = jdbc.queryForObject("select request from appointment where id = ?", String.class, appointment);
        var news = new Notification("sp-011", request, appointment, Notification.What.NEW, null);
        notifications.add(null, List.of(news), clock.instant());
        try {
            for (int time = 0; time < 2; time++) {
                mvc.perform(get("/my").with(As.specialist("sp-011")))
                        .andExpect(content().string(containsString("action=\"/my/seen\"")));
            }
            long newest = newestUntold();
            notifications.add(null, List.of(news), clock.instant());

            mvc.perform(post("/my/seen")
                            .param("newest", String.valueOf(newest))
                            .with(As.specialist("sp-011"))
                            .with(csrf()))
                    .andExpect(redirectedUrl("/my"));
            assertThat(newestUntold()).isGreaterThan(newest);
            assertThat(untold()).isEqualTo(2);
            mvc.perform(post("/my/seen")
                            .param("newest", String.valueOf(newest))
                            .param("shown", appointment.toString())
                            .with(As.specialist("sp-011"))
                            .with(csrf()))
                    .andExpect(redirectedUrl("/my"));
            mvc.perform(post("/my/seen")
                            .param("newest", String.valueOf(newest))
                            .param("week", "2026-W51")
                            .with(As.specialist("sp-011"))
                            .with(csrf()))
                    .andExpect(redirectedUrl("/my?week=2026-W51"));

            assertThat(newestUntold()).isGreaterThan(newest);
            assertThat(untold()).isEqualTo(1);
        } finally {
            jdbc.update("delete from notification where specialist = 'sp-011'");
        }
    }

    private long newestUntold() {
        return Objects.requireNonNull(news.of("sp-011").newest());
    }

    private int untold() {
        return jdbc.queryForObject(
                "select count(*) from notification where specialist = 'sp-011' and told_at is null", Integer.class);
    }

    @Test
    void theWeekShowsTimePlaceCaseAndPanel() throws Exception {
        mvc.perform(get("/my").param("week", firstWeek()).with(As.specialist("sp-011")))
                .andExpect(content()
                        .string(allOf(
                                containsString("13:45–14:45"),
                                containsString("Sjukhuset i Göteborg"),
                                containsString("c-0022"),
                                containsString("remitterande"),
                                containsString("Anna Gustafsson"))));
    }

    @Test
    @Transactional
    void thePanelReadsWhatItIsAskedALongQuestionFolded() throws Exception {
        String request = jdbc.queryForObject("""
                select r.id from appointment a join consultation_request r on r.id = a.request
                where r.care_case = 'c-0022' and a.cancelled_at is null limit 1""", String.class);
        jdbc.update("update consultation_request set question = 'Can she\nride?' where id = ?", request);
        mvc.perform(get("/my").param("week", firstWeek()).with(As.specialist("sp-011")))
                .andExpect(content().string(containsString("<p class=\"lines\">Can she\nride?</p>")));

        jdbc.update("update consultation_request set question = ? where id = ?", "Can she? ".repeat(100), request);
        entities.clear();
        mvc.perform(get("/my").param("week", firstWeek()).with(As.specialist("sp-011")))
                .andExpect(content().string(containsString("Can she?…</summary>")));
        mvc.perform(get("/my").param("week", firstWeek()).with(As.specialist("sp-001")))
                .andExpect(content().string(not(containsString("Can she?"))));
    }

    @Test
    void nobodySeesSomebodyElsesWeek() throws Exception {
        mvc.perform(get("/my").param("week", firstWeek()).with(As.specialist("sp-001")))
                .andExpect(content().string(not(containsString("c-0022"))));
    }

    @Test
    void anAccountThatIsNoSpecialistIsToldSo() throws Exception {
        mvc.perform(get("/my").with(As.specialist("sp-999")))
                .andExpect(content().string(containsString("not linked to a specialist")));
    }

    private String firstWeek() {
        return IsoWeek.write(horizons.current().map(PlanningHorizon::firstDay).orElseThrow());
    }

    private static MyConsultation on(LocalDate day) {
        return on(day, true);
    }

    private static MyConsultation on(LocalDate day, boolean open) {
        return on(day, open, false);
    }

    private static MyConsultation on(LocalDate day, boolean open, boolean isRetired) {
        return new MyConsultation(
                new UUID(0, 0),
                "terms",
                open,
                new TimeRange(day.atTime(9, 0), day.atTime(10, 0)),
                Mode.VIDEO,
                null,
                null,
                "c-1",
                false,
                null,
                Form.ADVICE,
                null,
                null,
                "psychologist",
                true,
                isRetired,
                List.of(),
                null,
                null);
    }
}
