package org.samrad.system;

import java.time.Clock;
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

    /** The moment, for everybody; local dates and times are those of the planning data's zone. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    LocaleResolver localeResolver() {
        return new Languages();
    }
}
