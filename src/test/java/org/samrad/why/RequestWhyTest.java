package org.samrad.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.PageTest;
import org.samrad.consultation.UrgencyScale;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.RolledDates;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.plan.RunOrder;
import org.samrad.plan.RunState;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestLink;
import org.samrad.solve.Start;
import org.samrad.system.As;
import org.samrad.system.Redirected;
import org.samrad.testing.SmallClinic;
import org.samrad.testing.Solved;
import org.samrad.weights.WeightProfiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

/** Why a request has its time, or none, as those see it who answer for it; over the small clinic, its first week the coming one. */
@PageTest
@Transactional
class RequestWhyTest {

    private static final LocalDateTime TUESDAY_AT_NINE = SmallClinic.at(1, 9);

    @Autowired
    MockMvc mvc;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ApplicationContext context;

    @Autowired
    WeightProfiles profiles;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    Clock clock;

    @ParameterizedTest
    @CsvSource({
        "en, The role “geneticist” has no candidate: nobody holds genetics., does not have the competence",
        "sv, Rollen ”geneticist” har ingen kandidat: ingen har kompetensen genetik., har inte kompetensen",
        "nb, Rollen «geneticist» har ingen kandidat: ingen har kompetansen genetikk., har ikke kompetansen"
    })
    void oneThatWaitsSaysWhyAndWhatStandsInEverybodysWay(String language, String cause, String cell) throws Exception {
        load(SmallClinic.with(6));
        mvc.perform(get("/requests/X/why").with(As.coordinator()).locale(Locale.of(language)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString(cause),
                                containsString(cell),
                                containsString("Anna Öst"),
                                containsString("hx-get=\"/requests/X/why/unblocks\""),
                                containsString("hx-get=\"/requests/X/why/matrix\""),
                                not(containsString("/plan/")),
                                not(containsString("??")))));
        assertThat(page("/requests/X")).contains("/requests/X/why");
    }

    @Test
    void ofOtherCasesItTellsOnlyThatPeopleAreBusy() throws Exception {
        load(only(
                SmallClinic.with(
                        6,
                        SmallClinic.published("R1", TUESDAY_AT_NINE, "anna", false),
                        SmallClinic.published("R3", TUESDAY_AT_NINE, "bo", false)),
                TUESDAY_AT_NINE,
                60));

        for (String page : List.of("/requests/R6/why", "/requests/R6/why/unblocks", "/requests/R6/why/matrix?role=0")) {
            assertThat(page(page))
                    .contains("booked for something that is not shown", "All the possible times are taken")
                    .doesNotContain("R1", "R3", "C1", "C3");
        }
    }

    @Test
    void whenPeopleAreAwayOnlyPlannersRead() throws Exception {
        load(only(
                SmallClinic.with(6, SmallClinic.published("R1", SmallClinic.at(4, 9), "anna", false)),
                SmallClinic.at(4, 9),
                60));

        for (String page : List.of("/requests/R6/why", "/requests/R6/why/matrix?role=0")) {
            assertThat(page(page)).contains("away on the possible days").doesNotContainPattern("away \\w*,? ?\\d");
        }
        mvc.perform(get("/plan/published/requests/R6").with(As.planner()).locale(Locale.ENGLISH))
                .andExpect(content().string(not(containsString("away on the possible days"))));
    }

    @Test
    void whoNeedNotComeAgainIsAskedForByWhatTheyWereAskedFor() throws Exception {
        PlanningData data = only(
                SmallClinic.with(6, SmallClinic.published("R1", TUESDAY_AT_NINE, "bo", false)),
                SmallClinic.at(4, 9),
                60);
        load(data.with(rows -> {
            rows.requests = data.requests().stream()
                    .map(row -> row.id().equals("R6") ? row.with(terms -> terms.follows = "R1") : row)
                    .toList();
            rows.requestRoles = data.requestRoles().stream()
                    .map(row -> row.request().equals("R6")
                            ? new PlanningData.RequestRole(
                                    "R6", "again", null, 1, false, null, null, "psychiatrist", "R1")
                            : row)
                    .toList();
        }));

        String step = "/requests/R6/edit?with=fit-anybody-0-3-child-psychiatry";
        assertThat(page("/requests/R6/why/unblocks")).contains("\"" + step + "\"");
        assertThat(page(step))
                .containsPattern("(?s)roles\\[0]\\.competence.*?value=\"child-psychiatry\" selected")
                .containsPattern("(?s)roles\\[0]\\.level.*?value=\"3\" selected");
    }

    @Test
    void whatTheRequestCouldAskForInsteadIsFilledIntoItsForm() throws Exception {
        load(atLevel(SmallClinic.with(6), "R6", 5));

        assertThat(page("/requests/R6/why/unblocks"))
                .contains("Accept level 4 instead of 5", "/requests/R6/edit?with=fit-level-0-4\"");
        assertThat(page("/requests/R6/edit?with=fit-level-0-4"))
                .contains("This is already filled in below", "<a href=\"#roles-0-level\">")
                .containsPattern("(?s)roles\\[0]\\.level.*?value=\"4\" selected");
        assertThat(jdbc.queryForObject("select min_level from request_role where request = 'R6'", Integer.class))
                .as("looking changes nothing")
                .isEqualTo(5);
        assertThat(page("/requests/R6/edit?with=fit-level-0-often"))
                .as("what is no change")
                .contains("This change could not be read")
                .doesNotContain("This is already filled in below")
                .containsPattern("(?s)roles\\[0]\\.level.*?value=\"5\" selected");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "R5 | Shorten it from 540 to 420 minutes. | fit-shorter-0-420 | #duration\">Duration in minutes<"
                        + " | name=\"duration\"[^>]*value=\"420\"",
                "R2 | outside the times that were given. | fit-also_at-0-[^\"#]* | #windows-1-day\">Time 2<"
                        + " | windows\\[1]\\.from\"[^>]*value=\"09:00\"",
                "R4 | Let R4 come 2 days or more after R1 | fit-gap-0-LEAST_DAYS-2-R1 | #links-0-minGap\">R1: Minimum days after<"
                        + " | links\\[0]\\.minGap\"[^>]*value=\"2\""
            })
    void aShorterOneOneMoreTimeAndAnotherGapAreFilledIntoItsForm(
            String request, String offered, String step, String named, String filled) throws Exception {
        load(SmallClinic.easable());

        String offers = page("/requests/" + request + "/why/unblocks");
        assertThat(offers).contains(offered);
        String address = "/requests/" + request + "/edit?with=";
        String form = page(address + offers.replaceFirst("(?s).*?edit\\?with=(" + step + ")\".*", "$1"));

        assertThat(form).contains("This is already filled in below", named).containsPattern(filled);
    }

    @Test
    void whatComesAfterItIsChangedInItsOwnFormAndKeepsItsTime() throws Exception {
        PlanningData data = SmallClinic.easable();
        load(data.with(rows -> {
            rows.bookedRoles = List.of(SmallClinic.published("R4", TUESDAY_AT_NINE, "anna", false));
            rows.requests = data.requests().stream()
                    .map(row -> row.id().equals("R1")
                            ? row.with(terms -> terms.latest = SmallClinic.MONDAY)
                            : row.id().equals("R4") ? row.with(terms -> terms.latest = null) : row)
                    .toList();
        }));
        String step = "/requests/R4/edit?with=fit-gap-0-LEAST_DAYS-1-R1";
        assertThat(page("/requests/R1/why/unblocks"))
                .contains("Let R4 come 1 day or more after R1, instead of 5 days or more.", "\"" + step + "\"");
        assertThat(page(step)).containsPattern("links\\[0]\\.minGap\"[^>]*value=\"1\"");

        ConsultationRequest later = requests.findById("R4").orElseThrow();
        later.change(
                later.content().withEachLink(link -> RequestLink.Bound.LEAST_DAYS.at(link, 1)), UrgencyScale.DEFAULT);
        requests.saveAndFlush(later);
        assertThat(later.scheduledStart()).isNotNull();
        assertThat(page("/requests/R1/why")).contains("There is a free time for it");
    }

    @Test
    void whatASpecialistDecidesIsSentToThePlannerOnce() throws Exception {
        load(only(SmallClinic.with(6), SmallClinic.at(1, 16), 30));
        jdbc.update("insert into account (username, password, display_name) values ('per', 'none', 'Per')");
        jdbc.update("insert into account_role (username, role, everywhere) values ('per', 'PLANNER', true)");
        String offered = page("/requests/R6/why/unblocks");
        assertThat(offered).contains("offers 30 more minutes", "Send to the planner");
        MockHttpServletRequestBuilder send = asCoordinator(post("/requests/R6/why/send"))
                .param("key", firstKey(offered))
                .param("reason", "She knows them");

        for (String told : List.of("It is sent to the planner", "It was sent to the planner before")) {
            Redirected.after(mvc, send, RequestWhyTest::asCoordinator)
                    .andExpect(content().string(allOf(containsString(told), containsString("She knows them"))));
        }

        assertThat(jdbc.queryForList("select answer from planner_question", String.class))
                .containsExactly("SENT");
        assertThat(jdbc.queryForList("select account from message where kind = 'SENT'", String.class))
                .containsOnlyOnce("per");
        assertThat(page("/requests/R6")).contains("Way out sent to the planner", "She knows them");
        mvc.perform(get("/plan/bookings").with(As.planner()))
                .andExpect(content()
                        .string(allOf(
                                containsString("Sent to the planner"), containsString("/plan/published/requests/R6"))));
        mvc.perform(get("/plan/published/requests/R6").with(As.planner()))
                .andExpect(content().string(containsString("She knows them")));
    }

    @Test
    void whatIsNoLongerPossibleOrHoldsAnIdentityNumberIsNotSent() throws Exception {
        load(only(SmallClinic.with(6), SmallClinic.at(1, 16), 30));
        Redirected.after(
                        mvc,
                        asCoordinator(post("/requests/R6/why/send")).param("key", "none"),
                        RequestWhyTest::asCoordinator)
                .andExpect(content().string(containsString("so this is no longer possible")));
        Redirected.after(
                        mvc,
                        asCoordinator(post("/requests/R6/why/send"))
                                .param("key", firstKey(page("/requests/R6/why/unblocks")))
                                .param("reason", "It is 20121172-2393"),
                        RequestWhyTest::asCoordinator)
                .andExpect(content()
                        .string(allOf(
                                containsString("It is […]"),
                                containsString("looks like a personal identity number"),
                                not(containsString("20121172")))));
        assertThat(jdbc.queryForObject("select count(*) from planner_question", Integer.class))
                .isZero();
    }

    @Test
    void ofAProtectedCaseThoseWhoAnswerForItSeeAllAndSendNothing() throws Exception {
        load(only(SmallClinic.with(6), SmallClinic.at(1, 16), 30, "R3"));

        String page = page("/requests/R3/why/unblocks");
        assertThat(page).contains("Anna Öst", "Protected identity", "Planners learn nothing of");
        mvc.perform(asCoordinator(post("/requests/R3/why/send")).param("key", "none"))
                .andExpect(status().is3xxRedirection());
        mvc.perform(get("/requests/R3/why").with(As.planner())).andExpect(status().isForbidden());
    }

    @Test
    void oneThatIsScheduledSaysWhyThen() throws Exception {
        load(SmallClinic.with(6, SmallClinic.published("R1", TUESDAY_AT_NINE, "anna", false)));

        assertThat(page("/requests/R1/why"))
                .contains("09:00–10:00", "Anna Öst", "Why this time", "after", "the earliest day asked for")
                .doesNotContain("/plan/", "Choose", "R2");
    }

    @Test
    void itsOwnPageSaysWhyTheLastPlanHadNoPlaceForIt() throws Exception {
        PlanningData data = load(SmallClinic.with(6));
        Solved.with(
                context,
                RunOrder.of(profiles.preferred(), Duration.ofSeconds(5), 1, Start.PUBLISHED),
                RunState.FINISHED,
                data,
                List.of());
        jdbc.update(
                "insert into publication (proposal, published_at, published_by, added, moved, cancelled, unchanged)"
                        + " values ((select max(id) from proposal), ?, 'per', 0, 0, 0, 0)",
                clock.instant().atOffset(ZoneOffset.UTC));

        jdbc.update("insert into proposal_unscheduled (proposal, request, reason, role, detail)"
                + " values ((select max(id) from proposal), 'X', 'NO_COMPETENCE', 'geneticist', '')");

        assertThat(page("/requests/X"))
                .contains(
                        "No place in the last plan",
                        "Nobody has the competence that “geneticist” (Genetics) requires.");
        mvc.perform(get("/requests/X").with(As.planner()).locale(Locale.ENGLISH))
                .andExpect(content().string(not(containsString("No place in the last plan"))));
    }

    @Test
    void oneThatIsNotPlannedSaysSo() throws Exception {
        load(SmallClinic.with(6));
        jdbc.update("update consultation_request set state = 'WITHDRAWN' where id = 'R1'");
        assertThat(page("/requests/R1/why")).contains("It is not part of what is planned now");
    }

    private String page(String path) throws Exception {
        return mvc.perform(asCoordinator(get(path)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString()
                .replaceAll("name=\"_csrf\"[^>]*", "");
    }

    private static MockHttpServletRequestBuilder asCoordinator(MockHttpServletRequestBuilder request) {
        return request.with(As.coordinator()).with(csrf()).locale(Locale.ENGLISH);
    }

    private static String firstKey(String page) {
        return page.replaceFirst("(?s).*?name=\"key\" value=\"([^\"]*)\".*", "$1")
                .replace("&#39;", "'");
    }

    private PlanningData load(PlanningData data) {
        PlanningData rolled = RolledDates.toComingWeek(data, LocalDate.now(clock));
        databaseImport.replace(rolled, LoadingProgress.SILENT);
        return rolled;
    }

    private static PlanningData atLevel(PlanningData data, String request, int level) {
        List<PlanningData.RequestRole> roles = data.requestRoles().stream()
                .map(row -> row.request().equals(request)
                        ? new PlanningData.RequestRole(
                                row.request(), row.role(), row.competence(), level, false, null, null)
                        : row)
                .toList();
        return data.with(rows -> rows.requestRoles = roles);
    }

    private static PlanningData only(PlanningData data, LocalDateTime from, int minutes) {
        return only(data, from, minutes, "R6");
    }

    /** A request can be held only at a time, so that it takes that long. */
    private static PlanningData only(PlanningData data, LocalDateTime from, int minutes, String request) {
        return data.with(rows -> {
            rows.requestWindows =
                    List.of(new PlanningData.RequestWindow(request, from, from.plusMinutes(minutes), false));
            rows.requests = data.requests().stream()
                    .map(row -> row.id().equals(request) ? row.with(terms -> terms.durationMinutes = minutes) : row)
                    .toList();
        });
    }
}
