package org.samrad.suggest;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.ExtraTime;
import org.samrad.dataset.FollowedRequests;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.WeeklyTime;
import org.samrad.time.IsoWeek;

/**
 * The part of a plan that one consultation can get in the way of within some days: what the specialists sit in whom it may
 * seat, what is at its sites, what is of its case, what it follows and what follows it. The independent checker looks at this
 * part in a fraction of a millisecond, and finds the rules that the consultation breaks as it would in the whole plan.
 */
final class Surroundings {

    private final String request;
    private final PlanningData part;
    private final List<ScheduleRow> others;
    private final Set<String> brokenPinned;
    private final Set<Violation> anyway;

    private Surroundings(
            String request,
            PlanningData part,
            List<ScheduleRow> others,
            List<ScheduleRow> held,
            Set<String> brokenPinned) {
        this.request = request;
        this.part = part;
        this.others = others;
        this.brokenPinned = brokenPinned;
        this.anyway = new HashSet<>(ScheduleCheck.checkOwnPart(part, others, brokenPinned));
        var now = new ArrayList<>(others);
        now.addAll(held);
        anyway.addAll(ScheduleCheck.checkOwnPart(part, now, brokenPinned));
    }

    /**
     * @param schedule the whole plan
     * @param specialists everybody whom the consultation may seat
     * @param firstDay of the days on which it may lie; a week at most
     * @param end exclusive
     * @param brokenPinned ids of the pinned ones of the whole plan that nothing is built on
     */
    static Surroundings of(
            PlanningData data,
            List<ScheduleRow> schedule,
            PlanningData.Request request,
            Set<String> specialists,
            LocalDate firstDay,
            LocalDate end,
            Set<String> brokenPinned) {
        Set<String> near = near(data, schedule, request, specialists, firstDay, end);
        Set<String> pinned = data.bookedRoles().stream()
                .filter(PlanningData.BookedRole::pinned)
                .map(PlanningData.BookedRole::request)
                .collect(Collectors.toSet());
        var others = new ArrayList<ScheduleRow>();
        var held = new ArrayList<ScheduleRow>();
        var begun = new HashSet<String>();
        for (ScheduleRow row : schedule) {
            // Of the others only the seats of those count whom this one may seat. One seat at least says when it is,
            // and what is pinned is known by all of its seats.
            if (row.request().equals(request.id())) {
                held.add(row);
            } else if (near.contains(row.request())
                    && (specialists.contains(row.specialist())
                            || begun.add(row.request())
                            || pinned.contains(row.request()))) {
                others.add(row);
            }
        }
        return new Surroundings(request.id(), part(data, request, near, specialists), others, held, brokenPinned);
    }

    private static Set<String> near(
            PlanningData data,
            List<ScheduleRow> schedule,
            PlanningData.Request request,
            Set<String> specialists,
            LocalDate firstDay,
            LocalDate end) {
        var sameCase = new HashSet<String>();
        var chained = new HashSet<String>();
        for (PlanningData.Request other : data.requests()) {
            if (other.caseId().equals(request.caseId())) {
                sameCase.add(other.id());
            }
        }
        var followed = new FollowedRequests(data);
        followed.of(request.id()).forEach(link -> chained.add(link.follows()));
        for (PlanningData.Request other : data.requests()) {
            if (followed.of(other.id()).stream().anyMatch(link -> link.follows().equals(request.id()))) {
                chained.add(other.id());
            }
        }
        for (PlanningData.RequestRole role : data.requestRoles()) {
            String same = followed.sameAsRequest(role);
            if (request.id().equals(same)) {
                chained.add(role.request());
            } else if (same != null && role.request().equals(request.id())) {
                chained.add(same);
            }
        }
        // Limits count whole weeks, and what is late on the day before may last into the first.
        LocalDate from = IsoWeek.mondayOf(firstDay).minusDays(1);
        LocalDate until =
                end.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)).plusDays(1);
        var near = new HashSet<String>();
        for (ScheduleRow row : schedule) {
            LocalDate day = row.start().toLocalDate();
            boolean close = !day.isBefore(from) && day.isBefore(until);
            if (chained.contains(row.request())
                    || close
                            && (specialists.contains(row.specialist())
                                    || sameCase.contains(row.request())
                                    || row.site() != null
                                            && request.terms().sites().contains(row.site()))) {
                near.add(row.request());
            }
        }
        near.remove(request.id());
        return near;
    }

    private static PlanningData part(
            PlanningData data, PlanningData.Request request, Set<String> near, Set<String> specialists) {
        var requests = new HashSet<>(near);
        requests.add(request.id());
        return data.with(rows -> {
            rows.specialists = of(data.specialists(), PlanningData.Specialist::id, specialists);
            rows.specialistCompetences =
                    of(data.specialistCompetences(), PlanningData.SpecialistCompetence::specialist, specialists);
            rows.availabilities = of(data.availabilities(), WeeklyTime::specialist, specialists);
            rows.absences = of(data.absences(), PlanningData.Absence::specialist, specialists);
            rows.extraTimes = of(data.extraTimes(), ExtraTime::specialist, specialists);
            rows.undesiredTimes = List.of();
            rows.cases = of(data.cases(), PlanningData.Case::id, Set.of(request.caseId()));
            rows.consents = of(data.consents(), PlanningData.Consent::caseId, Set.of(request.caseId()));
            rows.earlierContacts = List.of();
            rows.exclusions = of(data.exclusions(), PlanningData.Exclusion::specialist, specialists);
            rows.requests = of(data.requests(), PlanningData.Request::id, requests);
            rows.requestRoles = of(data.requestRoles(), PlanningData.RequestRole::request, requests);
            rows.requestLinks = of(data.requestLinks(), PlanningData.RequestLink::request, requests);
            rows.requestWindows = of(data.requestWindows(), PlanningData.RequestWindow::request, Set.of(request.id()));
            rows.bookedRoles = of(data.bookedRoles(), PlanningData.BookedRole::request, requests);
        });
    }

    private static <T> List<T> of(List<T> rows, Function<T, String> key, Set<String> wanted) {
        return rows.stream().filter(row -> wanted.contains(key.apply(row))).toList();
    }

    /**
     * The rules that the consultation breaks as these rows have it, by itself or together with others. What is broken as the
     * plan is, or without the consultation at all, may stay so, but for what is the consultation's own.
     *
     * @param rows of specialists and days that these surroundings are about
     */
    List<String> brokenBy(List<ScheduleRow> rows) {
        var schedule = new ArrayList<>(others);
        schedule.addAll(rows);
        return ScheduleCheck.checkOwnPart(part, schedule, brokenPinned).stream()
                .filter(violation -> violation.request().equals(request) || !anyway.contains(violation))
                .map(Violation::rule)
                .distinct()
                .sorted()
                .toList();
    }
}
