package org.samrad.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.placed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.explain.unblock.DroppedRole;
import org.samrad.plan.AssumedChanges;
import org.samrad.plan.AssumptionTakenBack;
import org.samrad.plan.NoSuchPlan;
import org.samrad.plan.PlanRef;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Proposals;
import org.samrad.plan.PublicationRows;
import org.samrad.plan.Publications;
import org.samrad.plan.RunOrder;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.run.ProposalStore;
import org.samrad.solve.Start;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.PlanningBeans;
import org.samrad.testing.SmallClinic;
import org.samrad.testing.StoredProposals;
import org.samrad.time.PlanningHorizons;
import org.samrad.weights.WeightProfiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionOperations;

/** What was published long ago is forgotten, but for the present schedule and what can be undone. */
@Import(PlanningBeans.class)
@RecordApplicationEvents
abstract class RetentionTest {

    @OnH2
    static class OnH2Test extends RetentionTest {}

    @OnPostgres
    static class OnPostgresTest extends RetentionTest {}

    private static final RetentionSettings TEN_DAYS = new RetentionSettings(Duration.ofDays(10));

    @Autowired
    Publishing publishing;

    @Autowired
    PublicationPreviews previews;

    @Autowired
    PublicationUndo undo;

    @Autowired
    PublicationRows publicationRows;

    @Autowired
    ProposalRows proposalRows;

    @Autowired
    AssumedChanges assumptions;

    @Autowired
    ApplicationEvents told;

    @Autowired
    Publications publications;

    @Autowired
    Proposals proposals;

    @Autowired
    StoredProposals stored;

    @Autowired
    PlanningRuns runs;

    @Autowired
    WeightProfiles profiles;

    @Autowired
    OpenPlans plans;

    @Autowired
    PlanningHorizons horizons;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcTemplate jdbc;

    private long first;
    private long second;
    private long firstProposal;
    private long secondProposal;

    @BeforeEach
    void publishTwice() {
        databaseImport.replace(SmallClinic.with(6), LoadingProgress.SILENT);
        firstProposal = proposal(placed("R1", at(0, 9), "anna"));
        first = publish(firstProposal);
        secondProposal = proposal(placed("R1", at(0, 9), "anna"), placed("R2", at(1, 10), "anna"));
        second = publish(secondProposal);
    }

    @Test
    void whatIsNotOldStays() {
        tell(first);

        forgetIn(Duration.ofDays(9));

        assertThat(isForgotten(first)).isFalse();
        assertThat(publicationRows.schedule(first)).hasSize(1);
        assertThat(proposals.existsById(firstProposal)).isTrue();
    }

    @Test
    void theScheduleOfAnOldVersionGoesAndItsProposalWithIt() {
        tell(first);

        forgetIn(Duration.ofDays(11));

        assertThat(isForgotten(first)).isTrue();
        assertThat(publicationRows.schedule(first)).isEmpty();
        assertThat(proposals.existsById(firstProposal)).isFalse();
        assertThat(publications.findById(first).orElseThrow().added()).isEqualTo(1);
        assertThatThrownBy(() -> plans.of(PlanRef.version(first))).isInstanceOf(NoSuchPlan.class);
        assertThat(undo.inTheWay(first))
                .hasValueSatisfying(
                        inTheWay -> assertThat(inTheWay.hindrance()).isEqualTo(PublicationUndo.Hindrance.NOT_KEPT));
    }

    @Test
    void whatAnOldProposalTookForGrantedIsTakenBackWithItButForWhatBecameTrue() {
        var published = new DroppedRole("R1", "doctor");
        var never = new DroppedRole("R3", "doctor");
        assumptions.add(firstProposal, "R1", published);
        assumptions.add(firstProposal, "R3", never);
        tell(first);

        forgetIn(Duration.ofDays(11));

        assertThat(proposals.existsById(firstProposal)).isFalse();
        assertThat(told.stream(AssumptionTakenBack.class)).containsExactly(new AssumptionTakenBack("R3", never));
    }

    @Test
    void theNewestStaysHoweverOldItIs() {
        tell(first);
        tell(second);

        forgetIn(Duration.ofDays(1000));

        assertThat(isForgotten(second)).isFalse();
        assertThat(publicationRows.schedule(second)).hasSize(2);
        assertThat(proposals.existsById(secondProposal)).isTrue();
    }

