package org.samrad.explain.unblock;

import java.util.List;
import org.samrad.dataset.PlanningData;
import org.samrad.request.RequestContent;

/**
 * The request takes less time.
 *
 * @param from the minutes that it asks for
 * @param to fewer, a whole number of slots
 */
public record ShorterDuration(String request, int from, int to) implements EasedContent {

    @Override
    public List<Object> arguments() {
        return List.of(to, from);
    }

    @Override
    public PlanningData applyTo(PlanningData data) {
        return EasedRequest.in(data, request, this::changed);
    }

    @Override
    public RequestContent eased(RequestContent content) {
        return lasting(content, Math.min(to, content.terms().durationMinutes()));
    }

    @Override
    public RequestContent restored(RequestContent content) {
        return content.terms().durationMinutes() == to ? lasting(content, from) : content;
    }

    private static RequestContent lasting(RequestContent content, int minutes) {
        return content.with(content.terms().with(terms -> terms.durationMinutes = minutes));
    }

    /** The request as it then is; one that is shorter already stays so. */
    public PlanningData.Request changed(PlanningData.Request row) {
        return row.with(terms -> terms.durationMinutes = Math.min(to, terms.durationMinutes));
    }
}
