package org.samrad.changes;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Throws away what database connections that are gone, or that have written nothing for long, have noted: each new one adds a row for
 * each table. Whoever writes again notes it anew, and a stamp is another one for it, which only has something read once more. The newest
 * note of each table stays: a stamp of nothing at all would come again, and what was kept by the first would be taken for the second.
 */
@Component
public class OldNotes {

    /** So many changes later a note is old. */
    static final int KEPT = 10_000;

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;

    OldNotes(JdbcTemplate jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Once a day, on one of the programs. */
    @Bean
    RecurringTask<Void> oldNotesJob() {
        return Tasks.recurring("old-notes", FixedDelay.of(Duration.ofDays(1))).execute((job, context) -> throwAway());
    }

    /** Throws old notes away, but for those that somebody writes at this moment: to wait for one while holding others could lock both. */
    void throwAway() {
        transactions.executeWithoutResult(status -> {
            List<Object[]> old = jdbc.query(
                    """
                    select table_name, session from row_change note
                    where number < (select coalesce(max(number), 0) from row_change) - ?
                        and number < (select max(number) from row_change other where other.table_name = note.table_name)
                    for update skip locked
                    """, (row, number) -> new Object[] {row.getString("table_name"), row.getInt("session")}, KEPT);
            jdbc.batchUpdate("delete from row_change where table_name = ? and session = ?", old);
        });
    }
}
