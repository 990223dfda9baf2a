package org.samrad.start;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.samrad.system.FailureChain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Opens an embedded database anew that closed itself, as it does when it can't write: the disk is full. It stays closed for
 * as long as one connection holds on to it, so all of them are let go first. Until there is room again it may close once
 * more, and is opened once more.
 */
@Component
@ConditionalOnWebApplication
class Reopening {

    /** H2's code for a database that has been closed. */
    private static final int CLOSED = 90098;

    private static final Logger log = LoggerFactory.getLogger(Reopening.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HikariDataSource pool;

    Reopening(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Looks whether the database answers, and opens it anew where it says that it is closed. */
    @Scheduled(fixedDelay = 3, timeUnit = TimeUnit.SECONDS)
    void look() throws InterruptedException {
        if (pool.getJdbcUrl().startsWith("jdbc:h2:") && isClosed()) {
            log.error("The database closed itself, which it does when the disk is full. It is opened anew; what was"
                    + " acknowledged before is in it.");
            letGo();
        }
    }

    private boolean isClosed() {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select 1");
            return false;
        } catch (SQLException e) {
            return FailureChain.refusals(e).stream().anyMatch(refusal -> refusal.getErrorCode() == CLOSED);
        }
    }

    private void letGo() throws InterruptedException {
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        connections.suspendPool();
        try {
            connections.softEvictConnections();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (connections.getTotalConnections() > 0 && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } finally {
            connections.resumePool();
        }
    }
}
