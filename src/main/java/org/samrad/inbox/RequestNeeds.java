package org.samrad.inbox;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.samrad.account.CurrentUser;
import org.samrad.scope.Reach;
import org.samrad.scope.Scope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a request needs its coordinator for, as the list says it, for the request's own page; {@code templates/inbox/needs.html} shows it. */
@Component("requestNeeds")
public class RequestNeeds {

    /** What the page says in words of its own. */
    private static final Set<Attention> SAID = EnumSet.of(Attention.DUE, Attention.HELD_BACK, Attention.NO_OUTCOME);

    private final InboxSearch search;
    private final Scope scope;

    RequestNeeds(InboxSearch search, Scope scope) {
        this.search = search;
        this.scope = scope;
    }

    /** Codes of {@link Attention} in their order; nothing where the reader does not answer for the request. */
    @Transactional(readOnly = true)
    public List<String> of(String request, CurrentUser reader) {
        Reach mine = scope.coordinated();
        return search.needs(request, InboxFilter.all(reader.username(), mine, mine)).stream()
                .filter(one -> !SAID.contains(one))
                .sorted()
                .map(Attention::name)
                .toList();
    }
}
