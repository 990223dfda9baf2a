package org.samrad.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
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

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
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

    @Autowired
    ImportUploads uploads;

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
    void whatIsExportedIsThere() throws Exception {
        PlanningData before = export.everything();
        String preview = chosen(zip("backup.zip", exported()));

        shown(preview).andExpect(content().string(containsString("There is nothing to import")));
        shown(preview + "?replace=true&whole=sites.csv");
        applied(preview, "replace", "true").andExpect(flash().attribute("told", "admin.imported"));

        assertThat(asOf(before, export.everything())).isEqualTo(before);
    }

    @Test
    void protectedCasesStayOutUnlessAReasonIsGiven() throws Exception {
        jdbc.update("update care_case set protected_identity = true where id in"
                + " (select care_case from consultation_request where state = 'SCHEDULED')");
        replaceBy(exported("/admin/export"));

        PlanningData left = export.everything();
        assertThat(left.bookedRoles()).isEmpty();
        assertThat(left.cases()).isNotEmpty().noneMatch(PlanningData.Case::isProtected);
        assertThat(jdbc.queryForList("select what from access_log where username = 'test-ADMINISTRATOR'", String.class))
                .contains("EXPORTED", "IMPORTED")
                .doesNotContain("PROTECTED_EXPORTED");
    }

    @Test
    void anUploadNeitherChangesWhatIsStoredOfAProtectedCaseNorTellsOfIt() throws Exception {
        PlanningData before = export.everything();
        PlanningData.Case hidden = before.cases().stream()
                .filter(one -> one.municipality() != null)
                .filter(one -> before.bookedRoles().stream()
                        .anyMatch(row -> before.requests().stream()
                                .anyMatch(asked -> asked.id().equals(row.request())
                                        && asked.caseId().equals(one.id()))))
                .findFirst()
                .orElseThrow();
        jdbc.update("update care_case set protected_identity = true where id = ?", hidden.id());
        PlanningData.Request asked = before.requests().stream()
                .filter(one -> one.caseId().equals(hidden.id()))
                .findFirst()
                .orElseThrow();
        String preview = chosen(zip(
                "asks.zip",
                zipped(Map.of(
                        "cases.csv",
                        "id,protected,municipality\n%s,false,Elsewhere\nnew-case,true,\n"
                                .formatted(hidden.id())
                                .getBytes(StandardCharsets.UTF_8),
                        "requests.csv",
                        ("id,case,form,urgency,received,duration_minutes,modes\n%s,%s,advice,days_3,2026-11-02,45,video\n"
                                        + "new-request,%s,advice,days_3,2026-11-02,45,video\n")
                                .formatted(asked.id(), hidden.id(), hidden.id())
                                .getBytes(StandardCharsets.UTF_8),
                        "request_roles.csv",
                        "request,role,specialist\nnew-request,one,%s\n"
                                .formatted(before.specialists().getFirst().id())
                                .getBytes(StandardCharsets.UTF_8)))));

        shown(preview)
                .andExpect(content()
                        .string(allOf(
                                containsString("One row of a case with a protected identity"),
                                containsString("new-case"),
                                containsString("new-request"),
                                not(containsString("Elsewhere")),
                                not(containsString(">" + asked.id() + "<")),
                                not(containsString(String.valueOf(hidden.municipality()))))));
        applied(preview).andExpect(flash().attribute("told", "admin.imported"));

        PlanningData after = export.everything();
        assertThat(after.cases())
                .contains(new PlanningData.Case(hidden.id(), hidden.municipality(), true, hidden.organisation()))
                .contains(new PlanningData.Case("new-case", null, true, null));
        assertThat(after.requests()).contains(asked).anyMatch(one -> one.id().equals("new-request"));
        assertThat(after.bookedRoles()).isEqualTo(before.bookedRoles());
    }

    @Test
    void theReasonIsKeptAndSomebodyElsesIsNone() throws Exception {
        exported();
        assertThat(jdbc.queryForList("select detail from access_log where what = 'PROTECTED_EXPORTED'", String.class))
                .contains("to keep a copy");
        for (String reason : List.of("", "x", "för 20121112-2394")) {
            mvc.perform(post("/admin/export")
                            .param("reason", reason)
                            .with(csrf())
                            .with(As.administrator()))
                    .andExpect(flash().attributeExists("reasonRefused"));
        }
        jdbc.update("update access_log set username = 'somebody'");
        jdbc.update("update care_case set protected_identity = true");
        replaceBy(exported("/admin/export?granted="
                + jdbc.queryForObject(
                        "select max(number) from access_log where what = 'PROTECTED_EXPORTED'", Long.class)));
        assertThat(export.everything().bookedRoles()).isEmpty();
    }

    @Test
    void rowsAreAddedAndChangedAndNothingElse() throws Exception {
        PlanningData before = export.everything();
        PlanningData.Site site = before.sites().getFirst();
        String preview =
                chosen(csv("sites.csv", "ID;Name;rooms\nnew-site;Ny;2,0\n" + site.id() + ";" + site.name() + ";99\n"));

        shown(preview)
                .andExpect(content()
                        .string(allOf(
                                containsString("instead of commas"),
                                containsString("new-site"),
                                containsString("→ 99"))));
        assertThat(asOf(before, export.everything())).isEqualTo(before);
        applied(preview).andExpect(redirectedUrl("/admin")).andExpect(flash().attribute("told", "admin.imported"));

        PlanningData after = export.everything();
        assertThat(after.sites()).hasSize(before.sites().size() + 1);
        assertThat(after.sites().getFirst().rooms()).isEqualTo(99);
        assertThat(asOf(before, after.with(rows -> rows.sites = before.sites())))
                .isEqualTo(before);
        applied(preview).andExpect(flash().attribute("told", "admin.import.gone"));
    }

    @Test
    void everyErrorIsListedAndNothingIsStored() throws Exception {
        PlanningData before = export.everything();
        String preview = chosen(zip(
                "broken.zip",
                zipped(Map.of(
                        "cases.csv",
                        "id,protected\nc 1,perhaps\n".getBytes(StandardCharsets.UTF_8),
                        "../../outside.csv",
                        new byte[] {'x'}))));
        shown(preview)
                .andExpect(content()
                        .string(allOf(
                                containsString("outside.csv"),
                                containsString("c 1"),
                                containsString("perhaps"),
                                not(containsString("What would change")),
                                containsString("true or false"))));
        mvc.perform(get(preview)
                        .header("Accept-Language", "sv")
                        .locale(Locale.forLanguageTag("sv"))
                        .with(As.administrator()))
                .andExpect(content().string(containsString("true eller false")));
        applied(preview).andExpect(flash().attribute("problem", "import.refused"));
        assertThat(asOf(before, export.everything())).isEqualTo(before);
    }

    @Test
    void whoIsRetiredAndNamedInAFileComesBackUnlessTheyAreLeft() throws Exception {
        PlanningData before = export.everything();
        String id = before.earlierContacts().getFirst().specialist();
        jdbc.update("update specialist set retired = date '2026-01-01' where id = ?", id);
        PlanningData.Specialist row = before.specialists().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        String preview = chosen(csv("specialists.csv", "id,name\n" + id + "," + row.name() + "\n"));

        shown(preview + "?leave=true").andExpect(content().string(containsString("There is nothing to import")));
        shown(preview).andExpect(content().string(containsString("One retired row is named in the files")));
        applied(preview).andExpect(flash().attribute("told", "admin.imported"));

        assertThat(asOf(before, export.everything())).isEqualTo(before);
    }

    @Test
    void theStartPageLeadsToTheFirstStepsWhileOneOfTheAdministratorsIsLeft() throws Exception {
        var start = get("/").locale(Locale.ENGLISH).with(As.administrator());
        mvc.perform(start).andExpect(content().string(not(containsString("Go to the first steps"))));
        jdbc.update("delete from availability");
        jdbc.update("delete from extra_time");
        mvc.perform(start).andExpect(content().string(containsString("href=\"/admin#first-steps\"")));
    }

    @Test
    void accountsAreAStepUntilSomebodyFilesRequestsAndSomebodyPlans() throws Exception {
        var start = get("/").locale(Locale.ENGLISH).with(As.administrator());
        jdbc.update("delete from account_organisation where role = 'COORDINATOR'");
        jdbc.update("delete from account_role where role = 'COORDINATOR'");
        mvc.perform(start).andExpect(content().string(containsString("href=\"/admin#first-steps\"")));
        mvc.perform(get("/admin").locale(Locale.ENGLISH).with(As.administrator()))
                .andExpect(content().string(containsString("Invite at least a coordinator and a planner")));
    }

    @Test
    void theStateOfTheServiceTellsWhatRunsWaitsAndFailsAndOfNoCase() throws Exception {
        jdbc.update("""
                insert into planning_run (version, state, profile, weights, seed, limit_seconds, started_by, queued_at, started_at,
                    curve, program)
                values (0, 'RUNNING', 'balanced', '{}', 1, 30, 'planner', current_timestamp, current_timestamp, '{"points":[]}',
                    'program-of-test')""");
        jdbc.update("""
                insert into planning_run (version, state, profile, weights, seed, limit_seconds, started_by, queued_at, curve, what_if)
                values (0, 'QUEUED', 'balanced', '{}', 1, 77, 'planner', current_timestamp, '{"points":[]}', 'secret wish')""");
        jdbc.update("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, last_failure, consecutive_failures,
                    version)
                values ('test-job', 'rq-0012', timestamp with time zone '2020-01-01 00:00:00+00', false, current_timestamp, 3, 1)""");

        for (String language : List.of("en", "sv", "nb")) {
            mvc.perform(get("/admin/state").locale(Locale.of(language)).with(As.administrator()))
                    .andExpect(content()
                            .string(allOf(
                                    containsString("program-of-test"),
                                    containsString(">77<"),
                                    containsString("test-job"),
                                    containsString("H2"),
                                    containsString("180"),
                                    not(containsString("??")),
                                    not(containsString("secret wish")),
                                    not(containsString("rq-0012")))));
        }
    }

    @Test
    void aRowThatIsHereAndThatTheFilesWouldMakeWrongIsNamed() throws Exception {
        String preview = chosen(csv("sites.csv", "id,name\nonly,Only\n"));
        shown(preview + "?whole=sites.csv").andExpect(content().string(containsString("a row that is here already")));
    }

    @Test
    void whatWouldBeOtherThanShownIsNotDone() throws Exception {
        PlanningData before = export.everything();
        String preview = chosen(csv("sites.csv", "id,name\nnew-site,Ny\n"));
        mvc.perform(post(preview).param("shown", "another").with(csrf()).with(As.administrator()))
                .andExpect(redirectedUrl(preview))
                .andExpect(flash().attribute("problem", "import.other"));
        assertThat(asOf(before, export.everything())).isEqualTo(before);
    }

    @Test
    void anAdministratorSeesTheirOwnFilesOnlyAndTheLastOnes() throws Exception {
        String first = chosen(csv("sites.csv", "id,name\nnew-site,Ny\n"));
        chosen(csv("sites.csv", "id,name\nother-site,Annan\n"));
        mvc.perform(get(first).with(As.administrator())).andExpect(status().isNotFound());
        String last = chosen(csv("sites.csv", "id,name\nnew-site,Ny\n"));
        jdbc.update("update import_upload set username = 'somebody-else'");
        mvc.perform(get(last).with(As.administrator())).andExpect(status().isNotFound());
    }

    @Test
    void filesThatNobodyAppliedAreForgottenAfterADay() throws Exception {
        String preview = chosen(csv("sites.csv", "id,name\nnew-site,Ny\n"));
        uploads.forget();
        shown(preview);
        jdbc.update("update import_upload set uploaded_at = timestamp with time zone '2020-01-01 00:00:00+00'");
        uploads.forget();
        mvc.perform(get(preview).with(As.administrator())).andExpect(status().isNotFound());
        assertThat(jdbc.queryForObject("select count(*) from import_upload_part", Integer.class))
                .isZero();
    }

    @Test
    void filesOfManyPartsComeBackWhole() throws Exception {
        byte[] bytes = ("id,name\nnew-site,Ny\n" + "\n".repeat(1_500_000)).getBytes(StandardCharsets.UTF_8);
        String preview = chosen(new MockMultipartFile("files", "sites.csv", "text/csv", bytes));
        shown(preview).andExpect(content().string(containsString("new-site")));
    }

    @Test
    void whereNothingIsChosenThePageSaysSo() throws Exception {
        mvc.perform(multipart("/admin/import").session(session).with(csrf()).with(As.administrator()))
                .andExpect(redirectedUrl("/admin?refused=true"));
        mvc.perform(get("/admin?refused=true").session(session).with(As.administrator()))
                .andExpect(content().string(containsString("Choose files first")));
        mvc.perform(get("/admin").session(session).with(As.administrator()))
                .andExpect(model().attributeDoesNotExist("refusal"));
    }

    @Test
    void templatesAreInTheReadersLanguage() throws Exception {
        mvc.perform(get("/admin/templates/sites.csv").with(As.administrator()))
                .andExpect(header().string("Content-Disposition", containsString("sites.csv")))
                .andExpect(content().string(containsString("id,name,organisation,municipality,rooms")));
        mvc.perform(get("/admin/templates/sites.csv")
                        .header("Accept-Language", "sv")
                        .locale(Locale.forLanguageTag("sv"))
                        .with(As.administrator()))
                .andExpect(content().string(containsString("id;name;organisation;municipality;rooms")));
        byte[] book = mvc.perform(get("/admin/templates/planning-data.xlsx").with(As.administrator()))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        shown(chosen(new MockMultipartFile("files", "filled.xlsx", "application/octet-stream", book)))
                .andExpect(content()
                        .string(allOf(
                                containsString("There is nothing to import"),
                                containsString("the template’s example"))));
        mvc.perform(get("/admin/templates/schedule.csv").with(As.administrator()))
                .andExpect(status().isNotFound());
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
    void whatIsSetAsideOfEarlierWeeksIsLookedThroughWhereThatIsAskedFor() throws Exception {
        mvc.perform(get("/admin").param("earlier", "true").with(As.administrator()))
                .andExpect(content().string(containsString("Nothing of earlier weeks is set aside.")));

        jdbc.update("update consultation_request set scheduled_start = timestamp '2020-03-02 09:00:00' where id ="
                + " (select min(id) from consultation_request where state = 'SCHEDULED')");
        String past = jdbc.queryForObject(
                "select id from consultation_request where scheduled_start < timestamp '2020-03-03 00:00:00'",
                String.class);
        jdbc.update("delete from request_role where request = ?", past);

        mvc.perform(get("/admin").with(As.administrator()))
                .andExpect(content()
                        .string(allOf(
                                containsString("/admin?earlier=true"), not(containsString("Add at least one role")))));
        mvc.perform(get("/admin").param("earlier", "true").with(As.administrator()))
                .andExpect(content()
                        .string(allOf(
                                containsString("1 request of earlier weeks, left out of exports; 1 is shown."),
                                containsString(past),
                                containsString("Add at least one role"))));
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

    /** Data as if they were of the same moment as others: an export is as of its own. */
    private static PlanningData asOf(PlanningData others, PlanningData data) {
        return data.with(rows -> rows.header = others.header());
    }

    /** Where the preview of files is. */
    private String chosen(MockMultipartFile... files) throws Exception {
        MockMultipartHttpServletRequestBuilder upload = multipart("/admin/import");
        for (MockMultipartFile file : files) {
            upload.file(file);
        }
        String preview = mvc.perform(upload.session(session).with(csrf()).with(As.administrator()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(preview).startsWith("/admin/import/");
        return preview;
    }

    private ResultActions shown(String preview) throws Exception {
        return mvc.perform(get(preview).with(As.administrator())).andExpect(status().isOk());
    }

    /** @param parameters names and values that go with it */
    private ResultActions applied(String preview, String... parameters) throws Exception {
        var query = new StringBuilder("?");
        for (int i = 0; i < parameters.length; i += 2) {
            query.append(parameters[i]).append('=').append(parameters[i + 1]).append('&');
        }
        var page = mvc.perform(get(preview + query).with(As.administrator())).andReturn();
        Object shown = page.getModelAndView() == null
                ? null
                : page.getModelAndView().getModel().get("preview");
        var asked = post(preview)
                .param("shown", shown instanceof ImportPreview known ? known.fingerprint() : "")
                .with(csrf())
                .with(As.administrator());
        for (int i = 0; i < parameters.length; i += 2) {
            asked.param(parameters[i], parameters[i + 1]);
        }
        return mvc.perform(asked).andExpect(status().is3xxRedirection());
    }

    private static MockMultipartFile csv(String name, String text) {
        return new MockMultipartFile("files", name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
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

    private void replaceBy(byte[] exported) throws Exception {
        applied(chosen(zip("backup.zip", exported)), "replace", "true")
                .andExpect(flash().attribute("told", "admin.imported"));
    }

    private static MockMultipartFile zip(String name, byte[] bytes) {
        return new MockMultipartFile("files", name, "application/zip", bytes);
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
