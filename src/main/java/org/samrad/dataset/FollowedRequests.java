package org.samrad.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which requests each request of planning data follows, whether its own row or a link says so. */
public final class FollowedRequests {

    private final Map<String, List<PlanningData.RequestLink>> links = new HashMap<>();
    private final Map<String, Set<String>> names = new HashMap<>();

    public FollowedRequests(PlanningData data) {
        this(data.requests(), data.requestRoles(), data.requestLinks());
    }

    public FollowedRequests(
            List<PlanningData.Request> requests,
            List<PlanningData.RequestRole> roles,
            List<PlanningData.RequestLink> more) {
        boolean anySame = roles.stream().anyMatch(role -> role.sameAs() != null);
        (anySame ? roles : List.<PlanningData.RequestRole>of())
                .forEach(role -> names.computeIfAbsent(role.request(), request -> new HashSet<>(2))
                        .add(role.role()));
        for (PlanningData.Request request : requests) {
            String follows = request.terms().follows();
            if (follows != null) {
                add(new PlanningData.RequestLink(
                        request.id(),
                        follows,
                        request.terms().minGapDays(),
                        request.terms().maxGapDays(),
                        null,
                        null));
            }
        }
        more.forEach(this::add);
    }

    private void add(PlanningData.RequestLink link) {
        links.computeIfAbsent(link.request(), request -> new ArrayList<>(1)).add(link);
    }

    /**
     * Roles, each of which names the request whose role has to be taken by the same person where that is not the first that its own
     * follows: whoever knows a request without those that it follows takes it to be the first.
     */
    public static List<PlanningData.RequestRole> named(
            List<PlanningData.Request> requests,
            List<PlanningData.RequestRole> roles,
            List<PlanningData.RequestLink> links) {
        var followed = new FollowedRequests(requests, roles, links);
        return roles.stream()
                .map(role -> {
                    String other = followed.sameAsRequest(role);
                    return role.sameAsRequest() != null
                                    || other == null
                                    || followed.of(role.request())
                                            .getFirst()
                                            .follows()
                                            .equals(other)
                            ? role
                            : PlanningData.RequestRole.of(
                                    role.request(), role.asked().sameAsOf(other));
                })
                .toList();
    }

    /** What a request follows: first by its own row, then by the links in their order; the same one may come twice. */
    public List<PlanningData.RequestLink> of(String request) {
        return links.getOrDefault(request, List.of());
    }

    /**
     * The request whose role has to be taken by the same person: the one that the role names, else the first with such a role of
     * those that its request follows; null where the role asks for nobody the same, or its request follows none.
     */
    public @Nullable String sameAsRequest(PlanningData.RequestRole role) {
        String same = role.sameAs();
        if (same == null) {
            return null;
        }
        if (role.sameAsRequest() != null) {
            return role.sameAsRequest();
        }
        List<PlanningData.RequestLink> followed = of(role.request());
        for (PlanningData.RequestLink link : followed) {
            if (names.getOrDefault(link.follows(), Set.of()).contains(same)) {
                return link.follows();
            }
        }
        return followed.isEmpty() ? null : followed.getFirst().follows();
    }
}