    @Test
    void whatCanStillBeUndoneStays() {
        jdbc.update(
                "update publication set published_at = ?",
                SmallClinic.NOW.minus(Duration.ofDays(11)).atOffset(ZoneOffset.UTC));

        forgetAt(SmallClinic.NOW);
        assertThat(isForgotten(first))
                .as("nobody was told, and nothing has begun")
                .isFalse();
        assertThat(undo.inTheWay(first)).isEmpty();

        forgetIn(Duration.ofDays(30));
        assertThat(isForgotten(first)).as("what it placed has begun").isTrue();
    }

    @Test
    void aProposalThatARunGoesOnFromStays() {
        tell(first);
        runs.save(new PlanningRun(order().goingOnFrom(firstProposal), "planner", SmallClinic.NOW));

        forgetIn(Duration.ofDays(11));

        assertThat(isForgotten(first)).isTrue();
        assertThat(proposals.existsById(firstProposal)).isTrue();
    }

    @Test
    void aPublicationTakesAsMuchRoomAsItChanges() {
        assertThat(rowsKept()).isEqualTo(2);

        long third = publish(proposal(
                placed("R1", at(0, 9), "anna"), placed("R2", at(2, 10), "anna"), placed("R4", at(1, 9), "anna")));
        long fourth = publish(proposal(placed("R1", at(0, 9), "anna"), placed("R4", at(1, 9), "anna")));
        undo.undo(fourth, "planner");

        assertThat(rowsKept()).isEqualTo(2 + 2 + 1);
        assertThat(publicationRows.schedule(first)).containsExactly(placed("R1", at(0, 9), "anna"));
        assertThat(publicationRows.schedule(second))
                .containsExactly(placed("R1", at(0, 9), "anna"), placed("R2", at(1, 10), "anna"));
        assertThat(publicationRows.schedule(third))
                .containsExactly(
                        placed("R1", at(0, 9), "anna"),
                        placed("R4", at(1, 9), "anna"),
                        placed("R2", at(2, 10), "anna"));
        assertThat(publicationRows.schedule(fourth))
                .containsExactly(placed("R1", at(0, 9), "anna"), placed("R4", at(1, 9), "anna"));
        assertThat(publicationRows.schedule(publicationRows.newest())).isEqualTo(publicationRows.schedule(third));
    }

    @Test
    void whatOnlyForgottenVersionsHadGoesAndTheOthersStayAsTheyWere() {
        long third = publish(proposal(placed("R1", at(0, 9), "anna"), placed("R2", at(2, 10), "anna")));
        List.of(first, second, third).forEach(this::tell);
        List<ScheduleRow> newest = publicationRows.schedule(third);

        forgetIn(Duration.ofDays(11));

        assertThat(rowsKept()).isEqualTo(2);
        assertThat(publicationRows.schedule(third)).isEqualTo(newest);
        assertThat(publicationRows.schedule(second)).isEmpty();
    }

    private int rowsKept() {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from version_role", Integer.class));
    }

    private void forgetIn(Duration later) {
        forgetAt(SmallClinic.NOW.plus(later));
    }

    private void forgetAt(Instant moment) {
        new Retention(
                        jdbc,
                        publicationRows,
                        proposalRows,
                        transactions,
                        horizons,
                        TEN_DAYS,
                        Clock.fixed(moment, ZoneOffset.UTC))
                .forget();
    }

    private boolean isForgotten(long publication) {
        return publications.findById(publication).orElseThrow().isForgotten();
    }

    /** Somebody has seen what it changed for them. */
    private void tell(long publication) {
        jdbc.update(
                "update notification set told_at = ? where publication = ?",
                SmallClinic.NOW.atOffset(ZoneOffset.UTC),
                publication);
    }

    private long publish(long proposal) {
        return publishing
                .publish(proposal, previews.of(proposal).fingerprint(), List.of(), "planner")
                .number();
    }

    private long proposal(ScheduleRow... schedule) {
        return stored.of(order(), new ProposalStore.About("", publicationRows.newest()), schedule);
    }

    private RunOrder order() {
        return RunOrder.of(profiles.preferred(), PlanningRun.SHORTEST, 1, Start.SCRATCH);
    }
}
