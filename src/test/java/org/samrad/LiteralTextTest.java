package org.samrad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.simple.AbstractSimpleMarkupHandler;
import org.attoparser.simple.SimpleMarkupParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything a person reads comes from the messages: no template and no controller holds words of its own. */
class LiteralTextTest {

    private static final Set<String> READ_ALOUD = Set.of("title", "alt", "placeholder", "aria-label", "label", "abbr");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");
    private static final Pattern EXPRESSION = Pattern.compile("[#$@~*]\\{[^{}]*}");
    private static final Pattern BARE_KEY = Pattern.compile("[\\w)]\\[(?!i])\\p{L}\\w*]");
    private static final Pattern EMPTY_OR_NONE = Pattern.compile("th:[\\w-]+=\"[^\"]*\\? '' : null[^\"]*\"");
    private static final Pattern SENTENCE = Pattern.compile("\"[^\"]*\\p{L}+ \\p{L}+[^\"]*\"");

    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateHoldsNoWords(Path template) throws Exception {
        assertThat(words(Files.readString(template))).as("%s", template).isEmpty();
    }

    /** In a map’s brackets a bare word is the key itself, not what the variable holds: there is nothing then. A list is read at i. */
    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateReadsNoMapByABareWord(Path template) throws Exception {
        assertThat(BARE_KEY.matcher(Files.readString(template)).results().map(MatchResult::group))
                .as("%s: write .get(…)", template)
                .isEmpty();
    }

    /** An attribute whose value is empty is left out, such as one that only says that something gets the focus. */
    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateSetsNoAttributeToNothing(Path template) throws Exception {
        assertThat(EMPTY_OR_NONE.matcher(Files.readString(template)).results().map(MatchResult::group))
                .as("%s: write 'yes'", template)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("controllers")
    void aControllerHoldsNoSentence(Path controller) throws Exception {
        var sentences = Files.readString(controller)
                .replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("(?s)(log\\.\\w+|Exception)\\(.*?\\);", "")
                .lines()
                .filter(line -> !line.strip().startsWith("//"))
                .filter(line -> SENTENCE.matcher(line).find());
        assertThat(sentences).as("%s", controller).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Hello</p>",
                "<img alt='A picture'>",
                "<p th:text=\"'Hello'\"></p>",
                "<p th:text=\"|Week ${w}|\"></p>",
                "<p>[[${x}]] left</p>"
            })
    void wordsInATemplateAreSeen(String template) throws Exception {
        assertThat(words(template)).isNotEmpty();
    }

    @Test
    void messagesAndValuesAreNotWords() throws Exception {
        assertThat(words(
                        "<p th:text=\"#{a.b(${x.y}, ${'role.' + z})}\" title=''>12 – [[#{a.b}]]</p><style>p{}</style>"))
                .isEmpty();
    }

    static Stream<Path> templates() {
        return files("src/main/resources/templates", file -> file.toString().endsWith(".html"));
    }

    static Stream<Path> controllers() {
        return files("src/main/java", file -> file.toString().endsWith(".java") && holds(file, "@Controller"));
    }

    private static Stream<Path> files(String folder, java.util.function.Predicate<Path> wanted) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(wanted).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> words(String template) throws Exception {
        var found = new ArrayList<String>();
        new SimpleMarkupParser(ParseConfiguration.htmlConfiguration())
                .parse(template, new AbstractSimpleMarkupHandler() {

                    private boolean code;

                    @Override
                    public void handleStandaloneElement(
                            String name, Map<String, String> attributes, boolean minimized, int line, int column) {
                        look(attributes);
                    }

                    @Override
                    public void handleOpenElement(String name, Map<String, String> attributes, int line, int column) {
                        code = name.equals("style") || name.equals("script");
                        look(attributes);
                    }

                    @Override
                    public void handleCloseElement(String name, int line, int column) {
                        code = false;
                    }

                    @Override
                    public void handleText(char[] buffer, int offset, int length, int line, int column) {
                        String text = new String(buffer, offset, length).replaceAll("\\[\\[.*?]]", "");
                        if (!code && LETTERS.matcher(text).find()) {
                            found.add(text.strip());
                        }
                    }

                    private void look(Map<String, String> attributes) {
                        if (attributes == null) {
                            return;
                        }
                        attributes.forEach((name, value) -> {
                            boolean literal = READ_ALOUD.contains(name);
                            boolean expression = name.equals("th:text")
                                    || name.equals("th:utext")
                                    || name.startsWith("th:") && READ_ALOUD.contains(name.substring(3));
                            if (literal && LETTERS.matcher(value).find()
                                    || expression
                                            && LETTERS.matcher(quoted(value)).find()) {
                                found.add(name + "=" + value);
                            }
                        });
                    }
                });
        return found;
    }

    /** What an expression says by itself: its quoted pieces outside messages, values and links. */
    private static String quoted(String expression) {
        String rest = expression;
        for (String before = ""; !before.equals(rest); ) {
            before = rest;
            rest = EXPRESSION.matcher(rest).replaceAll("");
        }
        var said = new StringBuilder();
        Pattern.compile("'([^']*)'|\\|([^|]*)\\|")
                .matcher(rest)
                .results()
                .forEach(piece -> said.append(piece.group()).append(' '));
        return said.toString();
    }
}
