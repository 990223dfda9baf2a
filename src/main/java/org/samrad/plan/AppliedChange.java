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
import org.samrad.request.RequestContent;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestTerms;

/** What became true with a publication, and what was before: all that its kind is about, nothing else. */
public record AppliedChange(
        String request,
        Relaxation.Kind kind,
        @Nullable RequestRole roleBefore,
        int levelAfter,
        @Nullable LocalDate latestBefore,
        @Nullable LocalDate latestAfter,
        @Nullable Mode mode,
        @Nullable String site,
        Relaxation.@Nullable ExtraMinutes extra) {

    /** The content with it, where it is not so already. */
    public RequestContent after(RequestContent content) {
        RequestTerms terms = content.terms();
        RequestRole role = roleBefore;
        return switch (kind) {
            case LATER_LATEST_DAY -> {
                LocalDate now = terms.latest();
                LocalDate later = Objects.requireNonNull(latestAfter);
                yield now == null || now.isBefore(later) ? latest(content, later) : content;
            }
            case LOWER_LEVEL ->
                role == null || role.minLevel() <= levelAfter ? content : leveled(content, role, levelAfter);
            case DROPPED_ROLE ->
                role == null
                        ? content
                        : content.with(content.roles().stream()
                                .filter(one -> !one.equals(role))
                                .toList());
            case OTHER_MODE -> modes(content, mode, true);
            case OTHER_SITE -> terms.sites().contains(site) ? content : sites(content, with(terms.sites(), site));
            case EXTRA_MINUTES, AS_IT_IS, MOVED_CONSULTATION -> content;
        };
    }

    /** The content without it, where it is still so. */
    public RequestContent before(RequestContent content) {
        RequestTerms terms = content.terms();
        RequestRole role = roleBefore;
        RequestRole now = role == null ? null : role(content, role.role());
        return switch (kind) {
            case LATER_LATEST_DAY ->
                Objects.equals(terms.latest(), latestAfter) ? latest(content, latestBefore) : content;
            case LOWER_LEVEL ->
                role == null || now == null || now.minLevel() != levelAfter
                        ? content
                        : leveled(content, now, role.minLevel());
            case DROPPED_ROLE -> role == null || now != null ? content : content.with(with(content.roles(), role));
            case OTHER_MODE -> modes(content, mode, false);
            case OTHER_SITE ->
                sites(
                        content,
                        terms.sites().stream().filter(one -> !one.equals(site)).toList());
            case EXTRA_MINUTES, AS_IT_IS, MOVED_CONSULTATION -> content;
        };
    }

    /** The role of that name; null where there is none. */
    public static @Nullable RequestRole role(RequestContent content, String name) {
        return content.roles().stream()
                .filter(role -> role.role().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static RequestContent leveled(RequestContent content, RequestRole role, int level) {
        return content.with(content.roles().stream()
                .map(one -> one.equals(role) ? one.atLevel(level) : one)
                .toList());
    }

    private static <T> List<T> with(List<T> list, @Nullable T one) {
        var more = new ArrayList<>(list);
        more.add(Objects.requireNonNull(one));
        return more;
    }

    private static RequestContent latest(RequestContent content, @Nullable LocalDate latest) {
        return content.with(content.terms().with(terms -> terms.latest = latest));
    }

    private static RequestContent modes(RequestContent content, @Nullable Mode mode, boolean more) {
        Set<Mode> modes = EnumSet.copyOf(content.terms().modes());
        if (more) {
            modes.add(Objects.requireNonNull(mode));
        } else if (modes.size() > 1) {
            modes.remove(mode);
        }
        return content.with(content.terms().with(terms -> terms.modes = modes));
    }

    private static RequestContent sites(RequestContent content, List<String> sites) {
        return content.with(content.terms().with(terms -> terms.sites = sites));
    }
}
