package org.samrad.casefile;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.dataset.PlanningData;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.LiveData;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestState;
import org.samrad.schedule.Appointments;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

/** The page of a case over the demo: one consultation last week, one in three weeks, with the same person and another one. */
@PageTest
@Transactional
class CaseFileTest {

    private static final LocalDateTime LAST_WEEK = LocalDateTime.of(2026, 11, 25, 9, 0);
    private static final LocalDateTime TO_COME = LocalDateTime.of(2026, 12, 16, 13, 0);

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    Appointments appointments;

    @Autowired
    LiveData live;

    @Autowired
    OpenPlans plans;

    @Autowired
    EntityManager entities;

    private final String caseId = "CF-1";
    private String helper = "";

    @BeforeEach
    void aCase() {
        jdbc.update("insert into organisation (id, version, name, sector, external) values"
                + " ('cf-answers', 0, 'Who answers', 'SPECIALIST_CARE', false),"
                + " ('cf-helps', 0, 'Who helps', 'MUNICIPALITY', false)");
        helper = jdbc.queryForObject("select min(id) from specialist where retired is null", String.class);
        jdbc.update("update specialist set organisation = 'cf-helps', name = 'Helga Hjelpsom' where id = ?", helper);
        jdbc.update(
                "insert into care_case (id, version, municipality, protected_identity, organisation)"
                        + " values (?, 0, 'Sunne', false, 'cf-answers')",
                caseId);
        jdbc.update(
                "insert into earlier_contact (care_case, specialist, contacts, last_contact) values (?, ?, 2, '2026-05-04')",
                caseId,
                helper);
        jdbc.update(
                "insert into consent (care_case, organisation, given) values (?, 'cf-helps', '2026-10-01')", caseId);
        request("CF-R1", "First one", LAST_WEEK);
        request("CF-R2", "Second one", TO_COME);
        request("CF-R3", "Third one", null);
        jdbc.update("update planning_horizon set consent_required = true");
        entities.clear();
    }

    private void request(String id, String title, LocalDateTime start) {
        String like = jdbc.queryForObject("select min(id) from consultation_request", String.class);
        Map<String, Object> row = jdbc.queryForMap("select * from consultation_request where id = ?", like);
        row.remove("position");
        row.putAll(Map.of("id", id, "title", title, "care_case", caseId, "set_aside", false, "received", "2026-11-02"));
        row.put("due_day", "2026-11-30");
        row.put("due", null);
        row.put("earliest", null);
        row.put("latest", null);
        row.put("follows", null);
        row.put("min_gap_days", null);
        row.put("max_gap_days", null);
        row.put("form_key", null);
        row.put("state", start == null ? "OPEN" : "SCHEDULED");
        row.put("scheduled_start", start);
        List<String> columns = List.copyOf(row.keySet());
        jdbc.update(
                "insert into consultation_request (" + String.join(", ", columns) + ") values ("
                        + String.join(", ", columns.stream().map(column -> "?").toList()) + ")",
                columns.stream().map(row::get).toArray());
        if (start != null) {
            UUID appointment = UUID.randomUUID();
            jdbc.update(
                    "insert into appointment (id, version, request, start_time, end_time, mode, pinned) values (?, 0, ?, ?, ?, 'VIDEO', false)",
                    appointment,
                    id,
                    start,
                    start.plusHours(1));
            jdbc.update(
                    "insert into appointment_participant (appointment, role, specialist) values (?, 'helper', ?)",
                    appointment,
                    helper);
        }
    }

    @Test
    void theCaseShowsItsConsultationsWhomItHasMetHowSteadilyAndWhoMayTakePart() throws Exception {
        String page = page(get("/cases/" + caseId));

        assertThat(page.indexOf("Third one"))
                .isLessThan(page.indexOf("First one"))
                .isPositive();
        assertThat(page.indexOf("First one")).isLessThan(page.indexOf("Second one"));
        assertThat(page)
                .contains(
                        "Has been", "Planned", "Waiting", "Helga Hjelpsom", "23 days", "44 days", "past the guarantee")
                .contains("1 person at 3 meetings.", "Continuity 1.00.")
                .contains("Who helps", "In force", "since 1 Oct 2026");
    }

