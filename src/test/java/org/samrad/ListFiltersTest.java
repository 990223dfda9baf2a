package org.samrad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
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
                        : address.startsWith("/plan") ? As.planner() : As.coordinator();
    }
}
