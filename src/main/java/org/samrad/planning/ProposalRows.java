package org.samrad.planning;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.samrad.consultation.Mode;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.UnscheduledRow;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The consultations of proposals, a row per filled role, and what they leave unscheduled. Plain SQL: a large proposal has
 * thousands of rows, and a run replaces those that changed every other second.
 */
@Repository
public class ProposalRows {

    static final String COLUMNS = "request, start_time, end_time, mode, site, role, specialist";
    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;

    ProposalRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The whole schedule of a proposal, in file order. */
    public List<ScheduleRow> all(long proposal) {
        return jdbc.query(
                "select " + COLUMNS + " from proposal_role where proposal = ? order by start_time, request, role",
                ProposalRows::scheduleRow,
                proposal);
    }

    /** Its consultations that start in [from, until), in file order. */
    public List<ScheduleRow> starting(long proposal, LocalDateTime from, LocalDateTime until) {
        return jdbc.query(
                "select " + COLUMNS + " from proposal_role where proposal = ? and start_time >= ? and start_time < ?"
                        + " order by start_time, request, role",
                ProposalRows::scheduleRow,
                proposal,
                from,
                until);
    }

    /** Which of some requests it places. */
    public Set<String> placed(long proposal, Collection<String> requests) {
        var placed = new HashSet<String>();
        List<String> asked = List.copyOf(requests);
        for (int from = 0; from < asked.size(); from += BATCH) {
            List<String> some = asked.subList(from, Math.min(from + BATCH, asked.size()));
            String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
            placed.addAll(jdbc.queryForList(
                    "select distinct request from proposal_role where proposal = ? and request in (" + marks + ")",
                    String.class,
                    Stream.concat(Stream.of(proposal), some.stream()).toArray()));
        }
        return placed;
    }

    /** What it leaves out and why, by request; empty until its run has ended. */
    public List<UnscheduledRow> unscheduled(long proposal) {
        return jdbc.query(
                "select request, reason, role, detail from proposal_unscheduled where proposal = ?"
                        + " order by request",
                (row, number) -> new UnscheduledRow(
                        text(row, "request"), text(row, "reason"), row.getString("role"), text(row, "detail")),
                proposal);
    }

    /** Takes away the rows that no longer hold and adds those that came instead. */
    void exchange(long proposal, Collection<ScheduleRow> gone, Collection<ScheduleRow> come) {
        jdbc.batchUpdate(
                "delete from proposal_role where proposal = ? and request = ? and role = ?",
                gone,
                BATCH,
                (statement, row) -> {
                    statement.setLong(1, proposal);
                    statement.setString(2, row.request());
                    statement.setString(3, row.role());
                });
        jdbc.batchUpdate(
                "insert into proposal_role (proposal, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)",
                come,
                BATCH,
                (statement, row) -> bind(statement, proposal, row));
    }

    void writeUnscheduled(long proposal, Collection<UnscheduledRow> rows) {
        jdbc.update("delete from proposal_unscheduled where proposal = ?", proposal);
        jdbc.batchUpdate(
                "insert into proposal_unscheduled (proposal, request, reason, role, detail)"
                        + " values (?, ?, ?, ?, ?)",
                rows,
                BATCH,
                (statement, row) -> {
                    statement.setLong(1, proposal);
                    statement.setString(2, row.request());
                    statement.setString(3, row.reason());
                    statement.setString(4, row.role());
                    statement.setString(5, row.detail());
                });
    }

    /** The owner's id, then the columns in their order. */
    static void bind(PreparedStatement statement, long owner, ScheduleRow row) throws SQLException {
        statement.setLong(1, owner);
        statement.setString(2, row.request());
        statement.setObject(3, row.start());
        statement.setObject(4, row.end());
        statement.setString(5, row.mode().name());
        statement.setString(6, row.site());
        statement.setString(7, row.role());
        statement.setString(8, row.specialist());
    }

    static ScheduleRow scheduleRow(ResultSet row, int number) throws SQLException {
        return new ScheduleRow(
                text(row, "request"),
                time(row, "start_time"),
                time(row, "end_time"),
                Mode.valueOf(text(row, "mode")),
                row.getString("site"),
                text(row, "role"),
                text(row, "specialist"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    private static LocalDateTime time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDateTime.class), column);
    }
}