    @Test
    void whatKeepsAWaitingConsultationFromAnyPlaceIsSaidWhereItStands() throws Exception {
        jdbc.update("insert into request_role (request, role, competence, min_level, optional)"
                + " values ('CF-R3', 'Sleep', 'sleep', 5, false)");

        assertThat(page(get("/cases/" + caseId))).contains("at level 5", "href=\"/requests/CF-R3/edit\"");
    }

    @Test
    void withdrawingAConsentSaysFirstWhatGoesWithItThenTakesJustThatBack() throws Exception {
        String withdraw = "/cases/" + caseId + "/consents/cf-helps/withdraw";
        assertThat(page(get(withdraw)))
                .contains("Second one", "value=\"CF-R2\"")
                .doesNotContain("First one", "epilepsy");
        String mark = live.mark();

        mvc.perform(asked(post(withdraw)).with(csrf())).andExpect(redirectedUrl(withdraw));
        assertThat(requests.findById("CF-R2").orElseThrow().state()).isEqualTo(RequestState.SCHEDULED);
        mvc.perform(asked(post(withdraw)).param("seen", "CF-R2").with(csrf()))
                .andExpect(redirectedUrl("/cases/" + caseId));
        entities.flush();

        assertThat(requests.findById("CF-R2").orElseThrow().state()).isEqualTo(RequestState.OPEN);
        assertThat(requests.findById("CF-R1").orElseThrow().state()).isEqualTo(RequestState.SCHEDULED);
        assertThat(jdbc.queryForObject(
                        "select count(*) from appointment where request = 'CF-R2' and cancelled_at is not null",
                        Integer.class))
                .isEqualTo(1);
        assertThat(jdbc.queryForObject(
                        "select what from notification where request = 'CF-R2' and specialist = ?",
                        String.class,
                        helper))
                .isEqualTo("CANCELLED");
        assertThat(live.mark()).isNotEqualTo(mark);
        assertThat(page(get("/cases/" + caseId))).contains("withdrawn 1 Dec 2026", "Not in force");
        assertThat(jdbc.queryForObject(
                        "select detail from access_log where what = 'CONSENT_WITHDRAWN' and care_case = ?",
                        String.class,
                        caseId))
                .isEqualTo("cf-helps");
        // Twice does it once.
        mvc.perform(asked(post(withdraw)).param("seen", "CF-R2").with(csrf()))
                .andExpect(redirectedUrl("/cases/" + caseId));
    }

    @Test
    void whatIsHeldWithTheirPeopleIsLetGoWithAConsentAndWhatIsAskedAboutIt() throws Exception {
        UUID hold = UUID.randomUUID();
        jdbc.update(
                "insert into hold (id, version, request, start_time, end_time, mode, held_by, held_at, expires_at, asked)"
                        + " values (?, 0, 'CF-R3', '2026-12-17 09:00:00', '2026-12-17 10:00:00', 'VIDEO', 'kim',"
                        + " '2026-11-30 09:00:00+00', '2027-01-01 09:00:00+00', true)",
                hold);
        jdbc.update("insert into hold_participant (hold, role, specialist) values (?, 'helper', ?)", hold, helper);
        jdbc.update(
                "insert into booking_ask (version, request, hold, asked_by, asked_at) values (0, 'CF-R3', ?, 'kim',"
                        + " '2026-11-30 09:00:00+00')",
                hold);
        entities.clear();
        String withdraw = "/cases/" + caseId + "/consents/cf-helps/withdraw";
        assertThat(page(get(withdraw))).contains("Third one", "value=\"CF-R3\"");

        mvc.perform(asked(post(withdraw)).param("seen", "CF-R2").with(csrf())).andExpect(redirectedUrl(withdraw));
        mvc.perform(asked(post(withdraw)).param("seen", "CF-R2", "CF-R3").with(csrf()))
                .andExpect(redirectedUrl("/cases/" + caseId));
        entities.flush();

        assertThat(jdbc.queryForObject("select count(*) from hold where id = ?", Integer.class, hold))
                .isZero();
        assertThat(jdbc.queryForObject("select count(*) from booking_ask where hold = ?", Integer.class, hold))
                .isZero();
    }

