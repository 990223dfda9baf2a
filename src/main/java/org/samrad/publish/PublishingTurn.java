package org.samrad.publish;

import java.time.Duration;
import java.util.function.Supplier;
import org.samrad.exchange.PlanningLock;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
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

    private final TransactionOperations transactions;
    private final JdbcTemplate jdbc;
    private final RetryTemplate retry = new RetryTemplate(RetryPolicy.builder()
            .includes(ConcurrencyFailureException.class)
            .maxRetries(AGAIN)
            .delay(Duration.ofMillis(50))
            .jitter(Duration.ofMillis(40))
            .build());

    PublishingTurn(TransactionOperations transactions, JdbcTemplate jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /**
     * Does the work in a transaction, after those who came before.
     *
     * @throws ConcurrencyFailureException where others were in the way every time
     */
    public <T> T take(Supplier<T> work) {
        try {
            return retry.execute(() -> transactions.execute(status -> {
                new PlanningLock(jdbc).hold();
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
