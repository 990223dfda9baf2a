package org.samrad.changes;

import java.util.function.Supplier;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction that only reads asks once, however often it is needed; any other asks each time, since it may itself have
 * changed the answer.
 *
 * @param <T> the answer
 */
public final class OncePerReading<T> {

    private final Supplier<T> question;

    public OncePerReading(Supplier<T> question) {
        this.question = question;
    }

    private static final class Answer<T> extends ResourceHolderSupport {

        private final T given;

        Answer(T given) {
            this.given = given;
        }
    }

    /** The answer of the surrounding transaction. */
    public T get() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()
                || !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            return question.get();
        }
        @SuppressWarnings("unchecked")
        Answer<T> known = (Answer<T>) TransactionSynchronizationManager.getResource(this);
        if (known == null) {
            known = new Answer<>(question.get());
            TransactionSynchronizationManager.bindResource(this, known);
            TransactionSynchronizationManager.registerSynchronization(
                    new ResourceHolderSynchronization<Answer<T>, OncePerReading<T>>(known, this) {});
        }
        return known.given;
    }
}
