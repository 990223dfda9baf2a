package org.samrad.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.persistence.EntityManager;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.PageTest;
import org.samrad.exchange.DatabaseExport;
import org.samrad.outcome.ConsultationOutcome.Conclusion;
import org.samrad.outcome.ConsultationOutcome.Told;
import org.samrad.outcome.ConsultationOutcome.WhyNotHeld;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestFiling;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

/** What became of a consultation, told over the demo: one of its published ones was last week. */
@PageTest
@Transactional
class OutcomeTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Outcomes outcomes;

    @Autowired
    DatabaseExport database;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    RequestFiling filing;

    @Autowired
    EntityManager entities;

    private UUID appointment;
    private String request;

    @BeforeEach
    void lastWeek() {
        Map<String, Object> one = jdbc.queryForMap("""
                select a.id, a.request from appointment a join consultation_request r on r.id = a.request
                    join care_case c on c.id = r.care_case
                where a.cancelled_at is null and not c.protected_identity
                    and exists (select 1 from consultation_request o where o.care_case = c.id and o.state = 'OPEN')
                order by a.request limit 1
                """);
        appointment = (UUID) one.get("id");
        request = (String) one.get("request");
        lies(LocalDateTime.of(2026, 11, 25, 9, 0));
    }

    private void lies(LocalDateTime start) {
        jdbc.update(
                "update appointment set start_time = ?, end_time = ?, mode = 'VIDEO', site = null where id = ?",
                start,
                start.plusHours(1),
                appointment);
        jdbc.update("update consultation_request set scheduled_start = ? where id = ?", start, request);
        entities.clear();
    }

    @Test
    void whatBecameOfAConsultationIsToldAndShownWithWhoToldIt() throws Exception {
        mvc.perform(asked(get("/requests/" + request)))
                .andExpect(content().string(containsString("Record what became")));

        tell("held", "yes", "conclusion", "DISSENT", "note", " Two views. ", "more", "true", "weeks", "6")
                .andExpect(redirectedUrl("/requests/" + request));

        mvc.perform(asked(get("/requests/" + request)))
                .andExpect(content().string(containsString("dissenting view")))
                .andExpect(content().string(containsString("Two views.")))
                .andExpect(content().string(containsString("in 6 weeks")))
                .andExpect(content().string(containsString("Recorded by Test COORDINATOR")))
                .andExpect(content().string(containsString("Recorded as held")));
        assertThat(outcomes.findById(appointment).orElseThrow().told())
                .isEqualTo(new Told(null, Conclusion.DISSENT, "Two views.", 6));
        assertThat(jdbc.queryForObject(
                        "select count(*) from access_log where what = 'OUTCOME_TOLD' and about = ?",
                        Integer.class,
                        request))
                .isEqualTo(1);
    }

    @Test
    void aConsultationThatHasBegunIsNotCancelledByWithdrawingOrChangingItsRequest() throws Exception {
        ConsultationRequest its = requests.findById(request).orElseThrow();
        mvc.perform(asked(get("/requests/" + request)))
                .andExpect(content().string(not(containsString("/requests/" + request + "/edit"))))
                .andExpect(content().string(not(containsString("/withdraw"))));
        mvc.perform(asked(post("/requests/" + request + "/withdraw"))
                        .with(csrf())
                        .param("version", Integer.toString(its.version())))
                .andExpect(redirectedUrl("/requests/" + request))
                .andExpect(flash().attribute("told", "request.begun"));
        mvc.perform(asked(get("/requests/" + request + "/edit"))).andExpect(redirectedUrl("/requests/" + request));
        mvc.perform(asked(post("/requests/" + request))
                        .with(csrf())
                        .param("version", Integer.toString(its.version()))
                        .param("title", "Shorter")
                        .param("duration", "30"))
                .andExpect(redirectedUrlPattern("/requests/new?draft=*"));
        assertThatThrownBy(() -> filing.change(its, its.version(), its.content()))
                .isInstanceOf(RequestFiling.HasBegun.class);

        entities.flush();
        assertThat(jdbc.queryForObject(
                        "select count(*) from appointment where id = ? and cancelled_at is null",
                        Integer.class,
                        appointment))
                .isEqualTo(1);
        assertThat(jdbc.queryForObject("select state from consultation_request where id = ?", String.class, request))
                .isEqualTo("SCHEDULED");
    }

    @Test
    void oneThatWasNotHeldCountsForNobodyWhoWouldHaveMetTheChild() throws Exception {
        String caseId =
                jdbc.queryForObject("select care_case from consultation_request where id = ?", String.class, request);
        String member = jdbc.queryForObject(
                "select specialist from appointment_participant where appointment = ? order by position limit 1",
                String.class,
                appointment);
        int before = contacts(caseId, member);

        tell("held", "no", "whyNot", "FAMILY");

        assertThat(contacts(caseId, member)).isEqualTo(before - 1);
        assertThat(outcomes.findById(appointment).orElseThrow().told())
                .isEqualTo(new Told(WhyNotHeld.FAMILY, null, null, null));
    }

    @Test
    void whoWasOnThePanelLooksBackOnItWithWhatBecameOfIt() throws Exception {
        String member = jdbc.queryForObject(
                "select specialist from appointment_participant where appointment = ? order by position limit 1",
                String.class,
                appointment);
        mvc.perform(get("/my/past").with(As.specialist(member)))
                .andExpect(content().string(containsString("Nobody has told yet")));
        tell("held", "yes", "conclusion", "DISSENT", "note", "Not for them.");
        mvc.perform(get("/my/past").param("page", "9").with(As.specialist(member)))
                .andExpect(content().string(containsString("dissenting view")))
                .andExpect(content().string(not(containsString("Not for them."))));

        String stranger = jdbc.queryForObject(
                "select min(id) from specialist where id not in (select specialist from appointment_participant)",
                String.class);
        mvc.perform(get("/my/past").with(As.specialist(stranger)))
                .andExpect(content().string(containsString("You have had no consultation yet")));
    }

    @Test
    void lookingBackOnAProtectedCaseLeavesATrailAndWhatWasDeclinedSaysSo() throws Exception {
        String caseId =
                jdbc.queryForObject("select care_case from consultation_request where id = ?", String.class, request);
        String member = jdbc.queryForObject(
                "select specialist from appointment_participant where appointment = ? order by position limit 1",
                String.class,
                appointment);
        mvc.perform(get("/my/past").with(As.specialist(member)))
                .andExpect(content().string(not(containsString("class=\"protected\""))));
        jdbc.update("update care_case set protected_identity = true where id = ?", caseId);
        jdbc.update(
                "insert into panel_answer (appointment, specialist, terms, given, reason, answered_by, answered_at, by_time)"
                        + " values (?, ?, '2026-11-25T09:00 2026-11-25T10:00 VIDEO', 'DECLINED', 'AWAY', 'test', current_timestamp, false)",
                appointment,
                member);
        entities.clear();
        int read = read(caseId);

        mvc.perform(get("/my/past").with(As.specialist(member)))
                .andExpect(content().string(containsString("class=\"protected\"")))
                .andExpect(content().string(containsString("You had declined")));

        assertThat(read(caseId)).isEqualTo(read + 1);
    }

    private int read(String caseId) {
        return jdbc.queryForObject(
                "select count(*) from access_log where what = 'PROTECTED_CASE_READ' and care_case = ?",
                Integer.class,
                caseId);
    }

    private int contacts(String caseId, String specialist) {
        return database.forPlanning().earlierContacts().stream()
                .filter(one -> one.caseId().equals(caseId) && one.specialist().equals(specialist))
                .mapToInt(one -> one.contacts())
                .sum();
    }

    @ParameterizedTest
    @CsvSource({
        "held, maybe, Choose whether the consultation took place.",
        "conclusion, '', Choose how the professionals left it.",
        "weeks, 105, Write a whole number of weeks from 0 to 104",
        "weeks, soon, Write a whole number of weeks from 0 to 104",
        "note, See 19121212-1212, The note seems to contain an identity number."
    })
    void whatCantBeTakenComesBackAsItWasTyped(String field, String value, String said) throws Exception {
        MvcResult refused = tell("held", "yes", "conclusion", "AGREED", "more", "true", field, value)
                .andExpect(redirectedUrl("/requests/" + request + "/outcome"))
                .andReturn();

        assertThat(refused.getFlashMap().toString()).doesNotContain("19121212-1212");
        mvc.perform(asked(get("/requests/" + request + "/outcome")).flashAttrs(refused.getFlashMap()))
                .andExpect(content().string(containsString(said)))
                .andExpect(content().string(containsString("href=\"#" + field + "\"")));
        assertThat(outcomes.findById(appointment)).isEmpty();
    }

    @Test
    void weeksToAnotherOneThatIsNotTickedAreAskedAboutInsteadOfForgotten() throws Exception {
        MvcResult refused = tell("held", "yes", "conclusion", "AGREED", "weeks", "6")
                .andExpect(redirectedUrl("/requests/" + request + "/outcome"))
                .andReturn();

        mvc.perform(asked(get("/requests/" + request + "/outcome")).flashAttrs(refused.getFlashMap()))
                .andExpect(content().string(containsString("href=\"#more\"")))
                .andExpect(content().string(containsString("value=\"6\"")));
        assertThat(outcomes.findById(appointment)).isEmpty();
    }

    @Test
    void whatSomebodyElseHasToldMeanwhileIsNotReplacedUnseen() throws Exception {
        tell("held", "yes", "conclusion", "AGREED");
        MvcResult refused = tell("held", "no", "whyNot", "OTHER")
                .andExpect(redirectedUrl("/requests/" + request + "/outcome"))
                .andReturn();

        mvc.perform(asked(get("/requests/" + request + "/outcome")).flashAttrs(refused.getFlashMap()))
                .andExpect(content().string(containsString("Test COORDINATOR has recorded an outcome")))
                .andExpect(content().string(containsString("name=\"version\" value=\"0\"")));
        tell("held", "yes", "conclusion", "AGREED").andExpect(redirectedUrl("/requests/" + request));
        tell("held", "no", "whyNot", "OTHER", "version", "0").andExpect(redirectedUrl("/requests/" + request));
        assertThat(outcomes.findById(appointment).orElseThrow().isHeld()).isFalse();
    }

    @Test
    void nothingIsToldOfOneThatIsStillToComeOrThatIsAnothers() throws Exception {
        mvc.perform(get("/requests/" + request + "/outcome").with(As.coordinatorOf("none")))
                .andExpect(status().isNotFound());
        lies(LocalDateTime.of(2026, 12, 3, 9, 0));

        mvc.perform(asked(get("/requests/" + request))).andExpect(content().string(not(containsString("Record what"))));
        mvc.perform(asked(get("/requests/" + request + "/outcome"))).andExpect(status().isNotFound());
        tell("held", "yes", "conclusion", "AGREED").andExpect(status().isNotFound());
        assertThat(outcomes.findById(appointment)).isEmpty();
    }

    @Test
    void aConsultationWasHeldWithAConclusionOrWasNotForAReason() {
        assertThatThrownBy(() -> new Told(WhyNotHeld.OTHER, Conclusion.AGREED, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Told(null, null, null, null)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Names and values in turn; of two of one name the later counts. */
    private ResultActions tell(String... fields) throws Exception {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < fields.length; i += 2) {
            values.put(fields[i], fields[i + 1]);
        }
        MockHttpServletRequestBuilder form =
                asked(post("/requests/" + request + "/outcome")).with(csrf());
        values.forEach(form::param);
        return mvc.perform(form);
    }

    private static MockHttpServletRequestBuilder asked(MockHttpServletRequestBuilder request) {
        return request.with(As.coordinator()).locale(Locale.ENGLISH);
    }
}
