package org.samrad.system;

import java.time.Clock;
import org.samrad.account.Accounts;
import org.samrad.account.Demo;
import org.samrad.account.DemoRule;
import org.samrad.account.FirstAdministrator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.LocaleResolver;

/** The clock, the language, and whether this is a demo, for everybody. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FirstAdministrator.class, SiteSettings.class})
class SystemConfiguration {

    /** More languages than fit in a header; a browser that names many is not refused for it. */
    private static final int ANY_LANGUAGES = 10_000;

    /** The moment, for everybody; local dates and times are those of the planning data's zone once there is any. */
    @Bean
    Clock clock(SiteSettings site) {
        return Clock.system(site.timeZone());
    }

    @Bean
    @ConditionalOnWebApplication
    Demo demo(Environment environment, Accounts accounts) {
        return new Demo(DemoRule.shows(environment, accounts.findAll()));
    }

    @Bean
    LocaleResolver localeResolver() {
        return new Languages();
    }

    /** What the server refuses by itself is said in words as well. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> serverRefusals() {
        return server -> {
            server.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new ServerRefusal()));
            server.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(ANY_LANGUAGES));
        };
    }
}
