package org.samrad.mytime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.persistence.EntityManager;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.PageTest;
import org.samrad.answer.PanelAnswer;
import org.samrad.answer.PanelAnswer.Given;
import org.samrad.answer.PanelAnswer.Reason;
import org.samrad.answer.PanelAnswers;
import org.samrad.dataset.PlanningData.Absence;
import org.samrad.dataset.PlanningTable;
import org.samrad.dataset.WeeklyTime;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.system.As;
import org.samrad.time.TimeRange;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.annotation.Transactional;

/** A specialist keeps their own time; what that hits of what is published is named, declined and mended. Nothing of it stays. */
@PageTest
@Transactional
class MyTimeTest {

    /** By the clock of these tests it is half past nine or a little later. */
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    @Autowired
    MockMvc mvc;

    @Autowired
    TimeKeeping keeping;

    @Autowired
    Appointments appointments;

    @Autowired
    PanelAnswers answers;

    @Autowired
    EntityManager entities;

    @Autowired
    JdbcTemplate jdbc;

    private Appointment appointment;
    private String me = "";

    @BeforeEach
    void aConsultationToCome() {
        Map<String, Object> found = jdbc.queryForMap("""
                select a.id, p.specialist from appointment a join appointment_participant p on p.appointment = a.id
                    join consultation_request r on r.id = a.request join care_case c on c.id = r.care_case
                where a.cancelled_at is null and not c.protected_identity and not a.pinned
                order by a.start_time desc, p.specialist limit 1""");
        appointment = appointments.findById((UUID) found.get("id")).orElseThrow();
        me = String.valueOf(found.get("specialist"));
    }

    @Test
    void aWeekIsSavedRowByRowAndTheTrailSaysWhoDidItAsWhat() throws Exception {
        List<WeeklyTime> before = time().weekly();
        send("week", fields("weekly[%d].weekday", "SATURDAY", "weekly[%d].from", "9.30", "weekly[%d].until", "24:00"))
                .andExpect(redirectedUrl("/my/time#week"))
                .andExpect(flash().attribute("told", "mytime.saved"));

        List<WeeklyTime> after = time().weekly();
        assertThat(after).hasSize(before.size() + 1).containsAll(before);
        assertThat(after.getLast().weekday().name() + " " + after.getLast().from() + " "
                        + after.getLast().until())
                .isEqualTo("SATURDAY 09:30 00:00");
        assertThat(jdbc.queryForMap("select username, role from data_action order by id desc limit 1"))
                .containsEntry("username", "test-SPECIALIST")
                .containsEntry("role", "SPECIALIST");

        send("week", fields()).andExpect(flash().attribute("told", "mytime.nothing"));
    }

    @Test
    void anotherWeekLeavesWhatWasOfferedBeforeAsItWas() throws Exception {
        WeeklyTime row = time().weekly().getFirst();
        LocalDate lastWeek = TODAY.minusWeeks(1).with(row.weekday());
        OwnTime before = time();
        var off = new HashMap<>(Map.of("seen", before.weekFingerprint()));
        var asked = send("week", off).andReturn();
        off.put(
                "confirmed",
                ((HeldChange) Objects.requireNonNull(asked.getFlashMap().get("held"))).confirm());
        send("week", off).andExpect(flash().attribute("told", startsWith("mytime.saved")));

        TimeRange hours = new TimeRange(lastWeek.atTime(row.from()), row.endOn(lastWeek));
        assertThat(time().offers(hours)).isEqualTo(before.offers(hours));
        assertThat(time().weeklyFrom(TODAY)).isEmpty();

        // A row that is drawn and taken away on the same day was never offered.
        int rows = time().weekly().size();
        send("week", fields("weekly[%d].weekday", "SUNDAY", "weekly[%d].from", "09:00", "weekly[%d].until", "10:00"))
                .andExpect(flash().attribute("told", startsWith("mytime.saved")));
        assertThat(time().weekly().getLast().validFrom()).isEqualTo(TODAY);
        send("week", fields()).andExpect(flash().attribute("told", "mytime.nothing"));
        send("week", new HashMap<>(Map.of("seen", time().weekFingerprint())))
                .andExpect(flash().attribute("told", "mytime.saved"));
        assertThat(time().weekly()).hasSize(rows);
    }

