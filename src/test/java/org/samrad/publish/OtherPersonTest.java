package org.samrad.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.placed;
import static org.samrad.testing.SmallClinic.published;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.check.ScheduleCheck;
import org.samrad.consultation.Mode;
import org.samrad.dataset.Placement;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.edit.ProposalEditing;
import org.samrad.exchange.DatabaseExport;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.explain.unblock.DroppedRole;
import org.samrad.explain.unblock.OtherPerson;
import org.samrad.explain.unblock.Unblock;
import org.samrad.plan.AssumedChange;
import org.samrad.plan.AssumedChanges;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposal;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.testing.ClinicOfTwo;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.PlanningBeans;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A role that is to go to the same person as before goes to another: assumed, published and undone. */
@Import(PlanningBeans.class)
abstract class OtherPersonTest {

    @OnH2
    static class OnH2Test extends OtherPersonTest {}

    @OnPostgres
    static class OnPostgresTest extends OtherPersonTest {}

    private static final OtherPerson ANYBODY = new OtherPerson("R5", "psychiatrist", "child-psychiatry", 3);

    @Autowired
    ProposalEditing editing;

    @Autowired
    AssumedChanges assumptions;

    @Autowired
    OpenPlans plans;

    @Autowired
    PublicationPreviews previews;

    @Autowired
    Publishing publishing;

    @Autowired
    PublicationUndo undo;

    @Autowired
    DatabaseExport database;

    @Autowired
    DatabaseImport databaseImport;

    @BeforeEach
    void load() {
        PlanningData clinic = ClinicOfTwo.with(published("R4", at(0, 9), "anna", false));
        databaseImport.replace(
                clinic.with(all -> all.consents = List.of(
                        new PlanningData.Consent("C5", "school", at(-9, 0).toLocalDate(), null))),
                LoadingProgress.SILENT);
    }

    @Test
    void itStaysWithTheProposalUntilItIsUndone() {
        Proposal applied = apply();

        assertThat(assumptions.of(applied.id())).containsExactly(new AssumedChange(1, "R5", ANYBODY));
        assertThat(plans.of(applied.ref()).violations()).isEmpty();
        editing.undo(applied.id(), applied.version());
        assertThat(assumptions.of(applied.id())).isEmpty();
    }

    @Test
    void publishedTheRoleAsksForNobodyFromBeforeAndUndoneItDoesAgain() {
        PlanningData before = database.forPlanning();
        long number = publish(apply());

        PlanningData after = database.everything();
        assertThat(after.requestRoles())
                .contains(new PlanningData.RequestRole("R5", "psychiatrist", "child-psychiatry", 3, false, null, null));
        assertThat(ScheduleCheck.check(after, after.published())).isEmpty();
        assertThat(undo.inTheWay(number)).isEmpty();
        undo.undo(number, "planner");

        assertThat(database.forPlanning().requestRoles()).containsExactlyInAnyOrderElementsOf(before.requestRoles());
    }

    @Test
    void aRoleThatWasDroppedAsksForTheSamePersonAgainOnceThatIsUndone() {
        databaseImport.replace(
                ClinicOfTwo.with(published("R4", at(0, 9), "anna", false))
                        .with(all -> all.requestRoles = withSecond(all.requestRoles)),
                LoadingProgress.SILENT);
        PlanningData before = database.forPlanning();
        long number = publish(editing.unblock(
                PlanRef.PUBLISHED,
                0,
                new Unblock(
                        new DroppedRole("R5", "psychiatrist"),
                        Placement.of(List.of(
                                new ScheduleRow("R5", at(2, 9), at(2, 10), Mode.VIDEO, null, "second", "anna")))),
                "planner"));

        undo.undo(number, "planner");

        assertThat(database.forPlanning().requestRoles()).containsExactlyInAnyOrderElementsOf(before.requestRoles());
    }

    private static List<PlanningData.RequestRole> withSecond(List<PlanningData.RequestRole> roles) {
        return Stream.concat(
                        roles.stream(),
                        Stream.of(
                                new PlanningData.RequestRole("R5", "second", "child-psychiatry", 1, false, null, null)))
                .toList();
    }

    private Proposal apply() {
        return editing.unblock(
                PlanRef.PUBLISHED,
                0,
                new Unblock(ANYBODY, Placement.of(List.of(placed("R5", at(1, 9), "bo")))),
                "planner");
    }

    private long publish(Proposal proposal) {
        return publishing
                .publish(proposal.id(), previews.of(proposal.id()).fingerprint(), List.of(), "planner")
                .number();
    }
}
