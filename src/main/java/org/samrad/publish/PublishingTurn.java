package org.samrad.publish;

import java.time.Duration;
import java.util.function.Supplier;
import org.samrad.request.ConsultationRequests;
import org.samrad.schedule.Appointments;
import org.samrad.specialist.Specialists;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One publishing at a time, with everything held that it checks: what is checked is what is published. Whoever changes a
 * request, a specialist or an appointment meanwhile waits. Where the database ends a deadlock at our cost, we try again.
 */
@Component
public class PublishingTurn {

    private static final int AGAIN = 4;

    private final TransactionOperations transactions;
    private final JdbcTemplate jdbc;
    private final ConsultationRequests requests;
    private final Specialists specialists;
    private final Appointments appointments;
    private final RetryTemplate retry = new RetryTemplate(RetryPolicy.builder()
            .includes(ConcurrencyFailureException.class)
            .maxRetries(AGAIN)
            .delay(Duration.ofMillis(50))
            .jitter(Duration.ofMillis(40))
            .build());

    PublishingTurn(
            TransactionOperations transactions,
            JdbcTemplate jdbc,
            ConsultationRequests requests,
            Specialists specialists,
            Appointments appointments) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.requests = requests;
        this.specialists = specialists;
        this.appointments = appointments;
    }

    /**
     * Does the work in a transaction, after those who came before.
     *
     * @throws ConcurrencyFailureException where others were in the way every time
     */
    <T> T take(Supplier<T> work) {
        try {
            return retry.execute(() -> transactions.execute(status -> {
                hold();
                return work.get();
            }));
        } catch (RetryException inTheWay) {
            if (inTheWay.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(inTheWay);
        }
    }

    /** Always in this order, as whoever changes a request and then its panel or appointment does. */
    private void hold() {
        jdbc.queryForObject("select id from publication_lock where id = 1 for update", Integer.class);
        requests.lockAll();
        specialists.lockAll();
        appointments.lockAll();
    }
}
