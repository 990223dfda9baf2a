package org.samrad.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.explain.diary.Asked;
import org.samrad.explain.diary.SamePerson;
import org.samrad.explain.phrase.Phrase;
import org.samrad.explain.phrase.Phrase.Kind;
import org.samrad.explain.phrase.Phrase.Named;
import org.samrad.explain.phrase.Phrase.Several;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

/** Says what all of those meet who could take a role. */
final class RolePhrases {

    private final Situation situation;
    private final PlanningFacts facts;
    private final PlanningData.Request request;
    private final RoleReasons cells;
    private final CausePhrases words;
    private final List<SamePerson> bound;

    RolePhrases(Situation situation, Asked asked, RoleReasons cells, CausePhrases words) {
        this.situation = situation;
        this.facts = situation.facts();
        this.request = asked.request();
        this.cells = cells;
        this.words = words;
        this.bound = SamePerson.of(facts, situation.diary(), asked);
    }

    /** Whether the role has to go to whoever holds a role of another consultation. */
    boolean isBound(PlanningData.RequestRole role) {
        return !bindings(role).isEmpty();
    }

    private List<SamePerson> bindings(PlanningData.RequestRole role) {
        return bound.stream().filter(to -> to.role().equals(role.role())).toList();
    }

    /** What all of those meet who could take a role. */
    Phrase of(PlanningData.RequestRole role, Reason reason) {
        List<SamePerson> same = bindings(role);
        if (reason == Reason.NOT_THE_SAME) {
            return ofOthers(role, same);
        }
        if (role.specialist() != null) {
            return Phrase.of(
                    "cause.named",
                    CausePhrases.role(role),
                    CausePhrases.specialist(role.specialist()),
                    ofOne(role, role.specialist(), reason));
        }
        if (!same.isEmpty()) {
            SamePerson to = same.getFirst();
            return Phrase.of(
                    "cause.same-person",
                    CausePhrases.role(role),
                    CausePhrases.specialist(to.person().id()),
                    new Named(Kind.SEAT, to.otherRole()),
                    CausePhrases.request(to.otherRequest()),
                    ofOne(role, to.person().id(), reason));
        }
        return ofAnybody(role, reason);
    }

    /** That a role is for several people at once. */
    private static Phrase ofOthers(PlanningData.RequestRole role, List<SamePerson> same) {
        var persons = new ArrayList<Phrase>();
        same.forEach(to -> persons.add(Phrase.of(
                "cause.who-is",
                CausePhrases.specialist(to.person().id()),
                new Named(Kind.SEAT, to.otherRole()),
                CausePhrases.request(to.otherRequest()))));
        Phrase all = persons.stream()
                .reduce((before, next) -> Phrase.of("cause.who-is.and", before, next))
                .orElseThrow();
        return role.specialist() == null
                ? Phrase.of("cause.NOT_THE_SAME", CausePhrases.role(role), all)
                : Phrase.of(
                        "cause.NOT_THE_SAME.named",
                        CausePhrases.role(role),
                        CausePhrases.specialist(role.specialist()),
                        all);
    }

    private Phrase ofAnybody(PlanningData.RequestRole role, Reason reason) {
        String key = "cause.role." + reason;
        Named about = CausePhrases.role(role);
        Object what = what(role);
        return switch (reason) {
            case NO_COMPETENCE, COMPETENCE_EXPIRED, NO_MODE, ABSENT, SAME_CASE, NO_ROOM, LIMIT, BUSY ->
                Phrase.of(key, about, what);
            case LEVEL_TOO_LOW -> Phrase.of(key, about, what, role.minLevel());
            case SECTOR -> Phrase.of(key, about, what, sector(role));
            case EXCLUDED -> Phrase.of(key, about, what, excluded(role));
            case NO_LANGUAGE -> Phrase.of(key, about, what, languages());
            case NO_CONSENT -> Phrase.of(key, about, what, organisations(role), caseOfIt());
            case NO_OFFERED_TIME -> Phrase.of(key, about, what, words.when());
            case NO_SITE ->
                cells.isWayUnknown(role)
                        ? Phrase.of("cause.role.UNKNOWN_WAY", about, what, sites(), bases(role))
                        : Phrase.of(key, about, what, sites());
            case SEQUENCE -> Phrase.of(key, about, what, words.distance());
            default -> throw new IllegalArgumentException(reason + " is not met by everybody.");
        };
    }