    @Test
    void aConsentThatBeginsLaterKeepsNoneFromBeingGivenTodayAndCanBeWithdrawn() throws Exception {
        jdbc.update(
                "insert into consent (care_case, organisation, given) values (?, 'cf-answers', '2027-01-01')", caseId);
        assertThat(page(get("/cases/" + caseId))).contains("/consents/cf-answers/withdraw");

        mvc.perform(asked(post("/cases/" + caseId + "/consents"))
                .param("organisation", "cf-answers")
                .with(csrf()));

        assertThat(jdbc.queryForList(
                        "select cast(given as varchar) from consent where care_case = ? and organisation = 'cf-answers'",
                        String.class,
                        caseId))
                .containsExactly("2026-12-01");
    }

    @Test
    void whereNoConsentIsAskedForNothingGoesWithOne() throws Exception {
        jdbc.update("update planning_horizon set consent_required = false");
        entities.clear();

        assertThat(page(get("/cases/" + caseId + "/consents/cf-helps/withdraw")))
                .contains("No published consultation depends on this consent.");
    }

    @Test
    void aConsentIsGivenOnceFromToday() throws Exception {
        for (int time = 0; time < 2; time++) {
            mvc.perform(asked(post("/cases/" + caseId + "/consents"))
                            .param("organisation", "cf-answers")
                            .with(csrf()))
                    .andExpect(redirectedUrl("/cases/" + caseId));
        }
        assertThat(jdbc.queryForList(
                        "select cast(given as varchar) from consent where care_case = ? and organisation = 'cf-answers'",
                        String.class,
                        caseId))
                .containsExactly("2026-12-01");
    }

    @Test
    void wishesAreKeptAndNobodyOverwritesWhatTheyHaveNotSeen() throws Exception {
        wish("Rather in the mornings.", "0");
        MvcResult refused = mvc.perform(asked(post("/cases/" + caseId + "/wishes"))
                        .param("text", "Rather at home.")
                        .param("version", "0")
                        .with(csrf()))
                .andReturn();

        mvc.perform(asked(get("/cases/" + caseId)).flashAttrs(refused.getFlashMap()))
                .andExpect(content().string(containsString("Somebody else has written meanwhile.")))
                .andExpect(content().string(containsString("Rather at home.")))
                .andExpect(content().string(containsString("name=\"version\" value=\"1\"")));
        assertThat(jdbc.queryForObject(
                        "select count(*) from access_log where what = 'WISHES_WRITTEN' and care_case = ?",
                        Integer.class,
                        caseId))
                .isEqualTo(1);
        wish("Rather at home.", "1");
        wish("Call 19121212-1212", "2");
        wish("Call […]", "2");
        assertThat(jdbc.queryForObject("select text from case_wishes where care_case = ?", String.class, caseId))
                .isEqualTo("Rather at home.");
    }

    private void wish(String text, String version) throws Exception {
        mvc.perform(asked(post("/cases/" + caseId + "/wishes"))
                        .param("text", text)
                        .param("version", version)
                        .with(csrf()))
                .andExpect(redirectedUrl("/cases/" + caseId));
    }

    @Test
    void theFamilyIsToldWhatIsPlannedInALanguageOfTheirsAndNothingClinical() throws Exception {
        jdbc.update("update consultation_request set question = 'Is it epilepsy?' where care_case = ?", caseId);
        entities.clear();
        assertThat(page(get("/cases/" + caseId))).contains("Is it epilepsy?");
        assertThat(page(get("/cases/" + caseId + "/summary/sv")))
                .contains(
                        "lang=\"sv\"",
                        "Det här är planerat",
                        "Onsdag 16 december",
                        "Helga Hjelpsom",
                        "Ni ses på video.")
                .contains("senast", "vi beklagar väntan")
                .doesNotContain("First one");
        assertThat(page(get("/cases/" + caseId + "/summary/nb"))).contains("lang=\"nb\"", "Dere møtes på video.");
        mvc.perform(asked(get("/cases/" + caseId + "/summary/xx"))).andExpect(status().isNotFound());
    }

