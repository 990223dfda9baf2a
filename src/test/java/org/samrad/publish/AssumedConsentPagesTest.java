package org.samrad.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.testing.SmallClinic.at;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.PageTest;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.RolledDates;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.plan.Proposal;
import org.samrad.plan.Proposals;
import org.samrad.plan.Publications;
import org.samrad.system.As;
import org.samrad.testing.ClinicOfTwo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Pageable;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

/** A planner assumes a consent, publishes, and is told all the way that the family has yet to give it. */
@PageTest
@Transactional
class AssumedConsentPagesTest {

    private static final String WHERE = "/plan/published/requests/R1";

    @Autowired
    MockMvc mvc;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    Proposals proposals;

    @Autowired
    Publications publications;

    @Autowired
    Clock clock;

    @BeforeEach
    void load() {
        PlanningData onlyBo = ClinicOfTwo.with()
                .with(all -> all.absences = List.of(new PlanningData.Absence("anna", at(0, 0), at(14, 0), null)));
        databaseImport.replace(RolledDates.toComingWeek(onlyBo, LocalDate.now(clock)), LoadingProgress.SILENT);
    }

    @Test
    void itIsOfferedAppliedAndUndoneLikeAnyChange() throws Exception {
        String offered = page(WHERE + "/unblocks", "en");
        assertThat(offered)
                .contains("Assume that the family consents to School health, and ask the family.", ">Apply<");

        String next = applied(offered);

        Proposal made = proposals.findNewest().orElseThrow();
        assertThat(page(next, "en"))
                .contains("What this proposal assumes", "Assumed by the planner, to be confirmed.", ">Undo<")
                .doesNotContain("It takes effect when the proposal is published");
        String back = sent(post(next + "/undo").param("version", String.valueOf(made.version())));
        assertThat(page(back, "en")).doesNotContain("What this proposal assumes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Consents to obtain      | The family consents to School health. Assumed by the planner, to be confirmed. | records no consent
            sv | Samtycken att inhämta   | Familjen samtycker till School health. Förutsatt av planeraren, ska bekräftas. | registrerar inget samtycke
            nb | Samtykker å innhente    | Familien samtykker til School health. Forutsatt av planleggeren, skal bekreftes. | registrerer ikke noe samtykke
            """)
    void whatIsPublishedTellsBeforeAndAfterThatItHasToBeObtained(
            String language, String title, String assumed, String hint) throws Exception {
        applied(page(WHERE + "/unblocks", "en"));
        String publish = "/plan/proposals/%d/publish"
                .formatted(proposals.findNewest().orElseThrow().id());
        String before = page(publish, language);
        assertThat(before).contains(title, assumed, hint).doesNotContain("??");

        MvcResult published = mvc.perform(as(post(publish)
                        .param("act", "publish")
                        .param("seen", before.replaceFirst("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1"))))
                .andReturn();

        long number = publications
                .findAllByOrderByIdDesc(Pageable.ofSize(1))
                .getContent()
                .getFirst()
                .id();
        assertThat(published.getFlashMap().get("toBeObtained")).isEqualTo(1L);
        String board = mvc.perform(as(get("/plan?plan=published"))
                        .flashAttrs(published.getFlashMap())
                        .locale(Locale.of(language)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(board).contains("href=\"/plan/versions/" + number + "\"").doesNotContain("??");
        assertThat(page("/plan/versions/" + number, language))
                .contains(title, assumed, hint)
                .doesNotContain("??");
        assertThat(page(WHERE, language)).contains(title, assumed, hint).doesNotContain("??");
        assertThat(page("/plan/versions/" + number, language)).contains("/undo");

        sent(post("/plan/versions/" + number + "/undo"));

        assertThat(page("/plan/versions/" + number, language)).doesNotContain(title);
        assertThat(page(WHERE, language)).doesNotContain(title);
    }

    private String applied(String offered) throws Exception {
        String key = offered.replaceFirst("(?s).*?name=\"key\" value=\"([^\"]*)\".*", "$1");
        return sent(post(WHERE + "/unblock").param("version", "0").param("key", key.replace("&#39;", "'")));
    }

    private String sent(MockHttpServletRequestBuilder form) throws Exception {
        String next = mvc.perform(as(form))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        return String.valueOf(next);
    }

    private String page(String path, String language) throws Exception {
        return mvc.perform(as(get(path)).locale(Locale.of(language)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static MockHttpServletRequestBuilder as(MockHttpServletRequestBuilder request) {
        return request.with(As.planner()).with(csrf());
    }
}
