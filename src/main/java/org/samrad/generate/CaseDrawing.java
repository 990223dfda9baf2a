package org.samrad.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.samrad.dataset.PlanningData;
import org.samrad.generate.staff.Dice;
import org.samrad.generate.staff.Region;
import org.samrad.generate.staff.StaffMember;

/** Draws which child each request is about: new or known cases, follow-ups, who the case knows and whom it does not want. */
final class CaseDrawing {

    private final GeneratorSettings settings;
    private final Region region;
    private final RoleDrawing roleDrawing;
    private final Dice dice;
    private final Map<String, List<Draft>> cases = new LinkedHashMap<>();

    CaseDrawing(GeneratorSettings settings, Region region, RoleDrawing roleDrawing, Dice dice) {
        this.settings = settings;
        this.region = region;
        this.roleDrawing = roleDrawing;
        this.dice = dice;
    }

    /** Gives each draft a case, a third of them one that another draft already has; some of those follow on it. */
    void assign(List<Draft> drafts) {
        List<List<Draft>> known = new ArrayList<>();
        List<Draft> inTime = drafts.stream()
                .sorted(Comparator.comparingInt((Draft draft) -> draft.day).thenComparingInt(draft -> draft.start))
                .toList();
        for (Draft draft : inTime) {
            List<Draft> same =
                    known.isEmpty() || !dice.chance(settings.varied() ? 0.35 : 0.1) ? null : dice.pick(known);
            if (same == null || same.stream().anyMatch(draft::overlaps)) {
                same = new ArrayList<>();
                known.add(same);
            } else if (settings.varied() && dice.chance(0.35)) {
                follow(draft, same.getLast());
            }
            same.add(draft);
        }
        number(known);
    }

    /** Gives the drafts of each child a case. */
    void number(List<List<Draft>> children) {
        List<List<Draft>> numbered = dice.shuffled(children);
        for (int i = 0; i < numbered.size(); i++) {
            String id = String.format(Locale.ROOT, "c-%04d", i + 1);
            cases.put(id, numbered.get(i));
            numbered.get(i).forEach(draft -> draft.caseId = id);
        }
    }

    private void follow(Draft later, Draft first) {
        if (!later.isAfter(first)) {
            return;
        }
        int gap = later.day - first.day;
        Integer least = gap > 0 && dice.chance(0.7) ? Integer.valueOf(dice.between(1, Math.min(gap, 14))) : null;
        Integer most = dice.chance(0.3) ? Integer.valueOf(gap + dice.between(14, 28)) : null;
        later.links.add(new Draft.Link(first, least, most, null, null));
    }

    /** @param consents where they are filled in, with who answers for each case */
    List<PlanningData.Case> rows(ConsentDrawing consents) {
        List<PlanningData.Case> rows = new ArrayList<>();
        cases.forEach((id, drafts) -> {
            String municipality = region.municipality(dice);
            boolean isProtected = dice.chance(settings.varied() ? 0.005 : 0);
            if (settings.rich()) {
                consents.add(id, drafts);
            }
            rows.add(new PlanningData.Case(id, municipality, isProtected, consents.answeringFor(id)));
        });
        return rows;
    }

    /** A third of the cases know someone, most often of a competence that is asked for again. */
    List<PlanningData.EarlierContact> earlierContacts(LocalDate today) {
        List<PlanningData.EarlierContact> rows = new ArrayList<>();
        cases.forEach((id, drafts) -> {
            if (!settings.varied() || !dice.chance(0.35)) {
                return;
            }
            Set<StaffMember> people = new HashSet<>();
            for (Draft.Role role : drafts.getFirst().roles) {
                StaffMember person = dice.chance(0.4) ? role.filledBy() : roleDrawing.someoneFor(role);
                if (person != null && people.add(person)) {
                    rows.add(new PlanningData.EarlierContact(
                            id, person.id(), dice.between(1, 6), today.minusDays(dice.between(10, 500))));
                }
            }
        });
        return rows;
    }

    /** Now and then a family and a specialist do not go together. */
    List<PlanningData.Exclusion> exclusions() {
        List<PlanningData.Exclusion> rows = new ArrayList<>();
        cases.forEach((id, drafts) -> {
            if (!settings.varied() || !dice.chance(0.03)) {
                return;
            }
            Set<StaffMember> needed = new HashSet<>();
            for (Draft draft : drafts) {
                needed.addAll(draft.panel());
                draft.roles.stream().map(Draft.Role::named).forEach(needed::add);
            }
            StaffMember person = roleDrawing.someoneFor(drafts.getFirst().roles.getFirst());
            if (person != null && !needed.contains(person)) {
                rows.add(new PlanningData.Exclusion(
                        id, person.id(), dice.oneOf("familjens önskemål", "jäv", "tidigare anmälan")));
            }
        });
        return rows;
    }
}
