package org.samrad.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.explain.Relaxation;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestTerms;

/**
 * What became true with a publication, and what was before: all that its kind is about, nothing else. A consent does not become
 * true by it: that the consultations stand on it is all that is kept.
 */
public record AppliedChange(
        String request,
        Relaxation.Kind kind,
        @Nullable RequestRole roleBefore,
        int levelAfter,
        @Nullable String competenceAfter,
        @Nullable LocalDate latestBefore,
        @Nullable LocalDate latestAfter,
        @Nullable Mode mode,
        @Nullable String site,
        Relaxation.@Nullable ExtraMinutes extra,
        Relaxation.@Nullable GivenConsent consent) {

    /**
     * What publishing changes.
     *
     * @param content of the request that the relaxation is about; for those about a request alone
     */
    public static AppliedChange of(AssumedChange assumption, Supplier<RequestContent> content) {
        Relaxation.Kind kind = assumption.relaxation().kind();
        return switch (assumption.relaxation()) {
            case Relaxation.LaterLatestDay it -> {
                LocalDate before = content.get().terms().latest();
                yield new AppliedChange(it.request(), kind, null, 0, null, before, it.latest(), null, null, null, null);
            }
            case Relaxation.LowerLevel it -> ofRole(it.request(), kind, role(content.get(), it.role()), it.to(), null);
            case Relaxation.DroppedRole it -> ofRole(it.request(), kind, role(content.get(), it.role()), 0, null);
            case Relaxation.OtherPerson it ->
                ofRole(it.request(), kind, role(content.get(), it.role()), it.level(), it.competence());
            case Relaxation.OtherMode it ->
                new AppliedChange(it.request(), kind, null, 0, null, null, null, it.mode(), null, null, null);
            case Relaxation.OtherSite it ->
                new AppliedChange(it.request(), kind, null, 0, null, null, null, null, it.site(), null, null);
            case Relaxation.ExtraMinutes it ->
                new AppliedChange(assumption.request(), kind, null, 0, null, null, null, null, it.site(), it, null);
            case Relaxation.GivenConsent it ->
                new AppliedChange(it.request(), kind, null, 0, null, null, null, null, null, null, it);
            case Relaxation.AsItIs it -> throw new IllegalArgumentException("About no data: " + it);
            case Relaxation.MovedConsultation it -> throw new IllegalArgumentException("About no data: " + it);
        };
    }

    private static AppliedChange ofRole(
            String request,
            Relaxation.Kind kind,
            @Nullable RequestRole before,
            int level,
            @Nullable String competence) {
        return new AppliedChange(request, kind, before, level, competence, null, null, null, null, null, null);
    }

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
            case OTHER_PERSON ->
                role == null || role.sameAs() == null ? content : replaced(content, role, sameAsNobody(role));
            case OTHER_MODE -> modes(content, mode, true);
            case OTHER_SITE -> terms.sites().contains(site) ? content : sites(content, with(terms.sites(), site));
            case EXTRA_MINUTES, GIVEN_CONSENT, AS_IT_IS, MOVED_CONSULTATION -> content;
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
            case OTHER_PERSON ->
                role == null || now == null || !now.equals(sameAsNobody(role)) ? content : replaced(content, now, role);
            case OTHER_MODE -> modes(content, mode, false);
            case OTHER_SITE ->
                sites(
                        content,
                        terms.sites().stream().filter(one -> !one.equals(site)).toList());
            case EXTRA_MINUTES, GIVEN_CONSENT, AS_IT_IS, MOVED_CONSULTATION -> content;
        };
    }

    /** The role of that name; null where there is none. */
    public static @Nullable RequestRole role(RequestContent content, String name) {
        return content.roles().stream()
                .filter(role -> role.role().equals(name))
                .findFirst()
                .orElse(null);
    }

    private RequestRole sameAsNobody(RequestRole role) {
        return role.sameAsNobody(competenceAfter, levelAfter);
    }

    private static RequestContent leveled(RequestContent content, RequestRole role, int level) {
        return replaced(content, role, role.atLevel(level));
    }

    private static RequestContent replaced(RequestContent content, RequestRole role, RequestRole by) {
        return content.with(
                content.roles().stream().map(one -> one.equals(role) ? by : one).toList());
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
