package org.samrad.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Does the jobs that wait, one at a time in each program, from when the program is up until it ends. */
@Configuration(proxyBeanMethods = false)
public class Jobs {

    /** How often a program looks for jobs that others asked for, or that are due by the clock. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** How often a program says that it is still at a job. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    /** After so many heartbeats that are missing, a job is another program's; the fewest that the library takes. */
    private static final int MISSED_HEARTBEATS = 4;

    /** How long the end of the program waits for its job to end. */
    private static final Duration ENDING = Duration.ofSeconds(5);

    @Bean
    Scheduler scheduler(
            DataSource database,
            ObjectProvider<OneTimeTask<?>> asked,
            ObjectProvider<RecurringTask<?>> recurring,
            Clock clock) {
        return Scheduler.create(database, List.<Task<?>>copyOf(asked.stream().toList()))
                .startTasks(recurring.stream().toList())
                .clock(clock::instant)
                .threads(1)
                .pollingInterval(BETWEEN_LOOKS)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(ENDING)
                .failureLogging(LogLevel.WARN, false)
                .enableImmediateExecution()
                .build();
    }

    @Bean
    SmartLifecycle jobsUnderWay(Scheduler scheduler) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                scheduler.start();
                running = true;
            }

            @Override
            public void stop() {
                running = false;
                scheduler.stop();
            }

            @Override
            public boolean isRunning() {
                return running;
            }
        };
    }
}
