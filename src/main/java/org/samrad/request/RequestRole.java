package org.samrad.request;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.limits.Texts;

/**
 * A seat on the panel: a competence, a named specialist, or both.
 *
 * @param role its name, unique in the request
 * @param competence the id of the competence asked for; a narrower one does
 * @param minLevel the lowest level that does, 1 to 5
 * @param optional whether the consultation can be held without it
 * @param sector the sector that the specialist's organisation must belong to
 * @param specialist the id of the one person asked for
 */
@Embeddable
public record RequestRole(
        String role,
        @Nullable String competence,
        int minLevel,
        boolean optional,
        @Enumerated(EnumType.STRING) @Nullable Sector sector,
        @Nullable String specialist) {

    public RequestRole {
        role = Texts.clean(role);
    }

    /** The same at another lowest level. */
    public RequestRole atLevel(int level) {
        return new RequestRole(role, competence, level, optional, sector, specialist);
    }
}
