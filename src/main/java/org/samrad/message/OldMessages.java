package org.samrad.message;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Forgets messages of long ago. */
@Component
@EnableConfigurationProperties(MessageSettings.class)
public class OldMessages {

    /** So many at once that other jobs need not wait long; the rest follow within hours. */
    private static final int AT_ONCE = 10_000;

    private final Messages messages;
    private final MessageSettings settings;
    private final Clock clock;

    OldMessages(Messages messages, MessageSettings settings, Clock clock) {
        this.messages = messages;
        this.settings = settings;
        this.clock = clock;
    }

    /** Once an hour, on one of the programs. */
    @Bean
    RecurringTask<Void> oldMessagesJob() {
        return Tasks.recurring("old-messages", FixedDelay.ofHours(1)).execute((job, context) -> forget());
    }

    /** Forgets those that are old enough. */
    public void forget() {
        messages.forget(clock.instant().minus(settings.kept()), AT_ONCE);
    }
}
