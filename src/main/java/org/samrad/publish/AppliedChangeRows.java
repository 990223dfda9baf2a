package org.samrad.publish;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.plan.AppliedChange;
import org.samrad.plan.RelaxationColumns;
import org.samrad.request.RequestRole;
import org.springframework.jdbc.core.JdbcTemplate;

/** What became true with each publication, as rows. */
record AppliedChangeRows(JdbcTemplate jdbc) {

    /** What became true with a publication, the last first. */
    List<AppliedChange> back(long publication) {
        return jdbc.query(
                "select * from publication_amendment where publication = ? order by position desc",
                (row, number) -> read(row),
                publication);
    }

    void keep(long publication, int position, AppliedChange change) {
        RequestRole role = change.roleBefore();
        Mode mode = change.mode();
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("publication", publication);
        row.put("position", position);
        row.put("request", change.request());
        row.put("kind", change.kind().name());
        row.put("level_after", change.levelAfter());
        row.put("optional", role != null && role.optional());
        row.put("latest_before", change.latestBefore());
        row.put("latest_after", change.latestAfter());
        row.put("mode", mode == null ? null : mode.name());
        row.put("site", change.site());
        row.put("competence_after", change.competenceAfter());
        if (role != null) {
            Sector sector = role.sector();
            row.put("role", role.role());
            row.put("competence", role.competence());
            row.put("level_before", role.minLevel());
            row.put("sector", sector == null ? null : sector.name());
            row.put("specialist", role.specialist());
            row.put("same_as", role.sameAs());
            row.put("same_as_request", role.sameAsRequest());
        }
        if (change.itself() != null) {
            row.putAll(RelaxationColumns.of(change.itself()));
        }
        jdbc.update(
                "insert into publication_amendment (%s) values (%s)"
                        .formatted(
                                String.join(", ", row.keySet()),
                                String.join(", ", Collections.nCopies(row.size(), "?"))),
                row.values().toArray());
    }

    private static AppliedChange read(ResultSet row) throws SQLException {
        var kind = Relaxation.Kind.valueOf(Objects.requireNonNull(row.getString("kind")));
        String role = row.getString("role");
        String sector = row.getString("sector");
        String mode = row.getString("mode");
        return new AppliedChange(
                Objects.requireNonNull(row.getString("request")),
                kind,
                role == null
                        ? null
                        : new RequestRole(
                                role,
                                row.getString("competence"),
                                row.getInt("level_before"),
                                row.getBoolean("optional"),
                                sector == null ? null : Sector.valueOf(sector),
                                row.getString("specialist"),
                                row.getString("same_as"),
                                row.getString("same_as_request")),
                row.getInt("level_after"),
                row.getString("competence_after"),
                row.getObject("latest_before", LocalDate.class),
                row.getObject("latest_after", LocalDate.class),
                mode == null ? null : Mode.valueOf(mode),
                row.getString("site"),
                AppliedChange.SAYING_ALL.contains(kind) ? RelaxationColumns.read(row) : null);
    }
}
