package org.samrad.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.testing.SmallClinic.at;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.consultation.UrgencyScale;
import org.samrad.dataset.ScheduleRow;
import org.samrad.edit.ProposalEditing;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.Proposal;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Proposals;
import org.samrad.plan.RunOrder;
import org.samrad.plan.RunState;
import org.samrad.plan.snapshot.DataChanges;
import org.samrad.plan.snapshot.DataChanges.Kind;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestContent;
import org.samrad.solve.Start;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.PlanningBeans;
import org.samrad.testing.PlanningBeans.Heard;
import org.samrad.testing.SmallClinic;
import org.samrad.weights.WeightProfiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** A proposal whose data have changed says so, and a run goes on from it. */
@Import(PlanningBeans.class)
abstract class ChangedDataTest {

    @OnH2
    static class OnH2Test extends ChangedDataTest {}

    @OnPostgres
    static class OnPostgresTest extends ChangedDataTest {}

    @Autowired
    ChangedData changedData;

    @Autowired
    Planner planner;

    @Autowired
    PlanningRuns runs;

    @Autowired
    Proposals proposals;

    @Autowired
    ProposalRows rows;

    @Autowired
    ProposalEditing editing;

    @Autowired
    WeightProfiles profiles;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    Heard heard;

    @BeforeEach
    void load() {
        databaseImport.replace(SmallClinic.with(6), LoadingProgress.SILENT);
    }

    @AfterEach
    void nothingStaysUnderWay() throws InterruptedException {
        for (PlanningRun run : runs.underWay()) {
            planner.stop(run.id());
            heard.endOf(run.id());
        }
    }

    @Test
    void aProposalAboutTheDataOfNowIsNotOutdated() throws InterruptedException {
        assertThat(changedData.since(solved(order()))).isEmpty();
    }

    @Test
    void requestsThatCameAndWentAfterTheRunsEndAreTold() throws InterruptedException {
        Proposal proposal = solved(order());

        change("R2", ConsultationRequest::withdraw);
        String filed = file("C2");

        assertThat(since(proposal))
                .containsOnlyKeys(Kind.NEW_REQUESTS, Kind.GONE_REQUESTS)
                .containsEntry(Kind.NEW_REQUESTS, sorted(filed))
                .containsEntry(Kind.GONE_REQUESTS, sorted("R2"));
    }

    @Test
    void aSpecialistWhoIsAwayMoreThanBeforeIsTold() throws InterruptedException {
        Proposal proposal = solved(order());

        jdbc.update(
                "insert into absence (specialist, from_time, until_time) values ('anna', ?, ?)", at(0, 0), at(1, 0));

        assertThat(since(proposal)).containsOnly(Map.entry(Kind.SPECIALISTS, sorted("anna")));
    }

    @Test
    void whatARunTookInWhileItLastedIsNotTold() throws InterruptedException {
        long run = planner.start(order(), "planner").id();
        heard.storedOf(run);

        change("R2", ConsultationRequest::withdraw);
        while (rows.placed(heard.storedOf(run).proposal(), List.of("R2")).contains("R2")) {
            assertThat(runs.findById(run).orElseThrow().state()).isEqualTo(RunState.RUNNING);
        }
        planner.stop(run);
        heard.endOf(run);

        assertThat(changedData.since(proposals.findByRun(run).orElseThrow())).isEmpty();
    }

    @Test
    void whatIsPublishedAsAnotherProposalHasItIsTold() throws InterruptedException {
        Proposal one = solved(order());
        Proposal other = proposals.findById(one.id()).orElseThrow();
        List<ScheduleRow> placed = rows.all(one.id());
        String elsewhere = placed.getLast().request();

        publish(placed.getFirst());

        assertThat(changedData.since(one)).as("published as it has it").isEmpty();
        publish(SmallClinic.placed(elsewhere, at(9, 9), "bo"));
        assertThat(since(other)).containsOnly(Map.entry(Kind.CONSULTATIONS, sorted(elsewhere)));
    }

