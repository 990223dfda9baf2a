package org.samrad.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.PageTest;
import org.samrad.plan.PlanChanges;
import org.samrad.plan.Publication;
import org.samrad.plan.Publications;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

/** The page of a version whose schedule was forgotten. */
@PageTest
@Transactional
class ForgottenVersionTest {

    private static final long GONE = 987_654;

    @Autowired
    MockMvc mvc;

    @Autowired
    Publications publications;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    EntityManager entities;

    @Autowired
    Clock clock;

    @ParameterizedTest
    @CsvSource({
        "en, its schedule is no longer kept",
        "sv, dess schema inte längre finns kvar",
        "nb, timeplanen dens ikke lenger er lagret"
    })
    void itsPageSaysSoAndLeadsNowhereThatIsGone(String language, String words) throws Exception {
        long number = publications
                .saveAndFlush(
                        new Publication(GONE, clock.instant(), "planner", PlanChanges.of(List.of(), Set.of()), 0, null))
                .id();
        jdbc.update(
                "update publication set forgotten_at = ? where id = ?",
                clock.instant().atOffset(ZoneOffset.UTC),
                number);
        entities.clear();

        assertThat(page("/plan/versions/" + number, language))
                .contains(words)
                .contains("" + GONE)
                .doesNotContain("plan=v" + number, "a=v" + number, "plan=p" + GONE, "/undo");
        assertThat(page("/plan/versions", language)).doesNotContain("plan=v" + number, "a=v" + number, "plan=p" + GONE);
    }

    private String page(String address, String language) throws Exception {
        return mvc.perform(get(address).with(As.planner()).header(HttpHeaders.ACCEPT_LANGUAGE, language))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