    @Test
    void whatCannotBeTakenComesBackAsItWasTyped() throws Exception {
        OwnTime before = time();
        var answer = send(
                        "week",
                        fields("weekly[%d].weekday", "", "weekly[%d].from", "noon", "weekly[%d].until", "16:00"))
                .andExpect(redirectedUrl("/my/time#week"))
                .andReturn();
        assertThat(time()).isEqualTo(before);
        int row = before.weekly().size();
        mvc.perform(get("/my/time").with(As.specialist(me)).flashAttrs(answer.getFlashMap()))
                .andExpect(content()
                        .string(allOf(
                                containsString("“noon” is no time"),
                                containsString("href=\"#weekly-" + row + "-weekday\""),
                                containsString("value=\"noon\""))));
    }

    @Test
    void aWeekThatSomebodyElseChangedMeanwhileIsNotOverwritten() throws Exception {
        Map<String, String> shown =
                fields("weekly[%d].weekday", "SATURDAY", "weekly[%d].from", "09:00", "weekly[%d].until", "10:00");
        absence(Map.of("day", "2027-06-07")).andExpect(flash().attribute("told", "mytime.saved"));
        Map<String, String> others =
                fields("undesired[0].weekday", "SUNDAY", "undesired[0].from", "09:00", "undesired[0].until", "10:00");
        send("week", others).andExpect(flash().attribute("told", "mytime.saved"));

        var refused = send("week", shown)
                .andExpect(flash().attribute("refused", "mytime.meanwhile"))
                .andReturn();
        assertThat(time().weekly()).noneMatch(row -> row.weekday() == DayOfWeek.SATURDAY);
        var typed = (WeekForm) Objects.requireNonNull(refused.getFlashMap().get("week"));
        assertThat(typed.weekly().getLast().weekday()).isEqualTo("SATURDAY");

        shown.put("seen", typed.seen());
        send("week", shown).andExpect(flash().attribute("told", "mytime.saved"));
        assertThat(time().weekly()).anyMatch(row -> row.weekday() == DayOfWeek.SATURDAY);
    }

    @Test
    void withoutAScriptRowsComeAndGoByTheServer() throws Exception {
        Map<String, String> shown = fields();
        int rows = time().weekly().size();
        shown.put("do", "add-weekly");
        var more = send("week", shown).andExpect(redirectedUrl("/my/time#week")).andReturn();
        assertThat(((WeekForm) Objects.requireNonNull(more.getFlashMap().get("week"))).weekly())
                .hasSize(rows + 1);
        shown.put("do", "remove-weekly-0");
        var less = send("week", shown).andReturn();
        assertThat(((WeekForm) Objects.requireNonNull(less.getFlashMap().get("week"))).weekly())
                .hasSize(rows - 1);
        shown.put("do", "remove-weekly-77");
        send("week", shown).andExpect(redirectedUrl("/my/time#week"));
        assertThat(time().weekly()).hasSize(rows);
    }

    @Test
    void anAbsenceOfWholeDaysIsTypedAsDays() throws Exception {
        absence(Map.of("day", "2027-06-07", "lastDay", "2027-06-11", "reason", "Course"))
                .andExpect(flash().attribute("told", "mytime.saved"));
        assertThat(time().absences())
                .contains(new Absence(
                        me,
                        LocalDateTime.parse("2027-06-07T00:00"),
                        LocalDateTime.parse("2027-06-12T00:00"),
                        "Course"));

        absence(Map.of("day", "2027-06-07", "lastDay", "2027-06-01"))
                .andExpect(flash().attribute("wrong", wrong("absence-lastDay", "mytime.error.last-day", "2027-06-01")));
        absence(Map.of("day", "2027-06-07", "from", "12:00", "until", "11:00"))
                .andExpect(flash().attribute("wrong", wrong("absence-until", "mytime.error.order", "11:00")));
        absence(Map.of("day", "2026-11-30")).andExpect(flash().attributeExists("wrong"));
        absence(Map.of("day", "2027-06-07", "reason", "20120315-1236")).andExpect(flash().attributeExists("wrong"));
    }

