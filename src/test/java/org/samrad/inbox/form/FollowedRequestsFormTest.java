package org.samrad.inbox.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import jakarta.persistence.EntityManager;
import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.samrad.PageTest;
import org.samrad.inbox.choice.Names;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestFiling;
import org.samrad.request.RequestLink;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestTerms;
import org.samrad.system.As;
import org.samrad.system.Dates;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

/** Requests that come after others, whoever took part in those, and whether the child is there, as they are typed and shown. */
@PageTest
@Transactional
class FollowedRequestsFormTest {

    private static final Pattern FIELD = Pattern.compile("<(?:input|select)[^>]*\\bid=\"([^\"]+)\"");

    @Autowired
    MockMvc mvc;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    RequestFiling filing;

    @Autowired
    References references;

    @Autowired
    RequestChoices catalogue;

    @Autowired
    Dates dates;

    @Autowired
    EntityManager entities;

    private SentForm browser;

    /** A role that rq-0001 has. */
    private String doctor;

    @BeforeEach
    void open() {
        browser = new SentForm(mvc);
        doctor = requests.findById("rq-0001").orElseThrow().roles().getFirst().role();
    }

    @BeforeEach
    void signIn() {
        As.coordinatorHere();
    }

    @AfterEach
    void signOut() {
        As.nobody();
    }

    @Test
    void everythingThatWasTypedIsFiled() throws Exception {
        RequestContent content = contentOf(browser.saved(new TypedRequest()
                .with("childAttends", "true")
                .with("links[0].follows", "rq-0001")
                .with("links[0].minGap", "1")
                .with("links[2].follows", "rq-0002")
                .with("links[2].maxGap", "0")
                .with("links[2].minGapMinutes", "30")
                .with("links[2].maxGapMinutes", "120")
                .with("roles[1].sameAs", "rq-0001/" + doctor)
                .filed()));
        assertThat(content.terms().childAttends()).isTrue();
        assertThat(content.terms().follows()).isEqualTo("rq-0001");
        assertThat(content.terms().minGapDays()).isEqualTo(1);
        assertThat(content.links()).containsExactly(new RequestLink("rq-0002", null, 0, 30, 120));
        assertThat(content.roles().getLast())
                .as("called as the one before")
                .isEqualTo(new RequestRole(doctor, null, 1, false, null, null, doctor, "rq-0001"));
    }

    @Test
    void minutesAreKeptInALinkSinceTheTermsHoldNone() throws Exception {
        RequestContent content = contentOf(browser.saved(new TypedRequest()
                .with("links[0].follows", "rq-0001")
                .with("links[0].maxGapMinutes", "60")
                .with("links[1].follows", "rq-0002")
                .filed()));
        assertThat(content.terms().follows()).isNull();
        assertThat(content.links())
                .containsExactly(
                        new RequestLink("rq-0001", null, null, null, 60),
                        new RequestLink("rq-0002", null, null, null, null));
    }

    static Stream<List<RequestLink>> links() {
        var plain = new RequestLink("rq-0002", null, null, null, null);
        var days = new RequestLink("rq-0003", 1, 7, null, null);
        var minutes = new RequestLink("rq-0001", null, 0, 30, 120);
        return Stream.of(
                List.of(), List.of(plain), List.of(days, minutes), List.of(minutes, plain), List.of(plain, plain));
    }

    @ParameterizedTest
    @MethodSource("links")
    void whatWasStoredComesBackTheSameInWhateverWayItWasStored(List<RequestLink> links) {
        for (String follows : new String[] {null, "rq-0001"}) {
            for (String sameAsRequest : new String[] {null, "rq-0001", "rq-0005"}) {
                String id = filed(follows, links, sameAsRequest);
                RequestContent stored = contentOf(id);
                RequestForm form = formOf(id);
                if (sameAsRequest == null && stored.follows().stream().noneMatch(one -> isFirst(one, stored))) {
                    continue;
                }
                RequestReading.Result read = RequestReading.read(form, id, references, names(), dates);
                assertThat(read.problems().all()).isEmpty();
                assertThat(read.content()).isEqualTo(stored);
            }
        }
    }

    /** Whether the seat that is asked for is one of the first request followed, so that it need not be named. */
    private static boolean isFirst(RequestLink link, RequestContent content) {
        return link.follows().equals(content.follows().getFirst().follows())
                && link.follows().equals("rq-0001");
    }

    @Test
    void daysAfterNothingAreNotLost() {
        RequestContent some = typed();
        String id = filing.file("c-0009", some.with(some.terms().with(terms -> terms.minGapDays = 3)), key());
        RequestReading.Result read = RequestReading.read(formOf(id), id, references, names(), dates);
        assertThat(read.content()).isEqualTo(contentOf(id));
    }

