package org.samrad.inbox.form;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import org.samrad.system.As;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The form of a request as a browser sends it: one that can be filed, but for what a test types otherwise. */
final class TypedRequest {

    private final MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();

    TypedRequest() {
        with("caseKind", "new");
        with("title", "Sömn och skola");
        with("form", "ADVICE");
        with("duration", "30");
        with("urgency", "DAYS_14");
        with("received", "2026-11-20");
        with("modes", "VIDEO");
        with("roles[0].competence", "paediatric-neurology");
        with("roles[0].level", "2");
    }

    /** Types something in place of what is there. */
    TypedRequest with(String field, String... typed) {
        fields.put(field, List.of(typed));
        return this;
    }

    TypedRequest without(String field) {
        fields.remove(field);
        return this;
    }

    /** Presses a button other than the one that saves. */
    TypedRequest press(String button) {
        return with("do", button);
    }

    MockHttpServletRequestBuilder filed() {
        return sent("/requests");
    }

    MockHttpServletRequestBuilder changed(String id) {
        return sent("/requests/" + id);
    }

    /** Kept while it is typed. */
    MockHttpServletRequestBuilder kept() {
        return sent("/requests/new/draft");
    }

    private MockHttpServletRequestBuilder sent(String path) {
        return post(path).params(fields).with(csrf()).with(As.coordinator());
    }
}