    @Test
    void whoHasDeclinedIsNotNamedAsComingNorAsMet() throws Exception {
        String other = jdbc.queryForObject(
                "select min(id) from specialist where retired is null and id <> ?", String.class, helper);
        jdbc.update("update specialist set name = 'Dag Avbojer' where id = ?", other);
        jdbc.update(
                "insert into appointment_participant (appointment, role, specialist)"
                        + " select id, 'other', ? from appointment where request in ('CF-R1', 'CF-R2')",
                other);
        entities.clear();
        for (String language : List.of("en", "sv", "nb")) {
            assertThat(page(get("/cases/" + caseId + "/summary/" + language))).contains("Dag Avbojer");
        }

        appointments
                .findByCancelledAtIsNullAndRequestIn(List.of("CF-R1", "CF-R2"))
                .forEach(one -> jdbc.update(
                        "insert into panel_answer (appointment, specialist, terms, given, reason, answered_by, answered_at)"
                                + " values (?, ?, ?, 'DECLINED', 'OTHER', 'dag', '2026-11-20 09:00:00+00')",
                        one.id(),
                        other,
                        one.terms()));
        entities.clear();

        for (String language : List.of("en", "sv", "nb")) {
            assertThat(page(get("/cases/" + caseId + "/summary/" + language)))
                    .contains("Helga Hjelpsom")
                    .doesNotContain("Dag Avbojer");
        }
        assertThat(page(get("/cases/" + caseId)))
                .contains("1 person at 3 meetings.")
                .doesNotContain("Dag Avbojer");
    }

    @Test
    void protectionHoldsForAllPagesFromTheNextOneOnAndSwitchingItOffIsAskedAboutFirst() throws Exception {
        MockHttpServletRequestBuilder planners =
                get("/cases/" + caseId).with(As.planner()).locale(Locale.ENGLISH);
        mvc.perform(planners).andExpect(content().string(containsString("Helga Hjelpsom")));
        String mark = live.mark();

        terms(Map.of("protectedCase", "true", "municipality", "Arvika")).andExpect(flash().attribute(TOLD, SAVED));
        mvc.perform(planners)
                .andExpect(content().string(not(containsString("Helga Hjelpsom"))))
                .andExpect(content().string(not(containsString("Arvika"))))
                .andExpect(content().string(not(containsString("/terms"))));
        assertThat(live.mark()).isNotEqualTo(mark);
        // The same sent twice is done once, whatever version it names.
        terms(Map.of("version", "0", "protectedCase", "true", "municipality", "Arvika"))
                .andExpect(flash().attribute(TOLD, SAVED));

        MvcResult asked = terms(Map.of("municipality", "Arvika")).andReturn();
        String page = page(get("/cases/" + caseId).flashAttrs(asked.getFlashMap()));
        assertThat(page).contains("Is the identity really not protected any more?", "Save all the same");
        assertThat(isProtected()).isTrue();
        // What was agreed to is this, and nothing that is typed beside it.
        terms(Map.of("municipality", "Sunne", "agreed", agreed(page)))
                .andExpect(flash().attributeCount(1))
                .andExpect(flash().attributeExists("form"));
        terms(Map.of("municipality", "Arvika", "agreed", agreed(page))).andExpect(flash().attribute(TOLD, SAVED));
        assertThat(isProtected()).isFalse();
        assertThat(trail()).containsExactly("PROTECTION_ON null", "MUNICIPALITY_CHANGED null", "PROTECTION_OFF null");
    }

