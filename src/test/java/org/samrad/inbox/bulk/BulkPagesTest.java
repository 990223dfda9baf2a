package org.samrad.inbox.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.administration.DemoData;
import org.samrad.dataset.sheet.FreeTable;
import org.samrad.dataset.sheet.UploadedFile;
import org.samrad.limits.Limits;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequests;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** Many requests at once, as a coordinator brings them. */
@PageTest
class BulkPagesTest {

    private static final String START = "/requests/new/import";
    private static final String HEADER = "Case;New case;Title;Who is needed;Urgency;Kind;Minutes;How;Possible times\n";
    private static final String SOUND = "c-0009;;Sleep and school;Sleep medicine 2;14;Advice;30;Video;\n";
    private static final String NEW_CASE =
            ";;Sömn och skola;Psykologi 3; 30 dagar;rådgivning;45;telefon;tisdagar 13-16\n";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private ConsultationRequests requests;

    @Autowired
    private Cases cases;

    @Autowired
    private BulkFiles files;

    @Autowired
    private DemoData demo;

    private final MockHttpSession session = new MockHttpSession();

    @AfterEach
    void startTheDemoOver() {
        demo.reload();
    }

    private String bring(String table) throws Exception {
        return String.valueOf(mvc.perform(multipart(START)
                        .param("pasted", table)
                        .session(session)
                        .with(csrf())
                        .with(As.coordinator()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    }

    private String page(String address) throws Exception {
        return mvc.perform(get(address).session(session).locale(Locale.ENGLISH).with(As.coordinator()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    /** What the page gets as it follows the matching from where each answer ends, until it is told that this is all. */
    private String matches(String preview) throws Exception {
        var goesOn = Pattern.compile("hx-get=\"(" + Pattern.quote(preview) + "/matches\\?from=\\d+)\"");
        var all = new StringBuilder();
        String address = preview + "/matches?from=0";
        while (!address.isEmpty()) {
            String answer = page(address);
            all.append(answer);
            Matcher next = goesOn.matcher(answer);
            address = next.find() ? next.group(1) : "";
        }
        return all.toString();
    }

    private void send(String address, String... fields) throws Exception {
        var sent = post(address).session(session).with(csrf()).with(As.coordinator());
        for (int i = 0; i < fields.length; i += 2) {
            sent.param(fields[i], fields[i + 1]);
        }
        mvc.perform(sent).andExpect(status().is3xxRedirection());
    }

    @Test
    void whatIsWrongWithEachRowIsSaidAndWhatCanBeHadForTheOthersBeforeAnythingIsStored() throws Exception {
        long before = requests.count();

        String preview = bring(HEADER
                + SOUND
                + "c-9999;;Unknown case;Sleep medicine;14;Advice;30;Video;\n"
                + "c-0009;;Unknown competence;Alchemy;14;Advice;30;Video;\n"
                + "c-0009;;No kind and a wrong day;Sleep medicine;soon;;30;Video;\n"
                + NEW_CASE);

        assertThat(page(preview))
                .contains("3 rows to correct", "2 rows are correct", "c-9999", "Alchemy", "id=\"row-5-urgency-error\"");
        assertThat(matches(preview)).contains("id=\"match-2\"", "Earliest:", "All are matched.");
        assertThat(requests.count()).isEqualTo(before);
    }

    @Test
    void theSoundRowsAreFiledOnceAndTheBrokenOneWhenItIsMended() throws Exception {
        long before = requests.count();
        String preview = bring(HEADER + SOUND + NEW_CASE + "c-9999;;Mended later;Sleep medicine;14;Advice;30;Video;\n");

        send(preview + "/file");
        assertThat(page(preview)).contains("Nothing is filed: 1 row is");
        assertThat(requests.count()).isEqualTo(before);

        send(preview + "/file", "sound", "true");
        send(preview + "/file", "sound", "true");
        assertThat(requests.count()).isEqualTo(before + 2);

        send(preview + "/rows", "row-4-case", "c-0009");
        assertThat(page(preview)).contains("1 row is correct");
        send(preview + "/file", "anyway", answer(page(preview + "?questions=true")));
        assertThat(requests.count()).isEqualTo(before + 3);
        assertThat(page(preview)).contains("3 filed", "Mended later");
    }

    @Test
    void whatTheFormWouldAskIsAskedOfEachRowAndAnsweredOnceForAll() throws Exception {
        long before = requests.count();
        String preview = bring(HEADER.replace("\n", ";Received\n")
                + "c-0014;;Long ago;Sleep medicine;14;Advice;30;Video;;2020-01-02\n"
                + "c-0009;;Of today;Sleep medicine;14;Advice;30;Video;;\n");
        assertThat(matches(preview)).contains("id=\"notes-2\"", "Is this right?", "2 Jan 2020");

        send(preview + "/file");
        assertThat(requests.count())
                .as("not even the row that nothing is asked of")
                .isEqualTo(before);
        String asked = page(preview + "?questions=true");
        assertThat(asked)
                .contains("Nothing is filed yet: 1 row", "2 Jan 2020", "File these all the same")
                .containsOnlyOnce("name=\"anyway\"");
        send(preview + "/file", "anyway", "of-something-else");
        assertThat(requests.count()).isEqualTo(before);

        send(preview + "/file", "anyway", answer(asked));
        assertThat(requests.count()).isEqualTo(before + 2);
    }

    /** What the tick sends that files what is asked about all the same. */
    private static String answer(String page) {
        return page.replaceAll("(?s).*name=\"anyway\" value=\"([^\"]*)\".*", "$1");
    }

    @Test
    void aRowSaysWhatTheFormWouldSay() throws Exception {
        String preview = bring(HEADER.replace("\n", ";Frågeställning\n")
                + NEW_CASE.replace("\n", ";\"Hur sover hon?\nOch i skolan?\"\n"));
        send(preview + "/file");

        String request = page(preview).replaceAll("(?s).*href=\"(/requests/N-\\d+)\".*", "$1");
        assertThat(page(request))
                .contains(
                        "Sömn och skola",
                        "45 minutes",
                        "Clinical psychology",
                        "level 3",
                        "13:00–16:00",
                        "Hur sover hon?\nOch i skolan?");
    }

    @Test
    void nothingOfALongCellIsLeftOut() throws Exception {
        String needed = "Sleep medicine 2 ; ".repeat(30);
        String preview = bring(HEADER
                + "c-0009;;" + "x".repeat(501) + ";Sleep medicine;14;Advice;30;Video;\n"
                + "c-0009;;Many;\"" + needed + "Alchemy\";14;Advice;30;Video;\n");

        assertThat(page(preview)).contains("2 rows to correct", "x".repeat(501), needed + "Alchemy");

        send(preview + "/rows", "row-2-title", "y".repeat(501));
        assertThat(page(preview)).contains("2 rows to correct", "y".repeat(501));
    }

    @Test
    void aTableSaysWhichNewCasesHaveAProtectedIdentityAndNoRowOpensOneThatAnotherHasClosed() throws Exception {
        String header = HEADER.replace("\n", ";Protected identity;Municipality\n");
        String row = "Sleep medicine;14;Advice;30;Video;";
        String preview = bring(header
                + ";t-9001;First;" + row + ";no;Sunne\n"
                + ";t-9001;Second;" + row + ";yes;\n"
                + ";t-9002;Unsure;" + row + ";perhaps;\n"
                + "c-0009;;Not closed so far;" + row + ";yes;\n");

        assertThat(page(preview))
                .contains("2 rows to correct", "id=\"row-4-protected-error\"", "id=\"row-5-protected-error\"");
        send(preview + "/file", "sound", "true");

        assertThat(cases.findById("t-9001")).hasValueSatisfying(filed -> {
            assertThat(filed.isProtected()).isTrue();
            assertThat(filed.municipality()).isEqualTo("Sunne");
        });
    }

    @Test
    void aNameThatTwoHaveStandsForNeitherAndAnIdForItsOwn() {
        List<String> all = List.of("a:Habilitering", "b:habilitering ", "c:Skola");

        assertThat(idOf("Habilitering", all)).isEqualTo("Habilitering");
        assertThat(idOf("a", all)).isEqualTo("a");
        assertThat(idOf("skola", all)).isEqualTo("c");
    }

    private static String idOf(String written, List<String> all) {
        return BulkWords.idOf(written, all.stream(), one -> one.substring(0, 1), one -> one.substring(2));
    }

    @Test
    void anIdentityNumberIsNeitherKeptNorShown() throws Exception {
        String preview = bring(HEADER + "c-0009;;About 20121172-2393;Sleep medicine;14;Advice;30;Video;\n");

        assertThat(page(preview)).contains("1 row to correct").doesNotContain("20121172", "-2393");
    }

    @Test
    void aTableThatIsNoneIsToldAndWhatWasPastedStays() throws Exception {
        assertThat(bring("What;Ever\n1;2\n")).isEqualTo(START);

        assertThat(page(START)).contains("No column is called “What”", "1;2");
        assertThat(bring("")).isEqualTo(START);
    }

    @Test
    void ofATableThatIsRefusedNoRowIsLostWhateverStandsInIt() throws Exception {
        String rows = "Competences,What\nSleep,1\nAbout 20121172-2393,2\nDiet,3\n".replace(',', ';');
        assertThat(bring(rows)).isEqualTo(START);

        assertThat(page(START))
                .contains("Sleep;1\nAbout […];2\nDiet;3", "In line 3 something looks like an identity number")
                .doesNotContain("20121172");
    }

    @Test
    void ofManyLinesWithNumbersTheFirstAreNamedAndWhatIsTooLongIsCutAndSaid() throws Exception {
        bring("Competences;What\n" + "20121172-2393;2\n".repeat(25));
        assertThat(page(START))
                .contains("In lines 2, 3,", " 20, 21 and 5 more something looks")
                .doesNotContain("22,");

        var tooLong = BulkTables.pasted("About 20121172-2393\n" + "x".repeat(Limits.DRAFT) + "\n20121172-2393\n");
        assertThat(tooLong.text()).isEqualTo("About […]");
        assertThat(tooLong.marked()).containsExactly(1);
        assertThat(BulkTables.pasted("\tCase\n" + "x".repeat(Limits.DRAFT - 10)).cut())
                .isZero();
        bring("x".repeat(Limits.DRAFT + 5));
        assertThat(page(START)).contains("Only the first 1,000,000 of its 1,000,005 characters");
    }

    @Test
    void aTableIsItsAccountsAlone() throws Exception {
        String preview = bring(HEADER + SOUND);

        mvc.perform(get(preview).with(As.coordinatingPlanner())).andExpect(status().isNotFound());
    }

    @Test
    void casesOfOthersAreLikeThoseThatAreNotThere() throws Exception {
        String preview = bring(HEADER + SOUND);

        mvc.perform(get(preview).with(As.coordinatorOf("bup-boras")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("1 row to correct")))
                .andExpect(content().string(not(containsString("rows are correct"))));
    }

    @Test
    void theTemplatesAreReadAsEmptyTables() throws Exception {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.of("sv"), Locale.of("nb"))) {
            FreeTable csv = FreeTable.of(new UploadedFile(BulkFiles.CSV, files.csv(locale)));
            FreeTable workbook = FreeTable.of(new UploadedFile(BulkFiles.WORKBOOK, files.workbook(locale)));
            assertThat(csv.header()).isEqualTo(workbook.header()).hasSize(BulkColumn.values().length);
            assertThat(csv.lines()).isEmpty();
            assertThat(workbook.lines()).isEmpty();
        }
        mvc.perform(multipart(START)
                        .file(new MockMultipartFile("file", "requests.xlsx", null, files.workbook(Locale.ENGLISH)))
                        .session(session)
                        .with(csrf())
                        .with(As.coordinator()))
                .andExpect(status().is3xxRedirection());
        assertThat(page(START)).contains("There are no rows below the header.");
    }
}
