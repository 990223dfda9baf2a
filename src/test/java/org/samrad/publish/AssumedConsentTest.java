package org.samrad.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.placed;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.Placement;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.edit.ProposalEditing;
import org.samrad.exchange.DatabaseExport;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.explain.unblock.GivenConsent;
import org.samrad.explain.unblock.Unblock;
import org.samrad.plan.AssumedChange;
import org.samrad.plan.AssumedChanges;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposal;
import org.samrad.plan.Proposals;
import org.samrad.plan.snapshot.DataDigests;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.run.ChangedData;
import org.samrad.solve.ScheduleRefused;
import org.samrad.solve.Solve;
import org.samrad.solver.Weights;
import org.samrad.testing.ClinicOfTwo;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.PlanningBeans;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** A consent that a planner takes for granted: plans and what is published stand on it, and nobody has given it. */
@Import(PlanningBeans.class)
abstract class AssumedConsentTest {

    @OnH2
    static class OnH2Test extends AssumedConsentTest {}

    @OnPostgres
    static class OnPostgresTest extends AssumedConsentTest {}

    private static final LocalDate TODAY = at(-3, 0).toLocalDate();

    @Autowired
    ProposalEditing editing;

    @Autowired
    AssumedChanges assumptions;

    @Autowired
    OpenPlans plans;

    @Autowired
    Proposals proposals;

    @Autowired
    PublicationPreviews previews;

    @Autowired
    Publishing publishing;

    @Autowired
    PublicationUndo undo;

    @Autowired
    DataDigests digests;

    @Autowired
    ChangedData changedData;

    @Autowired
    DatabaseExport database;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void load() {
        databaseImport.replace(ClinicOfTwo.with(), LoadingProgress.SILENT);
    }

    @Test
    void itStaysWithTheProposalUntilItIsUndone() {
        assertThatThrownBy(() -> editing.place(PlanRef.PUBLISHED, 0, withBo("R1", 1), "planner"))
                .isInstanceOfSatisfying(
                        ScheduleRefused.class,
                        refused -> assertThat(refused.rule()).isEqualTo("consent"));

        Proposal assuming = assuming(withBo("R1", 1));

        assertThat(assumptions.of(assuming.id())).containsExactly(new AssumedChange(1, "R1", consent("R1")));
        assertThat(plans.of(assuming.ref()).violations()).isEmpty();
        Proposal undone = editing.undo(assuming.id(), assuming.version());
        assertThat(assumptions.of(undone.id())).isEmpty();
        assertThat(plans.of(undone.ref()).schedule()).isEmpty();
    }

    @Test
    void itGoesAlongWhereAPublishedProposalIsChangedFurther() {
        Proposal published = assuming(withBo("R1", 1));
        publish(published);

        Proposal copy = editing.place(published.ref(), published.version(), withBo("R1", 2), "planner");

        assertThat(copy.id()).isNotEqualTo(published.id());
        assertThat(assumptions.of(copy.id())).containsExactly(new AssumedChange(1, "R1", consent("R1")));
        assertThat(plans.of(copy.ref()).violations()).isEmpty();
    }

    @Test
    void aSolverThatGoesOnFromTheProposalMakesUseOfIt() {
        PlanningData data = plans.of(assuming(withBo("R1", 1)).ref()).data();
        PlanningData onlyBo = data.with(all -> {
            all.specialists = data.specialists().stream()
                    .filter(row -> row.id().equals("bo"))
                    .toList();
            all.specialistCompetences = data.specialistCompetences().stream()
                    .filter(row -> row.specialist().equals("bo"))
                    .toList();
            all.availabilities = data.availabilities().stream()
                    .filter(row -> row.specialist().equals("bo"))
                    .toList();
            all.absences = List.of();
        });

        assertThat(new Solve(onlyBo, Weights.benchmark(), Duration.ofSeconds(1), 1, 1)
                        .run(progress -> {})
                        .schedule())
                .extracting(ScheduleRow::request)
                .as("the requests of the case")
                .containsExactlyInAnyOrder("R1", "R2");
    }

