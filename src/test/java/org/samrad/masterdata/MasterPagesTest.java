package org.samrad.masterdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.PageTest;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningTable;
import org.samrad.exchange.DatabaseExport;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.transaction.annotation.Transactional;

/** Master data by hand, over the demo. */
@PageTest
@Transactional
class MasterPagesTest {

    private final MockHttpSession session = new MockHttpSession();

    @Autowired
    MockMvc mvc;

    @Autowired
    DatabaseExport export;

    @Autowired
    JdbcTemplate jdbc;

    @ParameterizedTest
    @ValueSource(strings = {"en", "sv", "nb"})
    void everyTableHasItsListItsFormAndItsFile(String language) throws Exception {
        for (PlanningTable table : ShownTables.SHOWN) {
            String list = page("/admin/data/" + ShownTables.slug(table), language);
            assertThat(list.length()).as("%s", table).isLessThan(200_000);
            assertThat(list).doesNotContain("??");
            assertThat(page("/admin/data/" + ShownTables.slug(table) + "/csv", language))
                    .isNotEmpty();
            List<Record> rows = table.rows(export.everything());
            String row = rows.isEmpty() ? "" : "?ref=" + ShownTables.ref(table, rows.getFirst());
            String form = page("/admin/data/" + ShownTables.slug(table) + "/row" + row, language);
            assertThat(form).doesNotContain("??").contains("name=\"seen\"");
            assertThat(form.length()).isLessThan(200_000);
        }
        for (String other : List.of("", "/travel_times/matrix", "/holidays", "/templates")) {
            assertThat(page("/admin/data" + other, language)).doesNotContain("??");
        }
    }

