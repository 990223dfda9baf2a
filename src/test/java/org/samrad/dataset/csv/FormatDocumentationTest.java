package org.samrad.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.PlanningData;

/** Holds {@code data/README.md} against the reader. */
class FormatDocumentationTest {

    private static final Pattern EXAMPLE_FILE = Pattern.compile("`(\\S+)`\\n```\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern MARKED_NAME = Pattern.compile("`([^`]+)`(\\*?)");

    @TempDir
    private Path temp;

    private final String page = page();

    @Test
    void theExampleIsAValidDataSet() throws IOException {
        List<MatchResult> files = EXAMPLE_FILE.matcher(page).results().toList();
        for (MatchResult file : files) {
            Files.writeString(temp.resolve(file.group(1)), file.group(2));
        }

        PlanningData data = PlanningDataReader.read(temp);

        assertThat(files).hasSize(9);
        assertThat(data.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(DatasetFile.class)
    void everyFileIsListedWithItsColumns(DatasetFile file) {
        List<String> row = page.lines()
                .filter(line -> line.startsWith("| `" + file.fileName() + "`"))
                .findFirst()
                .map(line -> List.of(line.split("\\|")))
                .orElseThrow();

        assertThat(row.get(1).strip()).isEqualTo(marked(file.fileName(), file.required()));
        assertThat(MARKED_NAME.matcher(row.get(2)).results().map(MatchResult::group))
                .containsExactlyElementsOf(columns(file).toList());
    }

    private static Stream<String> columns(DatasetFile file) {
        return file.columns().stream()
                .map(column -> marked(column, file.requiredColumns().contains(column)));
    }

    private static String marked(String name, boolean required) {
        return "`" + name + "`" + (required ? "*" : "");
    }

    private static String page() {
        try {
            return Files.readString(Path.of("data/README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
