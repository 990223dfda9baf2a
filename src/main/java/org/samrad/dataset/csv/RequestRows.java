package org.samrad.dataset.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.FollowedRequests;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.RequestCheck;
import org.samrad.limits.Fault;
import org.samrad.limits.Limits;
import org.samrad.request.RequestTerms;

/** Reads the requests with their roles and windows, and the consultations already published for them. */
final class RequestRows {

    private final Reading reading;
    private final OrganisationRows organisations;
    private final Ids specialistIds;
    private final Ids caseIds;
    private final Ids requestIds = new Ids(DatasetFile.REQUESTS);
    private final RoleNames roleNames = new RoleNames();
    private final Map<String, Cells> rows = new HashMap<>();
    private final Map<PlanningData.RequestRole, Cells> sameAsRows = new LinkedHashMap<>();
    private final List<PlanningData.Request> requests = new ArrayList<>();
    private final List<PlanningData.RequestRole> roles = new ArrayList<>();
    private final List<PlanningData.RequestLink> links = new ArrayList<>();
    private final Chains follows = new Chains(DatasetFile.REQUESTS, "follows");
    private final List<PlanningData.RequestWindow> windows = new ArrayList<>();

    RequestRows(Reading reading, OrganisationRows organisations, Ids specialistIds, Ids caseIds) {
        this.reading = reading;
        this.organisations = organisations;
        this.specialistIds = specialistIds;
        this.caseIds = caseIds;
    }

    List<PlanningData.Request> requests() {
        requestIds.completeIf(reading.rows(DatasetFile.REQUESTS, row -> {
            String id = requestIds.enter(row);
            rows.putIfAbsent(id, row);
            requests.add(new PlanningData.Request(id, row.reference("case", caseIds), terms(row, id)));
        }));
        return requests;
    }

    private RequestTerms terms(Cells row, String id) {
        return RequestTerms.of(
                        row.choice("form", Form.class),
                        row.choice("urgency", Urgency.class),
                        row.date("received"),
                        row.number("duration_minutes", 1, Limits.DURATION),
                        row.someOf("modes", Mode.class))
                .with(terms -> {
                    terms.title = row.optionalText("title");
                    terms.earliest = row.optionalBound("earliest");
                    terms.due = row.optionalBound("due");
                    terms.latest = row.optionalBound("latest");
                    terms.sites = row.references("sites", organisations.siteIds());
                    terms.languages = row.languages("languages");
                    terms.sectors = row.choices("sectors", Sector.class);
                    terms.follows = follows.enter(row, id);
                    terms.minGapDays = row.optionalNumber("min_gap_days", 0, Limits.NUMBER);
                    terms.maxGapDays = row.optionalNumber("max_gap_days", 0, Limits.NUMBER);
                    terms.requester = row.optionalText("requester");
                    terms.childAttends = row.flag("child_attends");
                });
    }

    List<PlanningData.RequestRole> roles() {
        boolean complete = reading.rows(DatasetFile.REQUEST_ROLES, row -> {
            PlanningData.RequestRole role = new PlanningData.RequestRole(
                    row.reference("request", requestIds),
                    row.text("role"),
                    row.optionalReference("competence", organisations.competenceIds()),
                    row.numberOr("min_level", CellValue.LOWEST_LEVEL, CellValue.HIGHEST_LEVEL, CellValue.LOWEST_LEVEL),
                    row.flag("optional"),
                    row.optionalChoice("sector", Sector.class),
                    row.optionalReference("specialist", specialistIds),
                    row.optionalText("same_as"),
                    row.optionalReference("same_as_request", requestIds));
            if (role.competence() == null
                    && role.specialist() == null
                    && role.sameAs() == null
                    && row.sound("competence", "specialist", "same_as")) {
                row.refuse("competence", "file.competence");
            }
            roleNames.enter(row, role.request(), role.role());
            roles.add(role);
            if (role.sameAs() != null) {
                sameAsRows.put(role, row);
            }
        });
        roleNames.completeIf(complete);
        return roles;
    }

