package org.samrad.exchange;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A clock that stands at Tuesday of the region's first week, 09:30:40 in Stockholm. */
@TestConfiguration
class TuesdayMorning {

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-12-01T08:30:40Z"), ZoneOffset.UTC);
    }
}
