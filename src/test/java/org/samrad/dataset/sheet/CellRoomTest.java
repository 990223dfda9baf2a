package org.samrad.dataset.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.samrad.dataset.sheet.Spreadsheets.Book;

/** A workbook takes no more memory and time than its size warrants, whatever its cells say of themselves. */
class CellRoomTest {

    /** Rows of a few characters that would come to gigabytes. */
    static Stream<String> tooMuch() {
        return Stream.of(
                "<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>",
                "<row r=\"1\"><c r='&#90;ZZZ1'/></row>",
                "<row r=\"1\"><c r=\"$zzzz$1\"><v>1</v></c></row>",
                far("XFD", 2_000),
                "<row r=\"1\"><c r=\"A1\"><v>" + "9".repeat(1_000_000) + "</v></c></row>",
                "<row r=\"1\"><c r=\"A1\" t=\"n\"><f>1</f><v>" + "9".repeat(1_000_000) + "</v></c></row>",
                "<row r=\"1\"><c r=\"A1\"><f>" + "1+".repeat(5_000) + "1</f><v>1</v></c></row>",
                "<row r=\"1\"><c r=\"A1\"><f t=\"shared\" si=\"0\" ref=\"A1:A9\">" + "A1+".repeat(2_500)
                        + "1</f></c></row>" + "<row><c><f t=\"shared\" si=\"0\"/></c></row>".repeat(300_000),
                "<row><c><f t=\"array\" ref=\"A1\">1</f></c></row>".repeat(50_000));
    }

    private static String far(String column, int rows) {
        return IntStream.rangeClosed(1, rows)
                .mapToObj(row -> "<row r=\"%d\"><c r=\"%s%d\"><v>1</v></c></row>".formatted(row, column, row))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void isRefusedBeforeItIsReadWhereverItIsTaken(String rows) {
        UploadedFile file = new Book().sheet("sites").rows(rows).as("sites.xlsx");
        assertThat(FileKind.of(file)).isEqualTo(FileKind.TOO_LARGE);
        assertThatThrownBy(() -> FreeTable.of(file))
                .isInstanceOfSatisfying(
                        FreeTable.Unreadable.class,
                        refused -> assertThat(refused.key()).isEqualTo("sheet.bomb"));
        assertThat(UploadedSheets.read(List.of(file)).errors().listed()).hasSize(1);
    }

    @Test
    void aPartThatIsNoSheetByItsNameIsLookedThroughAsWell() {
        UploadedFile file = new Book()
                .sheet("sites")
                .with("xl/media/picture.png", "<c r=\"ZZZZZZ1\"/>".getBytes())
                .as("sites.xlsx");
        assertThat(FileKind.of(file)).isEqualTo(FileKind.TOO_LARGE);
    }

    @Test
    void aCellFarOutAndAPictureAreFine() throws FreeTable.Unreadable {
        UploadedFile file = new Book()
                .sheet("requests")
                .row("competences", "urgency")
                .rows(far("XFD", 1))
                .with("xl/media/picture.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '<', 0})
                .as("requests.xlsx");
        assertThat(FreeTable.of(file).header()).containsExactly("competences", "urgency");
    }

    @Test
    void aNumberOfFewCharactersIsNotWrittenOut() throws FreeTable.Unreadable {
        UploadedFile file = new Book()
                .sheet("requests")
                .row("duration", "urgency")
                .rows("<row r=\"2\"><c r=\"A2\"><v>1e999999999</v></c><c r=\"B2\"><v>1e-999999999</v></c></row>")
                .as("requests.xlsx");
        assertThat(FreeTable.of(file).lines().getFirst().cells()).containsExactly("1E+999999999", "1E-999999999");
    }

    @Test
    void howANumberIsShownIsReadInNoTimeHoweverLongThatIs() {
        assertThat(Workbook.shownAs(200, "[".repeat(5_000_000))).isEqualTo(RawCell.Kind.NUMBER);
        assertThat(Workbook.shownAs(200, "yyyy-mm-dd")).isEqualTo(RawCell.Kind.DAY);
    }

    @Test
    void aTableOfMoreRowsThanAnybodyBringsIsRefused() {
        UploadedFile file = new Book().sheet("requests").rows(far("A", 5_001)).as("requests.xlsx");
        assertThatThrownBy(() -> FreeTable.of(file)).isInstanceOf(FreeTable.Unreadable.class);
    }
}
