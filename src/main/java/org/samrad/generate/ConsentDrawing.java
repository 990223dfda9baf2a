package org.samrad.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.generate.staff.Dice;
import org.samrad.generate.staff.StaffMember;

/**
 * Draws who answers for each case and which organisations the family lets take part: those whom the coordinator thought of, some
 * others, a few only from a day to come, a few no longer. All shares are estimates.
 */
final class ConsentDrawing {

    /** Of the cases, those that somebody answers for; in the others anybody may take part. */
    private static final double ANSWERED_FOR = 0.9;

    /** Of the organisations needed, those to whom the family consents later than now. */
    private static final double LATER = 0.15;

    private static final int ASKED_FOR_A_ROLE = 2;

    private final GeneratorSettings settings;
    private final LocalDate today;
    private final RoleDrawing roleDrawing;
    private final Dice dice;
    private final Map<String, String> answering = new HashMap<>();
    private final List<PlanningData.Consent> rows = new ArrayList<>();

    /** The first and the last day, counted from the first of the horizon, on which an organisation is on a panel. */
    private record Needed(int first, int last) {
        static Needed on(int day) {
            return new Needed(day, day);
        }

        Needed and(Needed other) {
            return new Needed(Math.min(first, other.first), Math.max(last, other.last));
        }
    }

    ConsentDrawing(GeneratorSettings settings, LocalDate today, RoleDrawing roleDrawing, Dice dice) {
        this.settings = settings;
        this.today = today;
        this.roleDrawing = roleDrawing;
        this.dice = dice;
    }

    List<PlanningData.Consent> rows() {
        return rows;
    }

    /** The organisation that answers for the case; null where nobody does. */
    @Nullable
    String answeringFor(String caseId) {
        return answering.get(caseId);
    }

    void add(String caseId, List<Draft> drafts) {
        if (!dice.chance(ANSWERED_FOR)) {
            return;
        }
        Map<String, Needed> needed = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            for (StaffMember person : draft.panel()) {
                needed.merge(organisation(person), Needed.on(draft.day), Needed::and);
            }
        }
        List<String> thoughtOf = thoughtOf(drafts);
        String own =
                needed.isEmpty() || dice.chance(0.3) ? dice.pick(thoughtOf) : dice.pick(List.copyOf(needed.keySet()));
        answering.put(caseId, own);
        needed.forEach((organisation, days) -> {
            if (!organisation.equals(own)) {
                consent(caseId, organisation, days);
            }
        });
        thoughtOf.stream()
                .distinct()
                .filter(organisation -> !organisation.equals(own) && !needed.containsKey(organisation))
                .forEach(organisation -> consentToSpare(caseId, organisation));
    }

    /** Those of people who could take the roles asked for, and no one else's: it is them that the coordinator names. */
    private List<String> thoughtOf(List<Draft> drafts) {
        List<String> organisations = new ArrayList<>();
        for (Draft draft : drafts) {
            for (Draft.Role role : draft.roles) {
                for (int i = 0; i < ASKED_FOR_A_ROLE; i++) {
                    StaffMember person = roleDrawing.someoneFor(role);
                    if (person != null) {
                        organisations.add(organisation(person));
                    }
                }
            }
        }
        return organisations;
    }

    private static String organisation(StaffMember person) {
        return person.workplace().organisation().id();
    }

    /** Holds on every day on which it is needed. */
    private void consent(String caseId, String organisation, Needed days) {
        if (dice.chance(0.03)) {
            // The family had thought better of it, and then again.
            int given = dice.between(120, 400);
            add(caseId, organisation, today.minusDays(given), today.minusDays(dice.between(60, given - 20)));
        }
        LocalDate given = dice.chance(LATER)
                ? settings.start().plusDays(dice.between(0, days.first))
                : today.minusDays(dice.between(0, 50));
        LocalDate withdrawn =
                dice.chance(0.05) ? settings.start().plusDays(days.last + (long) dice.between(1, 30)) : null;
        add(caseId, organisation, given, withdrawn);
    }

    /** May hold or not. */
    private void consentToSpare(String caseId, String organisation) {
        LocalDate given = dice.chance(LATER)
                ? settings.start().plusDays(dice.between(0, settings.days() - 1))
                : today.minusDays(dice.between(30, 300));
        boolean withdrawn = dice.chance(0.12);
        LocalDate until = given.isBefore(today) && dice.chance(0.5)
                ? today.minusDays(dice.between(0, 29))
                : given.plusDays(dice.between(20, 120));
        add(caseId, organisation, given, withdrawn ? until : null);
    }

    private void add(String caseId, String organisation, LocalDate given, @Nullable LocalDate withdrawn) {
        rows.add(new PlanningData.Consent(caseId, organisation, given, withdrawn));
    }
}
