package org.samrad.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.PageTest;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
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
    MessageSource messages;

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
        save("Autumn", Map.of("waiting", wrong, "overdue", "7"))
                .andExpect(status().is(422))
                .andExpect(content()
                        .string(allOf(
                                containsString("Give a number from 0 to 1000"),
                                containsString("value=\"" + wrong + "\""),
                                containsString("value=\"7\""),
                                containsString("value=\"Autumn\""),
                                containsString("id=\"wrong-waiting\""))));

        assertThat(profiles.findByNameIgnoreCase("Autumn")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'  ', Give the new profile a name.", "Benchmark, There is a profile of that name already."})
    void aWrongNameIsRefusedAndNothingTypedIsLost(String name, String why) throws Exception {
        save(name, Map.of("waiting", "3.5"))
                .andExpect(status().is(422))
                .andExpect(content().string(allOf(containsString(why), containsString("value=\"3.5\""))));
    }

    @Test
    void anOwnProfileIsChanged() throws Exception {
        WeightProfile own = profiles.save(new WeightProfile("Own", Weights.defaults()));

        mvc.perform(weights(planner(post("/rules/profiles/{id}", own.id())), Map.of("overdue", "9")))
                .andExpect(redirectedUrl("/rules?profile=" + own.id()));

        assertThat(own.weights().of(PlanRule.OVERDUE)).isEqualTo(9);
    }

    @Test
    void aBuiltInProfileIsNeitherChangedNorDeleted() throws Exception {
        WeightProfile builtIn = profiles.findByNameIgnoreCase("default").orElseThrow();

        mvc.perform(weights(planner(post("/rules/profiles/{id}", builtIn.id())), Map.of("overdue", "9")))
                .andExpect(status().isForbidden());
        mvc.perform(planner(post("/rules/profiles/{id}/delete", builtIn.id()))).andExpect(status().isForbidden());
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

    private ResultActions save(String name, Map<String, String> changed) throws Exception {
        String from = String.valueOf(profiles.preferred().id());
        return mvc.perform(weights(planner(post("/rules/profiles")), changed)
                .param("name", name)
                .param("from", from));
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