    @Test
    void anotherTitleChangesNothingElse() throws Exception {
        String id = filed("rq-0001", List.of(new RequestLink("rq-0002", null, null, 30, null)), null);
        RequestContent before = contentOf(id);
        assertThat(browser.saved(new TypedRequest()
                        .with("caseKind", "existing")
                        .with("existingCase", "c-0009")
                        .with("version", version(id))
                        .with("title", "Better")
                        .with("childAttends", "true")
                        .with("roles[1].role", "again")
                        .with("roles[1].level", "1")
                        .with("roles[1].sameAs", "rq-0001/" + doctor)
                        .with("links[0].follows", "rq-0001")
                        .with("links[1].follows", "rq-0002")
                        .with("links[1].minGapMinutes", "30")
                        .changed(id)))
                .isEqualTo(id);
        assertThat(contentOf(id)).isEqualTo(before.with(before.terms().with(terms -> terms.title = "Better")));
    }

    @Test
    void theSamePersonStaysWhenAnotherRequestComesFirst() {
        String id = filed("rq-0001", List.of(), null);
        RequestForm form = formOf(id).following(List.of(new LinkRow("rq-0002", "", "", "", "")));
        RequestReading.Result read = RequestReading.read(form, id, references, names(), dates);
        assertThat(read.content()).isNotNull();
        assertThat(read.content().terms().follows()).isEqualTo("rq-0002");
        assertThat(read.content().roles().getLast().sameAsRequest()).isEqualTo("rq-0001");
    }

    @Test
    void aFormThatBecomesAnotherOneKeepsThem() throws Exception {
        String key = key();
        var typed = new TypedRequest()
                .with("key", key)
                .with("childAttends", "true")
                .with("links[0].follows", "rq-0001")
                .with("links[0].minGapMinutes", "15")
                .with("roles[0].sameAs", "rq-0001/" + doctor);
        browser.saved(typed.filed());
        String address = browser.address(typed.with("title", "Another").filed());
        assertThat(address).startsWith("/requests/new?draft=").doesNotContain(key);
        browser.at(address)
                .andExpect(content()
                        .string(allOf(
                                containsString("name=\"childAttends\" value=\"true\" aria-describedby="
                                        + "\"childAttends-hint\" checked"),
                                containsString("value=\"rq-0001\""),
                                containsString("value=\"15\""),
                                containsString("value=\"rq-0001/%s\" selected".formatted(doctor)))));
    }

    @ParameterizedTest
    @CsvSource({
        "links[1].follows, rq-9999, links-1-follows",
        "links[1].follows, has space, links-1-follows",
        "links[1].minGap, 1, links-1-follows",
        "links[0].minGapMinutes, soon, links-0-minGapMinutes",
        "links[0].maxGapMinutes, 9, links-0-maxGapMinutes",
        "links[0].maxGap, 1, links-0-maxGap",
        "roles[0].sameAs, rq-0001/nobody, roles-0-sameAs",
        "roles[0].sameAs, rq-9999/nobody, roles-0-sameAs",
        "roles[0].sameAs, /nobody, roles-0-sameAs",
        "roles[1].role, nameless, roles-1-competence"
    })
    void whatIsWrongIsSaidAtItsRowAndStays(String field, String typed, String place) throws Exception {
        var sent = new TypedRequest()
                .with("links[0].follows", "rq-0001")
                .with("links[0].minGap", "2")
                .with("links[0].minGapMinutes", "10")
                .with(field, typed);
        String address = browser.address(sent.filed());
        for (String language : List.of("en", "sv")) {
            browser.at(address, new Cookie("samrad-language", language))
                    .andExpect(content()
                            .string(allOf(
                                    containsString("href=\"#" + place + "\""),
                                    containsString("id=\"" + place + "\""),
                                    containsString("id=\"" + place + "-error\""),
                                    containsString("value=\"" + typed + "\""))));
        }
    }

    @Test
    void aCircleIsSaidAtItsRow() throws Exception {
        String first = browser.saved(new TypedRequest().filed());
        String second = browser.saved(new TypedRequest()
                .with("links[0].follows", first)
                .with("links[0].minGapMinutes", "5")
                .filed());
        browser.shown(new TypedRequest()
                        .with("version", version(first))
                        .with("links[0].follows", "rq-0001")
                        .with("links[1].follows", second)
                        .changed(first))
                .andExpect(content().string(containsString("href=\"#links-1-follows\"")));
    }

