package org.samrad.go;

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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.PageTest;
import org.samrad.account.AccountRole;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

/** Where somebody gets by typing, over the demo: to what they may know of, and nowhere else. */
@PageTest
@Transactional
class GoTest {

    private static final Pattern ADDRESS = Pattern.compile("<a href=\"([^\"]+)\"");

    /** A number as it is written, of nobody. */
    private static final String IDENTITY = "19121212-1212";

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcTemplate jdbc;

    /** Whoever is on a panel, and the consultation's request, case and appointment. */
    private Map<String, Object> held = Map.of();

    @BeforeEach
    void aConsultationIsCalledSomethingThatNothingElseIs() {
        held = jdbc.queryForList("select a.id as appointment, a.request, p.specialist, r.care_case from appointment a"
                        + " join appointment_participant p on p.appointment = a.id"
                        + " join consultation_request r on r.id = a.request where a.cancelled_at is null"
                        + " order by a.request, p.specialist fetch first 1 row only")
                .getFirst();
        jdbc.update("update consultation_request set title = 'Zebrafråga om Östen' where id = ?", held.get("request"));
    }

    @Test
    void whereNothingIsTypedEachRoleFindsThePagesThatAreOpenToItAndNoOther() throws Exception {
        for (AccountRole role : AccountRole.values()) {
            RequestPostProcessor who = As.role(role, role == AccountRole.SPECIALIST ? text("specialist") : null);
            List<String> found = found("", who);
            assertThat(found)
                    .as("%s", role)
                    .contains("/", "/messages", "/account")
                    .doesNotHaveDuplicates();
            for (String address : found) {
                mvc.perform(get(address).with(who))
                        .andExpect(result -> assertThat(result.getResponse().getStatus())
                                .as("%s goes to %s", role, address)
                                .isEqualTo(200));
            }
        }
        assertThat(found("", As.planner()))
                .contains("/plan/bottlenecks", "/rules/booking")
                .doesNotContain("/requests/new");
        assertThat(found("", As.administrator()))
                .contains("/admin/data/specialists", "/admin/settings")
                .doesNotContain("/plan");
        assertThat(found("", As.auditor())).containsExactly("/", "/audit", "/messages", "/account");
        assertThat(found("", As.assistant())).containsExactly("/", "/times", "/messages", "/account");
    }

    @Test
    void aPageIsFoundByItsNameInTheReadersLanguageAndByTheNameOfItsSection() throws Exception {
        assertThat(found("flaskhals", As.planner())).containsExactly("/plan/bottlenecks", "/requests?q=flaskhals");
        assertThat(found("regler bok", As.planner())).contains("/rules/booking");
        assertThat(found("a", As.administrator()))
                .as("one letter begins a name, and is no part of it or of its section")
                .contains("/admin")
                .doesNotContain("/admin/settings", "/messages");
        mvc.perform(get("/go/found")
                        .param("q", "bottleneck")
                        .locale(Locale.ENGLISH)
                        .with(As.planner()))
                .andExpect(content().string(containsString("/plan/bottlenecks")));
    }

    @Test
    void aRequestIsFoundByItsReferenceItsCaseAndWordsOfItsTitleWithOrWithoutSigns() throws Exception {
        String request = "/requests/" + text("request");
        for (String typed : List.of(
                text("request"),
                text("request").toUpperCase(Locale.ROOT),
                "zebra",
                "OSTEN zebrafraga",
                "østen",
                text("care_case") + " zebra")) {
            assertThat(found(typed, As.planner())).as(typed).contains(request);
            assertThat(found(typed, As.coordinator())).as(typed).contains(request);
        }
        assertThat(found(text("care_case"), As.planner())).contains(request);
        assertThat(found("zebra giraff", As.planner())).noneMatch(request::equals);
    }

