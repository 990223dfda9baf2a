package org.samrad.request;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;

/**
 * What a form of consultation usually asks for, which fills the form of a request.
 *
 * @param name up to 200 characters; there is one of a name
 * @param durationMinutes 1 to 10,080
 * @param next what usually comes after it; null where nothing does
 */
public record RequestTemplate(
        long id,
        String name,
        Form form,
        int durationMinutes,
        List<Mode> modes,
        List<Role> roles,
        @Nullable Next next) {

    /** Most weeks between two that follow each other. */
    public static final int MOST_WEEKS = 104;

    /** @param minLevel 1 to 5 */
    public record Role(String role, String competence, int minLevel, boolean optional) {}

    /**
     * The template of what comes after.
     *
     * @param name that template's; perhaps there is none of it any more
     * @param minWeeks fewest weeks between them, 0 or more
     * @param maxWeeks most weeks, {@code minWeeks} to {@value #MOST_WEEKS}
     */
    public record Next(String name, int minWeeks, int maxWeeks) {}
}
