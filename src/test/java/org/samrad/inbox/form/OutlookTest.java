package org.samrad.inbox.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import jakarta.persistence.EntityManager;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.PageTest;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningHorizons;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

/** What a coordinator is told of a request before it is filed, over the demo. */
@PageTest
@Transactional
class OutlookTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private ConsultationRequests requests;

    @Autowired
    private PlanningHorizons horizons;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private EntityManager entities;

    private SentForm browser;
    private LocalDate monday;
    private LocalDate lastDay;
    private LocalDate today;

    @BeforeEach
    void findTheDays() {
        PlanningHorizon horizon = horizons.current().orElseThrow();
        browser = new SentForm(mvc);
        monday = horizon.at(clock).start();
        lastDay = horizon.at(clock).last();
        today = horizons.now(clock).toLocalDate();
    }

    @Test
    void aRequestThatCanBeMetIsFiledWithoutAWord() throws Exception {
        assertThat(told(new TypedRequest())).isEmpty();
        assertThat(browser.saved(new TypedRequest().filed())).startsWith("N-");
    }

    @Test
    void nothingIsSaidOfFieldsThatAreEmptyOrNotYetReadable() throws Exception {
        var typed = new TypedRequest()
                .with("received", "20")
                .with("latest", "x")
                .with("duration", "")
                .with("roles[0].competence", "")
                .with("windows[0].day", "2");
        assertThat(told(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "epilepsy, 1, '', UNMET roles-0-competence nobody-holds",
        "sleep, 5, '', UNMET roles-0-level nobody-at-level",
        "sleep, 4, '',",
        "medicine, 5, '',",
        "sleep, 4, SCHOOL, UNMET roles-0-sector nobody-in-sector",
        "sleep, 4, SPECIALIST_CARE,"
    })
    void aCompetenceThatNobodyHasIsSaid(String competence, String level, String sector, String told) throws Exception {
        var typed = new TypedRequest()
                .with("roles[0].competence", competence)
                .with("roles[0].level", level)
                .with("roles[0].sector", sector);
        assertThat(told(typed)).isEqualTo(told == null ? List.of() : List.of(told));
    }

    @ParameterizedTest
    @CsvSource({
        "paediatric-neurology, 2, sp-007, UNMET roles-0-specialist person-lacks-others-hold",
        "epilepsy, 2, sp-007, UNMET roles-0-specialist person-lacks",
        "paediatric-neurology, 5, sp-028, UNMET roles-0-specialist person-below-others-hold",
        "paediatric-neurology, 4, sp-028,",
        "sleep, 5, sp-038, UNMET roles-0-specialist person-below",
        "'', 5, sp-038,"
    })
    void aNamedPersonWhoLacksTheCompetenceIsSaidAndWhoHasIt(String competence, String level, String person, String told)
            throws Exception {
        var typed = new TypedRequest()
                .with("roles[0].competence", competence)
                .with("roles[0].level", level)
                .with("roles[0].specialist", person);
        assertThat(told(typed)).isEqualTo(told == null ? List.of() : List.of(told));
    }

    @Test
    void aLanguageThatNobodyOfACompetenceSpeaksIsSaidButNotOfAnInterpreter() throws Exception {
        assertThat(told(new TypedRequest().with("languages", "ar"))).containsExactly("UNMET languages nobody-speaks");
        assertThat(told(new TypedRequest().with("languages", "ar", "sv"))).isEmpty();
        assertThat(told(new TypedRequest().with("languages", "nb").with("roles[0].competence", "interpreter-ar")))
                .isEmpty();
    }

    @Test
    void whatIsSaidOfSeveralRolesAlikeIsSaidOnceAndNamesThem() throws Exception {
        var typed = new TypedRequest()
                .with("roles[0].role", "Neurologist")
                .with("roles[0].competence", "epilepsy")
                .with("roles[1].competence", "epilepsy")
                .with("roles[1].level", "1")
                .with("roles[2].competence", "sleep")
                .with("roles[2].level", "1")
                .press("look");

        var page = browser.shown(typed.filed());
        assertThat(SentForm.told(page)).containsExactly("UNMET roles-0-competence nobody-holds");
        assertThat(page.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8))
                .containsPattern(">Neurologist, Role 2: Nobody has Epilepsy");

        String filed = browser.saved(new TypedRequest().filed());
        var again = new TypedRequest()
                .with("caseKind", "existing")
                .with("existingCase", requests.findById(filed).orElseThrow().caseId())
                .with("roles[1].competence", "paediatric-neurology")
                .with("roles[1].level", "1")
                .press("look");
        assertThat(told(again)).containsExactly("IMPROBABLE roles-0-competence asked-already");
    }

    @Test
    void aPersonOnTwoSeatsIsSaidAndAnOptionalOneOnlyNoted() throws Exception {
        var typed = new TypedRequest().with("roles[0].specialist", "sp-011").with("roles[1].specialist", "sp-011");
        assertThat(told(typed)).containsExactly("UNMET roles-1-specialist person-twice");
        var optional =
                new TypedRequest().with("roles[1].competence", "epilepsy").with("roles[1].optional", "true");
        assertThat(told(optional)).containsExactly("HINT roles-1-competence nobody-holds");
        assertThat(browser.saved(optional.without("do").filed())).startsWith("N-");
    }

    @Test
    void aWayToMeetThatAPersonDoesNotTakeIsSaid() throws Exception {
        var typed = new TypedRequest()
                .with("roles[0].competence", "")
                .with("roles[0].specialist", "sp-001")
                .with("modes", "ON_SITE")
                .with("sites", "sjukhuset-i-goteborg");
        assertThat(told(typed)).containsExactly("UNMET roles-0-specialist person-mode");
        assertThat(told(typed.with("modes", "ON_SITE", "PHONE"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"9, IMPROBABLE duration duration", "10,", "37,", "600, UNMET duration too-long"})
    void aLengthThatIsUnusualOrThatNobodyOffersIsSaid(String minutes, String told) throws Exception {
        List<String> all = told(new TypedRequest().with("duration", minutes));
        assertThat(all)
                .isEqualTo(
                        told == null
                                ? List.of()
                                : minutes.equals("600")
                                        ? List.of("IMPROBABLE duration duration", told)
                                        : List.of(told));
    }

    @Test
    void daysThatThePlanDoesNotReachAreSaid() throws Exception {
        assertThat(told(new TypedRequest().with("latest", monday.minusDays(1).toString())))
                .containsExactly("UNMET latest latest-before");
        assertThat(told(new TypedRequest().with("earliest", lastDay.plusDays(1).toString())))
                .containsExactly("HINT earliest after-plan");
        assertThat(told(new TypedRequest().with("earliest", monday.toString()).with("latest", lastDay.toString())))
                .isEmpty();
        assertThat(told(new TypedRequest()
                        .with("earliest", monday.plusDays(9).toString())
                        .with("latest", monday.plusDays(8).toString())))
                .containsExactly("UNMET latest no-days");
    }

    @Test
    void datesThatLookMistypedAreAskedAbout() throws Exception {
        assertThat(told(new TypedRequest().with("received", today.minusDays(366).toString())))
                .containsExactly("IMPROBABLE received received-long-ago");
        assertThat(told(new TypedRequest().with("received", today.minusDays(365).toString())))
                .isEmpty();
        assertThat(told(new TypedRequest().with("received", today.plusDays(1).toString())))
                .containsExactly("IMPROBABLE received received-ahead");
        assertThat(told(new TypedRequest()
                        .with("received", today.minusDays(7).toString())
                        .with("due", today.minusDays(8).toString())))
                .containsExactly("IMPROBABLE due due-before-received");
        var late = new TypedRequest().with("received", today.minusDays(300).toString());
        assertThat(told(late.with("due", today.minusDays(61).toString())))
                .containsExactly("IMPROBABLE due due-long-ago");
        assertThat(told(late.with("due", today.minusDays(60).toString()))).isEmpty();
        assertThat(told(new TypedRequest().with("latest", "9999-12-31")))
                .containsExactly("IMPROBABLE latest latest-far-ahead");
        assertThat(told(new TypedRequest().with("received", "0026-11-20")))
                .containsExactly("IMPROBABLE received received-long-ago");
    }

    @ParameterizedTest
    @CsvSource({
        "earliest, 731, earliest-far-ahead",
        "earliest, 730,",
        "earliest, -365,",
        "earliest, -366, earliest-long-ago",
        "due, 731, due-far-ahead",
        "due, 730,",
        "latest, 731, latest-far-ahead",
        "latest, 730,",
        "latest, -365,",
        "latest, -366, latest-long-ago"
    })
    void aDayInAnotherYearIsAskedAboutByTheNameOfItsField(String field, int days, String told) throws Exception {
        var typed = new TypedRequest().with(field, today.plusDays(days).toString());
        assertThat(told(typed))
                .filteredOn(line -> line.startsWith("IMPROBABLE"))
                .isEqualTo(told == null ? List.of() : List.of("IMPROBABLE %s %s".formatted(field, told)));
    }

    @ParameterizedTest
    @CsvSource({"en, The earliest day", "sv, Tidigaste dagen", "nb, Tidligste dag"})
    void aNoteLeadsToTheFieldThatItNames(String language, String name) throws Exception {
        var typed = new TypedRequest()
                .with("earliest", today.minusDays(366).toString())
                .press("look");
        browser.shown(typed.filed(), new Cookie("samrad-language", language))
                .andExpect(content().string(matchesPattern("(?s).*<a href=\"#earliest\">" + name + ", .*")));
    }

    @Test
    void aTimeThatIsTooShortOrThatNobodyOffersIsSaid() throws Exception {
        assertThat(told(window(monday, "13:00", "13:29"))).containsExactly("UNMET windows-0-until window-short");
        assertThat(told(window(monday, "13:00", "14:45"))).isEmpty();
        assertThat(told(window(monday.plusDays(5), "10:00", "12:00")))
                .containsExactly("UNMET windows-0-from window-not-offered");
        assertThat(told(window(monday.plusDays(8), "13:00", "15:00")
                        .with("latest", monday.plusDays(7).toString())))
                .containsExactly("UNMET windows-0-day window-outside");
        assertThat(told(window(monday, "13:00", "13:29").with("windows[0].preferred", "true")))
                .isEmpty();
    }

    @Test
    void timesOfWhichTheSameIsToBeSaidAreNamedTogetherAndOfManyTheFirst() throws Exception {
        var typed = new TypedRequest();
        for (int i = 0; i < 6; i++) {
            typed.with("windows[" + i + "].day", monday.plusDays(i % 3).toString())
                    .with("windows[" + i + "].from", i < 3 ? "09:00" : "13:00")
                    .with("windows[" + i + "].until", i < 3 ? "09:20" : "13:20");
        }
        String time = " \\d+ \\w+ 09:00–09:20";
        browser.shown(typed.press("look").filed(), new Cookie("samrad-language", "en"))
                .andExpect(content()
                        .string(matchesPattern(
                                "(?s).*<a href=\"#windows-0-until\">Mon" + time + ", Tue" + time + ", Wed" + time
                                        + " and 3 more: too short, since the consultation takes 30 minutes.*")));
        assertThat(told(typed)).containsExactly("UNMET windows-0-until window-short");
    }

    @Test
    void aTimeThatDoesNothingBesideOneThatDoesIsOnlyNoted() throws Exception {
        var typed = window(monday, "13:00", "14:45")
                .with("windows[1].day", monday.plusDays(5).toString())
                .with("windows[1].from", "10:00")
                .with("windows[1].until", "12:00");
        assertThat(told(typed)).containsExactly("HINT windows-1-from window-not-offered");
    }

    @Test
    void aFollowUpThatDoesNotFitBehindItsPredecessorIsSaid() throws Exception {
        var after = new TypedRequest().with("links[0].follows", "rq-0012");
        assertThat(told(after)).isEmpty();
        assertThat(told(after.with("links[0].minGap", "60"))).containsExactly("UNMET links-0-minGap follows-beyond");
        assertThat(told(new TypedRequest().with("links[0].follows", "rq-0001").with("links[0].minGap", "60")))
                .containsExactly("UNMET links-0-minGap follows-beyond-unplaced");
        assertThat(told(new TypedRequest()
                        .with("links[0].follows", "rq-0012")
                        .with("links[0].maxGap", "0")
                        .with("earliest", lastDay.toString())))
                .contains("UNMET links-0-maxGap follows-past");
        ConsultationRequest before = requests.findById("rq-0012").orElseThrow();
        before.withdraw();
        requests.saveAndFlush(before);
        assertThat(told(new TypedRequest().with("links[0].follows", "rq-0012")))
                .containsExactly("UNMET links-0-follows follows-withdrawn");
    }

    @Test
    void eachRequestThatItComesAfterIsTakenIntoAccountAndAllOfThemTogether() throws Exception {
        hold("rq-0001", monday.plusDays(1).atTime(10, 0));
        hold("rq-0002", monday.plusDays(9).atTime(10, 0));
        var after = new TypedRequest().with("links[0].follows", "rq-0001").with("links[1].follows", "rq-0002");
        assertThat(told(after)).isEmpty();
        assertThat(told(after.with("links[1].minGap", "60"))).containsExactly("UNMET links-1-minGap follows-beyond");
        after.without("links[1].minGap");
        assertThat(told(after.with("links[0].maxGap", "8"))).isEmpty();
        assertThat(told(after.with("links[0].maxGap", "7"))).containsExactly("UNMET links-0-maxGap follows-apart");
        assertThat(told(after.with("links[0].maxGapMinutes", "120")))
                .containsExactly("UNMET links-0-maxGapMinutes follows-apart");
        assertThat(told(after.without("links[0].maxGap").with("links[1].minGapMinutes", "1000000")))
                .containsExactly("UNMET links-1-minGapMinutes follows-beyond");
    }

    /** The speech therapist of rq-0012, which is published, is sp-003. */
    @ParameterizedTest
    @CsvSource({
        "roles[0].level, 1,",
        "roles[0].competence, epilepsy, UNMET roles-0-sameAs same-lacks",
        "roles[0].sector, SCHOOL, UNMET roles-0-sameAs same-sector",
        "languages, ar, UNMET roles-0-sameAs same-language",
        "roles[0].specialist, sp-003,",
        "roles[0].specialist, sp-014, UNMET roles-0-sameAs same-named",
        "roles[0].optional, true,"
    })
    void whoIsPublishedInTheRoleBeforeHasToBeAbleToTakeThisOne(String field, String value, String told)
            throws Exception {
        List<String> all = told(sameAs("rq-0012/logoped").with(field, value));

        assertThat(all).filteredOn(line -> line.contains("sameAs")).isEqualTo(told == null ? List.of() : List.of(told));
    }

    @Test
    void theSamePersonInTwoRolesIsSaid() throws Exception {
        assertThat(told(sameAs("rq-0012/logoped").with("roles[1].sameAs", "rq-0012/logoped")))
                .containsExactly("UNMET roles-1-sameAs same-twice");
    }

    @Test
    void nothingIsSaidOfTheSamePersonBeforeAnybodyIsPublished() throws Exception {
        String role =
                requests.findById("rq-0001").orElseThrow().roles().getFirst().role();
        assertThat(told(sameAs("rq-0001/" + role).with("roles[0].sector", "SCHOOL")))
                .isEmpty();
    }

    private static TypedRequest sameAs(String seat) {
        return new TypedRequest()
                .with("links[0].follows", seat.substring(0, seat.indexOf('/')))
                .with("roles[0].competence", "")
                .with("roles[0].sameAs", seat);
    }

    @Test
    void aDayWithinTheNoticeIsSaidUnlessItIsUrgent() throws Exception {
        int hours = (int) ChronoUnit.HOURS.between(
                today.atStartOfDay(), monday.plusDays(2).atTime(12, 0));
        jdbc.update("update planning_horizon set notice_hours = ?", hours);
        entities.clear();
        var typed = new TypedRequest().with("latest", monday.toString());
        assertThat(told(typed)).containsExactly("UNMET latest latest-notice");
        assertThat(told(typed.with("urgency", "DAYS_3"))).isEmpty();
        var early = new TypedRequest().with("earliest", monday.toString());
        assertThat(told(early)).containsExactly("HINT earliest notice");
        assertThat(told(early.with("earliest", monday.plusDays(7).toString()))).isEmpty();
    }

    private void hold(String request, LocalDateTime start) {
        ConsultationRequest held = requests.findById(request).orElseThrow();
        held.schedule(start);
        requests.saveAndFlush(held);
    }

    @Test
    void whatCantBeMetIsFiledOnceItIsSaidThatItIsMeant() throws Exception {
        var typed = new TypedRequest().with("roles[0].competence", "epilepsy");
        List<RequestWarnings.Warning> asked = SentForm.asked(browser.shown(typed.filed()));
        assertThat(asked).extracting(RequestWarnings.Warning::about).containsExactly("unmet");

        String answer = asked.getFirst().answer();
        typed.with("confirmed", answer).with("due", today.minusDays(100).toString());
        assertThat(SentForm.asked(browser.shown(typed.filed())))
                .extracting(RequestWarnings.Warning::about)
                .as("an answer to another question")
                .containsExactly("unmet", "improbable");

        assertThat(browser.saved(typed.without("due").filed())).startsWith("N-");
    }

    @Test
    void whatIsSaidIsSaidInTheReadersLanguage() throws Exception {
        var typed = new TypedRequest().with("roles[0].competence", "sleep").with("roles[0].level", "5");
        browser.shown(typed.press("look").filed(), new Cookie("samrad-language", "sv"))
                .andExpect(content().string(containsString("på nivå 5; den högsta är 4 (1 person)")));
    }

    private TypedRequest window(LocalDate day, String from, String until) {
        return new TypedRequest()
                .with("windows[0].day", day.toString())
                .with("windows[0].from", from)
                .with("windows[0].until", until);
    }

    @Test
    void whoTakesPartNoMoreIsSaidAndCountsForNobodyWhoHasACompetence() throws Exception {
        jdbc.update("update specialist set retired = ?, version = version + 7919 where id = 'sp-028'", today);
        entities.clear();
        var named = new TypedRequest().with("roles[0].level", "4").with("roles[0].specialist", "sp-028");
        assertThat(told(named)).containsExactly("UNMET roles-0-specialist person-gone");

        jdbc.update(
                "update specialist set retired = ?, version = version + 7919 where id in"
                        + " (select specialist from specialist_competence where competence = 'sleep')",
                today);
        entities.clear();
        var sleep = new TypedRequest().with("roles[0].competence", "sleep").with("roles[0].level", "1");
        assertThat(told(sleep)).containsExactly("UNMET roles-0-competence nobody-holds");
    }

    private List<String> told(TypedRequest typed) throws Exception {
        List<String> told = SentForm.told(browser.shown(typed.press("look").filed()));
        typed.without("do");
        return told;
    }
}
