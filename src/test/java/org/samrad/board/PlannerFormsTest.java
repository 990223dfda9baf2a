package org.samrad.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.dataset.Placement;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.RolledDates;
import org.samrad.dataset.ScheduleRow;
import org.samrad.edit.ProposalEditing;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.plan.PlanRef;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.Proposal;
import org.samrad.plan.Proposals;
import org.samrad.plan.Publications;
import org.samrad.plan.RunOrder;
import org.samrad.plan.RunState;
import org.samrad.publish.PublicationPreviews;
import org.samrad.publish.PublicationUndo;
import org.samrad.publish.Publishing;
import org.samrad.solve.ScoreCurve;
import org.samrad.solve.Start;
import org.samrad.solver.Weights;
import org.samrad.system.As;
import org.samrad.system.Redirected;
import org.samrad.testing.SmallClinic;
import org.samrad.weights.ProfileEditing;
import org.samrad.weights.WeightProfile;
import org.samrad.weights.WeightProfiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every form of a planner leads on to a page that can be reloaded, done or refused, and sent twice it does once. */
@PageTest
@Transactional
class PlannerFormsTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    ProposalEditing editing;

    @Autowired
    Proposals proposals;

    @Autowired
    Publishing publishing;

    @Autowired
    PublicationPreviews previews;

    @Autowired
    Publications publications;

    @Autowired
    PublicationUndo undo;

    @Autowired
    PlanningRuns runs;

    @Autowired
    WeightProfiles profiles;

    @Autowired
    ProfileEditing keeping;

    @Autowired
    Clock clock;

    private PlanningData data;

    @BeforeEach
    void load() {
        data = RolledDates.toComingWeek(
                SmallClinic.with(
                        6,
                        SmallClinic.published("R5", SmallClinic.at(3, 9), "anna", true),
                        SmallClinic.published("R6", SmallClinic.at(3, 9), "bo", false)),
                LocalDate.now(clock));
        databaseImport.replace(data, LoadingProgress.SILENT);
    }

    /** A form that is refused, or does what is so already, for every route that planners send one to. */
    private Map<String, MockHttpServletRequestBuilder> refused() {
        Proposal published = proposal(placed("R1", 1, 9, "anna"));
        long number = publish(published.id());
        undo.undo(number, "berit");
        Proposal proposal = proposal(placed("R2", 1, 9, "bo"));
        String ref = proposal.ref().code();
        String seen = String.valueOf(proposal.version());
        WeightProfile own = keeping.create("Own", Weights.defaults(), "olle");
        keeping.lock(own.id(), "olle");
        PlanningRun run = runs.save(
                new PlanningRun(RunOrder.of(own, PlanningRun.SHORTEST, 1, Start.SCRATCH), "planner", SmallClinic.NOW));
        run.end(RunState.STOPPED, ScoreCurve.empty(), SmallClinic.NOW);
        var refused = new TreeMap<String, MockHttpServletRequestBuilder>();
        refused.put("/plan/runs", post("/plan/runs").param("seconds", "soon"));
        refused.put("/plan/runs/{run}/stop", post("/plan/runs/{run}/stop", run.id()));
        refused.put(
                "/plan/runs/{run}/name", post("/plan/runs/{run}/name", run.id()).param("name", "x".repeat(81)));
        refused.put(
                "/plan/proposals/{proposal}/name",
                post("/plan/proposals/{proposal}/name", proposal.id()).param("name", "x".repeat(81)));
        refused.put("/plan/proposals/{proposal}/discard", post("/plan/proposals/{id}/discard", published.id()));
        refused.put(
                "/plan/proposals/{id}/publish",
                post("/plan/proposals/{id}/publish", proposal.id()).param("seen", "something else"));
        refused.put("/plan/versions/{number}/undo", post("/plan/versions/{number}/undo", number));
        refused.put("/plan/{ref}/undo", post("/plan/{ref}/undo", ref).param("seen", "0"));
        refused.put(
                "/plan/{ref}/requests/{request}/pin",
                post("/plan/{ref}/requests/R5/pin", ref).param("seen", seen).param("pinned", "false"));
        refused.put(
                "/plan/{ref}/requests/{request}/move",
                post("/plan/{ref}/requests/R2/move", ref)
                        .param("seen", seen)
                        .param("start", day(1).atTime(7, 0).toString()));
        for (String what : List.of("place", "unblock", "ask")) {
            refused.put(
                    "/plan/{ref}/requests/{request}/" + what,
                    post("/plan/{ref}/requests/R2/" + what, ref)
                            .param("version", seen)
                            .param("key", "last summer"));
        }
        refused.put(
                "/plan/{ref}/requests/{request}/undo",
                post("/plan/{ref}/requests/R2/undo", ref).param("version", "0"));
        refused.put(
                "/plan/bottlenecks/value",
                post("/plan/bottlenecks/value").param("plan", "published").param("seconds", "7"));
        refused.put("/plan/bookings/{number}/accept", post("/plan/bookings/777777/accept"));
        refused.put(
                "/plan/repairs/{number}/accept",
                post("/plan/repairs/777777/accept").param("seen", "0"));
        refused.put(
                "/plan/repairs/{number}/leave",
                post("/plan/repairs/777777/leave").param("seen", "0"));
        refused.put("/plan/bookings/{number}/return", post("/plan/bookings/777777/return"));
        refused.put("/plan/questions/{number}/take-back", post("/plan/questions/777777/take-back"));
        refused.put(
                "/rules/booking",
                post("/rules/booking").param("minutes", "soon").param("seen", "0"));
        refused.put("/rules/repair", post("/rules/repair").param("seen", "99"));
        refused.put("/rules/questions", post("/rules/questions").param("seen", "99"));
        String from = String.valueOf(own.id());
        refused.put("/rules/profiles", post("/rules/profiles").param("from", from));
        refused.put(
                "/rules/profiles/{profile}",
                post("/rules/profiles/{id}", own.id()).param("seen", "1"));
        refused.put(
                "/rules/profiles/{profile}/versions/{version}/restore",
                post("/rules/profiles/{id}/versions/1/restore", own.id()).param("seen", "7"));
        for (String what : List.of("rename", "lock", "delete")) {
            refused.put("/rules/profiles/{profile}/" + what, post("/rules/profiles/{id}/" + what, own.id()));
        }
        refused.put("/rules/preview", post("/rules/preview").param("from", from).param("seen", "1"));
        return refused;
    }

    /** Those that refuse nothing: what they are asked for is done, or the page is not there. */
    private static final Set<String> NEVER_REFUSED = Set.of(
            "/plan/proposals/{proposal}/replan",
            "/plan/bottlenecks/value/{study}/stop",
            "/rules/preview/{id}/cancel",
            "/rules/profiles/{profile}/duplicate",
            "/rules/profiles/{profile}/unlock",
            "/rules/profiles/{profile}/prefer");

    @Test
    void whatIsRefusedLeadsToAPageThatSaysWhyAndCanBeReloaded() throws Exception {
        Map<String, MockHttpServletRequestBuilder> refused = refused();
        var all = new TreeSet<>(refused.keySet());
        all.addAll(NEVER_REFUSED);
        assertThat(plannersForms()).isEqualTo(all);

        for (var form : refused.entrySet()) {
            String page = Redirected.after(mvc, asPlanner(form.getValue()), PlannerFormsTest::asPlanner)
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(page).as("the page after %s", form.getKey()).contains("</main>");
        }
    }

    private Set<String> plannersForms() {
        return routes.getHandlerMethods().keySet().stream()
                .filter(route -> route.getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(route -> route.getPatternValues().stream())
                .filter(route -> route.startsWith("/plan") || route.startsWith("/rules"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whatIsChosenIsThereWhenThePageIsReloadedOrComeBackTo() throws Exception {
        Proposal first = proposal(placed("R1", 1, 9, "anna"));
        editing.place(first.ref(), first.version(), Placement.of(List.of(placed("R2", 1, 9, "bo"))), "berit");
        long proposal = first.id();
        String where = "/plan/proposals/" + proposal + "/publish";
        var session = new MockHttpSession();
        var form =
                asPlanner(post(where)).session(session).param("shown", "R1 R2").param("pick", "R2");

        mvc.perform(form.param("act", "look")).andExpect(redirectedUrl(where));

        for (int time = 0; time < 2; time++) {
            mvc.perform(asPlanner(get(where)).session(session))
                    .andExpect(content().string(containsString("1 of 2 selected")));
        }
        mvc.perform(asPlanner(get(where))).andExpect(content().string(containsString("2 of 2 selected")));
    }

    @Test
    void whyAPublicationCanNotBeUndoneIsSaidAndOnWhoseAccount() throws Exception {
        long proposal = proposal(placed("R1", 1, 9, "anna")).id();
        long number = publish(proposal);
        String undo = "/plan/versions/" + number + "/undo";
        assertThat(page("/plan/versions/" + number)).contains(undo);
        assertThat(page("/plan/versions")).contains("Undo …");
        mvc.perform(asPlanner(post("/plan/published/requests/R1/pin"))
                .param("seen", "0")
                .param("pinned", "true"));

        assertThat(page("/plan/versions/" + number))
                .contains("pinned or unpinned since", "href=\"/requests/R1\"")
                .doesNotContain(undo);
        Redirected.after(mvc, asPlanner(post(undo)), PlannerFormsTest::asPlanner)
                .andExpect(content()
                        .string(allOf(
                                containsString("It can’t be undone. Nothing was changed."),
                                containsString("pinned or unpinned since"))));
    }

    @Test
    void anUndoSentTwiceIsDoneOnce() throws Exception {
        long proposal = proposal(placed("R1", 1, 9, "anna")).id();
        long number = publish(proposal);

        for (int time = 0; time < 2; time++) {
            Redirected.after(mvc, asPlanner(post("/plan/versions/{n}/undo", number)), PlannerFormsTest::asPlanner)
                    .andExpect(content().string(containsString("Version " + number + " is undone.")));
        }
        assertThat(publications.count()).isEqualTo(2);
        assertThat(page("/plan/runs")).doesNotContain("/plan/proposals/" + proposal + "/discard");
    }

    private Proposal proposal(ScheduleRow row) {
        return editing.place(PlanRef.PUBLISHED, 0, Placement.of(List.of(row)), "berit");
    }

    private long publish(long proposal) {
        return publishing
                .publish(proposal, previews.of(proposal).fingerprint(), List.of(), "planner")
                .number();
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

    private LocalDate day(int day) {
        return data.header().horizonStart().plusDays(day);
    }

    private ScheduleRow placed(String request, int day, int hour, String specialist) {
        return SmallClinic.placed(request, day(day).atTime(hour, 0), specialist);
    }
}
