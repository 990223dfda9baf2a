package org.samrad.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.explain.diary.Asked;
import org.samrad.explain.diary.Held;
import org.samrad.explain.diary.PlanDiary;
import org.samrad.explain.phrase.Phrase;
import org.samrad.explain.phrase.Phrase.Kind;
import org.samrad.explain.phrase.Phrase.Named;
import org.samrad.explain.phrase.Phrase.Several;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

/** Says what stands in the way of a consultation that could be held if that did not count. */
final class SupposedPhrases {

    private final PlanningFacts facts;
    private final PlanDiary diary;
    private final Asked asked;
    private final PlanningData.Request request;
    private final CausePhrases words;
    private final RolePhrases ofRoles;
    private final WindowPhrases windows;
    private final Supposing supposing;

    SupposedPhrases(Situation situation, Asked asked, CausePhrases words, RolePhrases ofRoles, Supposing supposing) {
        this.facts = situation.facts();
        this.diary = situation.diary();
        this.asked = asked;
        this.request = asked.request();
        this.words = words;
        this.ofRoles = ofRoles;
        this.windows = new WindowPhrases(facts, request);
        this.supposing = supposing;
    }

    /** The time and place of it, and what stands in its way. */
    Phrase of(Held held, List<Reason> reasons) {
        // Where nobody offers time, one time is as good as another.
        return reasons.contains(Reason.NO_OFFERED_TIME)
                ? Phrase.of("cause.supposed.any-time", way(held), all(held, reasons))
                : Phrase.of("cause.supposed", facts.time(held.start()), way(held), all(held, reasons));
    }

    /** What else stands in its way. */
    Phrase besides(Held held, Reason reason) {
        return reason == Reason.NO_OFFERED_TIME
                ? Phrase.of("cause.besides.apart")
                : Phrase.of("cause.besides", facts.time(held.start()), all(held, List.of(reason)));
    }

    /** The first time at which only this would stand in its way. */
    Phrase nearest(Held held, Reason reason) {
        return Phrase.of("cause.nearest", facts.time(held.start()), all(held, List.of(reason)));
    }

    /** When it could be held at another time than the family can. */
    Phrase otherwise(Held held) {
        return Phrase.of("cause.otherwise", facts.time(held.start()));
    }

    /** When it could be held if it took no longer. */
    Phrase shorter(Held held, int minutes) {
        return Phrase.of("cause.shorter", minutes, facts.time(held.start()), way(held));
    }

    /** All of it, or the first of it where there are more than two reasons. */
    private Several all(Held held, List<Reason> reasons) {
        List<Phrase> found = reasons.stream()
                .flatMap(reason -> of(held, reason).stream())
                .distinct()
                .toList();
        return reasons.size() > 2 ? CausePhrases.first(found) : CausePhrases.all(found);
    }

    private Phrase way(Held held) {
        Mode mode = held.place().mode();
        return mode == Mode.ON_SITE ? Phrase.of("cause.way.ON_SITE", site(held)) : Phrase.of("cause.way." + mode);
    }

    private Object site(Held held) {
        String site = facts.siteId(held.place().site());
        return site == null ? Phrase.of("cause.what-it-asks") : new Named(Kind.SITE, site);
    }

    /** The role of the panel that a reason is about, null where it is about none. */
    @Nullable
    String role(Held held, Reason reason) {
        return held.panel().keySet().stream()
                .filter(role -> (supposing.against(held, role) & reason.bit()) != 0)
                .findFirst()
                .orElse(null);
    }

    private List<Phrase> of(Held held, Reason reason) {
        List<Phrase> found = new ArrayList<>();
        for (PlanningData.RequestRole role : asked.roles()) {
            Person person = held.panel().get(role.role());
            if (person != null && (supposing.against(held, role.role()) & reason.bit()) != 0) {
                found.add(ofMember(held, role, person, reason));
            }
        }
        return found.isEmpty() ? List.of(ofAll(held, reason)) : found;
    }

