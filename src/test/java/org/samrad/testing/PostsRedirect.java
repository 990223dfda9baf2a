package org.samrad.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Watches every test of pages: whoever posts is sent on to a page that can be reloaded and gone back to. A page in answer to
 * a post is an error unless its route is named here.
 */
@TestConfiguration(proxyBeanMethods = false)
public class PostsRedirect {

    /** The routes that answer with a page: with what was typed and what is wrong with it. */
    public static final Set<String> MAY_ANSWER_WITH_A_PAGE = Set.of("/requests", "/requests/{id}");

    @Bean
    MockMvcBuilderCustomizer everyPostRedirects() {
        return builder -> builder.alwaysExpect(PostsRedirect::check);
    }

    private static void check(MvcResult result) {
        String page = page(result.getModelAndView());
        if (result.getRequest().getMethod().equals("POST") && page != null) {
            assertThat(MAY_ANSWER_WITH_A_PAGE)
                    .as("routes whose posts may be answered with a page, such as " + page)
                    .contains(
                            (String) result.getRequest().getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        }
    }

    private static @Nullable String page(@Nullable ModelAndView answer) {
        String view = answer == null ? null : answer.getViewName();
        return view == null || view.startsWith("redirect:") ? null : view;
    }
}
