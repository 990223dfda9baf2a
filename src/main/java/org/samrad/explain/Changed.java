package org.samrad.explain;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;

/** Planning data with some rows exchanged. */
final class Changed {

    private Changed() {}

    static PlanningData.Request terms(
            PlanningData.Request row, @Nullable LocalDate latest, Set<Mode> modes, List<String> sites) {
        return new PlanningData.Request(
                row.id(),
                row.caseId(),
                row.title(),
                row.form(),
                row.urgency(),
                row.received(),
                row.earliest(),
                row.due(),
                latest,
                row.durationMinutes(),
                modes,
                sites,
                row.languages(),
                row.sectors(),
                row.follows(),
                row.minGapDays(),
                row.maxGapDays(),
                row.requester());
    }

    static PlanningData request(PlanningData data, String id, UnaryOperator<PlanningData.Request> change) {
        var requests = data.requests().stream()
                .map(row -> row.id().equals(id) ? change.apply(row) : row)
                .toList();
        return with(data, data.availabilities(), requests, data.requestRoles(), data.bookedRoles());
    }

    static PlanningData availabilities(PlanningData data, PlanningData.Availability more) {
        var rows =
                Stream.concat(data.availabilities().stream(), Stream.of(more)).toList();
        return with(data, rows, data.requests(), data.requestRoles(), data.bookedRoles());
    }

    static PlanningData roles(
            PlanningData data, List<PlanningData.RequestRole> roles, List<PlanningData.BookedRole> booked) {
        return with(data, data.availabilities(), data.requests(), roles, booked);
    }

    private static PlanningData with(
            PlanningData data,
            List<PlanningData.Availability> availabilities,
            List<PlanningData.Request> requests,
            List<PlanningData.RequestRole> roles,
            List<PlanningData.BookedRole> booked) {
        return new PlanningData(
                data.header(),
                data.competences(),
                data.organisations(),
                data.sites(),
                data.travelTimes(),
                data.specialists(),
                data.specialistCompetences(),
                availabilities,
                data.absences(),
                data.cases(),
                data.earlierContacts(),
                data.exclusions(),
                requests,
                roles,
                data.requestWindows(),
                booked);
    }
}