    @Test
    void whoMayNotReadRequestsFindsNone() throws Exception {
        for (RequestPostProcessor who : List.of(
                As.administrator(), As.auditor(), As.assistant(), As.specialist("sp-none"), As.coordinatorOf("none"))) {
            mvc.perform(get("/go/found").param("q", "zebra").with(who))
                    .andExpect(content().string(not(containsString("Zebrafr"))))
                    .andExpect(content().string(not(containsString(text("request")))));
        }
    }

    @Test
    void aSpecialistFindsTheConsultationsTheyAreOnAndNoOthers() throws Exception {
        assertThat(found("zebra", As.specialist(text("specialist"))))
                .singleElement()
                .asString()
                .matches("/my\\?week=\\d{4}-W\\d\\d#c-" + held.get("appointment"));
        String other = jdbc.queryForObject(
                "select min(id) from specialist where id not in (select specialist from appointment_participant"
                        + " where appointment = ?)",
                String.class,
                held.get("appointment"));
        assertThat(found("zebra", As.specialist(Objects.requireNonNull(other)))).isEmpty();
        jdbc.update("update appointment set cancelled_at = now() where id = ?", held.get("appointment"));
        assertThat(found("zebra", As.specialist(text("specialist")))).isEmpty();
    }

    @Test
    void aSpecialistIsFoundByNameAndIdAndLeadsToWhereTheReaderWorksWithThem() throws Exception {
        jdbc.update("update specialist set name = 'Åsa Zetterblom' where id = 'sp-002'");
        assertThat(found("asa zetter", As.planner()))
                .containsExactly("/plan?q=sp-002#board", "/requests?q=asa%20zetter");
        assertThat(found("sp-002", As.administrator())).containsExactly("/admin/data/specialists/row?ref=sp-002");
        assertThat(found("zetterblom", As.coordinator()))
                .containsExactly("/requests?q=%C3%85sa%20Zetterblom", "/requests?q=zetterblom");
        for (RequestPostProcessor who : List.of(As.auditor(), As.assistant(), As.specialist("sp-003"))) {
            assertThat(found("zetterblom", who)).isEmpty();
        }
        jdbc.update("update specialist set retired = date '2026-01-01' where id = 'sp-002'");
        assertThat(found("zetterblom", As.administrator())).isEmpty();
    }

    @Test
    void whoeverKeepsTheTimesOfSomebodyFindsTheirPage() throws Exception {
        assertThat(found("sp-002", As.assistant())).isEmpty();
        jdbc.update(
                "insert into time_keeper (specialist, keeper, given_by, given_at) values ('sp-002', 'test-ASSISTANT', 't', now())");
        assertThat(found("Kovalenko", As.assistant())).containsExactly("/times/sp-002");
    }

    @Test
    void ofAProtectedCaseNobodyFindsMoreThanInTheList() throws Exception {
        jdbc.update("update care_case set protected_identity = true where id = ?", held.get("care_case"));
        String person =
                jdbc.queryForObject("select name from specialist where id = ?", String.class, held.get("specialist"));
        String page = page("zebra", As.planner());
        assertThat(page).contains("/requests/" + text("request")).doesNotContain(person, "/plan?");
        assertThat(found(Objects.requireNonNull(person), As.planner()))
                .noneMatch(("/requests/" + text("request"))::equals);
    }

