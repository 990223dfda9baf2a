package org.samrad.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.PageTest;
import org.samrad.system.As;
import org.samrad.time.PlanningHorizons;
import org.samrad.time.PlanningTerms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

/** What is planned is a setting. */
@PageTest
@Transactional
class SettingsTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private PlanningHorizons horizons;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void moreWeeksArePlannedFromTheMomentThatTheyAreSaved() throws Exception {
        PlanningTerms before = terms();

        mvc.perform(saving("weeksAhead", "6")).andExpect(redirectedUrl("/admin/settings"));

        assertThat(terms().weeksAhead()).isEqualTo(6);
        assertThat(terms().name()).isEqualTo(before.name());
        assertThat(horizons.current().orElseThrow().at(clock).end())
                .isEqualTo(horizons.current().orElseThrow().at(clock).start().plusWeeks(6));
    }

    @ParameterizedTest
    @CsvSource({
        "weeksAhead, 0",
        "weeksAhead, 105",
        "weeksAhead, many",
        "slotMinutes, 7",
        "slotMinutes, 0",
        "noticeHours, -1",
        "timeZone, Europe/Nowhere",
        "firstDay, 0026-01-01",
        "firstDay, soon",
        "firstDay, 2199-12-31",
        "name, Region 20121172-2393",
        "name, Re\u0007gion",
        "name, ' '",
        "schoolFrom, 25:00"
    })
    void whatCantBeIsRefusedWithItsValueAndWhatWasTypedStays(String field, String typed) throws Exception {
        PlanningTerms before = terms();

        var answer = mvc.perform(saving(field, typed))
                .andExpect(redirectedUrl("/admin/settings"))
                .andReturn();

        assertThat(terms()).isEqualTo(before);
        mvc.perform(get("/admin/settings").with(As.administrator()).flashAttrs(answer.getFlashMap()))
                .andExpect(content().string(containsString("href=\"#" + field + "\"")))
                .andExpect(content().string(containsString("Nothing was saved")));
    }

    /** Also where that is longer before the days that the data were made for than any plan is. */
    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "2019-05-06"})
    void theFirstDayCanBeAnyDay(String day) throws Exception {
        mvc.perform(saving("firstDay", day)).andExpect(flash().attribute("saved", true));

        assertThat(terms().firstDay()).isEqualTo(day);
    }

    @Test
    void schoolHoursAreKeptAndCanBeTakenAway() throws Exception {
        mvc.perform(saving("schoolFrom", "08:00").param("schoolUntil", "15:00"));
        assertThat(terms().schoolHours()).isEqualTo("08:00-15:00");

        mvc.perform(saving("schoolFrom", ""));
        assertThat(terms().schoolHours()).isNull();
    }

    @Test
    void whatWasChangedIsReadSettingBySettingAlsoWhereAllWereKeptAsOneText() throws Exception {
        mvc.perform(saving("noticeHours", "31"));
        assertThat(page())
                .contains("History", "Hours of notice</span>: <del class=\"wraps\"", "<ins class=\"wraps\">31<");

        String text = "{\"row\":\"PlanningTerms[name=North, timeZone=Europe/Oslo, country=%s, firstDay=2026-01-05,"
                + " weeksAhead=8, slotMinutes=15, noticeHours=0, consentRequired=false, schoolHours=null]\"}";
        jdbc.update(
                "update data_change set before = ?, after = ? where file = 'planning_horizon'",
                text.formatted("null"),
                text.formatted("NO"));
        assertThat(page())
                .contains("Public holidays of</span>:", "<ins class=\"wraps\">Norway<")
                .doesNotContain("PlanningTerms");
    }

    private String page() throws Exception {
        return mvc.perform(get("/admin/settings").with(As.administrator()))
                .andReturn()
                .getResponse()
                .getContentAsString()
                .replaceAll("\\s+", " ");
    }

    @Test
    void whatASettingBringsAgainstARuleIsCountedInTheAnswerAndToldToPlanners() throws Exception {
        jdbc.update("update appointment set pinned = false, version = version + 1");
        var asked = mvc.perform(saving("slotMinutes", "60")).andReturn();
        int broken = (Integer) asked.getFlashMap().get("broken");
        assertThat(broken).isPositive();
        var saved = mvc.perform(saving("slotMinutes", "60")
                        .param("seen", String.valueOf(asked.getFlashMap().get("seen"))))
                .andExpect(flash().attribute("saved", true))
                .andReturn();

        String answer = mvc.perform(get("/admin/settings")
                        .locale(Locale.ENGLISH)
                        .flashAttrs(saved.getFlashMap())
                        .with(As.administrator()))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(answer).containsPattern("[0-9]+ published consultations are against a rule now");
        assertThat(answer).contains("Planners see which").doesNotContain("href=\"/plan/broken\"");
        assertThat(jdbc.queryForList("select distinct amount from message where kind = 'BROKEN'", Integer.class))
                .containsExactly(broken);
    }

    @Test
    void onlyAnAdministratorSeesThem() throws Exception {
        mvc.perform(get("/admin/settings").with(As.planner()))
                .andExpect(content().string(not(containsString("weeksAhead"))));
    }

    private PlanningTerms terms() {
        return horizons.current().orElseThrow().terms();
    }

    private MockHttpServletRequestBuilder saving(String field, String typed) {
        PlanningTerms now = terms();
        var form = post("/admin/settings").with(As.administrator()).with(csrf());
        Map<String, String> fields = new TreeMap<>(Map.of(
                "name", now.name(),
                "timeZone", now.timeZone().getId(),
                "country", "SE",
                "firstDay", now.firstDay().toString(),
                "weeksAhead", String.valueOf(now.weeksAhead()),
                "slotMinutes", String.valueOf(now.slotMinutes()),
                "noticeHours", String.valueOf(now.noticeHours())));
        fields.put(field, typed);
        fields.forEach(form::param);
        return form;
    }
}
