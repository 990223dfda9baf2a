package org.samrad.dataset;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a copy of planning data is made of, each list until another takes its place; see {@link PlanningData#with}. */
public final class PlanningRows {

    public PlanningHeader header;
    public List<PlanningData.Competence> competences = List.of();
    public List<PlanningData.UrgencyRule> urgencies = List.of();
    public List<PlanningData.Organisation> organisations = List.of();
    public List<PlanningData.Site> sites = List.of();
    public List<PlanningData.TravelTime> travelTimes = List.of();
    public List<PlanningData.Specialist> specialists = List.of();
    public List<PlanningData.SpecialistCompetence> specialistCompetences = List.of();
    public List<WeeklyTime> availabilities = List.of();
    public List<ExtraTime> extraTimes = List.of();
    public List<UndesiredTime> undesiredTimes = List.of();
    public List<PlanningData.Absence> absences = List.of();
    public List<PlanningData.Case> cases = List.of();
    public List<PlanningData.Consent> consents = List.of();
    public List<PlanningData.EarlierContact> earlierContacts = List.of();
    public List<PlanningData.Exclusion> exclusions = List.of();
    public List<PlanningData.Request> requests = List.of();
    public List<PlanningData.RequestRole> requestRoles = List.of();
    public List<PlanningData.RequestLink> requestLinks = List.of();
    public List<PlanningData.RequestWindow> requestWindows = List.of();
    public List<PlanningData.BookedRole> bookedRoles = List.of();
    public Map<String, LocalDateTime> held = Map.of();
    public Map<String, Set<String>> declined = Map.of();
    public Set<PlanningData.Consent> assumed = Set.of();

    PlanningRows(PlanningHeader header) {
        this.header = header;
    }

    PlanningRows(PlanningData data) {
        this.header = data.header();
        this.competences = data.competences();
        this.urgencies = data.urgencies();
        this.organisations = data.organisations();
        this.sites = data.sites();
        this.travelTimes = data.travelTimes();
        this.specialists = data.specialists();
        this.specialistCompetences = data.specialistCompetences();
        this.availabilities = data.availabilities();
        this.extraTimes = data.extraTimes();
        this.undesiredTimes = data.undesiredTimes();
        this.absences = data.absences();
        this.cases = data.cases();
        this.consents = data.consents();
        this.earlierContacts = data.earlierContacts();
        this.exclusions = data.exclusions();
        this.requests = data.requests();
        this.requestRoles = data.requestRoles();
        this.requestLinks = data.requestLinks();
        this.requestWindows = data.requestWindows();
        this.bookedRoles = data.bookedRoles();
        this.held = data.held();
        this.declined = data.declined();
        this.assumed = data.assumed();
    }

    PlanningData data() {
        return new PlanningData(
                header,
                competences,
                urgencies,
                organisations,
                sites,
                travelTimes,
                specialists,
                specialistCompetences,
                availabilities,
                extraTimes,
                undesiredTimes,
                absences,
                cases,
                consents,
                earlierContacts,
                exclusions,
                requests,
                requestRoles,
                requestLinks,
                requestWindows,
                bookedRoles,
                held,
                declined,
                assumed);
    }

    /** Takes requests out; what follows one of them no longer does, and roles for the same person are for one of its kind. */
    void leaveOut(Set<String> gone) {
        Map<Seat, PlanningData.RequestRole> left = new HashMap<>();
        var follows = new FollowedRequests(data());
        for (PlanningData.RequestRole role : requestRoles) {
            if (gone.contains(role.request())) {
                left.put(new Seat(role.request(), role.role()), role);
            }
        }
        requestRoles = requestRoles.stream()
                .filter(role -> !gone.contains(role.request()))
                .map(role -> {
                    String other = follows.sameAsRequest(role);
                    return other == null || !gone.contains(other) ? role : standingIn(role, other, left, follows);
                })
                .toList();
        requests = requests.stream()
                .filter(request -> !gone.contains(request.id()))
                .map(request ->
                        gone.contains(String.valueOf(request.terms().follows())) ? request.standingAlone() : request)
                .toList();
        requestLinks = requestLinks.stream()
                .filter(link -> !gone.contains(link.request()) && !gone.contains(link.follows()))
                .toList();
        requestWindows = requestWindows.stream()
                .filter(window -> !gone.contains(window.request()))
                .toList();
        bookedRoles = bookedRoles.stream()
                .filter(booked -> !gone.contains(booked.request()))
                .toList();
        if (!held.isEmpty()) {
            held = new HashMap<>(held);
            held.keySet().removeAll(gone);
        }
        if (!declined.isEmpty()) {
            declined = new HashMap<>(declined);
            declined.keySet().removeAll(gone);
        }
    }

    /** Takes away what is only {@linkplain PlanningData#held held} of some requests. */
    public void letGo(Set<String> some) {
        Set<String> gone = held.keySet().stream().filter(some::contains).collect(Collectors.toSet());
        bookedRoles = bookedRoles.stream()
                .filter(booked -> !gone.contains(booked.request()))
                .toList();
        held = new HashMap<>(held);
        held.keySet().removeAll(gone);
    }

    /** The role without whom it was to be the same as; where it asks for nothing else, for what that role asks for. */
    private static PlanningData.RequestRole standingIn(
            PlanningData.RequestRole role,
            String other,
            Map<Seat, PlanningData.RequestRole> left,
            FollowedRequests follows) {
        String competence = role.competence();
        String specialist = role.specialist();
        int level = role.minLevel();
        PlanningData.RequestRole asked = left.get(new Seat(other, String.valueOf(role.sameAs())));
        // As many steps at most as there are such roles, should they ask for one another in a circle.
        for (int steps = left.size(); steps > 0 && competence == null && specialist == null && asked != null; steps--) {
            competence = asked.competence();
            specialist = asked.specialist();
            level = Math.max(level, asked.minLevel());
            String next = follows.sameAsRequest(asked);
            asked = next == null ? null : left.get(new Seat(next, String.valueOf(asked.sameAs())));
        }
        return new PlanningData.RequestRole(
                role.request(), role.role(), competence, level, role.optional(), role.sector(), specialist);
    }

    private record Seat(String request, String role) {}
}