    private String page(String address, String language) throws Exception {
        MockHttpServletResponse answer = mvc.perform(get(address)
                        .session(session)
                        .locale(Locale.of(language))
                        .with(As.administrator()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
        return answer.getContentAsString();
    }

    private String page(String address) throws Exception {
        return page(address, "en");
    }

    private String sent(String address, Map<String, String> cells) throws Exception {
        var request = post(address).session(session).with(csrf()).with(As.administrator());
        cells.forEach(request::param);
        MvcResult result =
                mvc.perform(request).andExpect(status().is3xxRedirection()).andReturn();
        String to = String.valueOf(result.getResponse().getRedirectedUrl());
        return mvc.perform(get(to).session(session)
                        .flashAttrs(result.getFlashMap())
                        .locale(Locale.ENGLISH)
                        .with(As.administrator()))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void aSiteIsAddedChangedAndRemovedWithItsHistory() throws Exception {
        String added = sent("/admin/data/sites/row", Map.of("c_id", "new-site", "c_name", "Ödeborg", "c_rooms", "2"));
        assertThat(added).contains("Saved.", "Ödeborg", "Sites: added", "Test ADMINISTRATOR");

        PlanningData.Site site = site("new-site");
        String seen = ShownTables.digest(PlanningTable.SITES, site);
        String changed = sent(
                "/admin/data/sites/row",
                Map.of("ref", "new-site", "seen", seen, "c_id", "new-site", "c_name", "Färgelanda", "c_rooms", "3"));
        assertThat(changed).contains("Saved.", "Sites: changed", "Färgelanda");
        assertThat(site("new-site").rooms()).isEqualTo(3);

        assertThat(sent(
                        "/admin/data/sites/row",
                        Map.of("ref", "new-site", "seen", seen, "c_id", "new-site", "c_name", "Late")))
                .contains("has changed, or is gone", "Late");

        String now = ShownTables.digest(PlanningTable.SITES, site("new-site"));
        assertThat(sent("/admin/data/sites/row", Map.of("ref", "new-site", "seen", now, "act", "remove")))
                .contains("Removed.");
        assertThat(export.everything().sites())
                .extracting(PlanningData.Site::id)
                .doesNotContain("new-site");
    }

    private PlanningData.Site site(String id) {
        return export.everything().sites().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsWrongIsSaidBesideItsFieldAndWhatWasTypedStays() throws Exception {
        String refused = sent(
                "/admin/data/sites/row",
                Map.of("c_id", "a b", "c_name", "Typed name", "c_rooms", "many", "c_organisation", "nowhere"));

        assertThat(refused).contains("Nothing was changed", "Typed name", "many", "id=\"e_rooms\"", "id=\"e_id\"");
        assertThat(jdbc.queryForObject("select count(*) from site where name = 'Typed name'", Integer.class))
                .isZero();
    }

    @Test
    void whoIsStillNeededIsRetiredHiddenAndBroughtBack() throws Exception {
        String id = export.everything().bookedRoles().isEmpty()
                ? export.everything().earlierContacts().getFirst().specialist()
                : export.everything().bookedRoles().getFirst().specialist();
        Record before = RowSaving.find(PlanningTable.SPECIALISTS, export.everything(), id);
        String seen = ShownTables.digest(PlanningTable.SPECIALISTS, before);
        String asked = sent("/admin/data/specialists/row", Map.of("ref", id, "seen", seen, "act", "remove"));
        if (asked.contains("name=\"confirmed\"")) {
            String confirmed = asked.replaceAll("(?s).*name=\"confirmed\" value=\"(\\w+)\".*", "$1");
            sent(
                    "/admin/data/specialists/row",
                    Map.of("ref", id, "seen", seen, "act", "remove", "confirmed", confirmed));
        }

        assertThat(page("/admin/data/specialists/row?ref=" + id)).contains("Retired since");
        assertThat(export.everything().availabilities())
                .extracting(row -> row.specialist())
                .doesNotContain(id);
        assertThat(sent("/admin/data/specialists/restore", Map.of("ref", id))).contains("It is back.");
        assertThat(export.everything().availabilities())
                .extracting(row -> row.specialist())
                .contains(id);
    }

    @Test
    void oneCompetenceIsMadeOfTwo() throws Exception {
        PlanningData data = export.everything();
        String gone = data.specialistCompetences().getFirst().competence();
        String kept = data.competences().stream()
                .map(PlanningData.Competence::id)
                .filter(one -> !one.equals(gone))
                .findFirst()
                .orElseThrow();

        String asked = sent("/admin/data/competences/merge", Map.of("ref", gone, "into", kept));
        if (asked.contains("name=\"confirmed\"")) {
            String confirmed = asked.replaceAll("(?s).*name=\"confirmed\" value=\"(\\w+)\".*", "$1");
            asked = sent("/admin/data/competences/merge", Map.of("ref", gone, "into", kept, "confirmed", confirmed));
        }

        assertThat(asked).contains("The competences are one now.");
        PlanningData now = export.everything();
        assertThat(now.specialistCompetences())
                .extracting(PlanningData.SpecialistCompetence::competence)
                .doesNotContain(gone)
                .contains(kept);
        assertThat(now.requestRoles())
                .extracting(PlanningData.RequestRole::competence)
                .doesNotContain(gone);
    }

    @Test
    void aListIsSearchedAndSortedAsTheLanguageDoes() throws Exception {
        jdbc.update("insert into site (id, version, name) values ('s-o', 0, 'Zzz Örby'), ('s-a', 0, 'Zzz Årby'),"
                + " ('s-z', 0, 'Zzz Zby'), ('s-f', 0, 'Zzz =1+1')");

        String found = page("/admin/data/sites?q=zzz&sort=name", "sv");
        assertThat(found.indexOf("Zzz Zby")).isPositive().isLessThan(found.indexOf("Zzz Årby"));
        assertThat(found.indexOf("Zzz Årby")).isLessThan(found.indexOf("Zzz Örby"));
        String english = page("/admin/data/sites?q=zzz&sort=name", "en");
        assertThat(english.indexOf("Zzz Årby")).isLessThan(english.indexOf("Zzz Zby"));
        assertThat(page("/admin/data/sites/csv?q=zzz&sort=name&down=true", "sv").lines())
                .hasSize(5)
                .element(1)
                .asString()
                .contains("Örby");
        assertThat(MasterCsv.safe("=1;+2; @3")).isEqualTo("'=1;'+2;' @3");
        assertThat(MasterCsv.safe("a-b")).isEqualTo("a-b");
    }

    @Test
    void aHolidayOfTheRegionTakesWeeklyTimeAndNotWhatIsOfferedOnce() throws Exception {
        var offered = export.forPlanning().availabilities().getFirst();
        LocalDate day = export.forPlanning().header().horizonStart();
        while (!offered.isOn(day)) {
            day = day.plusDays(1);
        }
        LocalDate holiday = day;
        String asked = sent("/admin/data/holidays", Map.of("date", day.toString(), "name", "Our day"));
        if (!asked.contains("Saved.")) {
            asked = sent(
                    "/admin/data/holidays", Map.of("date", day.toString(), "name", "Our day", "confirmed", "true"));
        }

        assertThat(asked).contains("Saved.", "Our day");
        assertThat(export.forPlanning().absences())
                .anySatisfy(absence -> assertThat(absence)
                        .isEqualTo(new PlanningData.Absence(
                                offered.specialist(),
                                holiday.atStartOfDay(),
                                holiday.plusDays(1).atStartOfDay(),
                                null)));
        assertThat(sent("/admin/data/holidays", Map.of("date", "the 24th", "name", "x")))
                .contains("the 24th");
        assertThat(sent("/admin/data/holidays", Map.of("remove", day.toString())))
                .contains("Removed.")
                .doesNotContain("Our day");
    }

    @Test
    void aTemplateIsKeptReplacedAndRemoved() throws Exception {
        String competence = export.everything().competences().getFirst().id();
        Map<String, String> typed = Map.of(
                "name", "Team, short",
                "form", "ADVICE",
                "duration", "45",
                "modes", "VIDEO",
                "competence", competence,
                "role", "Doctor",
                "level", "3");
        assertThat(sent("/admin/data/templates", typed)).contains("Saved.", "Team, short", "45");
        assertThat(sent("/admin/data/templates", typed)).contains("Saved.");
        assertThat(jdbc.queryForObject("select count(*) from request_template_role", Integer.class))
                .isEqualTo(1);
        assertThat(page("/admin/data/templates?name=Team, short")).contains("Doctor");
        assertThat(sent("/admin/data/templates", Map.of("name", "", "duration", "0")))
                .contains("Nothing was changed");
        assertThat(sent("/admin/data/templates", Map.of("remove", "Team, short")))
                .contains("Removed.");
    }

    @Test
    void whatIsPublishedAgainstARuleIsListedForPlanners() throws Exception {
        String page = mvc.perform(get("/plan/broken").locale(Locale.ENGLISH).with(As.planner()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("Published, but against a rule").doesNotContain("??");
    }
}
