package org.samrad.inbox;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.inbox.form.Note;
import org.samrad.inbox.form.Outlook;
import org.samrad.request.Case;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What stands in the way of several requests that wait, a sentence for each; {@code templates/inbox/in-the-way.html} shows it. */
@Component("inTheWay")
public class InTheWay {

    /** Of how many requests something is said at once, the most urgent first: each is looked at anew. */
    private static final int MOST = 5;

    private final ConsultationRequests requests;
    private final Outlook outlook;
    private final RequestChoices choices;

    InTheWay(ConsultationRequests requests, Outlook outlook, RequestChoices choices) {
        this.requests = requests;
        this.outlook = outlook;
        this.choices = choices;
    }

    /**
     * By the ids of requests about a case, the first thing that keeps each from any place; nothing of those of which nothing is known.
     *
     * @param about the case, of which the reader may know everything
     * @param waiting the ids of its open requests, the most urgent first
     */
    @Transactional(readOnly = true)
    public Map<String, Note> of(Case about, Collection<String> waiting) {
        List<String> some = waiting.stream().limit(MOST).toList();
        if (some.isEmpty()) {
            return Map.of();
        }
        List<ConsultationRequest> asked = requests.findAllById(some);
        return outlook.firstInTheWay(asked, about, choices.names(LocaleContextHolder.getLocale()));
    }
}
