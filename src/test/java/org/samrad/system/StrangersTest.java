package org.samrad.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Cookie;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.PageTest;
import org.samrad.account.FirstAccounts;
import org.samrad.testing.NothingByChance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.support.WebTestUtils;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.test.web.servlet.MockMvc;

/** Whoever is not signed in leaves nothing on the server, and comes back to the page asked for. */
@PageTest
class StrangersTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @Autowired
    MockMvc mvc;

    @Autowired
    FirstAccounts first;

    /** Tests that bring a token of their own put another in its place, for good. */
    @BeforeEach
    void asTheSiteKeepsTokens(@Autowired CsrfTokenRepository formTokens, @Autowired ServletContext site) {
        WebTestUtils.setCsrfTokenRepository(new MockHttpServletRequest(site), formTokens);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/sign-in?failed",
                "/plan?view=case",
                "/requests/R1",
                "/nothing-here",
                "/answer/x",
                "/css/x"
            })
    void noPageKeepsAnythingForThem(String path) throws Exception {
        var asked = mvc.perform(get(path)).andReturn().getRequest();
        assertThat(asked.getSession(false)).isNull();
    }

    @Test
    void noFormKeepsAnythingForThemEither() throws Exception {
        for (var form : new String[] {"/sign-in", "/language", "/requests", "/sign-out", "/nothing-here"}) {
            var asked = mvc.perform(post(form).param("username", "nobody").with(csrf()))
                    .andReturn()
                    .getRequest();
            assertThat(asked.getSession(false)).as(form).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, /sign-in",
        "/plan?view=case&week=2026-12-07, /sign-in?from=%2Fplan%3Fview%3Dcase%26week%3D2026-12-07",
        "/requests?q=%C3%A5, /sign-in?from=%2Frequests%3Fq%3D%25C3%25A5"
    })
    void thePageAskedForIsNamedToTheSignInPage(String asked, String to) throws Exception {
        mvc.perform(get(java.net.URI.create(asked))).andExpect(redirectedUrl(to));
    }

    @Test
    void signingInLeadsBackToThePageAskedFor() throws Exception {
        mvc.perform(get(java.net.URI.create("/sign-in?from=%2Fplan%3Fview%3Dcase")))
                .andExpect(content().string(containsString("name=\"from\" value=\"/plan?view=case\"")));
        mvc.perform(post("/sign-in")
                        .param("username", "planner")
                        .param("password", first.demoPassword())
                        .param("from", "/plan?view=case")
                        .with(csrf()))
                .andExpect(redirectedUrl("/plan?view=case"));
        mvc.perform(post("/sign-in")
                        .param("username", "planner")
                        .param("password", first.demoPassword())
                        .param("from", "https://elsewhere.example/")
                        .with(csrf()))
                .andExpect(redirectedUrl("/"));
    }

    @Test
    void aFormSentAfterTheSessionEndedLeadsBackToItsPageAndSaysSo() throws Exception {
        mvc.perform(post("/requests")
                        .header(HttpHeaders.REFERER, "http://localhost/requests/new?follows=R1")
                        .with(csrf()))
                .andExpect(redirectedUrl("/sign-in?ended&from=%2Frequests%2Fnew%3Ffollows%3DR1"));
        mvc.perform(post("/requests")).andExpect(redirectedUrl("/sign-in?ended"));
        mvc.perform(get("/sign-in?ended").header(HttpHeaders.ACCEPT_LANGUAGE, "nb"))
                .andExpect(content().string(containsString("Du er blitt logget ut i mellomtiden")));
    }

    @Test
    void aPartOfAPageAskedForAfterTheSessionEndedSendsTheWholePageToSignIn() throws Exception {
        mvc.perform(get("/requests?state=OPEN")
                        .header("HX-Request", "true")
                        .header("HX-Current-URL", "http://localhost/requests?q=x"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("HX-Redirect", "/sign-in?from=%2Frequests%3Fq%3Dx"));
    }

    @Test
    void filesOfStrangersAreNotRead() throws Exception {
        for (String path : new String[] {"/admin/import", "/sign-in", "/language", "/nothing-here"}) {
            var file = new MockMultipartFile("files", new byte[100]);
            mvc.perform(multipart(path).file(file)).andExpect(redirectedUrl("/sign-in?ended"));
        }
    }

    @Test
    void filesGoToThePageThatTakesThemAndFromAnAdministratorOnly() throws Exception {
        var file = new MockMultipartFile("files", "x.zip", null, new byte[100]);
        mvc.perform(multipart("/admin/import").file(file).with(As.planner()).with(csrf()))
                .andExpect(status().isUnsupportedMediaType());
        mvc.perform(multipart("/language").file(file).with(As.administrator()).with(csrf()))
                .andExpect(status().isUnsupportedMediaType());
        mvc.perform(multipart("/admin/import")
                        .file(file)
                        .with(As.administrator())
                        .with(csrf()))
                .andExpect(status().is(not(415)));
    }

    @Test
    void aStrangerSendsAShortFormOnly() throws Exception {
        mvc.perform(post("/sign-in")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .content("x=" + "y".repeat(16 * 1024)))
                .andExpect(status().isContentTooLarge());
        mvc.perform(post("/sign-in").header(HttpHeaders.TRANSFER_ENCODING, "chunked"))
                .andExpect(status().isContentTooLarge());
        mvc.perform(post("/sign-in")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .content("username=" + "y".repeat(1_000))
                        .with(csrf()))
                .andExpect(redirectedUrl("/sign-in?failed"));
    }

    @Test
    void theTokenOfAFormIsMaskedAnewOnEachPageAndCheckedAgainstACookie() throws Exception {
        MockHttpServletResponse page = mvc.perform(get("/sign-in").requestAttr(NothingByChance.OWN_TOKEN, true))
                .andReturn()
                .getResponse();
        Cookie cookie = page.getCookie("samrad-form");
        assertThat(cookie).isNotNull();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        MockHttpServletResponse again = mvc.perform(get("/sign-in")
                        .requestAttr(NothingByChance.OWN_TOKEN, true)
                        .cookie(cookie))
                .andReturn()
                .getResponse();

        assertThat(token(page)).isNotEqualTo(token(again)).doesNotContain(cookie.getValue());
        for (String token : new String[] {token(page), token(again)}) {
            mvc.perform(post("/language")
                            .param("tag", "sv")
                            .param("_csrf", token)
                            .cookie(cookie))
                    .andExpect(status().isSeeOther());
        }
        mvc.perform(post("/language").param("tag", "sv").param("_csrf", token(page)))
                .andExpect(redirectedUrl("/sign-in?ended"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/webjars/htmx.org/package.json",
                "/webjars/htmx.org/2.0.10/package.json",
                "/webjars/htmx.org/dist/ext/debug.js"
            })
    void ofALibraryOnlyTheScriptThatPagesLoadIsServed(String path) throws Exception {
        mvc.perform(get(path).with(As.planner())).andExpect(status().isNotFound());
        String page = mvc.perform(get("/sign-in")).andReturn().getResponse().getContentAsString();
        var script = Pattern.compile("src=\"(/webjars/[^\"]+)\"").matcher(page);
        assertThat(script.find()).isTrue();
        mvc.perform(get(script.group(1))).andExpect(status().isOk());
    }

    @Test
    void aHostThatTheSiteDoesNotGoByIsRefused() throws Exception {
        mvc.perform(get("http://elsewhere.example/sign-in")).andExpect(status().isBadRequest());
        mvc.perform(get("http://127.0.0.1/sign-in")).andExpect(status().isOk());
    }

    @Test
    void overAnEncryptedConnectionCookiesStayOnOneAndBrowsersAreTold() throws Exception {
        mvc.perform(get("/sign-in").secure(true))
                .andExpect(header().string(
                                HttpHeaders.SET_COOKIE,
                                allOf(containsString("samrad-form="), containsString("Secure"))))
                .andExpect(header().string("Strict-Transport-Security", containsString("max-age=")));
        mvc.perform(get("/sign-in"))
                .andExpect(header().string(HttpHeaders.SET_COOKIE, not(containsString("Secure"))))
                .andExpect(header().doesNotExist("Strict-Transport-Security"));
    }

    private static String token(MockHttpServletResponse page) throws Exception {
        var token = TOKEN.matcher(page.getContentAsString());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }
}
