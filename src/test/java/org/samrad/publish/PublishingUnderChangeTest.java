package org.samrad.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.placed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.consultation.UrgencyScale;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.DatabaseExport;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PublicationRows;
import org.samrad.plan.Publications;
import org.samrad.plan.RunOrder;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestState;
import org.samrad.run.ProposalStore;
import org.samrad.solve.ScheduleRefused;
import org.samrad.solve.Start;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.PlanningBeans;
import org.samrad.testing.SmallClinic;
import org.samrad.testing.StoredProposals;
import org.samrad.weights.WeightProfiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A planner publishes, wholly and in part, while twenty others change requests and add absences: what is published is valid at
 * that moment, nobody's change is lost, and nobody but the planner has to try again because of a lock.
 */
@Import({PlanningBeans.class, PublishingUnderChangeTest.Beans.class})
abstract class PublishingUnderChangeTest {

    private static final int WRITERS = 20;
    private static final int CHANGES = 8;
    private static final int PUBLISHINGS = 8;
    private static final int HOURS = 7;
    private static final int DAYS = 10;

    @OnH2
    static class OnH2Test extends PublishingUnderChangeTest {}

    @OnPostgres
    static class OnPostgresTest extends PublishingUnderChangeTest {}

    /** A clock that goes on by a millisecond each time it is read, and what the checker says of each publication. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        @Primary
        Clock goingClock() {
            return new Clock() {
                private final AtomicLong read = new AtomicLong();

                @Override
                public Instant instant() {
                    return SmallClinic.NOW.plusMillis(read.incrementAndGet());
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        @Bean
        Judge judge(DatabaseExport database) {
            return new Judge(database);
        }
    }

    /** Judges each publication in its own transaction, once all of it is written. */
    static class Judge {

        private final DatabaseExport database;
        private final List<List<Violation>> found = new ArrayList<>();

        Judge(DatabaseExport database) {
            this.database = database;
        }

        @EventListener
        void judge(SchedulePublished event) {
            found.add(violations(database.forPlanning()));
        }
    }

    @Autowired
    Publishing publishing;

    @Autowired
    PublicationPreviews previews;

    @Autowired
    StoredProposals stored;

    @Autowired
    PublicationRows publicationRows;

    @Autowired
    WeightProfiles profiles;

    @Autowired
    Publications publications;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    DatabaseExport database;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Judge judge;

    /** What a writer has committed and the database must still hold. */
    private static class Committed {
        private final Map<String, String> titles = new TreeMap<>();
        private final Map<String, Integer> changes = new TreeMap<>();
        private final Set<String> withdrawn = new HashSet<>();
        private final Set<String> absences = new HashSet<>();
    }

    @Test
    void whatIsPublishedIsValidAndNobodysChangeIsLost() throws Exception {
        databaseImport.replace(SmallClinic.with(3 * WRITERS), LoadingProgress.SILENT);
        publishAll(0, Set.of());
        var failures = new ConcurrentLinkedQueue<Throwable>();
        var start = new CyclicBarrier(WRITERS + 1);

        var written = new ArrayList<Future<Committed>>();
        int published = 0;
        try (var threads = Executors.newFixedThreadPool(WRITERS + 1)) {
            for (int writer = 1; writer <= WRITERS; writer++) {
                int number = writer;
                written.add(threads.submit(() -> {
                    start.await(20, TimeUnit.SECONDS);
                    return write(number, failures);
                }));
            }
            Future<Integer> planner = threads.submit(() -> {
                start.await(20, TimeUnit.SECONDS);
                int done = 0;
                for (int round = 1; round <= PUBLISHINGS; round++) {
                    done += publishAll(round, round % 2 == 0 ? Set.of() : everyThird()) ? 1 : 0;
                }
                return done;
            });
            published = planner.get(60, TimeUnit.SECONDS);
            for (Future<Committed> writer : written) {
                assertNothingIsLost(writer.get(60, TimeUnit.SECONDS));
            }
        }

        assertThat(failures).isEmpty();
        assertThat(published).isGreaterThanOrEqualTo(2);
        assertThat(judge.found)
                .hasSizeGreaterThan(published)
                .allSatisfy(violations -> assertThat(violations).isEmpty());
        publishAll(PUBLISHINGS + 1, Set.of());
        assertThat(violations(database.forPlanning())).isEmpty();
    }

    /** Changes what is this writer's alone, so that it is known what must be there in the end. */
    private Committed write(int writer, ConcurrentLinkedQueue<Throwable> failures) {
        var committed = new Committed();
        var random = new Random(writer);
        for (int change = 1; change <= CHANGES; change++) {
            String what = writer + "-" + change;
            try {
                switch (random.nextInt(4)) {
                    case 0 -> beAway(random, what, committed);
                    case 1 -> withdraw("R" + (2 * WRITERS + writer), committed);
                    default ->
                        change("R" + (random.nextBoolean() ? writer : WRITERS + writer), what, random, committed);
                }
            } catch (RuntimeException failed) {
                failures.add(failed);
            }
        }
        return committed;
    }

