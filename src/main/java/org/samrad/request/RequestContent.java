package org.samrad.request;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.samrad.limits.Fault;

/**
 * All that a coordinator lays down about a request. Content that can't be asked for is content still, so that what was stored
 * once can be shown and mended: {@link #faults} says what is wrong with it, and a request takes only content without faults.
 *
 * @param roles one or more, names unique
 */
public record RequestContent(RequestTerms terms, List<RequestRole> roles, List<RequestWindow> windows) {

    public RequestContent {
        roles = List.copyOf(roles);
        windows = List.copyOf(windows);
    }

    /** The same with other terms. */
    public RequestContent with(RequestTerms other) {
        return new RequestContent(other, roles, windows);
    }

    /** The same with other roles. */
    public RequestContent with(List<RequestRole> other) {
        return new RequestContent(terms, other, windows);
    }

    /** Everything that is wrong with it; nothing for what can be asked for. */
    public List<Fault> faults() {
        return TermsCheck.faults(this);
    }

    /** Whether a consultation that keeps the other content keeps this as well. */
    boolean asksTheSameOfThePlan(RequestContent other) {
        return terms.asksTheSameOfThePlan(other.terms)
                && Set.copyOf(roles).equals(Set.copyOf(other.roles))
                && mustWindows().equals(other.mustWindows());
    }

    private Set<RequestWindow> mustWindows() {
        var must = new HashSet<>(windows);
        must.removeIf(RequestWindow::preferred);
        return must;
    }
}
