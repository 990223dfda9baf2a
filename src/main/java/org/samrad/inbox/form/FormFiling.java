package org.samrad.inbox.form;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestFiling;
import org.samrad.request.RequestState;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stores what a form asks for: a request, or all requests of a series, or none of them. */
@Service
public class FormFiling {

    private final ConsultationRequests requests;
    private final Cases cases;
    private final RequestFiling filing;

    FormFiling(ConsultationRequests requests, Cases cases, RequestFiling filing) {
        this.requests = requests;
        this.cases = cases;
        this.filing = filing;
    }

    /**
     * Stores what is asked for.
     *
     * @param id the request that is changed; null where one is filed
     * @param later what comes after it, each after the one before
     * @return the ids of the requests in their order; just one, unless it is a series
     * @throws RequestFiling.CaseTaken when the new case is there already
     * @throws RequestFiling.FollowsItself when the request that it is to follow comes after it
     * @throws RequestFiling.HasBegun when the consultation of the request has begun
     */
    @Transactional
    public List<String> store(RequestForm typed, @Nullable String id, RequestContent content, List<Series.Part> later) {
        if (id != null) {
            return List.of(change(id, typed, content));
        }
        String caseId = typed.caseKind().equals(RequestForm.NEW_CASE) ? newCase(typed) : typed.existingCase();
        String first = typed.caseKind().equals(RequestForm.NEW_CASE)
                ? filing.file(
                        new Case(
                                caseId,
                                typed.municipality(),
                                typed.protectedCase(),
                                typed.organisation().isEmpty() ? null : typed.organisation()),
                        content,
                        typed.key())
                : filing.file(caseId, content, typed.key());
        var filed = new ArrayList<String>(List.of(first));
        for (Series.Part part : later) {
            filed.add(filing.file(caseId, part.after(filed.getLast()), null));
        }
        return filed;
    }

    /** Whether what comes after a request is filed just so, each after the one before. */
    @Transactional(readOnly = true)
    public boolean isFiled(ConsultationRequest first, List<Series.Part> later) {
        List<ConsultationRequest> ofCase = requests.findByCaseIdOrderByTermsReceivedDescIdDesc(first.caseId());
        String before = first.id();
        for (Series.Part part : later) {
            RequestContent wanted = part.after(before);
            before = ofCase.stream()
                    .filter(one -> wanted.inTheWordsOf(one.content()).equals(one.content()))
                    .map(ConsultationRequest::id)
                    .findFirst()
                    .orElse(null);
            if (before == null) {
                return false;
            }
        }
        return true;
    }

    /** Whether the consultation of a request has begun: then the request is changed no more. */
    public boolean hasBegun(ConsultationRequest request) {
        return filing.hasBegun(request);
    }

    private String newCase(RequestForm typed) {
        return typed.newCase().isEmpty() ? cases.nextId() : typed.newCase();
    }

    /** Where the request is as the form wants it, by a form that was sent twice, nothing is left to do. */
    private String change(String id, RequestForm typed, RequestContent content) {
        ConsultationRequest request = requests.findById(id).orElseThrow();
        if (request.state() == RequestState.WITHDRAWN || !request.content().equals(content)) {
            filing.change(request, typed.over(), content);
        }
        return id;
    }
}
