package org.samrad.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.samrad.dataset.DatasetError;
import org.samrad.dataset.DatasetErrors;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.InvalidDataset;
import org.samrad.limits.Limits;

/** Folders that are broken as a whole: files, headers, rows, quotes, bytes. */
class BrokenFolderTest {

    private static final String SITES = "sites.csv";
    private static final String CASES = "cases.csv";
    private static final String ABSENCES = "absences.csv";

    @TempDir
    private Path temp;

    @ParameterizedTest
    @MethodSource({"headers", "rows", "bytes"})
    void isRefusedWithOneErrorThatPointsAtIt(Broken broken) {
        broken.assertIsRefused(temp.resolve("broken"));
    }

    static Stream<Broken> headers() {
        return Stream.of(
                Broken.text("an empty file", SITES, "").at(1, null, "", "a header with the columns id, name"),
                Broken.text("only a byte order mark", SITES, "\uFEFF").at(1, null, "", "a header"),
                Broken.text("only blank lines", ABSENCES, "\n\n\r\n").at(1, null, "", "a header"),
                Broken.text("a required column left out", ABSENCES, "specialist,from,reason\nanna,2026-11-30T00:00,\n")
                        .at(1, "until", null, "this column in the header"),
                Broken.edit("an unknown column", "absences.csv", "until,reason", "until,why")
                        .at(1, "why", "why", "the columns are specialist, from, until, reason"),
                Broken.edit("a column twice, once in capitals", ABSENCES, "until,reason", "until,Until")
                        .at(1, "until", "Until", "each column once"),
                Broken.edit("a column without a name", ABSENCES, "reason", "").at(1, "", "", "no such column"),
                Broken.edit("a column twice", ABSENCES, "until,reason", "until,until")
                        .at(1, "until", "until", "each column once"),
                Broken.text("semicolons between columns", SITES, "id;name;rooms\neast;Östra;2\n")
                        .at(1, null, "id;name;rooms", "columns separated by commas"),
                Broken.text("tabs between columns", SITES, "id\tname\neast\tÖstra\n")
                        .at(1, null, "id\\tname", "columns separated by commas"));
    }

    static Stream<Broken> rows() {
        return Stream.of(
                Broken.edit("a cell too few", CASES, "c2,,true", "c2,true").at(3, null, "2 cells", "3 cells"),
                Broken.edit("a cell too many", CASES, "c2,,true", "c2,,true,").at(3, null, "4 cells", "3 cells"),
                Broken.edit("a comma that should be quoted", ABSENCES, "Course", "Course, far away")
                        .at(2, null, "5 cells", "4 cells"),
                Broken.edit("a quote that is never closed", ABSENCES, "Course", "\"Course")
                        .at(2, null, "anna,2026-11-30T00:00,2026-12-01T00:00,\"Course", "quotes that pair"),
                Broken.edit("text after a closing quote", ABSENCES, "Course", "\"Course\" in Oslo")
                        .at(2, null, "anna,2026-11-30T00:00,2026-12-01T00:00,\"Course\" in Oslo", "quotes that pair"),
                Broken.row(
                                "a quote that isn't doubled",
                                ABSENCES,
                                "omar,2026-12-01T00:00,2026-12-02T00:00,\"so \"x\" y\"")
                        .at(3, null, "omar,2026-12-01T00:00,2026-12-02T00:00,\"so \"x\" y\"", "quotes that pair"));
    }

    static Stream<Broken> bytes() {
        String absences = "specialist,from,until,reason\nanna,2026-11-30T00:00,2026-12-01T00:00,Möte\n";
        String sites = DatasetFolder.valid(Path.of("")).text(SITES);
        return Stream.of(
                Broken.edit("a NUL byte in a cell", ABSENCES, "Course", "Cou\0rse")
                        .at(2, "reason", "Cou\\u0000rse", "without NUL bytes"),
                Broken.edit("a NUL byte in the header", ABSENCES, "reason", "rea\0son")
                        .at(1, null, "specialist,from,until,rea\\u0000son", "text in UTF-8"),
                Broken.edit("a bell in a cell", ABSENCES, "Course", "Cou\u0007rse")
                        .at(2, "reason", "Cou\\u0007rse", "other control characters"),
                Broken.bytes("Latin-1", ABSENCES, absences.getBytes(StandardCharsets.ISO_8859_1))
                        .at(2, "reason", "M\uFFFDte", "text in UTF-8"),
                Broken.bytes("UTF-16", ABSENCES, "reason\n".getBytes(StandardCharsets.UTF_16LE))
                        .at(1, null, "r\\u0000e\\u0000a\\u0000s\\u0000o\\u0000n\\u0000", "text in UTF-8"),
                Broken.bytes(
                                "a letter cut in half at the end",
                                ABSENCES,
                                "specialist,from,until,reason\nanna,2026-11-30T00:00,2026-12-01T00:00,M\u00C3"
                                        .getBytes(StandardCharsets.ISO_8859_1))
                        .at(2, "reason", "M\uFFFD", "text in UTF-8"),
                Broken.bytes(
                                "Latin-1 in the properties",
                                "dataset.properties",
                                DatasetFolder.valid(Path.of(""))
                                        .edited("dataset.properties", "name=Small", "name=Små")
                                        .text("dataset.properties")
                                        .getBytes(StandardCharsets.ISO_8859_1))
                        .at(1, "name", "Sm\uFFFD", "text in UTF-8"),
                Broken.edit("a cell of 10 MB", ABSENCES, "Course", "x".repeat(10 * 1024 * 1024))
                        .at(2, "reason", "x".repeat(80) + "... (10485760 characters)", "at most 100000 characters"),
                Broken.edit("a quoted cell of 10 MB", ABSENCES, "Course", '"' + "x,\n".repeat(3_500_000) + '"')
                        .at(
                                2,
                                "reason",
                                "x,\\n".repeat(26) + "x,... (10500000 characters)",
                                "at most 100000 characters"),
                Broken.text("a row of 20 MB", SITES, sites + "south," + "x".repeat(20_000_000))
                        .at(4, null, "south," + "x".repeat(54), "a row of at most 16000000 characters"));
    }

