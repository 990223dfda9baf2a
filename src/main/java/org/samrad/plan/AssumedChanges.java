package org.samrad.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData;
import org.samrad.explain.Relaxation;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What proposals take for granted, in the order in which it was given up. */
@Repository
public class AssumedChanges {

    private static final String COLUMNS =
            "position, request, kind, role, level_from, level_to, latest, days_later, urgency,"
                    + " mode, site, specialist, on_date, from_time, until_time";

    private final JdbcTemplate jdbc;

    AssumedChanges(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What a proposal takes for granted. */
    public List<AssumedChange> of(long proposal) {
        return jdbc.query(
                "select " + COLUMNS + " from proposal_amendment where proposal = ? order by position",
                (row, number) -> new AssumedChange(row.getInt("position"), text(row, "request"), relaxation(row)),
                proposal);
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
        if (relaxation instanceof Relaxation.AsItIs || relaxation instanceof Relaxation.MovedConsultation) {
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
        String kind = assumption.relaxation().kind().name();
        Object[] values = switch (assumption.relaxation()) {
            case Relaxation.LaterLatestDay it ->
                row(null, null, null, it.latest(), it.daysLater(), it.urgency(), null, null, null, null, null, null);
            case Relaxation.ExtraMinutes it ->
                row(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        it.site(),
                        it.specialist(),
                        it.date(),
                        it.from(),
                        it.until());
            case Relaxation.LowerLevel it ->
                row(it.role(), it.from(), it.to(), null, null, null, null, null, null, null, null, null);
            case Relaxation.DroppedRole it ->
                row(it.role(), null, null, null, null, null, null, null, null, null, null, null);
            case Relaxation.OtherMode it ->
                row(null, null, null, null, null, null, it.mode(), null, null, null, null, null);
            case Relaxation.OtherSite it ->
                row(null, null, null, null, null, null, null, it.site(), null, null, null, null);
            case Relaxation.AsItIs it -> throw new IllegalArgumentException("Nothing to keep: " + it);
            case Relaxation.MovedConsultation it -> throw new IllegalArgumentException("Nothing to keep: " + it);
        };
        var all = new Object[values.length + 4];
        all[0] = proposal;
        all[1] = assumption.position();
        all[2] = assumption.request();
        all[3] = kind;
        System.arraycopy(values, 0, all, 4, values.length);
        jdbc.update(
                "insert into proposal_amendment (proposal, " + COLUMNS
                        + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                all);
    }

    private static Object[] row(
            @Nullable String role,
            @Nullable Integer levelFrom,
            @Nullable Integer levelTo,
            @Nullable LocalDate latest,
            @Nullable Integer daysLater,
            @Nullable Urgency urgency,
            @Nullable Mode mode,
            @Nullable String site,
            @Nullable String specialist,
            @Nullable LocalDate date,
            @Nullable LocalTime from,
            @Nullable LocalTime until) {
        return new Object[] {
            role,
            levelFrom,
            levelTo,
            latest,
            daysLater,
            urgency == null ? null : urgency.name(),
            mode == null ? null : mode.name(),
            site,
            specialist,
            date,
            from,
            until
        };
    }

    private static Relaxation relaxation(ResultSet row) throws SQLException {
        String request = text(row, "request");
        return switch (Relaxation.Kind.valueOf(text(row, "kind"))) {
            case LATER_LATEST_DAY ->
                new Relaxation.LaterLatestDay(
                        request,
                        of(row, "latest", LocalDate.class),
                        row.getInt("days_later"),
                        Urgency.valueOf(text(row, "urgency")));
            case EXTRA_MINUTES ->
                new Relaxation.ExtraMinutes(
                        text(row, "specialist"),
                        of(row, "on_date", LocalDate.class),
                        of(row, "from_time", LocalTime.class),
                        of(row, "until_time", LocalTime.class),
                        row.getString("site"));
            case LOWER_LEVEL ->
                new Relaxation.LowerLevel(request, text(row, "role"), row.getInt("level_from"), row.getInt("level_to"));
            case DROPPED_ROLE -> new Relaxation.DroppedRole(request, text(row, "role"));
            case OTHER_MODE -> new Relaxation.OtherMode(request, Mode.valueOf(text(row, "mode")));
            case OTHER_SITE -> new Relaxation.OtherSite(request, text(row, "site"));
            case AS_IT_IS, MOVED_CONSULTATION ->
                throw new IllegalStateException("An assumed change of no data is stored: " + text(row, "kind"));
        };
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return of(row, column, String.class);
    }

    private static <T> T of(ResultSet row, String column, Class<T> type) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, type), column);
    }
}
