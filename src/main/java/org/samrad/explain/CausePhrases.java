package org.samrad.explain;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData;
import org.samrad.explain.diary.Asked;
import org.samrad.explain.diary.Held;
import org.samrad.explain.phrase.Phrase;
import org.samrad.explain.phrase.Phrase.Kind;
import org.samrad.explain.phrase.Phrase.Named;
import org.samrad.explain.phrase.Phrase.Several;
import org.samrad.matching.PlanningFacts;

/** Says why a request as a whole has no place, and what such sentences share. */
final class CausePhrases {

    /** How many of a kind are named at most. */
    static final int MOST_NAMED = 3;

    private final Situation situation;
    private final PlanningFacts facts;
    private final Asked asked;
    private final PlanningData.Request request;

    CausePhrases(Situation situation, Asked asked) {
        this.situation = situation;
        this.facts = situation.facts();
        this.asked = asked;
        this.request = asked.request();
    }

    /** What is about the request as a whole. */
    Phrase of(Reason reason) {
        return switch (reason) {
            case PAST_WINDOW ->
                Phrase.of(
                        ofWindows("cause.PAST_WINDOW"),
                        earliest(),
                        latest(),
                        facts.date(0),
                        facts.date(facts.days() - 1));
            case TOO_LONG -> Phrase.of("cause.TOO_LONG", request.terms().durationMinutes(), asked.longest(facts));
            case NOTICE ->
                Phrase.of(
                        "cause.NOTICE",
                        facts.header().noticeHours(),
                        facts.header().now(),
                        Urgency.ACUTE,
                        Urgency.DAYS_3);
            case FOLLOWS_UNSCHEDULED ->
                Phrase.of(
                        !isPinned()
                                ? "cause.FOLLOWS_UNSCHEDULED"
                                : isFollowed() ? "cause.FOLLOWS_UNSCHEDULED.pinned" : "cause.FOLLOWS_UNSCHEDULED.taken",
                        followed());
            case GAP_OUT_OF_WINDOW -> Phrase.of("cause.GAP_OUT_OF_WINDOW", distance());
            case NO_PANEL ->
                Phrase.of(request.terms().sectors().isEmpty() ? "cause.NO_PANEL" : "cause.NO_PANEL.sectors");
            case NO_PLACE -> Phrase.of("cause.NO_PLACE");
            case BUSY -> Phrase.of("cause.BUSY");
            case FREE_PLACE -> Phrase.of("cause.FREE_PLACE");
            default -> throw new IllegalArgumentException(reason + " is about a role.");
        };
    }

    /** That those needed never offer time together, with two roles that already do not. */
    Phrase ofApart(List<PlanningData.RequestRole> roles) {
        return roles.isEmpty()
                ? Phrase.of("cause.NO_JOINT_TIME", when())
                : Phrase.of("cause.NO_JOINT_TIME.roles", when(), role(roles.getFirst()), role(roles.getLast()));
    }

    /** Nobody of a sector that the request asks for could take any role. */
    static Phrase ofMissing(Sector sector) {
        return Phrase.of("cause.SECTOR", sector);
    }

    /** What the request follows, or takes a person over from, that it can't. */
    Phrase ofFollowed() {
        return Phrase.of(
                !isPinned()
                        ? "cause.panel.FOLLOWS_UNSCHEDULED"
                        : isFollowed()
                                ? "cause.panel.FOLLOWS_UNSCHEDULED.pinned"
                                : "cause.panel.FOLLOWS_UNSCHEDULED.taken",
                followed());
    }

    private Named followed() {
        return request(Objects.requireNonNull(situation.cannotFollow(request)));
    }

    private boolean isPinned() {
        return situation.diary().of(Objects.requireNonNull(situation.cannotFollow(request))) != null;
    }

    /** Whether it is one that the request comes after, not only one that it takes a person over from. */
    private boolean isFollowed() {
        String other = situation.cannotFollow(request);
        return facts.followed().of(request.id()).stream()
                .anyMatch(link -> link.follows().equals(other));
    }

    /** How far it is to be from the consultations before and after it. */
    Several distance() {
        var found = new ArrayList<>();
        for (PlanningData.RequestLink link : facts.followed().of(request.id())) {
            Held earlier = situation.diary().of(link.follows());
            if (earlier != null) {
                found.add(Phrase.of(
                        "cause.distance.after", distance(link), request(link.follows()), facts.time(earlier.end())));
            }
        }
        for (PlanningData.RequestLink link : facts.followers(request.id())) {
            Held later = situation.diary().of(link.request());
            if (later != null) {
                found.add(Phrase.of(
                        "cause.distance.before", distance(link), request(link.request()), facts.time(later.start())));
            }
        }
        return all(found);
    }

    private static Phrase distance(PlanningData.RequestLink link) {
        Phrase days = bounds("cause.days", link.minGapDays(), link.maxGapDays());
        Phrase minutes = bounds("cause.minutes", link.minGapMinutes(), link.maxGapMinutes());
        if (days != null && minutes != null) {
            return Phrase.of("cause.distance.both", days, minutes);
        }
        return days != null ? days : minutes != null ? minutes : Phrase.of("cause.distance.any");
    }

    private static @Nullable Phrase bounds(String unit, @Nullable Integer least, @Nullable Integer most) {
        if (least != null && most != null) {
            return Phrase.of(unit + ".range", least, most);
        }
        if (least != null) {
            return Phrase.of(unit + ".least", least);
        }
        return most == null ? null : Phrase.of(unit + ".most", most);
    }

    /** From its first day to its last, and only when the family can, where something is said of that. */
    Phrase when() {
        return Phrase.of(ofWindows("cause.when"), earliest(), latest());
    }

    private String ofWindows(String key) {
        return facts.windows(request.id()).isEmpty() ? key : key + ".windows";
    }

    /** From a time to another, its day told only where it is another one. */
    static Phrase span(LocalDateTime from, LocalDateTime until) {
        boolean sameDay = from.toLocalDate().equals(until.toLocalDate());
        return Phrase.of("cause.span", from, sameDay ? until.toLocalTime() : until);
    }

    LocalDate earliest() {
        return request.earliestOrDefault(facts.header());
    }

    LocalDate latest() {
        return request.latestOrDefault(facts.header());
    }

    static Named role(PlanningData.RequestRole role) {
        return new Named(Kind.ROLE, role.role());
    }

    static Named request(String id) {
        return new Named(Kind.REQUEST, id);
    }

    static Named specialist(String id) {
        return new Named(Kind.SPECIALIST, id);
    }

    /** The first few of these by id, and how many more. */
    static Several some(Kind kind, Collection<String> ids) {
        return some(ids.stream().map(id -> new Named(kind, id)).toList());
    }

    /** The first few of these, and how many more. */
    static Several some(Collection<?> values) {
        return new Several(List.copyOf(values), false, MOST_NAMED);
    }

    /** Each of these, however many. */
    static Several each(Collection<?> values) {
        return new Several(List.copyOf(values), false, Integer.MAX_VALUE);
    }

    /** The first few of these, which are long, and how many more. */
    static Several first(Collection<?> values) {
        return new Several(List.copyOf(values), true, MOST_NAMED);
    }

    /** Each of these, which are long. */
    static Several all(Collection<?> values) {
        return new Several(List.copyOf(values), true, Integer.MAX_VALUE);
    }
}