    private Phrase ofAll(Held held, Reason reason) {
        String key = "cause.panel." + reason;
        return switch (reason) {
            case OUTSIDE_WINDOWS -> Phrase.of(key, windows.all());
            case OUTSIDE_DATES -> Phrase.of(key, words.earliest(), words.latest());
            case NOTICE -> Phrase.of(key, facts.header().noticeHours());
            case FOLLOWS_UNSCHEDULED -> words.ofFollowed();
            case SEQUENCE -> Phrase.of(key, words.distance());
            case SAME_CASE -> Phrase.of(key, CausePhrases.some(Kind.REQUEST, ofCase(held)));
            case NO_ROOM -> Phrase.of(key, site(held));
            case SECTOR -> Phrase.of(key, CausePhrases.each(missing(held)));
            case NO_PANEL, NO_PLACE -> Phrase.of(key);
            case TOO_LONG ->
                Phrase.of(
                        key,
                        request.terms().durationMinutes(),
                        held.request().terms().durationMinutes());
            default -> Phrase.of("cause.panel.other", reason);
        };
    }

    private Phrase ofMember(Held held, PlanningData.RequestRole role, Person person, Reason reason) {
        String key = "cause.member." + reason;
        Named name = CausePhrases.specialist(person.id());
        Named seat = new Named(Kind.SEAT, role.role());
        Object what = role.competence() == null ? CausePhrases.role(role) : RolePhrases.what(role);
        return switch (reason) {
            case NOT_NAMED -> {
                String wanted = role.specialist();
                yield wanted == null
                        ? Phrase.of("cause.member.other", name, seat, reason)
                        : Phrase.of(key, name, seat, CausePhrases.specialist(wanted), CausePhrases.role(role));
            }
            case NOT_THE_SAME -> Phrase.of(key, name, seat, CausePhrases.role(role), ofRoles.same(role));
            case EXCLUDED -> {
                Object why = ofRoles.whyExcluded(person.id());
                yield why == null
                        ? Phrase.of(key, name, seat)
                        : Phrase.of("cause.member.EXCLUDED.why", name, seat, why);
            }
            case NO_LANGUAGE ->
                person.row().languages().isEmpty()
                        ? Phrase.of(
                                key + ".none",
                                name,
                                seat,
                                languages(request.terms().languages()))
                        : Phrase.of(
                                key,
                                name,
                                seat,
                                languages(person.row().languages()),
                                languages(request.terms().languages()));
            case SECTOR -> Phrase.of(key, name, seat, person.sector(), RolePhrases.sector(role));
            case LEVEL_TOO_LOW -> Phrase.of(key, name, seat, what, role.minLevel());
            case NO_COMPETENCE, COMPETENCE_EXPIRED -> Phrase.of(key, name, seat, what);
            case NO_CONSENT ->
                Phrase.of(
                        key,
                        name,
                        seat,
                        new Named(Kind.ORGANISATION, person.row().organisation()),
                        new Named(Kind.CASE, request.caseId()));
            case NO_MODE -> Phrase.of(key, name, seat, way(held));
            case NO_SITE -> Phrase.of(key, name, seat, site(held));
            case BUSY -> Phrase.of(key, name, seat, CausePhrases.some(Kind.REQUEST, bookings(held, person)));
            case ABSENT, LIMIT, NO_OFFERED_TIME -> Phrase.of(key, name, seat);
            default -> Phrase.of("cause.member.other", name, seat, reason);
        };
    }

    private Collection<String> ofCase(Held held) {
        var found = new TreeSet<String>();
        for (Held other : diary.ofCase(request.caseId())) {
            if (other.start() < held.end() && held.start() < other.end()) {
                found.add(other.request().id());
            }
        }
        return found;
    }

    private Collection<String> bookings(Held held, Person person) {
        var found = new TreeSet<String>();
        int buffer = person.row().bufferMinutes();
        if (!diary.isBusy(
                person,
                held.start(),
                held.end() + buffer,
                other -> found.add(other.request().id()))) {
            // The way there or back is what overlaps.
            diary.of(person).stream()
                    .filter(other -> other.day() == held.day())
                    .forEach(other -> found.add(other.request().id()));
        }
        return found;
    }

    private Set<Sector> missing(Held held) {
        Set<Sector> missing = new TreeSet<>(request.terms().sectors());
        held.panel().values().forEach(person -> missing.remove(person.sector()));
        return missing;
    }

    private static Several languages(Collection<String> tags) {
        return CausePhrases.each(
                tags.stream().map(tag -> new Named(Kind.LANGUAGE, tag)).toList());
    }

    /** That the family can only at times that suit nobody in a role, or that suit no panel. */
    Phrase ofWindows(PlanningData.@Nullable RequestRole role, RoleReasons cells, Held otherwise) {
        return windows.unsuited(role, cells, facts.time(otherwise.start()));
    }
}
