package org.samrad.solve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.dataset.PlanningData;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;
import org.samrad.solver.Candidate;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;

/** The candidates for each role; roles that ask for the same share one list. */
final class Candidates {

    /** Where no competence is asked for. */
    private static final Candidate.Term[] ALWAYS = {new Candidate.Term(1, Integer.MIN_VALUE, Integer.MAX_VALUE)};

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

    /** @param unhindered the candidate that somebody is wherever neither language, consent nor exclusion matters: mostly, and so one for all */
    private record Holder(Person person, Candidate.Term[] terms, Candidate unhindered) {}

    private final PlanningFacts facts;
    private final List<SpecialistFacts> specialists;
    private final Map<Asked, Found> known = new HashMap<>();
    private final Map<Competent, List<Holder>> holders = new HashMap<>();

    /** @param specialists those of the facts, in their order */
    Candidates(PlanningFacts facts, List<SpecialistFacts> specialists) {
        this.facts = facts;
        this.specialists = specialists;
    }

    /**
     * @param languages one of which is to be spoken; empty for any
     * @param caseId whom it is about: some may not have to do with the case
     */
    Found of(PlanningData.RequestRole role, List<String> languages, String caseId) {
        Set<String> excluded = facts.excluded(caseId);
        var competent = new Competent(role.competence(), role.minLevel(), role.sector(), role.specialist());
        var asked = new Asked(
                competent,
                PlanningFacts.isInterpreter(role) ? Set.of() : Set.copyOf(languages),
                excluded,
                facts.consents().areNeeded(caseId) ? caseId : null);
        return known.computeIfAbsent(
                asked,
                one -> new Found(holders.computeIfAbsent(competent, who -> holding(role)).stream()
                        .map(holder -> candidate(holder, one))
                        .toArray(Candidate[]::new)));
    }

    private Candidate candidate(Holder holder, Asked asked) {
        boolean speaks = holder.person.speaks(asked.languages);
        boolean excluded = asked.excluded.contains(holder.person.id());
        List<int[]> consented = asked.consenting == null ? null : consented(asked.consenting, holder.person);
        return speaks && !excluded && consented == null
                ? holder.unhindered
                : new Candidate(holder.unhindered.specialist(), holder.terms, speaks, consented, excluded);
    }

    /** The days of the horizon that a case lets somebody take part on; null where that is all of them. */
    private @Nullable List<int[]> consented(String caseId, Person person) {
        List<int[]> given = facts.consents().of(caseId, person);
        if (given == null || given.stream().anyMatch(days -> days[0] <= 0 && days[1] >= facts.days())) {
            return null;
        }
        return given.stream()
                .filter(days -> days[0] < facts.days() && days[1] > 0)
                .toList();
    }

    /** Everybody who has what a role asks for, in order of index; few roles differ in that, however many there are. */
    private List<Holder> holding(PlanningData.RequestRole role) {
        var found = new ArrayList<Holder>();
        for (Person person : role.specialist() == null ? facts.persons() : named(role.specialist())) {
            if (role.sector() == null || role.sector() == person.sector()) {
                Candidate.Term[] terms = terms(role, person);
                if (terms.length > 0) {
                    SpecialistFacts specialist = specialists.get(person.index());
                    found.add(new Holder(person, terms, new Candidate(specialist, terms, true, false)));
                }
            }
        }
        return found;
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
