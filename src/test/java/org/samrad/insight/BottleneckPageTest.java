package org.samrad.insight;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.PageTest;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.RolledDates;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.insight.ValueStudy.Trial;
import org.samrad.plan.OneMore;
import org.samrad.plan.PlanRef;
import org.samrad.plan.RunOrder;
import org.samrad.plan.RunState;
import org.samrad.plan.WhatIf;
import org.samrad.solve.Start;
import org.samrad.system.As;
import org.samrad.system.Redirected;
import org.samrad.testing.Solved;
import org.samrad.weights.WeightProfiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

/** The page of bottlenecks over a small clinic of the coming weeks. */
@PageTest
@Transactional
class BottleneckPageTest {

    private static final String PUBLISHED = "/plan/bottlenecks?plan=published";

    @Autowired
    MockMvc mvc;

    @Autowired
    ApplicationContext context;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    Bottlenecks bottlenecks;

    @Autowired
    ValueStudies studies;

    @Autowired
    WeightProfiles profiles;

    @Autowired
    Clock clock;

    private PlanningData data;

    /** Four want neurology, one of them psychology too, and one lives at a protected address in Skövde. */
    @BeforeEach
    void load() {
        Shortage clinic = new Shortage()
                .specialist("nina", "neurology", 4)
                .offers("nina", DayOfWeek.MONDAY, "09:00", "10:00")
                .specialist("pia", "psychology", 3)
                .offers("pia", DayOfWeek.TUESDAY, "09:00", "12:00")
                .request("r1", "Borås", null, "neurology")
                .request("r2", "Borås", null, "neurology", "psychology")
                .request("r3", "Kiruna", null, "neurology")
                .protectedRequest("r4", "Skövde", "epilepsy");
        data = RolledDates.toComingWeek(clinic.data(), LocalDate.now(clock));
        databaseImport.replace(data, LoadingProgress.SILENT);
    }

    @Test
    void unmetDemandIsCountedByCompetenceAndEachRequestOnceInAll() throws Exception {
        String page = page(PUBLISHED);

        assertThat(page).contains("4 of 4 requests are unscheduled", "English neurology", "English psychology");
        assertThat(page).containsPattern("class=\"total\"[^>]*of=neurology[^>]*>3<");
        assertThat(page).containsPattern("class=\"total\"[^>]*of=psychology[^>]*>1<");
        assertThat(page).contains("<strong>4</strong>");
    }

    @Test
    void theFilterTakesNarrowerCompetencesInAndLeavesOtherAreasOut() throws Exception {
        assertThat(page(PUBLISHED + "&competence=neurology"))
                .containsPattern("of=neurology[^>]*>3<")
                .containsPattern("of=epilepsy[^>]*>1<")
                .doesNotContain("of=psychology");
        assertThat(page(PUBLISHED + "&competence=epilepsy")).doesNotContain("of=neurology");
        assertThat(page(PUBLISHED + "&area=Kiruna")).containsPattern("of=neurology[^>]*>1<");
    }

    @Test
    void theRequestsOfACellAreListedWithLinksToTheirExplanation() throws Exception {
        String page = page(PUBLISHED + "&of=neurology&in=Borås");

        assertThat(page)
                .contains("/plan/published/requests/r1\"", "/plan/published/requests/r2\"", "2 unscheduled requests")
                .doesNotContain("/requests/r3\"", "/requests/r4\"");
    }

    @Test
    void whatTheRequestsFailForIsToldWithALinkThatListsThem() throws Exception {
        assertThat(page(PUBLISHED)).contains("A time is free", "why=NO_COMPETENCE&amp;about=epilepsy");
        assertThat(page(PUBLISHED + "&why=NO_COMPETENCE&about=epilepsy"))
                .contains("1 unscheduled request", "/requests/r4\"")
                .doesNotContain("/requests/r1\"");
        assertThat(page(PUBLISHED + "&why=NO_ROOM&about=nowhere"))
                .contains("No unscheduled requests")
                .doesNotContain("/requests/r1\"");
    }

