package org.samrad.why;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.explain.Explanation;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the plan that was published last said of the requests that it left out; {@code templates/inbox/needs.html} shows it. */
@Component("lastPlan")
public class LastPlan {

    private final JdbcClient database;
    private final UnscheduledSentences sentences;

    LastPlan(JdbcClient database, UnscheduledSentences sentences) {
        this.database = database;
        this.sentences = sentences;
    }

    /**
     * Why a request was left out.
     *
     * @param sentence without values, so that it tells nothing of other cases
     * @param published when the plan was, local
     */
    public record LeftOut(String sentence, LocalDateTime published) {}

    /** Null where the last plan did not leave the request out, or it has asked for something else since. One statement. */
    @Transactional(readOnly = true)
    public @Nullable LeftOut of(String request, ZoneId zone) {
        return database.sql("""
                        select u.reason, u.role, p.published_at, k.name_en, k.name_sv, k.name_nb
                        from publication p
                        join proposal_unscheduled u on u.proposal = p.proposal and u.request = :request
                        left join request_role q on q.request = u.request and q.role = u.role
                        left join competence k on k.id = q.competence
                        where p.id = (select max(l.id) from publication l where l.proposal is not null and l.undoes is null
                            and l.undone_at is null)
                        and not exists (
                            select 1 from request_event e
                            where e.request = u.request and e.what = 'CHANGED' and e.at > p.published_at)
                        """)
                .param("request", request)
                .query((row, number) -> leftOut(row, zone))
                .optional()
                .orElse(null);
    }

    private LeftOut leftOut(ResultSet row, ZoneId zone) throws SQLException {
        String own = row.getString(
                switch (LocaleContextHolder.getLocale().getLanguage()) {
                    case "sv" -> "name_sv";
                    case "nb" -> "name_nb";
                    default -> "name_en";
                });
        String name = own == null ? row.getString("name_en") : own;
        // What stands with a code that is no longer known may name others' requests.
        String said = sentences.of(Objects.requireNonNull(row.getString("reason")), row.getString("role"), name, "");
        return new LeftOut(
                said.isEmpty() ? sentences.of(Explanation.NOT_KNOWN, null, null, "") : said,
                LocalDateTime.ofInstant(
                        row.getObject("published_at", OffsetDateTime.class).toInstant(), zone));
    }
}
