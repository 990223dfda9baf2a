package org.samrad.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestState;
import org.samrad.system.As;
import org.samrad.testing.Thorough;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

/**
 * Two organisations share a region, over the demo: of what one's coordinators answer for, those of the other see nothing. Even
 * cases are those of one, odd ones of the other, and one of them is part of a third.
 */
@PageTest
@Transactional
class ScopeTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"[^\"]+\"");

    private static final String OURS = "scope-ours";
    private static final String THEIRS = "scope-theirs";
    private static final String ABOVE = "scope-above";

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    Cases cases;

    @Autowired
    EntityManager entities;

    private final MockHttpSession session = new MockHttpSession();
    private Set<String> ourRequests = Set.of();
    private Set<String> theirRequests = Set.of();
    private Set<String> theirCases = Set.of();

    @BeforeEach
    void share() {
        for (String id : List.of(ABOVE, OURS, THEIRS)) {
            jdbc.update(
                    "insert into organisation (id, version, name, sector, external) values (?, 0, ?, 'SPECIALIST_CARE', false)",
                    id,
                    "Name of " + id);
        }
        jdbc.update("update organisation set part_of = ? where id = ?", ABOVE, OURS);
        jdbc.update(
                "update care_case set organisation = case when mod(position, 2) = 0 then ? else ? end", OURS, THEIRS);
        // References in titles would tell of others by chance.
        jdbc.update(
                "update consultation_request set title = concat('Title of ', id), requester = concat('Asked by ', id)");
        entities.clear();
        ourRequests = ids(OURS);
        theirRequests = ids(THEIRS);
        theirCases = new TreeSet<>(
                jdbc.queryForList("select id from care_case where organisation = ?", String.class, THEIRS));
    }

    @Test
    void listsCountsAndSearchesHoldOnesOwnOnly() throws Exception {
        assertThat(ourRequests).isNotEmpty();
        for (String tab : List.of("attention", "waiting", "scheduled", "done")) {
            for (int page = 1; page < Thorough.count(5, 10); page++) {
                tellsNothing(get("/requests?tab=" + tab + "&page=" + page));
            }
        }
        for (String id : some(theirRequests)) {
            tellsNothing(get("/requests").param("q", "Title of " + id).param("tab", "scheduled"), id);
            tellsNothing(get("/go/found").param("q", "Title of " + id), id);
        }
        long open = ourRequests.stream()
                .filter(id -> requests.findById(id).orElseThrow().state() == RequestState.OPEN)
                .count();
        mvc.perform(get("/").with(As.coordinatorOf(OURS)))
                .andExpect(content().string(containsString("<strong>" + open + "</strong>")));
        mvc.perform(get("/requests").with(As.coordinatorOf(ABOVE)))
                .andExpect(content().string(containsString("<span class=\"count\">" + open + "</span>")));
    }

    @Test
    void anothersRequestIsLikeOneThatIsNotThere() throws Exception {
        for (String path : List.of(
                "/requests/%s",
                "/requests/%s/edit",
                "/requests/%s/why",
                "/requests/%s/why/unblocks",
                "/requests/%s/why/matrix",
                "/requests/%s/suggestions",
                "/requests/new?after=%s",
                "/requests/new?again=%s")) {
            String unknown = answer(get(path.formatted("rq-none")), "rq-none");
            for (String id : some(theirRequests)) {
                assertThat(answer(get(path.formatted(id)), id)).as(path, id).isEqualTo(unknown);
            }
        }
        for (String path : List.of(
                "/requests/%s/withdraw",
                "/requests/%s/seen",
                "/requests/%s",
                "/requests/%s/why/send",
                "/requests/%s/suggestions/hold",
                "/requests/%s/suggestions/book",
                "/requests/%s/suggestions/propose",
                "/requests/%s/suggestions/release")) {
            String unknown = answer(
                    post(path.formatted("rq-none"))
                            .param("version", "0")
                            .param("newest", "1")
                            .param("key", "none")
                            .with(csrf()),
                    "rq-none");
            for (String id : some(theirRequests)) {
                assertThat(answer(
                                post(path.formatted(id))
                                        .param("version", "0")
                                        .param("newest", "1")
                                        .param("key", "none")
                                        .with(csrf()),
                                id))
                        .as(path, id)
                        .isEqualTo(unknown);
            }
        }
        entities.flush();
        entities.clear();
        assertThat(theirRequests)
                .noneMatch(id -> requests.findById(id).orElseThrow().state() == RequestState.WITHDRAWN);
    }

    @Test
    void onesOwnPagesTellNothingOfOthersThatTheyLeadTo() throws Exception {
        String theirs = theirRequests.iterator().next();
        for (String id : ourRequests) {
            jdbc.update("update consultation_request set follows = ? where id = ?", theirs, id);
        }
        String ours = ourRequests.iterator().next();
        jdbc.update("update consultation_request set follows = ? where id = ?", ours, theirs);
        jdbc.update("update consultation_request set follows = null where id = ?", ours);
        entities.clear();
        for (String id : some(ourRequests)) {
            tellsNothing(get("/requests/" + id));
            tellsNothing(get("/requests/" + id + "/suggestions"));
            tellsNothing(get("/requests/" + id + "/why"));
            if (requests.findById(id).orElseThrow().state() != RequestState.WITHDRAWN) {
                tellsNothing(get("/requests/" + id + "/edit"));
            }
        }
    }

    @Test
    void aFormOffersAndTakesOnesOwnCasesAndRequestsOnly() throws Exception {
        tellsNothing(get("/requests/new"));
        String theirCase = theirCases.iterator().next();
        String theirs = theirRequests.iterator().next();
        long before = requests.count();

        tellsNothing(get("/requests/new").param("case", theirCase), theirCase);
        filed("existingCase", theirCase, "caseKind", "existing");
        filed("caseKind", "new", "links[0].follows", theirs);
        filed("caseKind", "new", "organisation", THEIRS);

        assertThat(requests.count()).isEqualTo(before);
    }

    @Test
    void aNewCaseIsTheOrganisationsOfWhoeverFilesIt() throws Exception {
        Set<String> before = Set.copyOf(jdbc.queryForList("select id from care_case", String.class));
        filed("caseKind", "new", "organisation", OURS);
        entities.flush();
        assertThat(jdbc.queryForList("select id, organisation from care_case").stream()
                        .filter(row -> !before.contains(row.get("id"))))
                .singleElement()
                .satisfies(row -> assertThat(row.get("organisation")).isEqualTo(OURS));
    }

    @Test
    void whoeverIsBoundToNothingThatIsThereSeesNothing() throws Exception {
        for (String id :
                List.of(ourRequests.iterator().next(), theirRequests.iterator().next())) {
            mvc.perform(get("/requests/" + id).with(As.coordinatorOf("scope-gone")))
                    .andExpect(status().isNotFound());
            mvc.perform(get("/requests/" + id).with(As.coordinatorOf())).andExpect(status().isNotFound());
        }
    }

    @Test
    void aCaseOfNoOrganisationIsTheRegionsOnly() throws Exception {
        String ours = ourRequests.iterator().next();
        jdbc.update("update care_case set organisation = null");
        entities.clear();
        mvc.perform(get("/requests/" + ours).with(As.coordinatorOf(OURS))).andExpect(status().isNotFound());
        mvc.perform(get("/requests/" + ours).with(As.coordinator())).andExpect(status().isOk());
    }

    @Test
    void whoeverOnlyKeepsTheTimesOfOthersLearnsNothingOfAnyCase() throws Exception {
        String kept = jdbc.queryForObject(
                "select min(specialist) from appointment_participant where specialist in (select id from specialist"
                        + " where retired is null)",
                String.class);
        jdbc.update(
                "insert into time_keeper (specialist, keeper, given_by, given_at) values (?, 'test-ASSISTANT', ?, now())",
                kept,
                kept);
        String theirs = theirRequests.iterator().next();
        for (String closed : List.of(
                "/requests",
                "/requests/" + theirs,
                "/cases/" + theirCases.iterator().next(),
                "/plan",
                "/plan/published/requests/" + theirs,
                "/my",
                "/my/time",
                "/audit",
                "/admin")) {
            mvc.perform(get(closed).with(As.assistant())).andExpect(status().isForbidden());
        }
        for (String open : List.of("/", "/times", "/times/" + kept, "/messages", "/account", "/go", "/go/found?q=of")) {
            String page = mvc.perform(get(open).with(As.assistant()))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(page).doesNotContain("Title of rq", "Asked by");
            for (Set<String> ids : List.of(ourRequests, theirRequests, theirCases)) {
                assertThat(ids).as(open).noneMatch(page::contains);
            }
        }
    }

    /** Every fourth; all with {@link Thorough#FULL}. */
    private static List<String> some(Set<String> ids) {
        List<String> all = List.copyOf(new TreeSet<>(ids));
        return IntStream.iterate(0, at -> at < all.size(), at -> at + Thorough.count(4, 1))
                .mapToObj(all::get)
                .toList();
    }

    private void filed(String... fields) throws Exception {
        MockHttpServletRequestBuilder form = post("/requests")
                .with(csrf())
                .session(session)
                .param("title", "A title")
                .param("form", "ADVICE")
                .param("duration", "30")
                .param("urgency", "DAYS_14")
                .param("received", "2026-11-20")
                .param("modes", "VIDEO")
                .param("roles[0].competence", "paediatric-neurology")
                .param("roles[0].level", "2");
        for (int i = 0; i < fields.length; i += 2) {
            form.param(fields[i], fields[i + 1]);
        }
        MockHttpServletResponse answer =
                mvc.perform(form.with(As.coordinatorOf(OURS))).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(302);
        if (answer.getRedirectedUrl() != null && answer.getRedirectedUrl().contains("draft=")) {
            String[] typed = java.util.Arrays.stream(fields).toArray(String[]::new);
            tellsNothing(get(java.net.URI.create(answer.getRedirectedUrl())), typed);
        }
    }

    private void tellsNothing(MockHttpServletRequestBuilder asked, String... typed) throws Exception {
        String page = mvc.perform(asked.session(session).with(As.coordinatorOf(OURS)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        for (String one : typed) {
            page = page.replace("Title of " + one, "").replace(one, "");
        }
        for (Set<String> theirs : List.of(theirRequests, theirCases)) {
            for (String id : theirs) {
                assertThat(page).doesNotContain(id);
            }
        }
        assertThat(page).doesNotContain(List.of(typed).contains(THEIRS) ? "Nobody" : "Name of " + THEIRS);
    }

    /** All that comes back, but for what was asked for and the tokens. */
    private String answer(MockHttpServletRequestBuilder asked, String id) throws Exception {
        MockHttpServletResponse answer =
                mvc.perform(asked.with(As.coordinatorOf(OURS))).andReturn().getResponse();
        return answer.getStatus() + "\n" + answer.getErrorMessage() + "\n" + answer.getRedirectedUrl() + "\n"
                + TOKEN.matcher(answer.getContentAsString()).replaceAll("").replace(id, "");
    }

    private Set<String> ids(String organisation) {
        return new TreeSet<>(jdbc.queryForList(
                "select r.id from consultation_request r join care_case c on c.id = r.care_case where c.organisation = ?",
                String.class,
                organisation));
    }
}
