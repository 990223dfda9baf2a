package org.samrad.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.RolledDates;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.explain.unblock.DroppedRole;
import org.samrad.explain.unblock.ExtraMinutes;
import org.samrad.explain.unblock.LowerLevel;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.plan.Proposal;
import org.samrad.plan.Proposals;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestContent;
import org.samrad.specialist.Specialists;
import org.samrad.system.As;
import org.samrad.testing.SmallClinic;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

/** A planner asks whoever decided something, instead of deciding it for them. */
@PageTest
@Transactional
class QuestionPagesTest {

    private static final String ASSUMED = "psychiatrist: level 4 is enough\\. Before, it was 5\\.";

    private static final String WHERE = "/plan/published/requests/R6";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private DatabaseImport databaseImport;

    @Autowired
    private ConsultationRequests requests;

    @Autowired
    private Specialists specialists;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Questioning questioning;

    @Autowired
    private RulesOfQuestions rules;

    @Autowired
    private JdbcClient database;

    @Autowired
    private EntityManager entities;

    @Autowired
    private Clock clock;

    /** The sixth request asks for a level that nobody has. */
    @BeforeEach
    void load() {
        PlanningData clinic = SmallClinic.with(6);
        PlanningData data = clinic.with(rows -> rows.requestRoles = clinic.requestRoles().stream()
                .map(role -> role.request().equals("R6")
                        ? PlanningData.RequestRole.of("R6", role.asked().atLevel(5))
                        : role)
                .toList());
        databaseImport.replace(RolledDates.toComingWeek(data, LocalDate.now(clock)), LoadingProgress.SILENT);
    }

