package org.samrad.why;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.explain.unblock.Unblock;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.plan.web.Discretion;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestTerms;
import org.samrad.scope.Scope;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/**
 * Gathers why a request has its time, or none, for those who answer for it: by what is published now, all about the request and nothing
 * of other cases but that people are busy.
 */
@Component
class RequestWhyPage {

    private final ConsultationRequests requests;
    private final Cases cases;
    private final Scope scope;
    private final PlanningHorizons horizons;
    private final OpenPlans plans;
    private final ExplanationPage page;
    private final ApplicationEventPublisher events;

    RequestWhyPage(
            ConsultationRequests requests,
            Cases cases,
            Scope scope,
            PlanningHorizons horizons,
            OpenPlans plans,
            ExplanationPage page,
            ApplicationEventPublisher events) {
        this.requests = requests;
        this.cases = cases;
        this.scope = scope;
        this.horizons = horizons;
        this.plans = plans;
        this.page = page;
        this.events = events;
    }

    /**
     * A request that whoever asks answers for.
     *
     * @param roles the names of its roles, in their order
     * @param ofCase the ids of the requests about the same case, its own among them
     */
    record Own(
            String id, String caseId, boolean isProtected, RequestTerms terms, List<String> roles, Set<String> ofCase) {

        Discretion discretion() {
            return Discretion.ofOnly(ofCase);
        }
    }

    /** @throws ResponseStatusException where whoever asks answers for no such request */
    @Transactional(readOnly = true)
    Own found(String id) {
        List<ConsultationRequest> ofCase = requests.findWithThoseOfItsCase(id, scope.coordinated());
        ConsultationRequest request = ofCase.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Case about = cases.findById(request.caseId()).orElse(null);
        return new Own(
                id,
                request.caseId(),
                about != null && about.isProtected(),
                request.terms(),
                request.roles().stream().map(RequestRole::role).toList(),
                ofCase.stream().map(ConsultationRequest::id).collect(Collectors.toSet()));
    }

    /** Adds the request, and what {@link ExplanationPage} says of it where it is part of what is planned. */
    void fill(Own own, ShownRole.Query query, Model model) {
        model.addAttribute("own", own);
        OpenPlan plan = planOf(own);
        if (plan != null) {
            page.fill(
                    plan,
                    own.id(),
                    query,
                    own.discretion(),
                    ExplanationPage.addressOf("/requests/{id}/why", own.id()),
                    model);
        }
    }

    /** Adds what would give it a place, once {@link #fill} has said that it has none. */
    void fillUnblocks(Own own, Model model) {
        OpenPlan plan = planOf(own);
        if (plan == null || !model.containsAttribute("unscheduled")) {
            return;
        }
        List<ShownUnblock> shown = page.unblocks(plan, own.id(), own.discretion());
        if (shown != null) {
            List<Unblock> found = plan.explanations().unblocks(own.id());
            model.addAttribute(
                    "ownUnblocks",
                    shown.stream()
                            .map(one -> OwnUnblock.of(
                                    one, byKey(one.key(), found).orElseThrow().relaxation(), own.id(), own.roles()))
                            .toList());
        }
    }

    /** What would give it a place, by its key; null where it would no longer. */
    @Nullable
    Unblock unblock(Own own, String key) {
        OpenPlan plan = planOf(own);
        if (plan == null
                || plan.schedule().stream().anyMatch(row -> row.request().equals(own.id()))) {
            return null;
        }
        return byKey(key, plan.explanations().unblocks(own.id())).orElse(null);
    }

    private static Optional<Unblock> byKey(String key, List<Unblock> found) {
        return found.stream().filter(one -> Explainer.keyOf(one).equals(key)).findFirst();
    }

    /** Null where the request is not part of what is planned. */
    private @Nullable OpenPlan planOf(Own own) {
        if (horizons.current().isEmpty()) {
            return null;
        }
        OpenPlan plan = plans.of(PlanRef.PUBLISHED);
        return plan.data().requests().stream().anyMatch(row -> row.id().equals(own.id())) ? plan : null;
    }

    /** Puts into the trail that whoever asks has read of the request's case. */
    void tell(Own own) {
        events.publishEvent(new RequestRead(own.id()));
    }
}
