package org.samrad.system;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Sends a form and opens the page that it leads to, as a browser does, with what is said on the way. */
public final class Redirected {

    private Redirected() {}

    /**
     * The page after a form, which must lead on.
     *
     * @param reader makes a request one of whoever sends the form
     */
    public static ResultActions after(
            MockMvc mvc, MockHttpServletRequestBuilder form, UnaryOperator<MockHttpServletRequestBuilder> reader)
            throws Exception {
        var session = new MockHttpSession();
        String address = Objects.requireNonNull(mvc.perform(form.session(session))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        return mvc.perform(reader.apply(get(URI.create(address.replaceFirst("#.*", ""))))
                        .session(session))
                .andExpect(status().isOk());
    }
}
