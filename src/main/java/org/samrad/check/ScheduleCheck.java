package org.samrad.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.FollowedRequests;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.UnscheduledRow;

/**
 * Checks an answer against the planning data, rule by rule as the format words them. A violation in which only pinned
 * consultations take part comes with the data and is marked {@link Violation#given() given}; every other one makes the
 * schedule invalid.
 *
 * <p>Besides the ids of the format's rules, violations carry: {@code reference} (an unknown request, role, specialist or
 * site), {@code consultation} (the rows of one request differ), {@code whole} (a required role empty, a role filled
 * twice), {@code start} (off the grid, before now), {@code duration}, {@code horizon} (outside it, or not on one day)
 * and {@code unscheduled-list}.
 */
public final class ScheduleCheck {

    private final Facts facts;
    private final Findings findings = new Findings();

    private ScheduleCheck(PlanningData data) {
        facts = new Facts(data);
    }

    /** Every violation of the schedule, by request and rule; none where it is valid. The rows may come in any order. */
    public static List<Violation> check(PlanningData data, List<ScheduleRow> schedule) {
        return new ScheduleCheck(data).violations(data, schedule, null);
    }

    /** The violations that are the schedule's own fault: those in which only pinned consultations take part are left out. */
    public static List<Violation> checkOwn(PlanningData data, List<ScheduleRow> schedule) {
        return check(data, schedule).stream()
                .filter(violation -> !violation.given())
                .toList();
    }

    /**
     * The same for a part of a plan: what is about the consultations of the part alone.
     *
     * @param brokenPinned ids of the pinned ones that nothing is built on, as the whole plan has it: a part may lack somebody of their
     *     panels, or what they follow
     */
    public static List<Violation> checkOwnPart(
            PlanningData part, List<ScheduleRow> schedule, Set<String> brokenPinned) {
        return new ScheduleCheck(part)
                .violations(part, schedule, brokenPinned).stream()
                        .filter(violation -> !violation.given())
                        .toList();
    }

    /**
     * What a change of one consultation breaks. What was broken before may stay so, and what would be broken without the
     * consultation at all, but for what is its own: taking one of five away from a day that is for three leaves one too many
     * there, and is allowed.
     *
     * @param before what was broken before the change
     * @param data after the change
     * @param after the whole schedule after it
     */
    public static List<Violation> brokenBy(
            String request, Collection<Violation> before, PlanningData data, List<ScheduleRow> after) {
        Set<Violation> known = Set.copyOf(before);
        List<Violation> fresh = checkOwn(data, after).stream()
                .filter(found -> found.request().equals(request) || !known.contains(found))
                .toList();
        if (fresh.isEmpty()) {
            return fresh;
        }
        Set<Violation> anyway = Set.copyOf(check(data, ScheduleRow.without(after, request)));
        return fresh.stream()
                .filter(found -> found.request().equals(request) || !anyway.contains(found))
                .toList();
    }

    /** Whether each request is either in the schedule or listed once as unscheduled: every breach of that. */
    public static List<Violation> checkComplete(
            PlanningData data, List<ScheduleRow> schedule, List<UnscheduledRow> unscheduled) {
        return new ScheduleCheck(data).omissions(data, schedule, unscheduled);
    }

    /** Ids of the requests whose pinned consultations break a rule where they stand, so that nothing else is built on them. */
    public static Set<String> brokenPinned(PlanningData data, List<ScheduleRow> schedule) {
        var check = new ScheduleCheck(data);
        List<ScheduledConsultation> consultations = check.consultations(Facts.grouped(schedule, ScheduleRow::request));
        return new Foundations(check.facts, new Presence(data), new FollowedRequests(data), check.findings)
                .broken(consultations);
    }

    private List<ScheduledConsultation> consultations(Map<String, List<ScheduleRow>> byRequest) {
        List<ScheduledConsultation> consultations = new ArrayList<>();
        byRequest.forEach((id, rows) -> {
            PlanningData.Request request = facts.requests.get(id);
            if (request == null) {
                findings.addFault("reference", id, "There is no request %s.", id);
            } else {
                consultations.add(consultation(request, rows));
            }
        });
        return consultations;
    }

