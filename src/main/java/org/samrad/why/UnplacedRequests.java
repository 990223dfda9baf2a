package org.samrad.why;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Competence;
import org.samrad.competence.Competences;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.UnscheduledRow;
import org.samrad.explain.Explanation;
import org.samrad.plan.Proposal;
import org.samrad.plan.ProposalRows;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestState;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a proposal leaves out, each with its reason in a sentence. */
@Component
public class UnplacedRequests {

    private final ProposalRows rows;
    private final ConsultationRequests requests;
    private final Competences competences;
    private final UnscheduledSentences sentences;

    UnplacedRequests(
            ProposalRows rows, ConsultationRequests requests, Competences competences, UnscheduledSentences sentences) {
        this.rows = rows;
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

    private List<UnscheduledRow> notPlaced(Proposal proposal) {
        Set<String> placed =
                rows.all(proposal.id()).stream().map(ScheduleRow::request).collect(Collectors.toSet());
        return requests.findAll().stream()
                .filter(request -> request.state() != RequestState.WITHDRAWN && !placed.contains(request.id()))
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
                sentences.of(row.reason(), row.role(), competence(row.role(), request, catalogue), row.detail()),
                row.detail());
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
