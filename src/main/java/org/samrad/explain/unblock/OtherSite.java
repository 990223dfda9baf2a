package org.samrad.explain.unblock;

import java.util.List;
import java.util.stream.Stream;
import org.samrad.dataset.PlanningData;

/** One more site will do. */
public record OtherSite(String request, String site) implements Relaxation {

    @Override
    public List<Object> arguments() {
        return List.of(site);
    }

    @Override
    public PlanningData applyTo(PlanningData data) {
        return EasedRequest.in(data, request, this::changed);
    }

    /** The request as it then is. */
    public PlanningData.Request changed(PlanningData.Request row) {
        List<String> sites =
                Stream.concat(row.terms().sites().stream(), Stream.of(site)).toList();
        return row.with(terms -> terms.sites = sites);
    }
}