    /** @param brokenPinned null where that is to be judged by the schedule itself */
    private List<Violation> violations(
            PlanningData data, List<ScheduleRow> schedule, @Nullable Set<String> brokenPinned) {
        Map<String, List<ScheduleRow>> byRequest = new TreeMap<>(Facts.grouped(schedule, ScheduleRow::request));
        List<ScheduledConsultation> consultations = consultations(byRequest);
        Presence offeredTime = new Presence(data);
        FollowedRequests follows = new FollowedRequests(data);
        new Foundations(facts, offeredTime, follows, findings).check(consultations, brokenPinned);
        facts.pinned().forEach((request, given) -> {
            if (!standsAsGiven(request, byRequest.getOrDefault(request, List.of()))) {
                findings.addFault("pinned", request, "The pinned consultation does not stand as given: %s.", given);
            }
        });
        PlacementRules placement = new PlacementRules(facts, findings);
        PanelRules panel = new PanelRules(facts, offeredTime, findings);
        for (ScheduledConsultation consultation : consultations) {
            placement.check(consultation);
            panel.check(consultation);
        }
        new JointRules(facts, offeredTime, findings).check(consultations);
        new FollowingRules(follows, findings).check(consultations);
        return findings.all();
    }

    private ScheduledConsultation consultation(PlanningData.Request request, List<ScheduleRow> rows) {
        ScheduleRow first = rows.getFirst();
        List<ScheduledConsultation.Member> members = new ArrayList<>();
        ScheduledConsultation consultation = new ScheduledConsultation(
                request,
                first.start(),
                first.end(),
                first.mode(),
                first.site(),
                members,
                standsAsGiven(request.id(), rows));
        String site = first.site();
        if (site != null && !facts.sites.containsKey(site)) {
            findings.add("reference", consultation, "There is no site %s.", site);
        }
        Map<String, List<ScheduleRow>> byRole = Facts.grouped(rows, ScheduleRow::role);
        for (PlanningData.RequestRole role : facts.roles(request.id())) {
            List<ScheduleRow> filled = byRole.getOrDefault(role.role(), List.of());
            byRole.remove(role.role());
            if (filled.size() > 1) {
                findings.add("whole", consultation, "Role %s is filled %d times.", role.role(), filled.size());
            } else if (filled.isEmpty() && !role.optional()) {
                findings.add("whole", consultation, "The required role %s is empty.", role.role());
            }
            for (ScheduleRow row : filled) {
                PlanningData.Specialist specialist = facts.specialists.get(row.specialist());
                if (specialist == null) {
                    findings.add("reference", consultation, "There is no specialist %s.", row.specialist());
                } else {
                    members.add(new ScheduledConsultation.Member(role, specialist));
                }
            }
        }
        byRole.keySet().forEach(role -> findings.add("reference", consultation, "It has no role %s.", role));
        for (ScheduleRow row : rows) {
            if (!samePlaceAndTime(row, first)) {
                findings.add(
                        "consultation", consultation, "Its rows differ in time, mode or site: %s, %s.", first, row);
            }
        }
        return consultation;
    }

    private static boolean samePlaceAndTime(ScheduleRow one, ScheduleRow other) {
        return one.start().equals(other.start())
                && one.end().equals(other.end())
                && one.mode() == other.mode()
                && Objects.equals(one.site(), other.site());
    }

    /** Whether the request is pinned and these rows are the given ones; an end is not given, but follows from the start. */
    private boolean standsAsGiven(String request, List<ScheduleRow> rows) {
        Set<ScheduleRow> given = new HashSet<>();
        for (PlanningData.BookedRole booked : facts.pinned().getOrDefault(request, List.of())) {
            int minutes =
                    Objects.requireNonNull(facts.requests.get(request)).terms().durationMinutes();
            given.add(new ScheduleRow(
                    request,
                    booked.start(),
                    booked.start().plusMinutes(minutes),
                    booked.mode(),
                    booked.site(),
                    booked.role(),
                    booked.specialist()));
        }
        return !given.isEmpty() && given.size() == rows.size() && given.equals(new HashSet<>(rows));
    }

    private List<Violation> omissions(PlanningData data, List<ScheduleRow> schedule, List<UnscheduledRow> unscheduled) {
        Set<String> scheduled = new HashSet<>();
        schedule.forEach(row -> scheduled.add(row.request()));
        Set<String> listed = new HashSet<>();
        for (UnscheduledRow row : unscheduled) {
            String id = row.request();
            if (!facts.requests.containsKey(id)) {
                findings.addFault("unscheduled-list", id, "There is no request %s.", id);
            }
            if (!listed.add(id)) {
                findings.addFault("unscheduled-list", id, "%s is listed as unscheduled twice.", id);
            }
            if (scheduled.contains(id)) {
                findings.addFault("unscheduled-list", id, "%s is scheduled, yet listed as unscheduled.", id);
            }
        }
        for (PlanningData.Request request : data.requests()) {
            if (!scheduled.contains(request.id()) && !listed.contains(request.id())) {
                findings.addFault(
                        "unscheduled-list", request.id(), "%s is neither scheduled nor listed.", request.id());
            }
        }
        return findings.all();
    }
}
