package org.samrad.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.dataset.PlanningData;

/** Draws the roles of a request: from the panel that a hidden schedule found, or freely by what is asked for. */
final class RoleDrawing {

    private final GeneratorSettings settings;
    private final CompetenceCatalogue catalogue;
    private final Map<String, List<StaffMember>> holders = new HashMap<>();
    private final List<CompetenceCatalogue.Entry> askable;
    private final Dice dice;

    RoleDrawing(GeneratorSettings settings, CompetenceCatalogue catalogue, List<StaffMember> people, Dice dice) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.dice = dice;
        for (StaffMember person : people) {
            for (PlanningData.SpecialistCompetence held : person.held()) {
                holders.computeIfAbsent(held.competence(), none -> new ArrayList<>())
                        .add(person);
            }
        }
        askable = catalogue.askedFor().stream()
                .filter(entry -> holders.containsKey(entry.id()))
                .toList();
    }

    /** Whether the person holds anything on that day. */
    boolean isQualified(StaffMember person, LocalDate date) {
        return !heldOn(person, date).isEmpty();
    }

    /** Roles that exactly these people can fill on the draft's day. */
    void planted(Draft draft, List<StaffMember> panel) {
        LocalDate date = settings.start().plusDays(draft.day);
        Set<String> names = new HashSet<>();
        boolean requesterAttends = settings.rich() && draft.demand.size() > 1 && dice.chance(0.08);
        for (StaffMember person : panel) {
            if (requesterAttends && draft.roles.isEmpty()) {
                names.add("remitterande");
                draft.roles.add(new Draft.Role("remitterande", null, 1, false, null, person, person));
                continue;
            }
            List<PlanningData.SpecialistCompetence> held = heldOn(person, date);
            PlanningData.SpecialistCompetence used = dice.chance(0.8) ? held.getFirst() : dice.pick(held);
            CompetenceCatalogue.Entry wanted = catalogue.get(used.competence());
            CompetenceCatalogue.Entry broader = catalogue.broader(wanted);
            if (broader != null && dice.chance(0.25)) {
                wanted = broader;
            }
            Sector sector = settings.rich() && dice.chance(0.05)
                    ? person.workplace().organisation().sector()
                    : null;
            draft.roles.add(new Draft.Role(
                    unique(wanted.title(), names),
                    wanted,
                    wanted.interprets() ? 1 : Math.min(used.level(), level()),
                    false,
                    sector,
                    null,
                    person));
        }
        addOptional(draft, names);
    }

    /** Roles as they are asked for, whether or not anyone is free. */
    void free(Draft draft) {
        Set<String> names = new HashSet<>();
        List<CompetenceCatalogue.Entry> wanted = new ArrayList<>();
        while (wanted.size() < draft.demand.size()) {
            CompetenceCatalogue.Entry entry = dice.weighted(askable, CompetenceCatalogue.Entry::share);
            if (!wanted.contains(entry) || dice.chance(0.1)) {
                wanted.add(entry);
            }
        }
        if (draft.demand.interpreter()) {
            List<CompetenceCatalogue.Entry> languages = catalogue.interpreters().stream()
                    .filter(entry -> holders.containsKey(entry.id()))
                    .toList();
            wanted.add(dice.weighted(languages, entry -> holdersOf(entry).size()));
        }
        boolean requesterAttends = settings.rich() && draft.demand.size() > 1 && dice.chance(0.08);
        for (CompetenceCatalogue.Entry entry : wanted) {
            if (requesterAttends && draft.roles.isEmpty()) {
                names.add("remitterande");
                draft.roles.add(
                        new Draft.Role("remitterande", null, 1, false, null, dice.pick(holdersOf(entry)), null));
                continue;
            }
            int level = entry.interprets() ? 1 : Math.min(level(), highest(entry));
            Sector sector = settings.rich() && dice.chance(0.03) ? dice.pick(entry.sectors()) : null;
            draft.roles.add(new Draft.Role(unique(entry.title(), names), entry, level, false, sector, null, null));
        }
        addOptional(draft, names);
    }

    private void addOptional(Draft draft, Set<String> names) {
        if (settings.rich() && draft.demand.size() > 1 && dice.chance(0.15)) {
            CompetenceCatalogue.Entry entry = dice.weighted(askable, CompetenceCatalogue.Entry::share);
            draft.roles.add(new Draft.Role(unique(entry.title(), names), entry, 1, true, null, null, null));
        }
    }

    /** Someone who could have sat on the panel, for contacts and exclusions that matter; null where nobody could. */
    @Nullable
    StaffMember someoneFor(Draft.Role role) {
        CompetenceCatalogue.Entry competence = role.competence();
        return competence == null || !holders.containsKey(competence.id())
                ? role.named()
                : dice.pick(holdersOf(competence));
    }

    private List<StaffMember> holdersOf(CompetenceCatalogue.Entry entry) {
        return holders.getOrDefault(entry.id(), List.of());
    }

    private int highest(CompetenceCatalogue.Entry entry) {
        return holdersOf(entry).stream()
                .flatMap(person -> person.holds(entry.id()).stream())
                .mapToInt(PlanningData.SpecialistCompetence::level)
                .max()
                .orElse(1);
    }

    private int level() {
        int drawn = dice.between(1, 100);
        return drawn <= 30 ? 1 : drawn <= 55 ? 2 : drawn <= 85 ? 3 : drawn <= 97 ? 4 : 5;
    }

    private static List<PlanningData.SpecialistCompetence> heldOn(StaffMember person, LocalDate date) {
        return person.held().stream().filter(held -> isValid(held, date)).toList();
    }

    private static boolean isValid(PlanningData.SpecialistCompetence held, LocalDate date) {
        LocalDate from = held.validFrom();
        LocalDate until = held.validUntil();
        return (from == null || !date.isBefore(from)) && (until == null || date.isBefore(until));
    }

    private static String unique(String title, Set<String> names) {
        String name = title;
        for (int i = 2; !names.add(name); i++) {
            name = title + " " + i;
        }
        return name;
    }
}
