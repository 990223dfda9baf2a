package org.samrad.inbox.bulk;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps tables of requests in the database until they are filed, each for the account alone that brought it. */
@Component
class BulkImports {

    /** How many an account can have; the oldest goes. */
    static final int MOST = 5;

    /** How long one is kept that nobody goes on with. */
    static final Duration KEPT = Duration.ofDays(7);

    /** Most rows of one. */
    static final int MOST_ROWS = 500;

    /** Most characters of one as it is stored. */
    static final int MOST_TEXT = 4_000_000;

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient database;
    private final Clock clock;

    BulkImports(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A table. */
    record Kept(long id, List<BulkRow> rows, Instant createdAt) {

        public long open() {
            return rows.stream().filter(row -> row.request() == null).count();
        }
    }

    /** Whether so many rows can be kept. */
    static boolean fits(List<BulkRow> rows) {
        return rows.size() <= MOST_ROWS && JSON.writeValueAsString(rows).length() <= MOST_TEXT;
    }

    /** Keeps a table, in the place of the oldest where there are too many; returns its number. */
    @Transactional
    public long keep(String account, List<BulkRow> rows) {
        List<Kept> before = all(account);
        before.stream().skip(MOST - 1L).forEach(one -> drop(account, one.id()));
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        database.sql("insert into request_import (account, created_at, updated_at, rows) values (?, ?, ?, ?)")
                .params(account, now, now, JSON.writeValueAsString(rows))
                .update();
        return database.sql("select max(id) from request_import where account = ?")
                .param(account)
                .query(Long.class)
                .single();
    }

    /** Those of an account, the latest first. */
    @Transactional(readOnly = true)
    public List<Kept> all(String account) {
        return database.sql("select id, rows, created_at from request_import where account = ? order by id desc")
                .param(account)
                .query((row, number) -> kept(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Kept> of(String account, long id) {
        return database.sql("select id, rows, created_at from request_import where account = ? and id = ?")
                .params(account, id)
                .query((row, number) -> kept(row))
                .optional();
    }

    /** The same, held until the transaction ends: whoever else changes it waits. */
    Optional<Kept> held(String account, long id) {
        return database.sql("select id, rows, created_at from request_import where account = ? and id = ? for update")
                .params(account, id)
                .query((row, number) -> kept(row))
                .optional();
    }

    void put(Kept kept) {
        database.sql("update request_import set rows = ?, version = version + 1, updated_at = ? where id = ?")
                .params(JSON.writeValueAsString(kept.rows()), clock.instant().atOffset(ZoneOffset.UTC), kept.id())
                .update();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getLong("id"),
                List.of(JSON.readValue(row.getString("rows"), BulkRow[].class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /** Forgets a table; what is filed of it stays filed. */
    @Transactional
    public boolean drop(String account, long id) {
        return database.sql("delete from request_import where account = ? and id = ?")
                        .params(account, id)
                        .update()
                > 0;
    }

    /** Once an hour, on one of the programs. */
    @Bean
    RecurringTask<Void> forgottenTablesJob() {
        return Tasks.recurring("request-imports", FixedDelay.ofHours(1)).execute((job, context) -> forget());
    }

    /** Forgets what nobody went on with. */
    @Transactional
    public void forget() {
        database.sql("delete from request_import where updated_at < ?")
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}
