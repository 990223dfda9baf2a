package org.samrad.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.account.Account;
import org.samrad.account.Accounts;
import org.samrad.dataset.PlanningData;
import org.samrad.exchange.DatabaseExport;
import org.samrad.request.ConsultationRequests;
import org.samrad.specialist.Specialists;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

/** The administrator's page, over the demo. */
@PageTest
@Transactional
class AdminTest {

    private final MockHttpSession session = new MockHttpSession();

    @Autowired
    MockMvc mvc;

    @Autowired
    DatabaseExport export;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    Specialists specialists;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void theDemosSpecialistIsSomebodyOfTheData() {
        assertThat(accounts.findByDemoTrue())
                .hasSize(5)
                .extracting(Account::specialist)
                .filteredOn(java.util.Objects::nonNull)
                .singleElement()
                .satisfies(id -> assertThat(specialists.existsById(id)).isTrue());
    }

    @Test
    void whatIsExportedLoadsAgainAndIsTheSame() throws Exception {
        PlanningData before = export.everything();
        byte[] zip = exported();

        load(false, zip("backup.zip", zip))
                .andExpect(status().is3xxRedirection())
                .andExpect(flash().attribute("told", "admin.imported"));

        assertThat(export.everything()).isEqualTo(before);
    }

    @Test
    void placeAndTimeOfProtectedCasesStayOutUnlessAReasonIsGiven() throws Exception {
        jdbc.update("update care_case set protected_identity = true where id in"
                + " (select care_case from consultation_request where state = 'SCHEDULED')");
        load(false, zip("backup.zip", exported("/admin/export")))
                .andExpect(flash().attribute("told", "admin.imported"));

        PlanningData left = export.everything();
        assertThat(left.bookedRoles()).isEmpty();
        assertThat(left.cases())
                .filteredOn(PlanningData.Case::isProtected)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.municipality()).isNull());
        assertThat(jdbc.queryForList("select what from access_log where username = 'test-ADMINISTRATOR'", String.class))
                .contains("EXPORTED", "IMPORTED")
                .doesNotContain("PROTECTED_EXPORTED");
    }

    @Test
    void theReasonIsKeptAndSomebodyElsesIsNone() throws Exception {
        exported();
        assertThat(jdbc.queryForList("select detail from access_log where what = 'PROTECTED_EXPORTED'", String.class))
                .contains("to keep a copy");
        for (String reason : java.util.List.of("", "x", "för 20121112-2394")) {
            mvc.perform(post("/admin/export")
                            .param("reason", reason)
                            .with(csrf())
                            .with(As.administrator()))
                    .andExpect(flash().attributeExists("reasonRefused"));
        }
        jdbc.update("update access_log set username = 'somebody'");
        jdbc.update("update care_case set protected_identity = true");
        load(
                        false,
                        zip(
                                "backup.zip",
                                exported("/admin/export?granted="
                                        + jdbc.queryForObject(
                                                "select max(number) from access_log where what = 'PROTECTED_EXPORTED'",
                                                Long.class))))
                .andExpect(status().is3xxRedirection());
        assertThat(export.everything().bookedRoles()).isEmpty();
    }

    @Test
    void aZipOfAFolderWithWhatSystemsLeaveInItLoads() throws Exception {
        var entries = new LinkedHashMap<String, byte[]>();
        entries(exported()).forEach((name, bytes) -> entries.put("demo/" + name, bytes));
        entries.put("demo/.DS_Store", new byte[] {1});
        entries.put("__MACOSX/demo/._cases.csv", new byte[] {1});
        load(false, zip("demo.zip", zipped(entries))).andExpect(status().is3xxRedirection());
    }

    @Test
    void theFilesOfAFolderLoad() throws Exception {
        MockMultipartFile[] files = entries(exported()).entrySet().stream()
                .map(entry -> new MockMultipartFile("files", entry.getKey(), "text/csv", entry.getValue()))
                .toArray(MockMultipartFile[]::new);
        load(false, files).andExpect(status().is3xxRedirection());
    }

    @Test
    void everyErrorOfAFolderIsListedAndNothingIsLoaded() throws Exception {
        long before = requests.count();
        var entries = new LinkedHashMap<>(entries(exported()));
        entries.remove("specialists.csv");
        entries.put("cases.csv", "id,protected\nc 1,perhaps\n".getBytes(StandardCharsets.UTF_8));
        refused(zip("broken.zip", zipped(entries)))
                .andExpect(content()
                        .string(allOf(
                                containsString("specialists.csv"), containsString("c 1"), containsString("perhaps"))));
        assertThat(requests.count()).isEqualTo(before);
    }

    @Test
    void anEntryThatPointsOutsideIsAFileLikeAnyOther() throws Exception {
        var entries = new LinkedHashMap<>(entries(exported()));
        entries.put("../../outside.csv", new byte[0]);
        refused(zip("slip.zip", zipped(entries)))
                .andExpect(content().string(containsString("<code>outside.csv</code>")));
    }

    @Test
    void whatIsNoZipIsRefused() throws Exception {
        refused(zip("broken.zip", "no zip".getBytes(StandardCharsets.UTF_8))).andExpect(why("admin.import.no-zip"));
        refused(zip("empty.zip", new byte[0])).andExpect(why("admin.import.none"));
        refused().andExpect(why("admin.import.none"));
    }

    @Test
    void aZipThatWasCutOffIsRefused() throws Exception {
        byte[] whole = exported();
        for (int length : new int[] {1, 40, whole.length / 2}) {
            refused(zip("cut.zip", Arrays.copyOf(whole, length))).andExpect(why("admin.import.no-zip"));
        }
    }

    @Test
    void aFileWithAVeryLongNameIsOneThatNoDataSetHas() throws Exception {
        var entries = new LinkedHashMap<>(entries(exported()));
        entries.put("å".repeat(300) + ".csv", new byte[0]);
        refused(zip("long.zip", zipped(entries)))
                .andExpect(content().string(containsString("<code>" + "å".repeat(60) + "</code>")));
    }

    @Test
    void whatIsNotKeptCountsToo() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("__MACOSX/zeros"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 513; i++) {
                out.write(zeros);
            }
        }
        refused(zip("zeros.zip", bytes.toByteArray())).andExpect(why("admin.import.too-large"));
    }

    @Test
    void errorsAreSaidInTheLanguageOfThePage() throws Exception {
        var entries = new LinkedHashMap<>(entries(exported()));
        entries.put("cases.csv", "id,protected\nc1,perhaps\n".getBytes(StandardCharsets.UTF_8));
        refused(zip("broken.zip", zipped(entries))).andExpect(content().string(containsString("true or false")));
        mvc.perform(get("/admin?refused=true")
                        .session(session)
                        .header("Accept-Language", "sv")
                        .locale(Locale.forLanguageTag("sv"))
                        .with(As.administrator()))
                .andExpect(content().string(containsString("true eller false")));
    }

    @Test
    void whatIsSetAsideIsShownWithItsReason() throws Exception {
        jdbc.update("delete from request_role where request = 'rq-0012'");
        mvc.perform(get("/admin").with(As.administrator()))
                .andExpect(content()
                        .string(allOf(
                                containsString("Set aside"),
                                containsString("rq-0012"),
                                containsString("Add at least one role"))));
    }

    @Test
    void dataIsReplacedOnlyWhereThatWasChosen() throws Exception {
        mvc.perform(multipart("/admin/import")
                        .file(zip("backup.zip", exported()))
                        .session(session)
                        .with(csrf())
                        .with(As.administrator()))
                .andExpect(redirectedUrl("/admin?refused=true"));
        mvc.perform(get("/admin?refused=true").session(session).with(As.administrator()))
                .andExpect(why("admin.import.confirm"));
        mvc.perform(get("/admin").session(session).with(As.administrator()))
                .andExpect(model().attributeDoesNotExist("refusal"));
    }

    @Test
    void theDemoCanStartOver() throws Exception {
        long before = requests.count();
        requests.findById("rq-0012").orElseThrow().withdraw();
        mvc.perform(post("/admin/demo").with(csrf()).with(As.administrator()))
                .andExpect(flash().attribute("told", "admin.demo.reloaded"));
        assertThat(requests.count()).isEqualTo(before);
        assertThat(requests.findById("rq-0012").orElseThrow().scheduledStart()).isNotNull();
    }

    @Test
    void thePageShowsAccountsAndFacts() throws Exception {
        mvc.perform(get("/admin").with(As.administrator()))
                .andExpect(content()
                        .string(allOf(
                                containsString("/admin/accounts"),
                                containsString("<strong>161</strong>"),
                                containsString("Europe/Stockholm"))));
    }

    private ResultActions load(boolean roll, MockMultipartFile... files) throws Exception {
        MockMultipartHttpServletRequestBuilder upload = multipart("/admin/import");
        for (MockMultipartFile file : files) {
            upload.file(file);
        }
        return mvc.perform(upload.session(session)
                .param("replace", "true")
                .param("roll", Boolean.toString(roll))
                .with(csrf())
                .with(As.administrator()));
    }

    /** The page that tells why it was not loaded. */
    private ResultActions refused(MockMultipartFile... files) throws Exception {
        load(false, files).andExpect(redirectedUrl("/admin?refused=true"));
        return mvc.perform(get("/admin?refused=true").session(session).with(As.administrator()));
    }

    private static ResultMatcher why(String key) {
        return result -> assertThat(result.getModelAndView().getModel().get("refusal"))
                .isInstanceOfSatisfying(
                        RefusedImport.Refusal.class,
                        refusal -> assertThat(refusal.why()).isEqualTo(key));
    }

    private byte[] exported() throws Exception {
        String granted = mvc.perform(post("/admin/export")
                        .param("reason", "to keep a copy")
                        .with(csrf())
                        .with(As.administrator()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        return exported(String.valueOf(granted));
    }

    private byte[] exported(String address) throws Exception {
        var started = mvc.perform(get(address).with(As.administrator())).andReturn();
        started.getAsyncResult();
        return mvc.perform(asyncDispatch(started))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("planning-data.zip")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private static MockMultipartFile zip(String name, byte[] bytes) {
        return new MockMultipartFile("files", name, "application/zip", bytes);
    }

    private static Map<String, byte[]> entries(byte[] zip) throws Exception {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] zipped(Map<String, byte[]> entries) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
