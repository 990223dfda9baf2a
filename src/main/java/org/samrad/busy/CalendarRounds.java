package org.samrad.busy;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.samrad.busy.fetch.CalendarFetcher;
import org.samrad.busy.ics.BusyReader;
import org.samrad.time.PlanningHorizons;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Fetches, again and again and on one of the programs, the calendars whose time has come. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BusySettings.class)
class CalendarRounds {

    private static final Duration BETWEEN = Duration.ofSeconds(20);

    /** Other jobs wait no longer than this, and for the last one that is fetched. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final int AT_A_TIME = 20;

    /** As long as somebody is shown what they gave of the time that they had: six months, and some days of the present one. */
    private static final Duration KEPT = Duration.ofDays(220);

    @Bean(destroyMethod = "close")
    CalendarFetcher calendarFetcher(BusySettings settings) {
        return new CalendarFetcher(settings.closedNetwork(), BusyReader.MOST_BYTES);
    }

    @Bean
    RecurringTask<Void> busyCalendarsJob(BusyCalendars calendars, CalendarReading reading, Clock clock) {
        return Tasks.recurring("busy-calendars", FixedDelay.of(BETWEEN)).execute((job, context) -> {
            Instant until = clock.instant().plus(LONGEST);
            for (BusyCalendar calendar : calendars.due(clock.instant(), AT_A_TIME)) {
                if (clock.instant().isBefore(until)) {
                    reading.fetch(calendar);
                }
            }
        });
    }

    @Bean
    RecurringTask<Void> passedBusyTimesJob(BusyCalendars calendars, PlanningHorizons horizons, Clock clock) {
        return Tasks.recurring("busy-times-passed", FixedDelay.ofHours(24))
                .execute((job, context) -> calendars.forget(horizons.now(clock).minus(KEPT)));
    }
}