    @Test
    void aRoleThatAnotherRequestGoesByKeepsItsName() throws Exception {
        String first =
                browser.saved(new TypedRequest().with("roles[0].role", "doctor").filed());
        String second = browser.saved(new TypedRequest()
                .with("links[0].follows", first)
                .with("roles[0].sameAs", first + "/doctor")
                .filed());
        var change = new TypedRequest().with("roles[0].role", "nurse").with("version", version(first));
        browser.shown(change.changed(first))
                .andExpect(content()
                        .string(allOf(
                                containsString("href=\"#roles\""),
                                containsString(second + " asks for the same person as “doctor” here"))));
        ConsultationRequest gone = requests.findById(second).orElseThrow();
        gone.withdraw();
        requests.saveAndFlush(gone);
        assertThat(browser.saved(change.changed(first))).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"add-link, 2", "remove-link-0, 0", "remove-link-9, 1"})
    void aButtonForARowLosesNothing(String button, int rows) throws Exception {
        String page = browser.shown(new TypedRequest()
                        .with("title", "Half typed")
                        .with("links[0].follows", "rq-0001")
                        .press(button)
                        .filed())
                .andExpect(content().string(containsString("value=\"Half typed\"")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(Pattern.compile("name=\"links\\[\\d]\\.follows\"")
                        .matcher(page)
                        .results()
                        .count())
                .isEqualTo(rows);
    }

    @Test
    void everyFieldHasALabel() throws Exception {
        String page = browser.shown(new TypedRequest()
                        .with("links[0].follows", "rq-0001")
                        .press("add-link")
                        .filed())
                .andReturn()
                .getResponse()
                .getContentAsString();
        List<String> fields = FIELD.matcher(page)
                .results()
                .map(found -> found.group(1))
                .filter(id -> id.startsWith("links-") || id.endsWith("-sameAs"))
                .toList();
        assertThat(fields).hasSize(11).contains("links-1-maxGapMinutes", "roles-0-sameAs");
        assertThat(fields).allSatisfy(id -> assertThat(page).contains("<label for=\"" + id + "\">"));
        assertThat(page).contains("<label class=\"check\"><input type=\"checkbox\" id=\"childAttends\"");
    }

    @Test
    void theSeatsOfWhatIsFollowedAreOfferedAndWhatWasChosenBefore() throws Exception {
        String title = requests.findById("rq-0001").orElseThrow().title();
        String other =
                requests.findById("rq-0005").orElseThrow().roles().getFirst().role();
        browser.shown(new TypedRequest()
                        .with("links[0].follows", "rq-0001")
                        .with("roles[0].sameAs", "rq-0005/" + other)
                        .press("look")
                        .filed())
                .andExpect(content()
                        .string(allOf(
                                containsString("%s of rq-0001, %s</option>".formatted(doctor, title)),
                                containsString("value=\"rq-0005/%s\" selected".formatted(other)))));
    }

    @ParameterizedTest
    @CsvSource({
        "en, The same person as %s of rq-0001, 30–120 minutes after it ends, 'Yes, so better outside school hours'",
        "sv, Samma person som %s i rq-0001, 30–120 minuter efter att den slutar, 'Ja, därför helst utanför skoltid'",
        "nb, Samme person som %s i rq-0001, 30–120 minutter etter at den slutter, 'Ja, derfor helst utenom skoletiden'"
    })
    void theRequestTellsThem(String language, String same, String gap, String child) throws Exception {
        String id = filed("rq-0001", List.of(new RequestLink("rq-0002", 0, null, 30, 120)), null);
        mvc.perform(get("/requests/" + id)
                        .cookie(new Cookie("samrad-language", language))
                        .with(As.coordinator()))
                .andExpect(content()
                        .string(allOf(
                                containsString(same.formatted(doctor)),
                                containsString("href=\"/requests/rq-0002\""),
                                containsString(gap),
                                containsString(child))));
    }

    @Test
    void whatIsHeldBackNamesThoseThatHoldItBack() throws Exception {
        String id = filed(null, List.of(new RequestLink("rq-0001", null, null, 30, null)), "rq-0001");
        ConsultationRequest gone = requests.findById("rq-0001").orElseThrow();
        gone.withdraw();
        requests.saveAndFlush(gone);
        var page = mvc.perform(get("/requests/" + id).with(As.coordinator()))
                .andExpect(content().string(containsString("It is not planned")));
        assertThat(SentForm.model(page).get("heldBackBy")).isEqualTo(Set.of("rq-0001"));
    }

    /** A request with the child there and a second role that is taken by the doctor from before. */
    private String filed(String follows, List<RequestLink> links, String sameAsRequest) {
        RequestContent some = typed();
        RequestTerms terms = some.terms().with(fields -> {
            fields.follows = follows;
            fields.childAttends = true;
        });
        List<RequestRole> roles = new ArrayList<>(some.roles());
        String sameAs = "rq-0005".equals(sameAsRequest)
                ? requests.findById("rq-0005").orElseThrow().roles().getFirst().role()
                : doctor;
        roles.add(new RequestRole("again", null, 1, false, null, null, sameAs, sameAsRequest));
        return filing.file("c-0009", new RequestContent(terms, roles, links, some.windows()), key());
    }

    /** What {@link TypedRequest} says, but for its case. */
    private RequestContent typed() {
        try {
            return contentOf(browser.saved(new TypedRequest().filed()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private RequestContent contentOf(String id) {
        entities.flush();
        entities.clear();
        return requests.findById(id).orElseThrow().content();
    }

    private String version(String id) {
        entities.flush();
        return Integer.toString(requests.findById(id).orElseThrow().version());
    }

    private RequestForm formOf(String id) {
        return RequestForm.of(requests.findById(id).orElseThrow(), null, names());
    }

    private Names names() {
        As.coordinatorHere();
        return catalogue.names(Locale.ENGLISH);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
