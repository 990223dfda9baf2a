package org.samrad.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.testing.SmallClinic.published;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.PageTest;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.UrgencyRule;
import org.samrad.dataset.RolledDates;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposals;
import org.samrad.plan.RunOrder;
import org.samrad.plan.RunState;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.solve.Start;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;
import org.samrad.system.As;
import org.samrad.system.Dates;
import org.samrad.testing.SmallClinic;
import org.samrad.testing.Solved;
import org.samrad.weights.WeightProfiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

/**
 * The comparison over the small clinic, of what is published with a proposal: R1 moves to the day before, R2 gets Bo instead of
 * Anna, R3, whose case is protected, moves to the afternoon, R4 is new, R5 is lost, R6 stays.
 */
@PageTest
@Transactional
class ComparePagesTest {

    private static final Weights WEIGHTS = Weights.defaults();
    private static final String ALL = "R1 R2 R3 R4 R5";

    @Autowired
    MockMvc mvc;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    ApplicationContext context;

    @Autowired
    Proposals proposals;

    @Autowired
    WeightProfiles profiles;

    @Autowired
    Clock clock;

    @Autowired
    MessageSource messages;

    @Autowired
    Dates dates;

    private PlanningData data;
    private long proposal;

    @BeforeEach
    void plan() {
        data = RolledDates.toComingWeek(
                SmallClinic.with(
                        6,
                        published("R1", SmallClinic.at(2, 9), "anna", false),
                        published("R2", SmallClinic.at(2, 10), "anna", false),
                        published("R3", SmallClinic.at(2, 11), "anna", false),
                        published("R5", SmallClinic.at(3, 9), "bo", false),
                        published("R6", SmallClinic.at(3, 10), "anna", false)),
                LocalDate.now(clock));
        databaseImport.replace(data, LoadingProgress.SILENT);
        proposal = solved(
                placed("R1", 1, 9, "anna"),
                placed("R2", 2, 10, "bo"),
                placed("R3", 2, 13, "anna"),
                placed("R4", 0, 9, "bo"),
                placed("R6", 3, 10, "anna"));
    }

    @Test
    void whatIsPublishedIsSetAgainstTheNewestProposalUnlessAskedOtherwise() throws Exception {
        String page = page("/plan/compare");

        assertThat(page)
                .contains("<option value=\"published\" selected=\"selected\">Published</option>")
                .contains("<option value=\"p" + proposal + "\" selected=\"selected\">Proposal " + proposal);
        assertThat(page.replaceAll("\\s+", " "))
                .contains(
                        "<strong>4</strong> <span>consultations differ",
                        "<strong>1</strong> <span>unchanged",
                        "<strong>2</strong> <span>people to tell");
    }

    @Test
    void eachDifferenceIsToldWithItsKindBothSidesItsReasonAndWhoIsToBeTold() throws Exception {
        String page = page("/plan/compare");

        assertThat(row(page, "R1")).contains("Moved", "waits 1 day less", "(-5.0)", "1 person", "Question of C1");
        assertThat(row(page, "R1"))
                .contains("/plan/published/requests/R1", "/plan/p" + proposal + "/requests/R1")
                .containsPattern("class=\"other\"><span class=\"nowrap\">")
                .doesNotContain("class=\"other\"><span class=\"soft\">psychiatrist");
        assertThat(row(page, "R2"))
                .contains("Panel changed", "2 people", "1 level closer to the need")
                .contains("class=\"other\"><span class=\"soft\">psychiatrist")
                .doesNotContain("class=\"other\"><span class=\"nowrap\">");
        assertThat(row(page, "R4")).contains(">New<", "Unscheduled", "is now scheduled");
        assertThat(row(page, "R5")).contains("Lost", "Unscheduled", "is no longer scheduled");
        assertThat(page).doesNotContain("id=\"d-R6\"");
    }

