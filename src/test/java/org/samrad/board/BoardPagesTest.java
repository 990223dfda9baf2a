package org.samrad.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.samrad.testing.SmallClinic.published;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.PageTest;
import org.samrad.dataset.Placement;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.BookedRole;
import org.samrad.dataset.RolledDates;
import org.samrad.dataset.ScheduleRow;
import org.samrad.edit.ProposalEditing;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposal;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Proposals;
import org.samrad.publish.PublicationPreviews;
import org.samrad.publish.Publishing;
import org.samrad.schedule.Appointments;
import org.samrad.system.As;
import org.samrad.system.Redirected;
import org.samrad.testing.SmallClinic;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

/** The board over the small clinic, its first week the coming one: R1 on Tuesday 09:00, R2 on Wednesday 09:00, both published. */
@PageTest
@Transactional
class BoardPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    Proposals proposals;

    @Autowired
    ProposalEditing editing;

    @Autowired
    Publishing publishing;

    @Autowired
    PublicationPreviews previews;

    @Autowired
    ProposalRows rows;

    @Autowired
    Appointments appointments;

    @Autowired
    Clock clock;

    private PlanningData data;

    @BeforeEach
    void load() {
        load(
                published("R1", SmallClinic.at(1, 9), "anna", false),
                published("R2", SmallClinic.at(2, 9), "bo", false),
                published("R3", SmallClinic.at(3, 13), "anna", false));
    }

    @Test
    void aRowPerCaseHoldsItsConsultations() throws Exception {
        String page = page("/plan?view=case");

        assertThat(rowOf(page, "C1")).contains("R1", "09:00–10:00", "Anna Öst").doesNotContain("R2");
        assertThat(rowOf(page, "C2")).contains("R2", "Bo Ek");
        assertThat(page).doesNotContain("C3", "13:00");
    }

    @Test
    void aRowPerPlaceHoldsWhatIsThereAndWhatIsHeldFromAfarHasARowOfItsForm() throws Exception {
        String page = page("/plan?view=site");

        assertThat(rowOf(page, "VIDEO")).contains("R1", "R2").doesNotContain("13:00");
        assertThat(rowOf(page, "PHONE")).doesNotContain("R1");
        assertThat(page).doesNotContain("R3");
    }

    @Test
    void casesAreFoundByWhatTheyAreCalledAndByWhoSitsInThem() throws Exception {
        assertThat(page("/plan?view=case&q=r1")).contains("data-lane=\"C1\"").doesNotContain("data-lane=\"C2\"");
        assertThat(page("/plan?view=case&q=Bo Ek"))
                .contains("data-lane=\"C2\"")
                .doesNotContain("data-lane=\"C1\"", "data-lane=\"C3\"");
    }

    @Test
    void coverageSaysBookedOfOfferedHoursAndTheLevelInWords() throws Exception {
        String page = page("/plan?view=coverage").replaceAll("\\s+", " ");

        assertThat(page).contains("Child psychiatry", "3 of 63 h", "Spare", "Genetics", "0 of 0 h");
        assertThat(page("/plan?view=coverage&q=gen")).contains("Genetics").doesNotContain("Child psychiatry");
    }

    @Test
    void whatIsPublishedCanBeLookedAtBesideAProposal() throws Exception {
        PlanRef moved = moved("R1", 1, 11, "anna").ref();

        assertThat(page("/plan")).contains("11:00–12:00", "value=\"" + moved.code() + "\" selected");
        assertThat(page("/plan?plan=published"))
                .contains("value=\"published\" selected")
                .doesNotContain("11:00–12:00");
        assertThat(page("/plan?proposal=" + moved.id())).contains("11:00–12:00");
    }

    @Test
    void theStartPageCountsWhatIsPublishedAndApartFromThatWhatIsOnlyProposed() throws Exception {
        assertThat(page("/").replaceAll("\\s+", " "))
                .contains("href=\"/plan?plan=published\"><strong>2</strong> <span>scheduled and published</span>")
                .contains("without a published time")
                .doesNotContain("in the newest proposal");

        moved("R1", 1, 11, "anna");
        assertThat(page("/").replaceAll("\\s+", " "))
                .contains("href=\"/plan?plan=published\"><strong>2</strong> <span>scheduled and published</span>")
                .contains("scheduled in the newest proposal, not published", "left out by the newest proposal");
    }

    /** Those of protected cases wait in the list as all others do. */
    @Test
    void asManyWaitOnTheStartPageAsInTheListThatItLeadsTo() throws Exception {
        jdbc.update("update care_case set protected_identity = true where id in"
                + " (select care_case from consultation_request where state = 'OPEN')");
        Integer waiting =
                jdbc.queryForObject("select count(*) from consultation_request where state = 'OPEN'", Integer.class);
        assertThat(waiting).isPositive();

        assertThat(page("/").replaceAll("\\s+", " "))
                .contains("href=\"/requests?tab=waiting\"><strong>" + waiting + "</strong>");
        assertThat(page("/requests?tab=waiting").replaceAll("\\s+", " "))
                .contains("<span>Waiting</span> <span class=\"count\">" + waiting + "<");
    }

    @Test
    void aPlanThatIsNotThereIsNotFound() throws Exception {
        for (String code : List.of("p99999", "nonsense", "v99999")) {
            mvc.perform(asPlanner(get("/plan").param("plan", code))).andExpect(status().isNotFound());
        }
        mvc.perform(asPlanner(get("/plan/published/requests/R9/move"))).andExpect(status().isNotFound());
        mvc.perform(asPlanner(get("/plan/published/requests/R4/move"))).andExpect(status().isNotFound());
    }

    @Test
    void rowsBeyondTheFirstComeWhenAskedFor() throws Exception {
        load(SmallClinic.with(6), 60);

        String first = page("/plan");
        String more = mvc.perform(asPlanner(get("/plan/rows?page=2")).header("HX-Request", "true"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(lanes(first)).hasSize(25).contains("anna");
        assertThat(first).contains("hx-get=\"/plan/rows?page=2\"", "href=\"/plan?page=2\"");
        assertThat(more).doesNotContain("<html", "<table").contains("hx-get=\"/plan/rows?page=3\"");
        assertThat(lanes(more)).hasSize(25).doesNotContainAnyElementsOf(lanes(first));
        assertThat(lanes(page("/plan?page=2"))).isEqualTo(lanes(more));
        assertThat(lanes(page("/plan?page=3"))).hasSize(12);
        mvc.perform(asPlanner(get("/plan/rows?page=2"))).andExpect(redirectedUrlPattern("/plan?page=2"));
        assertThat(lanes(page("/plan?row=" + lanes(more).get(3)))).isEqualTo(lanes(more));
    }

    @Test
    void whatBreaksARuleSinceItWasMadeIsMarkedAndTheRuleNamed() throws Exception {
        assertThat(page("/plan")).doesNotContain("slot-clash");
        var absences = new ArrayList<>(data.absences());
        absences.add(new PlanningData.Absence("anna", day(1).atStartOfDay(), day(2).atStartOfDay(), "ill"));
        databaseImport.replace(withAbsences(absences), LoadingProgress.SILENT);

        assertThat(rowOf(page("/plan"), "anna")).contains("published conflict\"", "slot-clash", "Offered time");
        assertThat(rowOf(page("/plan"), "bo")).doesNotContain("conflict\"");
        assertThat(page("/plan?view=table")).contains("Breaks a rule", "Offered time");
    }

    @Test
    void everyStartOfTheWeekIsOfferedWithItsCostOrRefusedByName() throws Exception {
        String page = page("/plan/published/requests/R1/move").replaceAll("\\s+", " ");

        assertThat(page).contains("Move R1", "current time", "Offered time");
        assertThat(page).contains("value=\"" + day(0) + "T09:00\"").doesNotContain("value=\"" + day(0) + "T08:00\"");
        assertThat(page)
                .containsPattern(
                        "value=\"" + day(0) + "T10:00\"[^>]*> ?<b>10:00</b> <span class=\"cost dearer\">\\+45<");
        assertThat(page).contains("Bo Ek", "Waiting time −5");
        mvc.perform(asPlanner(get("/plan/published/requests/R1/move")).header("HX-Request", "true"))
                .andExpect(content().string(allOf(containsString("move-days"), not(containsString("<html")))));
    }

    @Test
    void theCostOfADropIsToldByRuleBeforeIt() throws Exception {
        assertThat(cost("R1", "start", day(0) + "T10:00")).contains("data-valid=\"true\"", "Waiting time −5");
        assertThat(cost("R1", "start", day(1) + "T07:00"))
                .contains("data-valid=\"false\"", "Not possible: Offered time");
        assertThat(cost("R1", "role", "psychiatrist", "specialist", "bo"))
                .contains("data-valid=\"true\"", "Bo Ek", "Changes to what is published +30");
    }

    @Test
    void movingWhatIsPublishedMakesAProposalThatIsChangedFromThenOn() throws Exception {
        mvc.perform(asPlanner(post("/plan/published/requests/R1/move"))
                        .param("seen", "0")
                        .param("start", day(0) + "T10:00"))
                .andExpect(redirectedUrlPattern("/plan?plan=p*&week=*&row=anna"))
                .andExpect(flash().attribute("focus", "R1"));

        Proposal made = proposals.findNewest().orElseThrow();
        assertThat(rows.all(made.id())).contains(placed("R1", 0, 10, "anna"), placed("R2", 2, 9, "bo"));
        assertThat(appointments
                        .findByRequestAndCancelledAtIsNull("R1")
                        .orElseThrow()
                        .time()
                        .from())
                .isEqualTo(day(1).atTime(9, 0));
        String board = page("/plan");
        assertThat(board).contains("c-R1-anna-moved", "c-R1-anna-leaving", "Undo: moved R1 to ");

        mvc.perform(asPlanner(post("/plan/{ref}/requests/R1/move", made.ref()))
                        .param("seen", String.valueOf(made.version()))
                        .param("role", "psychiatrist")
                        .param("specialist", "bo"))
                .andExpect(redirectedUrlPattern("/plan?plan=" + made.ref() + "&week=*&row=bo"));
        assertThat(rows.all(made.id())).contains(placed("R1", 0, 10, "bo"));
    }

    @Test
    void undoingTakesBackTheLastChange() throws Exception {
        Proposal made = moved("R1", 0, 10, "anna");

        mvc.perform(asPlanner(post("/plan/{ref}/undo", made.ref())).param("seen", String.valueOf(made.version())))
                .andExpect(redirectedUrlPattern("/plan?plan=" + made.ref()));

        assertThat(rows.all(made.id())).contains(placed("R1", 1, 9, "anna"));
        assertThat(page("/plan")).doesNotContain("undo-form");
    }

    @Test
    void aMoveThatBreaksARuleIsRefusedByItsName() throws Exception {
        Redirected.after(
                        mvc,
                        asPlanner(post("/plan/published/requests/R1/move"))
                                .param("seen", "0")
                                .param("start", day(1) + "T07:00"),
                        BoardPagesTest::asPlanner)
                .andExpect(content().string(containsString("R1 can’t be moved there. Broken rule: Offered time.")));

        assertThat(proposals.findNewest()).isEmpty();
    }

    @Test
    void whoeverComesSecondIsToldWhatTheFirstChanged() throws Exception {
        Proposal made = moved("R1", 0, 10, "anna");
        int seen = made.version();
        editing.place(made.ref(), seen, placement(placed("R2", 2, 11, "bo")), "berit");
        jdbc.update("insert into account (username, password, display_name) values ('berit', 'none', 'Berit Ek')");

        Redirected.after(
                        mvc,
                        asPlanner(post("/plan/{ref}/requests/R1/move", made.ref()))
                                .param("seen", String.valueOf(seen))
                                .param("start", day(0) + "T11:00"),
                        BoardPagesTest::asPlanner)
                .andExpect(content()
                        .string(allOf(
                                containsString("Somebody else has changed this proposal"),
                                containsString("Berit Ek moved R2 to "))));

        assertThat(rows.all(made.id())).contains(placed("R1", 0, 10, "anna"));
    }

    @Test
    void whatIsPublishedIsPinnedForEveryPlanAndUnpinned() throws Exception {
        mvc.perform(asPlanner(post("/plan/published/requests/R1/pin"))
                        .param("seen", "0")
                        .param("pinned", "true"))
                .andExpect(redirectedUrlPattern("/plan?plan=published&week=*&row=anna"));

        assertThat(appointments
                        .findByRequestAndCancelledAtIsNull("R1")
                        .orElseThrow()
                        .isPinned())
                .isTrue();
        assertThat(page("/plan/published/requests/R1/move"))
                .doesNotContain("name=\"start\"")
                .contains("Pinned");

        mvc.perform(asPlanner(post("/plan/published/requests/R1/pin"))
                .param("seen", "0")
                .param("pinned", "false"));
        assertThat(appointments
                        .findByRequestAndCancelledAtIsNull("R1")
                        .orElseThrow()
                        .isPinned())
                .isFalse();
    }

    @Test
    void whatOnlyAProposalHasIsPinnedInTheProposal() throws Exception {
        Proposal made = moved("R1", 0, 10, "anna");

        mvc.perform(asPlanner(post("/plan/{ref}/requests/R1/pin", made.ref()))
                .param("seen", String.valueOf(made.version()))
                .param("pinned", "true"));

        assertThat(rows.pinned(made.id())).containsExactly("R1");
        assertThat(appointments
                        .findByRequestAndCancelledAtIsNull("R1")
                        .orElseThrow()
                        .isPinned())
                .isFalse();
        assertThat(page("/plan")).contains("aria-label=\"Pinned\"", "Undo: pinned R1");
    }

    @Test
    void whatAProposalHasAsItIsPublishedIsPinnedInTheProposalToo() throws Exception {
        Proposal made = moved("R1", 0, 10, "anna");

        assertThat(Redirected.after(mvc, pinning(made, "R2", true), BoardPagesTest::asPlanner)
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("R2 is pinned", "Undo: pinned R2");

        assertThat(rows.pinned(made.id())).containsExactly("R2");
        assertThat(appointments
                        .findByRequestAndCancelledAtIsNull("R2")
                        .orElseThrow()
                        .isPinned())
                .isFalse();
    }

    @Test
    void aProposalDoesNotLetGoOfWhatIsPinnedForAll() throws Exception {
        load(published("R1", SmallClinic.at(1, 9), "anna", false), published("R2", SmallClinic.at(2, 9), "bo", true));
        Proposal made = moved("R1", 0, 10, "anna");

        Redirected.after(mvc, pinning(made, "R2", false), BoardPagesTest::asPlanner)
                .andExpect(content().string(containsString("R2 is pinned in the published schedule")));

        assertThat(appointments
                        .findByRequestAndCancelledAtIsNull("R2")
                        .orElseThrow()
                        .isPinned())
                .isTrue();
    }

    @Test
    void aPinOfWhatIsPublishedIsTakenBackByTheSameButtonAsEveryChange() throws Exception {
        String board = Redirected.after(
                        mvc,
                        asPlanner(post("/plan/published/requests/R1/pin"))
                                .param("seen", "0")
                                .param("pinned", "true"),
                        BoardPagesTest::asPlanner)
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(board)
                .containsPattern("id=\"undo-form\"[^>]*action=\"/plan/published/requests/R1/pin\"")
                .contains("name=\"pinned\" value=\"false\"", "Undo: pinned R1");
        assertThat(page("/plan?plan=published")).doesNotContain("undo-form");
    }

    @Test
    void onAPublishedProposalNothingIsOfferedToUndoAndNothingIsSaidToBeUndone() throws Exception {
        Proposal made = moved("R1", 0, 10, "anna");
        publishing.publish(made.id(), previews.of(made.id()).fingerprint(), List.of(), "berit");
        long before = proposals.count();

        assertThat(page("/plan?plan=" + made.ref())).doesNotContain("undo-form");
        Redirected.after(
                        mvc,
                        asPlanner(post("/plan/{ref}/undo", made.ref())).param("seen", String.valueOf(made.version())),
                        BoardPagesTest::asPlanner)
                .andExpect(content()
                        .string(allOf(
                                containsString("There is nothing to undo"),
                                not(containsString("The last change is undone")))));
        assertThat(proposals.count()).isEqualTo(before);
    }

    @Test
    void droppedWhereItWasNothingHappens() throws Exception {
        Redirected.after(
                        mvc,
                        asPlanner(post("/plan/published/requests/R1/move"))
                                .param("seen", "0")
                                .param("start", day(1) + "T09:00"),
                        BoardPagesTest::asPlanner)
                .andExpect(content().string(containsString("R1 is already there")));

        assertThat(proposals.findNewest()).isEmpty();
    }

    @Test
    void aWeekThatIsNotShownIsNamed() throws Exception {
        assertThat(page("/plan?week=2199-W10")).contains("“2199-W10” is not a week of this plan");
        assertThat(page("/plan?week=soon&view=table")).contains("“soon” is not a week of this plan");
        assertThat(page("/plan?week=" + day(8))).doesNotContain("is not a week of this plan");
        assertThat(page("/plan/published/requests/R1/move?week=2199-W10")).contains("“2199-W10” is not a week");
    }

    private static MockHttpServletRequestBuilder pinning(Proposal proposal, String request, boolean pinned) {
        return asPlanner(post("/plan/{ref}/requests/{id}/pin", proposal.ref(), request))
                .param("seen", String.valueOf(proposal.version()))
                .param("pinned", String.valueOf(pinned));
    }

    @Test
    void aProtectedConsultationIsNeitherMovedNorPinnedByWhoMayNotSeeIt() throws Exception {
        mvc.perform(asPlanner(get("/plan/published/requests/R3/move"))).andExpect(status().isForbidden());
        mvc.perform(asPlanner(get("/plan/published/requests/R3/move/cost")).param("start", day(0) + "T10:00"))
                .andExpect(status().isForbidden());
        mvc.perform(asPlanner(post("/plan/published/requests/R3/move"))
                        .param("seen", "0")
                        .param("start", day(0) + "T10:00"))
                .andExpect(status().isForbidden());
        mvc.perform(asPlanner(post("/plan/published/requests/R3/pin"))
                        .param("seen", "0")
                        .param("pinned", "true"))
                .andExpect(status().isForbidden());
        assertThat(page("/plan?view=table")).doesNotContain("R3", "13:00–14:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "sv", "nb"})
    void noTextIsMissingInAnyLanguage(String language) throws Exception {
        Proposal made = moved("R1", 0, 10, "anna");
        for (String path : List.of(
                "/plan",
                "/plan?view=case",
                "/plan?view=site",
                "/plan?view=coverage",
                "/plan?view=table",
                "/plan/" + made.ref() + "/requests/R1/move",
                "/plan/" + made.ref() + "/requests/R1/move/cost?start=" + day(1) + "T07:00")) {
            mvc.perform(get(path).with(As.planner()).locale(Locale.of(language)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("??"))));
        }
    }

    private String cost(String request, String... parameters) throws Exception {
        MockHttpServletRequestBuilder asked = asPlanner(get("/plan/published/requests/{id}/move/cost", request));
        for (int at = 0; at < parameters.length; at += 2) {
            asked.param(parameters[at], parameters[at + 1]);
        }
        return mvc.perform(asked)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    /** What is published, with one consultation moved by another planner. */
    private Proposal moved(String request, int day, int hour, String specialist) {
        return editing.place(PlanRef.PUBLISHED, 0, placement(placed(request, day, hour, specialist)), "berit");
    }

    private static Placement placement(ScheduleRow row) {
        return Placement.of(List.of(row));
    }

    private static String rowOf(String page, String lane) {
        int start = page.indexOf("data-lane=\"" + lane + "\"");
        assertThat(start).as("the row of %s", lane).isPositive();
        return page.substring(start, page.indexOf("</tr>", start));
    }

    private static List<String> lanes(String page) {
        return Pattern.compile("data-lane=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
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

    private void load(BookedRole... published) {
        load(SmallClinic.with(6, published), 0);
    }

    /** @param more so many specialists more, who offer nothing */
    private void load(PlanningData clinic, int more) {
        var specialists = new ArrayList<>(clinic.specialists());
        PlanningData.Specialist like = specialists.getFirst();
        for (int number = 0; number < more; number++) {
            specialists.add(new PlanningData.Specialist(
                    "s%02d".formatted(number),
                    "Specialist %02d".formatted(number),
                    null,
                    like.organisation(),
                    like.languages(),
                    like.modes(),
                    null,
                    null,
                    0,
                    null));
        }
        data = RolledDates.toComingWeek(clinic.with(rows -> rows.specialists = specialists), LocalDate.now(clock));
        databaseImport.replace(data, LoadingProgress.SILENT);
    }

    private PlanningData withAbsences(List<PlanningData.Absence> absences) {
        return data.with(rows -> rows.absences = absences);
    }

    private LocalDate day(int day) {
        return data.header().horizonStart().plusDays(day);
    }

    private ScheduleRow placed(String request, int day, int hour, String specialist) {
        LocalDateTime start = SmallClinic.at(day, hour)
                .plusDays(ChronoUnit.DAYS.between(
                        SmallClinic.MONDAY, data.header().horizonStart()));
        return SmallClinic.placed(request, start, specialist);
    }
}
