package org.samrad.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.AsTyped;
import org.samrad.limits.IdentityNumbers;
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
 * become bytes, or that has an identity number among them.
 */
@TestConfiguration(proxyBeanMethods = false)
public class PostsRedirect {

    private static final Pattern FORM_KEY = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

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
            var kept = new ByteArrayOutputStream();
            try (var bytes = new ObjectOutputStream(kept)) {
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
            // What is known to be something else, such as a phone number, may be told.
            Stream<String> numbers = value instanceof AsTyped ? Stream.empty() : numbers(result);
            numbers.filter(kept.toString(ISO_8859_1)::contains).forEach(number -> {
                throw new AssertionError("%s has the next page tell \"%s\" with an identity number that was typed: %s"
                        .formatted(
                                result.getRequest().getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
                                name,
                                number));
            });
        });
    }

    /** What was typed that no session may hold. */
    private static Stream<String> numbers(MvcResult result) {
        return result.getRequest().getParameterMap().values().stream()
                .flatMap(Arrays::stream)
                // A form's key is chance, and now and then looks like one.
                .filter(typed -> !FORM_KEY.matcher(typed).matches())
                .filter(IdentityNumbers::isIn)
                .flatMap(typed -> IdentityNumbers.firstIn(typed).stream());
    }

    private static @Nullable String page(@Nullable ModelAndView answer) {
        String view = answer == null ? null : answer.getViewName();
        return view == null || view.startsWith("redirect:") || view.startsWith("forward:") ? null : view;
    }
}
