package org.samrad.plan.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.plan.PlanRef;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.PlanningBeans;
import org.samrad.testing.SmallClinic;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Plans that are kept open while the data change and many ask. */
@Import(PlanningBeans.class)
abstract class OpenPlansTest {

    @OnH2
    static class OnH2Test extends OpenPlansTest {}

    @OnPostgres
    static class OnPostgresTest extends OpenPlansTest {}

    @Autowired
    OpenPlans plans;

    @Autowired
    LiveData live;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    DataSource database;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager manager;

    @BeforeEach
    void load() {
        databaseImport.replace(SmallClinic.with(6), LoadingProgress.SILENT);
    }

    @Test
    void aPlanStaysOpenUntilTheDataChange() {
        OpenPlan before = plans.of(PlanRef.PUBLISHED);
        assertThat(plans.of(PlanRef.PUBLISHED)).isSameAs(before);

        changeSomething();

        OpenPlan after = plans.of(PlanRef.PUBLISHED);
        assertThat(after).isNotSameAs(before);
        assertThat(after.mark()).isEqualTo(live.mark());
    }

    @Test
    void asManyAsThereAreConnectionsReadAChangeOnceEachByTheConnectionItHas() throws Exception {
        int readers = database.unwrap(HikariDataSource.class).getMaximumPoolSize();
        plans.of(PlanRef.PUBLISHED);
        changeSomething();

        var holding = new CountDownLatch(readers);
        var transaction = new TransactionTemplate(manager);
        List<OpenPlan> opened = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(readers)) {
            List<Future<OpenPlan>> all = new ArrayList<>();
            for (int reader = 0; reader < readers; reader++) {
                all.add(threads.submit(() -> transaction.execute(status -> {
                    jdbc.queryForObject("select 1", Integer.class);
                    holding.countDown();
                    await(holding);
                    return plans.of(PlanRef.PUBLISHED);
                })));
            }
            for (Future<OpenPlan> one : all) {
                opened.add(one.get(20, TimeUnit.SECONDS));
            }
        }

        assertThat(opened)
                .hasSize(readers)
                .allMatch(plan -> plan.data() == opened.getFirst().data());
    }

    @Test
    void whatIsReadWithinATransactionThatSeesNoChangesOfOthersIsOfOneMoment() {
        var transaction = new TransactionTemplate(manager);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);

        LiveData.Snapshot read = transaction.execute(status -> {
            String mark = live.mark();
            inAnotherTransaction(this::changeSomething);
            LiveData.Snapshot snapshot = plans.live();
            assertThat(snapshot.mark()).isEqualTo(mark);
            return snapshot;
        });

        assertThat(plans.live().mark()).isNotEqualTo(read.mark());
    }

    private void inAnotherTransaction(Runnable task) {
        try (var thread = Executors.newSingleThreadExecutor()) {
            thread.submit(task);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void changeSomething() {
        jdbc.update("update consultation_request set version = version + 1 where id = 'R1'");
    }
}