    private String page(String path, RequestPostProcessor by) throws Exception {
        return mvc.perform(get(path).with(by).locale(Locale.ENGLISH))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private void send(MockHttpServletRequestBuilder sent, RequestPostProcessor by) throws Exception {
        mvc.perform(sent.with(by).with(csrf())).andExpect(status().is3xxRedirection());
    }

    private String key() throws Exception {
        return page(WHERE + "/unblocks", As.planner())
                .replaceFirst("(?s).*?name=\"key\" value=\"([^\"]*)\".*", "$1")
                .replace("&#39;", "'");
    }

    private void ask(String reason) throws Exception {
        send(post(WHERE + "/ask").param("key", key()).param("reason", reason), As.planner());
    }

    private long number() {
        return questions().getFirst();
    }

    private List<Long> questions() {
        return database.sql("select number from planner_question order by number desc")
                .query(Long.class)
                .list();
    }

    private int levelAskedFor() {
        return requests.findById("R6").orElseThrow().roles().getFirst().minLevel();
    }

    @Test
    void whatACoordinatorDecidedIsAskedAboutAndBecomesSoWhenTheyAgree() throws Exception {
        assertThat(page(WHERE + "/unblocks", As.planner()))
                .contains("Ask the coordinator")
                .doesNotContain(">Apply<");
        ask("Nobody here has level 5");
        ask("Nobody here has level 5");
        assertThat(questions()).as("asked once").hasSize(1);
        assertThat(levelAskedFor()).isEqualTo(5);
        assertThat(page("/requests?tab=attention", As.coordinator())).contains("The planner asks, answer needed");
        assertThat(page("/requests/R6", As.coordinator()))
                .contains("would level 4 do? So far it is 5.", "Nobody here has level 5", ">Yes<", ">No<");

        String answer = "/requests/R6/questions/" + number();
        send(post(answer).param("yes", "true").param("word", "That will do"), As.coordinator());
        send(post(answer).param("yes", "false"), As.coordinator());

        assertThat(levelAskedFor()).isEqualTo(4);
        assertThat(page("/requests?tab=attention", As.coordinator())).doesNotContain("The planner asks");
        assertThat(page("/requests/R6", As.coordinator()))
                .contains("Agreed to the planner’s question", "That will do", "So far it is 5.")
                .doesNotContain("question-answer");
        assertThat(page("/plan/bookings", As.planner()))
                .contains(
                        "would level 4 do?",
                        "That will do",
                        "A time is held and proposed to the planners.",
                        "Found after Test COORDINATOR agreed: psychiatrist: would level 4 do?");
    }

    @Test
    void aShorterOneOneMoreTimeAndAnotherGapAreAskedForAndBecomeSo() throws Exception {
        databaseImport.replace(
                RolledDates.toComingWeek(SmallClinic.easable(), LocalDate.now(clock)), LoadingProgress.SILENT);

        assertThat(agreed("R5", Relaxation.Kind.SHORTER_DURATION))
                .contains("Would 420 minutes be enough? So far it is 540.");
        assertThat(contentOf("R5").terms().durationMinutes()).isEqualTo(420);
        assertThat(page("/requests/R5", As.coordinator())).contains("Length: from 540 minutes to 420 minutes");
        assertThat(agreed("R2", Relaxation.Kind.OTHER_WINDOW))
                .containsPattern("Could it also be held on .*? Possible times so far: .*? 09:00–12:00\\.");
        assertThat(contentOf("R2").windows()).hasSize(2);
        assertThat(page("/requests/R2", As.coordinator())).contains("Possible times: added ");
        assertThat(agreed("R4", Relaxation.Kind.OTHER_GAP))
                .contains("Could R4 come 2 days or more after R1? So far it is 5 days or more.");
        assertThat(contentOf("R4").terms().minGapDays()).isEqualTo(2);
    }

    /** What those read who answer for a request when they are asked about it; then they agree. */
    private String agreed(String request, Relaxation.Kind kind) throws Exception {
        String where = "/plan/published/requests/" + request;
        String key = page(where + "/unblocks", As.planner())
                .replaceFirst("(?s).*?name=\"key\" value=\"(" + kind + "[^\"]*)\".*", "$1")
                .replace("&#39;", "'");
        send(post(where + "/ask").param("key", key).param("reason", "Nothing is free"), As.planner());
        String asked = page("/requests/" + request, As.coordinator());
        send(post("/requests/" + request + "/questions/" + number()).param("yes", "true"), As.coordinator());
        return asked;
    }

    private RequestContent contentOf(String request) {
        return requests.findById(request).orElseThrow().content();
    }

    @Test
    void whatThePublishedPlanHasAPlaceForWithoutAYesIsNotGivenUpAndBothSidesReadSo() throws Exception {
        String only = requests.findById("R5").orElseThrow().roles().getFirst().role();
        var planner =
                new CurrentUser("test-PLANNER", "none", "Test PLANNER", Set.of(AccountRole.PLANNER), null, Map.of(), 0);
        questioning.ask("R5", new LowerLevel("R5", only, 3, 2), "In my proposal nobody is left", planner);
        send(post("/requests/R5/questions/" + number()).param("yes", "true"), As.coordinator());

        assertThat(requests.findById("R5").orElseThrow().roles().getFirst().minLevel())
                .isEqualTo(3);
        assertThat(page("/requests/R5", As.coordinator()))
                .contains("The time that is proposed does without it", "A time is held and proposed to the planners.");
        String proposed = page("/plan/bookings", As.planner());
        assertThat(proposed)
                .containsPattern("Found after Test COORDINATOR agreed: [^<]*The time that is proposed does without it");
        send(post(proposed.replaceFirst("(?s).*?action=\"(/plan/bookings/[0-9]+/accept)\".*", "$1")), As.planner());
        assertThat(page("/requests/R5", As.coordinator())).contains("It was not needed", "A time is booked.");
        for (String account : List.of("test-COORDINATOR", "test-PLANNER")) {
            assertThat(page(message(account), account.endsWith("PLANNER") ? As.planner() : As.coordinator()))
                    .contains("What was agreed to was not needed", "would level 2 do?");
        }
    }

    @Test
    void whoIsAskedAndWhoAskedReadTheQuestionInTheirMessages() throws Exception {
        ask("Nobody here has level 5");
        assertThat(page("/messages", As.coordinator())).contains("A planner asks you a question");
        String message = message("test-COORDINATOR");
        assertThat(page(message, As.coordinator()))
                .contains("would level 4 do? So far it is 5.", "Nobody here has level 5", "/requests/R6");
        mvc.perform(get(message).with(As.planner())).andExpect(status().isNotFound());
        send(post(message + "/read"), As.coordinator());
        assertThat(page("/messages?unread=true", As.coordinator())).doesNotContain("A planner asks you a question");

        send(post("/requests/R6/questions/" + number()).param("yes", "true"), As.coordinator());

        assertThat(page(message("test-PLANNER"), As.planner()))
                .contains("answered with yes", "would level 4 do?", "A time is held and proposed to the planners.");
    }

    @Test
    void aPlannerTakesAQuestionBackAndNobodyCanAnswerItAnyMore() throws Exception {
        ask("Nobody here has level 5");
        assertThat(page("/plan/bookings", As.planner())).contains("Take back: psychiatrist: would level 4 do?");
        send(post("/plan/questions/" + number() + "/take-back"), As.planner());
        send(post("/requests/R6/questions/" + number()).param("yes", "true"), As.coordinator());

        assertThat(levelAskedFor()).isEqualTo(5);
        assertThat(page("/requests?tab=attention", As.coordinator())).doesNotContain("The planner asks");
        assertThat(page("/plan/bookings", As.planner())).doesNotContain("Take back");
    }

    private String message(String account) {
        return "/messages/"
                + database.sql("select max(number) from message where account = ?")
                        .param(account)
                        .query(Long.class)
                        .single();
    }

    @Test
    void aNoChangesNothing() throws Exception {
        ask("Nobody here has level 5");

        send(post("/requests/R6/questions/" + number()).param("yes", "false"), As.coordinator());

        assertThat(levelAskedFor()).isEqualTo(5);
        assertThat(page("/plan/bookings", As.planner())).contains("would level 4 do?");
    }

    @Test
    void withoutAReasonNobodyIsAsked() throws Exception {
        ask(" ");
        ask("About 20121172-2393");

        assertThat(questions()).isEmpty();
    }

    @Test
    void whatHasChangedMeanwhileIsNotChangedByAnAnswer() throws Exception {
        ask("Nobody here has level 5");
        mvc.perform(post("/requests/R6/questions/" + number())
                        .param("yes", "true")
                        .with(As.coordinatorOf("elsewhere"))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        assertThat(levelAskedFor()).as("another's to answer").isEqualTo(5);

        database.sql("update planner_question set so_far = 'other 3'").update();
        send(post("/requests/R6/questions/" + number()).param("yes", "true"), As.coordinator());

        assertThat(levelAskedFor()).isEqualTo(5);
    }

    @Test
    void whatHasATimeMeanwhileIsNotEasedByAYesAndNobodyIsAskedAboutItAnyMore() throws Exception {
        ask("Nobody here has level 5");
        ConsultationRequest request = requests.findById("R6").orElseThrow();
        request.schedule(LocalDate.now(clock).plusDays(7).atTime(9, 0));
        requests.saveAndFlush(request);

        assertThat(page("/requests?tab=attention", As.coordinator())).doesNotContain("The planner asks");
        assertThat(page("/requests/R6", As.coordinator()))
                .contains("So far it is 5.", "Changed meanwhile")
                .doesNotContain("question-answer");
        assertThat(page("/plan/bookings", As.planner())).doesNotContain("would level 4 do?");
        send(post("/requests/R6/questions/" + number()).param("yes", "true"), As.coordinator());

        assertThat(levelAskedFor()).isEqualTo(5);
    }

    @Test
    void aYesNeverLeavesARequestThatAsksForNobody() throws Exception {
        String only = requests.findById("R6").orElseThrow().roles().getFirst().role();
        questioning.ask("R6", new DroppedRole("R6", only), "Without?", As.COORDINATING_PLANNER);

        send(post("/requests/R6/questions/" + number()).param("yes", "true"), As.coordinator());

        assertThat(requests.findById("R6").orElseThrow().roles()).isNotEmpty();
        assertThat(page("/requests/R6", As.coordinator())).contains("Changed meanwhile");
    }

    @Test
    void aPlannerDecidesAloneWhereTheRulesSaySoAndThatIsRecorded() throws Exception {
        String key = key();
        send(post(WHERE + "/unblock").param("version", "0").param("key", key), As.planner());
        assertThat(proposals.findNewest()).as("refused").isEmpty();

        send(
                post("/rules/questions")
                        .param("seen", String.valueOf(rules.current().version()))
                        .param("alone", "LOWER_LEVEL"),
                As.planner());
        assertThat(page("/rules/questions", As.planner())).contains("checked=\"checked\"");
        send(post(WHERE + "/unblock").param("version", "0").param("key", key), As.planner());

        assertThat(proposals.findNewest()).isPresent();
        assertThat(page("/requests/R6", As.coordinator()))
                .contains("Decided without asking", "Assumed by the planner without asking")
                .containsPattern("(?s)" + ASSUMED + ".*" + ASSUMED);

        undo();
        assertThat(page("/requests/R6", As.coordinator()))
                .contains("No longer assumed by the planner", ">No longer assumed<")
                .doesNotContain("Decided without asking")
                .as("by the question, where it was assumed, and where that was taken back")
                .containsPattern("(?s)" + ASSUMED + ".*" + ASSUMED + ".*" + ASSUMED);

        send(post(WHERE + "/unblock").param("version", "0").param("key", key), As.planner());
        assertThat(page("/requests/R6", As.coordinator())).contains("Decided without asking");
        long again = proposals.findNewest().orElseThrow().id();
        send(post("/plan/proposals/" + again + "/discard"), As.planner());
        assertThat(page("/requests/R6", As.coordinator())).doesNotContain("Decided without asking");
    }

    private void undo() throws Exception {
        Proposal proposal = proposals.findNewest().orElseThrow();
        send(
                post("/plan/" + proposal.ref() + "/requests/R6/undo")
                        .param("version", String.valueOf(proposal.version())),
                As.planner());
    }

    @Test
    void aSpecialistDecidesOnTheirOwnTime() throws Exception {
        LocalDate day = LocalDate.now(clock).plusDays(14);
        var extra = new ExtraMinutes("anna", day, LocalTime.of(17, 0), LocalTime.of(17, 30), null);
        int before = specialists.findById("anna").orElseThrow().availability().size();
        questioning.ask("R6", extra, "Only you can", As.COORDINATING_PLANNER);

        assertThat(page("/my", As.specialist("bo"))).doesNotContain("Could you offer");
        assertThat(page("/my", As.specialist("anna"))).contains("Could you offer 30 minutes more", "Only you can");
        for (Locale locale : List.of(Locale.of("sv"), Locale.of("nb"))) {
            String weekday = day.getDayOfWeek().getDisplayName(TextStyle.FULL, locale);
            mvc.perform(get("/my").with(As.specialist("anna")).locale(locale))
                    .andExpect(content()
                            .string(matchesPattern("(?s).*ytterlig(are|ere) 30 minutt?er " + weekday + " .*")));
        }
        assertThat(page("/messages", As.specialist("anna"))).doesNotContain("Question of C6");
        String answer = "/my/questions/" + number();
        mvc.perform(post(answer).param("yes", "true").with(As.specialist("bo")).with(csrf()))
                .andExpect(status().isNotFound());
        assertThat(specialists.findById("anna").orElseThrow().availability()).hasSize(before);
        send(post(answer).param("yes", "true"), As.specialist("anna"));

        assertThat(specialists.findById("anna").orElseThrow().availability()).hasSize(before + 1);
        assertThat(page("/my", As.specialist("anna"))).doesNotContain("Could you offer");
    }

    @Test
    void timeThatHasPassedIsOfferedByNobody() throws Exception {
        LocalDate yesterday = LocalDate.now(clock).minusDays(1);
        var extra = new ExtraMinutes("anna", yesterday, LocalTime.of(17, 0), LocalTime.of(17, 30), null);
        int before = specialists.findById("anna").orElseThrow().availability().size();
        questioning.ask("R6", extra, "Only you can", As.COORDINATING_PLANNER);

        assertThat(page("/my", As.specialist("anna"))).doesNotContain("Could you offer");
        send(post("/my/questions/" + number()).param("yes", "true"), As.specialist("anna"));

        assertThat(specialists.findById("anna").orElseThrow().availability()).hasSize(before);
    }

    @Test
    void whatIsAskedAboutAProtectedCaseIsForThoseWhoAnswerForIt() throws Exception {
        ask("Nobody here has level 5");
        entities.flush();
        entities.clear();
        database.sql("update care_case set protected_identity = true").update();

        assertThat(page("/requests/R6", As.coordinator())).contains("So far it is 5.");
        assertThat(page("/requests/R6", As.planner())).doesNotContain("So far it is 5.");
    }

    @Test
    void whatAPlannerDecidesAloneIsRecordedOnceAsLongAsTheRequestAsksForTheSame() {
        var lower = new LowerLevel(
                "R6",
                SmallClinic.with(6).requestRoles().stream()
                        .filter(role -> role.request().equals("R6"))
                        .findFirst()
                        .orElseThrow()
                        .role(),
                5,
                4);
        questioning.decidedAlone("R6", lower, As.COORDINATING_PLANNER);
        questioning.decidedAlone("R6", lower, As.COORDINATING_PLANNER);
        assertThat(questions()).hasSize(1);
    }

    @Test
    void aReasonThatIsRefusedStandsWhereItWasTyped() throws Exception {
        String refused = mvc.perform(get(WHERE)
                        .flashAttr("typedReason", "nr […] klart")
                        .flashAttr("typedFor", key())
                        .with(As.planner())
                        .locale(Locale.ENGLISH))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(refused).containsOnlyOnce("nr […] klart").containsPattern("<details open=\"open\">");
    }
}
