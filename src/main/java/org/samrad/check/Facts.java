package org.samrad.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.samrad.competence.Sector;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;

/** The planning data, found by id. */
final class Facts {

    final PlanningHeader header;
    final Map<String, PlanningData.Request> requests;
    final Map<String, PlanningData.Specialist> specialists;
    final Map<String, PlanningData.Site> sites;
    private final Map<String, List<PlanningData.RequestRole>> roles;
    private final Map<String, List<PlanningData.RequestWindow>> windows;
    private final Map<String, List<PlanningData.SpecialistCompetence>> held;
    private final Map<String, List<PlanningData.BookedRole>> pinned;
    private final Map<String, PlanningData.Organisation> organisations;
    private final Map<String, PlanningData.Competence> competences;
    private final Set<CaseSpecialist> exclusions;
    private final Map<String, Set<String>> declined;
    private final Map<String, PlanningData.Case> cases;
    private final Map<String, List<PlanningData.Consent>> consents;

    private record CaseSpecialist(String caseId, String specialist) {}

    Facts(PlanningData data) {
        header = data.header();
        requests = byId(data.requests(), PlanningData.Request::id);
        specialists = byId(data.specialists(), PlanningData.Specialist::id);
        sites = byId(data.sites(), PlanningData.Site::id);
        organisations = byId(data.organisations(), PlanningData.Organisation::id);
        roles = grouped(data.requestRoles(), PlanningData.RequestRole::request);
        windows = grouped(
                data.requestWindows().stream()
                        .filter(window -> !window.preferred())
                        .toList(),
                PlanningData.RequestWindow::request);
        held = grouped(data.specialistCompetences(), PlanningData.SpecialistCompetence::specialist);
        pinned = grouped(data.bookedRoles(), PlanningData.BookedRole::request);
        pinned.values().removeIf(rows -> rows.stream().noneMatch(PlanningData.BookedRole::pinned));
        competences = byId(data.competences(), PlanningData.Competence::id);
        exclusions = data.exclusions().stream()
                .map(exclusion -> new CaseSpecialist(exclusion.caseId(), exclusion.specialist()))
                .collect(Collectors.toSet());
        declined = data.declined();
        cases = byId(data.cases(), PlanningData.Case::id);
        consents = grouped(data.consents(), PlanningData.Consent::caseId);
    }

    List<PlanningData.RequestRole> roles(String request) {
        return roles.getOrDefault(request, List.of());
    }

    /** When the requester and the family can at all; empty where nothing is said about it. */
    List<PlanningData.RequestWindow> participantWindows(String request) {
        return windows.getOrDefault(request, List.of());
    }

    List<PlanningData.SpecialistCompetence> held(PlanningData.Specialist specialist) {
        return held.getOrDefault(specialist.id(), List.of());
    }

    /** The published consultations that are pinned, by request. A consultation is pinned when any of its rows is. */
    Map<String, List<PlanningData.BookedRole>> pinned() {
        return pinned;
    }

    /** Whether the competence is the wanted one or a narrower one, at any depth. */
    boolean isOrNarrows(String competence, String wanted) {
        PlanningData.Competence next = competences.get(competence);
        // Data that are read have no circle; others end after as many steps as there are competences.
        for (int steps = 0; next != null && steps < competences.size(); steps++) {
            if (next.id().equals(wanted)) {
                return true;
            }
            next = next.broader() == null ? null : competences.get(next.broader());
        }
        return false;
    }

    Sector sector(PlanningData.Specialist specialist) {
        return Objects.requireNonNull(organisations.get(specialist.organisation()))
                .sector();
    }

    boolean excluded(String caseId, PlanningData.Specialist specialist) {
        return exclusions.contains(new CaseSpecialist(caseId, specialist.id()));
    }

    /** Whether somebody is not asked for a request again. */
    boolean declined(String request, PlanningData.Specialist specialist) {
        return declined.getOrDefault(request, Set.of()).contains(specialist.id());
    }

    /** Whether an organisation answers for the case or has its consent on the day; where none answers for the case, any may. */
    boolean mayTakePart(String organisation, String caseId, LocalDate day) {
        PlanningData.Case asked = cases.get(caseId);
        return asked == null
                || asked.organisation() == null
                || asked.organisation().equals(organisation)
                || consents.getOrDefault(caseId, List.of()).stream()
                        .anyMatch(consent -> consent.organisation().equals(organisation) && consent.isGivenOn(day));
    }

    private static <T> Map<String, T> byId(List<T> rows, Function<T, String> id) {
        return rows.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    static <T> Map<String, List<T>> grouped(List<T> rows, Function<T, String> key) {
        Map<String, List<T>> groups = new HashMap<>();
        for (T row : rows) {
            groups.computeIfAbsent(key.apply(row), none -> new ArrayList<>()).add(row);
        }
        return groups;
    }
}
