package org.samrad.request;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.limits.Texts;

/**
 * A seat on the panel: a competence, a named specialist, whoever took a role of another request, or several of these.
 *
 * @param role its name, unique in the request
 * @param competence the id of the competence asked for; a narrower one does
 * @param minLevel the lowest level that does, 1 to 5
 * @param optional whether the consultation can be held without it
 * @param sector the sector that the specialist's organisation must belong to
 * @param specialist the id of the one person asked for
 * @param sameAs the role of another request whose specialist is to take this one, too
 * @param sameAsRequest the id of that request; null for the one that this request follows
 */
@Embeddable
public record RequestRole(
        String role,
        @Nullable String competence,
        int minLevel,
        boolean optional,
        @Enumerated(EnumType.STRING) @Nullable Sector sector,
        @Nullable String specialist,
        @Nullable String sameAs,
        @Nullable String sameAsRequest) {

    public RequestRole {
        role = Texts.clean(role);
        sameAs = Texts.cleanOrNull(sameAs);
    }

    /** One that is nobody's from before. */
    public RequestRole(
            String role,
            @Nullable String competence,
            int minLevel,
            boolean optional,
            @Nullable Sector sector,
            @Nullable String specialist) {
        this(role, competence, minLevel, optional, sector, specialist, null, null);
    }

    /** The same by another name. */
    public RequestRole named(String name) {
        return new RequestRole(name, competence, minLevel, optional, sector, specialist, sameAs, sameAsRequest);
    }

    /** The same, for whoever took {@code sameAs} of that request; null for the one that its own request follows. */
    public RequestRole sameAsOf(@Nullable String request) {
        return new RequestRole(role, competence, minLevel, optional, sector, specialist, sameAs, request);
    }

    /** The same at another lowest level. */
    public RequestRole atLevel(int level) {
        return new RequestRole(role, competence, level, optional, sector, specialist, sameAs, sameAsRequest);
    }

    /** The same for anybody who holds its competence: for nobody by name, and not for whoever took another role. */
    public RequestRole forAnybody() {
        return new RequestRole(role, competence, minLevel, optional, sector, null, null, null);
    }

    /** The same for one person only; for anybody where that is null. */
    public RequestRole by(@Nullable String named) {
        return new RequestRole(role, competence, minLevel, optional, sector, named, null, null);
    }

    /** The same for another person by name, or for nobody by name; whoever took another role takes it as before. */
    public RequestRole naming(@Nullable String named) {
        return new RequestRole(role, competence, minLevel, optional, sector, named, sameAs, sameAsRequest);
    }

    /** The same, but the consultation can be held without it. */
    public RequestRole asOptional() {
        return new RequestRole(role, competence, minLevel, true, sector, specialist, sameAs, sameAsRequest);
    }

    /** The same for somebody of whichever sector. */
    public RequestRole ofAnySector() {
        return new RequestRole(role, competence, minLevel, optional, null, specialist, sameAs, sameAsRequest);
    }

    /** The same for anybody who holds a competence, where one is given, and no longer for whoever took another role. */
    public RequestRole sameAsNobody(@Nullable String held, int level) {
        return new RequestRole(role, held, level, optional, sector, specialist, null, null);
    }
}
