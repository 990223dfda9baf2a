package org.samrad.start;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.samrad.account.Demo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says, as the last line of a start, where to look. */
@Component
@ConditionalOnWebApplication
class OpenAddress {

    private static final Logger log = LoggerFactory.getLogger(OpenAddress.class);

    private final Environment environment;
    private final Demo demo;

    OpenAddress(Environment environment, Demo demo) {
        this.environment = environment;
        this.demo = demo;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        log.info("Open {} in a browser{}.", address(environment), demo.isShown() ? "; it shows the demo" : "");
    }

    /** The address that works on this machine. */
    static String address(Environment environment) {
        String scheme = environment.getProperty("server.ssl.enabled", Boolean.class, true)
                        && (environment.containsProperty("server.ssl.bundle")
                                || environment.containsProperty("server.ssl.key-store")
                                || environment.containsProperty("server.ssl.certificate"))
                ? "https"
                : "http";
        return "%s://%s:%s%s"
                .formatted(
                        scheme,
                        host(environment.getProperty("server.address", "")),
                        environment.getProperty("local.server.port", "8080"),
                        environment.getProperty("server.servlet.context-path", ""));
    }

    /** This machine's own name where the site listens to all or to itself, else the one address that it listens to. */
    private static String host(String address) {
        try {
            InetAddress at = InetAddress.getByName(address);
            return address.isBlank() || at.isAnyLocalAddress() || at.isLoopbackAddress() ? "localhost" : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
