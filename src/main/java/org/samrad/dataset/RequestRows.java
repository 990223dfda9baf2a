package org.samrad.dataset;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.time.TimeRange;

/** Reads the requests with their roles and windows, and the consultations already published for them. */
final class RequestRows {

    private final Reading reading;
    private final OrganisationRows organisations;
    private final Ids specialistIds;
    private final Ids caseIds;
    private final Ids requestIds = new Ids(DatasetFile.REQUESTS);
    private final RoleNames roleNames = new RoleNames();

    RequestRows(Reading reading, OrganisationRows organisations, Ids specialistIds, Ids caseIds) {
        this.reading = reading;
        this.organisations = organisations;
        this.specialistIds = specialistIds;
        this.caseIds = caseIds;
    }

    List<PlanningData.Request> requests() {
        List<PlanningData.Request> requests = new ArrayList<>();
        Chains follows = new Chains(DatasetFile.REQUESTS, "follows");
        requestIds.completeIf(reading.rows(DatasetFile.REQUESTS, row -> {
            String id = requestIds.enter(row);
            requests.add(new PlanningData.Request(
                    id,
                    row.reference("case", caseIds),
                    row.optionalText("title"),
                    row.choice("form", Form.class),
                    row.choice("urgency", Urgency.class),
                    row.date("received"),
                    row.optionalDate("earliest"),
                    row.optionalDate("due"),
                    row.optionalDate("latest"),
                    row.number("duration_minutes", 1, Cells.LARGEST_NUMBER),
                    row.someOf("modes", Mode.class),
                    row.references("sites", organisations.siteIds()),
                    row.languages("languages"),
                    row.choices("sectors", Sector.class),
                    follows.enter(row, id),
                    row.optionalNumber("min_gap_days", 0, Cells.LARGEST_NUMBER),
                    row.optionalNumber("max_gap_days", 0, Cells.LARGEST_NUMBER),
                    row.optionalText("requester")));
        }));
        follows.check(requestIds, reading.errors());
        return requests;
    }

    List<PlanningData.RequestRole> roles() {
        List<PlanningData.RequestRole> roles = new ArrayList<>();
        roleNames.completeIf(reading.rows(DatasetFile.REQUEST_ROLES, row -> {
            PlanningData.RequestRole role = new PlanningData.RequestRole(
                    row.reference("request", requestIds),
                    row.label("role"),
                    row.optionalReference("competence", organisations.competenceIds()),
                    row.numberOr("min_level", CellValue.LOWEST_LEVEL, CellValue.HIGHEST_LEVEL, CellValue.LOWEST_LEVEL),
                    row.flag("optional"),
                    row.optionalChoice("sector", Sector.class),
                    row.optionalReference("specialist", specialistIds));
            if (role.competence() == null && role.specialist() == null && row.sound("competence", "specialist")) {
                row.refuse("competence", "a competence here or somebody in the column specialist");
            }
            roleNames.enter(row, role.request(), role.role());
            roles.add(role);
        }));
        return roles;
    }

    /** @param horizon the days planned for; null where they are not known, so that windows can't be held against them */
    List<PlanningData.RequestWindow> windows(@Nullable TimeRange horizon) {
        List<PlanningData.RequestWindow> windows = new ArrayList<>();
        reading.rows(DatasetFile.REQUEST_WINDOWS, row -> {
            PlanningData.RequestWindow window = new PlanningData.RequestWindow(
                    row.reference("request", requestIds),
                    row.dateTime("from"),
                    row.dateTime("until"),
                    row.flag("preferred"));
            row.requireBefore("from", window.from(), "until", window.until());
            if (horizon != null
                    && row.sound("from", "until")
                    && !horizon.overlaps(new TimeRange(window.from(), window.until()))) {
                boolean early = window.from().isBefore(horizon.from());
                row.refuse(
                        early ? "until" : "from",
                        "a window that reaches into the horizon, from %s until %s"
                                .formatted(horizon.from(), horizon.until()));
            }
            windows.add(window);
        });
        return windows;
    }

    List<PlanningData.BookedRole> consultations() {
        List<PlanningData.BookedRole> booked = new ArrayList<>();
        FilledRoles filled = new FilledRoles(roleNames, "start", "mode", "site", "pinned");
        reading.rows(DatasetFile.CONSULTATIONS, row -> {
            PlanningData.BookedRole role = new PlanningData.BookedRole(
                    row.reference("request", requestIds),
                    row.dateTime("start"),
                    row.choice("mode", Mode.class),
                    row.optionalReference("site", organisations.siteIds()),
                    row.label("role"),
                    row.reference("specialist", specialistIds),
                    row.flag("pinned"));
            filled.enter(row, role.request(), role.role(), role.start(), role.mode(), role.site(), role.pinned());
            booked.add(role);
        });
        return booked;
    }
}
