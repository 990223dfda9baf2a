package org.samrad.exchange;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.FollowedRequests;
import org.samrad.dataset.PlanningData.EarlierContact;
import org.samrad.dataset.PlanningData.Request;
import org.samrad.dataset.PlanningData.RequestLink;
import org.samrad.dataset.PlanningData.RequestRole;
import org.samrad.limits.Limits;

/**
 * The consultations that lie before what is planned. They are no part of it any more, but what came of them is: whoever comes after
 * one is bound to its day, who has to be the same person is the one who was there, and the case knows those whom it met; at one that was
 * told not to have been held it met nobody.
 *
 * @param since when the plan begins
 * @param seats who took part in those that a request of the plan comes after
 * @param roles what these asked for
 * @param met how often and when cases of the plan met somebody
 */
record History(LocalDateTime since, List<Seat> seats, List<RequestRole> roles, List<EarlierContact> met) {

    /** Somebody on a panel. */
    record Seat(String request, LocalDateTime start, LocalDateTime end, String role, String specialist) {}

    /** The requests r of the plan, each with the one that it comes after by its own row, by a link or by a role. */
    private static final String FOLLOWED = """
            (select r.follows from consultation_request r where r.follows is not null and %1$s
            union select x.follows from request_link x join consultation_request r on r.id = x.request where %1$s
            union select x.same_as_request from request_role x join consultation_request r on r.id = x.request
                where x.same_as_request is not null and %1$s)
            """.formatted(StoredRows.ASKED);

    static History before(StoredRows rows) {
        if (rows.since().equals(Limits.SINCE_ALWAYS.atStartOfDay())) {
            return new History(rows.since(), List.of(), List.of(), List.of());
        }
        return read(
                rows,
                FOLLOWED,
                "exists (select 1 from consultation_request r where r.care_case = f.care_case and %s)"
                        .formatted(StoredRows.ASKED),
                Map.of());
    }

    /**
     * The same behind a request that may not be filed yet.
     *
     * @param caseId empty for a new case
     * @param followed the ids of the requests that it names
     */
    static History behind(StoredRows rows, String caseId, Collection<String> followed) {
        // No list may be empty; no request has that id.
        List<String> ids = followed.isEmpty() ? List.of("") : List.copyOf(followed);
        return read(rows, "(:followed)", "f.care_case = :case", Map.of("followed", ids, "case", caseId));
    }

    private static History read(StoredRows rows, String followed, String cases, Map<String, ?> values) {
        List<Seat> seats = rows.all(
                """
                select a.request, a.start_time, a.end_time, p.role, p.specialist
                from appointment a join appointment_participant p on p.appointment = a.id
                where a.cancelled_at is null and a.start_time < :since and a.request in
                """ + followed + " order by p.position",
                row -> new Seat(
                        row.text("request"),
                        row.moment("start_time"),
                        row.moment("end_time"),
                        row.text("role"),
                        row.text("specialist")),
                values);
        List<RequestRole> roles = seats.isEmpty()
                ? List.of()
                : rows.all("""
                select x.* from request_role x join consultation_request f on f.id = x.request
                where f.scheduled_start < :since and f.id in
                """ + followed + " order by x.position", RequestRole.class, values);
        List<EarlierContact> met = rows.all("""
                select f.care_case, p.specialist, count(*) as contacts, cast(max(a.start_time) as date) as last_contact
                from appointment a join appointment_participant p on p.appointment = a.id
                    join consultation_request f on f.id = a.request
                where a.cancelled_at is null and a.start_time < :since
                    and not exists (select 1 from outcome o where o.appointment = a.id and not o.held)
                    and %s
                group by f.care_case, p.specialist order by f.care_case, p.specialist
                """.formatted(cases), EarlierContact.class, values);
        return new History(rows.since(), seats, roles, met);
    }

    /** The contacts of the cases, with those that came of history. */
    List<EarlierContact> contacts(List<EarlierContact> loaded) {
        Map<List<String>, EarlierContact> all = new LinkedHashMap<>();
        Stream.concat(loaded.stream(), met.stream())
                .forEach(one -> all.merge(List.of(one.caseId(), one.specialist()), one, History::together));
        return List.copyOf(all.values());
    }

    private static EarlierContact together(EarlierContact one, EarlierContact more) {
        LocalDate first = one.lastContact();
        LocalDate last = more.lastContact();
        return new EarlierContact(
                one.caseId(),
                one.specialist(),
                (int) Math.min(Integer.MAX_VALUE, (long) one.contacts() + more.contacts()),
                first == null || last != null && last.isAfter(first) ? last : first);
    }