    @Test
    void howMuchLessAFamilyWaitsBetweenConsultationsIsSaidInHoursAndMinutes() {
        OpenPlan first = OpenPlan.of(
                PlanRef.PUBLISHED,
                SmallClinic.with(3),
                List.of(SmallClinic.placed("R1", SmallClinic.at(2, 9), "anna")),
                WEIGHTS);
        PlanComparison comparison =
                PlanComparison.of(first, first.with(List.of(SmallClinic.placed("R1", SmallClinic.at(1, 9), "anna"))));
        PlanDiff.Row moved = comparison.diff().rows().getFirst();
        var less = new PlanDiff.Row(
                moved.request(),
                moved.kind(),
                moved.before(),
                moved.after(),
                Map.of(PlanRule.FAMILY_IDLE, -11 * WEIGHTS.of(PlanRule.FAMILY_IDLE)),
                moved.told());

        LocaleContextHolder.setLocale(Locale.of("sv"));
        try {
            assertThat(new CompareReasons(comparison, messages, dates).of(less))
                    .singleElement()
                    .extracting(CompareReasons.Reason::text)
                    .isEqualTo("2 timmar 45 minuter mindre mellan familjens konsultationer");
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    @Test
    void howManyDaysLessAreWaitedIsCountedByWhatADayWeighsInTheData() {
        PlanningData weighed =
                SmallClinic.with(3).with(rows -> rows.urgencies = List.of(new UrgencyRule(Urgency.DAYS_30, 30, 7)));
        OpenPlan first = OpenPlan.of(
                PlanRef.PUBLISHED, weighed, List.of(SmallClinic.placed("R1", SmallClinic.at(2, 9), "anna")), WEIGHTS);
        PlanComparison comparison =
                PlanComparison.of(first, first.with(List.of(SmallClinic.placed("R1", SmallClinic.at(1, 9), "anna"))));

        LocaleContextHolder.setLocale(Locale.ENGLISH);
        try {
            assertThat(new CompareReasons(comparison, messages, dates)
                            .of(comparison.diff().rows().getFirst()))
                    .extracting(CompareReasons.Reason::text)
                    .contains("waits 1 day less");
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', R1 R2 R4 R5",
        "&kind=moved, R1",
        "&kind=SWAPPED, R2",
        "&kind=new, R4",
        "&kind=lost, R5",
        "&case=c4, R4",
        "&q=question of c5, R5",
        "&q=r3, ''",
        "&q=C3, ''",
        "&specialist=bo, R2 R4 R5",
        "&specialist=bo&kind=new, R4",
        "&organisation=hospital, R1 R2 R4 R5",
        "&organisation=elsewhere, ''"
    })
    void filtersLetThroughWhatTheyNameInThePageAndInTheFile(String filter, String shown) throws Exception {
        String page = page("/plan/compare?a=published&b=p" + proposal + filter);
        String file = page("/plan/compare.csv?a=published&b=p" + proposal + filter);

        for (String request : ALL.split(" ")) {
            assertThat(page.contains("id=\"d-" + request + "\"")).as(request).isEqualTo(shown.contains(request));
            assertThat(file.contains("\n" + request + ",")).as(request).isEqualTo(shown.contains(request));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "when, R4 R1 R2 R5",
        "request, R1 R2 R4 R5",
        "kind, R1 R2 R4 R5",
        "cost, R4 R2 R1 R5",
        "told, R2 R4 R1 R5"
    })
    void rowsAreSortedAsAsked(String sort, String order) throws Exception {
        String page = page("/plan/compare?sort=" + sort);

        assertThat(List.of(order.split(" ")))
                .isSortedAccordingTo((one, other) ->
                        Integer.compare(page.indexOf("id=\"d-" + one + "\""), page.indexOf("id=\"d-" + other + "\"")));
    }

    @Test
    void ofAProtectedCaseAPlannerLearnsNothingAndACoordinatorAll() throws Exception {
        assertThat(page("/plan/compare")).doesNotContain("R3", "13:00");
        assertThat(page("/plan/compare.csv")).doesNotContain("R3");

        RequestPostProcessor both = As.coordinatingPlanner();
        assertThat(row(answer("/plan/compare", both, Locale.ENGLISH).getContentAsString(), "R3"))
                .contains("Anna", "13:00", "C3");
    }

    @Test
    void theFileIsUtf8AndNamedForItsPlans() throws Exception {
        MockHttpServletResponse file = answer("/plan/compare.csv", As.planner(), Locale.ENGLISH);

        assertThat(file.getContentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(file.getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"samrad-published-p%d.csv\"".formatted(proposal));
    }

    @Test
    void withTheSidesSwappedTheNewIsLost() throws Exception {
        String page = page("/plan/compare?a=p" + proposal + "&b=published");

        assertThat(row(page, "R4")).contains("Lost");
        assertThat(row(page, "R1")).contains("waits 1 day more");
        assertThat(page).contains("/plan/compare?a=published&amp;b=p" + proposal);
    }

    @Test
    void twoProposalsAreCompared() throws Exception {
        long other = solved(placed("R6", 3, 10, "anna"));

        assertThat(page("/plan/compare?a=p" + proposal + "&b=p" + other).replaceAll("\\s+", " "))
                .contains("<strong>3</strong> <span>consultations differ");
    }

    @Test
    void theSamePlanOnBothSidesIsSaidToBe() throws Exception {
        assertThat(page("/plan/compare?a=p%d&b=p%d".formatted(proposal, proposal)))
                .contains("Both sides show the same plan")
                .doesNotContain("id=\"differences\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p999999", "v999999", "<script>"})
    void aPlanThatIsNotThereIsNamedAndAnotherCanBeChosen(String code) throws Exception {
        String page = mvc.perform(
                        get("/plan/compare").param("a", code).with(As.planner()).locale(Locale.ENGLISH))
                .andExpect(status().isNotFound())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(page)
                .contains("There is no plan " + code.replace("<", "&lt;").replace(">", "&gt;"), "name=\"a\"")
                .doesNotContain("<script>");
        mvc.perform(get("/plan/compare.csv").param("a", code).with(As.planner()))
                .andExpect(status().isNotFound());
    }

    @Test
    void whereNothingHasBeenProposedThePageSaysHowToBegin() throws Exception {
        proposals.deleteAllInBatch();

        assertThat(page("/plan/compare")).contains("There is nothing to compare yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "sv", "nb"})
    void noTextIsMissingInAnyLanguage(String language) throws Exception {
        assertThat(answer("/plan/compare", As.planner(), Locale.of(language)).getContentAsString())
                .doesNotContain("??")
                .contains("lang=\"" + language + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/plan/compare", "/plan/compare.csv"})
    void onlyPlannersCompare(String path) throws Exception {
        mvc.perform(get(path).with(As.coordinator())).andExpect(status().isForbidden());
        mvc.perform(get(path).with(As.specialist("anna"))).andExpect(status().isForbidden());
    }

    private static String row(String page, String request) {
        int from = page.indexOf("id=\"d-" + request + "\"");
        assertThat(from).as(request).isPositive();
        return page.substring(from, page.indexOf("</tr>", from));
    }

    private String page(String path) throws Exception {
        return answer(path, As.planner(), Locale.ENGLISH).getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse answer(String path, RequestPostProcessor reader, Locale locale) throws Exception {
        return mvc.perform(get(path).with(reader).locale(locale))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
    }

    private ScheduleRow placed(String request, int day, int hour, String specialist) {
        LocalDateTime start = SmallClinic.at(day, hour)
                .plusDays(ChronoUnit.DAYS.between(
                        SmallClinic.MONDAY, data.header().horizonStart()));
        return SmallClinic.placed(request, start, specialist);
    }

    private long solved(ScheduleRow... schedule) {
        long run = Solved.with(
                context,
                RunOrder.of(profiles.preferred(), Duration.ofSeconds(5), 1, Start.SCRATCH),
                RunState.FINISHED,
                data,
                List.of(schedule));
        return proposals.findByRun(run).orElseThrow().id();
    }
}
