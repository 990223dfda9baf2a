package org.samrad.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samrad.dataset.PlanningData;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestState;
import org.samrad.testing.FixedTime;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** The database that the product has without any setting is a file, and what is in it is there tomorrow. */
class RestartTest {

    /** The database part of the site. */
    @TestConfiguration
    @EnableAutoConfiguration
    @EntityScan("org.samrad")
    @EnableJpaRepositories("org.samrad")
    @Import({DatabaseImport.class, DatabaseExport.class, FixedTime.class})
    static class Data {}

    @TempDir
    Path folder;

    @Test
    void theDataSurvivesARestart() throws IOException {
        started(site -> {
            site.getBean(DatabaseImport.class).load(Region.data(), LoadingProgress.SILENT);
            var requests = site.getBean(ConsultationRequests.class);
            var request = requests.findById("R2").orElseThrow();
            request.withdraw();
            requests.save(request);
        });

        started(site -> {
            PlanningData data = site.getBean(DatabaseExport.class).everything();
            assertThat(data.header().name()).isEqualTo(Region.data().header().name());
            assertThat(data.specialists()).isEqualTo(Region.data().specialists());
            assertThat(data.availabilities()).isEqualTo(Region.data().availabilities());
            assertThat(site.getBean(ConsultationRequests.class)
                            .findById("R2")
                            .orElseThrow()
                            .state())
                    .isEqualTo(RequestState.WITHDRAWN);
        });
    }

    private void started(Consumer<ApplicationContext> work) throws IOException {
        String usual = (String) new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .getFirst()
                .getProperty("spring.datasource.url");
        assertThat(usual).isEqualTo("jdbc:h2:file:./var/samrad");
        String url = usual.replace("./var", folder.toString());
        try (var site = new SpringApplicationBuilder(Data.class)
                .web(WebApplicationType.NONE)
                .run("--spring.datasource.url=" + url)) {
            work.accept(site);
        }
    }
}
