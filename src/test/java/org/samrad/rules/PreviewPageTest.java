package org.samrad.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.compare.PlanComparison;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;
import org.samrad.system.As;
import org.samrad.system.Redirected;
import org.samrad.weights.WeightProfile;
import org.samrad.weights.WeightProfiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What weights would change, shown before they are saved; over the demo's data, of which nothing is changed. */
@PageTest
class PreviewPageTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    WeightProfiles profiles;

    @Autowired
    WeightsPreviews previews;

    @Test
    void aPreviewIsShownUnderItsWeightsFromItsBeginningToItsEnd() throws Exception {
        String address = begun(Map.of("waiting", "7.5"));
        WeightsPreview preview = previews.of(id(address)).orElseThrow();

        assertThat(address).contains("weight.waiting=7.5").endsWith("#preview");
        assertThat(preview.weights().of(PlanRule.WAITING)).isEqualTo(7.5);
        assertThat(preview.weights().of(PlanRule.OVERDUE)).isEqualTo(5);
        mvc.perform(planner(get(address)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("id=\"preview\""),
                                containsString("value=\"7.5\""),
                                not(containsString("are not those of this preview")))));

        mvc.perform(weights(planner(post("/rules/preview/{id}/cancel", preview.id())), Map.of("waiting", "7.5")))
                .andExpect(status().is3xxRedirection());
        end(preview);
        mvc.perform(planner(get(address)))
                .andExpect(content().string(allOf(containsString("Cancelled"), containsString("Preview again"))));
        mvc.perform(planner(get(address)).header("HX-Request", "true"))
                .andExpect(header().string("HX-Retarget", "#preview"))
                .andExpect(content().string(not(containsString("<html"))));
    }

    @Test
    void otherWeightsThanThoseOfThePreviewAreSaidToBeSo() throws Exception {
        String address = begun(Map.of("waiting", "7.5"));

        mvc.perform(planner(get(address.replace("waiting=7.5", "waiting=8"))))
                .andExpect(content()
                        .string(allOf(containsString("value=\"8\""), containsString("are not those of this preview"))));
        previews.cancel(id(address));
    }

    @Test
    void ofAPreviewThatIsGoneTheWeightsAreKept() throws Exception {
        String address = begun(Map.of("waiting", "7.5"));
        previews.cancel(id(address));
        String gone = address.replace(id(address), "gone");

        mvc.perform(planner(get(gone)))
                .andExpect(status().isNotFound())
                .andExpect(content()
                        .string(allOf(containsString("This preview is gone"), containsString("value=\"7.5\""))));
        mvc.perform(planner(get(gone)).header("HX-Request", "true"))
                .andExpect(status().isOk())
                .andExpect(header().string("HX-Retarget", "#preview"))
                .andExpect(content().string(containsString("This preview is gone")));
    }

    @Test
    void aWrongWeightIsNotPreviewedAndNothingTypedIsLost() throws Exception {
        Redirected.after(
                        mvc,
                        weights(planner(post("/rules/preview")), Map.of("waiting", "lots", "overdue", "7")),
                        PreviewPageTest::planner)
                .andExpect(content()
                        .string(allOf(
                                containsString("Enter a number from 0 to 1000"),
                                containsString("value=\"lots\""),
                                containsString("value=\"7\""))));
    }

    @Test
    void whatHasBeenFoundIsShownWithBetterAndWorseAndTheConsultationsThatWouldChange() throws Exception {
        String address = begun(Map.of("waiting", "0", "disruption", "0", "workload", "1000"));
        WeightsPreview preview = previews.of(id(address)).orElseThrow();
        WeightsPreview ended = end(preview);
        assertThat(ended.state()).isEqualTo(WeightsPreview.State.DONE);
        PlanComparison answer = Objects.requireNonNull(previews.answer(ended, As.COORDINATING_PLANNER));

        mvc.perform(planner(get(address)))
                .andExpect(content()
                        .string(allOf(
                                containsString("With these weights"),
                                containsString("90th percentile wait, days"),
                                containsString("Even workload"),
                                containsString("Compared with the plan as it is"))));
        assertThat(answer.diff().none()).isFalse();
        mvc.perform(planner(get(address)))
                .andExpect(content()
                        .string(containsString("href=\"/plan/%s/requests/"
                                .formatted(preview.plan().code()))));
    }

    private WeightsPreview end(WeightsPreview preview) {
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> previews.of(preview.id()).orElseThrow(),
                        now -> !now.state().underWay());
    }

    private String begun(Map<String, String> changed) throws Exception {
        return Objects.requireNonNull(mvc.perform(weights(planner(post("/rules/preview")), changed))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    }

    private static String id(String address) {
        return address.substring("/rules/preview/".length(), address.indexOf('?'));
    }

    private MockHttpServletRequestBuilder weights(MockHttpServletRequestBuilder request, Map<String, String> changed) {
        WeightProfile usual =
                profiles.findByNameIgnoreCase(WeightProfile.DEFAULT).orElseThrow();
        for (PlanRule rule : PlanRule.tunableRules()) {
            request.param(
                    "weight." + rule.id(),
                    changed.getOrDefault(
                            rule.id(), String.valueOf(Weights.defaults().of(rule))));
        }
        return request.param("from", String.valueOf(usual.id())).param("seen", "1");
    }

    private static MockHttpServletRequestBuilder planner(MockHttpServletRequestBuilder request) {
        return request.with(As.planner()).with(csrf()).locale(Locale.ENGLISH);
    }
}
