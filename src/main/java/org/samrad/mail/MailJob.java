package org.samrad.mail;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.samrad.answer.AnswerLinks;
import org.samrad.message.MessageSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When mail is packed, sent and forgotten. */
@Configuration(proxyBeanMethods = false)
class MailJob {

    private static final int AT_ONCE = 10_000;

    /** Some times a minute, on one of the programs. */
    @Bean
    RecurringTask<Void> sendMailJob(Packing packing, Sending sending) {
        return Tasks.recurring("mail", FixedDelay.ofSeconds(10)).execute((job, context) -> {
            packing.pack();
            sending.send();
        });
    }

    /** Once an hour, on one of the programs. */
    @Bean
    RecurringTask<Void> oldMailJob(
            Mails mails, AnswerLinks links, MailConfirmations confirmations, MessageSettings settings, Clock clock) {
        return Tasks.recurring("old-mail", FixedDelay.ofHours(1)).execute((job, context) -> {
            mails.forget(clock.instant().minus(settings.kept()), AT_ONCE);
            links.forget();
            confirmations.forget();
        });
    }
}
