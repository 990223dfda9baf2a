package org.samrad.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.PageTest;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.Proposal;
import org.samrad.plan.Proposals;
import org.samrad.plan.RunOrder;
import org.samrad.solve.Start;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;
import org.samrad.system.As;
import org.samrad.system.Redirected;
import org.samrad.testing.SmallClinic;
import org.samrad.weights.ProfileEditing;
import org.samrad.weights.WeightProfile;
import org.samrad.weights.WeightProfiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

/** The rules and what they weigh. */
@PageTest
@Transactional
class RulesPageTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    WeightProfiles profiles;

    @Autowired
    ProfileEditing keeping;

    @Autowired
    PlanningRuns runs;

    @Autowired
    Proposals proposals;

    @Autowired
    MessageSource messages;

    @Autowired
    JdbcTemplate jdbc;

    @ParameterizedTest
    @EnumSource
    void everyRuleHasItsNameAndItsSentenceInEveryLanguage(PlanRule rule) {
        for (String language : new String[] {"en", "sv", "nb"}) {
            Locale locale = Locale.of(language);
            assertThat(messages.getMessage("rule." + rule.id() + ".name", null, locale))
                    .isNotBlank();
            assertThat(messages.getMessage("rule." + rule.id() + ".sentence", null, locale))
                    .isNotBlank();
        }
    }

    @Test
    void theRulesAreListedWithTheWeightsInUse() throws Exception {
        String page = mvc.perform(planner(get("/rules")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(page).contains("Waiting time", "Double booking", "Default");
        assertThat(page).containsPattern("name=\"weight.overdue\"[^>]*value=\"5\"");
    }

    @Test
    void eachRuleTellsItsShareOfWhatItsLevelCostsInTheNewestProposal() throws Exception {
        WeightProfile own = keeping.create("Own", Weights.defaults(), "olle");
        keeping.reweigh(own.id(), 1, Weights.benchmark(), "olle");
        PlanningRun run = runs.save(
                new PlanningRun(RunOrder.of(own, PlanningRun.SHORTEST, 1, Start.SCRATCH), "planner", SmallClinic.NOW));
        Proposal unsaved = new Proposal(run);
        unsaved.complete(Map.of(
                PlanRule.UNSCHEDULED, 12.0, PlanRule.WAITING, 30.0, PlanRule.OVERDUE, 90.0, PlanRule.ROOMS, 0.0));
        Proposal made = proposals.saveAndFlush(unsaved);

        String page = page("/rules");

        assertThat(page).contains("Proposal " + made.id(), "made with Own, version 2");
        assertThat(page).containsPattern("(?s)id=\"says-unscheduled\".*?12\\.0.*?100%.*?id=\"says-waiting\"");
        assertThat(page).containsPattern("(?s)id=\"says-waiting\".*?30\\.0.*?25%.*?id=\"says-overdue\"");
        assertThat(page).containsPattern("(?s)id=\"says-overdue\".*?90\\.0.*?75%.*?id=\"says-optional-role\"");
        assertThat(page("/plan/runs")).contains("Own, version 2");
    }

    @Test
    void weightsAreSavedAsANewProfile() throws Exception {
        save("Autumn", Map.of("waiting", "0.125")).andExpect(status().is3xxRedirection());

        WeightProfile saved = profiles.findByNameIgnoreCase("autumn").orElseThrow();
        assertThat(saved.builtIn()).isFalse();
        assertThat(saved.weights().of(PlanRule.WAITING)).isEqualTo(0.125);
        assertThat(saved.weights().of(PlanRule.OVERDUE)).isEqualTo(5);
    }

    @Test
    void aDecimalCommaIsTaken() throws Exception {
        save("Höst", Map.of("waiting", "2,5")).andExpect(status().is3xxRedirection());

        assertThat(profiles.findByNameIgnoreCase("Höst").orElseThrow().weights().of(PlanRule.WAITING))
                .isEqualTo(2.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000.5", "0.0001", "lots", "", "1e3x", "NaN"})
    void aWrongWeightIsRefusedAndNothingTypedIsLost(String wrong) throws Exception {
        Redirected.after(mvc, saving("Autumn", Map.of("waiting", wrong, "overdue", "7")), RulesPageTest::planner)
                .andExpect(content()
                        .string(allOf(
                                containsString("Enter a number from 0 to 1000"),
                                containsString("value=\"" + wrong + "\""),
                                containsString("value=\"7\""),
                                containsString("value=\"Autumn\""),
                                containsString("id=\"wrong-waiting\""))));

        assertThat(profiles.findByNameIgnoreCase("Autumn")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'  ', Give the new profile a name.",
        "Benchmark, There is already a profile with that name.",
        "Own 19121212-1212, The name seems to contain an identity number. Choose one without.",
        "Bench\u0007mark, There is already a profile with that name."
    })
    void aWrongNameIsRefusedAndNothingTypedIsLost(String name, String why) throws Exception {
        Redirected.after(mvc, saving(name, Map.of("waiting", "3.5")), RulesPageTest::planner)
                .andExpect(content().string(allOf(containsString(why), containsString("value=\"3.5\""))));
    }

    @Test
    void anOwnProfileIsChangedAndBothVersionsAreListedWithWhatChanged() throws Exception {
        WeightProfile own = keeping.create("Own", Weights.defaults(), "olle");

        change(own, 1, Map.of("overdue", "9.5")).andExpect(redirectedUrl("/rules?profile=" + own.id()));

        assertThat(own.weights().of(PlanRule.OVERDUE)).isEqualTo(9.5);
        assertThat(own.version()).isEqualTo(2);
        String page = page("/rules?profile=" + own.id());
        assertThat(page).contains("Version 2", "Past the guarantee: 5 → 9.5", "olle", "test-PLANNER");
    }

    @Test
    void anEarlierVersionIsLookedAtAndCountsAgain() throws Exception {
        WeightProfile own = keeping.create("Own", Weights.defaults(), "olle");
        keeping.reweigh(own.id(), 1, Weights.benchmark(), "olle");

        assertThat(page("/rules?profile=" + own.id() + "&version=1"))
                .contains("You are looking at version 1.")
                .containsPattern("name=\"weight.overdue\"[^>]*value=\"5\"");
        mvc.perform(planner(post("/rules/profiles/{id}/versions/1/restore", own.id()))
                        .param("seen", "2"))
                .andExpect(redirectedUrl("/rules?profile=" + own.id()));

        assertThat(own.version()).isEqualTo(3);
        assertThat(own.weights()).isEqualTo(Weights.defaults());
        mvc.perform(planner(get("/rules?profile={id}&version=9", own.id()))).andExpect(status().isNotFound());
    }

    @Test
    void whatSomebodyElseSavedIsToldAndNothingTypedIsLost() throws Exception {
        WeightProfile own = keeping.create("Own", Weights.defaults(), "olle");
        keeping.reweigh(own.id(), 1, new Weights(Map.of(PlanRule.WAITING, 3.0)), "olle");
        jdbc.update("insert into account (username, password, display_name) values ('olle', 'none', 'Olle Berg')");

        Redirected.after(mvc, changing(own, 1, Map.of("overdue", "9.5")), RulesPageTest::planner)
                .andExpect(content()
                        .string(allOf(
                                containsString("Olle Berg saved version 2"),
                                containsString("Waiting time: 1 → 3"),
                                containsString("value=\"9.5\""),
                                containsString("name=\"seen\" value=\"2\""))));

        change(own, 2, Map.of("overdue", "9.5")).andExpect(status().is3xxRedirection());
        assertThat(own.version()).isEqualTo(3);
        keeping.lock(own.id(), "olle");
        assertThat(page("/rules?profile=" + own.id()))
                .contains("<span class=\"soft\">Olle Berg</span>", "Locked by Olle Berg on")
                .doesNotContain(">olle<");
    }

    @Test
    void aLockedProfileSaysWhoLockedItAndIsNotChanged() throws Exception {
        WeightProfile own = keeping.create("Own", Weights.defaults(), "olle");

        act(own, "lock").andExpect(redirectedUrl("/rules?profile=" + own.id()));
        assertThat(page("/rules?profile=" + own.id())).contains("Locked by test-PLANNER on");
        Redirected.after(mvc, changing(own, 1, Map.of("overdue", "9.5")), RulesPageTest::planner)
                .andExpect(content()
                        .string(allOf(
                                containsString("Nothing was saved: Own is locked."), containsString("value=\"9.5\""))));
        for (var refused : List.of(acting(own, "delete"), renaming(own, "Other"))) {
            Redirected.after(mvc, refused, RulesPageTest::planner)
                    .andExpect(content().string(containsString("Nothing was saved: Own is locked.")));
        }

        act(own, "unlock").andExpect(status().is3xxRedirection());
        change(own, 1, Map.of("overdue", "9.5")).andExpect(status().is3xxRedirection());
        assertThat(own.weights().of(PlanRule.OVERDUE)).isEqualTo(9.5);
    }

    @Test
    void aProfileIsCopiedUnderANameOfItsOwn() throws Exception {
        WeightProfile own = keeping.create("Own", Weights.benchmark(), "olle");

        act(own, "duplicate").andExpect(status().is3xxRedirection());
        act(own, "duplicate").andExpect(status().is3xxRedirection());
        act(profiles.findByNameIgnoreCase("default").orElseThrow(), "duplicate").andExpect(status().is3xxRedirection());

        assertThat(profiles.findByNameIgnoreCase("Own, copy").orElseThrow().weights())
                .isEqualTo(Weights.benchmark());
        assertThat(profiles.findByNameIgnoreCase("Own, copy 2")).isPresent();
        assertThat(profiles.findByNameIgnoreCase("Default, copy")).isPresent();
    }

    @Test
    void theCopyOfALongNameFits() throws Exception {
        WeightProfile own = keeping.create("x".repeat(60), Weights.defaults(), "olle");

        act(own, "duplicate").andExpect(status().is3xxRedirection());

        assertThat(profiles.findByNameIgnoreCase("x".repeat(54) + ", copy")).isPresent();
    }

    @Test
    void aProfileIsRenamed() throws Exception {
        WeightProfile own = keeping.create("Own", Weights.defaults(), "olle");

        rename(own, " OWN ").andExpect(status().is3xxRedirection());
        assertThat(own.name()).isEqualTo("OWN");
        rename(own, "Autumn").andExpect(redirectedUrl("/rules?profile=" + own.id()));
        assertThat(own.name()).isEqualTo("Autumn");
    }

    @ParameterizedTest
    @CsvSource({
        "'  ', Give the new profile a name.",
        "Benchmark, There is already a profile with that name.",
        "Bench\u0007mark, There is already a profile with that name."
    })
    void aProfileIsNotRenamedToAWrongName(String name, String why) throws Exception {
        WeightProfile own = keeping.create("Own", Weights.defaults(), "olle");

        Redirected.after(mvc, renaming(own, name), RulesPageTest::planner)
                .andExpect(content().string(containsString(why)));
        assertThat(own.name()).isEqualTo("Own");
    }

    @Test
    void aBuiltInProfileIsNeitherChangedNorDeleted() throws Exception {
        WeightProfile builtIn = profiles.findByNameIgnoreCase("default").orElseThrow();

        change(builtIn, 1, Map.of("overdue", "9")).andExpect(status().isForbidden());
        for (String what : new String[] {"delete", "lock", "unlock", "rename"}) {
            act(builtIn, what).andExpect(status().isForbidden());
        }
        assertThat(profiles.findByNameIgnoreCase("default").orElseThrow().weights())
                .isEqualTo(Weights.defaults());
    }

    @Test
    void oneProfileIsUsedForNewRuns() throws Exception {
        WeightProfile own = profiles.save(new WeightProfile("Own", Weights.benchmark()));

        mvc.perform(planner(post("/rules/profiles/{id}/prefer", own.id()))).andExpect(status().is3xxRedirection());
        assertThat(profiles.findByPreferredTrue()).containsExactly(own);

        mvc.perform(planner(post("/rules/profiles/{id}/delete", own.id()))).andExpect(redirectedUrl("/rules"));
        assertThat(profiles.preferred().name()).isEqualTo("default");
    }

    @Test
    void aProfileThatIsGoneIsNotFound() throws Exception {
        mvc.perform(planner(get("/rules?profile=99999"))).andExpect(status().isNotFound());
    }

    private String page(String address) throws Exception {
        return mvc.perform(get(address).with(As.coordinatingPlanner()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private ResultActions change(WeightProfile profile, int seen, Map<String, String> changed) throws Exception {
        return mvc.perform(changing(profile, seen, changed));
    }

    private static MockHttpServletRequestBuilder changing(
            WeightProfile profile, int seen, Map<String, String> changed) {
        return weights(planner(post("/rules/profiles/{id}", profile.id())), changed)
                .param("seen", String.valueOf(seen));
    }

    private ResultActions act(WeightProfile profile, String what) throws Exception {
        return mvc.perform(acting(profile, what));
    }

    private static MockHttpServletRequestBuilder acting(WeightProfile profile, String what) {
        return planner(post("/rules/profiles/{id}/" + what, profile.id()));
    }

    private ResultActions rename(WeightProfile profile, String name) throws Exception {
        return mvc.perform(renaming(profile, name));
    }

    private static MockHttpServletRequestBuilder renaming(WeightProfile profile, String name) {
        return planner(post("/rules/profiles/{id}/rename", profile.id())).param("name", name);
    }

    private ResultActions save(String name, Map<String, String> changed) throws Exception {
        return mvc.perform(saving(name, changed));
    }

    private MockHttpServletRequestBuilder saving(String name, Map<String, String> changed) {
        String from = String.valueOf(profiles.preferred().id());
        return weights(planner(post("/rules/profiles")), changed)
                .param("name", name)
                .param("from", from);
    }

    private static MockHttpServletRequestBuilder weights(
            MockHttpServletRequestBuilder request, Map<String, String> changed) {
        for (PlanRule rule : PlanRule.tunableRules()) {
            String usual = String.valueOf(rule.defaultWeight());
            request.param("weight." + rule.id(), changed.getOrDefault(rule.id(), usual));
        }
        return request;
    }

    private static MockHttpServletRequestBuilder planner(MockHttpServletRequestBuilder request) {
        return request.with(As.planner()).with(csrf()).locale(Locale.ENGLISH);
    }
}