    @Test
    void anAbsenceThatHitsWhatIsPublishedNamesItBeforeItIsSaved() throws Exception {
        OwnTime before = time();
        String day = appointment.time().from().toLocalDate().toString();
        var asked = absence(Map.of("day", day))
                .andExpect(redirectedUrl("/my/time"))
                .andExpect(flash().attributeExists("held"))
                .andReturn();
        assertThat(time()).isEqualTo(before);
        assertThat(answers.count()).isZero();
        mvc.perform(get("/my/time").with(As.specialist(me)).flashAttrs(asked.getFlashMap()))
                .andExpect(content()
                        .string(allOf(
                                containsString("This would hit one published consultation"),
                                containsString("name=\"confirmed\""))));

        var held = (HeldChange) Objects.requireNonNull(asked.getFlashMap().get("held"));
        absence(Map.of("day", day, "confirmed", held.confirm())).andExpect(flash().attribute("told", "mytime.saved"));

        assertThat(answers.findAll())
                .singleElement()
                .satisfies(answer -> assertThat(answer.given()).isEqualTo(Given.DECLINED))
                .satisfies(answer -> assertThat(answer.reason()).isEqualTo(Reason.AWAY));
        assertThat(jdbc.queryForObject("select count(*) from repair", Integer.class))
                .isEqualTo(1);
        assertThat(time().absences()).hasSize(before.absences().size() + 1);
    }

    @Test
    void timeThatIsNoLongerOfferedHitsWhatIsPublishedInIt() throws Exception {
        Map<String, String> none = new HashMap<>(Map.of("seen", time().weekFingerprint()));
        var asked = send("week", none)
                .andExpect(redirectedUrl("/my/time"))
                .andExpect(flash().attributeExists("held"))
                .andReturn();
        var held = (HeldChange) Objects.requireNonNull(asked.getFlashMap().get("held"));
        assertThat(held.hits()).extracting(Hit::appointment).contains(appointment.id());

        none.put("confirmed", held.confirm());
        send("week", none).andExpect(flash().attribute("told", "mytime.saved"));
        assertThat(answers.findAll()).extracting(PanelAnswer::reason).containsOnly(Reason.TIME);
        assertThat(time().weeklyFrom(TODAY)).isEmpty();
    }

    @Test
    void oneTapDeclinesWhatIsLeftOfTheDayAndAnotherTakesItBack() throws Exception {
        appointment.reschedule(
                new TimeRange(TODAY.atTime(13, 0), TODAY.atTime(14, 0)),
                appointment.mode(),
                appointment.site(),
                appointment.participants());
        appointments.flush();

        send("sick", Map.of()).andExpect(flash().attribute("told", "mytime.away.told"));
        assertThat(answers.findAll())
                .singleElement()
                .satisfies(answer -> assertThat(answer.appointment()).isEqualTo(appointment.id()))
                .satisfies(answer -> assertThat(answer.reason()).isEqualTo(Reason.AWAY));
        Absence away = time().absences().getLast();
        assertThat(away.from()).isBetween(TODAY.atTime(9, 31), TODAY.atTime(13, 0));
        assertThat(away.until()).isEqualTo(TODAY.plusDays(1).atStartOfDay());
        assertThat(away.reason()).isNull();
        send("sick", Map.of()).andExpect(flash().attribute("told", "mytime.away.already"));
        mvc.perform(get("/my/time").with(As.specialist(me)))
                .andExpect(content()
                        .string(allOf(containsString("Here after all"), not(containsString(">Sick or away today<")))));

        send("absence/remove", Map.of("row", PlanningTable.ABSENCES.keyText(away)))
                .andExpect(flash().attribute("told", "mytime.saved.back"));
        assertThat(answers.count()).isZero();
        assertThat(jdbc.queryForObject("select count(*) from repair", Integer.class))
                .isZero();
        assertThat(time().absences()).doesNotContain(away);
    }

    @Test
    void whoIsHereAfterAllWasAwayUntilNowAllTheSame() throws Exception {
        String before = "insert into absence (specialist, from_time, until_time)"
                + " values (?, timestamp '2026-12-01 07:00:00', timestamp '2026-12-02 00:00:00')";
        jdbc.update(before, me);
        Absence away = time().absences().getLast();
        for (int time = 0; time < 2; time++) {
            send("absence/remove", Map.of("row", PlanningTable.ABSENCES.keyText(away)))
                    .andExpect(redirectedUrl("/my/time#absence"));
        }
        Absence past = time().absences().getLast();
        assertThat(past.from()).isEqualTo(TODAY.atTime(7, 0));
        assertThat(past.until()).isBetween(TODAY.atTime(9, 30), TODAY.atTime(13, 0));
        mvc.perform(get("/my/time").with(As.specialist(me)))
                .andExpect(content().string(containsString(">Sick or away today<")));

        send("absence/remove", Map.of("row", PlanningTable.ABSENCES.keyText(past)))
                .andExpect(flash().attribute("told", "mytime.nothing"));
        assertThat(time().absences()).contains(past);
    }

