package org.samrad.system;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;

/** The clock and the language, for everybody. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FirstAdministrator.class)
class SystemConfiguration {

    /** The profile that shows the site with demo data and accounts for everybody. */
    static final String DEMO = "demo";

    /** Every "now" and "today" of the site, in the zone that it runs for. */
    @Bean
    Clock clock(@Value("${samrad.time-zone}") ZoneId zone) {
        return Clock.system(zone);
    }

    @Bean
    LocaleResolver localeResolver() {
        return new Languages();
    }
}
