package org.samrad.solve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.dataset.AboutCase;
import org.samrad.dataset.PlanningData;
import org.samrad.matching.Consents;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;
import org.samrad.solver.Candidate;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;

/** The candidates for each role; roles that ask for the same share one list. */
final class Candidates {

    /** Where no competence is asked for. */
    private static final Candidate.Term[] ALWAYS = {new Candidate.Term(1, Integer.MIN_VALUE, Integer.MAX_VALUE)};

    private static final List<int[]> NO_DAY = List.of();

    /** Told from all others by being the same. */
    private static final List<int[]> EVERY_DAY = List.of(new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE});

    /** The candidates for a role, and those of them whom neither language, consent nor exclusion keeps off. */
    record Found(Candidate[] candidates, Candidate[] eligible) {
        Found(Candidate[] candidates) {
            this(candidates, Role.eligibleOf(candidates));
        }
    }

    /** @param consenting the case whose consent matters; null where none does */
    private record Asked(
            Competent competent,
            Set<String> languages,
            Set<String> excluded,
            @Nullable String consenting) {}

    private record Competent(
            @Nullable String competence,
            int minLevel,
            @Nullable Sector sector,
            @Nullable String named) {}

    /**
     * Somebody who has what is asked for, and the candidates that he or she mostly is, one for all roles.
     *
     * @param unhindered where neither language, consent nor exclusion keeps the person off
     * @param mute where no language of the request is spoken
     * @param unwelcome where the case lets the person's organisation take part on no day
     */
    private record Holder(Person person, Candidate unhindered, Candidate mute, Candidate unwelcome) {}

    private final PlanningFacts facts;
    private final List<SpecialistFacts> specialists;
    private final Map<Asked, Found> known = new HashMap<>();
    private final Map<Competent, Holder[]> holders = new HashMap<>();
    private final Map<Set<String>, boolean[]> speaking = new HashMap<>();
    private final Map<String, Integer> organisations = new HashMap<>();

    /** Requests of a case mostly come one after another, and a request has several roles. */
    private @Nullable String lastCase;

    private List<List<int[]>> lastConsented = List.of();

    /** @param specialists those of the facts, in their order */
    Candidates(PlanningFacts facts, List<SpecialistFacts> specialists) {
        this.facts = facts;
        this.specialists = specialists;
        for (Person person : facts.persons()) {
            organisations.put(
                    person.row().organisation(), specialists.get(person.index()).organisation());
        }
    }

    /**
     * @param languages one of which is to be spoken; empty for any
     * @param caseId whom it is about: some may not have to do with the case
     */
    Found of(PlanningData.RequestRole role, List<String> languages, String caseId) {
        Asked asked = asked(role, languages, facts.excluded(caseId, role.request()), facts.consents(), caseId);
        Competent competent = asked.competent;
        Found found = known.get(asked);
        if (found == null) {
            found = new Found(candidates(
                    holders.computeIfAbsent(competent, who -> holding(role)),
                    asked,
                    asked.consenting == null ? null : consented(asked.consenting)));
            known.put(asked, found);
        }
        return found;
    }

    /** The same for a case that the data know nothing of, or not all; it may be told otherwise the next time. */
    Found of(PlanningData.RequestRole role, List<String> languages, AboutCase about) {
        String caseId = about.row().id();
        Consents consents = facts.consentsOf(about);
        Set<String> excluded = about.exclusions().stream()
                .map(PlanningData.Exclusion::specialist)
                .collect(Collectors.toSet());
        Asked asked = asked(role, languages, excluded, consents, caseId);
        return new Found(candidates(
                holders.computeIfAbsent(asked.competent, who -> holding(role)),
                asked,
                asked.consenting == null ? null : consented(consents, caseId)));
    }

    private static Asked asked(
            PlanningData.RequestRole role,
            List<String> languages,
            Set<String> excluded,
            Consents consents,
            String caseId) {
        return new Asked(
                new Competent(role.competence(), role.minLevel(), role.sector(), role.specialist()),
                PlanningFacts.isInterpreter(role) ? Set.of() : Set.copyOf(languages),
                excluded,
                consents.areNeeded(caseId) ? caseId : null);
    }

    private Candidate[] candidates(Holder[] holders, Asked asked, @Nullable List<List<int[]>> consented) {
        boolean[] speaking = speaking(asked.languages);
        var candidates = new Candidate[holders.length];
        for (int at = 0; at < candidates.length; at++) {
            Holder holder = holders[at];
            Candidate usual = holder.unhindered;
            boolean speaks = speaking[usual.specialist().index()];
            boolean excluded = !asked.excluded.isEmpty() && asked.excluded.contains(holder.person.id());
            List<int[]> days = consented == null
                    ? EVERY_DAY
                    : consented.get(usual.specialist().organisation());
            if (speaks && !excluded && days == EVERY_DAY) {
                candidates[at] = usual;
            } else if (!speaks && !excluded && days == EVERY_DAY) {
                candidates[at] = holder.mute;
            } else if (speaks && !excluded && days.isEmpty()) {
                candidates[at] = holder.unwelcome;
            } else {
                candidates[at] = new Candidate(
                        usual.specialist(), usual.terms(), speaks, days == EVERY_DAY ? null : days, excluded);
            }
        }
        return candidates;
    }

    /** By number of the organisation, the days of the horizon that a case lets its people take part on. */
    private List<List<int[]>> consented(String caseId) {
        if (!caseId.equals(lastCase)) {
            lastConsented = consented(facts.consents(), caseId);
            lastCase = caseId;
        }
        return lastConsented;
    }

    private List<List<int[]>> consented(Consents consents, String caseId) {
        List<List<int[]>> days = new ArrayList<>(Collections.nCopies(organisations.size(), NO_DAY));
        consents.ofCase(caseId).forEach((organisation, ranges) -> {
            Integer number = organisations.get(organisation);
            if (number != null) {
                days.set(number, withinTheHorizon(ranges));
            }
        });
        return days;
    }

    private List<int[]> withinTheHorizon(List<int[]> ranges) {
        if (ranges.stream().anyMatch(days -> days[0] <= 0 && days[1] >= facts.days())) {
            return EVERY_DAY;
        }
        return ranges.stream()
                .filter(days -> days[0] < facts.days() && days[1] > 0)
                .toList();
    }

    /** By index of the specialist, who speaks one of the languages; empty asks for none. */
    private boolean[] speaking(Set<String> languages) {
        return speaking.computeIfAbsent(languages, asked -> {
            var speaks = new boolean[specialists.size()];
            for (Person person : facts.persons()) {
                speaks[person.index()] = person.speaks(asked);
            }
            return speaks;
        });
    }

    /** Everybody who has what a role asks for, in order of index; few roles differ in that, however many there are. */
    private Holder[] holding(PlanningData.RequestRole role) {
        var found = new ArrayList<Holder>();
        for (Person person : role.specialist() == null ? facts.persons() : named(role.specialist())) {
            if (role.sector() == null || role.sector() == person.sector()) {
                Candidate.Term[] terms = terms(role, person);
                if (terms.length > 0) {
                    SpecialistFacts specialist = specialists.get(person.index());
                    found.add(new Holder(
                            person,
                            new Candidate(specialist, terms, true, false),
                            new Candidate(specialist, terms, false, false),
                            new Candidate(specialist, terms, true, NO_DAY, false)));
                }
            }
        }
        return found.toArray(Holder[]::new);
    }

    private List<Person> named(String id) {
        Person person = facts.person(id);
        return person == null ? List.of() : List.of(person);
    }

    private Candidate.Term[] terms(PlanningData.RequestRole role, Person person) {
        return role.competence() == null
                ? ALWAYS
                : facts.qualifying(role, person).stream()
                        .map(held -> new Candidate.Term(
                                held.level(),
                                held.validFrom() == null ? Integer.MIN_VALUE : facts.day(held.validFrom()),
                                held.validUntil() == null ? Integer.MAX_VALUE : facts.day(held.validUntil())))
                        .toArray(Candidate.Term[]::new);
    }
}
