package org.samrad.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.samrad.Samrad;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The whole site as it runs for real, on an empty PostgreSQL database of its own, its clock set by whoever tests it. */
public final class OwnSite implements AutoCloseable {

    private final SharedPostgres.Database database = SharedPostgres.postgresDatabase();
    private final SetClock clock;
    private final String administrator;
    private final String password;
    private ConfigurableApplicationContext program;

    /** Goes on from the moment that it was set to last, so that runs take their time. */
    private static final class SetClock extends Clock {

        private record Mark(Instant moment, long nanos) {}

        private volatile Mark mark;

        SetClock(Instant first) {
            mark = new Mark(first, System.nanoTime());
        }

        void set(Instant moment) {
            mark = new Mark(moment, System.nanoTime());
        }

        @Override
        public Instant instant() {
            Mark since = mark;
            return since.moment().plusNanos(System.nanoTime() - since.nanos());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    /**
     * Starts it.
     *
     * @param first the moment that its clock begins with
     * @param administrator the first administrator's username
     */
    public OwnSite(Instant first, String administrator, String password) {
        clock = new SetClock(first);
        this.administrator = administrator;
        this.password = password;
        program = start(0);
    }

    private ConfigurableApplicationContext start(int port) {
        return new SpringApplicationBuilder(Samrad.class)
                .initializers((GenericApplicationContext context) -> context.registerBean(
                        "clockOfTheTest", Clock.class, () -> clock, definition -> definition.setPrimary(true)))
                .run(
                        "--spring.profiles.active=production",
                        "--server.port=" + port,
                        "--server.address=127.0.0.1",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=",
                        "--samrad.administrator.username=" + administrator,
                        "--samrad.administrator.password=" + password);
    }

    public int port() {
        return program.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Ends the program and starts another one on the same database, at the same address. */
    public void restart() {
        int port = port();
        program.close();
        program = start(port);
    }

    public <T> T bean(Class<T> type) {
        return program.getBean(type);
    }

    /** Lets it be another moment. */
    public void moveTo(Instant moment) {
        clock.set(moment);
    }

    @Override
    public void close() {
        try {
            program.close();
        } finally {
            database.close();
        }
    }
}
