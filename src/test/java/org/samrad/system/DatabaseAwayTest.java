package org.samrad.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.PageTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.CannotCreateTransactionException;

/** A page that can't get at the data says so, and a form is not lost. */
@PageTest
class DatabaseAwayTest {

    @Autowired
    MockMvc mvc;

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "90098"})
    void whatTheDatabaseSaysWhenItIsAwayIsNoDefect(String state) throws Exception {
        assertThat(failing(new UncategorizedSQLException("x", null, new SQLException("gone", state)))
                        .getStatus())
                .isEqualTo(503);
    }

    @Test
    void aPoolWithoutAConnectionIsNoDefectEither() throws Exception {
        var none = new SQLTransientConnectionException("request timed out after 4000ms");
        assertThat(failing(new CannotCreateTransactionException("x", none)).getStatus())
                .isEqualTo(503);
    }

    @Test
    void aStatementThatIsWrongStaysADefect() {
        var defect = new UncategorizedSQLException("x", null, new SQLException("syntax error", "42601"));
        assertThatExceptionOfType(UncategorizedSQLException.class)
                .isThrownBy(() -> failing(defect))
                .isSameAs(defect);
    }

    @ParameterizedTest
    @CsvSource({"en, The data can’t be reached", "sv, Det går inte att nå uppgifterna", "nb, Opplysningene kan ikke nås"
    })
    void thePageSaysThatTheDataIsAwayAndNotThatSomebodyChangesIt(String language, String title) throws Exception {
        var page = get("/error")
                .with(asked -> {
                    asked.setDispatcherType(DispatcherType.ERROR);
                    return asked;
                })
                .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                .accept("text/html")
                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 503);
        mvc.perform(page).andExpect(content().string(org.hamcrest.Matchers.not(containsString(title))));
        mvc.perform(page.requestAttr(PageFailures.AWAY, true))
                .andExpect(status().isServiceUnavailable())
                .andExpect(content().string(containsString("<h1>" + title + "</h1>")));
    }

    private static MockHttpServletResponse failing(RuntimeException why) throws Exception {
        var response = new MockHttpServletResponse();
        new PageFailures().away(why, new MockHttpServletRequest("GET", "/plan"), response);
        return response;
    }
}