    @Test
    void ofWhatIsOfferedOnceAndOfAbsencesThereIsALimitThatWhatIsOverDoesNotCountFor() throws Exception {
        List<Object[]> rows = IntStream.rangeClosed(1, OwnTime.MOST)
                .mapToObj(day -> new Object[] {
                    me,
                    LocalDate.of(2030, 1, 1).plusDays(day).atStartOfDay(),
                    LocalDate.of(2030, 1, 1).plusDays(day).atTime(12, 0)
                })
                .toList();
        for (String table : List.of("absence", "extra_time")) {
            jdbc.update("delete from " + table + " where specialist = ?", me);
            jdbc.batchUpdate("insert into " + table + " (specialist, from_time, until_time) values (?, ?, ?)", rows);
        }
        OwnTime full = time();
        Map<String, String> more = Map.of("day", "2031-06-07", "from", "10:00", "until", "12:00");
        send("extra", more).andExpect(flash().attribute("wrong", limit("extra-day", "mytime.error.extra")));
        var refused = absence(more)
                .andExpect(flash().attribute("wrong", limit("absence-day", "mytime.error.absences")))
                .andExpect(flash().attributeExists("typedAbsence"))
                .andReturn();
        send("sick", Map.of()).andExpect(flash().attribute("wrong", limit("absence-day", "mytime.error.absences")));
        assertThat(time()).isEqualTo(full);
        mvc.perform(get("/my/time").with(As.specialist(me)).flashAttrs(refused.getFlashMap()))
                .andExpect(
                        content().string(allOf(containsString("At most 200 absences"), containsString("2031-06-07"))));

        jdbc.update(
                "update absence set from_time = timestamp '2026-11-30 08:00:00', until_time = timestamp '2026-11-30 12:00:00'"
                        + " where specialist = ? and from_time < timestamp '2030-01-03 00:00:00'",
                me);
        absence(more).andExpect(flash().attribute("told", "mytime.saved"));
    }

    @Test
    void ofWhatIsOverTheLastThousandOfAKindAreKept() throws Exception {
        LocalDate before = TODAY.minusDays(OwnTime.MOST_OVER + 2);
        for (String table : List.of("absence", "extra_time")) {
            jdbc.update("delete from " + table + " where specialist = ?", me);
            jdbc.batchUpdate(
                    "insert into " + table + " (specialist, from_time, until_time) values (?, ?, ?)",
                    IntStream.rangeClosed(1, OwnTime.MOST_OVER + 1)
                            .mapToObj(day -> new Object[] {
                                me,
                                before.plusDays(day).atTime(8, 0),
                                before.plusDays(day).atTime(12, 0)
                            })
                            .toList());
        }
        jdbc.batchUpdate(
                "insert into availability (specialist, weekday, from_time, until_time, valid_from, valid_until)"
                        + " values (?, 'MONDAY', '07:00', '07:30', ?, ?)",
                IntStream.rangeClosed(1, OwnTime.MOST_OVER + 1)
                        .mapToObj(day -> new Object[] {me, before.plusDays(day - 1), before.plusDays(day)})
                        .toList());
        OwnTime full = time();
        send("absence/remove", Map.of("row", "nothing")).andExpect(flash().attribute("told", "mytime.nothing"));
        assertThat(time()).as("what changes nothing forgets nothing").isEqualTo(full);

        absence(Map.of("day", "2027-06-07")).andExpect(flash().attribute("told", "mytime.saved"));
        OwnTime after = time();
        assertThat(after.absences())
                .hasSize(OwnTime.MOST_OVER + 1)
                .noneMatch(row -> row.from().toLocalDate().equals(before.plusDays(1)))
                .anyMatch(row -> row.from().toLocalDate().equals(before.plusDays(2)));
        assertThat(after.extra()).hasSize(OwnTime.MOST_OVER);
        assertThat(after.weekly()).hasSize(full.weekly().size() - 1);
        assertThat(after.weeklyFrom(TODAY)).isEqualTo(full.weeklyFrom(TODAY));
    }

