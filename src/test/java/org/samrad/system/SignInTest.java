package org.samrad.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.logout;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import jakarta.servlet.http.Cookie;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.PageTest;
import org.samrad.account.Account;
import org.samrad.account.AccountRole;
import org.samrad.account.Accounts;
import org.samrad.account.FirstAccounts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

@PageTest
@ExtendWith(OutputCaptureExtension.class)
@Transactional
class SignInTest {

    @Autowired
    JdbcTemplate jdbc;

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
                .andExpect(authenticated().withRoles(AccountRole.PLANNER.name()))
                .andExpect(redirectedUrl("/"));
        mvc.perform(logout("/sign-out")).andExpect(unauthenticated()).andExpect(redirectedUrl("/sign-in?out"));
    }

    @Test
    void everybodyOfAnOfficeWhoSignsInAtOnceGetsIn() throws Exception {
        // More than have a connection, or their turn, at once.
        try (var desks = Executors.newFixedThreadPool(16)) {
            List<Future<String>> answers = desks.invokeAll(Collections.nCopies(
                    16,
                    () -> mvc.perform(formLogin("/sign-in").user("coordinator").password(first.demoPassword()))
                            .andReturn()
                            .getResponse()
                            .getRedirectedUrl()));
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("/");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"planner, wrong", "nobody, samrad-demo", "'', ''", "planner, ''", "'planner\0', wrong"})
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
        var account = new Account("kari", encoder.encode("a long password"), "Kari", Set.of(AccountRole.COORDINATOR));
        account.prefer(Locale.of("nb"));
        accounts.save(account);
        mvc.perform(formLogin("/sign-in").user("kari").password("a long password"))
                .andExpect(header().string(HttpHeaders.SET_COOKIE, startsWith("samrad-language=nb;")));
    }

    @Test
    void inWhichLanguageSomebodyReadsWhoHasChosenNoneIsRememberedUntilTheyChoose() throws Exception {
        accounts.save(new Account("liv", encoder.encode("a long password"), "Liv", Set.of(AccountRole.COORDINATOR)));
        mvc.perform(formLogin("/sign-in").user("liv").password("a long password"))
                .andExpect(cookie().doesNotExist("samrad-language"));
        assertThat(read("liv")).isEqualTo("en");
        mvc.perform(post("/sign-in")
                        .param("username", "liv")
                        .param("password", "a long password")
                        .header(HttpHeaders.ACCEPT_LANGUAGE, "sv-SE")
                        .with(csrf()))
                .andExpect(cookie().doesNotExist("samrad-language"));
        assertThat(read("liv")).isEqualTo("sv");

        accounts.prefer("liv", Locale.of("nb"));
        assertThat(read("liv")).isNull();
    }

    private @Nullable String read(String username) {
        return jdbc.queryForObject("select read_locale from account where username = ?", String.class, username);
    }

    @Test
    void aDemoAccountRemembersNoLanguageForTheNextVisitor() throws Exception {
        accounts.findById("planner").orElseThrow().prefer(Locale.of("nb"));
        mvc.perform(formLogin("/sign-in").user("planner").password(first.demoPassword()))
                .andExpect(cookie().doesNotExist("samrad-language"));
    }

    @Test
    void whoGuessesAPasswordIsSlowedAndRecordedAndNobodyElseWaits(CapturedOutput output) throws Exception {
        int looked = 0;
        int slowed = 0;
        for (int i = 0; i < 100; i++) {
            String to = signIn("specialist", "guess-" + i, "203.0.113.5");
            looked += to.equals("/sign-in?failed") ? 1 : 0;
            slowed += to.matches("/sign-in\\?wait=[1-9]\\d*") ? 1 : 0;
        }
        // Five are free; on a machine so slow that a wait passes meanwhile there are a few more.
        assertThat(looked).isBetween(5, 15);
        assertThat(slowed).isEqualTo(100 - looked);
        assertThat(output)
                .contains("Refused to sign in specialist: wrong password, 5 in a row")
                .doesNotContain("guess-");

        assertThat(signIn("specialist", first.demoPassword(), "198.51.100.9")).isEqualTo("/");
        assertThat(signIn("coordinator", first.demoPassword(), "203.0.113.5")).isEqualTo("/");
    }

    @Test
    void aNameThatIsNoAccountIsNotRepeatedInTheLog(CapturedOutput output) throws Exception {
        signIn("19990101-1234", "x", "203.0.113.6");
        assertThat(output).contains("Refused to sign in an unknown name").doesNotContain("19990101");
    }

    @Test
    void whoHasToWaitReadsHowLong() throws Exception {
        mvc.perform(get("/sign-in?wait=32")).andExpect(content().string(containsString("Wait 32 seconds")));
        mvc.perform(get("/sign-in?wait=1")).andExpect(content().string(containsString("Wait one second")));
        mvc.perform(get("/sign-in?wait=<b>")).andExpect(content().string(containsString("Wait one second")));
        mvc.perform(get("/sign-in?unavailable"))
                .andExpect(content().string(containsString("Nobody can sign in at the moment")));
    }

    private String signIn(String username, String password, String address) throws Exception {
        return String.valueOf(mvc.perform(post("/sign-in")
                        .param("username", username)
                        .param("password", password)
                        .with(csrf())
                        .with(request -> {
                            request.setRemoteAddr(address);
                            return request;
                        }))
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    }
}
