package org.samrad.testing;

import static org.samrad.testing.SmallClinic.at;

import java.util.List;
import org.samrad.competence.Sector;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.BookedRole;
import org.samrad.dataset.PlanningHeader;
import org.samrad.request.RequestRole;

/**
 * The {@link SmallClinic} where consent is required. Anna is of the hospital, which answers for all cases; Bo is of the school, and
 * no case has consented to that. Anna is away on the second day. R1 and R2 are of one case, and R5, which follows R4, asks for whoever
 * takes R4.
 */
public final class ClinicOfTwo {

    private ClinicOfTwo() {}

    public static PlanningData with(BookedRole... published) {
        PlanningData clinic = SmallClinic.with(6, published);
        PlanningHeader header = clinic.header();
        return clinic.with(all -> {
            all.header = new PlanningHeader(
                    header.name(),
                    header.timeZone(),
                    null,
                    header.now(),
                    header.horizonStart(),
                    header.horizonEnd(),
                    header.slotMinutes(),
                    0,
                    true,
                    null);
            all.organisations = List.of(
                    new PlanningData.Organisation("hospital", "Hospital", Sector.SPECIALIST_CARE, false),
                    new PlanningData.Organisation("school", "School health", Sector.SCHOOL, false));
            all.specialists = clinic.specialists().stream()
                    .map(row -> row.id().equals("bo") ? of("school", row) : row)
                    .toList();
            all.absences = List.of(new PlanningData.Absence("anna", at(1, 0), at(2, 0), null));
            all.cases = clinic.cases().stream()
                    .map(row -> new PlanningData.Case(row.id(), null, false, "hospital"))
                    .toList();
            all.requests = clinic.requests().stream()
                    .map(row -> row.id().equals("R2") ? new PlanningData.Request("R2", "C1", row.terms()) : row)
                    .map(row -> row.id().equals("R5") ? row.with(terms -> terms.follows = "R4") : row)
                    .toList();
            all.requestRoles = clinic.requestRoles().stream()
                    .map(row -> row.request().equals("R5")
                            ? PlanningData.RequestRole.of(
                                    "R5",
                                    new RequestRole(
                                            "psychiatrist",
                                            "child-psychiatry",
                                            3,
                                            false,
                                            null,
                                            null,
                                            "psychiatrist",
                                            "R4"))
                            : row)
                    .toList();
        });
    }

    private static PlanningData.Specialist of(String organisation, PlanningData.Specialist row) {
        return new PlanningData.Specialist(
                row.id(),
                row.name(),
                row.title(),
                organisation,
                row.languages(),
                row.modes(),
                row.maxPerDay(),
                row.maxPerWeek(),
                row.bufferMinutes(),
                row.email());
    }
}
