package org.samrad.edit;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.ProposalRows;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What was changed in proposals by hand, so that it can be told and undone. */
@Repository
public class ProposalEdits {

    private final JdbcTemplate jdbc;

    ProposalEdits(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Everything that was changed in a proposal, the oldest first. */
    public List<ProposalEdit> of(long proposal) {
        Map<Integer, List<ScheduleRow>> before = new HashMap<>();
        Map<Integer, List<ScheduleRow>> after = new HashMap<>();
        jdbc.query(
                "select number, is_after, " + ProposalRows.COLUMNS
                        + " from proposal_edit_role where proposal = ? order by number, start_time, request, role",
                row -> {
                    (row.getBoolean("is_after") ? after : before)
                            .computeIfAbsent(row.getInt("number"), number -> new ArrayList<>())
                            .add(ProposalRows.scheduleRow(row, 0));
                },
                proposal);
        return jdbc.query(
                "select number, kind, request, amendment, version, undone_version, edited_by, edited_at"
                        + " from proposal_edit where proposal = ? order by number",
                (row, index) -> {
                    int number = row.getInt("number");
                    return new ProposalEdit(
                            number,
                            ProposalEdit.Kind.valueOf(row.getString("kind")),
                            Objects.requireNonNull(row.getString("request")),
                            row.getObject("amendment", Integer.class),
                            row.getInt("version"),
                            row.getObject("undone_version", Integer.class),
                            Objects.requireNonNull(row.getString("edited_by")),
                            row.getObject("edited_at", OffsetDateTime.class).toInstant(),
                            before.getOrDefault(number, List.of()),
                            after.getOrDefault(number, List.of()));
                },
                proposal);
    }

    /** The last one that stands: what would be undone. */
    public Optional<ProposalEdit> last(long proposal) {
        return of(proposal).stream().filter(ProposalEdit::stands).reduce((earlier, later) -> later);
    }

    void add(long proposal, ProposalEdit edit) {
        jdbc.update(
                "insert into proposal_edit (proposal, number, kind, request, amendment, version, edited_by, edited_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                proposal,
                edit.number(),
                edit.kind().name(),
                edit.request(),
                edit.assumption(),
                edit.version(),
                edit.by(),
                edit.at().atOffset(ZoneOffset.UTC));
        Stream.of(false, true)
                .forEach(after -> jdbc.batchUpdate(
                        "insert into proposal_edit_role (proposal, number, is_after, " + ProposalRows.COLUMNS
                                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        after ? edit.after() : edit.before(),
                        100,
                        (statement, row) -> {
                            statement.setLong(1, proposal);
                            statement.setInt(2, edit.number());
                            statement.setBoolean(3, after);
                            ProposalRows.set(statement, 3, row);
                        }));
    }

    void undo(long proposal, int number, int version) {
        jdbc.update(
                "update proposal_edit set undone_version = ? where proposal = ? and number = ?",
                version,
                proposal,
                number);
    }
}
