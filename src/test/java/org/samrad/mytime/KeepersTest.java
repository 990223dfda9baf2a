package org.samrad.mytime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.account.AccountRole;
import org.samrad.account.Accounts;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

/** Somebody keeps the time of another, and that is all they see of them. Nothing of it stays. */
@PageTest
@Transactional
class KeepersTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TimeKeeping keeping;

    @Autowired
    TimeKeepers keepers;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcTemplate jdbc;

    private String kept = "";
    private String day = "";
    private String title = "";

    @BeforeEach
    void aConsultationToCome() {
        Map<String, Object> found = jdbc.queryForMap("""
                select p.specialist, cast(a.start_time as date) as on_day, r.title
                from appointment a join appointment_participant p on p.appointment = a.id
                    join consultation_request r on r.id = a.request
                where a.cancelled_at is null and not a.pinned and r.title is not null
                order by a.start_time desc, p.specialist limit 1""");
        kept = String.valueOf(found.get("specialist"));
        day = String.valueOf(found.get("on_day"));
        title = String.valueOf(found.get("title"));
    }

    @Test
    void whoHasNotTheRightFindsNothing() throws Exception {
        mvc.perform(get("/times/" + kept).with(As.coordinator())).andExpect(status().isNotFound());
        mvc.perform(post("/times/" + kept + "/sick").with(As.coordinator()).with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(get("/").with(As.coordinator()))
                .andExpect(content().string(not(containsString("Times that I keep"))));
    }

    @Test
    void whoHasItKeepsTheTimeAndLearnsOnlyWhenSomethingIsHit() throws Exception {
        given("test-COORDINATOR");
        String name = jdbc.queryForObject("select name from specialist where id = ?", String.class, kept);
        mvc.perform(get("/").with(As.coordinator())).andExpect(content().string(containsString("Times of " + name)));
        mvc.perform(get("/times/" + kept).with(As.coordinator()))
                .andExpect(content().string(allOf(containsString("Times of " + name), not(containsString("keepers")))));
        assertThat(jdbc.queryForList("select about from access_log where what = 'TIMES_READ'", String.class))
                .contains(kept);

        var asked = mvc.perform(post("/times/" + kept + "/absence")
                        .param("day", day)
                        .with(As.coordinator())
                        .with(csrf()))
                .andExpect(redirectedUrl("/times/" + kept))
                .andReturn();
        var held = (HeldChange) Objects.requireNonNull(asked.getFlashMap().get("held"));
        assertThat(held.hits()).isNotEmpty().allMatch(hit -> hit.title() == null && hit.form() == null);
        mvc.perform(get("/times/" + kept).with(As.coordinator()).flashAttrs(asked.getFlashMap()))
                .andExpect(content().string(allOf(containsString("This would hit"), not(containsString(title)))));

        mvc.perform(post("/times/" + kept + "/absence")
                        .param("day", day)
                        .param("confirmed", held.confirm())
                        .with(As.coordinator())
                        .with(csrf()))
                .andExpect(redirectedUrl("/times/" + kept + "#absence"));
        assertThat(jdbc.queryForMap("select username, role from data_action order by id desc limit 1"))
                .containsEntry("username", "test-COORDINATOR")
                .containsEntry("role", "COORDINATOR");
        assertThat(jdbc.queryForObject("select answered_by from panel_answer", String.class))
                .isEqualTo("test-COORDINATOR");
    }

    @Test
    void theSpecialistGivesTheRightAndTakesIt() throws Exception {
        for (int time = 0; time < 2; time++) {
            mvc.perform(post("/my/time/keepers")
                            .param("keeper", "Coordinator")
                            .with(As.specialist(kept))
                            .with(csrf()))
                    .andExpect(flash().attribute("keeperTold", "mytime.keeper.given"));
        }
        assertThat(keepers.keptBy("coordinator"))
                .extracting(TimeKeepers.Kept::specialist)
                .containsExactly(kept);
        mvc.perform(get("/my/time").with(As.specialist(kept)))
                .andExpect(content().string(containsString("(coordinator)")));
        mvc.perform(post("/my/time/keepers/remove")
                        .param("keeper", "coordinator")
                        .with(As.specialist(kept))
                        .with(csrf()))
                .andExpect(flash().attribute("keeperTold", "mytime.keeper.taken"));
        assertThat(keepers.keptBy("coordinator")).isEmpty();
        assertThat(jdbc.queryForList(
                        "select what from access_log where detail = ? order by number", String.class, kept))
                .containsExactly("KEEPER_GIVEN", "KEEPER_TAKEN");
    }

    @Test
    void onlyWhoHasARoleForItCanKeepTimes() throws Exception {
        for (Map.Entry<String, String> refused : Map.of(
                        "nobody-of-that-name", "mytime.keeper.unknown", "auditor", "mytime.keeper.role")
                .entrySet()) {
            mvc.perform(post("/my/time/keepers")
                            .param("keeper", refused.getKey())
                            .with(As.specialist(kept))
                            .with(csrf()))
                    .andExpect(flash().attribute("keeperWrong", refused.getValue()))
                    .andExpect(flash().attribute("keeperTyped", refused.getKey()));
        }
    }

    @Test
    void noMoreThanTwentyKeepTheTimeOfOnePerson() throws Exception {
        for (int one = 0; one < TimeKeepers.MOST; one++) {
            String name = "helper-" + one;
            jdbc.update("insert into account (username, password, display_name) values (?, 'none', ?)", name, name);
            jdbc.update("insert into account_role (username, role) values (?, 'COORDINATOR')", name);
            assertThat(keepers.give(kept, name, "administrator")).isNull();
        }
        assertThat(keepers.give(kept, "helper-0", "administrator"))
                .as("what is given stays")
                .isNull();
        var refused = mvc.perform(post("/my/time/keepers")
                        .param("keeper", "coordinator")
                        .with(As.specialist(kept))
                        .with(csrf()))
                .andExpect(flash().attribute("keeperWrong", "mytime.keeper.full"))
                .andReturn();
        mvc.perform(get("/my/time").with(As.specialist(kept)).flashAttrs(refused.getFlashMap()))
                .andExpect(content().string(containsString("At most 20 others can keep the time of one person.")));

        keepers.take(kept, "helper-0");
        assertThat(keepers.give(kept, "coordinator", "administrator")).isNull();
    }

    @Test
    void anAdministratorGivesItOnThePageOfTheAccount() throws Exception {
        long number = accounts.findById("coordinator").orElseThrow().number();
        String page = "/admin/accounts/" + number;
        String option = "<option value=\"" + kept + "\">";
        mvc.perform(get(page).with(As.administrator()))
                .andExpect(content()
                        .string(allOf(
                                containsString(option),
                                containsString(jdbc.queryForObject(
                                                "select name from specialist where id = ?", String.class, kept)
                                        + " (" + kept + ")"))));
        mvc.perform(post(page + "/keeps")
                        .param("specialist", kept)
                        .with(As.administrator())
                        .with(csrf()))
                .andExpect(redirectedUrl(page + "#keeps"));
        mvc.perform(get(page).with(As.administrator()))
                .andExpect(content().string(allOf(containsString("(" + kept + ")"), not(containsString(option)))));
        mvc.perform(post(page + "/keeps")
                        .param("specialist", "sp-999")
                        .with(As.administrator())
                        .with(csrf()))
                .andExpect(flash().attribute("keeperWrong", "mytime.keeper.nobody"));
        mvc.perform(post(page + "/keeps/remove")
                        .param("specialist", kept)
                        .with(As.administrator())
                        .with(csrf()))
                .andExpect(redirectedUrl(page + "#keeps"));
        assertThat(keepers.keptBy("coordinator")).isEmpty();
    }

    @Test
    void anotherRoleDoesNotKeepTimes() {
        assertThat(List.of(AccountRole.values()))
                .filteredOn(role -> accounts.findById("test-" + role)
                        .filter(TimeKeepers::mayKeep)
                        .isPresent())
                .containsExactly(AccountRole.COORDINATOR, AccountRole.SPECIALIST, AccountRole.ASSISTANT);
    }

    private void given(String username) {
        jdbc.update(
                "insert into time_keeper (specialist, keeper, given_by, given_at) values (?, ?, ?, ?)",
                kept,
                username,
                "test",
                OffsetDateTime.parse("2026-12-01T09:00:00+01:00"));
    }
}