    @Test
    void aWeekSaysNothingOfWhatWasOfferedBefore() throws Exception {
        OwnTime before = time();
        var refused = sendSaturday("lastDay", TODAY.minusDays(1))
                .andExpect(redirectedUrl("/my/time#week"))
                .andReturn();
        assertThat(time()).isEqualTo(before);
        mvc.perform(get("/my/time").with(As.specialist(me)).flashAttrs(refused.getFlashMap()))
                .andExpect(content().string(containsString("The last day (2026-11-30) has passed.")));

        sendSaturday("validFrom", TODAY.minusYears(1)).andExpect(flash().attribute("told", "mytime.saved"));
        assertThat(time().weekly().getLast().validFrom()).isEqualTo(TODAY);
    }

    /** An hour on Saturdays that counts from, or until, a day. */
    private ResultActions sendSaturday(String field, LocalDate day) throws Exception {
        return send(
                "week",
                fields(
                        "weekly[%d].weekday",
                        "SATURDAY",
                        "weekly[%d].from",
                        "09:00",
                        "weekly[%d].until",
                        "10:00",
                        "weekly[%d]." + field,
                        day.toString()));
    }

    private static Wrongs limit(String field, String key) {
        return wrong(field, key, "200");
    }

    private static Wrongs wrong(String field, String key, String value) {
        return new Wrongs(new ArrayList<>(List.of(new Wrong(field, key, value))));
    }

    @Test
    void whoIsHereAfterAllHasTimeAgainThoughSomebodyElseHasTakenOver() throws Exception {
        appointment.reschedule(
                new TimeRange(TODAY.atTime(13, 0), TODAY.atTime(14, 0)),
                appointment.mode(),
                appointment.site(),
                appointment.participants());
        appointments.flush();
        send("sick", Map.of()).andExpect(flash().attribute("told", "mytime.away.told"));
        Absence away = time().absences().getLast();
        String other = jdbc.queryForObject(
                "select min(id) from specialist where id not in"
                        + " (select specialist from appointment_participant where appointment = ?)",
                String.class,
                appointment.id());
        jdbc.update(
                "update appointment_participant set specialist = ? where appointment = ? and specialist = ?",
                other,
                appointment.id(),
                me);
        entities.clear();

        send("absence/remove", Map.of("row", PlanningTable.ABSENCES.keyText(away)))
                .andExpect(flash().attribute("told", "mytime.saved"));
        assertThat(jdbc.queryForMap("select given, start_time from panel_answer"))
                .containsEntry("given", "DECLINED")
                .containsEntry("start_time", null);
    }

    @Test
    void whatIsOfferedAgainIsOpenAgain() throws Exception {
        Map<String, String> shown = fields();
        Map<String, String> none = new HashMap<>(Map.of("seen", time().weekFingerprint()));
        var asked = send("week", none).andReturn();
        none.put(
                "confirmed",
                ((HeldChange) Objects.requireNonNull(asked.getFlashMap().get("held"))).confirm());
        send("week", none).andExpect(flash().attribute("told", "mytime.saved"));
        assertThat(answers.count()).isPositive();

        shown.put("seen", time().weekFingerprint());
        send("week", shown).andExpect(flash().attribute("told", "mytime.saved.back"));
        assertThat(answers.count()).isZero();
    }

    @Test
    void whatHasBegunIsNotDeclined() throws Exception {
        appointment.reschedule(
                new TimeRange(TODAY.atTime(9, 0), TODAY.atTime(10, 0)),
                appointment.mode(),
                appointment.site(),
                appointment.participants());
        appointments.flush();
        send("sick", Map.of()).andExpect(flash().attribute("told", "mytime.away.told"));
        assertThat(answers.count()).isZero();
    }

    @Test
    void timeIsOfferedOnceAndTakenBack() throws Exception {
        send("extra", Map.of("day", "2027-06-12", "from", "10:00", "until", "12:00"))
                .andExpect(flash().attribute("told", "mytime.saved"));
        var row = time().extra().getLast();
        assertThat(row.from()).isEqualTo(LocalDateTime.parse("2027-06-12T10:00"));
        send("extra/remove", Map.of("row", PlanningTable.EXTRA_TIME.keyText(row)))
                .andExpect(flash().attribute("told", "mytime.saved"));
        assertThat(time().extra()).doesNotContain(row);
        send("extra", Map.of("day", "2027-06-12", "from", "10:00", "until", "09:00", "site", "nowhere"))
                .andExpect(flash().attributeExists("wrong"));
        // The format, and so an export, knows whole minutes.
        send("extra", Map.of("day", "2027-06-12", "from", "10:00:30", "until", "12:00"))
                .andExpect(flash().attributeExists("wrong"));
    }

