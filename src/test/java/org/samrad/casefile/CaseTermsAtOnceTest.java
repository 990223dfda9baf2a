package org.samrad.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.audit.AccessLog;
import org.samrad.booking.HoldEndings;
import org.samrad.exchange.DataMerge;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.Exclusion;
import org.samrad.schedule.Appointments;
import org.samrad.scope.Scope;
import org.samrad.system.As;
import org.samrad.testing.BookingBeans;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.SmallClinic;
import org.samrad.time.PlanningHorizons;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Some say anew at the same moment what is said of a case: one is done, and each other is told so and overwrites nothing. */
@Import(BookingBeans.class)
abstract class CaseTermsAtOnceTest {

    private static final int AT_ONCE = 6;

    @OnH2
    static class OnH2Test extends CaseTermsAtOnceTest {}

    @OnPostgres
    static class OnPostgresTest extends CaseTermsAtOnceTest {}

    @Autowired
    Cases cases;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    Appointments appointments;

    @Autowired
    HoldEndings holds;

    @Autowired
    DataMerge merge;

    @Autowired
    PlanningHorizons horizons;

    @Autowired
    Scope scope;

    @Autowired
    AccessLog log;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    DatabaseImport databaseImport;

    @BeforeEach
    void load() {
        databaseImport.replace(SmallClinic.with(1), LoadingProgress.SILENT);
    }

    @Test
    void oneOfThemIsDoneAndNoneOfTheOthersIsLostUnsaid() throws Exception {
        var keeping = new CaseTermsKeeping(
                cases, requests, appointments, holds, merge, horizons, scope, log, events, jdbc, clock);
        Case about = cases.findById("C1").orElseThrow();
        var start = new CyclicBarrier(AT_ONCE);
        var said = new ArrayList<Future<CaseTermsKeeping.Outcome>>();
        try (var people = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int number = 0; number < AT_ONCE; number++) {
                var to = new CaseTerms(
                        true,
                        about.municipality(),
                        about.organisation(),
                        List.of(new Exclusion("anna", "Reason " + number)));
                said.add(people.submit(() -> {
                    As.coordinatorHere();
                    try {
                        start.await();
                        return transactions.execute(status ->
                                keeping.change("C1", about.version(), to, "").outcome());
                    } finally {
                        As.nobody();
                    }
                }));
            }
        }
        var outcomes = new ArrayList<CaseTermsKeeping.Outcome>();
        for (Future<CaseTermsKeeping.Outcome> one : said) {
            outcomes.add(one.get());
        }
        int done = outcomes.indexOf(CaseTermsKeeping.Outcome.DONE);
        assertThat(outcomes.stream().filter(one -> one == CaseTermsKeeping.Outcome.DONE))
                .hasSize(1);
        assertThat(outcomes.stream().filter(one -> one == CaseTermsKeeping.Outcome.CHANGED))
                .hasSize(AT_ONCE - 1);
        assertThat(jdbc.queryForList("select reason from exclusion where care_case = 'C1'", String.class))
                .containsExactly("Reason " + done);
        assertThat(jdbc.queryForObject("select protected_identity from care_case where id = 'C1'", Boolean.class))
                .isTrue();
    }
}
