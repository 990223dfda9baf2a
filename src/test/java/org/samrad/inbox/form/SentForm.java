package org.samrad.inbox.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.samrad.system.As;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A coordinator's browser that sends the form of a request and goes where it is sent on to. */
final class SentForm {

    private final MockMvc mvc;
    private final MockHttpSession session = new MockHttpSession();

    SentForm(MockMvc mvc) {
        this.mvc = mvc;
    }

    /** Sends it, wherever that leads. */
    ResultActions sends(MockHttpServletRequestBuilder sent) throws Exception {
        return mvc.perform(sent.session(session));
    }

    /** Where sending it leads. */
    String address(MockHttpServletRequestBuilder sent) throws Exception {
        MvcResult answer = sends(sent).andExpect(status().is3xxRedirection()).andReturn();
        return String.valueOf(answer.getResponse().getRedirectedUrl());
    }

    /** The form that comes back by its own address, since it can't be saved. */
    ResultActions shown(MockHttpServletRequestBuilder sent, Cookie... cookies) throws Exception {
        String to = address(sent);
        assertThat(to).contains("?draft=");
        return at(to, cookies);
    }

    ResultActions at(String address, Cookie... cookies) throws Exception {
        var asked = get(URI.create(address)).session(session).with(As.coordinator());
        return mvc.perform(cookies.length == 0 ? asked : asked.cookie(cookies)).andExpect(status().isOk());
    }

    /** The id of the request that sending it files or changes. */
    String saved(MockHttpServletRequestBuilder sent) throws Exception {
        String to = address(sent);
        assertThat(to).as("where saving leads").doesNotContain("?");
        return to.substring(to.lastIndexOf('/') + 1);
    }

    /** What somebody is asked before it is saved. */
    static List<RequestWarnings.Warning> asked(ResultActions page) {
        return ((List<?>) model(page).get("warnings"))
                .stream().map(RequestWarnings.Warning.class::cast).toList();
    }

    /** What somebody is told while typing, as field and kind. */
    static List<String> told(ResultActions page) {
        return ((List<?>) model(page).get("notes"))
                .stream()
                        .map(Note.class::cast)
                        .map(note -> "%s %s %s"
                                .formatted(note.kind(), note.field(), note.key().replace("request.outlook.", "")))
                        .toList();
    }

    static Map<String, Object> model(ResultActions page) {
        var view = page.andReturn().getModelAndView();
        assertThat(view).isNotNull();
        return view.getModel();
    }
}
