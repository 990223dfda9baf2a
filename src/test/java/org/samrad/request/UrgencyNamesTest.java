package org.samrad.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.consultation.Urgency;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.transaction.annotation.Transactional;

/** What the administrator decides of urgencies is what every page says. */
@PageTest
@Transactional
class UrgencyNamesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    UrgencyNames urgencies;

    @Test
    void anUrgencyWithOtherDaysIsCalledByThemOnEveryPage() throws Exception {
        jdbc.update("delete from urgency where id = 'DAYS_14'");
        jdbc.update("insert into urgency (id, days, factor) values ('DAYS_14', 21, 12)");

        assertThat(urgencies.name(Urgency.DAYS_14, Locale.forLanguageTag("sv"))).isEqualTo("Inom 21 dagar");
        assertThat(urgencies.name(Urgency.DAYS_30, Locale.ENGLISH)).isEqualTo("Within 30 days");
        for (String page : List.of("/requests", "/requests/new", "/requests/new/import")) {
            mvc.perform(get(page).with(As.coordinator())).andExpect(saysTwentyOne());
        }
        for (String page : List.of("/rules/booking", "/rules/repair")) {
            mvc.perform(get(page).with(As.planner())).andExpect(saysTwentyOne());
        }
        mvc.perform(get("/admin/data/urgencies").with(As.administrator())).andExpect(saysTwentyOne());
    }

    private static ResultMatcher saysTwentyOne() {
        return content().string(allOf(containsString("Within 21 days"), not(containsString("Within 14 days"))));
    }

    @Test
    void noTemplateNamesAnUrgencyByItself() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("'urgency.'"));
        }
    }
}
