package org.samrad.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.samrad.edit.EditedCopies;
import org.samrad.edit.ProposalEditing;
import org.samrad.edit.ProposalEdits;
import org.samrad.exchange.DatabaseExport;
import org.samrad.exchange.DatabaseImport;
import org.samrad.jobs.Jobs;
import org.samrad.plan.AssumedChanges;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.PlanningSettings;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.PublicationRows;
import org.samrad.plan.snapshot.DataDigests;
import org.samrad.plan.snapshot.LiveData;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.publish.AppliedChanges;
import org.samrad.publish.ChangedAppointments;
import org.samrad.publish.PublicationPreviews;
import org.samrad.publish.PublicationUndo;
import org.samrad.publish.Publishing;
import org.samrad.publish.PublishingTurn;
import org.samrad.publish.SchedulePublished;
import org.samrad.request.RequestHistory;
import org.samrad.rules.PreviewRows;
import org.samrad.rules.WeightsPreviews;
import org.samrad.run.ChangedData;
import org.samrad.run.NamingAndDiscarding;
import org.samrad.run.Planner;
import org.samrad.run.ProposalStore;
import org.samrad.run.ProposalStored;
import org.samrad.run.RunEnded;
import org.samrad.run.RunEndings;
import org.samrad.run.RunLeases;
import org.samrad.run.RunSolving;
import org.samrad.schedule.Notifications;
import org.samrad.weights.ProfileEditing;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionOperations;

/** Planning as it runs, with a clock that stands until a test moves it and its events to wait for. */
@TestConfiguration(proxyBeanMethods = false)
@Import({
    Planner.class,
    RunLeases.class,
    RunSolving.class,
    RunEndings.class,
    PublicationPreviews.class,
    Publishing.class,
    PublishingTurn.class,
    AppliedChanges.class,
    PublicationRows.class,
    PublicationUndo.class,
    ChangedAppointments.class,
    Notifications.class,
    RequestHistory.class,
    ProfileEditing.class,
    ProposalStore.class,
    NamingAndDiscarding.class,
    DataDigests.class,
    ChangedData.class,
    ProposalRows.class,
    AssumedChanges.class,
    LiveData.class,
    OpenPlans.class,
    ProposalEditing.class,
    ProposalEdits.class,
    PreviewRows.class,
    WeightsPreviews.class,
    Jobs.class,
    EditedCopies.class,
    DatabaseImport.class,
    DatabaseExport.class
})
@ImportAutoConfiguration(MessageSourceAutoConfiguration.class)
@ComponentScan(
        basePackages = {"org.samrad.insight", "org.samrad.schedule"},
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = ".*\\.(Bottlenecks|ValueOfOneMore|ValueFigures|ReleasedAppointments)"))
public class PlanningBeans {

    public static final int KEPT = 2;

    public static final int RUNS_PER_PERSON = 6;

    /** A run that has begun already, so that the planner does not give it its turn. */
    public static PlanningRun begun(PlanningRun run) {
        run.begin(SmallClinic.NOW);
        return run;
    }

    @Bean
    MovableClock clock() {
        return new MovableClock(SmallClinic.NOW);
    }

    @Bean
    PlanningSettings planningSettings() {
        return new PlanningSettings(Duration.ZERO, KEPT, RUNS_PER_PERSON, 32);
    }

    @Bean
    StoredProposals storedProposals(PlanningRuns runs, ProposalStore store, TransactionOperations transactions) {
        return new StoredProposals(runs, store, transactions);
    }

    @Bean
    static Outage outage() {
        return new Outage();
    }

    /** Takes the database away for a while: nobody gets a connection. */
    public static class Outage implements BeanPostProcessor {

        private volatile boolean away;

        public void begin() {
            away = true;
        }

        public void end() {
            away = false;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof HikariDataSource pool
                    ? new DelegatingDataSource(pool) {
                        @Override
                        public Connection getConnection() throws SQLException {
                            if (away) {
                                throw new SQLTransientConnectionException("The database is away.", "08001");
                            }
                            return super.getConnection();
                        }
                    }
                    : bean;
        }
    }

    @Bean
    Heard heard() {
        return new Heard();
    }

    /** What was told since it was last asked; waits for what is to come, but not for ever. */
    public static class Heard {

        private static final Duration PATIENCE = Duration.ofSeconds(30);

        private final LinkedBlockingQueue<Object> events = new LinkedBlockingQueue<>();

        @EventListener
        void runEnded(RunEnded event) {
            events.add(event);
        }

        @EventListener
        void proposalStored(ProposalStored event) {
            events.add(event);
        }

        @EventListener
        void schedulePublished(SchedulePublished event) {
            events.add(event);
        }

        public ProposalStored storedOf(long run) throws InterruptedException {
            return await(ProposalStored.class, event -> event.run() == run);
        }

        public RunEnded endOf(long run) throws InterruptedException {
            return await(RunEnded.class, event -> event.run() == run);
        }

        public <T> T await(Class<T> kind, Predicate<T> wanted) throws InterruptedException {
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (true) {
                Object event = events.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (event == null) {
                    throw new AssertionError("No %s within %s".formatted(kind.getSimpleName(), PATIENCE));
                }
                if (kind.isInstance(event) && wanted.test(kind.cast(event))) {
                    return kind.cast(event);
                }
            }
        }
    }
}
