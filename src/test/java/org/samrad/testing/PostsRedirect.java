package org.samrad.testing;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Watches every test of pages: whoever posts is sent on to a page that can be reloaded and gone back to. A page in answer to
 * a post is an error.
 */
@TestConfiguration(proxyBeanMethods = false)
public class PostsRedirect {

    @Bean
    MockMvcBuilderCustomizer everyPostRedirects() {
        return builder -> builder.alwaysExpect(PostsRedirect::check);
    }

    private static void check(MvcResult result) {
        String page = page(result.getModelAndView());
        if (result.getRequest().getMethod().equals("POST") && page != null) {
            throw new AssertionError("%s is answered with the page %s"
                    .formatted(result.getRequest().getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), page));
        }
    }

    private static @Nullable String page(@Nullable ModelAndView answer) {
        String view = answer == null ? null : answer.getViewName();
        return view == null || view.startsWith("redirect:") || view.startsWith("forward:") ? null : view;
    }
}