    /** Whatever is saved can be exported and loaded again. */
    @ParameterizedTest
    @CsvSource({
        "2027-06-12, 09:00:30, 12:00",
        "2027-06-12, 09:00:00.5, 12:00",
        "2027-06-12, 09:00, 12:00:01",
        "2199-12-31, 09:00, 24:00",
        "9999-12-31, 09:00, 12:00",
        "0001-01-01, 09:00, 12:00",
        "20120315-1236, 09:00, 12:00"
    })
    void whatPlanningDataCannotSayIsRefusedAtItsField(String day, String from, String until) throws Exception {
        OwnTime before = time();
        var once = Map.of("day", day, "from", from, "until", until);
        send("extra", once).andExpect(flash().attributeExists("wrong", "typedExtra"));
        absence(once).andExpect(flash().attributeExists("wrong", "typedAbsence"));
        send(
                        "week",
                        fields(
                                "weekly[%d].weekday",
                                "MONDAY",
                                "weekly[%d].from",
                                from,
                                "weekly[%d].until",
                                until,
                                "weekly[%d].lastDay",
                                day))
                .andExpect(flash().attributeExists("wrong", "week"));
        assertThat(time()).isEqualTo(before);
    }

    @Test
    void anIdentityNumberDoesNotComeBackWithWhatWasTyped() throws Exception {
        var answer = absence(Map.of("day", "2027-06-07", "reason", "With 20120315-1236 to the dentist"))
                .andExpect(flash().attribute(
                                "typedAbsence", new OnceForm("2027-06-07", "", "", "", "", "With […] to the dentist")))
                .andReturn();
        assertThat(answer.getFlashMap().toString()).doesNotContain("1236");
    }

    @Test
    void rowsThatWereNotSentAreNone() throws Exception {
        OwnTime before = time();
        send(
                        "week",
                        Map.of(
                                "weekly[7].weekday",
                                "MONDAY",
                                "weekly[7].from",
                                "noon",
                                "undesired[5].weekday",
                                "MONDAY",
                                "undesired[5].from",
                                "noon"))
                .andExpect(flash().attributeExists("wrong", "week"));
        assertThat(time()).isEqualTo(before);
    }

    @Test
    void whatCountsForEverIsSavedAgainAsItIsShown() throws Exception {
        jdbc.update(
                "update availability set valid_from = date '0001-01-01', valid_until = date '9999-12-31' where specialist = ?",
                me);
        entities.clear();
        send("week", fields("weekly[%d].weekday", "SATURDAY", "weekly[%d].from", "09:00", "weekly[%d].until", "10:00"))
                .andExpect(flash().attribute("told", "mytime.saved"));
    }

    @Test
    void anAccountThatIsNoSpecialistIsToldSoAndChangesNothing() throws Exception {
        mvc.perform(get("/my/time").with(As.specialist("sp-999")))
                .andExpect(content().string(containsString("not linked to a specialist")));
        jdbc.update("update specialist set retired = date '2026-11-01' where id = ?", me);
        entities.clear();
        send("sick", Map.of()).andExpect(status().isForbidden());
        mvc.perform(post("/my/time/sick").with(As.specialist("sp-999")).with(csrf()))
                .andExpect(status().isForbidden());
    }

    private OwnTime time() {
        return keeping.of(me);
    }

    /** The fields of the week as it is shown, with one more row. */
    private Map<String, String> fields(String... more) {
        var form = WeekForm.of(time(), TODAY);
        var fields = new HashMap<String, String>();
        fields.put("seen", form.seen());
        for (int i = 0; i < form.weekly().size(); i++) {
            WeekForm.Weekly row = form.weekly().get(i);
            String name = "weekly[" + i + "].";
            fields.put(name + "weekday", row.weekday());
            fields.put(name + "from", row.from());
            fields.put(name + "until", row.until());
            fields.put(name + "site", row.site());
            fields.put(name + "validFrom", row.validFrom());
            fields.put(name + "lastDay", row.lastDay());
            fields.put(name + "weeks", row.weeks());
        }
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i].formatted(form.weekly().size()), more[i + 1]);
        }
        return fields;
    }

    private ResultActions absence(Map<String, String> fields) throws Exception {
        return send("absence", fields);
    }

    private ResultActions send(String action, Map<String, String> fields) throws Exception {
        var request = post("/my/time/" + action).with(As.specialist(me)).with(csrf());
        fields.forEach(request::param);
        return mvc.perform(request);
    }
}
