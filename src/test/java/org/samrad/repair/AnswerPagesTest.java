package org.samrad.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.answer.PanelAnswers;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestEvent;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.Participant;
import org.samrad.system.As;
import org.samrad.time.IsoWeek;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.annotation.Transactional;

/** A specialist answers on their week; coordinator and planner see it, and the planner decides. Nothing of it stays. */
@PageTest
@Transactional
class AnswerPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Appointments appointments;

    @Autowired
    PanelAnswers stored;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    EntityManager entities;

    @Autowired
    Clock clock;

    @Autowired
    JdbcTemplate jdbc;

    private Appointment appointment;
    private String me = "";
    private String week = "";
    private long before;

    @BeforeEach
    void aConsultationToCome() {
        Map<String, Object> found = jdbc.queryForMap("""
                select a.id, p.specialist from appointment a join appointment_participant p on p.appointment = a.id
                    join consultation_request r on r.id = a.request join care_case c on c.id = r.care_case
                where a.cancelled_at is null and not c.protected_identity
                order by a.start_time desc, p.specialist limit 1""");
        appointment = appointments.findById((UUID) found.get("id")).orElseThrow();
        me = String.valueOf(found.get("specialist"));
        LocalDate day = appointment.time().from().toLocalDate();
        week = IsoWeek.write(IsoWeek.mondayOf(day));
        before = jdbc.queryForObject("select coalesce(max(number), 0) from access_log", Long.class);
    }

    @Test
    void oneTapAcceptsAndOneUndoesIt() throws Exception {
        mvc.perform(get("/my").param("week", week).with(As.specialist(me)))
                .andExpect(content().string(containsString("Not answered")));
        answer("ACCEPTED", "", "")
                .andExpect(redirectedUrl("/my?week=" + week))
                .andExpect(flash().attribute("answered", "answer.told.ACCEPTED"));
        mvc.perform(get("/my").param("week", week).with(As.specialist(me)))
                .andExpect(content().string(containsString("Accepted")))
                .andExpect(content().string(containsString(">Undo<")));
        mvc.perform(get("/requests/" + appointment.request()).with(As.coordinator()))
                .andExpect(content().string(containsString("Accepted")));

        mvc.perform(post("/my/consultations/" + appointment.id() + "/undo")
                        .with(As.specialist(me))
                        .with(csrf()))
                .andExpect(flash().attribute("answered", "answer.told.undone"));
        assertThat(answers()).isZero();
    }

    @Test
    void whoWouldRatherNotIsCountedOnAndPlannerCoordinatorAndPanelSeeIt() throws Exception {
        String drawer = "/plan/published/requests/" + appointment.request();
        mvc.perform(get(drawer).with(As.planner())).andExpect(content().string(containsString("Not answered: ")));
        mvc.perform(get("/my").param("week", week).with(As.specialist(me)))
                .andExpect(content().string(containsString("Not answered: ")));
        answer("IF_NEEDED", "", "").andExpect(flash().attribute("answered", "answer.told.IF_NEEDED"));

        String mine = appointment.participants().stream()
                .filter(one -> one.specialist().equals(me))
                .map(Participant::role)
                .findFirst()
                .orElseThrow();
        for (ResultActions page : List.of(
                mvc.perform(get(drawer).with(As.planner())),
                mvc.perform(get("/requests/" + appointment.request()).with(As.coordinator())),
                mvc.perform(get("/my").param("week", week).with(As.specialist(me))))) {
            page.andExpect(content().string(containsString("Only if needed: " + mine)));
        }
    }

    @Test
    void inTheMonthADayIsAnsweredAndOneComesBackToIt() throws Exception {
        LocalDate day = appointment.time().from().toLocalDate();
        String month = "/my?view=month&month=" + YearMonth.from(day) + "&day=" + day;
        mvc.perform(get(month).with(As.specialist(me)))
                .andExpect(content().string(containsString(month.replace("&", "&amp;") + "#c-" + appointment.id())))
                .andExpect(content().string(containsString("<span class=\"entry-answer\">Not answered</span>")))
                .andExpect(content().string(containsString("name=\"day\" value=\"" + day + "\"")));
        mvc.perform(post("/my/consultations/" + appointment.id() + "/answer")
                        .param("seen", appointment.terms())
                        .param("given", "ACCEPTED")
                        .param("day", day.toString())
                        .with(As.specialist(me))
                        .with(csrf()))
                .andExpect(redirectedUrl(month))
                .andExpect(flash().attribute("answeredAt", appointment.id()));
        mvc.perform(get(month)
                        .with(As.specialist(me))
                        .flashAttr("answered", "answer.told.ACCEPTED")
                        .flashAttr("answeredAt", appointment.id()))
                .andExpect(content().string(containsString("You have accepted.")))
                .andExpect(content().string(containsString("<h2 id=\"chosen\" tabindex=\"-1\" data-focus=\"yes\">")))
                .andExpect(content().string(containsString("<span class=\"entry-answer\">Accepted</span>")));
        mvc.perform(post("/my/consultations/" + appointment.id() + "/undo")
                        .param("day", day.toString())
                        .with(As.specialist(me))
                        .with(csrf()))
                .andExpect(redirectedUrl(month));
    }

    @Test
    void aDeclineWithoutAReasonIsNoneAndKeepsWhatWasTyped() throws Exception {
        answer("DECLINED", "", "Thursdays after two")
                .andExpect(flash().attribute("wrong", "answer.reason.none"))
                .andExpect(flash().attribute("typedTimes", "Thursdays after two"));
        assertThat(answers()).isZero();
    }

    @Test
    void aDeclineIsThePlannersToDecide() throws Exception {
        answer("DECLINED", "AWAY", "Thursdays after two")
                .andExpect(flash().attribute("answered", "answer.told.DECLINED"));
        mvc.perform(get("/requests/" + appointment.request()).with(As.coordinator()))
                .andExpect(content().string(containsString("Somebody has declined")));
        mvc.perform(get("/plan/bookings").with(As.planner()))
                .andExpect(content().string(containsString("Thursdays after two")))
                .andExpect(content().string(containsString(">Leave as it is<")));
        mvc.perform(get("/").with(As.planner())).andExpect(content().string(containsString("declined, to decide")));

        long number = jdbc.queryForObject("select number from repair", Long.class);
        mvc.perform(post("/plan/repairs/" + number + "/leave")
                        .param("seen", jdbc.queryForObject("select cast(version as varchar) from repair", String.class))
                        .with(As.planner())
                        .with(csrf()))
                .andExpect(redirectedUrl("/plan/bookings"))
                .andExpect(flash().attribute("told", "repair.told.LEFT"));
        assertThat(trail()).containsExactly("ANSWERED", "DECLINE_LEFT");
        mvc.perform(get("/plan/bookings").with(As.planner()))
                .andExpect(content().string(not(containsString("Thursdays after two"))));
        mvc.perform(get("/").with(As.planner()))
                .andExpect(content().string(not(containsString("declined, to decide"))));
    }

    @Test
    void whoeverDeclinedIsAskedAgainWhenTheySaySoOrTheCoordinatorDoes() throws Exception {
        answer("DECLINED", "OTHER", "");
        long answer = jdbc.queryForObject("select id from panel_answer", Long.class);
        String request = "/requests/" + appointment.request();
        mvc.perform(get(request).with(As.coordinator())).andExpect(content().string(containsString("Not asked again")));
        for (int twice = 0; twice < 2; twice++) {
            mvc.perform(post(request + "/declines/" + answer + "/lift")
                            .with(As.coordinator())
                            .with(csrf()))
                    .andExpect(redirectedUrl(request))
                    .andExpect(flash().attribute("told", "declines.told.LIFTED"));
        }
        mvc.perform(get(request).with(As.coordinator()))
                .andExpect(content().string(not(containsString("Not asked again"))));

        answer("ACCEPTED", "", "");
        answer("DECLINED", "TOO_CLOSE", "");
        long other = jdbc.queryForObject("select id from panel_answer", Long.class);
        jdbc.update("update appointment set cancelled_at = current_timestamp where id = ?", appointment.id());
        jdbc.update(
                "update consultation_request set state = 'OPEN', scheduled_start = null where id = ?",
                appointment.request());
        mvc.perform(get("/my").with(As.specialist(me)))
                .andExpect(content().string(containsString("I could after all")));
        String stranger = jdbc.queryForObject("select min(id) from specialist where id <> ?", String.class, me);
        mvc.perform(post("/my/declines/" + other + "/lift")
                        .with(As.specialist(String.valueOf(stranger)))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(post("/my/declines/" + other + "/lift")
                        .with(As.specialist(me))
                        .with(csrf()))
                .andExpect(flash().attribute("answered", "declines.told.OWN"));
        mvc.perform(get("/my").with(As.specialist(me)))
                .andExpect(content().string(not(containsString("I could after all"))));
    }

    @Test
    void theHistoryOfARequestSaysWhoHadDeclinedWhatWasCancelledWhyAndWhenTheyCouldInstead() throws Exception {
        String request = "/requests/" + appointment.request();
        String name = jdbc.queryForObject("select name from specialist where id = ?", String.class, me);
        answer("DECLINED", "TIME", "Thursdays after two");
        mvc.perform(get(request).with(As.coordinator()))
                .andExpect(content().string(not(containsString("had declined"))));

        requests.findById(appointment.request()).orElseThrow().unschedule(RequestEvent.Because.PLAN);
        requests.saveAndFlush(requests.findById(appointment.request()).orElseThrow());
        appointment.cancel(clock.instant());
        appointments.saveAndFlush(appointment);

        mvc.perform(get(request).with(As.coordinator()))
                .andExpect(content().string(containsString("Consultation cancelled")))
                .andExpect(content()
                        .string(allOf(
                                containsString(name + " had declined: “The time does not suit”."),
                                containsString("Could instead: Thursdays after two"))));
        jdbc.update(
                "update care_case set protected_identity = true where id = (select care_case from consultation_request where id = ?)",
                appointment.request());
        entities.clear();
        mvc.perform(get(request).with(As.planner())).andExpect(content().string(not(containsString("had declined"))));
    }

    @Test
    void aConsultationThatNobodyDeclinedIsOnlyToldToBeCancelled() throws Exception {
        requests.findById(appointment.request()).orElseThrow().unschedule(RequestEvent.Because.PLAN);
        requests.saveAndFlush(requests.findById(appointment.request()).orElseThrow());

        mvc.perform(get("/requests/" + appointment.request()).with(As.coordinator()))
                .andExpect(content().string(containsString("Consultation cancelled")))
                .andExpect(content().string(not(containsString("had declined"))));
    }

    @Test
    void plannersSayWhatIsMendedAtOnce() throws Exception {
        mvc.perform(post("/rules/repair")
                        .param("forms", "ADVICE", "NO_SUCH_FORM")
                        .param("urgencies", "DAYS_30")
                        .param("seen", "0")
                        .with(As.planner())
                        .with(csrf()))
                .andExpect(redirectedUrl("/rules/repair"))
                .andExpect(flash().attribute("saved", true));
        String page = mvc.perform(get("/rules/repair").with(As.planner()))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page.split("checked=\"checked\"", -1)).hasSize(3);

        mvc.perform(post("/rules/repair").param("seen", "99").with(As.planner()).with(csrf()))
                .andExpect(flash().attribute("meanwhile", true));
    }

    @Test
    void answersToOthersConsultationsAndFromOldPagesDoNotCount() throws Exception {
        String stranger = jdbc.queryForObject(
                "select min(id) from specialist where id not in"
                        + " (select specialist from appointment_participant where appointment = ?)",
                String.class,
                appointment.id());
        mvc.perform(post("/my/consultations/" + appointment.id() + "/answer")
                        .param("seen", appointment.terms())
                        .param("given", "ACCEPTED")
                        .with(As.specialist(String.valueOf(stranger)))
                        .with(csrf()))
                .andExpect(flash().attribute("answerRefused", "answer.refused.GONE"));
        mvc.perform(post("/my/consultations/" + appointment.id() + "/answer")
                        .param("seen", "another time")
                        .param("given", "DECLINED")
                        .param("reason", "TIME")
                        .param("otherTimes", "Thursdays")
                        .with(As.specialist(me))
                        .with(csrf()))
                .andExpect(flash().attribute("answerRefused", "answer.refused.CHANGED"))
                .andExpect(flash().attribute("typedTimes", "Thursdays"));
        mvc.perform(post("/my/consultations/" + appointment.id() + "/answer")
                        .param("seen", appointment.terms())
                        .param("given", "PERHAPS")
                        .with(As.specialist(me))
                        .with(csrf()))
                .andExpect(status().isBadRequest());
        assertThat(answers()).isZero();
    }

    @Test
    void anIdentityNumberDoesNotComeBackWithWhatWasTyped() throws Exception {
        answer("DECLINED", "TIME", "Fridays, with 20121172-2393")
                .andExpect(flash().attribute("wrong", "answer.times.identity"))
                .andExpect(flash().attribute("typedTimes", "Fridays, with […]"));
        assertThat(answers()).isZero();
    }

    private ResultActions answer(String given, String reason, String times) throws Exception {
        return mvc.perform(post("/my/consultations/" + appointment.id() + "/answer")
                .param("seen", appointment.terms())
                .param("given", given)
                .param("reason", reason)
                .param("otherTimes", times)
                .param("week", week)
                .with(As.specialist(me))
                .with(csrf()));
    }

    /** What the trail says of answers to the request. */
    /** Since the test began: what the trail has stays there. */
    private List<String> trail() {
        return jdbc.queryForList(
                "select what from access_log where about = ? and number > ? and case_organisation is not distinct from"
                        + " (select c.organisation from care_case c join consultation_request r on r.care_case = c.id"
                        + " where r.id = about) and (what like 'ANSWER%' or what like 'DECLINE%') order by number",
                String.class, appointment.request(), before);
    }

    private long answers() {
        return stored.count();
    }
}