    /** What requests ask for, bound to the days and people of what they come after instead of to that itself. */
    record Asked(List<Request> requests, List<RequestRole> roles, List<RequestLink> links) {}

    /** @param booked on which day each request is that has a consultation: it stays possible there, whatever its gap is rounded to */
    Asked asked(
            List<Request> requests, List<RequestRole> asked, List<RequestLink> links, Map<String, LocalDate> booked) {
        if (seats.isEmpty()) {
            return new Asked(requests, asked, links);
        }
        var held = new HashMap<String, Seat>();
        seats.forEach(seat -> held.putIfAbsent(seat.request(), seat));
        var followed = new FollowedRequests(
                requests, Stream.concat(asked.stream(), roles.stream()).toList(), links);
        return new Asked(
                requests.stream()
                        .map(request -> bound(request, followed.of(request.id()), held, booked.get(request.id())))
                        .toList(),
                asked.stream().map(role -> known(role, followed, held)).toList(),
                links.stream().filter(link -> !held.containsKey(link.follows())).toList());
    }

    private Request bound(
            Request request, List<RequestLink> links, Map<String, Seat> held, @Nullable LocalDate stands) {
        LocalDate earliest = request.terms().earliest();
        LocalDate latest = request.terms().latest();
        var behind = new ArrayList<RequestLink>();
        for (RequestLink link : links) {
            Seat seat = held.get(link.follows());
            if (seat != null) {
                behind.add(link);
                LocalDate from = firstDay(link, seat);
                LocalDate until = lastDay(link, seat);
                earliest = later(earliest, from == null || stands == null ? from : earlier(from, stands));
                latest = earlier(latest, until == null || stands == null ? until : later(until, stands));
            }
        }
        if (behind.isEmpty()) {
            return request;
        }
        boolean impossible = earliest != null && latest != null && latest.isBefore(earliest);
        LocalDate first = impossible ? request.terms().earliest() : earliest;
        // No day is left: then the last one has passed.
        LocalDate last = impossible ? earlier(latest, since.toLocalDate().minusDays(1)) : latest;
        return request.with(terms -> {
            terms.earliest = first != null && last != null && last.isBefore(first) ? null : first;
            terms.latest = last;
            if (held.containsKey(Objects.requireNonNullElse(terms.follows, ""))) {
                terms.follows = null;
                terms.minGapDays = null;
                terms.maxGapDays = null;
            }
        });
    }

    /** The first day that the gap allows wholly; null where it allows any that is planned. */
    private @Nullable LocalDate firstDay(RequestLink link, Seat seat) {
        LocalDate day = seat.start().toLocalDate();
        if (link.minGapDays() != null) {
            day = day.plusDays(link.minGapDays());
        }
        if (link.minGapMinutes() != null) {
            LocalDateTime from = seat.end().plusMinutes(link.minGapMinutes());
            LocalDate whole = from.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? from.toLocalDate()
                    : from.toLocalDate().plusDays(1);
            day = whole.isAfter(day) ? whole : day;
        }
        return day.isAfter(since.toLocalDate()) ? day : null;
    }

    /** The last day that the gap allows wholly; null where it allows all. */
    private static @Nullable LocalDate lastDay(RequestLink link, Seat seat) {
        LocalDate byDays =
                link.maxGapDays() == null ? null : seat.start().toLocalDate().plusDays(link.maxGapDays());
        LocalDate byMinutes = link.maxGapMinutes() == null
                ? null
                : seat.end().plusMinutes(link.maxGapMinutes()).toLocalDate().minusDays(1);
        return earlier(byDays, byMinutes);
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    private RequestRole known(RequestRole role, FollowedRequests followed, Map<String, Seat> held) {
        String other = followed.sameAsRequest(role);
        String same = role.sameAs();
        if (other == null || same == null || !held.containsKey(other)) {
            return role;
        }
        String person = seats.stream()
                .filter(seat -> seat.request().equals(other) && seat.role().equals(same))
                .map(Seat::specialist)
                .findFirst()
                .orElse(role.specialist());
        if (person != null || role.competence() != null) {
            return new RequestRole(
                    role.request(),
                    role.role(),
                    role.competence(),
                    role.minLevel(),
                    role.optional(),
                    role.sector(),
                    person);
        }
        // Nobody was there: then anybody who qualified for that.
        return roles.stream()
                .filter(one -> one.request().equals(other) && one.role().equals(same))
                .findFirst()
                .map(asked -> new RequestRole(
                        role.request(),
                        role.role(),
                        asked.competence(),
                        asked.minLevel(),
                        role.optional(),
                        asked.sector(),
                        asked.specialist()))
                .orElse(role);
    }
}
