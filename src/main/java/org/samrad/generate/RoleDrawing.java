package org.samrad.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.dataset.PlanningData;
import org.samrad.generate.staff.CompetenceCatalogue;
import org.samrad.generate.staff.Dice;
import org.samrad.generate.staff.Holders;
import org.samrad.generate.staff.StaffMember;

/** Draws the roles of a request: from the panel that a hidden schedule found, or freely by what is asked for. */
final class RoleDrawing {

    private final GeneratorSettings settings;
    private final CompetenceCatalogue catalogue;
    private final Holders holders;
    private final List<CompetenceCatalogue.Entry> askable;
    private final Dice dice;

    RoleDrawing(GeneratorSettings settings, CompetenceCatalogue catalogue, List<StaffMember> people, Dice dice) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.dice = dice;
        holders = new Holders(people);
        askable = catalogue.askedFor().stream().filter(holders::isHeld).toList();
    }

    /** Whether the person holds anything on that day. */
    boolean isQualified(StaffMember person, LocalDate date) {
        return !person.heldOn(date).isEmpty();
    }

    /** Roles that exactly these people can fill on the draft's day. */
    void planted(Draft draft, List<StaffMember> panel) {
        LocalDate date = settings.start().plusDays(draft.day);
        Set<String> names = new HashSet<>();
        boolean requesterAttends = settings.varied() && draft.demand.size() > 1 && dice.chance(0.08);
        for (StaffMember person : panel) {
            if (requesterAttends && draft.roles.isEmpty()) {
                names.add("remitterande");
                draft.roles.add(new Draft.Role("remitterande", null, 1, false, null, person, person, null));
                continue;
            }
            List<PlanningData.SpecialistCompetence> held = person.heldOn(date);
            Draft.Same same = draft.links.isEmpty() || !dice.chance(0.6) ? null : whereFrom(draft, person);
            PlanningData.SpecialistCompetence used = dice.chance(0.8) ? held.getFirst() : dice.pick(held);
            CompetenceCatalogue.Entry wanted = catalogue.get(used.competence());
            CompetenceCatalogue.Entry broader = catalogue.broader(wanted);
            if (broader != null && dice.chance(0.25)) {
                wanted = broader;
            }
            Sector sector = settings.varied() && dice.chance(0.05)
                    ? person.workplace().organisation().sector()
                    : null;
            if (same != null && !wanted.interprets() && dice.chance(0.5)) {
                // Nothing else is asked of whoever it was.
                draft.roles.add(new Draft.Role(unique(same.role(), names), null, 1, false, null, null, person, same));
                continue;
            }
            draft.roles.add(new Draft.Role(
                    unique(wanted.title(), names),
                    wanted,
                    wanted.interprets() ? 1 : Math.min(used.level(), level()),
                    false,
                    sector,
                    null,
                    person,
                    same));
        }
        addOptional(draft, names);
    }

    /** The role that the person takes in what the draft follows, if any. */
    private static Draft.@Nullable Same whereFrom(Draft draft, StaffMember person) {
        for (Draft.Link link : draft.links) {
            for (Draft.Role role : link.first().roles) {
                if (person.equals(role.filledBy())) {
                    return new Draft.Same(link.first(), role.name());
                }
            }
        }
        return null;
    }

    /**
     * Roles as they are asked for, whether or not anyone is free.
     *
     * @param before what else is asked for about the child
     */
    void free(Draft draft, List<Draft> before) {
        Set<String> names = new HashSet<>();
        for (Draft.Link link : draft.links) {
            if (draft.roles.size() < draft.demand.size() && dice.chance(0.7)) {
                draft.roles.add(again(link.first(), names));
            }
        }
        List<CompetenceCatalogue.Entry> wanted = new ArrayList<>();
        while (draft.roles.size() + wanted.size() < draft.demand.size()) {
            CompetenceCatalogue.Entry entry = dice.weighted(askable, CompetenceCatalogue.Entry::share);
            if (!wanted.contains(entry) || dice.chance(0.1)) {
                wanted.add(entry);
            }
        }
        if (draft.demand.interpreter()) {
            List<CompetenceCatalogue.Entry> languages =
                    catalogue.interpreters().stream().filter(holders::isHeld).toList();
            CompetenceCatalogue.Entry known = before.stream()
                    .flatMap(other -> other.roles.stream())
                    .map(Draft.Role::competence)
                    .flatMap(Stream::ofNullable)
                    .filter(CompetenceCatalogue.Entry::interprets)
                    .findFirst()
                    .orElse(null);
            wanted.add(
                    known != null
                            ? known
                            : dice.weighted(
                                    languages, entry -> holders.of(entry).size()));
        }
        boolean requesterAttends = settings.varied() && draft.demand.size() > 1 && dice.chance(0.08);
        for (CompetenceCatalogue.Entry entry : wanted) {
            if (requesterAttends && draft.roles.isEmpty()) {
                names.add("remitterande");
                draft.roles.add(
                        new Draft.Role("remitterande", null, 1, false, null, dice.pick(holders.of(entry)), null, null));
                continue;
            }
            int level = entry.interprets() ? 1 : Math.min(level(), holders.highestLevel(entry));
            Sector sector = settings.varied() && dice.chance(0.03) ? dice.pick(entry.sectors()) : null;
            draft.roles.add(
                    new Draft.Role(unique(entry.title(), names), entry, level, false, sector, null, null, null));
        }
        addOptional(draft, names);
    }

    /** A role for somebody who was there before, at times whatever they can. */
    private Draft.Role again(Draft first, Set<String> names) {
        Draft.Role role =
                dice.pick(first.roles.stream().filter(one -> !one.optional()).toList());
        CompetenceCatalogue.Entry competence = role.competence();
        boolean anything = competence == null || !competence.interprets() && dice.chance(0.5);
        return new Draft.Role(
                unique(role.name(), names),
                anything ? null : competence,
                anything ? 1 : role.minLevel(),
                false,
                null,
                null,
                null,
                new Draft.Same(first, role.name()));
    }

    private void addOptional(Draft draft, Set<String> names) {
        if (settings.varied() && draft.demand.size() > 1 && dice.chance(0.15)) {
            CompetenceCatalogue.Entry entry = dice.weighted(askable, CompetenceCatalogue.Entry::share);
            draft.roles.add(new Draft.Role(unique(entry.title(), names), entry, 1, true, null, null, null, null));
        }
    }

    /** Someone who could have sat on the panel, for contacts and exclusions that matter; null where nobody could. */
    @Nullable
    StaffMember someoneFor(Draft.Role role) {
        CompetenceCatalogue.Entry competence = role.competence();
        return competence == null || !holders.isHeld(competence) ? role.named() : dice.pick(holders.of(competence));
    }

    private int level() {
        int drawn = dice.between(1, 100);
        return drawn <= 30 ? 1 : drawn <= 55 ? 2 : drawn <= 85 ? 3 : drawn <= 97 ? 4 : 5;
    }

    private static String unique(String title, Set<String> names) {
        String name = title;
        for (int i = 2; !names.add(name); i++) {
            name = title + " " + i;
        }
        return name;
    }
}
