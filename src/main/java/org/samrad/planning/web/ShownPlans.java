package org.samrad.planning.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.DatabaseExport;
import org.samrad.planning.Conflicts;
import org.samrad.planning.Proposal;
import org.samrad.planning.ProposalRows;
import org.samrad.planning.Proposals;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Interim. */
@Component
class ShownPlans {
    private final Proposals proposals;
    private final ProposalRows rows;
    private final DatabaseExport database;

    ShownPlans(Proposals proposals, ProposalRows rows, DatabaseExport database) {
        this.proposals = proposals;
        this.rows = rows;
        this.database = database;
    }

    ShownPlan of(@Nullable String code) {
        PlanningData data = database.forPlanning();
        Proposal proposal = code == null
                ? proposals.findFirstByOrderByIdDesc().orElse(null)
                : code.equals("published")
                        ? null
                        : proposals
                                .findById(Long.parseLong(code.substring(1)))
                                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<ScheduleRow> schedule = proposal == null
                ? data.bookedRoles().stream()
                        .map(row -> new ScheduleRow(
                                row.request(),
                                row.start(),
                                row.start()
                                        .plusMinutes(data.requests().stream()
                                                .filter(r -> r.id().equals(row.request()))
                                                .findFirst()
                                                .orElseThrow()
                                                .durationMinutes()),
                                row.mode(),
                                row.site(),
                                row.role(),
                                row.specialist()))
                        .toList()
                : rows.all(proposal.id());
        return new ShownPlan(
                proposal == null ? "published" : "p" + proposal.id(),
                data,
                schedule,
                Conflicts.of(data, schedule),
                proposal);
    }
}