    @Test
    void whomACaseLeavesOutIsNamedAndWhatThatBreaksIsSaidFirst() throws Exception {
        UUID hold = UUID.randomUUID();
        jdbc.update(
                "insert into hold (id, version, request, start_time, end_time, mode, held_by, held_at, expires_at, asked)"
                        + " values (?, 0, 'CF-R3', '2026-12-17 09:00:00', '2026-12-17 10:00:00', 'VIDEO', 'kim',"
                        + " '2026-11-30 09:00:00+00', '2027-01-01 09:00:00+00', false)",
                hold);
        jdbc.update("insert into hold_participant (hold, role, specialist) values (?, 'helper', ?)", hold, helper);
        jdbc.update("insert into request_role (request, role, competence, min_level, optional)"
                + " values ('CF-R2', 'helper', 'sleep', 1, false)");
        entities.clear();
        Map<String, String> typed = Map.of("municipality", "Sunne", "person", "helga hjelp", "why", "A relative");

        MvcResult asked = terms(typed).andReturn();
        String page = page(get("/cases/" + caseId).flashAttrs(asked.getFlashMap()));
        assertThat(page)
                .contains(
                        "This published consultation then breaks a rule", "One time that is held with them is released")
                .contains("value=\"helga hjelp\"", "value=\"A relative\"", "Nobody is excluded.");
        Map<String, String> again = new java.util.HashMap<>(typed);
        again.put("agreed", agreed(page));
        again.put(
                "version",
                String.valueOf(
                        jdbc.queryForObject("select version from care_case where id = ?", Integer.class, caseId)));
        for (int times = 0; times < 2; times++) {
            terms(again).andExpect(flash().attribute(TOLD, SAVED));
        }

        assertThat(page(get("/cases/" + caseId))).contains("A relative", "Let Helga Hjelpsom be on panels again");
        assertThat(requests.findById("CF-R2").orElseThrow().state()).isEqualTo(RequestState.SCHEDULED);
        assertThat(jdbc.queryForObject("select count(*) from hold where id = ?", Integer.class, hold))
                .isZero();
        assertThat(live.read().data().exclusions()).contains(new PlanningData.Exclusion(caseId, helper, "A relative"));
        assertThat(plans.of(PlanRef.PUBLISHED).brokenRules().get("CF-R2")).contains("exclusion");
        terms(Map.of("municipality", "Sunne", "lift", helper)).andExpect(flash().attribute(TOLD, SAVED));
        assertThat(live.read().data().exclusions())
                .noneMatch(one -> one.caseId().equals(caseId));
        assertThat(trail()).containsExactly("EXCLUDED " + helper, "EXCLUSION_LIFTED " + helper);
    }

    @Test
    void whatIsWrongIsSaidWhereItStandsAndNothingTypedIsLost() throws Exception {
        jdbc.update("update specialist set name = 'Alva Lik' where id in"
                + " (select id from specialist where retired is null and id <> '" + helper
                + "' order by id fetch first 2 rows only)");
        entities.clear();
        Map<Map<String, String>, String> wrong = Map.of(
                Map.of("person", "Nobody Such"), "Nobody is called “Nobody Such”",
                Map.of("person", "alva lik"), "Write the whole name, or what stands in brackets",
                Map.of("why", "No reason without somebody"), "Write who it is that you give a reason for",
                Map.of("municipality", "20121112-2394"), "seems to contain an identity number",
                Map.of("person", "20121112-2394"), "seems to contain an identity number",
                Map.of("organisation", "nowhere"), "Choose one of your organisations",
                Map.of("version", "7", "municipality", "Arvika"), "Somebody else has changed the case");
        for (Map.Entry<Map<String, String>, String> one : wrong.entrySet()) {
            MvcResult refused = terms(one.getKey()).andReturn();
            String page = page(get("/cases/" + caseId).flashAttrs(refused.getFlashMap()));
            assertThat(page).contains(one.getValue()).doesNotContain("20121112");
            assertThat(refused.getFlashMap().toString()).doesNotContain("20121112");
            one.getKey().forEach((name, value) -> {
                // What looks like an identity number is never shown again.
                if (!name.equals("version") && !name.equals("organisation") && !value.startsWith("2012")) {
                    assertThat(page).contains("value=\"" + value + "\"");
                }
            });
        }
        assertThat(jdbc.queryForObject("select version from care_case where id = ?", Integer.class, caseId))
                .isZero();
    }

