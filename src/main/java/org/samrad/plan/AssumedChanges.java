package org.samrad.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.explain.unblock.AsItIs;
import org.samrad.explain.unblock.GivenConsent;
import org.samrad.explain.unblock.MovedConsultation;
import org.samrad.explain.unblock.Relaxation;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What proposals take for granted, in the order in which it was given up. */
@Repository
public class AssumedChanges {

    private static final String COLUMNS = "position, request, kind, " + String.join(", ", RelaxationColumns.NAMES);

    private final JdbcTemplate jdbc;

    AssumedChanges(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What a proposal takes for granted. */
    public List<AssumedChange> of(long proposal) {
        return jdbc.query(
                "select " + COLUMNS + " from proposal_amendment where proposal = ? order by position",
                (row, number) -> read(row),
                proposal);
    }

    private static AssumedChange read(ResultSet row) throws SQLException {
        return new AssumedChange(
                row.getInt("position"), Objects.requireNonNull(row.getString("request")), RelaxationColumns.read(row));
    }

    /** Whether any proposal takes it for granted. */
    public boolean isAssumed(String request, Relaxation relaxation) {
        return jdbc
                .query(
                        "select " + COLUMNS + " from proposal_amendment where request = ? and kind = ?",
                        (row, number) -> read(row),
                        request,
                        relaxation.kind().name())
                .stream()
                .anyMatch(one -> one.relaxation().equals(relaxation));
    }

    /** The positions of what has become true with a proposal, each with the publication that made it so and was not undone. */
    public Map<Integer, Long> becameTrue(long proposal) {
        var since = new HashMap<Integer, Long>();
        jdbc.query(
                "select a.position, max(p.id) from proposal_amendment a join publication p on p.proposal = a.proposal"
                        + " join publication_change c on c.publication = p.id and c.request = a.request"
                        + " where a.proposal = ? and p.undoes is null and p.undone_at is null and c.kind in ('ADDED', 'MOVED')"
                        + " group by a.position",
                row -> {
                    since.put(row.getInt(1), row.getLong(2));
                },
                proposal);
        return since;
    }

    /** What became true with a publication, or what it stands on; nothing of one whose proposal is forgotten. */
    public List<AssumedChange> publishedWith(long publication) {
        return jdbc.query(
                "select a.* from proposal_amendment a join publication p on p.proposal = a.proposal"
                        + " join publication_change c on c.publication = p.id and c.request = a.request"
                        + " where p.id = ? and p.undoes is null and c.kind in ('ADDED', 'MOVED') order by a.position",
                (row, number) -> read(row),
                publication);
    }

    /** A consent that the case of a request has yet to give, with the last publication that took it for granted. */
    public record Awaited(GivenConsent consent, long publication) {}

    /** What published consultations of the request's case stand on, by organisation. */
    public List<Awaited> consentsAwaited(String request) {
        return jdbc.query(
                "select a.organisation, min(a.on_date), max(a.publication) from publication_amendment a"
                        + " join publication p on p.id = a.publication"
                        + " join consultation_request r on r.id = a.request"
                        + " join consultation_request this on this.care_case = r.care_case"
                        + " where this.id = ? and a.kind = 'GIVEN_CONSENT' and p.undone_at is null"
                        + " group by a.organisation order by a.organisation",
                (row, number) -> new Awaited(
                        new GivenConsent(
                                request,
                                Objects.requireNonNull(row.getString(1)),
                                Objects.requireNonNull(row.getObject(2, LocalDate.class))),
                        row.getLong(3)),
                request);
    }

    /** The data as if all of it were so. What is about requests that are gone changes nothing. */
    public static PlanningData applyTo(PlanningData data, Collection<AssumedChange> assumptions) {
        PlanningData amended = data;
        for (AssumedChange assumption : assumptions) {
            amended = assumption.relaxation().applyTo(amended);
        }
        return amended;
    }

    /** Adds one; those that change no data are not kept. Returns its position, or null. */
    @Nullable
    public Integer add(long proposal, String request, Relaxation relaxation) {
        if (relaxation instanceof AsItIs || relaxation instanceof MovedConsultation) {
            return null;
        }
        Integer last = jdbc.queryForObject(
                "select coalesce(max(position), 0) from proposal_amendment where proposal = ?",
                Integer.class,
                proposal);
        int position = Objects.requireNonNull(last) + 1;
        insert(proposal, new AssumedChange(position, request, relaxation));
        return position;
    }

    public void copy(long from, long to) {
        jdbc.update(
                "insert into proposal_amendment (proposal, " + COLUMNS + ") select cast(? as bigint), " + COLUMNS
                        + " from proposal_amendment where proposal = ?",
                to,
                from);
    }

    public void remove(long proposal, int position) {
        jdbc.update("delete from proposal_amendment where proposal = ? and position = ?", proposal, position);
    }

    private void insert(long proposal, AssumedChange assumption) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("proposal", proposal);
        row.put("position", assumption.position());
        row.put("request", assumption.request());
        row.put("kind", assumption.relaxation().kind().name());
        row.putAll(RelaxationColumns.of(assumption.relaxation()));
        jdbc.update(
                "insert into proposal_amendment (%s) values (%s)"
                        .formatted(
                                String.join(", ", row.keySet()),
                                String.join(", ", Collections.nCopies(row.size(), "?"))),
                row.values().toArray());
    }
}
