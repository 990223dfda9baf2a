package org.samrad.request;

import java.util.List;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;

/**
 * What a form of consultation usually asks for, which fills the form of a request.
 *
 * @param name up to 200 characters; there is one of a name
 * @param durationMinutes 1 to 10,080
 */
public record RequestTemplate(
        long id, String name, Form form, int durationMinutes, List<Mode> modes, List<Role> roles) {

    /** @param minLevel 1 to 5 */
    public record Role(String role, String competence, int minLevel, boolean optional) {}
}
