package org.samrad.booking;

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

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.account.AccountRole;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.request.ConsultationRequests;
import org.samrad.suggest.PricedOption;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

/** A coordinator finds a time for everybody, holds it, books it or asks the planner; nothing of it stays. */
@PageTest
@Transactional
class BookingPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    OpenPlans plans;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    RulesOfBooking rules;

    @Autowired
    Holds holds;

    @Autowired
    BookingAsks asks;

    @Autowired
    JdbcTemplate jdbc;

    private final MockHttpSession session = new MockHttpSession();
    private String request = "";
    private PricedOption best;

    @BeforeEach
    void aRequestThatCouldBeHeld() {
        OpenPlan plan = plans.of(PlanRef.PUBLISHED);
        for (String id : jdbc.queryForList(
                "select r.id from consultation_request r join care_case c on c.id = r.care_case"
                        + " where r.state = 'OPEN' and not c.protected_identity order by r.id",
                String.class)) {
            List<PricedOption> options = plan.recommendations().forRequest(id).options();
            if (options.size() > 2 && options.getFirst().panel().size() > 1) {
                request = id;
                best = options.getFirst();
                return;
            }
        }
        throw new AssertionError("No request of the demo could be held.");
    }

    @Test
    void thePageOffersWholePanelsAndWhatIsHeldShowsItsEnd() throws Exception {
        String names = best.panel().values().stream()
                .map(id -> jdbc.queryForObject("select name from specialist where id = ?", String.class, id))
                .collect(Collectors.joining("|"));
        String page = page(As.coordinator());
        for (String name : names.split("\\|")) {
            assertThat(page).contains(name);
        }
        assertThat(page).contains("Propose to the planner").doesNotContain(">Book<");

        send("hold", best, As.coordinator()).andExpect(flash().attribute("told", "booking.held"));
        page = page(As.coordinator());
        assertThat(page).contains("Held until", ">Release<").doesNotContain(">Hold<");
        mvc.perform(get("/requests/" + request).with(As.coordinator()))
                .andExpect(content().string(containsString("Held until")));
        mvc.perform(get("/plan?plan=published&view=table&week=" + week()).with(As.planner()))
                .andExpect(content().string(containsString("Held until")));

        mvc.perform(post("/requests/" + request + "/suggestions/release")
                        .param("hold", "00000000-0000-0000-0000-000000000001")
                        .with(csrf())
                        .with(As.coordinator()))
                .andExpect(flash().attribute("refused", "OTHER_HELD"));
        assertThat(holds.findAll()).hasSize(1);
        send("release", best, As.coordinator()).andExpect(flash().attribute("told", "booking.released"));
        assertThat(holds.findAll()).isEmpty();
    }

    @Test
    void aPlannerBooksAtOnceAndACoordinatorWhatThePlannerAllows() throws Exception {
        send("book", best, As.coordinator()).andExpect(flash().attribute("refused", "ASK_FIRST"));
        assertThat(page(As.planner())).contains(">Book<");
        var terms = requests.findById(request).orElseThrow().terms();
        mvc.perform(post("/rules/booking")
                        .param("forms", terms.form().name())
                        .param("urgencies", terms.urgency().name())
                        .param("minutes", "45")
                        .param("seen", String.valueOf(rules.current().version()))
                        .with(csrf())
                        .with(As.planner()))
                .andExpect(redirectedUrl("/rules/booking"))
                .andExpect(flash().attribute("saved", true));
        assertThat(page(As.coordinator())).contains(">Book<");

        send("book", best, As.coordinator()).andExpect(redirectedUrl("/requests/" + request));
        mvc.perform(get("/requests/" + request).with(As.coordinator()))
                .andExpect(content().string(not(containsString("/suggestions"))));
        assertThat(page(As.coordinator())).contains("has its consultation");
        mvc.perform(get("/plan/versions").with(As.planner()))
                .andExpect(content().string(containsString("Booked")));
    }

    @Test
    void whoPublishedIsToldByTheirNameAlsoWherePlansAreCompared() throws Exception {
        String name = jdbc.queryForObject("select display_name from account where username = 'planner'", String.class);
        jdbc.update("insert into publication (published_at, published_by, added, moved, cancelled, unchanged)"
                + " values ('2026-12-01 08:00:00+00', 'planner', 0, 0, 0, 0)");
        long version = jdbc.queryForObject("select max(id) from publication", Long.class);

        for (String page : List.of("/plan/versions", "/plan/versions/" + version)) {
            mvc.perform(get(page).with(As.planner()).locale(Locale.ENGLISH))
                    .andExpect(content().string(containsString(name)))
                    .andExpect(content().string(not(containsString(">planner<"))))
                    .andExpect(content().string(not(containsString("by planner"))));
        }
        mvc.perform(get("/plan/compare").with(As.planner()).locale(Locale.ENGLISH))
                .andExpect(content().string(containsString("· " + name)))
                .andExpect(content().string(not(containsString("· planner<"))));
    }

    @Test
    void whatIsProposedIsBookedOrComesBackWithAReason() throws Exception {
        send("propose", best, As.coordinator()).andExpect(flash().attribute("told", "booking.proposed"));
        assertThat(page(As.coordinator())).contains("Waiting for the planner");
        mvc.perform(get("/").with(As.planner())).andExpect(content().string(containsString("booking to answer")));
        mvc.perform(get("/plan/bookings").with(As.planner()))
                .andExpect(content().string(containsString(request)))
                .andExpect(content().string(containsString("Held until")));
        long number = asks.findAll().stream()
                .filter(one -> one.request().equals(request))
                .max(Comparator.comparing(BookingAsk::number))
                .orElseThrow()
                .number();

        mvc.perform(post("/plan/bookings/" + number + "/return")
                        .param("reason", " ")
                        .with(csrf())
                        .with(As.planner()))
                .andExpect(flash().attribute("wrong", "booking.reason.none"));
        mvc.perform(post("/plan/bookings/" + number + "/return")
                        .param("reason", "Born 121212-1212")
                        .with(csrf())
                        .with(As.planner()))
                .andExpect(flash().attribute("wrong", "booking.reason.identity"))
                .andExpect(flash().attribute("typed", "Born […]"));
        mvc.perform(post("/plan/bookings/" + number + "/return")
                        .param("reason", "Keep <that> week free.")
                        .with(csrf())
                        .with(As.planner()))
                .andExpect(flash().attribute("told", "booking.returned"));
        mvc.perform(get("/requests/" + request).with(As.coordinator()))
                .andExpect(content().string(containsString("Reason: Keep &lt;that&gt; week free.")));
        assertThat(jdbc.queryForList(
                        "select what from request_event where request = ? order by position", String.class, request))
                .endsWith("PROPOSED", "RETURNED");

        send("propose", best, As.coordinator());
        number = asks.findAll().stream()
                .filter(one -> one.request().equals(request))
                .max(Comparator.comparing(BookingAsk::number))
                .orElseThrow()
                .number();
        mvc.perform(post("/plan/bookings/" + number + "/accept").with(csrf()).with(As.planner()))
                .andExpect(flash().attribute("told", "booking.accepted"));
        assertThat(jdbc.queryForObject(
                        "select count(*) from appointment where request = ? and cancelled_at is null and pinned",
                        Integer.class,
                        request))
                .isEqualTo(1);
    }

    @Test
    void whatIsNoLongerPossibleIsRefusedWithTheRule() throws Exception {
        String somebody = best.panel().values().iterator().next();
        jdbc.update(
                "insert into absence (specialist, from_time, until_time) values (?, ?, ?)",
                somebody,
                best.start(),
                best.end());
        jdbc.update("update specialist set version = version + 1 where id = ?", somebody);
        send("hold", best, As.coordinator())
                .andExpect(flash().attribute("refused", "RULE"))
                .andExpect(flash().attribute("refusedFor", List.of("Offered time")));
    }

    @Test
    void whatOthersHoldAtThatTimeIsNotToldByTheRuleThatItBreaks() throws Exception {
        Map<String, Object> other = jdbc.queryForMap(
                "select r.id, q.role from consultation_request r join request_role q on q.request = r.id"
                        + " where r.state = 'OPEN' and r.id <> ? order by r.id, q.position fetch first 1 row only",
                request);
        UUID hold = UUID.randomUUID();
        jdbc.update(
                "insert into hold (id, version, request, start_time, end_time, mode, held_by, held_at, expires_at, asked)"
                        + " values (?, 0, ?, ?, ?, 'VIDEO', 'kim', '2026-11-30 09:00:00+00', '2027-01-30 09:00:00+00', false)",
                hold,
                other.get("id"),
                best.start(),
                best.end());
        jdbc.update(
                "insert into hold_participant (hold, role, specialist) values (?, ?, ?)",
                hold,
                other.get("role"),
                best.panel().values().iterator().next());
        send("hold", best, As.coordinator())
                .andExpect(flash().attribute("refused", "NOT_POSSIBLE"))
                .andExpect(flash().attribute("refusedFor", List.of()));
    }

    @Test
    void formsThatNoPageSendsAreRefused() throws Exception {
        for (Map<String, String> odd :
                List.of(Map.of("start", "soon"), Map.of("mode", "FAX"), Map.of("site", "a b"), Map.of("role", ""))) {
            MockHttpServletRequestBuilder form = post("/requests/" + request + "/suggestions/hold");
            var fields = new HashMap<>(
                    Map.of("start", best.start().toString(), "mode", "VIDEO", "role", "one", "specialist", "anna"));
            fields.putAll(odd);
            if (odd.containsKey("role")) {
                fields.remove("role");
            }
            fields.forEach(form::param);
            mvc.perform(form.with(csrf()).with(As.coordinator())).andExpect(status().isBadRequest());
        }
        mvc.perform(post("/rules/booking")
                        .param("minutes", "4")
                        .param("seen", "0")
                        .with(csrf())
                        .with(As.planner()))
                .andExpect(flash().attributeExists("typed"));
    }

    @Test
    void ofAProtectedCaseOnlyWhoAnswersForItSeesTimes() throws Exception {
        jdbc.update(
                "update care_case set protected_identity = true, version = version + 1"
                        + " where id = (select care_case from consultation_request where id = ?)",
                request);
        assertThat(page(As.planner())).contains("protected").doesNotContain(">Hold<");
        send("hold", best, As.planner()).andExpect(status().isForbidden());
        assertThat(page(As.coordinator())).contains(">Hold<");

        send("propose", best, As.coordinator());
        String listed = mvc.perform(get("/plan/bookings").with(As.planner()))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(listed).contains(request).doesNotContain("Held until");
        for (RequestPostProcessor reader : List.of(As.planner(), As.coordinatorOf("elsewhere"))) {
            mvc.perform(get("/requests/" + request).with(reader))
                    .andExpect(content().string(not(containsString("Held until"))));
        }
    }

    @Test
    void anothersRequestIsLikeOneThatIsNotThere() throws Exception {
        for (String what : List.of("hold", "book", "propose", "release")) {
            send(what, best, As.coordinatorOf("elsewhere")).andExpect(status().isNotFound());
        }
        mvc.perform(get("/requests/" + request + "/suggestions").with(As.coordinatorOf("elsewhere")))
                .andExpect(status().isNotFound());
        for (AccountRole role : List.of(AccountRole.SPECIALIST, AccountRole.ADMINISTRATOR, AccountRole.AUDITOR)) {
            mvc.perform(get("/requests/" + request + "/suggestions").with(As.role(role, null)))
                    .andExpect(status().isForbidden());
        }
    }

    private org.springframework.test.web.servlet.ResultActions send(
            String what, PricedOption option, RequestPostProcessor who) throws Exception {
        MockHttpServletRequestBuilder form = post("/requests/" + request + "/suggestions/" + what)
                .param("start", option.start().toString())
                .param("mode", option.mode().name());
        if (option.site() != null) {
            form.param("site", option.site());
        }
        holds.findByRequest(request)
                .ifPresent(held -> form.param("hold", held.id().toString()));
        new TreeMap<>(option.panel())
                .forEach((role, specialist) -> form.param("role", role).param("specialist", specialist));
        return mvc.perform(form.session(session).with(csrf()).with(who));
    }

    private String page(RequestPostProcessor who) throws Exception {
        return mvc.perform(get("/requests/" + request + "/suggestions").with(who))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String week() {
        return org.samrad.time.IsoWeek.write(
                org.samrad.time.IsoWeek.mondayOf(best.start().toLocalDate()));
    }
}
