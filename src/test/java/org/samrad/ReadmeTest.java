package org.samrad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds what {@code README.md} says of the code against the code, so that whoever follows it gets somewhere. */
class ReadmeTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path PRODUCT = MAIN.resolve("org/samrad");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    /** A class, with its package or without, or one within another: {@code board/PlanFigures}, {@code Message.Kind}. */
    private static final Pattern CLASS = Pattern.compile("(?:[a-z]+/)*([A-Z][A-Za-z]+)(?:\\.[A-Z][A-Za-z]+)?");

    /** The beginning of keys of messages: {@code answer.reason.<reason>}, {@code bulk.hint.…}. */
    private static final Pattern KEYS = Pattern.compile("([a-z]+(?:\\.[a-z]+)*\\.)(?:<[a-z]+>|…).*");

    @Test
    void eachPackageIsNamedAmongTheModules() throws IOException {
        Set<String> named = Set.copyOf(quoted("## Modules"));
        try (Stream<Path> files = Files.walk(PRODUCT)) {
            assertThat(files.filter(file -> file.endsWith("package-info.java"))
                            .map(file -> PRODUCT.relativize(file.getParent())
                                    .toString()
                                    .replace('/', '.'))
                            .filter(name -> !name.isEmpty()))
                    .isSubsetOf(named);
        }
    }

    @Test
    void eachClassThatAChangeLeadsToIsThere() throws IOException {
        Set<String> there;
        try (Stream<Path> main = Files.walk(MAIN);
                Stream<Path> test = Files.walk(Path.of("src/test/java"))) {
            there = Stream.concat(main, test)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
        List<String> named = quoted("## Where do I change…?").stream()
                .flatMap(text -> matches(CLASS, text).map(found -> found.group(1)))
                .toList();
        assertThat(named).hasSizeGreaterThan(50).isSubsetOf(there);
        assertThat(quoted("## Where do I change…?").stream()
                        .filter(text -> CLASS.matcher(text).matches() && text.contains("/"))
                        .map(text -> text.replaceFirst("\\.[A-Z].*", "") + ".java"))
                .allSatisfy(path -> assertThat(PRODUCT.resolve(path)).exists());
    }

    @Test
    void theKeysThatAChangeNeedsBeginAsThoseThatAreThere() throws IOException {
        var messages = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/messages/messages.properties"))) {
            messages.load(file);
        }
        List<String> beginnings = quoted("## Where do I change…?").stream()
                .flatMap(text -> matches(KEYS, text).map(found -> found.group(1)))
                .toList();
        assertThat(beginnings)
                .hasSizeGreaterThan(10)
                .allSatisfy(beginning ->
                        assertThat(messages.stringPropertyNames()).anyMatch(key -> key.startsWith(beginning)));
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).matches() ? pattern.matcher(text).results() : Stream.empty();
    }

    private static List<String> quoted(String heading) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int from = readme.indexOf(heading + "\n");
        assertThat(from).as(heading).isNotNegative();
        String section = readme.substring(from, readme.indexOf("\n## ", from + 1));
        return QUOTED.matcher(section).results().map(found -> found.group(1)).toList();
    }
}
