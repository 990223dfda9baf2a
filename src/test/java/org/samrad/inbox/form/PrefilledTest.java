package org.samrad.inbox.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestRole;
import org.samrad.system.As;
import org.samrad.time.PlanningHorizons;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

/** The form for the request that comes after another, or that asks the same again, over the published rq-0012 of the demo. */
@PageTest
@Transactional
class PrefilledTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    PlanningHorizons horizons;

    @Autowired
    Clock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    EntityManager entities;

    private ConsultationRequest before;
    private List<RequestRole> roles = List.of();
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void aPublishedRequest() {
        before = requests.findById("rq-0012").orElseThrow();
        // Read now, since the database is asked anew later.
        roles = before.roles();
        today = horizons.now(clock).toLocalDate();
    }

    @Test
    void aFollowUpAsksTheSameOfTheSamePeopleAfterTheWeeksThatTheOutcomeSays() throws Exception {
        told(true, 6);
        RequestForm form = form("/requests/new?after=rq-0012");

        assertThat(form.existingCase()).isEqualTo(before.caseId());
        assertThat(form.form()).isEqualTo(before.terms().form().name());
        assertThat(form.duration()).isEqualTo(Integer.toString(before.terms().durationMinutes()));
        assertThat(form.modes())
                .containsExactlyElementsOf(
                        before.terms().modes().stream().map(Enum::name).toList());
        assertThat(form.languages()).isEqualTo(before.terms().languages());
        assertThat(form.links()).containsExactly(new LinkRow("rq-0012", "42", "", "", ""));
        assertThat(form.roles()).hasSameSizeAs(roles).allSatisfy(row -> {
            assertThat(row.sameAs())
                    .as("the optional one was left out")
                    .isEqualTo(row.optional() ? "" : "rq-0012/" + row.role());
            assertThat(row.specialist()).isEmpty();
        });
        assertThat(form.received()).isEqualTo(today.toString());
        assertThat(form.windows()).isEmpty();
        assertThat(form.key()).as("a form of its own").isNotEmpty();
        assertThat(form.version()).isEmpty();
    }

    @Test
    void wherePanelAndWeeksAreNotKnownNeitherIsAskedFor() throws Exception {
        told(true, 0);
        jdbc.update(
                "delete from appointment_participant where role = ?",
                roles.getFirst().role());
        RequestForm form = form("/requests/new?after=rq-0012");

        assertThat(form.links()).containsExactly(new LinkRow("rq-0012", "", "", "", ""));
        assertThat(form.roles().getFirst().sameAs()).as("nobody took it").isEmpty();
        assertThat(form.roles().get(1).sameAs()).isNotEmpty();
    }

    @Test
    void oneThatWasNotHeldIsAskedForOnceMoreAsItWasAndHasWaitedSinceThen() throws Exception {
        LocalDateTime tomorrow = today.plusDays(1).atTime(9, 0);
        jdbc.update("delete from request_window where request = 'rq-0012'");
        for (LocalDateTime from : List.of(tomorrow.minusDays(3), tomorrow)) {
            jdbc.update(
                    "insert into request_window (request, from_time, until_time, preferred) values ('rq-0012', ?, ?, false)",
                    from,
                    from.plusHours(2));
        }
        jdbc.update(
                "update consultation_request set latest = ?, earliest = ?, question = 'What can school do?' where id = 'rq-0012'",
                today,
                today.minusDays(1));
        RequestForm form = form("/requests/new?again=rq-0012");

        assertThat(form.question()).isEqualTo("What can school do?");
        assertThat(form.received()).isEqualTo(before.terms().received().toString());
        assertThat(form.roles())
                .extracting(RoleRow::role)
                .containsExactlyElementsOf(roles.stream().map(RequestRole::role).toList());
        assertThat(form.roles()).extracting(RoleRow::sameAs).containsOnly("");
        assertThat(form.windows())
                .extracting(WindowRow::day)
                .containsExactly(tomorrow.toLocalDate().toString());
        assertThat(form.latest()).isEqualTo(today.toString());
        assertThat(form.earliest()).as("passed").isEmpty();
    }

    @Test
    void theOutcomeLeadsToWhatIsWantedNext() throws Exception {
        told(true, 6);
        mvc.perform(get("/requests/rq-0012").with(As.coordinator()))
                .andExpect(content().string(containsString("/requests/new?after=rq-0012")))
                .andExpect(content().string(not(containsString("/requests/new?again=rq-0012"))));
        jdbc.update("update outcome set held = false, why_not = 'FAMILY', conclusion = null, follow_up_weeks = null");
        entities.clear();
        mvc.perform(get("/requests/rq-0012").with(As.coordinator()))
                .andExpect(content().string(containsString("/requests/new?again=rq-0012")))
                .andExpect(content().string(not(containsString("/requests/new?after=rq-0012"))));
    }

    @Test
    void whatIsNotThereOrAnothersIsNotFound() throws Exception {
        for (String page : List.of("/requests/new?after=%s", "/requests/new?again=%s")) {
            mvc.perform(get(page.formatted("rq-none")).with(As.coordinator())).andExpect(status().isNotFound());
            mvc.perform(get(page.formatted("rq-0012")).with(As.coordinatorOf("nowhere")))
                    .andExpect(status().isNotFound());
        }
    }

    @Test
    void aSeriesIsFiledOneAfterTheOther() throws Exception {
        var browser = new SentForm(mvc);
        String page = browser.address(new TypedRequest().with("do", "save-next").filed());
        assertThat(page).startsWith("/requests/new?after=");
        String first = page.substring(page.indexOf('=') + 1);
        assertThat(requests.findById(first)).isPresent();
        assertThat(form(page).links()).extracting(LinkRow::follows).containsExactly(first);
        assertThat(form(page).roles()).extracting(RoleRow::sameAs).allMatch(seat -> seat.startsWith(first + "/"));
    }

    private void told(boolean held, int weeks) {
        UUID appointment = jdbc.queryForObject(
                "select id from appointment where request = 'rq-0012' and cancelled_at is null", UUID.class);
        LocalDateTime yesterday = horizons.now(clock).minusDays(1);
        jdbc.update(
                "update appointment set start_time = ?, end_time = ? where id = ?",
                yesterday,
                yesterday.plusHours(1),
                appointment);
        jdbc.update(
                "insert into outcome (appointment, request, held, conclusion, follow_up_weeks, recorded_by, recorded_at)"
                        + " values (?, 'rq-0012', ?, 'AGREED', ?, 'Kim', current_timestamp)",
                appointment,
                held,
                weeks);
        entities.clear();
    }

    private RequestForm form(String page) throws Exception {
        entities.flush();
        entities.clear();
        return (RequestForm) Objects.requireNonNull(mvc.perform(get(page).with(As.coordinator()))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getModelAndView())
                .getModel()
                .get("form");
    }
}
