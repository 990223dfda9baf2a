package org.samrad.inbox.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.PageTest;
import org.samrad.match.LiveMatch;
import org.samrad.request.ConsultationRequests;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriUtils;

/** What the form of a request shows while it is typed. */
@PageTest
@Transactional
class MatchPageTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private ConsultationRequests requests;

    @Autowired
    private JdbcTemplate jdbc;

    private SentForm browser;
    private String key;

    @BeforeEach
    void open() {
        browser = new SentForm(mvc);
        key = UUID.randomUUID().toString();
    }

    private TypedRequest typed() {
        return new TypedRequest().with("key", key).with("received", "2026-12-01");
    }

    private static String text(ResultActions page) throws Exception {
        return page.andReturn().getResponse().getContentAsString().replaceAll("\\s+", " ");
    }

    private ResultActions matched(TypedRequest typed) throws Exception {
        return browser.at(browser.address(typed.kept()));
    }

    private static LiveMatch match(ResultActions page) {
        return (LiveMatch) SentForm.model(page).get("match");
    }

    @Test
    void asSoonAsACompetenceIsTypedItShowsWhoIsFreeAndWhen() throws Exception {
        var first = new TypedRequest()
                .with("key", key)
                .without("form")
                .without("duration")
                .without("urgency")
                .without("modes")
                .with("received", "2026-12-01");
        ResultActions page = matched(first);
        LiveMatch match = match(page);
        assertThat(match.isPossible()).isTrue();
        assertThat(match.roles()).singleElement().satisfies(role -> {
            assertThat(role.qualified()).isPositive();
            assertThat(role.free()).isBetween(1, role.qualified());
        });
        assertThat(match.suggestions()).hasSizeBetween(1, 5);
        assertThat(text(page))
                .contains("Earliest: ", "Until you say otherwise:", "45 minutes", "video or phone", "Suggested times")
                .doesNotContain("<html", "rq-0");
    }

    @Test
    void aFormWithoutAnybodyAskedForMatchesNothing() throws Exception {
        ResultActions page = matched(typed().with("roles[0].competence", ""));
        assertThat(match(page)).isNull();
        assertThat(text(page)).contains("Choose a competence or a person");
    }

    @Test
    void whatStandsInTheWayIsToldAndAButtonMakesItPossible() throws Exception {
        TypedRequest late = typed().with("latest", "2026-12-02");
        ResultActions page = matched(late);
        assertThat(match(page).isPossible()).isFalse();
        assertThat(text(page)).contains("No time as it is", "Changes that would make it possible");
        var button = Pattern.compile("value=\"(fit-later-0-[0-9-]+)\"").matcher(text(page));
        assertThat(button.find()).isTrue();

        ResultActions changed =
                browser.at(browser.address(late.press(button.group(1)).filed()));
        assertThat(text(changed)).contains("value=\"" + button.group(1).substring("fit-later-0-".length()) + "\"");
        assertThat(match(changed).isPossible()).isTrue();
    }

    @Test
    void aChangeOfARoleIsMadeInItsRowWhateverEmptyRowsStandBefore() throws Exception {
        ResultActions page = browser.at(browser.address(typed().with("roles[0].competence", "")
                .with("roles[1].competence", "paediatric-neurology")
                .with("roles[1].level", "5")
                .press("fit-level-1-2")
                .filed()));
        RequestForm form = (RequestForm) SentForm.model(page).get("form");
        assertThat(form.roles()).extracting(RoleRow::level).containsExactly("2", "2");
    }

    @Test
    void oneMoreTimeIsAddedBesideOthersAndNeverBecomesTheOnlyOne() throws Exception {
        String also = "fit-also_at-0-2026-12-01T09.00_2026-12-01T10.00";
        assertThat(times(typed().press(also))).noneMatch(row -> !row.isEmpty());
        assertThat(times(typed().with("windows[0].day", "2026-12-02")
                        .with("windows[0].from", "13:00")
                        .with("windows[0].until", "15:00")
                        .press(also)))
                .extracting(WindowRow::from)
                .contains("13:00", "09:00");
    }

    private List<WindowRow> times(TypedRequest pressed) throws Exception {
        ResultActions page = browser.at(browser.address(pressed.filed()));
        return ((RequestForm) SentForm.model(page).get("form")).windows();
    }

    @Test
    void aFiledRequestIsMatchedAsIfItHadNoPlaceYet() throws Exception {
        String id = browser.saved(typed().filed());
        ResultActions page = browser.at("/requests/" + id + "/edit");
        assertThat(match(page).isPossible()).isTrue();
        String caseId = requests.findById(id).orElseThrow().caseId();
        ResultActions typed = matched(typed().with("key", UUID.randomUUID().toString())
                .with("request", id)
                .with("caseKind", "existing")
                .with("existingCase", caseId));
        assertThat(match(typed)).isEqualTo(match(page));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Tuesdays and Thursdays 13–16 until Christmas         | Understood: | Tuesday, Thursday
            sv | tirsdager og torsdager kl. 13–16 fram til jul        | Förstått:   | tisdag, torsdag
            nb | tisdagar och torsdagar 13–16 till jul                | Forstått:   | tirsdag, torsdag
            """)
    void timesInWordsOfAnyLanguageFillTheRows(String language, String said, String understood, String days)
            throws Exception {
        String address = browser.address(typed().with("times", said).kept());
        String answer = text(browser.at(address, new Cookie("samrad-language", language)));
        assertThat(answer.toLowerCase()).contains(understood.toLowerCase(), days.toLowerCase());

        ResultActions page = browser.at(
                browser.address(typed().with("times", said).press("read-times").filed()));
        RequestForm form = (RequestForm) SentForm.model(page).get("form");
        assertThat(form.windows())
                .extracting(WindowRow::day)
                .containsExactly(
                        "2026-12-01",
                        "2026-12-03",
                        "2026-12-08",
                        "2026-12-10",
                        "2026-12-15",
                        "2026-12-17",
                        "2026-12-22");
        assertThat(form.windows())
                .allMatch(row -> row.from().equals("13:00") && row.until().equals("16:00"));
        assertThat(form.times()).isEmpty();
    }

    @Test
    void whatOfTimesIsNotUnderstoodIsToldAndHoldsUpSavingUntilItIsGone() throws Exception {
        TypedRequest odd = typed().with("times", "Tuesdays 9-10 when the moon is full");
        assertThat(text(matched(odd))).contains("Not understood:", "<q>when the moon is full</q>");
        ResultActions page = browser.shown(odd.filed());
        assertThat(text(page)).contains("Not understood: “when the moon is full”", "name=\"windows[0].day\"");
        assertThat(browser.saved(typed().with("times", "weekdays 8-17 until 22 December")
                        .with("confirmed", "improbable")
                        .filed()))
                .satisfies(id -> assertThat(
                                requests.findById(id).orElseThrow().content().windows())
                        .hasSize(16));
    }

    @Test
    void onesOwnCasesAloneAreKnownToTheMatch() throws Exception {
        String id = browser.saved(typed().filed());
        String caseId = requests.findById(id).orElseThrow().caseId();
        String other = UUID.randomUUID().toString();
        mvc.perform(typed().with("key", other)
                .with("caseKind", "existing")
                .with("existingCase", caseId)
                .kept()
                .with(As.coordinatorOf("nowhere")));
        String page = text(
                mvc.perform(get("/requests/new/match").param("draft", other).with(As.coordinatorOf("nowhere"))));
        assertThat(page).doesNotContain(id);
    }

    @Test
    void anotherOpenRequestOfTheCaseForTheSameCompetenceIsPointedOut() throws Exception {
        String id = browser.saved(typed().filed());
        TypedRequest again = typed().with("key", UUID.randomUUID().toString())
                .with("caseKind", "existing")
                .with("existingCase", requests.findById(id).orElseThrow().caseId());
        assertThat(SentForm.told(matched(again))).contains("IMPROBABLE roles-0-competence asked-already");
        assertThat(SentForm.asked(browser.shown(again.filed())))
                .extracting(RequestWarnings.Warning::about)
                .containsExactly("improbable");
        assertThat(SentForm.told(matched(again.with("links[0].follows", id)))).isEmpty();
        assertThat(SentForm.told(browser.at("/requests/" + id + "/edit"))).isEmpty();
    }

    /** By name in any language, by another word for it, by code; whatever the page's language, capitals and accents. */
    @ParameterizedTest
    @CsvSource({
        "SÖMN, seat-of-sleep",
        "somn, seat-of-sleep",
        "søvn, seat-of-sleep",
        "sleep, seat-of-sleep",
        "408450004, seat-of-sleep",
        "insomnia clinic, seat-of-sleep"
    })
    void aCompetenceIsFoundByAnyWordForIt(String word, String step) throws Exception {
        jdbc.update(
                "update competence set synonyms = array['Insomnia clinic'], version = version + 1 where id = 'sleep'");
        assertThat(text(browser.at("/requests/new/find?find=" + UriUtils.encode(word, StandardCharsets.UTF_8))))
                .contains("value=\"" + step + "\"");
    }

    @Test
    void whoIsFoundBecomesARole() throws Exception {
        String name = jdbc.queryForObject("select min(name) from specialist", String.class);
        var found = Pattern.compile("value=\"(seat-for-[^\"]+)\"")
                .matcher(text(browser.at(
                        "/requests/new/find?find=" + UriUtils.encode(name.toUpperCase(), StandardCharsets.UTF_8))));
        assertThat(found.find()).isTrue();
        ResultActions page =
                browser.at(browser.address(typed().press(found.group(1)).filed()));
        RequestForm form = (RequestForm) SentForm.model(page).get("form");
        assertThat(form.roles()).hasSize(2);
        assertThat(form.roles().getLast().specialist()).startsWith(name);
        assertThat(match(page).roles()).hasSize(2);
        assertThat(text(browser.at("/requests/new/find?find=qqq"))).contains("Nothing is called “qqq”");
        assertThat(text(browser.at("/requests/new/find?find="))).doesNotContain("<button");
    }

    /** Whatever is typed so far, there is an answer and no error. */
    @Test
    void unreadableFieldsAreLeftOut() throws Exception {
        var random = new Random(11);
        List<String> fields = List.of(
                "form",
                "urgency",
                "received",
                "earliest",
                "due",
                "latest",
                "duration",
                "modes",
                "sites",
                "languages",
                "sectors",
                "roles[0].competence",
                "roles[0].level",
                "roles[0].sector",
                "roles[0].specialist",
                "roles[0].sameAs",
                "roles[3].competence",
                "windows[0].day",
                "windows[0].from",
                "windows[2].until",
                "links[0].follows",
                "links[0].minGap",
                "existingCase",
                "caseKind",
                "times");
        List<String> odd = List.of(
                "",
                " ",
                "x",
                "-1",
                "0",
                "99999999999",
                "2026-02-31",
                "9999-12-31",
                "+999999999-12-31",
                "2026-12-07",
                "09:00",
                "25:00",
                "VIDEO",
                "ON_SITE",
                "SCHOOL",
                "sleep",
                "true",
                "existing",
                "new",
                "r/1",
                "../..",
                "😀",
                "Tuesdays",
                "‮abc");
        for (int one = 0; one < 150; one++) {
            var half = new TypedRequest().with("key", UUID.randomUUID().toString());
            for (int field = 0; field < 6; field++) {
                half.with(fields.get(random.nextInt(fields.size())), odd.get(random.nextInt(odd.size())));
            }
            var sent = half.kept();
            String address = browser.address(sent);
            assertThat(address).startsWith("/requests/new/match?draft=");
            browser.at(address);
        }
    }
}