    @Test
    void publishingRecordsNoConsentAndWhatIsPublishedStandsOnItAllTheSame() {
        long number = publish(assuming(withBo("R1", 1)));

        assertThat(jdbc.queryForObject("select count(*) from consent", Integer.class))
                .isZero();
        assertThat(database.everything().consents()).isEmpty();
        assertThat(broken()).isEmpty();
        assertThat(assumptions.publishedWith(number))
                .extracting(AssumedChange::isToBeObtained)
                .containsExactly(true);
        assertThat(assumptions.consentsAwaited("R2"))
                .as("of another request of the case")
                .containsExactly(new AssumedChanges.Awaited(consent("R2"), number));
        assertThat(assumptions.consentsAwaited("R3")).isEmpty();
    }

    @Test
    void onlyTheDayOfThePublishedConsultationStandsOnIt() {
        publish(assuming(withBo("R1", 1)));

        editing.place(PlanRef.PUBLISHED, 0, Placement.of(List.of(placed("R1", at(1, 14), "bo"))), "planner");
        assertThatThrownBy(() -> editing.place(PlanRef.PUBLISHED, 0, withBo("R1", 2), "planner"))
                .isInstanceOf(ScheduleRefused.class);
        assertThatThrownBy(() -> editing.place(PlanRef.PUBLISHED, 0, withBo("R2", 2), "planner"))
                .isInstanceOf(ScheduleRefused.class);
        assertThatThrownBy(() -> editing.place(PlanRef.PUBLISHED, 0, withBo("R3", 1), "planner"))
                .isInstanceOf(ScheduleRefused.class);
    }

    @Test
    void whatAnotherProposalLeavesAsItIsStandsOnIt() {
        publish(assuming(withBo("R1", 1)));
        Proposal other =
                editing.place(PlanRef.PUBLISHED, 0, Placement.of(List.of(placed("R6", at(0, 9), "anna"))), "planner");

        assertThat(previews.of(other.id()).conflicts()).isEmpty();
        publish(other);

        assertThat(broken()).isEmpty();
        assertThat(database.forPlanning().published()).hasSize(2);
    }

    @Test
    void itGoesWithTheConsultationThatStoodOnIt() {
        publish(assuming(withBo("R1", 1)));
        publish(editing.remove(PlanRef.PUBLISHED, 0, "R1", "planner"));

        assertThat(database.forPlanning().consents()).isEmpty();
    }

    @Test
    void withThePublicationItIsUndone() {
        digests.keep(plans.live());
        Proposal assuming = assuming(withBo("R1", 1));
        long number = publish(assuming);
        assertThat(changedData.since(proposals.findById(assuming.id()).orElseThrow()))
                .isEmpty();

        assertThat(undo.inTheWay(number)).isEmpty();
        undo.undo(number, "planner");

        assertThat(database.forPlanning().consents()).isEmpty();
        assertThat(assumptions.consentsAwaited("R1")).isEmpty();
    }

    @Test
    void theLastOfTwoThatAssumeItIsUndoneToTheFirst() {
        publish(assuming(withBo("R1", 1)));
        long second = publish(assuming(withBo("R1", 2)));
        assertThat(broken()).isEmpty();

        assertThat(undo.inTheWay(second)).isEmpty();
        undo.undo(second, "planner");

        assertThat(broken()).isEmpty();
        assertThat(database.forPlanning().consents())
                .containsExactly(
                        new PlanningData.Consent("C1", "school", at(1, 0).toLocalDate(), at(2, 0).toLocalDate()));
    }

    @Test
    void whatALaterPublicationTookAwayComesBackAsItStoodOnTheFirst() {
        publish(assuming(withBo("R1", 1)));
        long removing = publish(editing.remove(PlanRef.PUBLISHED, 0, "R1", "planner"));

        assertThat(undo.inTheWay(removing)).isEmpty();
        undo.undo(removing, "planner");

        assertThat(broken()).isEmpty();
        assertThat(database.forPlanning().published()).isNotEmpty();
    }

    private List<Violation> broken() {
        PlanningData data = database.forPlanning();
        return ScheduleCheck.check(data, data.published());
    }

    private Proposal assuming(Placement placement) {
        return editing.unblock(PlanRef.PUBLISHED, 0, new Unblock(consent(placement.request()), placement), "planner");
    }

    private static GivenConsent consent(String request) {
        return new GivenConsent(request, "school", TODAY);
    }

    private static Placement withBo(String request, int day) {
        return Placement.of(List.of(placed(request, at(day, 9), "bo")));
    }

    private long publish(Proposal proposal) {
        return publishing
                .publish(proposal.id(), previews.of(proposal.id()).fingerprint(), List.of(), "planner")
                .number();
    }
}
