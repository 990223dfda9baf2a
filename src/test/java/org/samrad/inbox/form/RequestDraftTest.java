package org.samrad.inbox.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.PageTest;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestEvent.What;
import org.samrad.request.RequestHistory;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

/** A form that is sent more than once, and what was typed until it is saved. */
@PageTest
@Transactional
class RequestDraftTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private ConsultationRequests requests;

    @Autowired
    private Cases cases;

    @Autowired
    private RequestHistory history;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Drafts drafts;

    private SentForm browser;

    @BeforeEach
    void open() {
        browser = new SentForm(mvc);
    }

    @AfterEach
    void leave() {
        As.nobody();
    }

    @Test
    void aFormThatIsSentTwiceFilesOneRequestAboutOneCase() throws Exception {
        long before = requests.count();
        long casesBefore = cases.count();
        String key = UUID.randomUUID().toString();
        String first = browser.saved(new TypedRequest().with("key", key).filed());
        String second = browser.saved(new TypedRequest().with("key", key).filed());
        assertThat(second).isEqualTo(first);
        assertThat(requests.count()).isEqualTo(before + 1);
        assertThat(cases.count()).isEqualTo(casesBefore + 1);
    }

    @Test
    void whatIsChangedInAFormThatWasFiledIsKeptAsARequestOfItsOwn() throws Exception {
        long before = requests.count();
        String key = UUID.randomUUID().toString();
        String id = browser.saved(new TypedRequest().with("key", key).filed());
        String address = browser.address(
                new TypedRequest().with("key", key).with("title", "Now another").filed());

        assertThat(address).startsWith("/requests/new?draft=").doesNotContain(key);
        for (int i = 0; i < 2; i++) {
            browser.at(address)
                    .andExpect(content()
                            .string(allOf(
                                    containsString("value=\"Now another\""),
                                    containsString("This form was filed before, as " + id))));
        }
        assertThat(requests.count()).isEqualTo(before + 1);
        assertThat(requests.findById(id).orElseThrow().terms().title()).isNotEqualTo("Now another");
    }

    @Test
    void thatSomebodyElseChangedItIsToldUntilItIsSaved() throws Exception {
        String id = browser.saved(new TypedRequest().filed());
        ConsultationRequest filed = requests.findById(id).orElseThrow();
        int seen = filed.version();
        var typed = new TypedRequest()
                .with("key", UUID.randomUUID().toString())
                .with("caseKind", "existing")
                .with("existingCase", filed.caseId())
                .with("title", "Mine")
                .with("version", Integer.toString(seen));
        new SentForm(mvc).saved(typed.with("title", "Theirs").with("key", "").changed(id));
        requests.flush();

        String address = browser.address(typed.with("title", "Mine")
                .with("key", UUID.randomUUID().toString())
                .changed(id));
        for (String button : new String[] {"look", "add-role", "look"}) {
            browser.at(address).andExpect(content().string(containsString("Somebody else changed this request")));
            String over = seen + ">" + requests.findById(id).orElseThrow().version();
            browser.sends(typed.with("key", address.substring(address.indexOf('=') + 1))
                    .with("version", over)
                    .press(button)
                    .changed(id));
        }
        browser.at(address).andExpect(content().string(containsString("Somebody else changed this request")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Better", ""})
    void whatIsTypedAboutARequestThatIsWithdrawnMeanwhileIsKeptAsAnother(String title) throws Exception {
        String id = browser.saved(new TypedRequest().filed());
        ConsultationRequest filed = requests.findById(id).orElseThrow();
        String seen = Integer.toString(filed.version());
        filed.withdraw();
        requests.saveAndFlush(filed);

        String address = browser.address(new TypedRequest()
                .with("caseKind", "existing")
                .with("existingCase", filed.caseId())
                .with("title", title)
                .with("version", seen)
                .changed(id));

        assertThat(address).startsWith("/requests/new?draft=");
        browser.at(address)
                .andExpect(content()
                        .string(allOf(
                                containsString("value=\"" + title + "\""),
                                containsString("value=\"" + filed.caseId() + "\""))));
        assertThat(requests.findById(id).orElseThrow().terms().title()).isNotEqualTo("Better");
    }

    @Test
    void aDraftAboutARequestThatIsWithdrawnIsShownAsAnotherAndStaysWhereItIsUntilSomebodyGoesOnWithIt()
            throws Exception {
        String id = browser.saved(new TypedRequest().filed());
        ConsultationRequest filed = requests.findById(id).orElseThrow();
        String address = browser.address(new TypedRequest()
                .with("key", UUID.randomUUID().toString())
                .with("caseKind", "existing")
                .with("existingCase", filed.caseId())
                .with("title", "Better")
                .with("version", Integer.toString(filed.version()))
                .press("add-role")
                .changed(id));
        assertThat(address).startsWith("/requests/" + id + "/edit?draft=");
        filed.withdraw();
        requests.saveAndFlush(filed);
        var before = jdbc.queryForList("select form_key, form, updated_at from request_draft order by form_key");

        for (int look = 0; look < 2; look++) {
            browser.at(address)
                    .andExpect(content()
                            .string(allOf(
                                    containsString("was withdrawn by somebody else meanwhile"),
                                    containsString("value=\"Better\""),
                                    containsString("value=\"" + filed.caseId() + "\""))));
        }
        assertThat(jdbc.queryForList("select form_key, form, updated_at from request_draft order by form_key"))
                .isEqualTo(before);
    }

    @Test
    void anotherFormWithTheSameWordsFilesAnotherRequest() throws Exception {
        String first = browser.saved(
                new TypedRequest().with("key", UUID.randomUUID().toString()).filed());
        String second = browser.saved(
                new TypedRequest().with("key", UUID.randomUUID().toString()).filed());
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void theAddressOfAFormThatWasFiledLeadsToItsRequest() throws Exception {
        String key = UUID.randomUUID().toString();
        String id = browser.saved(new TypedRequest().with("key", key).filed());
        mvc.perform(get("/requests/new").param("draft", key).with(As.coordinator()))
                .andExpect(redirectedUrl("/requests/" + id));
    }

    @Test
    void aChangeThatIsSentTwiceIsMadeOnce() throws Exception {
        String id = browser.saved(new TypedRequest().filed());
        ConsultationRequest filed = requests.findById(id).orElseThrow();
        var change = new TypedRequest()
                .with("caseKind", "existing")
                .with("existingCase", filed.caseId())
                .with("title", "Better")
                .with("version", Integer.toString(filed.version()));
        assertThat(browser.saved(change.changed(id))).isEqualTo(id);
        requests.flush();
        assertThat(browser.saved(change.changed(id))).isEqualTo(id);
        assertThat(history.of(id, "kim", ZoneOffset.UTC))
                .filteredOn(line -> line.what() == What.CHANGED)
                .hasSize(1);
    }

    @Test
    void whatWasSentStaysWhenThePageIsLoadedAgainAndInAnotherLanguage() throws Exception {
        String address = browser.address(new TypedRequest()
                .with("title", "Half typed")
                .with("duration", "long")
                .filed());
        for (int i = 0; i < 2; i++) {
            browser.at(address)
                    .andExpect(content()
                            .string(allOf(
                                    containsString("value=\"Half typed\""),
                                    containsString("“long” must be a whole number"))));
        }
        browser.at(address, new Cookie("samrad-language", "sv"))
                .andExpect(content()
                        .string(allOf(
                                containsString("value=\"Half typed\""),
                                containsString("”long” måste vara ett heltal"))));
    }

    @Test
    void whatSomebodyTypedIsNotShownToAnybodyElse() throws Exception {
        String address = browser.address(
                new TypedRequest().with("title", "Half typed").press("look").filed());
        for (String page : new String[] {address, "/requests?tab=drafts"}) {
            String other = mvc.perform(get(URI.create(page)).with(As.coordinatingPlanner()))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(other).doesNotContain("Half typed");
        }
        mvc.perform(get("/requests/new/match")
                        .param("draft", address.substring(address.indexOf('=') + 1))
                        .with(As.coordinatingPlanner()))
                .andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "nb", "en"})
    void choosingALanguageTakesTheFormAlong(String language) throws Exception {
        var sent = new TypedRequest()
                .with("title", "Half typed")
                .press("speak-" + language)
                .filed();
        String forwarded = mvc.perform(sent).andReturn().getResponse().getForwardedUrl();
        assertThat(forwarded).startsWith("/language?tag=" + language + "&from=%2Frequests%2Fnew%3Fdraft%3D");
    }

    @ParameterizedTest
    @ValueSource(strings = {"look", "add-role", "speak-sv"})
    void whatIsWrongIsStillToldAfterAnyOtherButtonUntilItIsRight(String button) throws Exception {
        var typed = new TypedRequest().with("key", UUID.randomUUID().toString()).with("duration", "long");
        String address = browser.address(typed.filed());
        browser.sends(typed.press(button).filed());
        browser.at(address).andExpect(content().string(containsString("“long” must be a whole number")));
        browser.sends(typed.with("duration", "45").filed());
        browser.at(address).andExpect(content().string(not(containsString("must be a whole number"))));
    }

    @Test
    void aTemplateFillsWhatItSaysAndLeavesTheRestAsItIs() throws Exception {
        jdbc.update("insert into request_template (version, name, form, duration_minutes, modes)"
                + " values (0, 'Team', 'CASE_CONFERENCE', 75, array['PHONE'])");
        jdbc.update("insert into request_template_role (template, role, competence, min_level, optional)"
                + " select id, 'chair', 'sleep', 4, false from request_template where name = 'Team'");
        Long id = jdbc.queryForObject("select id from request_template where name = 'Team'", Long.class);
        browser.at("/requests/new").andExpect(content().string(containsString("value=\"template-" + id)));

        String address =
                browser.address(new TypedRequest().press("template-" + id).filed());

        browser.at(address)
                .andExpect(content()
                        .string(allOf(
                                containsString("value=\"Sömn och skola\""),
                                containsString("value=\"75\""),
                                containsString("value=\"CASE_CONFERENCE\" checked"),
                                containsString("value=\"PHONE\" id=\"mode-PHONE\" checked"),
                                containsString("value=\"chair\""))))
                .andExpect(content().string(not(containsString("value=\"VIDEO\" id=\"mode-VIDEO\" checked"))));
        // Rows that are typed stay as they are, also two of the same.
        String two = browser.address(new TypedRequest()
                .with("key", UUID.randomUUID().toString())
                .with("roles[1].competence", "paediatric-neurology")
                .with("roles[1].level", "2")
                .press("template-" + id)
                .filed());
        assertThat(((RequestForm) SentForm.model(browser.at(two)).get("form")).roles())
                .extracting(RoleRow::competence)
                .containsExactly("paediatric-neurology", "paediatric-neurology", "sleep");
        assertThat(browser.address(new TypedRequest().press("template-999999").filed()))
                .contains("draft=");
    }

    @Test
    void draftsAreListedWithTheirCountGoneOnWithAndDiscarded() throws Exception {
        jdbc.update("delete from request_draft");
        String key = UUID.randomUUID().toString();
        browser.sends(new TypedRequest()
                .with("key", key)
                .with("title", "Half typed")
                .press("keep")
                .filed());
        String list =
                browser.at("/requests?tab=drafts").andReturn().getResponse().getContentAsString();
        assertThat(list.replaceAll("\\s+", " "))
                .contains("Half typed", "/requests/new?draft=" + key, "Drafts</span> <span class=\"count\">1<");
        browser.at("/requests/new?draft=" + key).andExpect(content().string(containsString("value=\"Half typed\"")));

        mvc.perform(post("/requests/new/discard")
                        .param("draft", key)
                        .with(csrf())
                        .with(As.coordinator()))
                .andExpect(redirectedUrl("/requests?tab=drafts"));
        assertThat(browser.at("/requests?tab=drafts").andReturn().getResponse().getContentAsString())
                .doesNotContain("Half typed")
                .contains("You have no drafts");
    }

    @Test
    void aFormThatWasFiledIsNoDraftAnyMore() throws Exception {
        jdbc.update("delete from request_draft");
        String key = UUID.randomUUID().toString();
        browser.saved(new TypedRequest().with("key", key).filed());
        browser.sends(new TypedRequest().with("key", key).kept()).andExpect(status().isSeeOther());
        As.coordinatorHere();
        assertThat(drafts.count()).isZero();
    }

    @Test
    void whatLooksLikeAnIdentityNumberIsNotKept() throws Exception {
        String key = UUID.randomUUID().toString();
        var typed = new TypedRequest()
                .with("key", key)
                .with("title", "Barn 20121224-1236")
                .with("requester", "School");
        String answer = browser.at(browser.address(typed.kept()))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(answer)
                .contains("href=\"#title\"", "looks like an identity number")
                .doesNotContain("20121224");
        assertThat(jdbc.queryForList("select form from request_draft where form_key = ?", String.class, key))
                .singleElement()
                .satisfies(form -> assertThat(form).contains("School").doesNotContain("20121224"));
        browser.shown(typed.filed())
                .andExpect(content()
                        .string(allOf(
                                containsString("was not kept"),
                                containsString("value=\"School\""),
                                not(containsString("20121224")))));
    }

    @Test
    void nobodyKeepsADraftOfAnothersRequest() throws Exception {
        String id = browser.saved(new TypedRequest().filed());
        mvc.perform(new TypedRequest().with("request", id).kept().with(As.coordinatorOf("nowhere")))
                .andExpect(status().isNotFound());
    }
}
