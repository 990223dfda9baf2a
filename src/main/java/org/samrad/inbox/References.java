package org.samrad.inbox;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.Limits;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestFiling;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningHorizons;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a request may refer to: cases, other requests, the days of the planning data. */
@Component
class References {

    private static final int MOST_CASES = 1000;

    private final Cases cases;
    private final ConsultationRequests requests;
    private final RequestFiling filing;
    private final PlanningHorizons horizons;

    References(Cases cases, ConsultationRequests requests, RequestFiling filing, PlanningHorizons horizons) {
        this.cases = cases;
        this.requests = requests;
        this.filing = filing;
        this.horizons = horizons;
    }

    public boolean caseIs(String id) {
        return Limits.isId(id) && cases.existsById(id);
    }

    public boolean requestIs(String id) {
        return Limits.isId(id) && requests.existsById(id);
    }

    /** Whether a request is another one or comes after it, at any remove. */
    public boolean comesAfter(String request, String other) {
        return filing.comesAfter(request, other);
    }

    @Nullable
    public PlanningHorizon horizon() {
        return horizons.current().orElse(null);
    }

    /** References of cases to pick from; of very many, the first. */
    public List<String> caseIds() {
        return cases.ids(PageRequest.of(0, MOST_CASES));
    }

    /** Of one case, the requests that another could come after. */
    @Transactional(readOnly = true)
    public List<RequestChoices.Choice> requestsOf(String caseId) {
        if (!Limits.isId(caseId)) {
            return List.of();
        }
        return requests.findByCaseIdOrderByTermsReceivedDescIdDesc(caseId).stream()
                .map(request -> new RequestChoices.Choice(
                        request.id(), Objects.requireNonNullElse(request.terms().title(), "")))
                .toList();
    }
}
