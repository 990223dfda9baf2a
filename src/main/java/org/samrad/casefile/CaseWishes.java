package org.samrad.casefile;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the child and the guardians wish of how they are met, in their own words. */
@Repository
class CaseWishes {

    /** The longest text, in characters. */
    static final int MOST = 1000;

    private final JdbcClient database;

    CaseWishes(JdbcClient database) {
        this.database = database;
    }

    /**
     * What is written.
     *
     * @param by the name of who wrote it last
     * @param version grows with each change, from 1
     */
    record Row(String text, String by, Instant at, int version) {}

    Optional<Row> of(String caseId) {
        return database.sql("select text, written_by, written_at, version from case_wishes where care_case = ?")
                .param(caseId)
                .query((row, number) -> new Row(
                        Objects.requireNonNull(row.getString("text")),
                        Objects.requireNonNull(row.getString("written_by")),
                        row.getObject("written_at", OffsetDateTime.class).toInstant(),
                        row.getInt("version")))
                .optional();
    }

    /**
     * Writes it anew.
     *
     * @param seen the version that was shown; 0 where there was none
     * @return whether it was written: not, where somebody else has done so since
     */
    boolean write(String caseId, String text, int seen, String by, Instant at) {
        if (seen == 0) {
            if (of(caseId).isPresent()) {
                return false;
            }
            database.sql(
                            "insert into case_wishes (care_case, text, written_by, written_at, version) values (?, ?, ?, ?, 1)")
                    .param(caseId)
                    .param(text)
                    .param(by)
                    .param(at.atOffset(ZoneOffset.UTC))
                    .update();
            return true;
        }
        int done = database.sql("""
                update case_wishes set text = ?, written_by = ?, written_at = ?, version = version + 1
                where care_case = ? and version = ?
                """)
                .param(text)
                .param(by)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(caseId)
                .param(seen)
                .update();
        return done == 1;
    }
}
