package org.samrad.command;

import java.util.function.Consumer;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;

/** The database as the site is configured to use it, without the site. */
final class Database {

    private Database() {}

    /** Starts what the work asks for and nothing else, and ends it afterwards. */
    static void with(Class<?> site, Consumer<ApplicationContext> work) {
        SpringApplication application = new SpringApplicationBuilder(site)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .lazyInitialization(true)
                .properties("logging.level.root=WARN")
                .build();
        try (var context = application.run()) {
            work.accept(context);
        } catch (RuntimeException failure) {
            if (isLocked(failure)) {
                throw new IllegalStateException(
                        "The database is in use by another program, such as a running site. Stop it, or use its pages instead.",
                        failure);
            }
            throw failure;
        }
    }

    private static boolean isLocked(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at.getMessage() != null && at.getMessage().contains("already in use")) {
                return true;
            }
        }
        return false;
    }
}