    @Test
    void aCaseIsGivenOnlyToAnOrganisationThatWhoeverGivesItAnswersForToo() throws Exception {
        mvc.perform(post("/cases/" + caseId + "/terms")
                        .param("municipality", "Sunne")
                        .param("organisation", "cf-helps")
                        .with(As.coordinatorOf("cf-answers"))
                        .with(csrf()))
                .andExpect(flash().attributeExists("form"));
        jdbc.update("update organisation set part_of = 'cf-answers' where id = 'cf-helps'");

        MvcResult asked = mvc.perform(post("/cases/" + caseId + "/terms")
                        .param("municipality", "Sunne")
                        .param("organisation", "cf-helps")
                        .with(As.coordinatorOf("cf-answers"))
                        .with(csrf()))
                .andExpect(flash().attribute(TOLD, SAVED))
                .andReturn();
        assertThat(asked.getResponse().getRedirectedUrl()).isEqualTo("/cases/" + caseId);
        assertThat(jdbc.queryForList(
                        "select case_organisation from access_log where what = 'CASE_MOVED' and care_case = ? order by number",
                        String.class,
                        caseId))
                .containsExactly("cf-answers", "cf-helps");
    }

    private static final String TOLD = "told";
    private static final String SAVED = "case.terms.saved";

    /** Sends the form of the case, by its version where none is given. */
    private ResultActions terms(Map<String, String> typed) throws Exception {
        entities.flush();
        MockHttpServletRequestBuilder form = post("/cases/" + caseId + "/terms");
        typed.forEach(form::param);
        if (!typed.containsKey("version")) {
            form.param(
                    "version",
                    String.valueOf(
                            jdbc.queryForObject("select version from care_case where id = ?", Integer.class, caseId)));
        }
        return mvc.perform(asked(form).with(csrf())).andExpect(redirectedUrl("/cases/" + caseId));
    }

    private static String agreed(String page) {
        return page.replaceAll("(?s).*name=\"agreed\" value=\"([\\w-]+)\".*", "$1");
    }

    private boolean isProtected() {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select protected_identity from care_case where id = ?", Boolean.class, caseId));
    }

    private List<String> trail() {
        return jdbc.queryForList(
                "select what || ' ' || coalesce(detail, 'null') from access_log where care_case = ?"
                        + " and what not like '%READ' order by number",
                String.class, caseId);
    }

    @Test
    void ofAProtectedCaseAPlannerLearnsNeitherWhenNorWithWhom() throws Exception {
        jdbc.update("update care_case set protected_identity = true where id = ?", caseId);
        entities.clear();
        mvc.perform(post("/cases/" + caseId + "/wishes")
                .param("text", "At the library in Arvika.")
                .with(As.coordinator())
                .with(csrf()));

        mvc.perform(get("/cases/" + caseId).with(As.planner()).locale(Locale.ENGLISH))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Protected identity: times, places and panels")))
                .andExpect(content().string(not(containsString("Helga Hjelpsom"))))
                .andExpect(content().string(not(containsString("16 Dec 2026"))))
                .andExpect(content().string(not(containsString("Has been"))))
                .andExpect(content().string(not(containsString("Arvika"))))
                .andExpect(content().string(not(containsString("1 Oct 2026"))))
                .andExpect(content().string(not(containsString("Sunne"))));
        assertThat(page(get("/cases/" + caseId))).contains("Helga Hjelpsom", "16 Dec 2026", "Arvika");
    }

    @Test
    void anothersCaseIsLikeOneThatIsNotThere() throws Exception {
        for (String path : List.of("", "/summary/sv", "/consents/cf-helps/withdraw")) {
            mvc.perform(get("/cases/" + caseId + path).with(As.coordinatorOf("cf-helps")))
                    .andExpect(status().isNotFound());
            mvc.perform(get("/cases/CF-none" + path).with(As.coordinatorOf("cf-helps")))
                    .andExpect(status().isNotFound());
        }
        for (String path : List.of("/wishes", "/terms", "/consents", "/consents/cf-helps/withdraw")) {
            mvc.perform(post("/cases/" + caseId + path)
                            .param("organisation", "cf-helps")
                            .param("text", "x")
                            .with(As.coordinatorOf("cf-helps"))
                            .with(csrf()))
                    .andExpect(status().isNotFound());
        }
        mvc.perform(get("/cases/" + caseId).with(As.coordinatorOf("cf-answers")))
                .andExpect(status().isOk());
    }

    private String page(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(asked(request))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static MockHttpServletRequestBuilder asked(MockHttpServletRequestBuilder request) {
        return request.with(As.coordinator()).locale(Locale.ENGLISH);
    }
}
