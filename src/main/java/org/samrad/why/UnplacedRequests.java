package org.samrad.why;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.competence.Competence;
import org.samrad.competence.Competences;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.UnscheduledRow;
import org.samrad.explain.Cause;
import org.samrad.explain.Explanation;
import org.samrad.plan.Proposal;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.plan.web.Discretion;
import org.samrad.plan.web.PlanNames;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestRole;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a proposal leaves out, each with its reason in a sentence. */
@Component
public class UnplacedRequests {

    private final ProposalRows rows;
    private final OpenPlans plans;
    private final ConsultationRequests requests;
    private final Competences competences;
    private final UnscheduledSentences sentences;

    UnplacedRequests(
            ProposalRows rows,
            OpenPlans plans,
            ConsultationRequests requests,
            Competences competences,
            UnscheduledSentences sentences) {
        this.rows = rows;
        this.plans = plans;
        this.requests = requests;
        this.competences = competences;
        this.sentences = sentences;
    }

    /** The most urgent first, then by the last day of the guarantee. */
    @Transactional(readOnly = true)
    public List<Unplaced> of(Proposal proposal) {
        List<UnscheduledRow> left = proposal.complete() ? rows.unscheduled(proposal.id()) : notPlaced(proposal);
        Map<String, ConsultationRequest> asked =
                requests.findAllById(left.stream().map(UnscheduledRow::request).toList()).stream()
                        .collect(Collectors.toMap(ConsultationRequest::id, Function.identity()));
        Map<String, Competence> catalogue =
                competences.findAll().stream().collect(Collectors.toMap(Competence::id, Function.identity()));
        return left.stream()
                .filter(row -> asked.containsKey(row.request()))
                .map(row -> unplaced(row, Objects.requireNonNull(asked.get(row.request())), catalogue))
                .sorted(Comparator.comparing(Unplaced::urgency)
                        .thenComparing(Unplaced::due)
                        .thenComparing(Unplaced::request))
                .toList();
    }

    /**
     * The same, their sentences with values where what the plan's data tell is what the proposal was left with, and the reader may
     * know it; else they stay without. A row from before says no more than its code and role.
     */
    public List<Unplaced> withValues(List<Unplaced> rows, OpenPlan plan, CurrentUser reader) {
        Discretion discretion = Discretion.of(plan, reader);
        PlanNames names = PlanNames.of(plan.data(), LocaleContextHolder.getLocale());
        Set<String> known =
                plan.data().requests().stream().map(PlanningData.Request::id).collect(Collectors.toSet());
        plan.schedule().forEach(row -> known.remove(row.request()));
        Map<String, Cause> causes = plan.explanations()
                .causes(rows.stream()
                        .filter(row -> !row.reason().equals(Explanation.NOT_KNOWN))
                        .map(Unplaced::request)
                        .filter(known::contains)
                        .toList());
        return rows.stream()
                .map(row -> {
                    Cause cause = causes.get(row.request());
                    return cause != null
                                    && row.isFor(cause)
                                    && UnscheduledSentences.mayBeSaid(cause, row.request(), discretion)
                            ? row.saying(sentences.of(cause, names))
                            : row;
                })
                .toList();
    }

    private List<UnscheduledRow> notPlaced(Proposal proposal) {
        Set<String> placed =
                rows.all(proposal.id()).stream().map(ScheduleRow::request).collect(Collectors.toSet());
        return plans.live().data().requests().stream()
                .filter(request -> !placed.contains(request.id()))
                .map(request -> new UnscheduledRow(request.id(), Explanation.NOT_KNOWN, null, ""))
                .toList();
    }

    private Unplaced unplaced(UnscheduledRow row, ConsultationRequest request, Map<String, Competence> catalogue) {
        return new Unplaced(
                row.request(),
                request.title(),
                request.terms().urgency(),
                request.dueDay(),
                row.reason(),
                row.role(),
                sentences.of(row.reason(), row.role(), competence(row.role(), request, catalogue), row.detail()));
    }

    /** What the competence that a role asks for is called. */
    private static @Nullable String competence(
            @Nullable String role, ConsultationRequest request, Map<String, Competence> catalogue) {
        return request.roles().stream()
                .filter(asked -> asked.role().equals(role))
                .map(RequestRole::competence)
                .filter(Objects::nonNull)
                .map(catalogue::get)
                .filter(Objects::nonNull)
                .map(competence -> competence.name(LocaleContextHolder.getLocale()))
                .findFirst()
                .orElse(null);
    }
}
