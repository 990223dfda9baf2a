package org.samrad;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.account.AccountRole;
import org.samrad.competence.Sector;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.explain.Reason;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.solver.PlanRule;

/** What the site says, it says in every language, and nothing lies around unsaid. */
class MessagesTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)[^{}]*(?:\\{[^}]*}[^{}]*)*}");
    private static final Pattern TEMPLATE_KEY = Pattern.compile("#\\{([a-z][\\w.-]*)");
    private static final Pattern QUOTED = Pattern.compile("'([\\w.-]+)'");
    private static final Pattern JAVA_STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern KEY = Pattern.compile("[a-z][a-z-]*(\\.[\\w-]+)+");

    private final Map<String, String> english = read("messages.properties");
    private final Set<String> templateKeys = new TreeSet<>();
    private final Set<String> pieces = new TreeSet<>();
    private final Set<String> javaStrings = new TreeSet<>();

    MessagesTest() {
        for (String template : sources("src/main/resources/templates", ".html")) {
            TEMPLATE_KEY.matcher(template).results().forEach(found -> templateKeys.add(found.group(1)));
            QUOTED.matcher(template).results().forEach(found -> pieces.add(found.group(1)));
        }
        for (String source : sources("src/main/java", ".java")) {
            JAVA_STRING.matcher(source).results().forEach(found -> javaStrings.add(found.group(1)));
        }
        pieces.addAll(javaStrings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages_sv.properties", "messages_nb.properties"})
    void everyLanguageSaysTheSameThings(String file) {
        Map<String, String> translated = read(file);
        assertThat(translated.keySet()).isEqualTo(english.keySet());
        assertThat(translated)
                .allSatisfy((key, text) -> assertThat(placeholders(text))
                        .as("the placeholders of %s in %s", key, file)
                        .isEqualTo(placeholders(english.get(key))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_sv.properties", "messages_nb.properties"})
    void noMessageIsEmptyOrHoldsAQuoteThatTheFormatEats(String file) {
        assertThat(read(file))
                .allSatisfy((key, text) ->
                        assertThat(text).as("%s in %s", key, file).isNotBlank().doesNotContain("'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_sv.properties", "messages_nb.properties"})
    void keysAreInAlphabeticalOrderAndUnique(String file) {
        List<String> keys = text(MESSAGES.resolve(file))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .toList();
        assertThat(keys).isSorted().doesNotHaveDuplicates();
    }

    /** Whoever speaks to the machine says what they see (WCAG 2.5.3), so that what is read aloud has to hold it. */
    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_sv.properties", "messages_nb.properties"})
    void whatAButtonIsCalledAloudHoldsWhatItShows(String file) {
        Map<String, String> said = read(file);
        assertThat(said)
                .allSatisfy((key, text) -> assertThat(text)
                        .as("%s in %s", key, file)
                        .containsIgnoringCase(shown(said.get(key.replaceFirst("\\.this$", "")))));
    }

    /** What a message shows of itself; nothing where it is made of values, which come elsewhere. */
    private static String shown(@Nullable String text) {
        return text == null || text.contains("{") ? "" : text.replaceFirst("\\s*…$", "");
    }

    @Test
    void everyKeyInATemplateExists() {
        assertThat(templateKeys)
                .isNotEmpty()
                .allSatisfy(key ->
                        assertThat(english).as("the key %s of a template", key).containsKey(key));
    }

    @Test
    void everyKeyInJavaExists() {
        Set<String> namespaces =
                english.keySet().stream().map(key -> key.split("\\.")[0]).collect(Collectors.toSet());
        var missing = javaStrings.stream()
                .filter(string -> KEY.matcher(string).matches() && namespaces.contains(string.split("\\.")[0]))
                .filter(string -> !string.endsWith(".csv") && !string.endsWith(".ics"))
                .filter(Predicate.not(this::isKeyOrStartOfOne))
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void everyKeyIsUsed() {
        var unused = english.keySet().stream()
                .filter(key -> !templateKeys.contains(key) && !pieces.contains(key))
                .filter(key -> !builtFromPieces(key))
                .toList();
        assertThat(unused).isEmpty();
    }

    @Test
    void everyWordOfTheFieldHasAName() {
        Stream.of(
                        keys("role.", AccountRole.values()),
                        keys("form.", Form.values()),
                        keys("mode.", Mode.values()),
                        keys("sector.", Sector.values()),
                        keys("urgency.", Urgency.values()),
                        keys("unscheduled.", Reason.values()),
                        Reason.ofCells().stream().map(Reason::messageKey),
                        Stream.of(Relaxation.Kind.values()).map(Relaxation.Kind::messageKey),
                        Stream.of(PlanRule.values()).map(rule -> "rule." + rule.id() + ".name"),
                        Stream.of(PlanRule.values()).map(rule -> "rule." + rule.id() + ".sentence"))
                .flatMap(keys -> keys)
                .forEach(key -> assertThat(english).containsKey(key));
    }

    private static Stream<String> keys(String prefix, Enum<?>... values) {
        return Stream.of(values).map(value -> prefix + value.name());
    }

    private boolean isKeyOrStartOfOne(String string) {
        return english.keySet().stream()
                .anyMatch(key -> key.equals(string) || key.startsWith(string + ".") || key.startsWith(string));
    }

    /** Whether some piece is the key's beginning up to a dot: {@code 'role.' + role}, or {@code card.key + '.title'}. */
    private boolean builtFromPieces(String key) {
        for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
            boolean start = pieces.contains(key.substring(0, dot + 1));
            boolean startAndEnd = pieces.contains(key.substring(0, dot)) && pieces.contains(key.substring(dot));
            if (start || startAndEnd) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> read(String file) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text(MESSAGES.resolve(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var map = new TreeMap<String, String>();
        properties.forEach((key, value) -> map.put((String) key, (String) value));
        return map;
    }

    private static List<String> sources(String folder, String end) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(end))
                    .map(MessagesTest::text)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
