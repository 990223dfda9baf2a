package org.samrad.explain.unblock;

import java.util.EnumSet;
import java.util.List;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;

/** One more mode will do; {@code ON_SITE} at the sites that the request names. */
public record OtherMode(String request, Mode mode) implements Relaxation {

    @Override
    public List<Object> arguments() {
        return List.of(mode);
    }

    @Override
    public PlanningData applyTo(PlanningData data) {
        return EasedRequest.in(data, request, this::changed);
    }

    /** The request as it then is. */
    public PlanningData.Request changed(PlanningData.Request row) {
        var modes = EnumSet.of(mode);
        modes.addAll(row.terms().modes());
        return row.with(terms -> terms.modes = modes);
    }
}
