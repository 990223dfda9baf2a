package org.samrad.testing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.ConfigurableMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcConfigurerAdapter;
import org.springframework.web.context.WebApplicationContext;

/**
 * Pages that read the same on every day and at every asking. Otherwise the letters of a short text, such as the id of a
 * request that a page must not name, would now and then stand in a random token.
 */
@TestConfiguration(proxyBeanMethods = false)
public class NothingByChance {

    /** The token in every form, where a page is asked for without a browser. */
    public static final String TOKEN = "same-every-time";

    /** An attribute of a request whose page is to have the site's own token. */
    public static final String OWN_TOKEN = NothingByChance.class.getName() + ".own";

    /** A clock that goes, so that runs take their time, but from {@link FixedTime#NOW} on. */
    @Bean
    @Primary
    Clock clockFromATuesday() {
        return Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), FixedTime.NOW));
    }

    @Bean
    MockMvcBuilderCustomizer theSameToken() {
        return builder -> builder.apply(new MockMvcConfigurerAdapter() {
            @Override
            public RequestPostProcessor beforeMockMvcCreated(
                    ConfigurableMockMvcBuilder<?> building, WebApplicationContext context) {
                // This late, it comes after the filters of the site, whose token it replaces for whoever writes the
                // page.
                building.addFilters(NothingByChance::replaceToken);
                return request -> request;
            }
        });
    }

    private static void replaceToken(ServletRequest request, ServletResponse response, FilterChain rest)
            throws IOException, ServletException {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken random
                && request.getAttribute(OWN_TOKEN) == null) {
            var same = new DefaultCsrfToken(random.getHeaderName(), random.getParameterName(), TOKEN);
            request.setAttribute(CsrfToken.class.getName(), same);
            request.setAttribute(same.getParameterName(), same);
        }
        rest.doFilter(request, response);
    }
}
