package org.samrad.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        this.required = data.header().consentRequired();
        this.minutes = minutes;
        for (PlanningData.Case row : data.cases()) {
            if (row.organisation() != null) {
                answering.put(row.id(), row.organisation());
            }
        }
        this.given = PlanningFacts.grouped(data.consents(), PlanningData.Consent::caseId);
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
                .map(consent -> new int[] {
                    minutes.day(consent.given()),
                    consent.withdrawn() == null ? Integer.MAX_VALUE : minutes.day(consent.withdrawn())
                })
                .toList();
    }
}
