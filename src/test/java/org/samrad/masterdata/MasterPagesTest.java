package org.samrad.masterdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.PageTest;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningTable;
import org.samrad.exchange.DatabaseExport;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
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
    Appointments appointments;

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
            assertThat(page("/admin/data/" + ShownTables.slug(table) + "/changes", language))
                    .doesNotContain("??");
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

    @Test
    void theListOfTablesSaysHowManyRowsEachHas() throws Exception {
        assertThat(page("/admin/data", "en").replaceAll("\\s+", " "))
                .contains(">Specialists</a></th> <td class=\"number\">%d<"
                        .formatted(PlanningTable.SPECIALISTS
                                .rows(export.everything())
                                .size()));
    }

    @Test
    void whatBecameOfARowThatIsGoneIsReadOnThePageOfItsTable() throws Exception {
        sent("/admin/data/organisations/row", Map.of("c_id", "gone-1", "c_name", "Gone before", "c_sector", "OTHER"));
        String ref = "gone-1";
        String seen = page("/admin/data/organisations/row?ref=" + ref)
                .replaceAll("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1");
        sent(
                "/admin/data/organisations/row",
                Map.of(
                        "ref",
                        ref,
                        "seen",
                        seen,
                        "act",
                        "remove",
                        "c_id",
                        ref,
                        "c_name",
                        "Gone before",
                        "c_sector",
                        "OTHER"));
        assertThat(page("/admin/data/organisations?q=gone-1")).contains("No rows", "/admin/data/organisations/changes");

        String changes = page("/admin/data/organisations/changes?q=GONE-1");
        assertThat(changes).contains("2 changes", "Gone before", "gone-1", "Test ADMINISTRATOR");
        assertThat(page("/admin/data/organisations/changes?q=%25nobody")).contains("No changes");
        assertThat(jdbc.queryForList(
                        "select detail from access_log where what = 'DATA_CHANGED' and username = 'test-ADMINISTRATOR'",
                        String.class))
                .contains("organisations.csv: 1 (ADDED gone-1)", "organisations.csv: 1 (GONE gone-1)");
    }

    @Test
    void ofProtectedCasesNoConsentIsReadNorWhatBecameOfIt() throws Exception {
        String kept = jdbc.queryForObject("select min(id) from care_case where protected_identity", String.class);
        String open = jdbc.queryForObject("select min(id) from care_case where not protected_identity", String.class);
        String organisation = jdbc.queryForObject("select min(id) from organisation", String.class);
        for (String about : List.of(kept, open)) {
            sent(
                    "/admin/data/consents/row",
                    Map.of("c_case", about, "c_organisation", organisation, "c_given", "2020-02-03"));
        }
        assertThat(jdbc.queryForObject("select count(*) from consent where given = '2020-02-03'", Integer.class))
                .isEqualTo(2);
        for (String page : List.of("?q=2020", "/csv?q=2020", "/changes")) {
            assertThat(page("/admin/data/consents" + page)).contains(open).doesNotContain(kept);
        }
        assertThat(page("/admin/data/consents/changes?q=" + kept)).contains("No changes");
        Record row = PlanningTable.CONSENTS.rows(export.everything()).stream()
                .filter(one -> PlanningTable.CONSENTS.cell(one, "case").equals(kept))
                .findFirst()
                .orElseThrow();
        mvc.perform(get("/admin/data/consents/row?ref=" + ShownTables.ref(PlanningTable.CONSENTS, row))
                        .with(As.administrator()))
                .andExpect(status().isNotFound());
    }

    /** Who has answered what, and why. */
    private List<String> answers() {
        return jdbc.queryForList("select specialist || ' ' || given || ' ' || reason from panel_answer", String.class);
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
    void anAbsenceOfWholeDaysIsTypedAndShownAsDays() throws Exception {
        assertThat(sent(
                        "/admin/data/absences/row",
                        Map.of("c_specialist", "sp-001", "c_from", "2027-06-07", "c_until", "2027-06-11")))
                .contains("Saved.", "value=\"2027-06-07\"", "value=\"2027-06-11\"");
        assertThat(sent(
                        "/admin/data/absences/row",
                        Map.of("c_specialist", "sp-001", "c_from", "2027-07-07 09:30", "c_until", "2027-07-08 00:00")))
                .contains("Saved.", "value=\"2027-07-07 09:30\"", "value=\"2027-07-07\"");
        assertThat(export.everything().absences())
                .extracting(absence -> absence.from() + " " + absence.until())
                .contains("2027-06-07T00:00 2027-06-12T00:00", "2027-07-07T09:30 2027-07-08T00:00");
    }

    @Test
    void whomAnAbsenceLeavesNoTimeDeclinesWhatIsPublishedUntilItIsTakenAway() throws Exception {
        Map<String, Object> held = jdbc.queryForMap("""
                select p.specialist, cast(a.start_time as date) as held_on from appointment a
                    join appointment_participant p on p.appointment = a.id
                where a.cancelled_at is null order by a.start_time desc, p.specialist limit 1""");
        String who = String.valueOf(held.get("specialist"));
        String day = String.valueOf(held.get("held_on"));
        Map<String, String> away = Map.of("c_specialist", who, "c_from", day, "c_until", day);
        String asked = sent("/admin/data/absences/row", away);
        assertThat(asked).contains("whoever no longer has time then declines them");
        assertThat(jdbc.queryForObject("select count(*) from panel_answer", Integer.class))
                .isZero();

        Map<String, String> confirmed = new HashMap<>(away);
        confirmed.put("confirmed", asked.replaceAll("(?s).*name=\"confirmed\" value=\"(\\w+)\".*", "$1"));
        assertThat(sent("/admin/data/absences/row", confirmed)).contains("has declined what is published");
        assertThat(answers()).containsOnly(who + " DECLINED AWAY");
        assertThat(jdbc.queryForObject("select count(*) from repair", Integer.class))
                .isPositive();

        PlanningData.Absence row = export.everything().absences().getLast();
        assertThat(sent(
                        "/admin/data/absences/row",
                        Map.of(
                                "ref", ShownTables.ref(PlanningTable.ABSENCES, row),
                                "seen", ShownTables.digest(PlanningTable.ABSENCES, row),
                                "act", "remove")))
                .contains("Removed.");
        assertThat(jdbc.queryForObject("select count(*) from panel_answer", Integer.class))
                .isZero();
    }

    @Test
    void whatASaveBringsAgainstARuleIsToldToPlannersAndCountedOnTheirPages() throws Exception {
        jdbc.update("update appointment set pinned = false, version = version + 1");
        Map<String, Object> held = jdbc.queryForMap("""
                select p.specialist, cast(a.start_time as date) as held_on from appointment a
                    join appointment_participant p on p.appointment = a.id
                    join consultation_request r on r.id = a.request join care_case c on c.id = r.care_case
                where a.cancelled_at is null and not c.protected_identity
                order by a.start_time desc, p.specialist limit 1""");
        String day = String.valueOf(held.get("held_on"));
        // What they declined before planners are told of as it stands; what they decline by this a way out is looked
        // for.
        List<UUID> then = jdbc.queryForList("""
                select a.id from appointment a join appointment_participant p on p.appointment = a.id
                    join consultation_request r on r.id = a.request join care_case c on c.id = r.care_case
                where a.cancelled_at is null and not c.protected_identity and p.specialist = ?
                    and cast(a.start_time as date) = ? order by a.start_time""", UUID.class, held.get("specialist"), held.get("held_on"));
        Appointment before = appointments.findById(then.getFirst()).orElseThrow();
        jdbc.update(
                "insert into panel_answer (appointment, specialist, terms, given, reason, answered_by, answered_at)"
                        + " values (?, ?, ?, 'DECLINED', 'TIME', 'test', current_timestamp)",
                before.id(),
                held.get("specialist"),
                before.terms());
        Map<String, String> away = new HashMap<>(
                Map.of("c_specialist", String.valueOf(held.get("specialist")), "c_from", day, "c_until", day));
        String asked = sent("/admin/data/absences/row", away);
        assertThat(told()).isEmpty();
        away.put("confirmed", asked.replaceAll("(?s).*name=\"confirmed\" value=\"(\\w+)\".*", "$1"));
        sent("/admin/data/absences/row", away);

        assertThat(told()).containsExactly(1);
        assertThat(jdbc.queryForObject(
                        "select count(*) from panel_answer where given = 'DECLINED' and reason = 'AWAY' and specialist = ?",
                        Integer.class,
                        held.get("specialist")))
                .isGreaterThanOrEqualTo(then.size() - 1);
        assertThat(planners("/")).containsPattern("href=\"/plan/broken\"> ?<strong>[0-9]+<");
        assertThat(planners("/plan/versions"))
                .containsPattern("href=\"/plan/broken\"> ?<span>Against a rule</span> <span class=\"count\">[0-9]+<");
        assertThat(planners("/plan/broken"))
                .contains("<span class=\"request-title\">")
                .containsPattern(
                        "<li><span>Offered time: [^<]+</span> <span class=\"row-sub\">Everybody on the panel offers");
    }

    private List<Integer> told() {
        return jdbc.queryForList(
                "select amount from message where kind = 'BROKEN' and account = 'test-PLANNER'", Integer.class);
    }

    private String planners(String address) throws Exception {
        return mvc.perform(get(address).locale(Locale.ENGLISH).with(As.planner()))
                .andReturn()
                .getResponse()
                .getContentAsString()
                .replaceAll("\\s+", " ");
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
    void aFormIsReadAsAFileIs() throws Exception {
        String who = export.everything().specialists().getFirst().id();
        sent(
                "/admin/data/availability/row",
                Map.of(
                        "c_specialist", who,
                        "c_weekday", "måndag",
                        "c_from", "9:00",
                        "c_until", "kl. 10.30",
                        "c_valid_from", "30/11/2026",
                        "c_valid_until", "20261224"));
        sent(
                "/admin/data/organisations/row",
                Map.of("c_id", "new-o", "c_name", "Ny", "c_sector", "specialist care", "c_external", "Ja"));

        assertThat(export.everything().availabilities()).anySatisfy(one -> {
            assertThat(one.specialist()).isEqualTo(who);
            assertThat(one.weekday()).isEqualTo(DayOfWeek.MONDAY);
            assertThat(one.from()).isEqualTo(LocalTime.of(9, 0));
            assertThat(one.until()).isEqualTo(LocalTime.of(10, 30));
            assertThat(one.validFrom()).isEqualTo(LocalDate.of(2026, 11, 30));
            assertThat(one.validUntil()).isEqualTo(LocalDate.of(2026, 12, 24));
        });
        assertThat(export.everything().organisations())
                .filteredOn(one -> one.id().equals("new-o"))
                .singleElement()
                .satisfies(one -> assertThat(one.external()).isTrue());
    }

    @Test
    void allThatIsWrongWithARowIsSaidAtOnceInWordsOfAForm() throws Exception {
        String refused = sent(
                "/admin/data/availability/row",
                Map.of("c_specialist", "nobody", "c_weekday", "", "c_from", "soon", "c_valid_from", "5/1/2026"));
        assertThat(refused)
                .contains(
                        "id=\"e_specialist\"",
                        "id=\"e_weekday\"",
                        "id=\"e_from\"",
                        "id=\"e_until\"",
                        "id=\"e_valid_from\"")
                .contains("2026-01-05", "2026-05-01", "value=\"5/1/2026\"")
                .doesNotContain(".csv", "line ");

        PlanningData.Site site = export.everything().sites().getFirst();
        assertThat(sent("/admin/data/sites/row", Map.of("c_id", site.id(), "c_name", "Another")))
                .contains("is already the id of another row")
                .doesNotContain("line ");
    }

    @Test
    void aRowIsNoPartOfWhatLiesBelowIt() throws Exception {
        jdbc.update("insert into organisation (id, version, name, sector, external, part_of) values"
                + " ('o-1', 0, 'Top', 'SPECIALIST_CARE', false, null)");
        jdbc.update("insert into organisation (id, version, name, sector, external, part_of) values"
                + " ('o-2', 0, 'Below', 'SPECIALIST_CARE', false, 'o-1')");
        String form = page("/admin/data/organisations/row?ref=o-1");
        assertThat(form).doesNotContain("<option value=\"o-1\"", "<option value=\"o-2\"");

        Record before = RowSaving.find(PlanningTable.ORGANISATIONS, export.everything(), "o-1");
        assertThat(sent(
                        "/admin/data/organisations/row",
                        Map.of(
                                "ref", "o-1",
                                "seen", ShownTables.digest(PlanningTable.ORGANISATIONS, before),
                                "c_id", "o-1",
                                "c_name", "Top",
                                "c_sector", "SPECIALIST_CARE",
                                "c_part_of", "o-2")))
                .contains("id=\"e_part_of\"", "circle");
    }

    @Test
    void aHistoryIsReadInWordsAndAWeekBeginsOnMonday() throws Exception {
        String who = export.everything().specialists().getFirst().id();
        for (String day : List.of("FRI", "MON", "WED")) {
            sent(
                    "/admin/data/undesired_times/row",
                    Map.of("c_specialist", who, "c_weekday", day, "c_from", "06:15", "c_until", "06:30"));
        }
        String person = page("/admin/data/specialists/row?ref=" + who);
        String own = person.substring(person.indexOf("own-undesired_times"), person.indexOf("own-absences"));
        String history = person.substring(person.indexOf("id=\"history\""));
        for (String week : List.of(own, page("/admin/data/undesired_times?q=06:15"))) {
            assertThat(week.indexOf("Monday")).isPositive().isLessThan(week.indexOf("Wednesday"));
            assertThat(week.indexOf("Wednesday")).isLessThan(week.indexOf("Friday"));
        }
        assertThat(history).contains("Wednesday").doesNotContain(who).doesNotContainPattern("\\bWED\\b");

        sent("/admin/data/organisations/row", Map.of("c_id", "o-3", "c_name", "Ny", "c_sector", "SPECIALIST_CARE"));
        String organisation = page("/admin/data/organisations/row?ref=o-3");
        assertThat(organisation.substring(organisation.indexOf("id=\"history\"")))
                .contains("Specialist care")
                .doesNotContain("SPECIALIST_CARE");
    }

    @Test
    void aFilterOffersWhoIsRetiredOnlyWhereAShownRowHasThem() throws Exception {
        jdbc.update("insert into organisation (id, version, name, sector, external, retired) values"
                + " ('o-4', 0, 'Closed long ago', 'SPECIALIST_CARE', false, date '2020-01-01')");
        assertThat(page("/admin/data/sites")).doesNotContain("Closed long ago");
        jdbc.update("insert into site (id, version, name, organisation) values ('s-4', 0, 'Old house', 'o-4')");
        assertThat(page("/admin/data/sites")).contains("value=\"o-4\"");
    }

    @Test
    void aCompetenceWithoutANameInALanguageStandsWhereItsShownNameDoes() throws Exception {
        jdbc.update("insert into competence (id, version, name_en, name_sv) values ('c-1', 0, 'Zzz b', null),"
                + " ('c-2', 0, 'Aaa', 'Zzz a'), ('c-3', 0, 'Bbb', 'Zzz c')");
        String list = page("/admin/data/competences?q=zzz", "sv");
        assertThat(list.indexOf("ref=c-2")).isPositive().isLessThan(list.indexOf("ref=c-1"));
        assertThat(list.indexOf("ref=c-1")).isLessThan(list.indexOf("ref=c-3"));
    }

    @Test
    void whoIsStillNeededIsRetiredHiddenAndBroughtBackAndMeanwhileDeclinesWhatIsToCome() throws Exception {
        String id = jdbc.queryForObject("""
                select p.specialist from appointment a join appointment_participant p on p.appointment = a.id
                where a.cancelled_at is null order by a.start_time desc, p.specialist limit 1""", String.class);
        int held = jdbc.queryForObject("""
                select count(*) from appointment a join appointment_participant p on p.appointment = a.id
                where a.cancelled_at is null and p.specialist = ? and a.start_time > timestamp '2026-12-01 09:45:00'
                """, Integer.class, id);
        Record before = RowSaving.find(PlanningTable.SPECIALISTS, export.everything(), id);
        String seen = ShownTables.digest(PlanningTable.SPECIALISTS, before);
        String asked = sent("/admin/data/specialists/row", Map.of("ref", id, "seen", seen, "act", "remove"));
        assertThat(asked).contains("whoever no longer has time then declines them");
        assertThat(answers()).isEmpty();
        String confirmed = asked.replaceAll("(?s).*name=\"confirmed\" value=\"(\\w+)\".*", "$1");
        asked = sent(
                "/admin/data/specialists/row",
                Map.of("ref", id, "seen", seen, "act", "remove", "confirmed", confirmed));
        assertThat(asked)
                .contains("Not deleted but retired", "still to come is declined", "while these refer to it")
                .doesNotContain("Removed.");
        assertThat(answers()).hasSize(held).containsOnly(id + " DECLINED AWAY");
        assertThat(jdbc.queryForObject("select count(*) from repair", Integer.class))
                .isPositive();

        assertThat(page("/admin/data/specialists/row?ref=" + id)).contains("Retired since");
        assertThat(export.everything().availabilities())
                .extracting(row -> row.specialist())
                .doesNotContain(id);
        assertThat(sent("/admin/data/specialists/restore", Map.of("ref", id))).contains("It is back.");
        assertThat(answers()).as("of a time that they offer").hasSizeLessThan(held);
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

        assertThat(sent("/admin/data/competences/merge", Map.of("ref", gone, "into", "")))
                .contains("Choose the competence that stays.");
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
    }

    private static String confirm(String page) {
        return page.replaceAll("(?s).*name=\"confirmed\" value=\"(\\w+)\".*", "$1");
    }

    @Test
    void whoAgreesToWhatOneHolidayBreaksHasNotAgreedToAnother() throws Exception {
        List<LocalDate> days = export.forPlanning().bookedRoles().stream()
                .filter(row -> !row.pinned())
                .map(row -> row.start().toLocalDate())
                .distinct()
                .sorted()
                .toList();
        LocalDate one = null;
        String agreed = "";
        for (LocalDate day : days) {
            Map<String, String> typed = new java.util.HashMap<>(Map.of("date", day.toString(), "name", "Our day"));
            if (one == null) {
                String asked = sent("/admin/data/holidays", typed);
                one = asked.contains("Saved.") ? null : day;
                agreed = confirm(asked);
                continue;
            }
            typed.put("confirmed", agreed);
            String asked = sent("/admin/data/holidays", typed);
            if (!asked.contains("Saved.")) {
                assertThat(asked).contains("value=\"" + day + "\"", "name=\"confirmed\"");
                assertThat(confirm(asked)).isNotEqualTo(agreed);
                typed.put("confirmed", confirm(asked));
                assertThat(sent("/admin/data/holidays", typed)).contains("Saved.");
                return;
            }
        }
        throw new AssertionError("No two days on which a holiday breaks something.");
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
                    "/admin/data/holidays",
                    Map.of("date", day.toString(), "name", "Our day", "confirmed", confirm(asked)));
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
                .doesNotContain("value=\"" + day + "\"");
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
        assertThat(jdbc.queryForObject(
                        "select count(*) from request_template_role r join request_template t on t.id = r.template"
                                + " where t.name = 'Team, short'",
                        Integer.class))
                .isEqualTo(1);
        assertThat(page("/admin/data/templates?name=Team, short")).contains("Doctor");
        assertThat(sent("/admin/data/templates", Map.of("name", "", "duration", "0")))
                .contains("Nothing was changed");
        Map<String, String> series = new HashMap<>(typed);
        series.putAll(Map.of("next", "Uppföljning", "minWeeks", "6", "maxWeeks", "4"));
        assertThat(sent("/admin/data/templates", series)).contains("Nothing was changed", "Choose another template");
        series.put("maxWeeks", "8");
        assertThat(sent("/admin/data/templates", series)).contains("then Uppföljning, 6–8 weeks later");
        assertThat(sent("/admin/data/templates", Map.of("remove", "Team, short")))
                .contains("Removed.");
    }

    @Test
    void aTemplateIsRenamedAndWhatLeadsToItGoesWithIt() throws Exception {
        Map<String, String> typed = new HashMap<>(Map.of(
                "name",
                "Short",
                "form",
                "ADVICE",
                "duration",
                "45",
                "modes",
                "VIDEO",
                "competence",
                "sleep",
                "level",
                "3"));
        sent("/admin/data/templates", typed);
        typed.putAll(Map.of("name", "Before", "next", "Short", "minWeeks", "1", "maxWeeks", "2"));
        sent("/admin/data/templates", typed);
        typed.putAll(Map.of("was", "Short", "name", "Before", "next", ""));
        assertThat(sent("/admin/data/templates", typed))
                .contains(
                        "Nothing was changed", "Another template has that name", "Change “Short”", "value=\"Before\"");

        typed.put("name", "Long");
        for (int i = 0; i < 2; i++) {
            assertThat(sent("/admin/data/templates", typed)).contains("Saved.", "then Long, 1–2 weeks later");
        }
        assertThat(jdbc.queryForList("select name from request_template where name in ('Short', 'Long')", String.class))
                .containsExactly("Long");
        assertThat(page("/admin/data/templates")).contains("<del class=\"wraps\">Short</del>");

        typed.put("name", "Before");
        assertThat(sent("/admin/data/templates", typed))
                .as("the one that was to be renamed is gone")
                .contains("Nothing was changed", "Another template has that name", "then Long, 1–2 weeks later");
    }

    @Test
    void holidaysAndTemplatesAreSearchedPutInOrderAndDownloaded() throws Exception {
        for (String name : List.of("Åsadag", "Zonedag", "=Formula day")) {
            sent("/admin/data/holidays", Map.of("date", "2027-06-" + (10 + name.length()), "name", name));
        }
        String list = page("/admin/data/holidays?q=DAG&sort=name", "sv");
        assertThat(list.substring(0, list.indexOf("id=\"history\"")))
                .containsSubsequence("aria-sort=\"ascending\"", "Zonedag", "Åsadag")
                .doesNotContain(">=Formula day<", "??");
        assertThat(page("/admin/data/holidays/csv?sort=name&down=true", "sv"))
                .containsSubsequence("Åsadag", "Zonedag", "\"'=Formula day\"");
        sent(
                "/admin/data/templates",
                Map.of(
                        "name",
                        "Zebra",
                        "form",
                        "ADVICE",
                        "duration",
                        "45",
                        "modes",
                        "VIDEO",
                        "competence",
                        "sleep",
                        "level",
                        "3"));
        assertThat(page("/admin/data/templates?q=zebra")).contains("1 row", "Zebra");
        assertThat(page("/admin/data/templates?q=nothing%20of%20it")).contains("No rows");
        assertThat(page("/admin/data/templates/csv?q=zebra")).contains("\"Zebra\"", "\"45\"");
    }

    @Test
    void allThatIsWrongWithAHolidayIsSaidAtOnceAndWhatWasTypedStays() throws Exception {
        assertThat(sent("/admin/data/holidays", Map.of("date", "2027-02-30", "name", " ")))
                .contains("“2027-02-30” is no day", "Give the day a name", "href=\"#date\"", "href=\"#name\"")
                .contains("value=\"2027-02-30\"")
                .doesNotContain("??");
    }

    @Test
    void holidaysAndTemplatesTellWhoChangedThemWhenAndWhatTheyWereBefore() throws Exception {
        sent("/admin/data/holidays", Map.of("date", "2027-06-14", "name", "Spring day", "confirmed", "true"));
        sent("/admin/data/holidays", Map.of("date", "2027-06-14", "name", "Day of the region", "confirmed", "true"));

        assertThat(sent("/admin/data/holidays", Map.of("remove", "2027-06-14")))
                .contains(": added", ": changed", ": removed", "<del class=\"wraps\">Spring day</del>")
                .contains("<ins class=\"wraps\">Day of the region</ins>", "Test ADMINISTRATOR")
                .doesNotContain("??");

        Map<String, String> template = Map.of(
                "name",
                "First talk",
                "form",
                "ADVICE",
                "duration",
                "30",
                "modes",
                "VIDEO",
                "competence",
                "sleep",
                "level",
                "3",
                "role",
                "sleeper");
        sent("/admin/data/templates", template);
        Map<String, String> longer = new HashMap<>(template);
        longer.put("duration", "45");
        longer.put("level", "4");
        assertThat(sent("/admin/data/templates", longer))
                .contains("First talk: added", "First talk: changed", "<del class=\"wraps\">30</del>")
                .contains("<ins class=\"wraps\">45</ins>", "Role sleeper")
                .doesNotContain("??", "<ins class=\"wraps\">ADVICE</ins>");
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
