package org.samrad.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.PageTest;
import org.samrad.check.ScheduleCheck;
import org.samrad.dataset.Placement;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.RolledDates;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.csv.PlanningDataReader;
import org.samrad.edit.ProposalEditing;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposal;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Proposals;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.publish.PublicationPreviews;
import org.samrad.publish.Publishing;
import org.samrad.question.RulesOfQuestions;
import org.samrad.system.As;
import org.samrad.system.Redirected;
import org.samrad.testing.SmallClinic;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

/** The explanation of a request as a page and as a drawer, over the small clinic, its first week the coming one. */
@PageTest
@Transactional
class ExplanationPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    ProposalEditing editing;

    @Autowired
    Publishing publishing;

    @Autowired
    PublicationPreviews previews;

    @Autowired
    ProposalRows rows;

    @Autowired
    Proposals proposals;

    @Autowired
    OpenPlans plans;

    @Autowired
    Clock clock;

    private PlanningData data;

    @Autowired
    RulesOfQuestions rules;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void load() {
        load(SmallClinic.with(6));
        rules.change(List.of(Relaxation.Kind.values()), rules.current().version());
    }

    @Test
    void aConsultationTellsWhenWithWhomWhatItCostsAndWhyOthersLost() throws Exception {
        String plan = proposal(placed("R1", 1, 9, "anna"), placed("R2", 1, 9, "bo"));

        String page = page("/plan/" + plan + "/requests/R1");

        assertThat(page)
                .contains(
                        "Question of C1",
                        "Proposed",
                        "09:00–10:00",
                        "Anna Öst",
                        "days after",
                        "the earliest day asked for",
                        "Anna Öst (psychiatrist) is 1 level above the level required.",
                        "costs more because of: Waiting time",
                        ">Choose<",
                        "href=\"/requests/R1\"")
                .doesNotContain("Why it is not scheduled");
    }

    @Test
    void byScriptOnlyThePieceIsSent() throws Exception {
        String plan = proposal(placed("R1", 1, 9, "anna"));

        mvc.perform(asPlanner(get("/plan/" + plan + "/requests/R1")).header("HX-Request", "true"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("id=\"drawer-title\""),
                                not(containsString("<html")),
                                not(containsString("<h1")))));
    }

    @Test
    void whatIsPublishedAndPinnedSaysSo() throws Exception {
        load(SmallClinic.with(6, SmallClinic.published("R1", SmallClinic.at(1, 9), "anna", true)));

        assertThat(page("/plan/published/requests/R1"))
                .contains("state good\">Published", "Pinned", "It is pinned, so it stays as it is.")
                .doesNotContain(">Choose<");
    }

    @Test
    void aChosenOptionLiesInAProposalOfItsOwn() throws Exception {
        load(SmallClinic.with(6, SmallClinic.published("R1", SmallClinic.at(1, 9), "anna", false)));
        String key = firstKey(page("/plan/published/requests/R1"));

        String next = redirected(
                post("/plan/published/requests/R1/place").param("version", "0").param("key", key));

        Proposal made = newest();
        assertThat(next).isEqualTo("/plan/" + made.ref() + "/requests/R1");
        assertThat(made.isEdited()).isTrue();
        assertThat(made.basedOn()).isEqualTo(PlanRef.PUBLISHED);
        assertThat(key).startsWith(held(made, "R1").start() + " VIDEO");
        assertThat(page(next)).contains("Moved or changed", "Changes to what is published");
    }

    @Test
    void aChoiceThatIsNoLongerThereIsRefusedAndWhatIsThereIsShown() throws Exception {
        String plan = proposal(placed("R1", 1, 9, "anna"));
        long before = proposals.count();

        Redirected.after(
                        mvc,
                        asPlanner(post("/plan/" + plan + "/requests/R1/place"))
                                .param("version", "0")
                                .param("key", "last summer"),
                        ExplanationPagesTest::asPlanner)
                .andExpect(content()
                        .string(allOf(
                                containsString("The plan has changed since you looked"), containsString("Choose"))));
        assertThat(proposals.count()).isEqualTo(before);
    }

    @Test
    void whoComesSecondIsToldWhatTheFirstChanged() throws Exception {
        String plan = proposal(placed("R1", 1, 9, "anna"));
        int seen = newest().version();
        String key = firstKey(page("/plan/" + plan + "/requests/R1"));
        editing.place(PlanRef.of(plan), seen, Placement.of(List.of(placed("R5", 2, 9, "bo"))), "another");
        jdbc.update("insert into account (username, password, display_name) values ('another', 'none', 'Ann Other')");

        Redirected.after(
                        mvc,
                        asPlanner(post("/plan/" + plan + "/requests/R1/place"))
                                .param("version", String.valueOf(seen))
                                .param("key", key),
                        ExplanationPagesTest::asPlanner)
                .andExpect(content().string(containsString("R5 was moved by Ann Other")));
    }

    @ParameterizedTest
    @CsvSource({
        "en, The role “geneticist” has no candidate: nobody holds genetics., does not have the competence",
        "sv, Rollen ”geneticist” har ingen kandidat: ingen har kompetensen genetik., har inte kompetensen",
        "nb, Rollen «geneticist» har ingen kandidat: ingen har kompetansen genetikk., har ikke kompetansen"
    })
    void anUnscheduledRequestTellsWhyAndWhatStandsInEverybodysWay(String language, String cause, String cell)
            throws Exception {
        mvc.perform(get("/plan/published/requests/X").with(As.planner()).locale(Locale.of(language)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString(cause),
                                containsString(cell),
                                containsString("Anna Öst"),
                                containsString("Bo Ek"),
                                containsString("hx-get=\"/plan/published/requests/X/unblocks\""))));
    }

    @Test
    void whereNothingWouldHelpThatIsSaid() throws Exception {
        mvc.perform(asPlanner(get("/plan/published/requests/X/unblocks")).header("HX-Request", "true"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("No single change that would make it possible was found"),
                                not(containsString("hx-get")))));
    }

    @Test
    void aRequestThatHasAFreePlaceIsOfferedIt() throws Exception {
        assertThat(page("/plan/published/requests/R4"))
                .contains("There is a free time for it", "Times and panels that are free now", ">Choose<")
                .doesNotContain("/unblocks");
    }

    @Test
    void anAppliedUnblockGivesAPlaceInAProposalThatTheCheckerAcceptsAndCanBeTakenBack() throws Exception {
        load(withLevel(SmallClinic.with(6), "R6", 5));
        String where = "/plan/published/requests/R6";
        String unblocks = page(where + "/unblocks");
        assertThat(unblocks).contains("Accept level 4 instead of 5 in the role “psychiatrist”.");

        String next = redirected(post(where + "/unblock").param("version", "0").param("key", firstKey(unblocks)));

        Proposal made = newest();
        OpenPlan plan = plans.of(made.ref());
        assertThat(held(made, "R6").specialist()).isEqualTo("anna");
        assertThat(ScheduleCheck.check(plan.data(), plan.schedule())).isEmpty();
        assertThat(ScheduleCheck.check(plans.of(PlanRef.PUBLISHED).data(), plan.schedule()))
                .isNotEmpty();
        assertThat(page(next))
                .contains("What this proposal assumes", "Level 4 instead of 5 is enough in the role “psychiatrist”.");

        String back = redirected(post(next + "/undo").param("version", String.valueOf(made.version())));

        assertThat(page(back)).contains("at level 5 or more").doesNotContain("What this proposal assumes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "R5 | SHORTER_DURATION | Shorten it from 540 to 420 minutes. | 420 minutes instead of 540 are enough.",
                "R2 | OTHER_WINDOW | outside the times that were given. | It may also be held on",
                "R4 | OTHER_GAP | Let R4 come 2 days or more after R1, instead of 5 days or more. | R4 may come 2 days or more after R1"
            })
    void aShorterOneOneMoreTimeOrAnotherGapGivesAPlaceInAProposal(
            String request, String kind, String offered, String assumed) throws Exception {
        load(SmallClinic.easable());
        String where = "/plan/published/requests/" + request;
        String unblocks = page(where + "/unblocks");
        assertThat(unblocks).contains(offered);

        String next = redirected(post(where + "/unblock")
                .param("version", "0")
                .param("key", unblocks.replaceFirst("(?s).*?name=\"key\" value=\"(" + kind + "[^\"]*)\".*", "$1")));

        OpenPlan plan = plans.of(newest().ref());
        assertThat(held(newest(), request)).isNotNull();
        assertThat(ScheduleCheck.check(plan.data(), plan.schedule())).isEmpty();
        assertThat(page(next)).contains("What this proposal assumes", assumed);
    }

    @Test
    void whatBecameTrueIsNoLongerAssumedAndNotTakenBackByHand() throws Exception {
        load(withLevel(SmallClinic.with(6), "R6", 5));
        String where = "/plan/published/requests/R6";
        String next = redirected(
                post(where + "/unblock").param("version", "0").param("key", firstKey(page(where + "/unblocks"))));
        Proposal made = newest();
        long number = publishing
                .publish(made.id(), previews.of(made.id()).fingerprint(), List.of(), "planner")
                .number();

        assertThat(page(next))
                .contains("Level 4 instead of 5 is enough", "In effect since version " + number + ".")
                .doesNotContain(">Undo<", "It takes effect when the proposal is published");
        assertThat(page("/plan?plan=" + made.ref())).doesNotContain("id=\"stale\"");
        Redirected.after(
                        mvc,
                        asPlanner(post(next + "/undo")).param("version", String.valueOf(made.version())),
                        ExplanationPagesTest::asPlanner)
                .andExpect(content().string(containsString("There is nothing to undo")));
    }

    @Test
    void ofAProtectedCaseAPlannerLearnsNeitherTimeNorPanel() throws Exception {
        String plan = proposal(placed("R3", 1, 9, "anna"));
        String where = "/plan/" + plan + "/requests/R3";

        assertThat(page(where))
                .contains("Protected identity", "Question of C3")
                .doesNotContain("09:00", "Anna Öst", ">Choose<");
        assertThat(page("/plan/published/requests/R3"))
                .contains("There is a free time for it")
                .doesNotContain("09:00", "Anna Öst", ">Choose<", "unblocks");
        assertThat(page("/plan/published/requests/R3/unblocks")).doesNotContain("Anna Öst", ">Apply<");
        mvc.perform(asPlanner(post(where + "/place")).param("version", "0").param("key", "x"))
                .andExpect(status().isForbidden());
        mvc.perform(get(where).with(both()).locale(Locale.ENGLISH))
                .andExpect(content().string(allOf(containsString("09:00–10:00"), containsString("Anna Öst"))));
    }

    @Test
    void whatDecidesForAProtectedCaseIsToldAPlannerWithoutValues() throws Exception {
        load(withLevel(SmallClinic.with(6), "R3", 5));
        String where = "/plan/published/requests/R3";

        assertThat(page(where)).contains("Nobody has the level").doesNotContain("level 5");
        mvc.perform(get(where).with(both()).locale(Locale.ENGLISH))
                .andExpect(content().string(containsString("at level 5 or more.")));
    }

    @Test
    void whoIsBusyWithAProtectedConsultationIsNotToldOfIt() throws Exception {
        load(onlyAt(SmallClinic.with(6), "R6", 1, 9));
        String plan = proposal(placed("R3", 1, 9, "anna"), placed("R1", 1, 9, "bo"));
        String where = "/plan/" + plan + "/requests/R6";

        assertThat(page(where))
                .contains(
                        "booked for something that is not shown",
                        "booked for R1",
                        "All the possible times are taken by other consultations")
                .doesNotContain("R3", "The first time would be");
        assertThat(page(where + "/unblocks"))
                .contains("Move the consultation R1 to")
                .doesNotContain("R3");
        mvc.perform(get(where).with(both()).locale(Locale.ENGLISH))
                .andExpect(content()
                        .string(allOf(containsString("booked for R3"), containsString("The first time would be"))));
    }

    @Test
    void thoseWhoAreQualifiedComeFirstAndTheOthersAreFoldedAndCounted() throws Exception {
        load(withLevel(onlyAt(SmallClinic.with(6), "R6", 1, 9), "R6", 4));
        String plan = proposal(placed("R1", 1, 9, "anna"));

        assertThat(page("/plan/" + plan + "/requests/R6"))
                .containsSubsequence(
                        "Anna Öst", "booked for R1", "<details>", "1 other, who is not qualified", "Bo Ek");
    }

    @Test
    void ofManySpecialistsTheNearestAreShownAndAllOnDemandOrByName() throws Exception {
        load(demo());
        String request = plans.of(PlanRef.PUBLISHED).data().requestRoles().stream()
                .map(PlanningData.RequestRole::request)
                .filter(id -> plans.of(PlanRef.PUBLISHED).schedule().stream()
                        .noneMatch(row -> row.request().equals(id)))
                .findFirst()
                .orElseThrow();
        String where = "/plan/published/requests/" + request;
        int all = data.specialists().size();
        String last = data.specialists().getLast().name();

        assertThat(page(where)).contains("The 10 closest matches of ", "not qualified</summary>", "Show all " + all);
        mvc.perform(asPlanner(get(where + "/matrix?role=0&all=true")).header("HX-Request", "true"))
                .andExpect(content()
                        .string(allOf(
                                containsString("id=\"drawer-role-0\""),
                                containsString(last),
                                not(containsString("Show all")),
                                not(containsString("drawer-role-1")))));
        assertThat(page(where + "/matrix?role=0&q=" + last.substring(0, 4))).contains(last);
        assertThat(page(where + "/matrix?role=0&q=Zzz")).contains("Nobody’s name contains “Zzz”.");
        assertThat(page(where + "/matrix?role=99")).contains("Show all");
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        for (String path : List.of(
                "/plan/published/requests/R99", "/plan/p99999/requests/R1", "/plan/published/requests/R99/unblocks")) {
            mvc.perform(asPlanner(get(path))).andExpect(status().isNotFound());
        }
        mvc.perform(asPlanner(post("/plan/published/requests/R99/place"))
                        .param("version", "0")
                        .param("key", "x"))
                .andExpect(status().isNotFound());
    }

    @Test
    void onlyPlannersAreToldWhy() throws Exception {
        for (var other : List.of(As.coordinator(), As.specialist("anna"), As.administrator())) {
            mvc.perform(get("/plan/published/requests/R1").with(other)).andExpect(status().isForbidden());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "sv", "nb"})
    void noTextIsMissingInAnyLanguage(String language) throws Exception {
        load(demo());
        OpenPlan published = plans.of(PlanRef.PUBLISHED);
        Stream<String> scheduled = published.schedule().stream()
                .map(ScheduleRow::request)
                .distinct()
                .limit(8);
        Stream<String> left = published.data().requests().stream()
                .map(PlanningData.Request::id)
                .filter(id -> published.schedule().stream()
                        .noneMatch(row -> row.request().equals(id)))
                .limit(8)
                .map(id -> id + "/unblocks");
        for (String request : Stream.concat(scheduled, left).toList()) {
            mvc.perform(get("/plan/published/requests/" + request)
                            .with(As.planner())
                            .locale(Locale.of(language)))
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

    private String redirected(MockHttpServletRequestBuilder post) throws Exception {
        String next = mvc.perform(asPlanner(post))
                .andExpect(status().is3xxRedirection())
                .andExpect(flash().attributeExists("told"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(next).isNotNull();
        return String.valueOf(next);
    }

    private static MockHttpServletRequestBuilder asPlanner(MockHttpServletRequestBuilder request) {
        return request.with(As.planner()).with(csrf()).locale(Locale.ENGLISH);
    }

    private static RequestPostProcessor both() {
        return As.coordinatingPlanner();
    }

    private static String firstKey(String page) {
        return page.replaceFirst("(?s).*?name=\"key\" value=\"([^\"]*)\".*", "$1")
                .replace("&#39;", "'");
    }

    private Proposal newest() {
        return proposals.findNewest().orElseThrow();
    }

    private ScheduleRow held(Proposal proposal, String request) {
        return rows.all(proposal.id()).stream()
                .filter(row -> row.request().equals(request))
                .findFirst()
                .orElseThrow();
    }

    /** An edited proposal that holds just these; its code. */
    private String proposal(ScheduleRow... schedule) {
        PlanRef ref = PlanRef.PUBLISHED;
        int version = 0;
        for (ScheduleRow row : schedule) {
            Proposal made = editing.place(ref, version, Placement.of(List.of(row)), "planner");
            ref = made.ref();
            version = made.version();
        }
        return ref.code();
    }

    private void load(PlanningData loaded) {
        data = RolledDates.toComingWeek(loaded, LocalDate.now(clock));
        databaseImport.replace(data, LoadingProgress.SILENT);
    }

    private static PlanningData demo() {
        return PlanningDataReader.read(Path.of("data/demo"));
    }

    private ScheduleRow placed(String request, int day, int hour, String specialist) {
        long later = ChronoUnit.DAYS.between(SmallClinic.MONDAY, data.header().horizonStart());
        LocalDateTime start = SmallClinic.at(day, hour).plusDays(later);
        return SmallClinic.placed(request, start, specialist);
    }

    private static PlanningData withLevel(PlanningData data, String request, int level) {
        List<PlanningData.RequestRole> roles = data.requestRoles().stream()
                .map(row -> row.request().equals(request)
                        ? new PlanningData.RequestRole(
                                row.request(), row.role(), row.competence(), level, false, null, null)
                        : row)
                .toList();
        return data.with(rows -> rows.requestRoles = roles);
    }

    private static PlanningData onlyAt(PlanningData data, String request, int day, int hour) {
        LocalDateTime from = SmallClinic.at(day, hour);
        return data.with(rows ->
                rows.requestWindows = List.of(new PlanningData.RequestWindow(request, from, from.plusHours(1), false)));
    }
}