    @Test
    void whereAProtectedCaseLivesIsNotTold() throws Exception {
        for (String path : List.of(PUBLISHED, PUBLISHED + "&by=area", PUBLISHED + "&by=both&of=epilepsy")) {
            assertThat(page(path)).doesNotContain("Skövde");
        }
        assertThat(page(PUBLISHED + "&by=area")).contains("Unknown or protected");
        assertThat(page(PUBLISHED + "&of=epilepsy")).contains("/plan/published/requests/r4\"");
    }

    @Test
    void hoursAreShownInAllAndWeekByWeek() throws Exception {
        String total = page(PUBLISHED + "&hours=total");
        String weeks = page(PUBLISHED + "&hours=weeks");

        // Nina offers an hour in each of two weeks; three requests ask for neurology and one for epilepsy, a part of
        // it.
        assertThat(row(total, "English neurology")).containsSubsequence("2.0", "0%", "0.0", "4.0", "4.0");
        assertThat(row(total, "English psychology")).containsSubsequence("6.0", "0%", "0.0", "1.0", "1.0");
        assertThat(weeks.split(">English psychology</a>", -1)).hasSize(3);
    }

    @Test
    void whatMoreHoursAreWorthIsToldInASentenceWithItsRuns() throws Exception {
        long base = solved(new WhatIf.NothingMore(), placed("r1", 0, "nina"));
        OneMore one = more(60);
        long first = solved(
                one, placed("r1", 0, "nina"), placed("r3", 0, one.specialist()), placed("r2", 7, one.specialist()));
        long second = solved(more(120), placed("r1", 0, "nina"));
        study(base, new Trial("neurology", 60, first), new Trial("neurology", 120, second));

        String page = page(PUBLISHED).replaceAll("\\s+", " ");

        assertThat(page)
                .contains(
                        "One more hour a week of english neurology schedules 2 more requests.",
                        "Two more hours a week of english neurology schedule no more requests.",
                        "Solving again schedules 1 more request without any more hours",
                        "Run " + first,
                        "/plan/compare?a=published&amp;b=p",
                        "/plan/compare?a=p");
        // r3 on the first Monday instead of at the end, r2 on the second.
        assertThat(page).contains("Saves " + (14 + 7) + " waiting days in total.");
        assertThat(page).doesNotContain("hx-trigger=\"every 2s\"");
    }

    @Test
    void aStudyUnderWayIsFollowedPieceByPieceAndWholeWhenARunHasEnded() throws Exception {
        long base = solved(new WhatIf.NothingMore(), placed("r1", 0, "nina"));
        long waits = Solved.waiting(context, order(more(60))).id();
        ValueStudy study = study(base, new Trial("neurology", 60, waits));

        assertThat(page(PUBLISHED)).contains("1 of 2 runs finished", "hx-trigger=\"every 2s\"", "Waiting");
        mvc.perform(asPlanner(get("/plan/bottlenecks/value?plan=published&ended=1"))
                        .header("HX-Request", "true"))
                .andExpect(status().isOk())
                .andExpect(header().doesNotExist("HX-Retarget"))
                .andExpect(content().string(containsString("id=\"study-live\"")))
                .andExpect(content().string(not(containsString("<html"))));
        mvc.perform(asPlanner(get("/plan/bottlenecks/value?plan=published&ended=0"))
                        .header("HX-Request", "true"))
                .andExpect(header().string("HX-Retarget", "#value"))
                .andExpect(content().string(containsString("id=\"value\"")));
        mvc.perform(asPlanner(get("/plan/bottlenecks/value?plan=published")))
                .andExpect(redirectedUrl("/plan/bottlenecks?plan=published#value"));

        Redirected.after(
                        mvc,
                        asPlanner(post("/plan/bottlenecks/value")
                                .param("plan", "published")
                                .param("seconds", "10")),
                        BottleneckPageTest::asPlanner)
                .andExpect(content().string(containsString("still being solved")));
        mvc.perform(asPlanner(post("/plan/bottlenecks/value/{id}/stop", study.id())))
                .andExpect(redirectedUrl("/plan/bottlenecks?plan=published#value"));
        assertThat(page(PUBLISHED)).contains("Stopped").doesNotContain("hx-trigger=\"every 2s\"");
    }

