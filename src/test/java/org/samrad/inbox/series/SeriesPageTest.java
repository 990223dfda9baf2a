package org.samrad.inbox.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.persistence.EntityManager;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.consultation.Urgency;
import org.samrad.inbox.series.SeriesChanging.Refused;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestState;
import org.samrad.request.RequestTerms;
import org.samrad.request.UrgencyRules;
import org.samrad.schedule.Appointments;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.MultiValueMapAdapter;

/** A request and those that come after it, changed together: rq-0009 comes after rq-0050, and rq-0156 after that. */
@PageTest
@Transactional
class SeriesPageTest {

    private static final List<String> SERIES = List.of("rq-0050", "rq-0009", "rq-0156");

    @Autowired
    MockMvc mvc;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    UrgencyRules urgencies;

    @Autowired
    Appointments appointments;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    EntityManager entities;

    @Test
    void whatWouldChangeIsShownOfEachAndNothingChangesYet() throws Exception {
        assertThat(page("/requests/rq-0050")).contains("href=\"/requests/rq-0050/series\"");
        assertThat(page("/requests/rq-0156")).doesNotContain("/series\"");
        assertThat(page("/requests/rq-0050/series")).doesNotContain("name=\"picked\"");

        List<ChangedRequest> rows = rows("?urgency=DAYS_14");

        assertThat(rows).extracting(row -> row.request().id()).containsExactly("rq-0050", "rq-0009", "rq-0156");
        assertThat(rows).extracting(ChangedRequest::changes).containsExactly(true, true, false);
        assertThat(rows.getFirst().dueDay())
                .isEqualTo(rows.getFirst().request().terms().received().plusDays(14));
        assertThat(page("/requests/rq-0050/series?urgency=DAYS_14"))
                .contains("4 Dec 2026", "Stays as it is.", "name=\"picked\"");
        assertThat(urgenciesOf()).containsExactly(Urgency.DAYS_30, Urgency.DAYS_30, Urgency.DAYS_14);
    }

    @Test
    void allThatArePickedChangeTogetherAndTheHistoryOfEachTellsIt() throws Exception {
        send("?urgency=DAYS_14&agreed=true", codes("?urgency=DAYS_14"))
                .andExpect(flash().attribute("told", "series.changed"))
                .andExpect(redirectedUrl("/requests/rq-0050"));

        assertThat(urgenciesOf()).containsOnly(Urgency.DAYS_14);
        assertThat(changes("rq-0050")).isEqualTo(1);
        assertThat(changes("rq-0009")).isEqualTo(1);
        assertThat(changes("rq-0156")).as("it was so urgent before").isZero();
    }

    @Test
    void theirDaysMoveByTheSameAndAFormThatIsSentTwiceMovesThemOnce() throws Exception {
        give("rq-0050", LocalDate.of(2026, 12, 7));
        give("rq-0009", LocalDate.of(2026, 12, 14));
        String moved = "?by=2&step=WEEKS_LATER&agreed=true";
        List<String> picked = codes(moved);

        send(moved, picked).andExpect(flash().attribute("told", "series.changed"));
        send(moved, picked).andExpect(flash().attribute("told", "series.changed"));

        assertThat(all())
                .extracting(one -> one.terms().earliest())
                .containsExactly(LocalDate.of(2026, 12, 21), LocalDate.of(2026, 12, 28), null);
    }

    @Test
    void oneThatChangedMeanwhileKeepsAllAsTheyAre() throws Exception {
        List<String> picked = codes("?duration=25");
        jdbc.update("update consultation_request set version = version + 1 where id = 'rq-0009'");
        entities.clear();

        send("?duration=25&agreed=true", picked)
                .andExpect(flash().attribute("refused", new Refused("series.refused.changed", "rq-0009")))
                .andExpect(flash().attribute("picked", List.of("rq-0050", "rq-0009", "rq-0156")))
                .andExpect(result -> assertThat(result.getResponse().getRedirectedUrl())
                        .startsWith("/requests/rq-0050/series?")
                        .contains("duration=25"));
        assertThat(all()).extracting(one -> one.terms().durationMinutes()).doesNotContain(25);
        assertThat(page("/requests/rq-0050/series?duration=25")).contains("name=\"picked\"");
    }

    @Test
    void oneThatIsPublishedSaysWhatItLosesAndIsChangedOnceThatIsAgreedTo() throws Exception {
        ConsultationRequest booked = requests.findById("rq-0016").orElseThrow();
        assertThat(booked.state()).isEqualTo(RequestState.SCHEDULED);
        String address = "/requests/" + booked.id() + "/series";
        List<String> picked = List.of(rows(address, "?duration=11").getFirst().code());
        assertThat(page(address + "?duration=11")).contains("told that it is cancelled");

        send(address, "?duration=11", picked)
                .andExpect(flash().attribute("refused", new Refused("series.refused.costs", booked.id())));
        assertThat(requests.findById(booked.id()).orElseThrow().state()).isEqualTo(RequestState.SCHEDULED);

        send(address, "?duration=11&agreed=true", picked).andExpect(flash().attribute("told", "series.changed"));
        assertThat(requests.findById(booked.id()).orElseThrow().state()).isEqualTo(RequestState.OPEN);
        assertThat(appointments.findByRequestAndCancelledAtIsNull(booked.id())).isEmpty();
    }

