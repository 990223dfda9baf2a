package org.samrad.masterdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.RolledDates;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.system.As;
import org.samrad.testing.SmallClinic;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

/** What planners read of what is published against a rule. */
@PageTest
@Transactional
class BrokenPageTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private DatabaseImport databaseImport;

    @Autowired
    private Clock clock;

    @Test
    void ofAProtectedCaseNothingTellsThatSomebodyOnItsPanelIsAway() throws Exception {
        assertThat(pageWhileAnnaIsAway(0, As.planner()))
                .as("Anna is on its panel then")
                .isEqualTo(pageWhileAnnaIsAway(2, As.planner()))
                .doesNotContain("R3");
        assertThat(pageWhileAnnaIsAway(0, As.coordinatingPlanner())).contains("R3");
    }

    /** R3 is about a protected case and published for Anna on Monday at ten. */
    private String pageWhileAnnaIsAway(int day, RequestPostProcessor by) throws Exception {
        PlanningData clinic = SmallClinic.with(6, SmallClinic.published("R3", SmallClinic.at(0, 10), "anna", false));
        PlanningData data = clinic.with(rows -> rows.absences =
                List.of(new PlanningData.Absence("anna", SmallClinic.at(day, 10), SmallClinic.at(day, 11), "course")));
        databaseImport.replace(RolledDates.toComingWeek(data, LocalDate.now(clock)), LoadingProgress.SILENT);
        return mvc.perform(get("/plan/broken").with(by).locale(Locale.ENGLISH))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString()
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }
}