    /** As somebody's page does: specialist first, then what belongs to them. */
    private void beAway(Random random, String what, Committed committed) {
        String who = random.nextBoolean() ? "anna" : "bo";
        LocalDateTime from = at(day(random.nextInt(DAYS)), 9 + random.nextInt(HOURS));
        transactions.executeWithoutResult(status -> {
            jdbc.update("update specialist set version = version + 1 where id = ?", who);
            jdbc.update(
                    "insert into absence (specialist, from_time, until_time, reason) values (?, ?, ?, ?)",
                    who,
                    from,
                    from.plusMinutes(30),
                    what);
        });
        committed.absences.add(what);
    }

    private void withdraw(String id, Committed committed) {
        inTurn(() -> transactions.executeWithoutResult(status -> {
            ConsultationRequest request = requests.findById(id).orElseThrow();
            if (request.state() != RequestState.WITHDRAWN) {
                request.withdraw();
                requests.save(request);
            }
        }));
        committed.withdrawn.add(id);
    }

    /** Every other change asks something else of the plan, so that a published consultation is taken back. */
    private void change(String id, String title, Random random, Committed committed) {
        int minutes = random.nextBoolean() ? 45 : 60;
        inTurn(() -> transactions.executeWithoutResult(status -> {
            ConsultationRequest request = requests.findById(id).orElseThrow();
            request.change(
                    request.content().with(request.terms().with(terms -> {
                        terms.title = title;
                        terms.durationMinutes = minutes;
                    })),
                    UrgencyScale.DEFAULT);
            requests.save(request);
        }));
        committed.titles.put(id, title);
        committed.changes.merge(id, 1, Integer::sum);
    }

    /** Whoever finds that a request was changed under their hands looks again, as the page tells them to. */
    private static void inTurn(Runnable work) {
        while (true) {
            try {
                work.run();
                return;
            } catch (PessimisticLockingFailureException locked) {
                throw locked;
            } catch (OptimisticLockingFailureException changedMeanwhile) {
                // Look again.
            }
        }
    }

    private void assertNothingIsLost(Committed committed) {
        committed.titles.forEach((id, title) -> {
            assertThat(requests.findById(id).orElseThrow().title()).as(id).isEqualTo(title);
            assertThat(jdbc.queryForObject(
                            "select count(*) from request_event where request = ? and what = 'CHANGED'",
                            Integer.class,
                            id))
                    .as("changes of %s", id)
                    .isEqualTo(committed.changes.get(id));
        });
        committed.withdrawn.forEach(id -> {
            assertThat(requests.findById(id).orElseThrow().state()).as(id).isEqualTo(RequestState.WITHDRAWN);
            assertThat(jdbc.queryForObject(
                            "select count(*) from appointment where request = ? and cancelled_at is null",
                            Integer.class,
                            id))
                    .as("appointments of %s", id)
                    .isZero();
        });
        assertThat(jdbc.queryForList("select reason from absence", String.class))
                .containsAll(committed.absences);
    }

    /** Publishes a schedule that moves everybody, as often as it takes; false where the planner gave up or nothing was left. */
    private boolean publishAll(int round, Set<String> leftOut) {
        long proposal = proposal(round);
        for (int attempt = 0; attempt < 40; attempt++) {
            PublicationPreview preview = previews.of(proposal);
            var chosen = new HashSet<>(preview.changes().keySet());
            chosen.removeAll(leftOut);
            Publishable.Selection selection = preview.publishable().selection(chosen);
            var left = new HashSet<>(leftOut);
            left.removeAll(selection.along());
            try {
                publishing.publish(proposal, preview.fingerprint(), left, "planner");
                return true;
            } catch (Publishing.ChangedMeanwhile | ScheduleRefused lookAgain) {
                // The planner is shown what there is now.
            } catch (Publishing.NothingChosen none) {
                return false;
            }
        }
        return false;
    }

    /** A run knows what was published before it read its data, and moves everybody by some places. */
    private long proposal(int round) {
        long known = publicationRows.newest();
        PlanningData data = database.forPlanning();
        var rows = new ArrayList<ScheduleRow>();
        int place = 5 * round;
        for (PlanningData.Request request : data.requests()) {
            if (!request.id().equals("X")) {
                int slot = place++ % (2 * HOURS * DAYS);
                ScheduleRow row = placed(
                        request.id(), at(day(slot / (2 * HOURS)), 9 + slot / 2 % HOURS), slot % 2 == 0 ? "anna" : "bo");
                rows.add(new ScheduleRow(
                        row.request(),
                        row.start(),
                        row.start().plus(Duration.ofMinutes(request.terms().durationMinutes())),
                        row.mode(),
                        row.site(),
                        row.role(),
                        row.specialist()));
            }
        }
        RunOrder order = RunOrder.of(profiles.preferred(), PlanningRun.SHORTEST, 1, Start.SCRATCH);
        return stored.of(order, new ProposalStore.About("", known), rows.toArray(ScheduleRow[]::new));
    }

    private static Set<String> everyThird() {
        var some = new HashSet<String>();
        for (int number = 3; number <= 3 * WRITERS; number += 3) {
            some.add("R" + number);
        }
        return some;
    }

    /** Weekdays of the two weeks, counted from 0. */
    private static int day(int weekday) {
        return weekday / 5 * 7 + weekday % 5;
    }

    private static List<Violation> violations(PlanningData data) {
        return ScheduleCheck.check(data, data.published()).stream()
                .filter(violation -> !violation.given())
                .toList();
    }
}
