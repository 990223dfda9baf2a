package org.samrad.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.RolledDates;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.PlanningSettings;
import org.samrad.plan.Proposal;
import org.samrad.plan.Proposals;
import org.samrad.plan.RunOrder;
import org.samrad.plan.RunState;
import org.samrad.plan.WhatIf;
import org.samrad.plan.snapshot.DataDigests;
import org.samrad.plan.snapshot.LiveData;
import org.samrad.request.ConsultationRequests;
import org.samrad.solve.PlanScore;
import org.samrad.solve.ScoreCurve;
import org.samrad.solve.Start;
import org.samrad.solve.UncheckedSchedule;
import org.samrad.system.As;
import org.samrad.system.Redirected;
import org.samrad.testing.SmallClinic;
import org.samrad.weights.WeightProfiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

/** The list of runs, and what the panel tells of them. */
@PageTest
@Transactional
class RunsPageTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    ProposalStore store;

    @Autowired
    PlanningRuns runs;

    @Autowired
    Proposals proposals;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    LiveData live;

    @Autowired
    DataDigests digests;

    @Autowired
    PlanningSettings settings;

    @Autowired
    WeightProfiles profiles;

    @Autowired
    Clock clock;

    private PlanningData data;

    @BeforeEach
    void load() {
        data = RolledDates.toComingWeek(SmallClinic.with(6), LocalDate.now(clock));
        databaseImport.replace(data, LoadingProgress.SILENT);
    }

    @Test
    void aRunIsNamedAndItsProposalWithIt() throws Exception {
        Proposal proposal = proposal(order());
        long run = run(proposal);

        mvc.perform(asPlanner(post("/plan/runs/{run}/name", run)).param("name", " Before \u0000the holidays\u0007 "))
                .andExpect(redirectedUrl("/plan/runs#run-" + run));

        assertThat(page("/plan/runs")).contains("Before the holidays", "Change the name");
        assertThat(page("/plan")).contains("Before the holidays");

        mvc.perform(asPlanner(post("/plan/proposals/{id}/name", proposal.id()))
                        .param("name", "")
                        .param("back", "plan"))
                .andExpect(redirectedUrl("/plan?proposal=" + proposal.id()));
        assertThat(page("/plan/runs")).doesNotContain("Before the holidays").contains("Give a name");
    }

    @Test
    void aNameThatIsTooLongIsRefused() throws Exception {
        Redirected.after(
                        mvc,
                        asPlanner(post("/plan/runs/{run}/name", run(proposal(order()))))
                                .param("name", "x".repeat(81)),
                        RunsPageTest::asPlanner)
                .andExpect(content().string(containsString("up to 80 characters")));
    }

    @Test
    void aProposalThatNobodyPublishedIsDeletedAndItsRunStays() throws Exception {
        Proposal proposal = proposal(order());

        mvc.perform(asPlanner(post("/plan/proposals/{id}/discard", proposal.id())))
                .andExpect(redirectedUrl("/plan/runs"));

        assertThat(proposals.existsById(proposal.id())).isFalse();
        assertThat(page("/plan/runs")).contains("Run " + run(proposal), "No stored proposal");
    }

    @Test
    void aProposalThatIsStillBeingSolvedIsKept() throws Exception {
        PlanningRun run = runs.save(new PlanningRun(order(), "planner", clock.instant()));
        Proposal proposal = stored(run);

        Redirected.after(mvc, asPlanner(post("/plan/proposals/{id}/discard", proposal.id())), RunsPageTest::asPlanner)
                .andExpect(content().string(containsString("Nothing was deleted")));
        assertThat(proposals.existsById(proposal.id())).isTrue();
    }

    @Test
    void aProposalThatAWaitingRunIsToBeginWithIsKept() throws Exception {
        Proposal proposal = proposal(order());
        runs.save(new PlanningRun(order().goingOnFrom(proposal.id()), "planner", clock.instant()));

        Redirected.after(mvc, asPlanner(post("/plan/proposals/{id}/discard", proposal.id())), RunsPageTest::asPlanner)
                .andExpect(content().string(containsString("Nothing was deleted")));
        assertThat(proposals.existsById(proposal.id())).isTrue();
    }

    @Test
    void thePanelTellsOfRunsAboutTheDataAsTheyAreAndWhatIfsOnlyWaitInItsQueue() throws Exception {
        long real = run(proposal(order().named("The real one")));
        PlanningRun imagined = runs.save(
                new PlanningRun(order().imagining(new WhatIf.NothingMore().text()), "planner", clock.instant()));
        imagined.begin(clock.instant());

        assertThat(page("/plan")).contains("Run " + real, "The real one").doesNotContain("What-if");

        runs.save(new PlanningRun(order().named("The next one"), "planner", clock.instant()));
        assertThat(page("/plan"))
                .contains("The next one", "Waiting for 1 run before it")
                .doesNotContain("What-if");
    }

    @Test
    void aWhatIfIsMarkedAndOffersNoPublishing() throws Exception {
        Proposal proposal = proposal(order().imagining(new WhatIf.NothingMore().text()));

        assertThat(page("/plan/runs")).contains("What-if");
        assertThat(page("/plan?plan=" + proposal.ref().code()))
                .contains("What-if")
                .doesNotContain("/plan/proposals/" + proposal.id() + "/publish");
    }

    @Test
    void aWhatIfIsNamedInTheReadersLanguageAndIsNoPlanToChoose() throws Exception {
        Proposal real = proposal(order());
        Proposal imagined = proposal(order().imagining(new WhatIf.NothingMore().text()));

        mvc.perform(asPlanner(get("/plan/runs")).locale(Locale.of("sv")))
                .andExpect(content().string(containsString("Scenario: inga fler timmar")));
        for (String path : List.of("/plan", "/plan/compare")) {
            assertThat(page(path))
                    .contains("<option value=\"" + real.ref().code() + "\"")
                    .doesNotContain("<option value=\"" + imagined.ref().code() + "\"");
        }
    }

    @Test
    void oneRunTooManyForOnePersonIsRefusedAndTheNextPageSaysSo() throws Exception {
        for (int number = 0; number < settings.runsPerPerson(); number++) {
            runs.save(new PlanningRun(order(), "test-PLANNER", clock.instant()));
        }

        for (MockHttpServletRequestBuilder asking : List.of(
                solve(),
                asPlanner(post("/plan/proposals/{id}/replan", proposal(order()).id())))) {
            mvc.perform(asking)
                    .andExpect(redirectedUrl("/plan"))
                    .andExpect(flash().attribute(
                                    "refused",
                                    containsString(settings.runsPerPerson()
                                            + " runs under way, as many as one person may have")));
        }
        assertThat(runs.countUnderWay("test-PLANNER", false)).isEqualTo(settings.runsPerPerson());
    }

    @Test
    void whatWaitsIsListedAndCanBeTakenAway() throws Exception {
        runs.save(new PlanningRun(order(), "planner", clock.instant()));
        PlanningRun waiting = runs.save(new PlanningRun(order().named("The other"), "kim", clock.instant()));

        String panel = page("/plan");
        assertThat(panel).contains("In the queue", "The other", "started by kim", "Cancel run " + waiting.id());

        mvc.perform(asPlanner(post("/plan/runs/{run}/stop", waiting.id()))).andExpect(redirectedUrl("/plan"));
        assertThat(page("/plan")).doesNotContain("In the queue");
    }

    @Test
    void aSolveIsAskedForUnderANameAndGoesOnFromAProposal() throws Exception {
        Proposal before = proposal(order());
        long newest = runs.findFirstByOrderByIdDesc().orElseThrow().id();

        Redirected.after(
                        mvc,
                        solve().param("from", before.ref().code()).param("name", "x".repeat(81)),
                        RunsPageTest::asPlanner)
                .andExpect(content()
                        .string(allOf(
                                containsString("up to 80 characters"),
                                containsString("value=\"" + before.ref().code() + "\" selected"))));
        Redirected.after(mvc, solve().param("from", "p999999"), RunsPageTest::asPlanner)
                .andExpect(content().string(containsString("Choose what to start from.")));
        assertThat(runs.findFirstByOrderByIdDesc().orElseThrow().id()).isEqualTo(newest);
    }

    @Test
    void aProposalWhoseDataHaveChangedSaysWhatAndOffersToReplan() throws Exception {
        digests.keep(live.read());
        Proposal proposal = proposal(order());
        assertThat(page("/plan")).doesNotContain("The data have changed");

        withdraw("R2");

        mvc.perform(asPlanner(get("/plan")))
                .andExpect(content()
                        .string(allOf(
                                containsString("The data have changed since proposal"),
                                containsString("1 withdrawn or held request"),
                                containsString(">R2</span>"),
                                containsString("The data have changed since this was made"),
                                containsString("action=\"/plan/proposals/" + proposal.id() + "/replan\""))));
    }

    @Test
    void replanningAsksForARunLikeTheOneBeforeThatBeginsWithTheProposal() throws Exception {
        Proposal proposal = proposal(order().named("Monday"));

        mvc.perform(asPlanner(post("/plan/proposals/{id}/replan", proposal.id())))
                .andExpect(redirectedUrl("/plan"));

        PlanningRun asked = runs.findFirstByOrderByIdDesc().orElseThrow();
        assertThat(asked.beginsWith()).contains(proposal.id());
        assertThat(asked.name()).contains("Monday");
        assertThat(asked.limit()).isEqualTo(PlanningRun.SHORTEST);
        assertThat(asked.startedBy()).isEqualTo("test-PLANNER");
        assertThat(page("/plan")).contains("Starts from proposal " + proposal.id());

        mvc.perform(asPlanner(post("/plan/proposals/999999/replan"))).andExpect(status().isNotFound());
    }

    @Test
    void nothingIsSaidWhereNothingHasChanged() throws Exception {
        digests.keep(live.read());
        proposal(order());

        mvc.perform(asPlanner(get("/plan"))).andExpect(content().string(not(containsString("Replan"))));
    }

    private void withdraw(String request) {
        var found = requests.findById(request).orElseThrow();
        found.withdraw();
        requests.saveAndFlush(found);
    }

    private RunOrder order() {
        return RunOrder.of(profiles.preferred(), PlanningRun.SHORTEST, 1, Start.SCRATCH);
    }

    private MockHttpServletRequestBuilder solve() {
        return asPlanner(post("/plan/runs"))
                .param("seconds", "5")
                .param("seed", "1")
                .param("profile", String.valueOf(profiles.preferred().id()));
    }

    private static long run(Proposal proposal) {
        return Objects.requireNonNull(proposal.run());
    }

    private Proposal proposal(RunOrder order) {
        PlanningRun run = runs.save(new PlanningRun(order, "planner", clock.instant()));
        run.begin(clock.instant());
        run.end(RunState.FINISHED, ScoreCurve.empty(), clock.instant());
        return stored(runs.save(run));
    }

    private Proposal stored(PlanningRun run) {
        List<ScheduleRow> placed = List.of(SmallClinic.placed(
                "R1", data.header().horizonStart().plusDays(1).atTime(9, 0), "anna"));
        long id = store.replace(
                run, new UncheckedSchedule(placed, new PlanScore(0, 10, 5), 1, 7), live.mark(), List.of(), placed);
        return proposals.findById(id).orElseThrow();
    }

    private String page(String path) throws Exception {
        return mvc.perform(asPlanner(get(path)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static MockHttpServletRequestBuilder asPlanner(MockHttpServletRequestBuilder request) {
        return request.with(As.planner()).with(csrf()).locale(Locale.ENGLISH);
    }
}