    @Test
    void ofEachKindAFewAreFoundAndTheListOfRequestsHasTheRest() throws Exception {
        jdbc.update("update consultation_request set title = 'Zebrafråga'");
        jdbc.update("update specialist set title = 'Zebravän'");
        List<String> found = found("zebra", As.coordinatingPlanner());
        assertThat(found)
                .filteredOn(address -> address.startsWith("/requests/"))
                .hasSize(KnownByName.MOST);
        assertThat(found).filteredOn(address -> address.startsWith("/plan?")).hasSize(KnownByName.MOST);
        assertThat(found).contains("/requests?q=zebra");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "_",
                "%_%",
                "'",
                "\"><script>",
                "\\",
                "!",
                "{0}",
                "${7*7}",
                "🙂",
                "\u0000qzx\uFFFF",
                "a' or '1'='1"
            })
    void whatNobodyIsCalledFindsNothingAndIsSaidAsItWasTyped(String odd) throws Exception {
        String page = page(odd, As.coordinatingPlanner());
        assertThat(page).doesNotContain("<script>", "49");
        assertThat(found(odd, As.coordinatingPlanner()))
                .noneMatch(address -> address.startsWith("/requests/") && !address.contains("?"));
        if (odd.equals("_") || odd.equals("%")) {
            assertThat(page).contains("”" + odd + "”");
        }
    }

    @Test
    void spacesAloneAreNothingAndWhatIsVeryLongIsReadAsFarAsAPageLetsItBeTyped() throws Exception {
        assertThat(found("  \t ", As.planner())).isEqualTo(found("", As.planner()));
        assertThat(page("x".repeat(10_000), As.planner()))
                .contains("x".repeat(Sought.LONGEST))
                .doesNotContain("x".repeat(Sought.LONGEST + 1));
        assertThat(Sought.isWithheld("x".repeat(187) + " 19121212121234567"))
                .as("a number once it is cut")
                .isTrue();
        assertThat(page("a ".repeat(5_000), As.planner())).contains("go-PAGES");
    }

    @Test
    void whatIsSentAsAWholeIsInTheAddressOfThePageThatShowsWhatIsFound() throws Exception {
        mvc.perform(post("/go").param("q", " å & b ").with(csrf()).with(As.planner()))
                .andExpect(redirectedUrl("/go?q=%C3%A5+%26+b"));
        mvc.perform(post("/go").param("q", " ").with(csrf()).with(As.planner())).andExpect(redirectedUrl("/go"));
        mvc.perform(get("/go").param("q", "zebra").with(As.planner()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("/requests/" + text("request"))))
                .andExpect(content().string(containsString("value=\"zebra\"")));
    }

    @Test
    void anIdentityNumberIsNeitherLookedForNorRepeatedNorInAnAddress() throws Exception {
        for (var asked : List.of(post("/go").with(csrf()), get("/go"))) {
            mvc.perform(asked.param("q", "Kim " + IDENTITY).with(As.planner()))
                    .andExpect(redirectedUrl("/go"))
                    .andExpect(flash().attribute("withheld", true));
        }
        mvc.perform(get("/go")
                        .flashAttr("withheld", true)
                        .locale(Locale.forLanguageTag("sv"))
                        .with(As.planner()))
                .andExpect(content().string(containsString("personnummer")));
        assertThat(page(IDENTITY, As.planner())).contains("personnummer").doesNotContain(IDENTITY);
    }

    @ParameterizedTest
    @CsvSource({"Gå till…, sv", "Go to…, en", "Gå til…, nb"})
    void everyPageHasTheWayThere(String words, String language) throws Exception {
        for (RequestPostProcessor who : List.of(As.planner(), As.auditor())) {
            mvc.perform(get("/messages").locale(Locale.forLanguageTag(language)).with(who))
                    .andExpect(content().string(containsString(words)))
                    .andExpect(content().string(containsString("aria-keyshortcuts=\"Control+K Meta+K\"")))
                    .andExpect(content().string(containsString("<dialog id=\"go\"")));
        }
        mvc.perform(get("/sign-in")).andExpect(content().string(not(containsString("<dialog"))));
    }

    private String text(String column) {
        return String.valueOf(held.get(column));
    }

    private String page(String typed, RequestPostProcessor who) throws Exception {
        return mvc.perform(get("/go/found")
                        .param("q", typed)
                        .locale(Locale.forLanguageTag("sv"))
                        .with(who))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    /** The addresses that are offered, in their order. */
    private List<String> found(String typed, RequestPostProcessor who) throws Exception {
        return ADDRESS.matcher(page(typed, who))
                .results()
                .map(one -> one.group(1).replace("&amp;", "&"))
                .toList();
    }
}
