package org.samrad.dataset.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Sheet;
import org.samrad.limits.Texts;

/**
 * A table that is none of the format's, as people paste or upload one: a header of whatever columns, and the text of each cell, days as
 * the format writes them. Blank rows, and rows that begin with {@code # }, are there for people only and left out.
 *
 * @param header as written, without spaces around
 */
public record FreeTable(List<String> header, List<Line> lines) {

    private static final char[] SEPARATORS = {'\t', ';', ','};

    /** Most rows of a sheet: many more than anybody pastes or uploads at once. */
    private static final int MOST_LINES = 5_000;

    /**
     * A row.
     *
     * @param number its line in the text, or its row in the sheet, from 1
     * @param cells as many as the header has, or fewer; empty where nothing stands
     */
    public record Line(int number, List<String> cells) {}

    /** What came is no table. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final String key;

        Unreadable(String key) {
            super(key);
            this.key = key;
        }

        /** The message that says why and what to do. */
        public String key() {
            return key;
        }
    }

    /** The table of a text file or of the first sheet of a workbook in which anything stands. */
    public static FreeTable of(UploadedFile file) throws Unreadable {
        FileKind kind = FileKind.of(file);
        if (kind == FileKind.WORKBOOK) {
            return ofWorkbook(file);
        }
        if (kind != FileKind.TEXT) {
            throw new Unreadable(kind == FileKind.ZIP ? "sheet.no-table" : kind.refusal());
        }
        SheetText text = SheetText.of(file.bytes());
        if (text == null || text.isBinary()) {
            throw new Unreadable(text == null ? "sheet.encoding" : "sheet.no-table");
        }
        return ofText(text);
    }

    /** The table of a text that was pasted: from a spreadsheet, with tabs between its cells, or of a file. */
    public static FreeTable of(String pasted) throws Unreadable {
        return of(new UploadedFile("pasted.csv", pasted.getBytes(StandardCharsets.UTF_8)));
    }

    private static FreeTable ofText(SheetText text) throws Unreadable {
        Character named = text.namedSeparator();
        String rest = named != null ? text.afterFirstLine() : text.text();
        char separator = named != null ? named : separator(rest);
        var lines = new ArrayList<Line>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .get();
        try (CSVParser parser = CSVParser.parse(rest, format)) {
            int number = named != null ? 2 : 1;
            for (CSVRecord cells : parser) {
                lines.add(new Line(number, cells.stream().map(Texts::clean).toList()));
                number++;
            }
        } catch (UncheckedIOException e) {
            throw new Unreadable(e.getCause() instanceof CSVException ? "file.quotes" : "file.unreadable");
        } catch (IOException e) {
            throw new Unreadable("file.unreadable");
        }
        return of(lines);
    }

    /** Of the signs that part cells the one that the header has most of. */
    private static char separator(String text) {
        String header = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(SheetTable.COMMENT))
                .findFirst()
                .orElse("");
        char best = ',';
        long most = 0;
        for (char candidate : SEPARATORS) {
            long count = header.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static FreeTable ofWorkbook(UploadedFile file) throws Unreadable {
        try (Workbook workbook = Workbook.open(file.bytes())) {
            for (Sheet sheet : workbook.sheets()) {
                boolean isForPeople = Templates.ALLOWED_VALUES.contains(SheetTable.columnName(sheet.getName()));
                if (!Workbook.isHidden(sheet) && !isForPeople && !workbook.isEmpty(sheet)) {
                    List<Line> lines = workbook.lines(sheet, MOST_LINES + 1);
                    if (lines.size() > MOST_LINES) {
                        throw new Unreadable("sheet.bomb");
                    }
                    return of(lines);
                }
            }
        } catch (IOException e) {
            throw new Unreadable("sheet.workbook");
        }
        throw new Unreadable("sheet.empty");
    }

    private static FreeTable of(List<Line> all) throws Unreadable {
        List<Line> lines = all.stream()
                .filter(line -> line.cells().stream().anyMatch(cell -> !cell.isEmpty()))
                .filter(line -> !firstCell(line).startsWith(SheetTable.COMMENT))
                .toList();
        if (lines.isEmpty()) {
            throw new Unreadable("sheet.empty");
        }
        return new FreeTable(lines.getFirst().cells(), lines.subList(1, lines.size()));
    }

    private static String firstCell(Line line) {
        return Stream.concat(line.cells().stream().filter(cell -> !cell.isEmpty()), Stream.of(""))
                .findFirst()
                .orElse("");
    }
}
