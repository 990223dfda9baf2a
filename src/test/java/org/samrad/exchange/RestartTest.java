package org.samrad.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samrad.check.ScheduleCheck;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestState;
import org.samrad.testing.FixedTime;
import org.samrad.time.PlanningHorizons;
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
import org.springframework.jdbc.core.JdbcTemplate;

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

    /** Kept as the version with the schema 31 left it: the demo, a plan published, a request withdrawn, a profile of weights. */
    @Test
    void aDatabaseOfTheVersionBeforeStartsWithEverythingInItsPlace() throws Exception {
        try (Connection before = DriverManager.getConnection(
                        url() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH", "sa", "");
                Statement statement = before.createStatement()) {
            statement.execute("runscript from 'classpath:/upgrade/v31.sql.gz' compression gzip");
        }

        started(site -> {
            PlanningData data = site.getBean(DatabaseExport.class).forPlanning();
            assertThat(data.published())
                    .extracting(ScheduleRow::request)
                    .as("146 of the 161 were published when one of them was withdrawn")
                    .hasSizeGreaterThan(145)
                    .doesNotContain("rq-0001");
            assertThat(ScheduleCheck.checkOwn(data, data.published())).isEmpty();
            assertThat(site.getBean(PlanningHorizons.class)
                            .current()
                            .orElseThrow()
                            .weeksAhead())
                    .isEqualTo(4);
            var jdbc = site.getBean(JdbcTemplate.class);
            assertThat(jdbc.queryForObject("select count(*) from consultation_request", Integer.class))
                    .isEqualTo(161);
            assertThat(jdbc.queryForObject("select count(*) from publication_change", Integer.class))
                    .isEqualTo(136);
            assertThat(jdbc.queryForList("select name from weight_profile order by id", String.class))
                    .containsExactly("default", "benchmark", "Default, copy", "Default, copy 2");
            assertThat(jdbc.queryForList("select role from account_role where everywhere order by role", String.class))
                    .containsExactly("ADMINISTRATOR", "COORDINATOR", "PLANNER", "SPECIALIST");
        });
    }

    private void started(Consumer<ApplicationContext> work) throws IOException {
        try (var site = new SpringApplicationBuilder(Data.class)
                .web(WebApplicationType.NONE)
                .run("--spring.datasource.url=" + url())) {
            work.accept(site);
        }
    }

    private String url() throws IOException {
        String usual = (String) new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .getFirst()
                .getProperty("spring.datasource.url");
        assertThat(usual).isEqualTo("jdbc:h2:file:./var/samrad");
        return usual.replace("./var", folder.toString());
    }
}
