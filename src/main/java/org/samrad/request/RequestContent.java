package org.samrad.request;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.Fault;
import org.samrad.limits.Texts;

/**
 * All that a coordinator says about a request. Content that can't be asked for is content still, so that what was stored
 * once can be shown and mended: {@link #faults} says what is wrong with it, and a request takes only content without faults.
 *
 * @param roles one or more, names unique
 * @param links the requests that it follows besides the one in its terms
 * @param question what the panel is asked, in words; null where nobody wrote it. Planning data have no such column
 */
public record RequestContent(
        RequestTerms terms,
        List<RequestRole> roles,
        List<RequestLink> links,
        List<RequestWindow> windows,
        @Nullable String question) {

    public RequestContent {
        question = question == null ? null : Texts.cleanOrNull(Texts.lines(question));
        roles = List.copyOf(roles);
        links = List.copyOf(links);
        windows = List.copyOf(windows);
    }

    /** What planning data say of it: all but what the panel is asked in words. */
    public RequestContent(
            RequestTerms terms, List<RequestRole> roles, List<RequestLink> links, List<RequestWindow> windows) {
        this(terms, roles, links, windows, null);
    }

    /** The same with other terms. */
    public RequestContent with(RequestTerms other) {
        return new RequestContent(other, roles, links, windows, question);
    }

    /** The same with other roles. */
    public RequestContent with(List<RequestRole> other) {
        return new RequestContent(terms, other, links, windows, question);
    }

    /** The same, asking the panel something else in words. */
    public RequestContent asking(@Nullable String other) {
        return new RequestContent(terms, roles, links, windows, other);
    }

    /** What it follows: first by its terms, then by the links in their order; the same request may come twice. */
    public List<RequestLink> follows() {
        List<RequestLink> follows = new ArrayList<>();
        if (terms.follows() != null) {
            follows.add(new RequestLink(terms.follows(), terms.minGapDays(), terms.maxGapDays(), null, null));
        }
        follows.addAll(links);
        return List.copyOf(follows);
    }

    /** The same but for what it follows; of that its terms hold the first, where they can. */
    public RequestContent following(List<RequestLink> all) {
        RequestLink first = all.isEmpty() || all.getFirst().countsMinutes() ? null : all.getFirst();
        RequestTerms other = terms.with(fields -> {
            fields.follows = first == null ? null : first.follows();
            fields.minGapDays = first == null ? null : first.minGapDays();
            fields.maxGapDays = first == null ? null : first.maxGapDays();
        });
        return new RequestContent(other, roles, first == null ? all : all.subList(1, all.size()), windows, question);
    }

    /**
     * The same, written as it is stored where that means the same: what is followed can stand in the terms or in a link, and a
     * role can name the request whose role it is the same as or leave it to be the first that is followed.
     *
     * @param stored what stands in the place of this
     */
    public RequestContent inTheWordsOf(RequestContent stored) {
        List<RequestRole> others = roles.stream()
                .map(role -> stored.impliesRequestOf(role, this) ? role.sameAsOf(null) : role)
                .toList();
        // What can't be asked for is not kept: there would be no field to mend it in.
        if (!follows().equals(stored.follows()) || !stored.faults().isEmpty()) {
            return with(others);
        }
        RequestTerms other = terms.with(fields -> {
            fields.follows = stored.terms.follows();
            fields.minGapDays = stored.terms.minGapDays();
            fields.maxGapDays = stored.terms.maxGapDays();
        });
        return new RequestContent(other, others, stored.links, windows, question);
    }

    /** Whether the role of another content is the same as one before by what it follows, in both of them. */
    private boolean impliesRequestOf(RequestRole role, RequestContent other) {
        String same = role.sameAsRequest();
        return same != null
                && same.equals(other.followed().stream().findFirst().orElse(null))
                && roles.stream()
                        .filter(old -> old.role().equals(role.role()) && old.sameAsRequest() == null)
                        .anyMatch(
                                old -> Objects.equals(old.sameAs(), role.sameAs()) && same.equals(sameAsRequest(old)));
    }

    /** The same with each of its links changed, where it stands: the first in the terms, if it is there, which count no minutes. */
    public RequestContent withEachLink(UnaryOperator<RequestLink> change) {
        RequestTerms other = terms;
        if (terms.follows() != null) {
            RequestLink own =
                    change.apply(new RequestLink(terms.follows(), terms.minGapDays(), terms.maxGapDays(), null, null));
            other = terms.with(fields -> {
                fields.minGapDays = own.minGapDays();
                fields.maxGapDays = own.maxGapDays();
            });
        }
        return new RequestContent(other, roles, links.stream().map(change).toList(), windows, question);
    }

    /** The same with other times that do. */
    public RequestContent withWindows(List<RequestWindow> other) {
        return new RequestContent(terms, roles, links, other, question);
    }

    /** The same with one more time that does; where any time does, or that one already, one more would be one less, and it stays. */
    public RequestContent alsoAt(RequestWindow more) {
        return more.isNeededBeside(windows)
                ? withWindows(Stream.concat(windows.stream(), Stream.of(more)).toList())
                : this;
    }

    /** The ids of the requests that it follows. */
    public Set<String> followed() {
        Set<String> followed = new LinkedHashSet<>();
        follows().forEach(link -> followed.add(link.follows()));
        return followed;
    }

    /**
     * The id of the request whose role has to be taken by the same person: the one that the role names, else the first that this
     * request follows, since a role that is the same as one of another names that (see {@code dataset.FollowedRequests#named}); null
     * where the role asks for nobody the same, or nothing is followed.
     */
    public @Nullable String sameAsRequest(RequestRole role) {
        if (role.sameAs() == null) {
            return null;
        }
        return role.sameAsRequest() != null
                ? role.sameAsRequest()
                : followed().stream().findFirst().orElse(null);
    }

    /** Everything that is wrong with it; nothing for what can be asked for. */
    public List<Fault> faults() {
        return TermsCheck.faults(this);
    }

    /** Whether a consultation that keeps the other content keeps this as well. */
    boolean asksTheSameOfThePlan(RequestContent other) {
        return terms.asksTheSameOfThePlan(other.terms)
                && Set.copyOf(roles).equals(Set.copyOf(other.roles))
                && followed().equals(other.followed())
                && follows().stream().allMatch(link -> other.follows().stream().anyMatch(link::leavesAllOf))
                && mustWindows().equals(other.mustWindows());
    }

    private Set<RequestWindow> mustWindows() {
        var must = new HashSet<>(windows);
        must.removeIf(RequestWindow::preferred);
        return must;
    }
}
