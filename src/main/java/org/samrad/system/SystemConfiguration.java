package org.samrad.system;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
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

    /** What the server refuses by itself is said in words as well. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> serverRefusals() {
        return server -> server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ServerRefusal()));
    }
}
