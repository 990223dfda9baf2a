package org.samrad.request;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;

/**
 * Everything that a coordinator lays down about a request; what it may be is the planning-data format's. Dates are null
 * where the format's default applies.
 *
 * @param durationMinutes 1 or more
 * @param modes one or more
 * @param sites ids of the sites where an {@link Mode#ON_SITE} consultation may be
 * @param languages BCP 47 tags; each of the panel speaks one of them; empty: no matter
 * @param sectors each must be on the panel
 * @param follows the id of the request that comes before this one
 * @param minGapDays fewest days after that one, 0 or more
 * @param maxGapDays most days after that one, {@code minGapDays} or more
 * @param requester who asks, in words
 * @param roles one or more, names unique
 */
public record RequestTerms(
        @Nullable String title,
        Form form,
        Urgency urgency,
        LocalDate received,
        @Nullable LocalDate earliest,
        @Nullable LocalDate due,
        @Nullable LocalDate latest,
        int durationMinutes,
        Set<Mode> modes,
        List<String> sites,
        List<String> languages,
        List<Sector> sectors,
        @Nullable String follows,
        @Nullable Integer minGapDays,
        @Nullable Integer maxGapDays,
        @Nullable String requester,
        List<RequestRole> roles,
        List<RequestWindow> windows) {

    public RequestTerms {
        require(durationMinutes > 0, "The duration must be 1 minute or more, not %d.", durationMinutes);
        require(!modes.isEmpty(), "The request needs a mode: how the panel meets.");
        require(!roles.isEmpty(), "The request needs a role: who is asked.");
        require(
                earliest == null || latest == null || !latest.isBefore(earliest),
                "The latest day (%s) must not be before the earliest (%s).",
                latest,
                earliest);
        require(minGapDays == null || minGapDays >= 0, "The shortest gap must be 0 days or more, not %d.", minGapDays);
        require(maxGapDays == null || maxGapDays >= 0, "The longest gap must be 0 days or more, not %d.", maxGapDays);
        require(
                minGapDays == null || maxGapDays == null || minGapDays <= maxGapDays,
                "The shortest gap (%d days) must not be above the longest (%d days).",
                minGapDays,
                maxGapDays);
        var names = new HashSet<String>();
        for (RequestRole role : roles) {
            require(names.add(role.role()), "Two roles are called \"%s\".", role.role());
            require(
                    role.competence() != null || role.specialist() != null,
                    "The role \"%s\" needs a competence or a named specialist.",
                    role.role());
            require(
                    role.minLevel() >= 1 && role.minLevel() <= 5,
                    "The level of the role \"%s\" must be 1 to 5, not %d.",
                    role.role(),
                    role.minLevel());
        }
        for (RequestWindow window : windows) {
            require(
                    window.from().isBefore(window.until()),
                    "The start of a time window (%s) must be before its end (%s).",
                    window.from(),
                    window.until());
        }
        modes = EnumSet.copyOf(modes);
        sites = List.copyOf(sites);
        languages = List.copyOf(languages);
        sectors = List.copyOf(sectors);
        roles = List.copyOf(roles);
        windows = List.copyOf(windows);
    }

    /** The same with another latest day, other modes and sites, and other roles. */
    public RequestTerms with(
            @Nullable LocalDate otherLatest,
            Set<Mode> otherModes,
            List<String> otherSites,
            List<RequestRole> otherRoles) {
        return new RequestTerms(
                title,
                form,
                urgency,
                received,
                earliest,
                due,
                otherLatest,
                durationMinutes,
                otherModes,
                otherSites,
                languages,
                sectors,
                follows,
                minGapDays,
                maxGapDays,
                requester,
                otherRoles,
                windows);
    }

    /** Last day within the guarantee: as laid down, else receipt plus the urgency's days. */
    public LocalDate dueOrDefault() {
        return due != null ? due : received.plusDays(urgency.days());
    }

    /** Whether a consultation that keeps the other terms keeps these as well. */
    boolean asksTheSameOfThePlan(RequestTerms other) {
        return durationMinutes == other.durationMinutes
                && modes.equals(other.modes)
                && Set.copyOf(sites).equals(Set.copyOf(other.sites))
                && Set.copyOf(languages).equals(Set.copyOf(other.languages))
                && Set.copyOf(sectors).equals(Set.copyOf(other.sectors))
                && Objects.equals(earliest, other.earliest)
                && Objects.equals(latest, other.latest)
                && Objects.equals(follows, other.follows)
                && Objects.equals(minGapDays, other.minGapDays)
                && Objects.equals(maxGapDays, other.maxGapDays)
                && Set.copyOf(roles).equals(Set.copyOf(other.roles))
                && mustWindows().equals(other.mustWindows());
    }

    private Set<RequestWindow> mustWindows() {
        var must = new HashSet<>(windows);
        must.removeIf(RequestWindow::preferred);
        return must;
    }

    private static void require(boolean holds, String message, @Nullable Object... values) {
        if (!holds) {
            throw new IllegalArgumentException(message.formatted(values));
        }
    }
}