    @Test
    void aFileOfFarTooManyRowsIsReadNoFurther() {
        DatasetFolder folder = DatasetFolder.valid(temp.resolve("broken"))
                .put("exclusions.csv", "case,specialist\n" + "c1,omar\n".repeat(Limits.ROWS + 100_000));

        assertThat(refusal(folder::read).errors()).singleElement().satisfies(error -> {
            assertThat(error.line()).isEqualTo(Limits.ROWS + 2);
            assertThat(error.expected()).isEqualTo("at most 3000000 rows");
        });
    }

    @Test
    void aFileWithoutEndIsNotReadWithoutEnd() {
        DatasetErrors errors = new DatasetErrors();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                Arrays.fill(bytes, offset, offset + length, (byte) 'x');
                return length;
            }
        };
        InputStream header = new ByteArrayInputStream("id,name\n\"".getBytes(StandardCharsets.UTF_8));
        Reading.OfFolder reading =
                new Reading.OfFolder(name -> new SequenceInputStream(header, endless), errors, ReadingProgress.SILENT);

        boolean complete = reading.rows(DatasetFile.SITES, row -> {});

        assertThat(complete).isFalse();
        assertThat(refusal(() -> errors.throwIfAny("It")).errors())
                .singleElement()
                .satisfies(error -> assertThat(error.line()).isEqualTo(2));
    }

    static Stream<DatasetFile> requiredFiles() {
        return DatasetFile.INPUT.stream().filter(DatasetFile::required);
    }

    @ParameterizedTest
    @MethodSource("requiredFiles")
    void aMissingRequiredFileIsRefusedAndNothingThatRefersToIt(DatasetFile file) {
        DatasetFolder folder = DatasetFolder.valid(temp.resolve("broken")).without(file.fileName());

        assertThat(refusal(folder::read).errors())
                .containsExactly(new DatasetError(file.fileName(), null, null, null, "file.set-file", List.of()));
    }

    @Test
    void aFileThatIsNoneOfADataSetIsRefused() {
        DatasetFolder folder = DatasetFolder.valid(temp.resolve("broken"))
                .put("Requests.csv", "")
                .put("README.md", "hello")
                .put("schedule.csv", "");

        assertThat(refusal(folder::read).errors())
                .extracting(DatasetError::file)
                .containsExactly("README.md", "Requests.csv", "schedule.csv");
        assertThat(refusal(folder::read).errors())
                .extracting(DatasetError::expected)
                .allMatch(
                        text -> text.startsWith("no such file; a data set holds only dataset.properties, competences"));
    }

    @Test
    void aFolderInTheFolderIsRefused() throws IOException {
        Path path = DatasetFolder.valid(temp.resolve("broken")).written();
        Files.createDirectory(path.resolve("old"));

        assertThat(refusal(() -> PlanningDataReader.read(path)).errors())
                .extracting(DatasetError::file)
                .containsExactly("old");
    }

    @Test
    void aFolderInPlaceOfAFileIsRefused() throws IOException {
        Path path = DatasetFolder.valid(temp.resolve("broken"))
                .without("consultations.csv")
                .written();
        Files.createDirectory(path.resolve("consultations.csv"));

        assertThat(refusal(() -> PlanningDataReader.read(path)).errors())
                .containsExactly(
                        new DatasetError("consultations.csv", null, null, "a folder", "file.unreadable", List.of()));
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        Path nowhere = temp.resolve("nowhere");

        assertThat(refusal(() -> PlanningDataReader.read(nowhere)).errors())
                .containsExactly(
                        new DatasetError(nowhere.toString(), null, null, null, "file.folder-missing", List.of()));
    }

    @Test
    void aFolderThatIsAFileIsRefused() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "id,name\n");

        assertThat(refusal(() -> PlanningDataReader.read(file)).errors())
                .containsExactly(new DatasetError(file.toString(), null, null, null, "file.folder-file", List.of()));
    }

    @Test
    void anEmptyFolderLacksEveryRequiredFile() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));

        assertThat(refusal(() -> PlanningDataReader.read(empty)).errors())
                .extracting(DatasetError::file)
                .containsExactlyElementsOf(
                        requiredFiles().map(DatasetFile::fileName).toList());
    }

    private static InvalidDataset refusal(ThrowingCallable reading) {
        return catchThrowableOfType(InvalidDataset.class, reading);
    }
}
