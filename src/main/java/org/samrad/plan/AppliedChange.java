package org.samrad.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.explain.unblock.AsItIs;
import org.samrad.explain.unblock.DroppedRole;
import org.samrad.explain.unblock.EasedContent;
import org.samrad.explain.unblock.ExtraMinutes;
import org.samrad.explain.unblock.GivenConsent;
import org.samrad.explain.unblock.LaterLatestDay;
import org.samrad.explain.unblock.LowerLevel;
import org.samrad.explain.unblock.MovedConsultation;
import org.samrad.explain.unblock.OtherGap;
import org.samrad.explain.unblock.OtherMode;
import org.samrad.explain.unblock.OtherPerson;
import org.samrad.explain.unblock.OtherSite;
import org.samrad.explain.unblock.OtherWindow;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.explain.unblock.ShorterDuration;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestTerms;

/**
 * What became true with a publication, and what was before: all that its kind is about, nothing else. A consent does not become
 * true by it: that the consultations stand on it is all that is kept.
 *
 * @param request the id of the request that it is about
 * @param itself what it is of a kind that says all of it; null for the others
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
        @Nullable Relaxation itself) {

    /** The kinds of which the relaxation says all, what was before among it. */
    public static final Set<Relaxation.Kind> SAYING_ALL = Set.of(
            Relaxation.Kind.EXTRA_MINUTES,
            Relaxation.Kind.GIVEN_CONSENT,
            Relaxation.Kind.SHORTER_DURATION,
            Relaxation.Kind.OTHER_WINDOW,
            Relaxation.Kind.OTHER_GAP);

    /**
     * What publishing changes.
     *
     * @param contents the content of a request by its id; for those about a request alone
     */
    public static AppliedChange of(AssumedChange assumption, Function<String, RequestContent> contents) {
        Relaxation.Kind kind = assumption.relaxation().kind();
        return switch (assumption.relaxation()) {
            case LaterLatestDay it -> {
                LocalDate before = contents.apply(it.request()).terms().latest();
                yield new AppliedChange(it.request(), kind, null, 0, null, before, it.latest(), null, null, null);
            }
            case LowerLevel it -> ofRole(it.request(), kind, role(contents, it.request(), it.role()), it.to(), null);
            case DroppedRole it -> ofRole(it.request(), kind, role(contents, it.request(), it.role()), 0, null);
            case OtherPerson it ->
                ofRole(it.request(), kind, role(contents, it.request(), it.role()), it.level(), it.competence());
            case OtherMode it ->
                new AppliedChange(it.request(), kind, null, 0, null, null, null, it.mode(), null, null);
            case OtherSite it ->
                new AppliedChange(it.request(), kind, null, 0, null, null, null, null, it.site(), null);
            case ExtraMinutes it -> ofItself(assumption.request(), it);
            case GivenConsent it -> ofItself(it.request(), it);
            case OtherWindow it -> ofItself(it.request(), it);
            case ShorterDuration it -> {
                int now = contents.apply(it.request()).terms().durationMinutes();
                yield ofItself(it.request(), new ShorterDuration(it.request(), now, it.to()));
            }
            case OtherGap it -> {
                Integer now = it.in(contents.apply(it.request()));
                yield ofItself(
                        it.request(),
                        new OtherGap(it.request(), it.follows(), it.bound(), now == null ? it.to() : now, it.to()));
            }
            case AsItIs it -> throw new IllegalArgumentException("About no data: " + it);
            case MovedConsultation it -> throw new IllegalArgumentException("About no data: " + it);
        };
    }

    private static AppliedChange ofItself(String request, Relaxation itself) {
        return new AppliedChange(request, itself.kind(), null, 0, null, null, null, null, null, itself);
    }

    private static AppliedChange ofRole(
            String request,
            Relaxation.Kind kind,
            @Nullable RequestRole before,
            int level,
            @Nullable String competence) {
        return new AppliedChange(request, kind, before, level, competence, null, null, null, null, null);
    }

    /** The time that a specialist offers; null where it is about something else. */
    public @Nullable ExtraMinutes extra() {
        return itself instanceof ExtraMinutes extra ? extra : null;
    }

    /** The consent that it stands on; null where it is about something else. */
    public @Nullable GivenConsent consent() {
        return itself instanceof GivenConsent consent ? consent : null;
    }

    /** The content with it, where it is not so already. */
    public RequestContent after(RequestContent content) {
        if (itself != null) {
            return itself instanceof EasedContent eased ? eased.eased(content) : content;
        }
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
            // About no request, or said by the relaxation itself.
            case EXTRA_MINUTES,
                    GIVEN_CONSENT,
                    SHORTER_DURATION,
                    OTHER_WINDOW,
                    OTHER_GAP,
                    AS_IT_IS,
                    MOVED_CONSULTATION -> content;
        };
    }

    /** The content without it, where it is still so, and what is left can be asked for. */
    public RequestContent before(RequestContent content) {
        RequestContent before = asBefore(content);
        return before.faults().isEmpty() ? before : content;
    }

    private RequestContent asBefore(RequestContent content) {
        if (itself != null) {
            return itself instanceof EasedContent eased ? eased.restored(content) : content;
        }
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
            // About no request, or said by the relaxation itself.
            case EXTRA_MINUTES,
                    GIVEN_CONSENT,
                    SHORTER_DURATION,
                    OTHER_WINDOW,
                    OTHER_GAP,
                    AS_IT_IS,
                    MOVED_CONSULTATION -> content;
        };
    }

    private static @Nullable RequestRole role(Function<String, RequestContent> contents, String request, String name) {
        return role(contents.apply(request), name);
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
