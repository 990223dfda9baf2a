package org.samrad.question;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.samrad.request.RequestEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Ends questions that nobody needs to answer any more: at once where somebody changes or withdraws the request, and within minutes where
 * it was scheduled meanwhile, data were brought in, or the time that was asked for has passed.
 */
@Component
public class GoneQuestions {

    /**
     * Of a question {@code q}, that it is about no time, or about one that is still to come at {@code :today} and {@code :time}: what has begun
     * nobody can give any more.
     */
    public static final String IS_TO_COME = """
            (q.kind not in ('EXTRA_MINUTES', 'OTHER_WINDOW') or q.on_date > :today
                or q.on_date = :today and q.from_time > :time)
            """;

    private static final Logger LOG = LoggerFactory.getLogger(GoneQuestions.class);

    private final Questions questions;
    private final Questioning questioning;

    GoneQuestions(Questions questions, Questioning questioning) {
        this.questions = questions;
        this.questioning = questioning;
    }

    @EventListener
    void on(RequestEvent event) {
        if (event.what() == RequestEvent.What.CHANGED || event.what() == RequestEvent.What.WITHDRAWN) {
            questions.openOf(event.request()).forEach(questioning::endWhereGone);
        }
    }

    /** Some times an hour, on one of the programs. */
    @Bean
    RecurringTask<Void> goneQuestionsJob() {
        return Tasks.recurring("gone-questions", FixedDelay.ofMinutes(15)).execute((job, context) -> end());
    }

    /** Ends all that nobody needs to answer any more. */
    public void end() {
        for (long number : questions.open()) {
            try {
                questioning.endWhereGone(number);
            } catch (RuntimeException failed) {
                LOG.warn("Question {} is looked at again later.", number, failed);
            }
        }
    }
}
