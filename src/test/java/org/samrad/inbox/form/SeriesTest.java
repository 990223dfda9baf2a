package org.samrad.inbox.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestTemplate;
import org.samrad.request.RequestTemplates;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.annotation.Transactional;

/** Requests that come after each other, filed together by one form. */
@PageTest
@Transactional
class SeriesTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private ConsultationRequests requests;

    @Autowired
    private RequestTemplates templates;

    private SentForm form;

    @BeforeEach
    void open() {
        form = new SentForm(mvc);
    }

    /** A conference a week or two after, by the same neurologist, and a talk four to six weeks after that. */
    private static TypedRequest series() {
        return new TypedRequest()
                .with("parts[0].title", "Konferens")
                .with("parts[0].form", "CASE_CONFERENCE")
                .with("parts[0].duration", "45")
                .with("parts[0].modes", "VIDEO")
                .with("parts[0].minWeeks", "1")
                .with("parts[0].maxWeeks", "2")
                .with("parts[0].roles[0].competence", "paediatric-neurology")
                .with("parts[0].roles[0].level", "2")
                .with("parts[0].roles[0].sameAs", PartRow.SAME_PERSON)
                .with("parts[0].roles[1].competence", "sleep")
                .with("parts[0].roles[1].level", "1")
                .with("parts[1].form", "ADVICE")
                .with("parts[1].duration", "30")
                .with("parts[1].modes", "PHONE")
                .with("parts[1].minWeeks", "4")
                .with("parts[1].maxWeeks", "6")
                .with("parts[1].roles[0].competence", "sleep")
                .with("parts[1].roles[0].level", "1");
    }

    private List<ConsultationRequest> ofCase(String caseId) {
        return requests.findAll().stream()
                .filter(request -> request.caseId().equals(caseId))
                .sorted(java.util.Comparator.comparing(ConsultationRequest::id))
                .toList();
    }

    @Test
    void aSeriesIsFiledTogetherEachAfterTheOneBeforeAndByTheSamePersonWhereThatIsAsked() throws Exception {
        String first = form.saved(series().filed());

        List<ConsultationRequest> all =
                ofCase(requests.findById(first).orElseThrow().caseId());
        assertThat(all).hasSize(3);
        RequestContent second = all.get(1).content();
        assertThat(second.follows()).singleElement().satisfies(link -> {
            assertThat(link.follows()).isEqualTo(first);
            assertThat(link.minGapDays()).isEqualTo(7);
            assertThat(link.maxGapDays()).isEqualTo(14);
        });
        assertThat(second.roles().getFirst().sameAs())
                .isEqualTo(requests.findById(first)
                        .orElseThrow()
                        .roles()
                        .getFirst()
                        .role());
        assertThat(second.sameAsRequest(second.roles().getFirst())).isEqualTo(first);
        assertThat(second.roles().get(1).sameAs()).isNull();
        assertThat(all.get(2).content().followed()).containsExactly(all.get(1).id());
        assertThat(all)
                .extracting(request -> request.terms().title())
                .containsExactly("Sömn och skola", "Konferens", "Sömn och skola – Advice");
        assertThat(all.get(2).dueDay())
                .isEqualTo(requests.findById(first).orElseThrow().dueDay().plusWeeks(8));
    }

    @Test
    void partsThatNobodyNamedAreToldApartByTheirFormAndThenByNumber() throws Exception {
        String first = form.saved(series().without("title")
                .without("parts[0].title")
                .with("parts[0].form", "ADVICE")
                .with("parts[2].form", "CASE_CONFERENCE")
                .with("parts[2].duration", "30")
                .with("parts[2].modes", "PHONE")
                .with("parts[2].roles[0].competence", "sleep")
                .with("parts[2].roles[0].level", "1")
                .filed());

        assertThat(ofCase(requests.findById(first).orElseThrow().caseId()))
                .extracting(request -> request.terms().title())
                .containsExactly(null, "Advice 2", "Advice 3", "Case conference");
    }

    @Test
    void aSeriesThatIsSentTwiceIsFiledOnce() throws Exception {
        TypedRequest sent = series().with("key", "00000000-0000-0000-0000-00000000abcd");
        String first = form.saved(sent.filed());
        long filed = requests.count();

        assertThat(form.saved(sent.filed())).isEqualTo(first);
        assertThat(requests.count()).isEqualTo(filed);
    }

    @Test
    void whatIsWrongWithAPartIsToldAtItsFieldAndNothingIsFiled() throws Exception {
        long before = requests.count();

        ResultActions page = form.shown(series().with("parts[0].duration", "long")
                .with("parts[1].title", "Ri\u0007ngs")
                .with("parts[1].minWeeks", "6")
                .with("parts[1].maxWeeks", "4")
                .with("parts[1].roles[0].sameAs", PartRow.SAME_PERSON)
                .with("parts[1].roles[0].competence", "psychology")
                .filed());

        String html = page.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(html)
                .contains("id=\"parts-0-duration-error\"", "id=\"parts-1-maxWeeks-error\"")
                .contains("id=\"parts-1-title-error\"");
        assertThat(requests.count()).isEqualTo(before);
        assertThat(form.shown(series().with("parts[1].roles[0].sameAs", PartRow.SAME_PERSON)
                                .with("parts[1].roles[0].competence", "psychology")
                                .filed())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("id=\"parts-1-roles-0-sameAs-error\"");
        assertThat(requests.count()).isEqualTo(before);
    }

    @Test
    void anotherPartBeginsLikeTheOneBeforeByTheSamePeopleAndTheDraftKeepsIt() throws Exception {
        ResultActions page = form.shown(new TypedRequest().press("add-part").filed());

        RequestForm shown = (RequestForm) SentForm.model(page).get("form");
        assertThat(shown.parts()).singleElement().satisfies(part -> {
            assertThat(part.form()).isEqualTo("ADVICE");
            assertThat(part.roles().getFirst().competence()).isEqualTo("paediatric-neurology");
            assertThat(part.roles().getFirst().sameAs()).isEqualTo(PartRow.SAME_PERSON);
        });
    }

    @Test
    void aTemplateMayBeginASeries() throws Exception {
        RequestTemplate template = templates.all().stream()
                .filter(one -> templates.series(one.id()).size() == 3)
                .findFirst()
                .orElseThrow();

        ResultActions page =
                form.shown(new TypedRequest().press("template-" + template.id()).filed());

        RequestForm shown = (RequestForm) SentForm.model(page).get("form");
        assertThat(shown.parts()).hasSize(2);
        assertThat(shown.parts().getFirst().minWeeks()).isEqualTo("1");
        assertThat(shown.parts())
                .as("each called what the template calls it")
                .extracting(PartRow::title)
                .isEqualTo(templates.series(template.id()).stream()
                        .skip(1)
                        .map(RequestTemplate::name)
                        .toList());
    }

    @Test
    void forEachPartTheMatchSaysWhatIsPossible() throws Exception {
        ResultActions page = form.shown(series().press("look").filed());

        assertThat((List<?>) SentForm.model(page).get("thens"))
                .extracting(then -> ((MatchPage.Then) then).state())
                .hasSize(2)
                .isSubsetOf("POSSIBLE", "IMPOSSIBLE", "BEYOND", "OPEN");
    }

    @Test
    void whoIsAskedForByNameAloneIsAskedForAgainInWhatComesAfter() throws Exception {
        ResultActions page = form.shown(new TypedRequest()
                .with("roles[1].specialist", "Anna Lindqvist · s-001")
                .with("roles[1].level", "1")
                .press("add-part")
                .filed());

        RequestForm shown = (RequestForm) SentForm.model(page).get("form");
        assertThat(shown.parts().getFirst().roles())
                .extracting(RoleRow::specialist, RoleRow::sameAs)
                .containsExactly(tuple("", PartRow.SAME_PERSON), tuple("Anna Lindqvist · s-001", ""));
    }

    @Test
    void theSamePersonByTheNameOfARoleNeedsNoCompetence() throws Exception {
        String first = form.saved(series().with("roles[0].role", "Neurolog")
                .with("parts[0].roles[0].role", "Neurolog")
                .without("parts[0].roles[0].competence")
                .filed());

        RequestContent second =
                ofCase(requests.findById(first).orElseThrow().caseId()).get(1).content();
        assertThat(second.roles()).hasSize(2).first().satisfies(role -> {
            assertThat(role.sameAs()).isEqualTo("Neurolog");
            assertThat(role.competence()).isEqualTo("paediatric-neurology");
        });
    }

    @Test
    void theSamePersonOfNobodyAndTheSamePersonByAnotherNameAreToldAtTheirFields() throws Exception {
        long before = requests.count();

        String html = form.shown(series().with("parts[0].roles[0].specialist", "Somebody Else")
                        .without("parts[1].roles[0].competence")
                        .with("parts[1].roles[0].sameAs", PartRow.SAME_PERSON)
                        .filed())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(html)
                .contains("id=\"parts-0-roles-0-specialist-error\"", "id=\"parts-1-roles-0-sameAs-error\"")
                .contains("name=\"parts[0].roles[0].sector\"");
        assertThat(requests.count()).isEqualTo(before);
    }

    @Test
    void aFurtherRequestMayBeOnSiteWhereTheFirstIsNot() throws Exception {
        String first = form.saved(series().with("parts[1].modes", "ON_SITE")
                .with("parts[1].sites", "sjukhuset-i-boras")
                .filed());

        assertThat(ofCase(requests.findById(first).orElseThrow().caseId()))
                .extracting(request -> request.terms().sites())
                .containsExactly(List.of(), List.of(), List.of("sjukhuset-i-boras"));
        assertThat(form.shown(series().with("parts[1].modes", "ON_SITE").filed())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("id=\"parts-1-sites-error\"");
    }

    @Test
    void whatIsAddedToASeriesAfterItWasFiledIsKeptAsWhatComesAfterIt() throws Exception {
        String key = "00000000-0000-0000-0000-00000000abce";
        String first = form.saved(new TypedRequest().with("key", key).filed());
        long filed = requests.count();

        ResultActions page = form.shown(series().with("key", key).filed());

        assertThat(requests.count()).isEqualTo(filed);
        RequestForm left = (RequestForm) SentForm.model(page).get("form");
        assertThat(left.title()).isEqualTo("Konferens");
        assertThat(left.links()).containsExactly(new LinkRow(first, "7", "14", "", ""));
        assertThat(RoleRow.Seat.of(left.roles().getFirst().sameAs()).request()).isEqualTo(first);
        assertThat(left.parts()).singleElement().extracting(PartRow::duration).isEqualTo("30");
    }

    @Test
    void whatIsFiledNextComesAfterTheLastOfASeries() throws Exception {
        String to = form.address(series().press("save-next").filed());

        String before = to.substring(to.indexOf("after=") + "after=".length());
        assertThat(requests.findById(before).orElseThrow().terms().durationMinutes())
                .isEqualTo(30);
        assertThat(requests.findById(before).orElseThrow().content().followed()).isNotEmpty();
    }
}
