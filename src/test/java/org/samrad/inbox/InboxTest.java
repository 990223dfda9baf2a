package org.samrad.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.PageTest;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestFiling;
import org.samrad.request.RequestState;
import org.samrad.schedule.Appointments;
import org.samrad.system.As;
import org.samrad.time.PlanningHorizons;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

/** The list of requests and a request's own page, over the demo. */
@PageTest
@Transactional
class InboxTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    RequestFiling filing;

    @Autowired
    Appointments appointments;

    @Autowired
    PlanningHorizons horizons;

    @Autowired
    Clock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    EntityManager entities;

    @Test
    void overdueRequestsComeFirst() throws Exception {
        List<InboxPage.Row> rows = rows("/requests");
        assertThat(rows)
                .hasSize(25)
                .isSortedAccordingTo(
                        (a, b) -> a.guarantee().day().compareTo(b.guarantee().day()));
        assertThat(rows.getFirst().guarantee().overdue()).isTrue();
    }

    @Test
    void tabsCountWhatTheyHold() throws Exception {
        Map<?, ?> tabs = (Map<?, ?>) model("/requests").get("tabs");
        assertThat(tabs.get(InboxTab.WAITING)).isEqualTo(requests.countByState(RequestState.OPEN));
        assertThat((long) tabs.get(InboxTab.SCHEDULED) + (long) tabs.get(InboxTab.DONE))
                .isEqualTo(
                        requests.countByState(RequestState.SCHEDULED) + requests.countByState(RequestState.WITHDRAWN));
        assertThat((long) tabs.get(InboxTab.ATTENTION))
                .isPositive()
                .isLessThan(requests.countByState(RequestState.OPEN));
    }

    @Test
    void whatComesAfterAWithdrawnRequestNeedsAttentionThoughItIsNotDueForLong() throws Exception {
        String told = "Not planned: the request it comes after is withdrawn";
        String attention = "/requests?tab=attention&q=rq-0156";
        String waiting = "/requests?tab=waiting&q=rq-0156";
        assertThat(rows(attention)).isEmpty();
        assertThat(rows(waiting)).extracting(InboxPage.Row::attention).containsExactly(List.of());
        mvc.perform(get(waiting).with(As.coordinator())).andExpect(content().string(not(containsString(told))));
        long before = needingAttention();

        ConsultationRequest first = requests.findById("rq-0050").orElseThrow();
        first.withdraw();
        requests.saveAndFlush(first);

        assertThat(requests.heldBack()).as("the first is overdue anyway").containsExactly("rq-0009", "rq-0156");
        assertThat(rows(attention)).extracting(InboxPage.Row::attention).containsExactly(List.of(Attention.HELD_BACK));
        assertThat(needingAttention()).isEqualTo(before + 1);
        mvc.perform(get(attention).with(As.coordinator())).andExpect(content().string(containsString(told)));
        mvc.perform(get("/").with(As.coordinator()))
                .andExpect(content().string(containsString("<strong>%d</strong>".formatted(before + 1))));
        assertThat(rows("/requests?tab=scheduled"))
                .flatExtracting(InboxPage.Row::attention)
                .doesNotContain(Attention.HELD_BACK);
    }

    @Test
    void aConsultationOfYesterdayIsPastAndOneOfTodayIsScheduled() throws Exception {
        var scheduled = rows("/requests?tab=scheduled");
        String id = scheduled.getFirst().id();
        LocalDateTime today = horizons.now(clock).toLocalDate().atStartOfDay();

        jdbc.update("update consultation_request set scheduled_start = ? where id = ?", today, id);
        assertThat(rows("/requests?tab=scheduled&q=" + id))
                .extracting(InboxPage.Row::id)
                .contains(id);
        assertThat(rows("/requests?tab=done&q=" + id)).isEmpty();

        jdbc.update("update consultation_request set scheduled_start = ? where id = ?", today.minusMinutes(1), id);
        assertThat(rows("/requests?tab=scheduled&q=" + id)).isEmpty();
        assertThat(rows("/requests?tab=done&q=" + id))
                .extracting(InboxPage.Row::id)
                .contains(id);
    }

    private long needingAttention() throws Exception {
        Map<?, ?> tabs = (Map<?, ?>) model("/requests").get("tabs");
        return (long) tabs.get(InboxTab.ATTENTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rq-0001", "RQ-0001", "c-0009", "kontraktur"})
    void searchFindsReferencesAndWords(String text) throws Exception {
        assertThat(rows("/requests?q=" + text)).extracting(InboxPage.Row::id).contains("rq-0001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%25", "_", "!", "rq-0001%25"})
    void searchTakesSignsAsTheyAre(String text) throws Exception {
        assertThat(rows("/requests?q=" + text)).isEmpty();
    }

    @Test
    void aWiderCompetenceFindsTheNarrowerOnes() throws Exception {
        assertThat(rows("/requests?competence=medicine").size())
                .isGreaterThanOrEqualTo(rows("/requests?competence=epilepsy").size());
        assertThat(rows("/requests?competence=nonsense")).isEmpty();
    }

    @Test
    void filtersStayInTheLinks() throws Exception {
        mvc.perform(get("/requests?tab=waiting&q=a&urgency=DAYS_90&order=case").with(As.coordinator()))
                .andExpect(content()
                        .string(allOf(
                                containsString("tab=scheduled&amp;q=a&amp;urgency=DAYS_90"),
                                containsString("urgency=DAYS_90&amp;competence=&amp;order=case&amp;page=2"))));
    }

    @Test
    void aRequestIsOpenedBesideTheListAndTheListStaysAsItIs() throws Exception {
        mvc.perform(get("/requests?tab=waiting&q=rq-0001&open=rq-0001").with(As.coordinator()))
                .andExpect(content()
                        .string(allOf(
                                containsString("hx-get=\"/requests/rq-0001\""),
                                containsString("<tr class=\"open\">"),
                                containsString("tab=waiting&amp;q=rq-0001&amp;urgency=&amp;competence=&amp;order=&amp;"
                                        + "page=1&amp;open=rq-0001"))));
        mvc.perform(get("/requests?open=%3Cscript%3E").with(As.coordinator()))
                .andExpect(content().string(not(containsString("id=\"beside\""))));
    }

    @Test
    void whatAnotherDidStaysMarkedUntilItsReaderSaysThatItIsSeenWhicheverPageIsFetchedBefore() throws Exception {
        jdbc.update("insert into request_event (request, what, who, account, at)"
                + " values ('rq-0012', 'SCHEDULED', 'Pia', 'pia', current_timestamp)");
        String list = "/requests?tab=scheduled&q=rq-0012";
        for (int time = 0; time < 2; time++) {
            mvc.perform(get(list).with(As.coordinator()))
                    .andExpect(content().string(containsString("New: Consultation published")));
            mvc.perform(get("/requests/rq-0012").with(As.coordinator()))
                    .andExpect(content().string(containsString("action=\"/requests/rq-0012/seen\"")));
        }
        mvc.perform(get("/requests/rq-0012").with(As.planner()))
                .andExpect(content().string(not(containsString("/seen"))));
        Long newest =
                jdbc.queryForObject("select max(position) from request_event where request = 'rq-0012'", Long.class);

        mvc.perform(post("/requests/rq-0012/seen")
                        .param("newest", String.valueOf(newest))
                        .with(csrf())
                        .with(As.coordinator()))
                .andExpect(status().is3xxRedirection());

        mvc.perform(get(list).with(As.coordinator())).andExpect(content().string(not(containsString("New: "))));
        mvc.perform(get("/requests/rq-0012").with(As.coordinator()))
                .andExpect(content().string(not(containsString("/seen"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "99999"})
    void aPageBeyondTheLastIsTheNearestOne(String page) throws Exception {
        assertThat(rows("/requests?page=" + page)).isNotEmpty();
    }

    @Test
    void aRequestShowsItsConsultationAndPanel() throws Exception {
        mvc.perform(get("/requests/rq-0012").with(As.coordinator()))
                .andExpect(content()
                        .string(allOf(
                                containsString("Sjukhuset i Göteborg"),
                                containsString("13:45–14:45"),
                                containsString("Siri Hagen"))));
    }

    @Test
    void timeAndPlaceOfAProtectedCaseAreForThePanelAndCoordinatorsOnly() throws Exception {
        ConsultationRequest request =
                requests.findByCaseIdOrderByTermsReceivedDescIdDesc("c-0064").getFirst();
        var published =
                appointments.findByRequestAndCancelledAtIsNull("rq-0012").orElseThrow();
        appointments.save(new org.samrad.schedule.Appointment(
                request.id(), published.time(), published.mode(), published.site(), published.participants()));
        request.schedule(published.time().from());
        requests.saveAndFlush(request);

        String page = "/requests/" + request.id();
        mvc.perform(get(page).with(As.coordinator())).andExpect(content().string(containsString("13:45–14:45")));
        mvc.perform(get(page).with(As.planner()))
                .andExpect(content()
                        .string(allOf(
                                not(containsString("13:45")),
                                not(containsString("Sjukhuset i Göteborg")),
                                containsString("because the identity is protected"))));
        String list = "/requests?tab=scheduled&q=c-0064";
        mvc.perform(get(list).with(As.coordinator())).andExpect(content().string(containsString("13:45")));
        mvc.perform(get(list).with(As.planner()))
                .andExpect(content()
                        .string(allOf(not(containsString("13:45")), containsString("Time and place are protected"))));
    }

    @Test
    void ofAProtectedCaseARequestTellsAPlannerNeitherWhereNorWhomTheChildHasMetNorThatItHasBeen() throws Exception {
        ConsultationRequest request =
                requests.findByCaseIdOrderByTermsReceivedDescIdDesc("c-0064").getFirst();
        String id = request.id();
        String somebody = jdbc.queryForObject("select min(id) from specialist", String.class);
        String named = jdbc.queryForObject("select name from specialist where id = ?", String.class, somebody);
        jdbc.update("update care_case set municipality = 'Sunne' where id = 'c-0064'");
        jdbc.update("delete from earlier_contact where care_case = 'c-0064'");
        jdbc.update("delete from exclusion where care_case = 'c-0064'");
        jdbc.update("insert into earlier_contact (care_case, specialist, contacts) values ('c-0064', ?, 7)", somebody);
        jdbc.update(
                "insert into exclusion (care_case, specialist, reason) values ('c-0064', ?, 'Lives next door')",
                somebody);
        jdbc.update(
                "insert into request_window (request, from_time, until_time, preferred)"
                        + " values (?, '2026-12-17 08:07:00', '2026-12-17 11:53:00', true)",
                id);
        jdbc.update("update consultation_request set latest = '2026-12-01', earliest = '2026-12-01' where id = ?", id);
        jdbc.update("insert into request_event (request, what, at) values (?, 'HELD', '2026-11-25 10:00:00+00')", id);
        entities.clear();

        String page = "/requests/" + id;
        mvc.perform(get(page).with(As.coordinator()))
                .andExpect(content()
                        .string(allOf(
                                containsString("Sunne"),
                                containsString(named),
                                containsString("Lives next door"),
                                containsString("08:07"),
                                containsString("Recorded as held"))));
        mvc.perform(get(page).with(As.planner()))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                not(containsString("Sunne")),
                                not(containsString("Lives next door")),
                                not(containsString("7 contacts")),
                                not(containsString("08:07")),
                                not(containsString("Recorded as held")))));
    }

    @Test
    void whatAProtectedRequestIsHeldBackByNamesNoDayToAPlanner() throws Exception {
        ConsultationRequest before =
                requests.findByCaseIdOrderByTermsReceivedDescIdDesc("c-0064").getFirst();
        ConsultationRequest request = requests.findById("rq-0012").orElseThrow();
        before.schedule(LocalDateTime.of(2026, 12, 16, 9, 0));
        requests.saveAndFlush(before);
        jdbc.update("update appointment set cancelled_at = now() where request = 'rq-0012'");
        jdbc.update(
                "update consultation_request set state = 'OPEN', scheduled_start = null, follows = ?,"
                        + " min_gap_days = 700 where id = ?",
                before.id(),
                request.id());
        entities.clear();

        mvc.perform(get("/requests/rq-0012").with(As.coordinator()))
                .andExpect(content().string(containsString("is held 16 Dec 2026")));
        mvc.perform(get("/requests/rq-0012").with(As.planner()))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("16 Dec 2026"))));
    }

    @Test
    void withdrawingTakesTheConsultationAlongAndIsRemembered() throws Exception {
        int version = requests.findById("rq-0012").orElseThrow().version();
        mvc.perform(post("/requests/rq-0012/withdraw")
                        .param("version", Integer.toString(version))
                        .with(csrf())
                        .with(As.coordinator()))
                .andExpect(flash().attribute("told", "request.withdrawn"));
        assertThat(requests.findById("rq-0012").orElseThrow().state()).isEqualTo(RequestState.WITHDRAWN);
        assertThat(appointments.findByRequestAndCancelledAtIsNull("rq-0012")).isEmpty();
        mvc.perform(get("/requests/rq-0012").with(As.coordinator()))
                .andExpect(content()
                        .string(allOf(
                                containsString("Consultation cancelled"),
                                containsString("Test COORDINATOR"),
                                containsString("/requests/new?again=rq-0012"),
                                not(containsString("/requests/rq-0012/edit")))));
        mvc.perform(get("/requests/rq-0012").with(As.planner()))
                .andExpect(content().string(not(containsString("/requests/new?again"))));
    }

    @Test
    void itsHistorySaysWhatWasChangedAndWhyItsConsultationWent() throws Exception {
        ConsultationRequest request = requests.findById("rq-0012").orElseThrow();
        String title = request.title();
        int minutes = request.terms().durationMinutes();
        filing.change(
                request,
                request.version(),
                request.content().with(request.terms().with(terms -> {
                    terms.durationMinutes = minutes - 5;
                    terms.title = "Another title";
                })));
        entities.flush();
        String changed = "Length: from %d minutes to %d minutes".formatted(minutes, minutes - 5);
        for (RequestPostProcessor reader : List.of(As.coordinator(), As.planner())) {
            mvc.perform(get("/requests/rq-0012").with(reader))
                    .andExpect(content()
                            .string(allOf(
                                    containsString(changed),
                                    containsString("Title: changed"),
                                    containsString("What was asked for had changed."),
                                    not(containsString(String.valueOf(title))))));
        }
        jdbc.update("update care_case set protected_identity = true where id = ?", request.caseId());
        entities.clear();
        mvc.perform(get("/requests/rq-0012").with(As.planner()))
                .andExpect(content()
                        .string(not(anyOf(containsString(changed), containsString("What was asked for had")))));
        mvc.perform(get("/requests/rq-0012").with(As.coordinator()))
                .andExpect(content().string(containsString(changed)));
    }

    @Test
    void whoWithdrawsSeesWhomItCostsAndTheReasonIsKept() throws Exception {
        mvc.perform(get("/requests/rq-0012").with(As.coordinator()))
                .andExpect(content()
                        .string(allOf(
                                containsString("people are told that it is cancelled:"),
                                containsString(">Siri Hagen<"))));
        int version = requests.findById("rq-0012").orElseThrow().version();
        mvc.perform(post("/requests/rq-0012/withdraw")
                .param("version", Integer.toString(version))
                .param("why", "  Familjen har flyttat ")
                .with(csrf())
                .with(As.coordinator()));
        mvc.perform(get("/requests/rq-0012").with(As.coordinator()))
                .andExpect(content().string(containsString("Reason: Familjen har flyttat")));
    }

    @Test
    void aReasonWithAnIdentityNumberOrTooLongWithdrawsNothingAndComesBack() throws Exception {
        int version = requests.findById("rq-0012").orElseThrow().version();
        for (String why : List.of("Barnet 121212-1212 har flyttat", "x".repeat(501))) {
            mvc.perform(post("/requests/rq-0012/withdraw")
                            .param("version", Integer.toString(version))
                            .param("why", why)
                            .with(csrf())
                            .with(As.coordinator()))
                    .andExpect(flash().attributeExists("withdrawWrong"));
        }
        assertThat(requests.findById("rq-0012").orElseThrow().state()).isEqualTo(RequestState.SCHEDULED);
        mvc.perform(get("/requests/rq-0012")
                        .with(As.coordinator())
                        .flashAttr("withdrawWrong", "request.withdraw.error.long")
                        .flashAttr("withdrawWhy", "Familjen"))
                .andExpect(content()
                        .string(allOf(
                                containsString("The request is not withdrawn."),
                                containsString(">Familjen</textarea>"))));
    }

    @ParameterizedTest
    @CsvSource({
        "rq-0009, at most 22 days after",
        "rq-0018, 1–20 days after",
        "rq-0069, at least 1 day after",
        "rq-0020, at least 2 days after"
    })
    void theDaysBetweenTwoRequestsAreSaidAsPeopleSayThem(String request, String between) throws Exception {
        mvc.perform(get("/requests/" + request).with(As.coordinator()))
                .andExpect(content().string(containsString(">" + between + "<")));
    }

    @Test
    void whoWithdrawsSeesWhatComesAfterItBeforeAndAfterwards() throws Exception {
        String follower = "href=\"/requests/rq-0009\"";
        mvc.perform(get("/requests/rq-0050").with(As.coordinator()))
                .andExpect(content()
                        .string(allOf(
                                containsString("2 requests come after it."),
                                containsString(follower),
                                not(containsString("come after this one")))));
        var version = requests.findById("rq-0050").orElseThrow().version();
        mvc.perform(post("/requests/rq-0050/withdraw")
                .param("version", Integer.toString(version))
                .with(csrf())
                .with(As.coordinator()));

        mvc.perform(get("/requests/rq-0050").with(As.coordinator()))
                .andExpect(content()
                        .string(allOf(
                                containsString("2 requests come after this one, which is withdrawn."),
                                containsString(follower))));
        mvc.perform(get("/requests/rq-0009").with(As.coordinator()))
                .andExpect(content()
                        .string(containsString("It is not planned: the request it comes after was withdrawn.")));
        mvc.perform(get("/plan?plan=published").with(As.planner()))
                .andExpect(content()
                        .string(allOf(containsString("2 requests are not planned"), containsString(follower))));
        mvc.perform(get("/requests/rq-0156").with(As.coordinator()))
                .andExpect(content().string(not(containsString("after it."))));
    }

    @Test
    void whatComesAfterARequestIsWithdrawnWithItWhereThatIsTickedAllOrNothing() throws Exception {
        String later = "rq-0009:" + requests.findById("rq-0009").orElseThrow().version();
        String last = "rq-0156:" + requests.findById("rq-0156").orElseThrow().version();
        String version =
                String.valueOf(requests.findById("rq-0050").orElseThrow().version());
        mvc.perform(get("/requests/rq-0050").with(As.coordinator()))
                .andExpect(content()
                        .string(allOf(
                                containsString("value=\"" + later + "\""), containsString("value=\"" + last + "\""))));

        mvc.perform(post("/requests/rq-0050/withdraw")
                        .param("version", version)
                        .param("also", later, "rq-0156:99")
                        .with(csrf())
                        .with(As.coordinator()))
                .andExpect(flash().attribute("told", "request.changed-meanwhile"));
        assertThat(requests.findAllById(List.of("rq-0050", "rq-0009", "rq-0156")))
                .extracting(ConsultationRequest::state)
                .doesNotContain(RequestState.WITHDRAWN);

        mvc.perform(post("/requests/rq-0050/withdraw")
                        .param("version", version)
                        .param("also", later, last, "nothing", "rq-none:1")
                        .with(csrf())
                        .with(As.coordinator()))
                .andExpect(flash().attribute("told", "request.withdrawn-series"));
        assertThat(requests.findAllById(List.of("rq-0050", "rq-0009", "rq-0156")))
                .extracting(ConsultationRequest::state)
                .containsOnly(RequestState.WITHDRAWN);
    }

    @Test
    void aRequestThatChangedMeanwhileIsNotWithdrawnUnseen() throws Exception {
        mvc.perform(post("/requests/rq-0012/withdraw")
                        .param("version", "-1")
                        .with(csrf())
                        .with(As.coordinator()))
                .andExpect(flash().attribute("told", "request.changed-meanwhile"));
        assertThat(requests.findById("rq-0012").orElseThrow().state()).isEqualTo(RequestState.SCHEDULED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/requests/rq-9999", "/requests/rq-9999/edit"})
    void aRequestThatIsNotThereIsNotFound(String path) throws Exception {
        mvc.perform(get(path).with(As.coordinator())).andExpect(status().isNotFound());
    }

    private List<InboxPage.Row> rows(String path) throws Exception {
        @SuppressWarnings("unchecked")
        var rows = (List<InboxPage.Row>) model(path).get("rows");
        return rows;
    }

    private Map<String, Object> model(String path) throws Exception {
        RequestPostProcessor coordinator = As.coordinator();
        return mvc.perform(get(java.net.URI.create(path)).with(coordinator))
                .andExpect(status().isOk())
                .andReturn()
                .getModelAndView()
                .getModel();
    }
}