    @Test
    void eachStandsAfterWhatItComesAfterAndWhatIsHeldForOneIsToldOf() throws Exception {
        jdbc.update("update consultation_request set follows = 'rq-0156' where id = 'rq-0009'");
        jdbc.update("update consultation_request set follows = 'rq-0050' where id = 'rq-0156'");
        jdbc.update(
                "insert into hold (id, version, request, start_time, end_time, mode, held_by, held_at, expires_at, asked)"
                        + " values (?, 0, 'rq-0156', '2026-12-08 13:00', '2026-12-08 13:30', 'VIDEO', 'kim',"
                        + " '2026-11-20 09:00:00+00', '2199-01-01 09:00:00+00', false)",
                UUID.randomUUID());
        entities.clear();

        assertThat(rows("?duration=25"))
                .extracting(row -> row.request().id())
                .containsExactly("rq-0050", "rq-0156", "rq-0009");
        assertThat(page("/requests/rq-0050/series?duration=25"))
                .contains(" is held for it, and is let go.")
                .doesNotContain("requests are shown");
        send("?duration=25", codes("?duration=25"))
                .andExpect(flash().attribute("refused", new Refused("series.refused.costs", "rq-0156")));
    }

    @Test
    void oneThatCannotBeAskedForSoSaysWhyAndChangesNone() throws Exception {
        give("rq-0009", LocalDate.of(2199, 12, 30));
        String far = "?by=3&step=DAYS_LATER&duration=25";
        List<ChangedRequest> rows = rows(far);
        assertThat(rows).extracting(ChangedRequest::isPossible).containsExactly(true, false, true);
        assertThat(page("/requests/rq-0050/series" + far)).contains("is too far away");

        send(far + "&agreed=true", rows.stream().map(ChangedRequest::code).toList())
                .andExpect(flash().attribute("refused", new Refused("series.refused.fault", "rq-0009")));
        assertThat(all()).extracting(one -> one.terms().durationMinutes()).doesNotContain(25);

        assertThat(page("/requests/rq-0050/series?modes=ON_SITE")).contains("No site is chosen");
        assertThat(page("/requests/rq-0050/series?by=1000"))
                .contains("id=\"by-error\"")
                .doesNotContain("name=\"picked\"");
        send(far, List.of()).andExpect(flash().attribute("refused", new Refused("series.refused.none", "")));
    }

    /** rq-0050 stays where it is: three weeks earlier rq-0009 would have to be over before it. */
    @Test
    void whereOnlySomeArePickedTheOthersStayForWhatComesAfterThem() throws Exception {
        give("rq-0050", LocalDate.of(2026, 12, 21));
        give("rq-0009", fields -> fields.latest = LocalDate.of(2027, 1, 4));
        String earlier = "?by=3&step=WEEKS_EARLIER";
        List<String> picked = codes(earlier).subList(1, 2);
        assertThat(picked.getFirst()).startsWith("rq-0009:");

        send(earlier, picked).andExpect(flash().attribute("refused", new Refused("series.refused.costs", "rq-0009")));
        var shown = mvc.perform(get(URI.create("/requests/rq-0050/series" + earlier))
                        .flashAttr("picked", List.of("rq-0009"))
                        .with(As.coordinator()))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(shown).contains("name=\"agreed\"");

        send(earlier + "&agreed=true", picked).andExpect(flash().attribute("told", "series.changed"));
        assertThat(requests.findById("rq-0009").orElseThrow().terms().latest()).isEqualTo(LocalDate.of(2026, 12, 14));
    }

    @Test
    void whatAnUrgencyMeansByNowChangesNothingThatWasShownOtherwise() throws Exception {
        give("rq-0009", fields -> fields.due = LocalDate.of(2027, 1, 4));
        List<String> picked = codes("?urgency=DAYS_14").subList(1, 2);
        jdbc.update("delete from urgency where id = 'DAYS_14'");
        jdbc.update("insert into urgency (id, days, factor) values ('DAYS_14', 21, 10)");
        entities.clear();

        send("?urgency=DAYS_14&agreed=true", picked)
                .andExpect(flash().attribute("refused", new Refused("series.refused.changed", "rq-0009")));
        assertThat(requests.findById("rq-0009").orElseThrow().terms().due()).isEqualTo(LocalDate.of(2027, 1, 4));
    }

