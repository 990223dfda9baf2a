package org.samrad.casefile;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/** As a browser sends it, without a transaction around it, in which all could be read that is not read before the page ends. */
@PageTest
class CaseTermsSavedTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void theFormOfACaseIsSavedAsItIs() throws Exception {
        Map<String, Object> one = jdbc.queryForMap("select id, version, municipality from care_case"
                + " where not protected_identity and organisation is null order by id fetch first 1 row only");
        mvc.perform(post("/cases/{id}/terms", one.get("id"))
                        .param("version", String.valueOf(one.get("version")))
                        .param("municipality", Objects.toString(one.get("municipality"), ""))
                        .with(As.coordinator())
                        .with(csrf()))
                .andExpect(flash().attribute("told", "case.terms.saved"));
    }
}