    @ParameterizedTest
    @CsvSource({
        "nothing-such, 10, Choose a competence from the list.",
        "neurology, 7, Choose one of the time limits",
        "neurology, '', Choose one of the time limits"
    })
    void aQuestionThatCannotBeAskedIsRefusedAndSaysWhy(String competence, String seconds, String why) throws Exception {
        Redirected.after(
                        mvc,
                        asPlanner(post("/plan/bottlenecks/value"))
                                .param("plan", "published")
                                .param("competence", competence)
                                .param("seconds", seconds),
                        BottleneckPageTest::asPlanner)
                .andExpect(content().string(containsString(why)));
        assertThat(studies.findAll()).isEmpty();
    }

    @Test
    void withNothingUnmetThePageSaysSo() throws Exception {
        databaseImport.replace(
                RolledDates.toComingWeek(new Shortage().data(), LocalDate.now(clock)), LoadingProgress.SILENT);

        assertThat(page(PUBLISHED)).contains("Every request is scheduled.", "Nothing is scarce");
    }

    @Test
    void aPlanThatIsNotThereIsNotFound() throws Exception {
        mvc.perform(asPlanner(get("/plan/bottlenecks?plan=p99999"))).andExpect(status().isNotFound());
        mvc.perform(asPlanner(get("/plan/bottlenecks?plan=nonsense"))).andExpect(status().isNotFound());
        mvc.perform(asPlanner(post("/plan/bottlenecks/value/99999/stop"))).andExpect(status().isNotFound());
    }

    @Test
    void onlyPlannersSeeIt() throws Exception {
        mvc.perform(get(PUBLISHED).with(As.coordinator())).andExpect(status().isForbidden());
        mvc.perform(get(PUBLISHED).with(As.specialist("nina"))).andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "sv", "nb"})
    void noTextIsMissingInAnyLanguage(String language) throws Exception {
        long base = solved(new WhatIf.NothingMore(), placed("r1", 0, "nina"));
        OneMore one = more(60);
        long first = solved(one, placed("r1", 0, "nina"), placed("r3", 0, one.specialist()));
        study(
                base,
                new Trial("neurology", 60, first),
                new Trial("neurology", 120, solved(more(120))),
                new Trial(
                        "neurology",
                        240,
                        Solved.waiting(context, order(more(240))).id()));

        for (String path : List.of(
                "/plan/bottlenecks",
                PUBLISHED,
                PUBLISHED + "&by=both&of=neurology",
                PUBLISHED + "&by=area&hours=weeks")) {
            mvc.perform(get(path).with(As.planner()).locale(Locale.of(language)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("??"))));
        }
    }

    private ValueStudy study(long base, Trial... trials) {
        return studies.save(new ValueStudy(
                bottlenecks.of(PlanRef.PUBLISHED).mark(),
                Duration.ofSeconds(10),
                base,
                List.of(trials),
                "test",
                Instant.EPOCH));
    }

    private long solved(WhatIf whatIf, ScheduleRow... schedule) {
        var rows = new ArrayList<>(List.of(schedule));
        return Solved.with(context, order(whatIf), RunState.FINISHED, whatIf.applyTo(data), rows);
    }

    private RunOrder order(WhatIf whatIf) {
        return RunOrder.of(profiles.preferred(), Duration.ofSeconds(10), 1, Start.PRICED)
                .imagining(whatIf.text());
    }

    private OneMore more(int minutes) {
        return new OneMore(
                "neurology",
                4,
                minutes,
                DayOfWeek.MONDAY,
                LocalTime.of(10, 0),
                data.header().horizonStart(),
                "nina",
                null);
    }

    private ScheduleRow placed(String request, int day, String specialist) {
        LocalDateTime start = data.header().horizonStart().plusDays(day).atTime(9, 0);
        return new ScheduleRow(request, start, start.plusHours(1), Mode.VIDEO, null, "neurology", specialist);
    }

    private static String row(String page, String name) {
        String hours = page.substring(page.indexOf("id=\"hours\""));
        String row = hours.substring(hours.indexOf(">" + name + "</a>"));
        return row.substring(0, row.indexOf("</tr>"));
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
