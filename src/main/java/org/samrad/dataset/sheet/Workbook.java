package org.samrad.dataset.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.Texts;

/** An Excel workbook, sheet by sheet. */
final class Workbook implements AutoCloseable {

    private static final Set<String> FAILURES = Set.of(
            "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA");
    private static final long SECONDS_PER_DAY = 86_400;
    private static final LocalDate FIRST_DAY = LocalDate.of(1899, 12, 30);
    private static final LocalDate FIRST_DAY_OF_OLD_MACS = LocalDate.of(1904, 1, 1);
    /** Excel counts a 29 February 1900, which never was. */
    private static final int AFTER_THE_DAY_THAT_NEVER_WAS = 61;

    private static final double MOST_DAYS = 2_958_466;
    private static final int MOST_DIGITS = 30;
    /** Most characters of how a number is shown, as in Excel itself. */
    private static final int LONGEST_FORMAT = 255;

    private final ReadableWorkbook workbook;

    private Workbook(ReadableWorkbook workbook) {
        this.workbook = workbook;
    }

    /** @throws IOException where it is none that can be read */
    static Workbook open(byte[] bytes) throws IOException {
        try {
            return new Workbook(new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true)));
        } catch (RuntimeException e) {
            // Without styles it can't tell how numbers are shown.
            return unstyled(bytes);
        }
    }

    private static Workbook unstyled(byte[] bytes) throws IOException {
        try {
            return new Workbook(new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(false, true)));
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
    }

    List<Sheet> sheets() {
        return workbook.getSheets().toList();
    }

    static boolean isHidden(Sheet sheet) {
        return sheet.getVisibility() != SheetVisibility.VISIBLE;
    }

    /** Whether nothing stands in it. */
    boolean isEmpty(Sheet sheet) throws IOException {
        try (Stream<Row> rows = sheet.openStream()) {
            return rows.allMatch(row -> cells(row).stream().allMatch(RawCell::isBlank));
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
    }

    /**
     * Hands the rows of a sheet to a table.
     *
     * @throws IOException where they can't be read
     */
    void read(Sheet sheet, SheetTable table, Corrections corrections) throws IOException {
        try (Stream<Row> rows = sheet.openStream()) {
            rows.forEach(row -> {
                row.stream()
                        .filter(cell -> cell != null && cell.getFormula() != null)
                        .forEach(cell -> corrections.add(
                                Correction.Kind.FORMULA,
                                new SheetPlace(
                                        table.place().upload(),
                                        sheet.getName(),
                                        row.getRowNum(),
                                        SheetTable.letters(cell.getColumnIndex())),
                                Objects.requireNonNullElse(cell.getFormula(), ""),
                                cell.getText()));
                table.row(row.getRowNum(), cells(row));
            });
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
    }

    /** The rows of a sheet as their texts, at most so many. */
    List<FreeTable.Line> lines(Sheet sheet, int most) throws IOException {
        try (Stream<Row> rows = sheet.openStream()) {
            return rows.limit(most)
                    .map(row -> new FreeTable.Line(
                            row.getRowNum(),
                            cells(row).stream()
                                    .map(cell -> Texts.clean(cell.text()))
                                    .toList()))
                    .toList();
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
    }

    private List<RawCell> cells(Row row) {
        List<RawCell> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getCell(i);
            cells.add(cell == null ? RawCell.EMPTY : raw(cell));
        }
        return cells;
    }

    private RawCell raw(Cell cell) {
        Object value = cell.getValue();
        if (cell.getFormula() != null && value == null && cell.getRawValue() == null) {
            return RawCell.of(RawCell.Kind.UNKNOWN, "=" + Objects.requireNonNullElse(cell.getFormula(), ""));
        }
        String text = cell.getText();
        if (cell.getType() == CellType.ERROR || cell.getType() == CellType.FORMULA && FAILURES.contains(text)) {
            return RawCell.of(RawCell.Kind.FAILED, text);
        }
        if (value instanceof Boolean flag) {
            return RawCell.of(RawCell.Kind.FLAG, flag ? "TRUE" : "FALSE");
        }
        return value instanceof BigDecimal number ? number(cell, number) : RawCell.text(text);
    }

    private RawCell number(Cell cell, BigDecimal number) {
        String format = Objects.requireNonNullElse(cell.getDataFormatString(), "");
        RawCell.Kind shown = shownAs(Objects.requireNonNullElse(cell.getDataFormatId(), 0), format);
        double days = number.doubleValue();
        if (shown != RawCell.Kind.NUMBER && days >= 0 && days < MOST_DAYS) {
            return RawCell.moment(shown, moment(days), days);
        }
        // Written out, few characters could come to any number of digits.
        boolean isLong = number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS;
        String digits = isLong ? number.toString() : number.stripTrailingZeros().toPlainString();
        // Shown with zeros before it, as ids are.
        boolean padded = format.matches("0{2,20}") && digits.matches("[0-9]+");
        return RawCell.of(
                RawCell.Kind.NUMBER,
                padded ? "0".repeat(Math.max(0, format.length() - digits.length())) + digits : digits);
    }

    private LocalDateTime moment(double days) {
        long whole = (long) Math.floor(days);
        long seconds = Math.round((days - whole) * SECONDS_PER_DAY);
        LocalDate first = workbook.isDate1904()
                ? FIRST_DAY_OF_OLD_MACS
                : whole < AFTER_THE_DAY_THAT_NEVER_WAS ? FIRST_DAY.plusDays(1) : FIRST_DAY;
        return first.plusDays(whole).atStartOfDay().plusSeconds(seconds);
    }

    /** As what a format shows a number: those that every workbook has by their numbers, others by the letters in them. */
    static RawCell.Kind shownAs(@Nullable Integer id, String format) {
        if (format.isEmpty()) {
            return switch (id == null ? 0 : id) {
                case 14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> RawCell.Kind.DAY;
                case 18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56 -> RawCell.Kind.TIME;
                case 22 -> RawCell.Kind.MOMENT;
                default -> RawCell.Kind.NUMBER;
            };
        }
        if (format.length() > LONGEST_FORMAT) {
            return RawCell.Kind.NUMBER;
        }
        String letters = format.toLowerCase(Locale.ROOT)
                .replaceAll("\"[^\"]*\"", "")
                .replaceAll("[\\\\_*].", "")
                .replaceAll("\\[(?![hms]+])[^]]*]", "")
                .replaceAll("general|standard", "")
                .replaceAll("am/pm|a/p", "h");
        boolean day = letters.contains("y") || letters.contains("d");
        boolean time = letters.contains("h") || letters.contains("s");
        if (day) {
            return time ? RawCell.Kind.MOMENT : RawCell.Kind.DAY;
        }
        return time ? RawCell.Kind.TIME : RawCell.Kind.NUMBER;
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
