package org.samrad.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.explain.Relaxation;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestTerms;

/** What became true with a publication, and what was before: all that its kind is about, nothing else. */
public record AmendmentChange(
        String request,
        Relaxation.Kind kind,
        @Nullable RequestRole roleBefore,
        int levelAfter,
        @Nullable LocalDate latestBefore,
        @Nullable LocalDate latestAfter,
        @Nullable Mode mode,
        @Nullable String site,
        Relaxation.@Nullable ExtraMinutes extra) {

    /** The terms with it, where it is not so already. */
    public RequestTerms after(RequestTerms terms) {
        RequestRole role = roleBefore;
        return switch (kind) {
            case LATER_LATEST_DAY -> {
                LocalDate now = terms.latest();
                LocalDate later = Objects.requireNonNull(latestAfter);
                yield now == null || now.isBefore(later) ? latest(terms, later) : terms;
            }
            case LOWER_LEVEL ->
                role == null || role.minLevel() <= levelAfter ? terms : roles(terms, leveled(terms, role, levelAfter));
            case DROPPED_ROLE ->
                role == null
                        ? terms
                        : roles(
                                terms,
                                terms.roles().stream()
                                        .filter(one -> !one.equals(role))
                                        .toList());
            case OTHER_MODE -> modes(terms, mode, true);
            case OTHER_SITE -> terms.sites().contains(site) ? terms : sites(terms, with(terms.sites(), site));
            case EXTRA_MINUTES, AS_IT_IS, MOVED_CONSULTATION -> terms;
        };
    }

    /** The terms without it, where it is still so. */
    public RequestTerms before(RequestTerms terms) {
        RequestRole role = roleBefore;
        RequestRole now = role == null ? null : role(terms, role.role());
        return switch (kind) {
            case LATER_LATEST_DAY -> Objects.equals(terms.latest(), latestAfter) ? latest(terms, latestBefore) : terms;
            case LOWER_LEVEL ->
                role == null || now == null || now.minLevel() != levelAfter
                        ? terms
                        : roles(terms, leveled(terms, now, role.minLevel()));
            case DROPPED_ROLE -> role == null || now != null ? terms : roles(terms, with(terms.roles(), role));
            case OTHER_MODE -> modes(terms, mode, false);
            case OTHER_SITE ->
                sites(
                        terms,
                        terms.sites().stream().filter(one -> !one.equals(site)).toList());
            case EXTRA_MINUTES, AS_IT_IS, MOVED_CONSULTATION -> terms;
        };
    }

    /** The role of that name; null where there is none. */
    public static @Nullable RequestRole role(RequestTerms terms, String name) {
        return terms.roles().stream()
                .filter(role -> role.role().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static List<RequestRole> leveled(RequestTerms terms, RequestRole role, int level) {
        var other = new RequestRole(
                role.role(), role.competence(), level, role.optional(), role.sector(), role.specialist());
        return terms.roles().stream().map(one -> one.equals(role) ? other : one).toList();
    }

    private static <T> List<T> with(List<T> list, @Nullable T one) {
        var more = new ArrayList<>(list);
        more.add(Objects.requireNonNull(one));
        return more;
    }

    private static RequestTerms latest(RequestTerms terms, @Nullable LocalDate latest) {
        return terms.with(latest, terms.modes(), terms.sites(), terms.roles());
    }

    private static RequestTerms modes(RequestTerms terms, @Nullable Mode mode, boolean more) {
        Set<Mode> modes = EnumSet.copyOf(terms.modes());
        if (more) {
            modes.add(Objects.requireNonNull(mode));
        } else if (modes.size() > 1) {
            modes.remove(mode);
        }
        return terms.with(terms.latest(), modes, terms.sites(), terms.roles());
    }

    private static RequestTerms sites(RequestTerms terms, List<String> sites) {
        return terms.with(terms.latest(), terms.modes(), sites, terms.roles());
    }

    private static RequestTerms roles(RequestTerms terms, List<RequestRole> roles) {
        return terms.with(terms.latest(), terms.modes(), terms.sites(), roles);
    }
}
