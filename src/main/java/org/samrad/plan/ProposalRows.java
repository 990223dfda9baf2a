package org.samrad.plan;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.UnscheduledRow;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The consultations of proposals, a row per filled role, and what they leave unscheduled. Plain SQL: a large proposal has
 * thousands of rows, and a run replaces those that changed every other second.
 */
@Repository
public class ProposalRows {

    public static final String COLUMNS = "request, start_time, end_time, mode, site, role, specialist";
    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;
    private final Proposals proposals;
    private final AssumedChanges assumptions;
    private final ApplicationEventPublisher events;

    ProposalRows(JdbcTemplate jdbc, Proposals proposals, AssumedChanges assumptions, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.proposals = proposals;
        this.assumptions = assumptions;
        this.events = events;
    }

    /** Deletes proposals with all that they hold, and tells what they took for granted and what had not become true with them. */
    @Transactional
    public void delete(Collection<Long> ids) {
        List<AssumptionTakenBack> gone = ids.stream()
                .flatMap(this::assumedOnly)
                .distinct()
                // Whoever hears of it holds the request: always in the same order, so that nobody waits for each other.
                .sorted(Comparator.comparing(AssumptionTakenBack::request))
                .toList();
        proposals.deleteAllById(ids);
        proposals.flush();
        gone.forEach(events::publishEvent);
    }

    private Stream<AssumptionTakenBack> assumedOnly(long proposal) {
        Set<Integer> becameTrue = assumptions.becameTrue(proposal).keySet();
        return assumptions.of(proposal).stream()
                .filter(one -> !becameTrue.contains(one.position()))
                .map(one -> new AssumptionTakenBack(one.request(), one.relaxation()));
    }

    /** The whole schedule of a proposal, in file order. */
    public List<ScheduleRow> all(long proposal) {
        return jdbc.query(
                "select " + COLUMNS + " from proposal_role where proposal = ? order by start_time, request, role",
                ProposalRows::scheduleRow,
                proposal);
    }

    /**
     * What of a proposal is not history, in file order: its consultations from a moment on, but for those of requests that had one
     * before.
     */
    public List<ScheduleRow> from(LocalDateTime since, long proposal) {
        return jdbc.query(
                "select " + COLUMNS + " from proposal_role x where proposal = ? and start_time >= ?"
                        + " and not exists (select 1 from consultation_request r where r.id = x.request"
                        + " and r.scheduled_start < ? and r.state = 'SCHEDULED')"
                        + " order by start_time, request, role",
                ProposalRows::scheduleRow,
                proposal,
                since,
                since);
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
    public void exchange(long proposal, Collection<ScheduleRow> gone, Collection<ScheduleRow> come) {
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
                (statement, row) -> {
                    statement.setLong(1, proposal);
                    set(statement, 1, row);
                });
    }

    /** Sets the values of {@link #COLUMNS}, which come after some others. */
    public static void set(PreparedStatement statement, int after, ScheduleRow row) throws SQLException {
        statement.setString(after + 1, row.request());
        statement.setObject(after + 2, row.start());
        statement.setObject(after + 3, row.end());
        statement.setString(after + 4, row.mode().name());
        statement.setString(after + 5, row.site());
        statement.setString(after + 6, row.role());
        statement.setString(after + 7, row.specialist());
    }

    /** Makes whoever else changes the proposal by hand wait until the transaction ends. */
    public void hold(long proposal) {
        jdbc.queryForList("select id from proposal where id = ? for update", Long.class, proposal);
    }

    /** Says why a request has no place in it; null for one that has. */
    public void setUnscheduled(long proposal, String request, @Nullable UnscheduledRow why) {
        jdbc.update("delete from proposal_unscheduled where proposal = ? and request = ?", proposal, request);
        if (why != null) {
            addUnscheduled(proposal, List.of(why));
        }
    }

    /** Which of its consultations are to stay as they are when a run goes on from it. */
    public Set<String> pinned(long proposal) {
        return Set.copyOf(
                jdbc.queryForList("select request from proposal_pin where proposal = ?", String.class, proposal));
    }

    public void pin(long proposal, String request) {
        unpin(proposal, request);
        jdbc.update("insert into proposal_pin (proposal, request) values (?, ?)", proposal, request);
    }

    public void unpin(long proposal, String request) {
        jdbc.update("delete from proposal_pin where proposal = ? and request = ?", proposal, request);
    }

    public void copyPins(long from, long to) {
        jdbc.update(
                "insert into proposal_pin (proposal, request)"
                        + " select cast(? as bigint), request from proposal_pin where proposal = ?",
                to,
                from);
    }

    public void writeUnscheduled(long proposal, Collection<UnscheduledRow> rows) {
        jdbc.update("delete from proposal_unscheduled where proposal = ?", proposal);
        addUnscheduled(proposal, rows);
    }

    private void addUnscheduled(long proposal, Collection<UnscheduledRow> rows) {
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

    public static ScheduleRow scheduleRow(ResultSet row, int number) throws SQLException {
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