    @Test
    void whatCannotBeReadComesBackAsItWasSent() throws Exception {
        List<String> picked = codes("?duration=25");

        send("?duration=%7Bx%7D%26&modes=VIDEO&modes=FAX&instead=gone", picked)
                .andExpect(redirectedUrl(
                        "/requests/rq-0050/series?urgency=&by=&step=&duration=%7Bx%7D%26&instead=gone&named="
                                + "&modes=VIDEO&modes=FAX"));
        assertThat(all()).extracting(one -> one.terms().durationMinutes()).doesNotContain(25);
    }

    @Test
    void whatIsGoneMeanwhileAndWhatIsAnothersIsNotChanged() throws Exception {
        List<String> picked = codes("?duration=25");
        requests.findById("rq-0009").orElseThrow().withdraw();
        requests.flush();

        send("?duration=25&agreed=true", picked)
                .andExpect(flash().attribute("refused", new Refused("series.refused.gone", "")));
        mvc.perform(get("/requests/rq-0009/series").with(As.coordinator()))
                .andExpect(redirectedUrl("/requests/rq-0009"))
                .andExpect(flash().attribute("told", "request.withdrawn-already"));
        for (var asked : List.of(get("/requests/rq-0050/series"), post("/requests/rq-0050/series"))) {
            mvc.perform(asked.with(csrf()).with(As.coordinatorOf("nobody-elses")))
                    .andExpect(status().isNotFound());
        }
    }

    @Test
    void whatWasSentAndMeansNothingIsSaidAndKept() throws Exception {
        assertThat(page("/requests/rq-0050/series?urgency=&by=&step=WEEKS_LATER&duration="))
                .contains("Nothing is chosen yet.")
                .doesNotContain("name=\"picked\"");
        assertThat(page("/requests/rq-0050/series?named=sp-011")).contains("Choose instead of whom.");
        String kept = sent("?by=%2B5%25%7Bx%7D&duration=" + "9".repeat(9000));
        assertThat(kept).startsWith("/requests/rq-0050/series?").hasSizeLessThan(300);
        assertThat(page(kept)).contains("“+5%{x}”").contains("“9999").doesNotContain("name=\"picked\"");
    }

    @Test
    void oneWithoutDaysSaysThatNoneMoveAndWhatIsShownGetsTheFocus() throws Exception {
        give("rq-0050", LocalDate.of(2026, 12, 7));

        List<ChangedRequest> rows = rows("?by=1");

        assertThat(rows).extracting(ChangedRequest::isMoved).containsExactly(true, false, false);
        assertThat(page("/requests/rq-0050/series?by=1"))
                .contains("so none move")
                .containsPattern("<h2 id=\"then\"[^>]* data-focus=\"yes\"");
        assertThat(page("/requests/rq-0050/series?duration=25")).doesNotContain("so none move");
    }

    private String sent(String chosen) throws Exception {
        return String.valueOf(send(chosen, List.of()).andReturn().getResponse().getRedirectedUrl());
    }

    private void give(String request, LocalDate earliest) {
        give(request, fields -> fields.earliest = earliest);
    }

    private void give(String request, Consumer<RequestTerms.Fields> what) {
        ConsultationRequest one = requests.findById(request).orElseThrow();
        one.change(one.content().with(one.terms().with(what)), urgencies.scale());
        requests.saveAndFlush(one);
    }

    private List<ConsultationRequest> all() {
        return SERIES.stream().map(id -> requests.findById(id).orElseThrow()).toList();
    }

    private List<Urgency> urgenciesOf() {
        return all().stream().map(one -> one.terms().urgency()).toList();
    }

    private int changes(String request) {
        return jdbc.queryForObject(
                "select count(*) from request_event where what = 'CHANGED' and request = ?", Integer.class, request);
    }

    private List<String> codes(String chosen) throws Exception {
        return rows(chosen).stream().map(ChangedRequest::code).toList();
    }

    private List<ChangedRequest> rows(String chosen) throws Exception {
        return rows("/requests/rq-0050/series", chosen);
    }

    private List<ChangedRequest> rows(String address, String chosen) throws Exception {
        var view = mvc.perform(get(URI.create(address + chosen)).with(As.coordinator()))
                .andExpect(status().isOk())
                .andReturn()
                .getModelAndView();
        assertThat(view).isNotNull();
        return ((List<?>) view.getModel().get("rows"))
                .stream().map(ChangedRequest.class::cast).toList();
    }

    private ResultActions send(String chosen, List<String> picked) throws Exception {
        return send("/requests/rq-0050/series", chosen, picked);
    }

    private ResultActions send(String address, String chosen, List<String> picked) throws Exception {
        return mvc.perform(post(URI.create(address + chosen))
                        .params(new MultiValueMapAdapter<>(Map.of("picked", picked)))
                        .with(csrf())
                        .with(As.coordinator()))
                .andExpect(status().is3xxRedirection());
    }

    private String page(String address) throws Exception {
        return mvc.perform(get(URI.create(address)).with(As.coordinator()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