    private Phrase ofOne(PlanningData.RequestRole role, String person, Reason reason) {
        String key = "cause.one." + reason;
        return switch (reason) {
            case NO_COMPETENCE, COMPETENCE_EXPIRED -> Phrase.of(key, what(role));
            case LEVEL_TOO_LOW -> Phrase.of(key, what(role), role.minLevel());
            case SECTOR -> Phrase.of(key, sector(role));
            case EXCLUDED -> {
                Object why = whyExcluded(person);
                yield why == null ? Phrase.of(key) : Phrase.of("cause.one.EXCLUDED.why", why);
            }
            case NO_LANGUAGE -> Phrase.of(key, languages());
            case NO_CONSENT -> Phrase.of(key, organisations(role), caseOfIt());
            case NO_OFFERED_TIME -> Phrase.of(key, words.when());
            case NO_SITE ->
                cells.isWayUnknown(role)
                        ? Phrase.of("cause.one.UNKNOWN_WAY", sites(), bases(role))
                        : Phrase.of(key, sites());
            case SEQUENCE -> Phrase.of(key, words.distance());
            case BUSY -> Phrase.of(key, CausePhrases.some(Kind.REQUEST, bookings(person)));
            case NO_MODE, ABSENT, SAME_CASE, NO_ROOM, LIMIT -> Phrase.of(key);
            default -> Phrase.of("cause.one.other");
        };
    }

    /** The competence that the role asks for, or that it asks for something. */
    static Object what(PlanningData.RequestRole role) {
        return role.competence() == null
                ? Phrase.of("cause.what-it-asks")
                : new Named(Kind.COMPETENCE, role.competence());
    }

    static Object sector(PlanningData.RequestRole role) {
        return role.sector() == null ? Phrase.of("cause.what-it-asks") : role.sector();
    }

    /** Who holds the roles that share a person with this one. */
    Several same(PlanningData.RequestRole role) {
        return CausePhrases.each(bindings(role).stream()
                .map(to -> Phrase.of(
                        "cause.is",
                        CausePhrases.specialist(to.person().id()),
                        new Named(Kind.SEAT, to.otherRole()),
                        CausePhrases.request(to.otherRequest())))
                .toList());
    }

    /** The reason for which somebody is excluded from the case, as typed or as a phrase; null where none is given. */
    @Nullable
    Object whyExcluded(String person) {
        if (facts.data().declined().getOrDefault(request.id(), Set.of()).contains(person)) {
            return Phrase.of("cause.declined");
        }
        return facts.data().exclusions().stream()
                .filter(row -> row.caseId().equals(request.caseId())
                        && row.specialist().equals(person))
                .map(PlanningData.Exclusion::reason)
                .filter(why -> why != null)
                .findFirst()
                .<Object>map(why -> why.equals(PlanningData.Exclusion.DECLINED) ? Phrase.of("cause.declined") : why)
                .orElse(null);
    }

    private Named caseOfIt() {
        return new Named(Kind.CASE, request.caseId());
    }

    /** The organisations of those who could take a role if the case let them. */
    private Several organisations(PlanningData.RequestRole role) {
        var found = new TreeSet<String>();
        for (Person person : facts.persons()) {
            if (cells.isEligible(role, person) && cells.decisive(role, person) == Reason.NO_CONSENT) {
                found.add(person.row().organisation());
            }
        }
        return CausePhrases.some(Kind.ORGANISATION, found);
    }

    private Collection<String> bookings(String person) {
        var found = new TreeSet<String>();
        Person one = facts.person(person);
        if (one != null) {
            situation.diary().of(one).forEach(held -> found.add(held.request().id()));
        }
        return found;
    }

    /** Those who could take a role if they were not excluded, each with the reason. */
    private Several excluded(PlanningData.RequestRole role) {
        return CausePhrases.some(facts.persons().stream()
                .filter(person -> cells.decisive(role, person) == Reason.EXCLUDED)
                .map(this::excluded)
                .toList());
    }

    private Object excluded(Person person) {
        Named name = CausePhrases.specialist(person.id());
        Object why = whyExcluded(person.id());
        return why == null ? name : Phrase.of("cause.why", name, why);
    }

    private Several languages() {
        return CausePhrases.each(request.terms().languages().stream()
                .map(tag -> new Named(Kind.LANGUAGE, tag))
                .toList());
    }

    private Several sites() {
        return CausePhrases.some(Kind.SITE, request.terms().sites());
    }

    /** Where those are who could take the role but for the way. */
    private Several bases(PlanningData.RequestRole role) {
        return CausePhrases.some(
                Kind.SITE, cells.bases(role).stream().map(facts::siteId).toList());
    }
}
