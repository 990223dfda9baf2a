package org.samrad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

/** What lists say of a filter that is none, over the demo. */
@PageTest
@Transactional
class ListFiltersTest {

    @Autowired
    MockMvc mvc;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /audit?what=NOTHING                    | What: “NOTHING” is none of the choices.
        /audit?from=soon                       | From: “soon” is no day, so it is left out of the search. Write it as 2026-12-24
        /audit?from=2026-12-24&until=2026-12-01 | From: 2026-12-24 is after 2026-12-01, so nothing lies between them.
        /audit?until=2026-13-01                | Until: “2026-13-01” is no day
        /admin/accounts?role=KING              | Roles: “KING” is none of the choices.
        /admin/accounts?state=ASLEEP           | State: “ASLEEP” is none of the choices.
        /admin/accounts?of=o-none              | Bound to: “o-none” is none of the choices.
        /requests?urgency=SOME                 | Urgency: “SOME” is none of the choices.
        /requests?competence=no-such           | Competence: “no-such” is none of the choices.
        /requests?order=odd                    | Order: “odd” is none of the choices.
        /requests?tab=odd                      | State: “odd” is none of those that there are.
        /admin/data/sites?sort=weight          | Order: “weight” is no column to sort by.
        /admin/data/sites?of=o-none            | “o-none” is none of the choices.
        /admin/data/holidays?sort=odd          | Order: “odd” is no column
        /admin/data/templates?sort=odd         | Order: “odd” is no column
        /plan?view=odd                         | Ways to see the plan: “odd” is none of those
        /plan?competence=odd                   | Competence: “odd” is none of the choices.
        /plan?view=table&sort=odd              | Order: “odd” is no column
        /plan/bottlenecks?competence=odd       | Competence: “odd” is none of the choices.
        /plan/bottlenecks?area=odd&hours=total | Area: “odd” is none of the choices.
        /plan/bottlenecks?by=odd               | Group by: “odd” is none of those
        /plan/bottlenecks?hours=odd            | Add up the hours by: “odd” is none of those
        """)
    void aFilterThatIsNoneIsNamedWithWhatIsPossible(String address, String said) throws Exception {
        assertThat(page(address)).contains("class=\"notice warn not-read\"", said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /audit?who=a%20b&page=q                | /audit?who=a%20b                | “page=q” is no whole number
        /requests?news=x                       | /requests                       | “news=x” is neither true nor false
        /requests?page=99999999999&tab=waiting | /requests?tab=waiting           | “page=99999999999” is no whole number
        /plan?proposal=last&busy=so&view=table | /plan?view=table                | “proposal=last” is no whole number
        /plan?proposal=last&busy=so&view=table | /plan?view=table                | “busy=so” is neither true nor false
        /plan/bottlenecks?week=soon            | /plan/bottlenecks               | “week=soon” is no day
        /plan/runs?page=q                      | /plan/runs                      | “page=q” is no whole number
        /rules?profile=x                       | /rules                          | “profile=x” is no whole number
        /admin/data/sites?page=q&down=x&q=a    | /admin/data/sites?q=a           | “page=q” is no whole number
        /admin/data/sites?page=q&down=x&q=a    | /admin/data/sites?q=a           | “down=x” is neither true nor false
        """)
    void whatOnlyAnAddressSaysAndCanNotBeReadIsLeftOutAndNamed(String address, String shown, String said)
            throws Exception {
        MvcResult answer = ask(address, Map.of());
        for (int times = 0; times < 2 && answer.getResponse().getRedirectedUrl() != null; times++) {
            String next = answer.getResponse().getRedirectedUrl();
            assertThat(times == 0 || next.equals(shown)).isTrue();
            answer = ask(next, answer.getFlashMap());
        }
        assertThat(answer.getRequest().getRequestURI() + query(answer)).isEqualTo(shown);
        assertThat(answer.getResponse().getContentAsString()).contains("class=\"notice warn not-read\"", said);
    }

    @ParameterizedTest
    @CsvSource({
        "/audit?who=19121212-1212&what=CASE_READ, /audit?what=CASE_READ",
        "/audit?about=191212-1212&from=2026-12-01, /audit?from=2026-12-01",
        "/admin/accounts?q=19121212-1212, /admin/accounts",
        "/requests?q=131052-308T&tab=waiting, /requests?tab=waiting",
        "/requests?competence=19121212-1212, /requests",
        "/plan?q=19121212-1212&view=case, /plan?view=case",
        "/plan?view=19121212-1212, /plan",
        "/plan/compare?case=19121212-1212&a=published, /plan/compare?a=published",
        "/admin/data/sites?q=19121212-1212&sort=name, /admin/data/sites?sort=name",
        "/admin/data/holidays?q=19121212-1212, /admin/data/holidays",
        "/admin/data/sites/changes?q=19121212-1212, /admin/data/sites/changes"
    })
    void whatLooksLikeAnIdentityNumberIsLookedForInNoListAndStandsInNoLinkOfIt(String address, String shown)
            throws Exception {
        MvcResult answer = ask(address, Map.of());
        assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo(shown);
        assertThat(ask(shown, answer.getFlashMap()).getResponse().getContentAsString())
                .contains("class=\"notice warn not-read\"", "looks like an identity number")
                .doesNotContain("1212-1212", "131052");
    }

    @Test
    void aPartOfAPageHasThePageTellIt() throws Exception {
        MvcResult answer = mvc.perform(get("/requests?q=19121212-1212")
                        .header("HX-Request", "true")
                        .with(As.coordinator()))
                .andReturn();
        assertThat(answer.getResponse().getHeader("HX-Redirect")).isEqualTo("/requests");
        assertThat(answer.getResponse().getContentAsString()).isEmpty();
    }

    @Test
    void whatSaysWhichOfAllIsMeantIsAskedForWhateverItLooksLike() throws Exception {
        assertThat(page("/requests?open=R-20261212-1212")).doesNotContain("not-read");
    }

    private MvcResult ask(String address, Map<String, Object> told) throws Exception {
        var asked = get(URI.create(address)).locale(Locale.ENGLISH).with(who(address));
        told.forEach(asked::flashAttr);
        return mvc.perform(asked).andReturn();
    }

    private static String query(MvcResult answer) {
        String query = answer.getRequest().getQueryString();
        return query == null ? "" : "?" + query;
    }

    @ParameterizedTest
    @CsvSource({
        "/audit?what=CASE_READ&from=2026-01-01&who=x",
        "/admin/accounts?role=PLANNER&state=OPEN&q=x",
        "/requests?urgency=DAYS_90&order=case&tab=waiting",
        "/admin/data/sites?sort=name",
        "/plan?view=table&sort=mode",
        "/plan/bottlenecks?by=both&hours=weeks"
    })
    void whatCanBeAskedForIsOnlyDone(String address) throws Exception {
        assertThat(page(address)).doesNotContain("not-read");
    }

    @Test
    void aFileIsNotMadeOfWhatCanNotBeLookedFor() throws Exception {
        mvc.perform(get("/audit.csv?from=soon&who=a b").with(As.auditor()))
                .andExpect(header().string("Location", "/audit?who=a%20b&what=&about=&from=soon&until="));
        mvc.perform(get("/below/audit.csv?from=soon").contextPath("/below").with(As.auditor()))
                .andExpect(header().string("Location", "/below/audit?who=&what=&about=&from=soon&until="));
    }

    private String page(String address) throws Exception {
        return mvc.perform(get(address).locale(Locale.ENGLISH).with(who(address)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static RequestPostProcessor who(String address) {
        return address.startsWith("/audit")
                ? As.auditor()
                : address.startsWith("/admin")
                        ? As.administrator()
                        : address.startsWith("/plan") || address.startsWith("/rules") ? As.planner() : As.coordinator();
    }
}
