package org.samrad.plan;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.samrad.check.Violation;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.ConsultationChange.Kind;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * What publications changed, what that was before, and the whole schedule that each of them left. A row of a schedule is kept once,
 * with the first version that has it and the first that does not, so that a publication takes as much room as it changes. Plain SQL: a
 * version of a large schedule has thousands of rows.
 */
@Repository
public class PublicationRows {

    /**
     * What was published after the proposal's data were read.
     *
     * @param before the request's consultation before the first of those publications; no rows where it had none
     * @param publication the last of them
     */
    public record Since(List<ScheduleRow> before, long publication) {}

    private static final int BATCH = 500;

    /** The rows r of the version that a publication p left, unless it is forgotten. */
    private static final String STANDS = """
            r.from_version <= p.id and (r.until_version is null or r.until_version > p.id)
            and (p.planned_since is null or r.start_time >= p.planned_since) and p.forgotten_at is null
            """;

    private final JdbcTemplate jdbc;

    PublicationRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An appointment that a publication touched.
     *
     * @param pinnedBefore whether it was pinned before it
     * @param pinnedAfter whether it was pinned after it
     */
    public record Touched(String request, Kind kind, UUID appointment, boolean pinnedBefore, boolean pinnedAfter) {}

    /** The whole schedule that a publication left, in file order: the version of that number. */
    public List<ScheduleRow> schedule(long publication) {
        return rows(
                "select %s from publication p join version_role r on " + STANDS
                        + " where p.id = ? order by start_time, request, role",
                publication);
    }

    /** What a publication changed, by request; nothing of one whose schedule is forgotten. */
    public List<ConsultationChange> changes(long publication) {
        Map<String, List<ScheduleRow>> before = ScheduleRow.byRequest(rows(
                "select %s from publication_before where publication = ? order by start_time, request, role",
                publication));
        Map<String, List<ScheduleRow>> after = ScheduleRow.byRequest(rows(
                "select %s from publication p join version_role r on " + STANDS
                        + " where p.id = ? and r.request in (select c.request from publication_change c"
                        + " where c.publication = p.id) order by start_time, request, role",
                publication));
        return touched(publication).stream()
                .filter(touched -> before.containsKey(touched.request()) || after.containsKey(touched.request()))
                .map(touched -> new ConsultationChange(
                        touched.request(),
                        before.getOrDefault(touched.request(), List.of()),
                        after.getOrDefault(touched.request(), List.of())))
                .toList();
    }

    /** The appointments that a publication touched, by request. */
    public List<Touched> touched(long publication) {
        return jdbc.query(
                "select request, kind, appointment, pinned_before, pinned_after from publication_change"
                        + " where publication = ? order by request",
                (row, number) -> new Touched(
                        Objects.requireNonNull(row.getString(1)),
                        Kind.valueOf(row.getString(2)),
                        Objects.requireNonNull(row.getObject(3, UUID.class)),
                        row.getBoolean(4),
                        row.getBoolean(5)),
                publication);
    }

    /**
     * What has become since of the requests that a publication changed.
     *
     * @param changedAgain those that a later publication, which was not undone, has changed again
     * @param pinned those whose appointment is pinned at this moment
     */
    public record Aftermath(Set<String> changedAgain, Set<String> pinned) {}

    /** What has become of what a publication changed. */
    public Aftermath aftermath(long publication) {
        var after = new Aftermath(new TreeSet<>(), new TreeSet<>());
        jdbc.query(
                """
                select c.request,
                    exists (
                        select 1 from publication_change l join publication p on p.id = l.publication
                        where l.request = c.request and l.publication > c.publication
                            and p.undoes is null and p.undone_at is null) as again,
                    exists (
                        select 1 from appointment a
                        where a.request = c.request and a.cancelled_at is null and a.pinned) as pinned
                from publication_change c where c.publication = ?
                """,
                row -> {
                    String request = Objects.requireNonNull(row.getString("request"));
                    if (row.getBoolean("again")) {
                        after.changedAgain.add(request);
                    }
                    if (row.getBoolean("pinned")) {
                        after.pinned.add(request);
                    }
                },
                publication);
        return after;
    }

    /** The rules that were broken before a publication. */
    public List<Violation> brokenBefore(long publication) {
        return jdbc.query(
                "select rule, involved from publication_violation where publication = ?",
                (row, number) -> {
                    List<String> involved = List.of(row.getString("involved").split(" "));
                    return new Violation(
                            Objects.requireNonNull(row.getString("rule")),
                            involved.getFirst(),
                            false,
                            "",
                            involved,
                            null);
                },
                publication);
    }

