package org.samrad.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.account.FirstAccounts;
import org.samrad.administration.DemoData;
import org.samrad.plan.PlanChanges;
import org.samrad.publish.SchedulePublished;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

/** The trail, over the demo. */
@PageTest
@Transactional
class AuditPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    FirstAccounts first;

    @Autowired
    DemoData demo;

    @Autowired
    AccessLog log;

    @Autowired
    ApplicationEventPublisher events;

    @Test
    void whoReadsOfACaseIsToldOnceADay() throws Exception {
        for (int i = 0; i < 3; i++) {
            mvc.perform(get("/requests/rq-0012").with(As.coordinator())).andExpect(status().isOk());
        }
        mvc.perform(get("/requests/rq-0012").with(As.planner()));
        mvc.perform(get("/requests/rq-9999").with(As.planner()));

        assertThat(jdbc.queryForList(
                        "select username from access_log where about = 'rq-0012' and username like 'test-%' order by number",
                        String.class))
                .containsExactly("test-COORDINATOR", "test-PLANNER");
        assertThat(of("about = 'rq-9999'")).isEmpty();
    }

    @Test
    void whoWithdrawsARequestPublishesOrChangesARowIsToldToo() throws Exception {
        mvc.perform(post("/requests/rq-0012/withdraw")
                .param(
                        "version",
                        jdbc.queryForObject(
                                "select version from consultation_request where id = 'rq-0012'", String.class))
                .with(csrf())
                .with(As.coordinator()));
        events.publishEvent(new SchedulePublished(
                777_777L,
                null,
                "planner",
                Instant.EPOCH,
                new PlanChanges(
                        new TreeSet<>(Set.of("a", "b")),
                        new TreeSet<>(),
                        new TreeSet<>(Set.of("c")),
                        new TreeSet<>())));
        events.publishEvent(new SchedulePublished(
                777_777L,
                55L,
                "planner",
                Instant.EPOCH,
                new PlanChanges(
                        new TreeSet<>(Set.of("c")),
                        new TreeSet<>(),
                        new TreeSet<>(Set.of("a", "b")),
                        new TreeSet<>())));
        events.publishEvent(new SchedulePublished(
                null,
                56L,
                "planner",
                Instant.EPOCH,
                new PlanChanges(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(Set.of("rq-0013")), new TreeSet<>())));
        mvc.perform(post("/admin/data/holidays")
                .param("date", "2027-03-01")
                .param("name", "Planning day")
                .with(csrf())
                .with(As.administrator()));

        assertThat(jdbc.queryForList(
                        "select what, care_case from access_log where about = 'rq-0012' order by number desc"))
                .first()
                .satisfies(line -> assertThat(line.get("what")).isEqualTo("REQUEST_WITHDRAWN"))
                .satisfies(line -> assertThat(line.get("care_case")).isNotNull());
        assertThat(jdbc.queryForList(
                        "select detail from access_log where what = 'PUBLISHED' and about = 'p777777'", String.class))
                .containsExactly("+2 ~0 -1");
        assertThat(jdbc.queryForList(
                        "select about, detail from access_log where what = 'PUBLICATION_UNDONE' and about in ('v55', 'rq-0013')"
                                + " order by number"))
                .satisfiesExactly(
                        all -> assertThat(all).containsEntry("about", "v55").containsEntry("detail", "+1 ~0 -2"),
                        one -> assertThat(one).containsEntry("about", "rq-0013"));
        mvc.perform(get("/audit?what=PUBLICATION_UNDONE").with(As.auditor()).locale(Locale.of("sv")))
                .andExpect(content().string(containsString("Publicering ångrad")))
                .andExpect(content().string(containsString("1 nya, 0 flyttade, 2 avbokade")))
                .andExpect(content().string(containsString("Version 55")));
        assertThat(of("what = 'DATA_CHANGED' and username = 'test-ADMINISTRATOR'"))
                .isNotEmpty();
    }

    @Test
    void whoChangesRulesOfAnyKindIsToldWithWhatTheyWereAndAre() throws Exception {
        rules(
                "/rules/booking",
                "booking_rules",
                As.planner(),
                "forms",
                "ADVICE",
                "urgencies",
                "ACUTE",
                "minutes",
                "77");
        rules("/rules/repair", "repair_rules", As.planner(), "forms", "ADVICE", "urgencies", "DAYS_3");
        rules("/rules/questions", "question_rules", As.planner(), "alone", "OTHER_SITE");
        rules("/admin/messages", "telling_rules", As.administrator(), "delay", "7", "remind", "4", "escalate", "5");
        rules("/admin/messages", "telling_rules", As.administrator(), "delay", "7", "remind", "4", "escalate", "5");

        assertThat(jdbc.queryForList(
                        "select about from access_log where what = 'RULES_CHANGED' and username like 'test-%' order by number",
                        String.class))
                .containsExactly("booking", "repair", "questions", "telling");
        assertThat(jdbc.queryForObject(
                        "select detail from access_log where what = 'RULES_CHANGED' and about = 'telling'",
                        String.class))
                .contains("delay: ")
                .contains(" → 7");
        mvc.perform(get("/audit?what=RULES_CHANGED").with(As.auditor()))
                .andExpect(content()
                        .string(allOf(
                                containsString("Rules changed"),
                                containsString("What planners decide alone"),
                                containsString("another site"),
                                containsString("→ 77"))));
        for (String page : List.of("/rules/booking", "/rules/repair", "/rules/questions")) {
            mvc.perform(get(page).with(As.planner()))
                    .andExpect(content().string(containsString("Last changed by Test PLANNER")));
        }
        mvc.perform(get("/admin/messages").with(As.administrator()))
                .andExpect(content().string(containsString("Last changed by Test ADMINISTRATOR")));
    }

    @Test
    void linesAreReadInWordsAndNotInCodes() throws Exception {
        log.add(AccessLog.What.PUBLISHED, "p777777", "+2 ~0 -1");
        log.add(AccessLog.What.MAIL_CHANGED, "eva", "DAILY");
        log.add(AccessLog.What.SESSION_ENDED, "eva", "2");
        log.add(AccessLog.What.ROLES_CHANGED, "eva", "PLANNER, COORDINATOR o-1+o-2");
        log.add(
                AccessLog.What.DATA_CHANGED,
                null,
                "requests.csv: 3, sites.csv: 2 (ADDED s-1; GONE s-2), own_holidays: CHANGED 2026-12-24");
        log.add(AccessLog.What.ANSWERED, null, "IF_NEEDED");

        assertThat(lines("en"))
                .contains(
                        "Proposal 777777",
                        "2 new, 0 moved, 1 cancelled",
                        "one mail a day",
                        "2 sessions",
                        "Planner, Coordinator (o-1, o-2)",
                        "Requests: 3, Sites: 2 (added s-1; removed s-2), Holidays of our own: changed 2026-12-24",
                        ">Only if needed<")
                .doesNotContain("+2 ~0", ">DAILY<", ">IF_NEEDED<", "requests.csv: 3", "GONE s-2");
        assertThat(lines("sv"))
                .contains(
                        "2 nya, 0 flyttade, 1 avbokade",
                        "Planerare, Koordinator (o-1, o-2)",
                        "Förfrågningar: 3",
                        "(tillagd s-1; borttagen s-2)",
                        "2 inloggningar");
        assertThat(lines("nb"))
                .contains(
                        "2 nye, 0 flyttet, 1 avlyst",
                        "Planlegger, Koordinator (o-1, o-2)",
                        "Forespørsler: 3",
                        "(lagt til s-1; fjernet s-2)",
                        "2 økter");
    }

    private String lines(String language) throws Exception {
        return mvc.perform(get("/audit").locale(Locale.forLanguageTag(language)).with(As.auditor()))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private void rules(String page, String table, RequestPostProcessor who, String... values) throws Exception {
        String version = jdbc.queryForObject("select version from " + table, String.class);
        var change = post(page).param("seen", version).param("version", version);
        for (int i = 0; i < values.length; i += 2) {
            change.param(values[i], values[i + 1]);
        }
        mvc.perform(change.with(csrf()).with(who)).andExpect(status().is3xxRedirection());
    }

    @Test
    void whoSignsInAndWhoFailsIsToldButNotWhatElseWasTypedAsAName() throws Exception {
        mvc.perform(formLogin("/sign-in").user("planner").password(first.demoPassword()));
        mvc.perform(formLogin("/sign-in").user("planner").password("wrong"));
        mvc.perform(formLogin("/sign-in").user("my secret password").password(""));

        assertThat(of("username = 'planner'")).contains("SIGNED_IN");
        assertThat(of("about = 'planner'")).containsExactly("SIGN_IN_FAILED");
        assertThat(of("about like '%secret%' or detail like '%secret%' or username like '%secret%'"))
                .isEmpty();
    }

    @Test
    void anAuditorSearchesAndSeesNothingElse() throws Exception {
        mvc.perform(get("/requests/rq-0012").with(As.coordinator()));
        mvc.perform(get("/audit?who=test-coord&what=CASE_READ&about=rq-0012&from=2020-01-01&until=2199-01-01")
                        .with(As.auditor()))
                .andExpect(content().string(allOf(containsString("rq-0012"), containsString("Test COORDINATOR"))));
        mvc.perform(get("/audit?until=2020-01-01").with(As.auditor()))
                .andExpect(content().string(not(containsString("rq-0012"))));
        mvc.perform(get("/audit?who=%25&from=soon&page=2147483647").with(As.auditor()))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("rq-0012"))));
        for (String path : List.of("/requests", "/plan", "/my", "/admin")) {
            mvc.perform(get(path).with(As.auditor())).andExpect(status().isForbidden());
        }
    }

    @Test
    void aFileHoldsNoFormula() throws Exception {
        log.add(AccessLog.What.PROTECTED_EXPORTED, "x", "=cmd; +1");
        mvc.perform(get("/audit.csv?about=x").with(As.auditor()))
                .andExpect(content().string(allOf(containsString("'=cmd; '+1"), not(containsString(",=cmd")))));
    }

    @Test
    void aNewDemoLeavesTheTrail() throws Exception {
        mvc.perform(get("/requests/rq-0012").with(As.coordinator()));
        demo.reload();
        assertThat(of("about = 'rq-0012' and username like 'test-%'")).containsExactly("CASE_READ");
    }

    private List<String> of(String condition) {
        return jdbc.queryForList("select what from access_log where " + condition, String.class);
    }
}
