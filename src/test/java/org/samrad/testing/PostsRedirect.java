package org.samrad.testing;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Watches every test of pages: whoever posts is sent on to a page that can be reloaded and gone back to, and what that page is to tell can
 * be kept where several programs share the sessions. A page in answer to a post is an error, and so is something to tell that can't
 * become bytes.
 */
@TestConfiguration(proxyBeanMethods = false)
public class PostsRedirect {

    @Bean
    MockMvcBuilderCustomizer everyPostRedirects() {
        return builder -> builder.alwaysExpect(PostsRedirect::check).alwaysExpect(PostsRedirect::checkTold);
    }

    private static void check(MvcResult result) {
        String page = page(result.getModelAndView());
        if (result.getRequest().getMethod().equals("POST") && page != null) {
            throw new AssertionError("%s is answered with the page %s"
                    .formatted(result.getRequest().getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), page));
        }
    }

    private static void checkTold(MvcResult result) {
        // Whoever is refused before any page is asked is told nothing.
        Map<String, Object> told = Objects.requireNonNullElse(result.getFlashMap(), new FlashMap());
        told.forEach((name, value) -> {
            try (var bytes = new ObjectOutputStream(OutputStream.nullOutputStream())) {
                bytes.writeObject(value);
            } catch (IOException e) {
                throw new AssertionError(
                        "%s has the next page tell \"%s\", which can't be kept in a session in the database: %s"
                                .formatted(
                                        result.getRequest()
                                                .getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
                                        name,
                                        value),
                        e);
            }
        });
    }

    private static @Nullable String page(@Nullable ModelAndView answer) {
        String view = answer == null ? null : answer.getViewName();
        return view == null || view.startsWith("redirect:") || view.startsWith("forward:") ? null : view;
    }
}