    @Test
    void aProposalMadeByHandIsAboutTheDataOfItsLastEdit() throws InterruptedException {
        Proposal solved = solved(order());
        String placed = rows.all(solved.id()).getFirst().request();
        change("R2", ConsultationRequest::withdraw);

        Proposal edited = editing.pin(solved.ref(), solved.version(), placed, true, "planner");
        assertThat(changedData.since(edited)).isEmpty();
        change("R3", ConsultationRequest::withdraw);

        assertThat(since(edited)).containsOnly(Map.entry(Kind.GONE_REQUESTS, sorted("R3")));
    }

    @Test
    void whereAChangeByHandIsUndoneTheProposalIsAboutTheDataOfThen() throws InterruptedException {
        Proposal solved = solved(order());
        String placed = rows.all(solved.id()).stream()
                .map(ScheduleRow::request)
                .filter(id -> !id.equals("R2") && !id.equals("R3"))
                .findFirst()
                .orElseThrow();
        Proposal edited = editing.remove(solved.ref(), solved.version(), placed, "planner");
        change("R2", ConsultationRequest::withdraw);

        Proposal undone = editing.undo(edited.id(), edited.version());
        assertThat(changedData.since(undone)).isEmpty();
        change("R3", ConsultationRequest::withdraw);

        assertThat(since(undone)).containsOnly(Map.entry(Kind.GONE_REQUESTS, sorted("R3")));
    }

    @Test
    void aProposalWhoseDataNobodyKeptSaysOnlyThatTheyHaveChanged() throws InterruptedException {
        Proposal proposal = solved(order());
        jdbc.update("delete from data_digest");
        change("R2", ConsultationRequest::withdraw);

        assertThat(changedData.since(proposal)).contains(DataChanges.UNKNOWN);
    }

    @Test
    void replanningBeginsWithTheProposalAndWhatStillHoldsStays() throws InterruptedException {
        Proposal before = solved(order().named("Monday"));
        Set<ScheduleRow> held = Set.copyOf(rows.all(before.id()));
        change("R2", ConsultationRequest::withdraw);
        String filed = file("C2");

        Proposal after = solved(order().goingOnFrom(before.id()).named(before.name()));

        assertThat(after.name()).isEqualTo("Monday");
        assertThat(changedData.since(after)).isEmpty();
        assertThat(rows.all(after.id()))
                .filteredOn(row -> !row.request().equals(filed))
                .containsExactlyInAnyOrderElementsOf(
                        held.stream().filter(row -> !row.request().equals("R2")).toList());
        assertThat(rows.placed(after.id(), List.of(filed, "R2"))).containsExactly(filed);
    }

    /** Everybody stays where they are once they have a place, since a change of it would cost more than it brings. */
    private RunOrder order() {
        return RunOrder.of(profiles.preferred(), PlanningRun.LONGEST, 1, Start.PUBLISHED);
    }

    /** The proposal of a run that is stopped as soon as it has one. */
    private Proposal solved(RunOrder order) throws InterruptedException {
        long run = planner.start(order, "planner").id();
        heard.storedOf(run);
        planner.stop(run);
        heard.endOf(run);
        return proposals.findByRun(run).orElseThrow();
    }

    private Map<Kind, SortedSet<String>> since(Proposal proposal) {
        return changedData.since(proposal).orElseThrow().byKind();
    }

    private static SortedSet<String> sorted(String... ids) {
        return new TreeSet<>(Set.of(ids));
    }

    private void publish(ScheduleRow row) {
        UUID id = UUID.randomUUID();
        jdbc.update(
                "insert into appointment (id, version, request, start_time, end_time, mode, pinned)"
                        + " values (?, 0, ?, ?, ?, ?, false)",
                id,
                row.request(),
                row.start(),
                row.end(),
                row.mode().name());
        jdbc.update(
                "insert into appointment_participant (appointment, role, specialist) values (?, ?, ?)",
                id,
                row.role(),
                row.specialist());
    }

    private void change(String request, Consumer<ConsultationRequest> how) {
        transactions.executeWithoutResult(status -> {
            ConsultationRequest found = requests.findById(request).orElseThrow();
            how.accept(found);
            requests.save(found);
        });
    }

    private String file(String caseId) {
        return transactions.execute(status -> {
            RequestContent content = requests.findById("R3").orElseThrow().content();
            return requests.save(ConsultationRequest.file(requests.nextId(), caseId, content, UrgencyScale.DEFAULT))
                    .id();
        });
    }
}
