package org.samrad.publish;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.explain.Relaxation;
import org.samrad.plan.AppliedChange;
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
        Relaxation.ExtraMinutes extra = change.extra();
        Relaxation.GivenConsent consent = change.consent();
        Mode mode = change.mode();
        Sector sector = role == null ? null : role.sector();
        jdbc.update(
                "insert into publication_amendment (publication, position, request, kind, role, competence, level_before,"
                        + " level_after, optional, sector, specialist, latest_before, latest_after, mode, site, on_date,"
                        + " from_time, until_time, same_as, same_as_request, competence_after, organisation)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                publication,
                position,
                change.request(),
                change.kind().name(),
                role == null ? null : role.role(),
                role == null ? null : role.competence(),
                role == null ? null : role.minLevel(),
                change.levelAfter(),
                role != null && role.optional(),
                sector == null ? null : sector.name(),
                role != null ? role.specialist() : extra != null ? extra.specialist() : null,
                change.latestBefore(),
                change.latestAfter(),
                mode == null ? null : mode.name(),
                change.site(),
                extra != null ? extra.date() : consent != null ? consent.from() : null,
                extra == null ? null : extra.from(),
                extra == null ? null : extra.until(),
                role == null ? null : role.sameAs(),
                role == null ? null : role.sameAsRequest(),
                change.competenceAfter(),
                consent == null ? null : consent.organisation());
    }

    private static AppliedChange read(ResultSet row) throws SQLException {
        String role = row.getString("role");
        String sector = row.getString("sector");
        String mode = row.getString("mode");
        LocalDate date = row.getObject("on_date", LocalDate.class);
        LocalTime from = row.getObject("from_time", LocalTime.class);
        String organisation = row.getString("organisation");
        String request = Objects.requireNonNull(row.getString("request"));
        return new AppliedChange(
                request,
                Relaxation.Kind.valueOf(Objects.requireNonNull(row.getString("kind"))),
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
                date == null || from == null
                        ? null
                        : new Relaxation.ExtraMinutes(
                                Objects.requireNonNull(row.getString("specialist")),
                                date,
                                from,
                                Objects.requireNonNull(row.getObject("until_time", LocalTime.class)),
                                row.getString("site")),
                date == null || organisation == null ? null : new Relaxation.GivenConsent(request, organisation, date));
    }
}
