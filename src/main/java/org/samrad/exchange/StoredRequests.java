package org.samrad.exchange;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.samrad.dataset.FollowedRequests;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.RequestCheck;
import org.samrad.limits.Fault;
import org.samrad.limits.Limits;
import org.samrad.time.IsoWeek;
import org.samrad.time.PlanningWindow;

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
        List<PlanningData.RequestLink> links,
        List<PlanningData.RequestWindow> windows,
        List<PlanningData.BookedRole> booked,
        Map<String, List<Fault>> setAside,
        List<PlanningData.BookedRole> leftOut) {

    /** Where nothing that is asked for has to be known. */
    static final StoredRequests NONE =
            new StoredRequests(List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), List.of());

    /** @param history what those that are not planned any more mean for them */
    static StoredRequests of(StoredRows rows, History history) {
        return of(rows, history, rows.bookedRoles());
    }

    /** The same, with what is held for some as if it were published. */
    static StoredRequests with(StoredRows.Held held, StoredRows rows, History history) {
        return of(
                rows,
                history,
                Stream.concat(rows.bookedRoles().stream(), held.roles().stream())
                        .toList());
    }

    /** Only what is wrong with each request that is left out, by its id. */
    static Map<String, List<Fault>> setAside(StoredRows rows) {
        return of(rows, History.before(rows), List.of()).setAside;
    }

    private static StoredRequests of(StoredRows rows, History history, List<PlanningData.BookedRole> booked) {
        Map<String, LocalDate> days = new HashMap<>();
        booked.forEach(row -> days.put(row.request(), row.start().toLocalDate()));
        History.Asked asked = history.asked(rows.requests(), rows.requestRoles(), rows.requestLinks(), days);
        List<PlanningData.Request> requests = asked.requests();
        List<PlanningData.RequestLink> links = asked.links();
        List<PlanningData.RequestRole> stored = asked.roles();
        List<PlanningData.RequestWindow> windows = rows.requestWindows();
        var followed = new FollowedRequests(requests, stored, links);
        Set<PlacedRole> known = new HashSet<>();
        stored.forEach(role -> known.add(new PlacedRole(role.request(), role.role())));
        List<PlanningData.RequestRole> roles =
                stored.stream().map(role -> asFarAsKnown(role, followed, known)).toList();
        Map<String, List<Fault>> setAside = new LinkedHashMap<>(RequestCheck.faults(requests, roles, links, windows));
        circles(followed, requests)
                .forEach(id -> setAside.merge(
                        id,
                        List.of(Fault.in("follows", "request.error.circle")),
                        (some, more) ->
                                Stream.concat(some.stream(), more.stream()).toList()));
        Predicate<PlanningData.BookedRole> kept = row ->
                !setAside.containsKey(row.request()) && known.contains(new PlacedRole(row.request(), row.role()));
        return new StoredRequests(
                requests,
                roles,
                links,
                windows,
                booked.stream().filter(kept).toList(),
                setAside,
                booked.stream().filter(kept.negate()).toList());
    }

    /** A role without the person that it is to be the same as, where the request of that one is withdrawn or has no such role. */
    private static PlanningData.RequestRole asFarAsKnown(
            PlanningData.RequestRole role, FollowedRequests followed, Set<PlacedRole> known) {
        String same = role.sameAs();
        String other = followed.sameAsRequest(role);
        return same == null || other != null && known.contains(new PlacedRole(other, same))
                ? role
                : new PlanningData.RequestRole(
                        role.request(),
                        role.role(),
                        role.competence(),
                        role.minLevel(),
                        role.optional(),
                        role.sector(),
                        role.specialist());
    }

    /** The requests that come after themselves, by way of others: those that stay when what follows nothing left is taken out. */
    private static Set<String> circles(FollowedRequests followed, List<PlanningData.Request> requests) {
        Set<String> left = new LinkedHashSet<>();
        requests.forEach(request -> left.add(request.id()));
        // From both ends, so that what only leads into a circle, or out of one, is not taken for a part of it.
        while (left.removeIf(id -> followed.of(id).stream().noneMatch(link -> left.contains(link.follows())))) {
            // Until nothing changes.
        }
        boolean more = true;
        while (more) {
            Set<String> led = new HashSet<>();
            left.forEach(id -> followed.of(id).forEach(link -> led.add(link.follows())));
            more = left.retainAll(led);
        }
        return left;
    }

    /** The Monday that what is published begins with, as far as a folder can tell of it; never after the window does. */
    LocalDate first(PlanningWindow window) {
        LocalDate earliest = IsoWeek.mondayOf(
                window.now().toLocalDate().minusDays(Limits.HISTORY_DAYS).plusWeeks(1));
        return booked.stream()
                .map(one -> IsoWeek.mondayOf(one.start().toLocalDate()))
                .min(Comparator.naturalOrder())
                .map(day -> day.isBefore(earliest) ? earliest : day)
                .filter(day -> day.isBefore(window.start()))
                .orElse(window.start());
    }

    /**
     * Planning data with these requests.
     *
     * @param contacts whom the cases have met
     * @param taken times that are taken by what is left out
     * @param assumed consents that count besides those that were given
     */
    PlanningData planningData(
            PlanningWindow window,
            StoredRows rows,
            List<PlanningData.EarlierContact> contacts,
            List<PlanningData.Absence> taken,
            List<PlanningData.Consent> assumed) {
        return new PlanningData(
                        rows.header().moved(window.now(), window.start(), window.end()),
                        rows.competences(),
                        rows.urgencies(),
                        rows.organisations(),
                        rows.sites(),
                        rows.travelTimes(),
                        rows.specialists(),
                        rows.specialistCompetences(),
                        rows.availabilities(),
                        rows.extraTimes(),
                        rows.undesiredTimes(),
                        Stream.concat(rows.absences().stream(), taken.stream()).toList(),
                        rows.cases(),
                        Stream.concat(rows.consents().stream(), assumed.stream())
                                .toList(),
                        contacts,
                        rows.exclusions(),
                        requests,
                        roles,
                        links,
                        windows,
                        booked.stream()
                                .map(one -> window.leavesOpen(one.start()) ? one : one.asPinned())
                                .toList(),
                        Map.of(),
                        Map.of(),
                        Set.copyOf(assumed))
                .without(setAside.keySet());
    }

    private record PlacedRole(String request, String role) {}
}
