package org.samrad.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.PageTest;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.BookedRole;
import org.samrad.dataset.RolledDates;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.UnscheduledRow;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.Proposals;
import org.samrad.plan.RunOrder;
import org.samrad.plan.RunState;
import org.samrad.plan.snapshot.LiveData;
import org.samrad.run.ProposalStore;
import org.samrad.schedule.Appointments;
import org.samrad.solve.Outcome;
import org.samrad.solve.PlanScore;
import org.samrad.solve.ScoreCurve;
import org.samrad.solve.Start;
import org.samrad.solve.UncheckedSchedule;
import org.samrad.solver.PlanRule;
import org.samrad.solver.floor.Floors;
import org.samrad.system.As;
import org.samrad.system.Redirected;
import org.samrad.testing.SmallClinic;
import org.samrad.weights.WeightProfile;
import org.samrad.weights.WeightProfiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

/** The planner's pages over the small clinic, its first week the coming one. */
@PageTest
@Transactional
class PlanPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    ProposalStore store;

    @Autowired
    PlanningRuns runs;

    @Autowired
    Proposals proposals;

    @Autowired
    LiveData liveData;

    @Autowired
    WeightProfiles profiles;

    @Autowired
    Appointments appointments;

    @Autowired
    Clock clock;

    private PlanningData data;

    @BeforeEach
    void load() {
        load(new BookedRole[0]);
    }

    @Test
    void withoutAProposalThePublishedScheduleIsShown() throws Exception {
        load(SmallClinic.published("R1", SmallClinic.at(1, 9), "anna", true));

        mvc.perform(asPlanner(get("/plan")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("Published schedule"),
                                containsString("Anna Öst"),
                                containsString("R1"),
                                containsString("09:00–10:00"),
                                containsString("aria-label=\"Pinned\""),
                                not(containsString("class=\"button primary\" href=\"/plan/proposals")))));
    }

    @Test
    void theTimelineTellsHowAProposalDiffersFromWhatIsPublished() throws Exception {
        load(
                SmallClinic.published("R1", SmallClinic.at(1, 9), "anna", false),
                SmallClinic.published("R2", SmallClinic.at(2, 9), "bo", false),
                SmallClinic.published("R4", SmallClinic.at(3, 9), "bo", false));
        proposal(placed("R1", 1, 9, "anna"), placed("R2", 2, 11, "bo"), placed("R5", 0, 9, "bo"));

        String page = page("/plan");

        assertThat(page).contains("Proposal ", "3 of 7 requests scheduled");
        assertThat(page).containsPattern("id=\"c-R1-anna-published\"");
        assertThat(page).containsPattern("id=\"c-R2-bo-moved\"");
        assertThat(page).containsPattern("id=\"c-R2-bo-leaving\"");
        assertThat(page).containsPattern("id=\"c-R4-bo-dropped\"");
        assertThat(page).containsPattern("id=\"c-R5-bo-proposed\"");
    }

    @Test
    void theTableSaysTheSameAsTheTimeline() throws Exception {
        load(SmallClinic.published("R1", SmallClinic.at(1, 9), "anna", true));
        proposal(placed("R1", 1, 9, "anna"), placed("R2", 2, 11, "bo"));

        String page = page("/plan?view=table");

        assertThat(page).contains("R1", "R2", "11:00–12:00", "Bo Ek", "Pinned", "Proposed", "Question of C2");
        assertThat(page.indexOf(">R1<")).isLessThan(page.indexOf(">R2<"));
        String backwards = page("/plan?view=table&sort=standing");
        assertThat(backwards).contains("aria-sort=\"ascending\"");
    }

    @Test
    void onlyTheChosenWeekIsSent() throws Exception {
        proposal(placed("R1", 1, 9, "anna"), placed("R2", 8, 11, "bo"));
        LocalDate next = monday().plusWeeks(1);

        String second = page("/plan?view=table&week=" + weekCode(next));

        assertThat(page("/plan?view=table")).contains(">R1<").doesNotContain(">R2<");
        assertThat(second).contains(">R2<").doesNotContain(">R1<");
    }

    @ParameterizedTest
    @CsvSource({
        "q=bo, Bo Ek, Anna Öst",
        "competence=child-psychiatry, Anna Öst, Nothing matches",
        "competence=genetics, Nothing matches, Anna Öst",
        "busy=true, Anna Öst, Bo Ek"
    })
    void specialistsAreFound(String asked, String shown, String hidden) throws Exception {
        proposal(placed("R1", 1, 9, "anna"));

        assertThat(page("/plan?" + asked)).contains(shown).doesNotContain(hidden);
    }

    @Test
    void aProtectedConsultationIsNothingButATimeThatItsPanelIsBusy() throws Exception {
        proposal(placed("R3", 1, 9, "anna"));

        assertThat(page("/plan?busy=true"))
                .contains("Anna Öst", "Busy", "09:00–10:00")
                .doesNotContain("R3", "Bo Ek");
        assertThat(page("/plan?view=table")).doesNotContain(">R3<", "09:00–10:00");
        assertThat(page("/plan?view=case")).doesNotContain("C3");
    }

    @ParameterizedTest
    @CsvSource({
        "en, nobody holds genetics.",
        "sv, ingen har kompetensen genetik.",
        "nb, ingen har kompetansen genetikk."
    })
    void theReasonForAnUnscheduledRequestIsASentenceInTheReadersLanguage(String language, String sentence)
            throws Exception {
        proposal(placed("R1", 1, 9, "anna"));

        mvc.perform(get("/plan?view=unscheduled").with(As.planner()).locale(Locale.of(language)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString(sentence),
                                containsString("geneticist"),
                                containsString("Question of CX"))));
    }

    @Test
    void aReasonThatTheDataNoLongerBearOutIsSaidWithoutValues() throws Exception {
        long run = ended(RunState.FINISHED).id();
        complete(run, List.of(), List.of(new UnscheduledRow("X", "LEVEL_TOO_LOW", "geneticist", "As it was.")));

        assertThat(page("/plan?view=unscheduled"))
                .contains("Nobody has the level that “geneticist” (Genetics) requires.");
    }

    @Test
    void aReasonNobodyHasTranslatedIsGivenAsItIs() throws Exception {
        long run = ended(RunState.FINISHED).id();
        complete(run, List.of(), List.of(new UnscheduledRow("X", "BRAND_NEW", null, "The moon is full.")));

        assertThat(page("/plan?view=unscheduled")).contains("The moon is full.");
    }

    @Test
    void anInterruptedProposalListsWhatItHadNotPlaced() throws Exception {
        PlanningRun run = ended(RunState.INTERRUPTED);
        store.replace(
                run,
                new UncheckedSchedule(List.of(), new PlanScore(0, 9, 9), 1, 7),
                "",
                List.of(),
                List.of(placed("R1", 1, 9, "anna")));

        assertThat(page("/plan?view=unscheduled"))
                .contains("The reason is not worked out", ">R2<")
                .doesNotContain(">R1<");
        assertThat(page("/plan"))
                .contains(
                        "Interrupted",
                        "Its best so far is kept",
                        "than the first: cost of the unscheduled 20, cost of wishes 400.")
                .doesNotContain("How the cost fell");
    }

    @Test
    void aFailedRunNamesTheBrokenRule() throws Exception {
        PlanningRun run = waiting();
        run.fail("double-booking", "The schedule breaks double-booking (request R1): twice", clock.instant());
        runs.save(run);

        assertThat(page("/plan")).contains("Broken rule: Double booking", "The schedule breaks double-booking");
        assertThat(page("/plan/runs")).contains("Failed", "The schedule breaks double-booking");
    }

    @Test
    void solvingQueuesARunAsItWasAskedFor() throws Exception {
        WeightProfile benchmark = profiles.findByNameIgnoreCase("benchmark").orElseThrow();

        mvc.perform(asPlanner(post("/plan/runs"))
                        .param("seconds", "15")
                        .param("profile", String.valueOf(benchmark.id()))
                        .param("seed", "7"))
                .andExpect(redirectedUrl("/plan"));

        PlanningRun run = runs.findFirstByOrderByIdDesc().orElseThrow();
        assertThat(run.limit()).isEqualTo(Duration.ofSeconds(15));
        assertThat(run.profile()).isEqualTo("benchmark");
        assertThat(run.seed()).isEqualTo(7);
        assertThat(run.startedBy()).isEqualTo("test-PLANNER");
        assertThat(page("/plan")).contains("Stop", "hx-get=\"/plan/run?mark=");
    }

    @ParameterizedTest
    @CsvSource({"4, 1", "601, 1", "soon, 1", "'', 1", "30, -1", "30, soon"})
    void aSolveOutsideTheRulesIsRefusedAndNothingTypedIsLost(String seconds, String seed) throws Exception {
        long before = runs.count();

        Redirected.after(
                        mvc,
                        asPlanner(post("/plan/runs"))
                                .param("seconds", seconds)
                                .param(
                                        "profile",
                                        String.valueOf(profiles.preferred().id()))
                                .param("seed", seed),
                        PlanPagesTest::asPlanner)
                .andExpect(content()
                        .string(allOf(
                                containsString("class=\"error\""),
                                containsString("aria-invalid=\"true\""),
                                containsString("value=\"" + seed + "\""))));

        assertThat(runs.count()).isEqualTo(before);
    }

    @Test
    void aProfileThatIsGoneIsToldSo() throws Exception {
        Redirected.after(
                        mvc,
                        asPlanner(post("/plan/runs")).param("seconds", "30").param("profile", "99999"),
                        PlanPagesTest::asPlanner)
                .andExpect(content().string(containsString("Choose weights from the list.")));
    }

    @Test
    void thePanelIsFollowedPieceByPieceAndWholeOnceTheRunHasEnded() throws Exception {
        PlanningRun run = waiting();
        String mark = run.id() + "-QUEUED-";

        mvc.perform(asPlanner(get("/plan/run")).param("mark", mark).header("HX-Request", "true"))
                .andExpect(status().isOk())
                .andExpect(header().doesNotExist("HX-Trigger"))
                .andExpect(header().doesNotExist("HX-Retarget"))
                .andExpect(content().string(allOf(containsString("id=\"run-live\""), not(containsString("<html")))));

        mvc.perform(asPlanner(post("/plan/runs/{id}/stop", run.id()))).andExpect(redirectedUrl("/plan"));

        mvc.perform(asPlanner(get("/plan/run")).param("mark", mark).header("HX-Request", "true"))
                .andExpect(status().isOk())
                .andExpect(header().string("HX-Trigger", "proposal-stored"))
                .andExpect(header().string("HX-Retarget", "#run"))
                .andExpect(content()
                        .string(allOf(
                                containsString("Stopped"),
                                containsString("id=\"run\""),
                                not(containsString("hx-trigger")))));
    }

    @Test
    void thePieceAloneLeadsToThePage() throws Exception {
        mvc.perform(asPlanner(get("/plan/run"))).andExpect(redirectedUrl("/plan"));
    }

    @Test
    void publishingSaysFirstWhatItChangesThenDoesIt() throws Exception {
        load(
                SmallClinic.published("R1", SmallClinic.at(1, 9), "anna", false),
                SmallClinic.published("R2", SmallClinic.at(2, 9), "bo", false));
        long proposal = proposal(placed("R1", 1, 11, "anna"), placed("R4", 0, 9, "bo"), placed("R5", 0, 9, "anna"));
        String where = "/plan/proposals/" + proposal + "/publish";

        String confirm = page(where);
        assertThat(confirm.replaceAll("\\s+", " "))
                .contains(
                        "<strong>2</strong> <span>new appointments",
                        "<strong>1</strong> <span>moved appointment<",
                        "<strong>1</strong> <span>cancelled appointment<");
        assertThat(appointments.findByRequestAndCancelledAtIsNull("R4")).isEmpty();

        mvc.perform(asPlanner(post(where)).param("seen", seen(confirm)))
                .andExpect(redirectedUrl("/plan?plan=published"));
        assertThat(appointments.findByRequestAndCancelledAtIsNull("R4")).isPresent();
        assertThat(page("/plan")).contains("state good\">Published").doesNotContain("Publish …");
        assertThat(page("/plan/runs")).contains("by test-PLANNER: 2 new, 1 moved, 1 cancelled");
    }

    @Test
    void inTheWeekAfterItWasPublishedAProposalIsNoLongerWhereTheBoardOpens() throws Exception {
        load();
        long proposal = proposal(placed("R4", 0, 9, "bo"));
        String where = "/plan/proposals/" + proposal + "/publish";
        jdbc.update(
                "update proposal set stored_at = ? where id = ?",
                clock.instant().minus(Duration.ofDays(8)).atOffset(ZoneOffset.UTC),
                proposal);
        assertThat(page("/plan")).contains("Publish …");

        mvc.perform(asPlanner(post(where)).param("seen", seen(page(where))));

        assertThat(page("/plan")).contains("Published schedule");
        assertThat(page("/plan?proposal=" + proposal)).contains("state good\">Published");
    }

    @Test
    void whatBreaksARuleIsLeftOutWithTheRulesNameAndTheRestCanBePublished() throws Exception {
        long proposal = proposal(placed("R1", 1, 9, "anna"), placed("R2", 1, 9, "anna"));
        String where = "/plan/proposals/" + proposal + "/publish";

        assertThat(page(where)).contains("One conflict", "R2</a>", "Double booking", "Publish one change");
        Redirected.after(mvc, asPlanner(post(where)).param("seen", "anything"), PlanPagesTest::asPlanner)
                .andExpect(content().string(containsString("Double booking")));
        assertThat(appointments.findByRequestAndCancelledAtIsNull("R1")).isEmpty();
    }

    @Test
    void changesThatThePlannerHasNotSeenAreShownAgain() throws Exception {
        long proposal = proposal(placed("R1", 1, 9, "anna"));

        Redirected.after(
                        mvc,
                        asPlanner(post("/plan/proposals/{id}/publish", proposal))
                                .param("seen", "something else"),
                        PlanPagesTest::asPlanner)
                .andExpect(content()
                        .string(allOf(
                                containsString("The schedule has changed since you looked"),
                                containsString("Publish one change"))));
    }

    @Test
    void thePlannersHomeTellsHowTheNewestProposalStands() throws Exception {
        proposal(placed("R1", 1, 9, "anna"));

        assertThat(page("/").replaceAll("\\s+", " "))
                .contains("<strong>0</strong> <span>scheduled and published", "<span>without a published time")
                .contains("<strong>1</strong> <span>scheduled in the newest proposal, not published")
                .contains("<strong>6</strong> <span>left out by the newest proposal");
    }

    @Test
    void aProposalThatIsNotThereIsNotFound() throws Exception {
        mvc.perform(asPlanner(get("/plan?proposal=99999"))).andExpect(status().isNotFound());
        mvc.perform(asPlanner(get("/plan/proposals/99999/publish"))).andExpect(status().isNotFound());
        mvc.perform(asPlanner(post("/plan/proposals/99999/publish")).param("seen", "x"))
                .andExpect(status().isNotFound());
        mvc.perform(asPlanner(post("/plan/runs/99999/stop"))).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/plan", "/plan/runs", "/rules"})
    void onlyPlannersSeeThePlan(String path) throws Exception {
        mvc.perform(get(path).with(As.coordinator())).andExpect(status().isForbidden());
        mvc.perform(get(path).with(As.specialist("anna"))).andExpect(status().isForbidden());
        mvc.perform(get(path).with(As.administrator())).andExpect(status().isForbidden());
        mvc.perform(asPlanner(get(path))).andExpect(status().isOk());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | 4 unscheduled; no plan has fewer     | 3 past the guarantee; at least 1 in any plan that leaves no more out
                    sv | 4 utan tid; inget schema har färre   | 3 över vårdgarantin; minst 1 i varje schema där inte fler blir utan tid
                    nb | 4 uten tid; ingen timeplan har færre | 3 over fristen; minst 1 i enhver timeplan der ikke flere blir uten tid
                    """)
    void eachFigureSaysWhatNoPlanBettersAndLeadsToItsList(String language, String leftOut, String past)
            throws Exception {
        loadDueOn(1);
        List<ScheduleRow> late =
                List.of(placed("R1", 2, 9, "anna"), placed("R2", 3, 9, "bo"), placed("R3", 2, 11, "bo"));
        PlanningRun run = ended(RunState.FINISHED);
        complete(run.id(), late, List.of(), liveData.mark(), new Floors(4, 20, 1, 0, 0));

        String board = pageIn(language, "/plan");
        assertThat(board).contains(">" + leftOut + "</a>", ">" + past + "</a>", "view=late");
        String list = pageIn(language, "/plan?view=late");
        assertThat(list).contains("Question of C1", "Question of C2", ">R3<").doesNotContain("??");
        assertThat(list.indexOf(">R2<")).isBetween(0, list.indexOf(">R1<"));
        assertThat(pageIn(
                        language,
                        "/plan/compare?a=published&b="
                                + proposals.findNewest().orElseThrow().ref().code()))
                .contains(past.substring(past.indexOf("; ") + 2));
    }

    @Test
    void aFloorIsNotSaidOnceTheDataAreOthersOrMoreIsLeftOut() throws Exception {
        loadDueOn(1);
        List<ScheduleRow> late = List.of(placed("R1", 2, 9, "anna"), placed("R2", 3, 9, "bo"));
        complete(ended(RunState.FINISHED).id(), late, List.of(), "older", new Floors(4, 20, 1, 0, 0));

        assertThat(page("/plan")).contains(">2 past the guarantee<", ">5 unscheduled<");
    }

    /** As somebody reads it who may know all of the plan. */
    private String pageIn(String language, String path) throws Exception {
        return mvc.perform(get(path).with(As.coordinatingPlanner()).locale(Locale.of(language)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    /** Everything has to be held by a day of the first week. */
    private void loadDueOn(int day) {
        load();
        data = data.with(all -> all.requests = data.requests().stream()
                .map(row -> row.with(terms -> terms.due = monday().plusDays(day)))
                .toList());
        databaseImport.replace(data, LoadingProgress.SILENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "sv", "nb"})
    void noTextIsMissingInAnyLanguage(String language) throws Exception {
        load(SmallClinic.published("R1", SmallClinic.at(1, 9), "anna", true));
        proposal(placed("R1", 1, 9, "anna"), placed("R2", 2, 11, "bo"), placed("R3", 2, 13, "bo"));
        long shown = proposals.findNewest().orElseThrow().id();

        for (String path : List.of(
                "/plan",
                "/plan?view=table",
                "/plan?view=unscheduled",
                "/plan?view=late",
                "/plan/runs",
                "/rules",
                "/plan/proposals/" + shown + "/publish")) {
            mvc.perform(get(path).with(As.planner()).locale(Locale.of(language)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("??"))));
        }
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

    private static String seen(String confirm) {
        return confirm.replaceFirst("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1");
    }

    private void load(BookedRole... published) {
        data = RolledDates.toComingWeek(SmallClinic.with(6, published), LocalDate.now(clock));
        databaseImport.replace(data, LoadingProgress.SILENT);
    }

    private LocalDate monday() {
        return data.header().horizonStart();
    }

    private ScheduleRow placed(String request, int day, int hour, String specialist) {
        LocalDateTime start = SmallClinic.at(day, hour).plusDays(ChronoUnit.DAYS.between(SmallClinic.MONDAY, monday()));
        return SmallClinic.placed(request, start, specialist);
    }

    /** A proposal that leaves X and all others unscheduled. */
    private long proposal(ScheduleRow... schedule) {
        PlanningRun run = ended(RunState.FINISHED);
        return complete(
                run.id(),
                List.of(schedule),
                List.of(new UnscheduledRow("X", "NO_COMPETENCE", "geneticist", "Nobody holds genetics.")));
    }

    private long complete(long run, List<ScheduleRow> schedule, List<UnscheduledRow> unscheduled) {
        return complete(run, schedule, unscheduled, "", null);
    }

    private long complete(
            long run, List<ScheduleRow> schedule, List<UnscheduledRow> unscheduled, String mark, Floors floors) {
        var score = new PlanScore(0, 12, 345.5);
        long proposal = store.replace(
                runs.findById(run).orElseThrow(),
                new UncheckedSchedule(schedule, score, schedule.size(), 7),
                mark,
                List.of(),
                schedule);
        store.complete(
                run,
                new Outcome(
                        SmallClinic.with(6),
                        schedule,
                        unscheduled,
                        List.of(),
                        score,
                        java.util.Map.of(PlanRule.WAITING, 345.5),
                        floors,
                        Duration.ofSeconds(5),
                        false,
                        null));
        return proposal;
    }

    private PlanningRun waiting() {
        return runs.save(new PlanningRun(
                RunOrder.of(profiles.preferred(), PlanningRun.SHORTEST, 1, Start.SCRATCH), "planner", clock.instant()));
    }

    private PlanningRun ended(RunState how) {
        PlanningRun run = waiting();
        run.begin(clock.instant());
        run.end(how, ScoreCurve.empty().with(new ScoreCurve.Point(1, 20, 400)), clock.instant());
        return runs.save(run);
    }

    private static String weekCode(LocalDate monday) {
        return java.time.format.DateTimeFormatter.ISO_WEEK_DATE.format(monday).substring(0, 8);
    }
}
