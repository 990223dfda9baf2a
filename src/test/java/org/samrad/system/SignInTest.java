package org.samrad.system;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.logout;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import jakarta.servlet.http.Cookie;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.PageTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

@PageTest
@Transactional
class SignInTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    FirstAccounts first;

    @Test
    void aDemoAccountSignsInAndOut() throws Exception {
        mvc.perform(formLogin("/sign-in").user("planner").password(first.demoPassword()))
                .andExpect(authenticated().withRoles(Role.PLANNER.name()))
                .andExpect(redirectedUrl("/"));
        mvc.perform(logout("/sign-out")).andExpect(unauthenticated()).andExpect(redirectedUrl("/sign-in?out"));
    }

    @ParameterizedTest
    @CsvSource({"planner, wrong", "nobody, samrad-demo", "'', ''", "planner, ''"})
    void aWrongNameOrPasswordIsRefusedAlike(String username, String password) throws Exception {
        mvc.perform(formLogin("/sign-in").user(username).password(password))
                .andExpect(unauthenticated())
                .andExpect(redirectedUrl("/sign-in?failed"));
    }

    @Test
    void theDemoOffersItsAccountsAndSaysThatItIsOne() throws Exception {
        mvc.perform(get("/sign-in"))
                .andExpect(content()
                        .string(allOf(
                                containsString("This is a demo."),
                                containsString("value=\"coordinator\""),
                                containsString("value=\"administrator\""))));
    }

    @ParameterizedTest
    @CsvSource({"sv-SE, sv", "nb, nb", "no, nb", "nn-NO, nb", "de;q=0.9, en", "'fi, sv;q=0.5', sv", "'', en"})
    void thePageSpeaksALanguageThatTheBrowserAsksFor(String asked, String spoken) throws Exception {
        mvc.perform(get("/sign-in").header(HttpHeaders.ACCEPT_LANGUAGE, asked))
                .andExpect(content().string(containsString("<html lang=\"%s\"".formatted(spoken))));
    }

    @Test
    void aChosenLanguageComesBeforeTheBrowsers() throws Exception {
        mvc.perform(get("/sign-in")
                        .header(HttpHeaders.ACCEPT_LANGUAGE, "nb")
                        .cookie(new Cookie("samrad-language", "sv")))
                .andExpect(content().string(containsString("<html lang=\"sv\"")));
    }

    @Test
    void aLanguageChosenElsewhereIsSpokenAfterSigningInHere() throws Exception {
        var account = new Account("kari", encoder.encode("a long password"), "Kari", Set.of(Role.COORDINATOR));
        account.prefer(Locale.of("nb"));
        accounts.save(account);
        mvc.perform(formLogin("/sign-in").user("kari").password("a long password"))
                .andExpect(header().string(HttpHeaders.SET_COOKIE, startsWith("samrad-language=nb;")));
    }

    @Test
    void aDemoAccountRemembersNoLanguageForTheNextVisitor() throws Exception {
        accounts.findById("planner").orElseThrow().prefer(Locale.of("nb"));
        mvc.perform(formLogin("/sign-in").user("planner").password(first.demoPassword()))
                .andExpect(cookie().doesNotExist("samrad-language"));
    }
}
