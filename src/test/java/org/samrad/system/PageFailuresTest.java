package org.samrad.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.system.PageFailures.Interrupted;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody ends whose change met another one. */
class PageFailuresTest {

    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new Pages())
            .setControllerAdvice(new PageFailures())
            .build();

    /** A page whose every change fails as it is asked to. */
    @Controller
    private static final class Pages {

        @GetMapping("/page")
        String look(@RequestParam String fails) {
            throw failure(fails);
        }

        @PostMapping("/page")
        String change(@RequestParam String fails) {
            throw failure(fails);
        }

        @PostMapping("/form")
        String keep(@RequestParam String fails, HttpServletRequest request) {
            request.setAttribute(PageFailures.BACK, "/form?draft=1");
            throw failure(fails);
        }

        private static RuntimeException failure(String kind) {
            return switch (kind) {
                case "lock" -> new CannotAcquireLockException("timeout");
                case "wait" -> new QueryTimeoutException("timeout");
                case "character" ->
                    new DataIntegrityViolationException("text", new SQLException("no such character", "22021"));
                case "check" -> new DataIntegrityViolationException("check", new SQLException("refused", "23514"));
                case "twice" -> new DuplicateKeyException("key");
                case "version" -> new OptimisticLockingFailureException("version");
                default -> new IllegalStateException("a mistake in the program");
            };
        }
    }

    @ParameterizedTest
    @CsvSource({"lock", "wait", "twice"})
    void whatWaitedInVainCanBeSentAgainFromThePageItStoodOn(String fails) throws Exception {
        ResultActions answer = mvc.perform(post("/page")
                        .header("Referer", "http://localhost/plan?week=2026-W49")
                        .param("fails", fails)
                        .param("name", "Half typed <b>")
                        .param("_csrf", "secret"))
                .andExpect(redirectedUrl("/plan?week=2026-W49"));
        assertThat(told(answer))
                .isEqualTo(new Interrupted(
                        "interrupted.busy",
                        "/page",
                        Map.of("fails", List.of(fails), "name", List.of("Half typed <b>"))));
    }

    @Test
    void whatSomebodyElseChangedIsLookedAtAgainAndNotSentAgain() throws Exception {
        assertThat(told(mvc.perform(post("/page").param("fails", "version"))))
                .isEqualTo(new Interrupted("interrupted.changed", null, Map.of()));
    }

    @Test
    void filesAreChosenAgainSinceTheyCantBeKept() throws Exception {
        assertThat(told(mvc.perform(multipart("/page").param("fails", "lock"))))
                .isEqualTo(new Interrupted("interrupted.files", null, Map.of()));
    }

    @Test
    void aFormThatKeepsWhatWasTypedIsShownAgainAsItWas() throws Exception {
        ResultActions answer = mvc.perform(
                        post("/form").header("Referer", "http://localhost/form").param("fails", "lock"))
                .andExpect(redirectedUrl("/form?draft=1"));
        assertThat(told(answer).action()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"https://elsewhere.example/page, /page", "//elsewhere.example, /", "'', /", "'not an address', /"})
    void thePageToComeBackToIsOfThisSite(String referer, String page) throws Exception {
        mvc.perform(post("/page").header("Referer", referer).param("fails", "lock"))
                .andExpect(redirectedUrl(page));
    }

    @Test
    void aPageThatWaitedInVainSaysThatItIsBusy() throws Exception {
        mvc.perform(get("/page").param("fails", "lock")).andExpect(status().isServiceUnavailable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"character", "check"})
    void whatTheDatabaseCanNotHoldIsRefusedForGood(String fails) throws Exception {
        mvc.perform(get("/page").param("fails", fails)).andExpect(status().isBadRequest());
        mvc.perform(post("/page").param("fails", fails)).andExpect(status().isBadRequest());
    }

    @Test
    void aMistakeInTheProgramStaysOne() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> mvc.perform(post("/page").param("fails", "mistake"))))
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    private static Interrupted told(ResultActions answer) throws Exception {
        answer.andExpect(status().is3xxRedirection());
        return (Interrupted) answer.andReturn().getFlashMap().get("interrupted");
    }
}
