package org.samrad.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * One PostgreSQL for all Spring contexts of the test run, a database for each. It stops with the last context: a shutdown
 * hook of its own would race Spring's, whose pools would then wait half a minute for it.
 */
@TestConfiguration(proxyBeanMethods = false)
public class SharedPostgres {

    private static @Nullable EmbeddedPostgres server;
    private static int users;
    private static int databases;

    /** A fresh database, held as long as the context lives. */
    public record Database(String url) implements AutoCloseable {
        @Override
        public void close() {
            release();
        }
    }

    @Bean(destroyMethod = "close")
    public static Database postgresDatabase() {
        return new Database(acquire());
    }

    @Bean
    DynamicPropertyRegistrar postgresProperties(Database database) {
        return properties -> {
            properties.add("spring.datasource.url", database::url);
            properties.add("spring.datasource.username", () -> "postgres");
            properties.add("spring.datasource.password", () -> "");
        };
    }

    private static synchronized String acquire() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setRegisterShutdownHook(false)
                        .start();
            }
            users++;
            String name = "samrad_" + ++databases;
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return server.getJdbcUrl("postgres", name);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL for tests does not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL for tests refuses a new database", e);
        }
    }

    private static synchronized void release() {
        if (--users == 0 && server != null) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL for tests does not stop", e);
            } finally {
                server = null;
            }
        }
    }
}