    List<PlanningData.RequestLink> links() {
        reading.rows(DatasetFile.REQUEST_LINKS, row -> {
            PlanningData.RequestLink link = new PlanningData.RequestLink(
                    row.reference("request", requestIds),
                    row.reference("follows", requestIds),
                    row.optionalNumber("min_gap_days", 0, Limits.NUMBER),
                    row.optionalNumber("max_gap_days", 0, Limits.NUMBER),
                    row.optionalNumber("min_gap_minutes", 0, Limits.NUMBER),
                    row.optionalNumber("max_gap_minutes", 0, Limits.NUMBER));
            row.requireNoLess("min_gap_days", link.minGapDays(), "max_gap_days", link.maxGapDays());
            row.requireNoLess("min_gap_minutes", link.minGapMinutes(), "max_gap_minutes", link.maxGapMinutes());
            if (row.sound("request")) {
                follows.enter(row, link.request(), link.follows());
            }
            links.add(link);
        });
        follows.check(requestIds);
        return links;
    }

    List<PlanningData.RequestWindow> windows() {
        reading.rows(DatasetFile.REQUEST_WINDOWS, row -> {
            PlanningData.RequestWindow window = new PlanningData.RequestWindow(
                    row.reference("request", requestIds),
                    row.boundTime("from"),
                    row.boundTime("until"),
                    row.flag("preferred"));
            row.requireBefore("from", window.from(), "until", window.until());
            windows.add(window);
        });
        return windows;
    }

    /** Once all rows are read: adds an error for each request that could not be filed as it stands. */
    void check() {
        checkSameAs();
        RequestCheck.faults(requests, roles, links, windows)
                .forEach((id, faults) -> faults.forEach(fault -> refuse(rows.get(id), fault)));
    }

    private void checkSameAs() {
        var followed = new FollowedRequests(requests, roles, links);
        sameAsRows.forEach((role, row) -> {
            String other = followed.sameAsRequest(role);
            String same = Objects.requireNonNull(role.sameAs());
            if (!row.sound("request", "role", "same_as", "same_as_request")) {
                return;
            }
            if (other == null) {
                row.refuse("same_as", "file.same-as-nowhere", role.request());
            } else if (!roleNames.mayHave(other, same)) {
                row.refuse("same_as", "file.role-unknown", other);
            } else if (other.equals(role.request()) && same.equals(role.role())) {
                row.refuse("same_as", "file.same-as-itself");
            }
        });
    }

    private void refuse(@Nullable Cells row, Fault fault) {
        if (row == null || !row.isSound() || fault.row() != null) {
            // Refused where it was read.
            return;
        }
        Object[] values = fault.arguments().toArray();
        switch (fault.field()) {
            case "latest" -> row.refuse("latest", "file.latest", values[1]);
            case "maxGap" -> row.refuse("max_gap_days", "file.gap", values[1]);
            case "roles", "links", "windows" -> {
                if (roleNames.areComplete()) {
                    row.refuse("id", values.length == 0 ? "file.roles" : "file.rows-many", values);
                }
            }
            default -> row.refuse("id", fault.key(), values);
        }
    }

    List<PlanningData.BookedRole> consultations() {
        List<PlanningData.BookedRole> booked = new ArrayList<>();
        FilledRoles filled = new FilledRoles(roleNames, "start", "mode", "site", "pinned");
        Map<String, Integer> minutes = new HashMap<>();
        requests.forEach(request -> minutes.put(request.id(), request.terms().durationMinutes()));
        reading.rows(DatasetFile.CONSULTATIONS, row -> {
            PlanningData.BookedRole role = new PlanningData.BookedRole(
                    row.reference("request", requestIds),
                    row.dateTime("start"),
                    row.choice("mode", Mode.class),
                    row.optionalReference("site", organisations.siteIds()),
                    row.text("role"),
                    row.reference("specialist", specialistIds),
                    row.flag("pinned"));
            row.requireEnd("start", role.start(), minutes.getOrDefault(role.request(), 0));
            filled.enter(row, role.request(), role.role(), role.start(), role.mode(), role.site(), role.pinned());
            booked.add(role);
        });
        return booked;
    }
}
