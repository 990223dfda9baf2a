package org.samrad.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A clock that stands still on a Tuesday. */
@TestConfiguration
public class FixedTime {

    /** 2026-12-01 09:30:40 in Stockholm. */
    public static final Instant NOW = Instant.parse("2026-12-01T08:30:40Z");

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
