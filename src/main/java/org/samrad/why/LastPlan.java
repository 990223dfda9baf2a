package org.samrad.why;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Competences;
import org.samrad.explain.Explanation;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the plan that was published last said of the requests that it left out; {@code templates/inbox/needs.html} shows it. */
@Component("lastPlan")
public class LastPlan {

    private final JdbcClient database;
    private final Competences competences;
    private final UnscheduledSentences sentences;
    private final PlanningHorizons horizons;
    private final Clock clock;

    LastPlan(
            JdbcClient database,
            Competences competences,
            UnscheduledSentences sentences,
            PlanningHorizons horizons,
            Clock clock) {
        this.database = database;
        this.competences = competences;
        this.sentences = sentences;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * Why a request was left out.
     *
     * @param sentence without values, so that it tells nothing of other cases
     * @param published when the plan was, local
     */
    public record LeftOut(String sentence, LocalDateTime published) {}

    /** Null where the last plan did not leave the request out. */
    @Transactional(readOnly = true)
    public @Nullable LeftOut of(String request) {
        return database.sql("""
                        select u.reason, u.role, p.published_at, q.competence
                        from publication p
                        join proposal_unscheduled u on u.proposal = p.proposal and u.request = :request
                        left join request_role q on q.request = u.request and q.role = u.role
                        where p.id = (select max(l.id) from publication l where l.proposal is not null and l.undoes is null
                            and l.undone_at is null)
                        """)
                .param("request", request)
                .query((row, number) -> leftOut(row))
                .optional()
                .orElse(null);
    }

    private LeftOut leftOut(ResultSet row) throws SQLException {
        String competence = row.getString("competence");
        String name = competence == null
                ? null
                : competences
                        .findById(competence)
                        .map(found -> found.name(LocaleContextHolder.getLocale()))
                        .orElse(null);
        // What stands with a code that is no longer known may name others' requests.
        String said = sentences.of(Objects.requireNonNull(row.getString("reason")), row.getString("role"), name, "");
        return new LeftOut(
                said.isEmpty() ? sentences.of(Explanation.NOT_KNOWN, null, null, "") : said,
                LocalDateTime.ofInstant(
                        row.getObject("published_at", OffsetDateTime.class).toInstant(), horizons.zone(clock)));
    }
}