    /**
     * Keeps what a publication changed and, from the appointments as they are stored now, the schedule that it leaves. To be
     * called when all of it is flushed.
     *
     * @param since when the weeks begin that were planned; what was held before is the same in every version
     * @param brokenBefore the rules that were broken before it
     */
    public void keep(
            long publication,
            LocalDateTime since,
            Collection<ConsultationChange> changes,
            Collection<Touched> touched,
            Collection<Violation> brokenBefore) {
        jdbc.batchUpdate(
                "insert into publication_change (publication, request, kind, appointment, pinned_before, pinned_after)"
                        + " values (?, ?, ?, ?, ?, ?)",
                touched,
                BATCH,
                (statement, one) -> {
                    statement.setLong(1, publication);
                    statement.setString(2, one.request());
                    statement.setString(3, one.kind().name());
                    statement.setObject(4, one.appointment());
                    statement.setBoolean(5, one.pinnedBefore());
                    statement.setBoolean(6, one.pinnedAfter());
                });
        jdbc.batchUpdate(
                "insert into publication_violation (publication, rule, involved) values (?, ?, ?)",
                brokenBefore,
                BATCH,
                (statement, one) -> {
                    statement.setLong(1, publication);
                    statement.setString(2, one.rule());
                    statement.setString(3, String.join(" ", one.involved()));
                });
        var before = new ArrayList<ScheduleRow>();
        changes.forEach(change -> before.addAll(change.before()));
        jdbc.batchUpdate(
                "insert into publication_before (publication, " + ProposalRows.COLUMNS
                        + ") values (?, ?, ?, ?, ?, ?, ?, ?)",
                before,
                BATCH,
                (statement, row) -> {
                    statement.setLong(1, publication);
                    ProposalRows.set(statement, 1, row);
                });
        keepVersion(publication, since);
    }

    /** Ends the rows that stand no more, and begins those that are new: also where a request was withdrawn, and its consultation with it. */
    private void keepVersion(long publication, LocalDateTime since) {
        jdbc.update("update publication set planned_since = ? where id = ?", since, publication);
        jdbc.update("""
                update version_role set until_version = ?
                where until_version is null and start_time >= ? and not exists (
                    select 1 from appointment a join appointment_participant p on p.appointment = a.id
                    where a.cancelled_at is null and a.request = version_role.request and p.role = version_role.role
                        and p.specialist = version_role.specialist and a.start_time = version_role.start_time
                        and a.end_time = version_role.end_time and a.mode = version_role.mode
                        and a.site is not distinct from version_role.site)
                """, publication, since);
        jdbc.update("""
                insert into version_role (from_version, request, role, specialist, start_time, end_time, mode, site)
                select cast(? as bigint), a.request, p.role, p.specialist, a.start_time, a.end_time, a.mode, a.site
                from appointment a join appointment_participant p on p.appointment = a.id
                where a.cancelled_at is null and a.start_time >= ? and not exists (
                    select 1 from version_role r
                    where r.until_version is null and r.request = a.request and r.role = p.role
                        and r.start_time = a.start_time)
                """, publication, since);
    }

    /**
     * Forgets the schedule that publications left.
     *
     * @param at when that is done
     */
    public void forget(Collection<Long> versions, OffsetDateTime at) {
        jdbc.batchUpdate(
                "update publication set forgotten_at = ? where id = ?", versions, BATCH, (statement, version) -> {
                    statement.setObject(1, at);
                    statement.setLong(2, version);
                });
        jdbc.update("delete from version_role r where not exists (select 1 from publication p where " + STANDS + ")");
    }

    /** What was published after the data of a proposal were read, by request. */
    public Map<String, Since> since(long proposal) {
        long known = known(proposal);
        var first = new TreeMap<String, Long>();
        var last = new TreeMap<String, Long>();
        jdbc.query(
                "select request, min(publication), max(publication) from publication_change where publication > ?"
                        + " group by request",
                row -> {
                    String request = Objects.requireNonNull(row.getString(1));
                    first.put(request, row.getLong(2));
                    last.put(request, row.getLong(3));
                },
                known);
        if (first.isEmpty()) {
            return Map.of();
        }
        var before = new HashMap<String, List<ScheduleRow>>();
        jdbc.query(
                "select publication, " + ProposalRows.COLUMNS + " from publication_before where publication > ?",
                row -> {
                    ScheduleRow one = ProposalRows.scheduleRow(row, 0);
                    if (Objects.equals(first.get(one.request()), row.getLong(1))) {
                        before.computeIfAbsent(one.request(), request -> new ArrayList<>())
                                .add(one);
                    }
                },
                known);
        var since = new HashMap<String, Since>();
        last.forEach((request, publication) ->
                since.put(request, new Since(before.getOrDefault(request, List.of()), publication)));
        return since;
    }

    /** Notes the last publication that a proposal's data have in them. */
    public void noteKnown(long proposal, long publication) {
        jdbc.update("update proposal set last_publication = ? where id = ?", publication, proposal);
    }

    /** The newest publication; 0 before the first. Whoever reads data next knows at least what it changed. */
    public long newest() {
        return Objects.requireNonNullElse(
                jdbc.queryForObject("select coalesce(max(id), 0) from publication", Long.class), 0L);
    }

    /** Notes that a proposal was made from another, and knows what that one knows. */
    public void noteKnownLike(long proposal, long original) {
        jdbc.update("update proposal set last_publication = ? where id = ?", known(original), proposal);
    }

    private long known(long proposal) {
        return Objects.requireNonNullElse(
                jdbc.queryForObject(
                        "select coalesce(p.last_publication, r.last_publication, 0) from proposal p"
                                + " left join planning_run r on r.id = p.run where p.id = ?",
                        Long.class,
                        proposal),
                0L);
    }

    private List<ScheduleRow> rows(String sql, long publication) {
        return jdbc.query(sql.formatted(ProposalRows.COLUMNS), ProposalRows::scheduleRow, publication);
    }
}
