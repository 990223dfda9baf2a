package org.samrad.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.RequestCheck;
import org.samrad.limits.Fault;

/**
 * The requests of the database, with those that planning data can't hold, which an older version or another program let in:
 * these are set aside, so that the rest is planned and exported {@linkplain PlanningData#without without} them.
 *
 * @param booked what is published for those that are not set aside
 * @param setAside what is wrong with each request that is left out, by its id
 * @param leftOut what is published for the requests left out
 */
record StoredRequests(
        List<PlanningData.Request> requests,
        List<PlanningData.RequestRole> roles,
        List<PlanningData.RequestWindow> windows,
        List<PlanningData.BookedRole> booked,
        Map<String, List<Fault>> setAside,
        List<PlanningData.BookedRole> leftOut) {

    static StoredRequests of(StoredRows rows) {
        List<PlanningData.Request> requests = rows.requests();
        List<PlanningData.RequestRole> roles = rows.requestRoles();
        List<PlanningData.RequestWindow> windows = rows.requestWindows();
        List<PlanningData.BookedRole> booked = rows.bookedRoles();
        Map<String, List<Fault>> setAside = new LinkedHashMap<>(RequestCheck.faults(requests, roles, windows));
        circles(requests)
                .forEach(id -> setAside.merge(
                        id,
                        List.of(Fault.in("follows", "request.error.circle")),
                        (some, more) ->
                                Stream.concat(some.stream(), more.stream()).toList()));
        Set<PlacedRole> known = new HashSet<>();
        roles.forEach(role -> known.add(new PlacedRole(role.request(), role.role())));
        Predicate<PlanningData.BookedRole> kept = row ->
                !setAside.containsKey(row.request()) && known.contains(new PlacedRole(row.request(), row.role()));
        return new StoredRequests(
                requests,
                roles,
                windows,
                booked.stream().filter(kept).toList(),
                setAside,
                booked.stream().filter(kept.negate()).toList());
    }

    /** The requests that come after themselves, by way of others. */
    private static Set<String> circles(List<PlanningData.Request> requests) {
        Map<String, String> follows = new HashMap<>();
        for (PlanningData.Request request : requests) {
            if (request.terms().follows() != null) {
                follows.put(request.id(), request.terms().follows());
            }
        }
        Set<String> done = new HashSet<>();
        Set<String> circles = new HashSet<>();
        for (String start : follows.keySet()) {
            List<String> path = new ArrayList<>();
            String at = start;
            while (at != null && done.add(at)) {
                path.add(at);
                at = follows.get(at);
            }
            if (at != null && path.contains(at)) {
                circles.addAll(path.subList(path.indexOf(at), path.size()));
            }
        }
        return circles;
    }

    private record PlacedRole(String request, String role) {}
}
