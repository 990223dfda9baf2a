package org.samrad.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.time.LocalMinutes;

/** Which organisations each case lets take part, and when: the format's rule {@code consent}. */
public final class Consents {

    private final boolean required;
    private final LocalMinutes minutes;
    private final Map<String, String> answering = new HashMap<>();
    private final Map<String, List<PlanningData.Consent>> given;

    Consents(PlanningData data, LocalMinutes minutes) {
        this(data.header().consentRequired(), data.cases(), data.consents(), minutes);
    }

    Consents(
            boolean required,
            List<PlanningData.Case> cases,
            List<PlanningData.Consent> consents,
            LocalMinutes minutes) {
        this.required = required;
        this.minutes = minutes;
        for (PlanningData.Case row : cases) {
            if (row.organisation() != null) {
                answering.put(row.id(), row.organisation());
            }
        }
        this.given = PlanningFacts.grouped(consents, PlanningData.Consent::caseId);
    }

    /** Whether consent matters for a case. */
    public boolean areNeeded(String caseId) {
        return required && answering.containsKey(caseId);
    }

    /**
     * The days, as pairs [from, until) of the horizon, on which a specialist may have to do with a case as far as consent goes; null
     * where it does not matter.
     */
    public @Nullable List<int[]> of(String caseId, Person person) {
        String organisation = person.row().organisation();
        if (!areNeeded(caseId) || organisation.equals(answering.get(caseId))) {
            return null;
        }
        return given.getOrDefault(caseId, List.of()).stream()
                .filter(consent -> consent.organisation().equals(organisation))
                .map(this::days)
                .toList();
    }

    /**
     * The same for all who may have to do with a case: by organisation, the days on which its people may; of one that is not named
     * nobody may. Empty where consent does not matter.
     */
    public Map<String, List<int[]>> ofCase(String caseId) {
        var days = new HashMap<String, List<int[]>>();
        if (areNeeded(caseId)) {
            for (PlanningData.Consent consent : given.getOrDefault(caseId, List.of())) {
                days.computeIfAbsent(consent.organisation(), organisation -> new ArrayList<>())
                        .add(days(consent));
            }
            days.put(
                    Objects.requireNonNull(answering.get(caseId)),
                    List.of(new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE}));
        }
        return days;
    }

    private int[] days(PlanningData.Consent consent) {
        return new int[] {
            minutes.day(consent.given()),
            consent.withdrawn() == null ? Integer.MAX_VALUE : minutes.day(consent.withdrawn())
        };
    }
}
