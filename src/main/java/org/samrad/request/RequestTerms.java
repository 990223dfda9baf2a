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
import org.samrad.limits.Fault;
import org.samrad.limits.Limits;
import org.samrad.limits.Texts;

/**
 * Everything that a coordinator lays down about a request. Dates are null where the format's default applies. Terms that can't
 * be asked for are still terms, so that what was stored once can be shown and mended: {@link #faults} says what is wrong with
 * them, and a request takes only those without.
 *
 * @param durationMinutes 1 to {@value Limits#DURATION}
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
        title = Texts.cleanOrNull(title);
        modes = modes.isEmpty() ? Set.of() : EnumSet.copyOf(modes);
        sites = List.copyOf(sites);
        languages = languages.stream()
                .map(tag -> Objects.requireNonNullElse(Texts.languageTag(tag), tag))
                .distinct()
                .toList();
        sectors = List.copyOf(sectors);
        requester = Texts.cleanOrNull(requester);
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

    /** Everything that is wrong with them; none for terms that can be asked for. */
    public List<Fault> faults() {
        return TermsCheck.faults(this);
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
}
