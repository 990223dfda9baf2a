package org.samrad.planning.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
import org.samrad.planning.Proposal;
import org.samrad.planning.ProposalRows;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestState;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a proposal leaves out, each with its reason in a sentence. */
@Component
class UnplacedRequests {

    /** Where the run has not come to its end, so that nobody has worked out the reason. */
    static final String NOT_KNOWN = "NOT_KNOWN";

    private final ProposalRows rows;
    private final ConsultationRequests requests;
    private final Competences competences;
    private final MessageSource messages;

    UnplacedRequests(
            ProposalRows rows, ConsultationRequests requests, Competences competences, MessageSource messages) {
        this.rows = rows;
        this.requests = requests;
        this.competences = competences;
        this.messages = messages;
    }

    /** The most urgent first, then by the last day of the guarantee. */
    @Transactional(readOnly = true)
    List<Unplaced> of(Proposal proposal) {
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
                .map(request -> new UnscheduledRow(request.id(), NOT_KNOWN, null, ""))
                .toList();
    }

    private Unplaced unplaced(UnscheduledRow row, ConsultationRequest request, Map<String, Competence> catalogue) {
        Locale locale = LocaleContextHolder.getLocale();
        String who = who(row.role(), request, catalogue, locale);
        String sentence = Objects.requireNonNullElse(
                messages.getMessage("unscheduled." + row.reason(), new Object[] {who}, row.detail(), locale), "");
        return new Unplaced(
                row.request(),
                request.title(),
                request.terms().urgency(),
                request.dueDay(),
                row.reason(),
                sentence,
                row.detail());
    }

    /** The role that stands in the way, with its competence where that is not its name already. */
    private String who(
            @Nullable String role, ConsultationRequest request, Map<String, Competence> catalogue, Locale locale) {
        if (role == null || role.isEmpty()) {
            return messages.getMessage("unscheduled.who.any", null, locale);
        }
        String competence = "";
        for (RequestRole asked : request.roles()) {
            String id = asked.competence();
            Competence known = id == null ? null : catalogue.get(id);
            if (asked.role().equals(role) && known != null) {
                competence = known.name(locale);
            }
        }
        return competence.isEmpty() || competence.equalsIgnoreCase(role)
                ? messages.getMessage("unscheduled.who.role", new Object[] {role}, locale)
                : messages.getMessage("unscheduled.who.competence", new Object[] {role, competence}, locale);
    }
}
