package org.samrad.publish;

import static java.time.ZoneOffset.UTC;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.PublicationRows;
import org.samrad.time.PlanningHorizons;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Forgets what was published long ago: nobody looks at the schedules of last year. The newest stays, since it is the present
 * schedule, and so does what can still be undone. What a publication changed is told by its numbers then.
 */
@Component
@EnableConfigurationProperties(RetentionSettings.class)
public class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    /** So many at once that other jobs need not wait long; the rest follow within hours. */
    private static final int AT_ONCE = 500;

    /** What nobody will undo: it was, or is an undo, or somebody was told of it, or a consultation that it placed has begun. */
    private static final String SETTLED = """
            (p.undone_at is not null or p.undoes is not null
                or exists (select 1 from notification n where n.publication = p.id
                    and (n.told_at is not null or n.out_at is not null))
                or exists (select 1 from version_role r join publication_change c on c.request = r.request
                    where c.publication = p.id and r.from_version <= p.id
                    and (r.until_version is null or r.until_version > p.id)
                    and c.kind <> 'PINNED' and r.start_time < ?))
            """;

    private static final String OLD_VERSIONS = "select p.id from publication p where p.published_at < ?"
            + " and p.forgotten_at is null and p.id < (select max(id) from publication) and " + SETTLED
            + " order by p.id limit " + AT_ONCE;

    /** All that was published of them is forgotten, and no run is to go on from them. */
    private static final String OLD_PROPOSALS = """
            select p.id from proposal p
            where exists (select 1 from publication v where v.proposal = p.id)
                and not exists (select 1 from publication v where v.proposal = p.id and v.forgotten_at is null)
                and not exists (select 1 from planning_run r where r.state in ('RUNNING', 'QUEUED')
                    and (r.begins_with = p.id or r.id = p.run))
                and p.stored_at < ?
            order by p.id limit\s""" + AT_ONCE;

    private final JdbcTemplate jdbc;
    private final PublicationRows rows;
    private final ProposalRows proposalRows;
    private final TransactionOperations transactions;
    private final PlanningHorizons horizons;
    private final RetentionSettings settings;
    private final Clock clock;

    Retention(
            JdbcTemplate jdbc,
            PublicationRows rows,
            ProposalRows proposalRows,
            TransactionOperations transactions,
            PlanningHorizons horizons,
            RetentionSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.proposalRows = proposalRows;
        this.transactions = transactions;
        this.horizons = horizons;
        this.settings = settings;
        this.clock = clock;
    }

    /** Once an hour, on one of the programs. */
    @Bean
    RecurringTask<Void> retentionJob() {
        return Tasks.recurring("retention", FixedDelay.ofHours(1)).execute((job, context) -> forget());
    }

    /** Forgets what is old enough, one thing after the other, so that nobody waits long. */
    public void forget() {
        OffsetDateTime now = clock.instant().atOffset(UTC);
        OffsetDateTime before = clock.instant().minus(settings.versions()).atOffset(UTC);
        // Not the planning data's now, which stays within their days.
        LocalDateTime localNow = LocalDateTime.ofInstant(clock.instant(), horizons.zone(clock));
        List<Long> versions = ids(OLD_VERSIONS, before, localNow);
        if (!versions.isEmpty()) {
            inTurn(() -> rows.forget(versions, now));
        }
        List<Long> proposals = ids(OLD_PROPOSALS, before);
        proposals.forEach(proposal -> inTurn(() -> proposalRows.delete(List.of(proposal))));
        if (!versions.isEmpty() || !proposals.isEmpty()) {
            LOG.info(
                    "Forgot the schedules of {} old versions and {} old proposals.", versions.size(), proposals.size());
        }
    }

    private List<Long> ids(String sql, Object... values) {
        return jdbc.query(sql, (row, number) -> row.getLong("id"), values);
    }

    /** While nobody publishes or undoes. */
    private void inTurn(Runnable work) {
        transactions.executeWithoutResult(status -> {
            jdbc.queryForObject("select id from publication_lock where id = 1 for update", Integer.class);
            work.run();
        });
    }
}
