package org.samrad.explain.unblock;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.samrad.dataset.PlanningData;

/**
 * The case of a request lets an organisation take part. Only the family can decide that: whoever takes it for granted has to ask.
 *
 * @param from the first day on which it would
 */
public record GivenConsent(String request, String organisation, LocalDate from) implements Relaxation {

    @Override
    public List<Object> arguments() {
        return List.of(organisation);
    }

    @Override
    public PlanningData applyTo(PlanningData data) {
        Stream<PlanningData.Consent> given = data.requests().stream()
                .filter(row -> row.id().equals(request))
                .map(row -> new PlanningData.Consent(row.caseId(), organisation, from, null));
        return data.with(rows ->
                rows.consents = Stream.concat(data.consents().stream(), given).toList());
    }
}
