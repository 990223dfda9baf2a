package org.samrad.command;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.samrad.start.StartFailures;
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
        var url = new AtomicReference<>("");
        SpringApplication application = new SpringApplicationBuilder(site)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .lazyInitialization(true)
                .initializers(context -> url.set(context.getEnvironment().getProperty("spring.datasource.url", "")))
                // Why it fails is the command's own last line, not the log's.
                .properties("logging.level.root=WARN", "logging.level.org.samrad.start=OFF")
                .build();
        try (var context = application.run()) {
            work.accept(context);
        } catch (RuntimeException failure) {
            throw StartFailures.sentence(failure, url.get())
                    .<RuntimeException>map(sentence -> new IllegalStateException(sentence, failure))
                    .orElse(failure);
        }
    }
}
