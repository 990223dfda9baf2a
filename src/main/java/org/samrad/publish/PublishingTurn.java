package org.samrad.publish;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.samrad.exchange.PlanningLock;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One publishing, booking or holding at a time, with everything held that it checks: what is checked is what is published. Whoever changes a
 * request, a specialist or an appointment meanwhile waits. Where the database ends a deadlock at our cost, we try again.
 */
@Component
public class PublishingTurn {

    private static final int AGAIN = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** First come, first served in this program, so that whoever waits keeps no connection from others meanwhile. */
    private final ReentrantLock here = new ReentrantLock(true);

    private final TransactionOperations transactions;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final RetryTemplate retry = new RetryTemplate(RetryPolicy.builder()
            .includes(ConcurrencyFailureException.class)
            .maxRetries(AGAIN)
            .delay(Duration.ofMillis(50))
            .jitter(Duration.ofMillis(40))
            .build());

    PublishingTurn(TransactionOperations transactions, JdbcTemplate jdbc, Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Does the work in a transaction, after those who came before.
     *
     * @throws ConcurrencyFailureException where others were in the way every time
     */
    public <T> T take(Supplier<T> work) {
        waitForOthers();
        try {
            return inTurn(work);
        } finally {
            here.unlock();
        }
    }

    private void waitForOthers() {
        try {
            if (!here.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CannotAcquireLockException(
                        "Others were publishing or booking for more than %s; try again.".formatted(PATIENCE));
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new CannotAcquireLockException("The program is ending; nothing was published or booked.", ending);
        }
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            return retry.execute(() -> transactions.execute(status -> {
                new PlanningLock(jdbc).hold(clock.instant());
                return work.get();
            }));
        } catch (RetryException inTheWay) {
            if (inTheWay.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(inTheWay);
        }
    }
}
