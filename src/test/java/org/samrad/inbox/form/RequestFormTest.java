package org.samrad.inbox.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.persistence.EntityManager;
import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.PageTest;
import org.samrad.competence.Sector;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestState;
import org.samrad.request.RequestTerms;
import org.samrad.request.RequestWindow;
import org.samrad.system.As;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningHorizons;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.annotation.Transactional;

/** What a coordinator types, over the demo. */
@PageTest
@Transactional
class RequestFormTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    Cases cases;

    @Autowired
    PlanningHorizons horizons;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    EntityManager entities;

    private SentForm browser;

    private LocalDate monday;

    @BeforeEach
    void findTheFirstDay() {
        browser = new SentForm(mvc);
        monday = horizons.current().map(PlanningHorizon::firstDay).orElseThrow();
    }

    @Test
    void aFormThatBeginsAsAnotherRequestSaysWhatItTookFromThat() throws Exception {
        assertThat(begun("?again=rq-0012"))
                .contains("Copied from rq-0012: everything but the days and times that have passed")
                .contains("href=\"/requests/rq-0012\"");
        assertThat(begun("?after=rq-0012")).contains("Taken over from rq-0012: everything but its days and times");
        assertThat(begun("")).doesNotContain("Copied from", "Taken over from");
    }

    private String begun(String asked) throws Exception {
        return mvc.perform(get("/requests/new" + asked).locale(Locale.ENGLISH).with(As.coordinator()))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void aRequestIsFiledWithEverythingThatWasTyped() throws Exception {
        RequestContent content = filed(new TypedRequest()
                .with("caseKind", "existing")
                .with("existingCase", "c-0009")
                .with("earliest", monday.toString())
                .with("due", monday.plusDays(5).toString())
                .with("latest", monday.plusDays(20).toString())
                .with("modes", "VIDEO", "ON_SITE")
                .with("sites", "sjukhuset-i-goteborg")
                .with("languages", "sv", "en")
                .with("sectors", "SCHOOL")
                .with("links[0].follows", "rq-0001")
                .with("links[0].minGap", "1")
                .with("links[0].maxGap", "14")
                .with("requester", "Elevhälsan")
                .with("question", "Vad kan skolan göra?\r\nMormor är med.")
                .with("roles[1].specialist", "Siri Hagen · sp-011")
                .with("roles[1].role", "barnläkare")
                .with("roles[1].sector", "SPECIALIST_CARE")
                .with("roles[1].optional", "true")
                .with("windows[0].day", monday.toString())
                .with("windows[0].from", "09:00")
                .with("windows[0].until", "11:30")
                .with("windows[0].preferred", "true"));

        RequestTerms terms = content.terms();
        assertThat(terms.title()).isEqualTo("Sömn och skola");
        assertThat(terms.form()).isEqualTo(Form.ADVICE);
        assertThat(terms.earliest()).isEqualTo(monday);
        assertThat(terms.due()).isEqualTo(monday.plusDays(5));
        assertThat(terms.latest()).isEqualTo(monday.plusDays(20));
        assertThat(terms.durationMinutes()).isEqualTo(30);
        assertThat(terms.modes()).isEqualTo(Set.of(Mode.VIDEO, Mode.ON_SITE));
        assertThat(terms.sites()).containsExactly("sjukhuset-i-goteborg");
        assertThat(terms.languages()).containsExactly("sv", "en");
        assertThat(terms.follows()).isEqualTo("rq-0001");
        assertThat(terms.minGapDays()).isEqualTo(1);
        assertThat(terms.maxGapDays()).isEqualTo(14);
        assertThat(terms.requester()).isEqualTo("Elevhälsan");
        assertThat(content.question()).isEqualTo("Vad kan skolan göra?\nMormor är med.");
        assertThat(content.roles())
                .containsExactly(
                        new RequestRole("Paediatric neurology", "paediatric-neurology", 2, false, null, null),
                        new RequestRole("barnläkare", null, 1, true, Sector.SPECIALIST_CARE, "sp-011"));
        assertThat(content.windows())
                .containsExactly(new RequestWindow(monday.atTime(9, 0), monday.atTime(11, 30), true));
    }

    @Test
    void seatsWithoutANameGetOneEach() throws Exception {
        assertThat(filed(new TypedRequest()
                                .with("roles[1].competence", "paediatric-neurology")
                                .with("roles[2].competence", "paediatric-neurology"))
                        .roles())
                .extracting(RequestRole::role)
                .containsExactly("Paediatric neurology", "Paediatric neurology 2", "Paediatric neurology 3");
    }

    @Test
    void aNewCaseGetsTheNextFreeReferenceAndItsProtection() throws Exception {
        String id = idOf(mvc.perform(new TypedRequest()
                        .with("protectedCase", "true")
                        .with("municipality", "Borås")
                        .filed())
                .andReturn());
        Case made = cases.findById(requests.findById(id).orElseThrow().caseId()).orElseThrow();
        assertThat(made.id()).matches("C-\\d{5}");
        assertThat(made.isProtected()).isTrue();
        assertThat(made.municipality()).isEqualTo("Borås");
    }

    @ParameterizedTest
    @CsvSource({
        "form, '', form",
        "form, LUNCH, form",
        "duration, '', duration",
        "duration, 0, duration",
        "duration, 10081, duration",
        "duration, half an hour, duration",
        "urgency, '', urgency",
        "urgency, SOON, urgency",
        "received, '', received",
        "received, 2026-02-30, received",
        "earliest, tomorrow, earliest",
        "due, 1/2/2026, due",
        "latest, x, latest",
        "modes, FAX, modes",
        "modes, ON_SITE, sites",
        "sites, nowhere, sites",
        "languages, swedish!, languages",
        "sectors, ARMY, sectors",
        "links[0].follows, rq-9999, links-0-follows",
        "links[0].minGap, -1, links-0-follows",
        "links[0].minGapMinutes, x, links-0-minGapMinutes",
        "links[0].maxGap, 1.5, links-0-maxGap",
        "newCase, has space, newCase",
        "newCase, c-0009, newCase",
        "roles[0].competence, astrology, roles-0-competence",
        "roles[0].level, 6, roles-0-level",
        "roles[0].sector, ARMY, roles-0-sector",
        "roles[0].specialist, Nobody Known, roles-0-specialist",
        "roles[1].sector, SCHOOL, roles-1-competence",
        "windows[0].day, 2026-02-30, windows-0-day",
        "windows[0].from, 25:00, windows-0-from",
        "windows[0].until, '9', windows-0-until",
        "windows[0].untilDay, x, windows-0-untilDay"
    })
    void aWrongFieldIsSaidAtThatField(String field, String typed, String place) throws Exception {
        long before = requests.count();
        browser.shown(new TypedRequest().with(field, typed).filed())
                .andExpect(content()
                        .string(allOf(
                                containsString("href=\"#" + place + "\""),
                                containsString("id=\"" + place + "-error\""),
                                not(containsString("??")))));
        assertThat(requests.count()).isEqualTo(before);
    }

    @Test
    void whatMustBeThereIsAskedForAllAtOnce() throws Exception {
        var typed = new TypedRequest().with("caseKind", "existing");
        for (String field : List.of("form", "duration", "urgency", "received", "modes", "roles[0].competence")) {
            typed.without(field);
        }
        MvcResult answer = browser.shown(typed.filed()).andReturn();
        assertThat(problems(answer).all())
                .extracting(FormProblems.Problem::field)
                .containsExactly("existingCase", "form", "duration", "roles", "urgency", "received", "modes");
    }

    @Test
    void datesAndGapsThatContradictEachOtherAreRefused() throws Exception {
        MvcResult answer = browser.shown(new TypedRequest()
                        .with("earliest", "2026-12-10")
                        .with("latest", "2026-12-09")
                        .with("links[0].follows", "rq-0001")
                        .with("links[0].minGap", "8")
                        .with("links[0].maxGap", "7")
                        .filed())
                .andReturn();
        assertThat(problems(answer).all())
                .extracting(FormProblems.Problem::field)
                .containsExactly("links-0-maxGap", "latest");
    }

    @Test
    void twoSeatsOfOneNameAreRefused() throws Exception {
        MvcResult answer = browser.shown(new TypedRequest()
                        .with("roles[0].role", "läkare")
                        .with("roles[1].role", "läkare")
                        .with("roles[1].competence", "sleep")
                        .filed())
                .andReturn();
        assertThat(problems(answer).in("roles-1-role")).isTrue();
    }

    @Test
    void aWindowThatEndsBeforeItBeginsIsRefused() throws Exception {
        assertThat(problems(browser.shown(window(monday, "11:00", "10:00").filed())
                                .andReturn())
                        .in("windows-0-until"))
                .isTrue();
    }

    @Test
    void aWindowInWeeksThatAreNotPlannedYetIsFiledAndWaitsForThem() throws Exception {
        String id =
                idOf(mvc.perform(window(monday.plusDays(28), "10:00", "11:00").filed())
                        .andReturn());

        assertThat(requests.findById(id).orElseThrow().windows())
                .extracting(RequestWindow::from)
                .containsExactly(monday.plusDays(28).atTime(10, 0));
    }

    @Test
    void aWindowOverSeveralDaysComesBackAsItWas() throws Exception {
        String id = idOf(mvc.perform(window(monday, "09:00", "16:00")
                        .with("windows[0].untilDay", monday.plusDays(2).toString())
                        .filed())
                .andReturn());
        mvc.perform(get("/requests/{id}/edit", id).with(As.coordinator()))
                .andExpect(content()
                        .string(allOf(
                                containsString("id=\"windows-0-untilDay\""),
                                containsString("value=\"%s\"".formatted(monday.plusDays(2))))));
        assertThat(requests.findById(id).orElseThrow().windows())
                .containsExactly(new RequestWindow(
                        monday.atTime(9, 0), monday.plusDays(2).atTime(16, 0), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"add-role", "add-window", "remove-role-1", "remove-window-0", "look", "remove-role-99"})
    void aButtonForARowSavesNothingAndLosesNothing(String button) throws Exception {
        long before = requests.count();
        browser.shown(new TypedRequest()
                        .with("title", "Half typed <b>")
                        .with("earliest", "not yet a date")
                        .with("requester", "Förskolan Ängen")
                        .press(button)
                        .filed())
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("value=\"Half typed &lt;b&gt;\""),
                                containsString("value=\"not yet a date\""),
                                containsString("value=\"Förskolan Ängen\""))));
        assertThat(requests.count()).isEqualTo(before);
    }

    @Test
    void anErrorLosesNothingThatWasTyped() throws Exception {
        browser.shown(new TypedRequest()
                        .with("duration", "long")
                        .with("newCase", "Å-7")
                        .with("roles[0].specialist", "Nobody")
                        .with("roles[0].optional", "true")
                        .with("windows[0].from", "9")
                        .with("languages", "ar")
                        .filed())
                .andExpect(content()
                        .string(allOf(
                                containsString("value=\"long\""),
                                containsString("value=\"Å-7\""),
                                containsString("value=\"Nobody\""),
                                containsString("value=\"9\""),
                                containsString("value=\"ar\" checked"),
                                containsString("name=\"roles[0].optional\" value=\"true\" checked"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "requester", "roles[0].role", "newCase", "municipality"})
    void aNumberThatLooksLikeAPersonsIsAskedAboutBeforeItIsSaved(String field) throws Exception {
        long before = requests.count();
        var typed = new TypedRequest().with(field, "20121112-2394");
        assertThat(SentForm.asked(browser.shown(typed.filed())))
                .extracting(RequestWarnings.Warning::about)
                .containsExactly("identity");
        assertThat(requests.count()).isEqualTo(before);

        mvc.perform(typed.with("confirmed", "identity").filed()).andExpect(status().is3xxRedirection());
        assertThat(requests.count()).isEqualTo(before + 1);
    }

    /** As it comes back to whoever typed the number; and nobody can say of a mark that it is no number. */
    @ParameterizedTest
    @ValueSource(strings = {"title", "requester", "question", "roles[0].role"})
    void theMarkOfANumberIsSavedByNoTick(String field) throws Exception {
        long before = requests.count();
        var typed = new TypedRequest().with(field, "Möte […]");
        assertThat(SentForm.asked(browser.shown(typed.filed())))
                .extracting(RequestWarnings.Warning::about)
                .containsExactly("identity");
        assertThat(SentForm.asked(
                        browser.shown(typed.with("confirmed", "identity").filed())))
                .extracting(RequestWarnings.Warning::about)
                .containsExactly("identity");
        assertThat(requests.count()).isEqualTo(before);
    }

    @Test
    void aChangeThatTheConsultationCantStandIsAskedAboutFirst() throws Exception {
        ConsultationRequest request = requests.findById("rq-0012").orElseThrow();
        assertThat(request.state()).isEqualTo(RequestState.SCHEDULED);
        var typed = new TypedRequest()
                .with("caseKind", "existing")
                .with("existingCase", request.caseId())
                .with("version", Integer.toString(request.version()));
        ResultActions page = browser.shown(typed.changed("rq-0012"));
        assertThat(SentForm.asked(page))
                .extracting(RequestWarnings.Warning::about)
                .containsExactly("reopens");
        page.andExpect(content()
                .string(org.hamcrest.Matchers.allOf(
                        containsString("people are told that it is cancelled:"),
                        containsString("<li>Siri Hagen</li>"))));
        assertThat(requests.findById("rq-0012").orElseThrow().state()).isEqualTo(RequestState.SCHEDULED);

        mvc.perform(typed.with("confirmed", "reopens").changed("rq-0012")).andExpect(status().is3xxRedirection());
        assertThat(requests.findById("rq-0012").orElseThrow().state()).isEqualTo(RequestState.OPEN);
    }

    @Test
    void aChangeThatATimeThatIsHeldCantStandIsAskedAboutFirst() throws Exception {
        String id = idOf(mvc.perform(new TypedRequest().filed()).andReturn());
        hold(id);
        var typed = new TypedRequest()
                .with(
                        "version",
                        Integer.toString(requests.findById(id).orElseThrow().version()))
                .with("caseKind", "existing")
                .with("existingCase", requests.findById(id).orElseThrow().caseId())
                .with("duration", "35");
        ResultActions page = browser.shown(typed.changed(id));
        assertThat(SentForm.asked(page))
                .extracting(RequestWarnings.Warning::about)
                .containsExactly("releases");
        page.andExpect(content().string(containsString(" is held for it, and is let go.")));
        assertThat(held(id)).isEqualTo(1);

        String answer = SentForm.asked(page).getFirst().answer();
        mvc.perform(typed.with("confirmed", answer).changed(id)).andExpect(status().is3xxRedirection());
        entities.flush();
        assertThat(held(id)).isZero();
    }

    @Test
    void aChangeThatATimeThatIsHeldStandsAsksNothing() throws Exception {
        String id = idOf(mvc.perform(new TypedRequest().filed()).andReturn());
        hold(id);
        mvc.perform(new TypedRequest()
                        .with(
                                "version",
                                Integer.toString(
                                        requests.findById(id).orElseThrow().version()))
                        .with("caseKind", "existing")
                        .with(
                                "existingCase",
                                requests.findById(id).orElseThrow().caseId())
                        .with("title", "Another title")
                        .changed(id))
                .andExpect(status().is3xxRedirection());
        entities.flush();
        assertThat(requests.findById(id).orElseThrow().title()).isEqualTo("Another title");
        assertThat(held(id)).isEqualTo(1);
    }

    @Test
    void aChangeOverSomebodyElsesIsShownFirst() throws Exception {
        String id = idOf(mvc.perform(new TypedRequest().filed()).andReturn());
        int seen = requests.findById(id).orElseThrow().version();
        var mine =
                new TypedRequest().with("version", Integer.toString(seen - 1)).with("title", "Mine");
        browser.shown(mine.changed(id))
                .andExpect(content()
                        .string(allOf(
                                containsString("Somebody else changed this request"),
                                containsString("value=\"Mine\""))));
    }

    @Test
    void aRequestCantComeAfterOneThatComesAfterItself() throws Exception {
        String first = idOf(mvc.perform(new TypedRequest().filed()).andReturn());
        String second = idOf(
                mvc.perform(new TypedRequest().with("links[0].follows", first).filed())
                        .andReturn());
        String version = Integer.toString(requests.findById(first).orElseThrow().version());
        for (String follows : List.of(first, second)) {
            MvcResult answer = browser.shown(new TypedRequest()
                            .with("links[0].follows", follows)
                            .with("version", version)
                            .changed(first))
                    .andReturn();
            assertThat(problems(answer).in("links-0-follows")).isTrue();
        }
    }

    @Test
    void theGuaranteeIsCountedFromTheUrgencyWhereNothingElseIsTyped() throws Exception {
        browser.shown(new TypedRequest()
                        .with("received", "2026-11-20")
                        .press("look")
                        .filed())
                .andExpect(model().attribute("dueByDefault", LocalDate.of(2026, 12, 4)));
    }

    @Test
    void theDaysOfAnUrgencyAreThoseOfThePlanningData() throws Exception {
        jdbc.update("insert into urgency (id, days, factor) values ('DAYS_14', 10, 12), ('ACUTE', 2, 100)");
        browser.shown(new TypedRequest()
                        .with("received", "2026-11-20")
                        .press("look")
                        .filed())
                .andExpect(model().attribute("dueByDefault", LocalDate.of(2026, 11, 30)))
                .andExpect(content()
                        .string(allOf(
                                containsString("Within 10 days"),
                                containsString("Acute, within 2 days"),
                                containsString("Within 30 days"),
                                not(containsString("Within 14 days")))));
    }

    @Test
    void schoolHoursAreSaidWhereThePlanningDataHasSome() throws Exception {
        mvc.perform(get("/requests/new").with(As.coordinator()))
                .andExpect(content().string(containsString("better placed outside school hours.")));
        jdbc.update("update planning_horizon set school_hours = '08:00-15:00'");
        entities.clear();
        mvc.perform(get("/requests/new").with(As.coordinator()))
                .andExpect(content().string(containsString("outside school hours, 08:00–15:00 on weekdays.")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "nb"})
    void errorsAreSaidInTheReadersLanguage(String language) throws Exception {
        browser.shown(new TypedRequest().with("duration", "x").filed(), new Cookie("samrad-language", language))
                .andExpect(content()
                        .string(containsString(
                                language.equals("sv")
                                        ? "måste vara ett heltal från 1 till"
                                        : "må være et helt tall fra 1 til")));
    }

    private TypedRequest window(LocalDate day, String from, String until) {
        return new TypedRequest()
                .with("windows[0].day", day.toString())
                .with("windows[0].from", from)
                .with("windows[0].until", until);
    }

    private RequestContent filed(TypedRequest typed) throws Exception {
        String id = idOf(mvc.perform(typed.filed()).andReturn());
        return requests.findById(id).orElseThrow().content();
    }

    private static String idOf(MvcResult filed) {
        String to = filed.getResponse().getRedirectedUrl();
        assertThat(to).as("where filing leads").isNotNull();
        return to.substring(to.lastIndexOf('/') + 1);
    }

    private static FormProblems problems(MvcResult answer) {
        return (FormProblems) answer.getModelAndView().getModel().get("problems");
    }

    private void hold(String request) {
        entities.flush();
        jdbc.update(
                "insert into hold (id, version, request, start_time, end_time, mode, held_by, held_at, expires_at, asked)"
                        + " values (?, 0, ?, '2026-12-08 13:00', '2026-12-08 13:30', 'VIDEO', 'kim',"
                        + " '2026-11-20 09:00:00+00', '2199-01-01 09:00:00+00', false)",
                UUID.randomUUID(),
                request);
    }

    private int held(String request) {
        return jdbc.queryForObject("select count(*) from hold where request = ?", Integer.class, request);
    }
}
