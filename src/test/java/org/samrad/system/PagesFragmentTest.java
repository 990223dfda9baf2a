package org.samrad.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The steps from page to page of a list, as every list has them. */
class PagesFragmentTest {

    private static final PageLinks SECOND_OF_THREE = PageLinks.of(1, 10, 25);

    @Test
    void aListOfOnePageHasNone() {
        assertThat(pages(PageLinks.of(0, 10, 10), Map.of())).isBlank();
    }

    @Test
    void inTheMiddleLinksLeadBothWays() {
        assertThat(pages(SECOND_OF_THREE, Map.of()))
                .contains("<nav class=\"pages\" aria-label=\"Pages\">", "<p>Page 2 of 3, 25 in total</p>")
                .contains("<a class=\"button small\" rel=\"prev\" href=\"b\">Previous</a>")
                .contains("<a class=\"button small\" rel=\"next\" href=\"a\">Next</a>")
                .doesNotContain("<button");
    }

    @Test
    void atTheEndsOneOfThemIsLeft() {
        assertThat(pages(PageLinks.of(0, 10, 25), Map.of())).contains("Next").doesNotContain("Previous");
        assertThat(pages(PageLinks.of(2, 10, 25), Map.of()))
                .contains("Previous")
                .doesNotContain("Next");
    }

    @Test
    void inAFormTheyAreButtons() {
        assertThat(pages(SECOND_OF_THREE, Map.of("button", "act")))
                .contains("<button class=\"button small\" name=\"act\" value=\"b\">Previous</button>")
                .contains("<button class=\"button small\" name=\"act\" value=\"a\">Next</button>")
                .doesNotContain("<a ");
    }

    @Test
    void whereOneIsMayBeSaidOtherwise() {
        assertThat(pages(SECOND_OF_THREE, Map.of("said", "11–20 of 25"))).contains("<p>11–20 of 25</p>");
    }

    private static String pages(PageLinks pages, Map<String, Object> more) {
        var templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/messages");
        messages.setDefaultEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(messages);
        var variables = new HashMap<String, Object>(more);
        variables.putAll(Map.of("pages", pages, "before", "b", "after", "a"));
        return engine.process("pages", Set.of("pages"), new Context(Locale.ROOT, variables));
    }
}
