package org.samrad.dataset.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.RecordColumns.Column;

/**
 * Files to begin with: the header, an example row, and what each column allows. All of that is there for people only, and is left out
 * when a template is read again: what stands in it beside is data.
 */
public final class Templates {

    /** The names, as columns are named, that the sheet of allowed values has in any language. */
    static final Set<String> ALLOWED_VALUES = Set.of("allowed_values", "tillåtna_värden", "tillatte_verdier");

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int ROWS_WITH_CHOICES = 5_000;
    private static final int LEAST_WIDTH = 12;
    private static final int MOST_WIDTH = 60;

    private final BiFunction<String, Object[], String> words;

    /** @param words says a message with its values in the language of whoever asked */
    public Templates(BiFunction<String, Object[], String> words) {
        this.words = words;
    }

    /**
     * A file of the format.
     *
     * @param separator what parts the cells: where the decimal separator is a comma, spreadsheets expect a semicolon
     */
    public byte[] file(DatasetFile file, char separator) {
        if (file == DatasetFile.HEADER) {
            return settings().getBytes(StandardCharsets.UTF_8);
        }
        // Without the mark Excel takes the letters for others.
        StringBuilder text = new StringBuilder().append(BYTE_ORDER_MARK);
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(separator).get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecord(file.columns());
            printer.printRecords(Examples.rows(file));
            for (Column column : file.types()) {
                printer.printRecord(SheetTable.COMMENT + named(file, column) + ": " + allowed(file, column));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The example of {@code dataset.properties}. */
    static String settings() {
        StringBuilder text = new StringBuilder();
        List<String> values = Examples.rows(DatasetFile.HEADER).getFirst();
        for (int i = 0; i < values.size(); i++) {
            text.append(DatasetFile.HEADER.columns().get(i))
                    .append('=')
                    .append(values.get(i))
                    .append('\n');
        }
        return text.toString();
    }

    /** A workbook with a sheet for each file of the format, and one of what the columns allow. */
    public void workbook(OutputStream out) throws IOException {
        try (var workbook = new org.dhatim.fastexcel.Workbook(out, "Samrad", "1.0")) {
            Map<DatasetFile, Worksheet> sheets = new HashMap<>();
            for (DatasetFile file : DatasetFile.INPUT) {
                sheets.put(file, sheet(workbook, file));
            }
            Worksheet allowed = workbook.newWorksheet(say("sheet.template.allowed"));
            allowed.value(0, 0, say("sheet.template.sheet"));
            allowed.value(0, 1, say("sheet.template.column"));
            allowed.value(0, 2, say("sheet.template.values"));
            allowed.range(0, 0, 0, 2).style().bold().set();
            allowed.width(0, 26);
            allowed.width(1, 22);
            allowed.width(2, 40);
            int row = 1;
            for (DatasetFile file : DatasetFile.INPUT) {
                for (int c = 0; c < file.types().size(); c++) {
                    row = allow(allowed, row, file, c, sheets.get(file));
                }
            }
            allowed.freezePane(0, 1);
        }
    }

    private static Worksheet sheet(org.dhatim.fastexcel.Workbook workbook, DatasetFile file) {
        Worksheet sheet = workbook.newWorksheet(file.fileName().replaceAll("\\..*", ""));
        List<List<String>> examples = Examples.rows(file);
        for (int c = 0; c < file.columns().size(); c++) {
            String name = file.columns().get(c);
            sheet.value(0, c, name);
            for (int row = 0; row < examples.size(); row++) {
                sheet.value(row + 1, c, examples.get(row).get(c));
            }
            int width = Math.max(name.length(), examples.getFirst().get(c).length()) + 2;
            sheet.width(c, Math.clamp(width, LEAST_WIDTH, MOST_WIDTH));
            if (file.types().get(c).item() == String.class) {
                // As text, or the spreadsheet makes numbers and dates of ids.
                sheet.style(c).format("@").set();
            }
        }
        sheet.range(0, 0, 0, file.columns().size() - 1).style().bold().set();
        sheet.freezePane(0, 1);
        return sheet;
    }

    /** Writes what a column allows; one word of several can be chosen from a list then. */
    private int allow(Worksheet allowed, int row, DatasetFile file, int at, @Nullable Worksheet sheet) {
        Column column = file.types().get(at);
        List<String> choices = choices(column);
        allowed.value(row, 0, file.fileName().replaceAll("\\..*", ""));
        allowed.value(row, 1, named(file, column));
        if (choices.isEmpty()) {
            allowed.value(row, 2, allowed(file, column));
            return row + 1;
        }
        for (int i = 0; i < choices.size(); i++) {
            allowed.value(row + i, 2, choices.get(i));
        }
        if (sheet != null && !column.isList()) {
            Range list = allowed.range(row, 2, row + choices.size() - 1, 2);
            sheet.range(1, at, ROWS_WITH_CHOICES, at).validateWithList(list);
        }
        return row + choices.size();
    }

    /** A column with a star where it has to be filled. */
    private static String named(DatasetFile file, Column column) {
        return file.requiredColumns().contains(column.name()) ? column.name() + "*" : column.name();
    }

    private String allowed(DatasetFile file, Column column) {
        List<String> choices = choices(column);
        if (!choices.isEmpty()) {
            return String.join(column.isList() ? ";" : ", ", choices);
        }
        DatasetFile target = Examples.target(file, column.name());
        if (target != null) {
            return say("file.id-unknown", target.fileName());
        }
        return switch (column.type().getSimpleName()) {
            case "int", "Integer" -> say("sheet.template.number");
            case "LocalDate" -> say("file.date");
            case "LocalTime" -> say(column.name().equals("until") ? "file.end-time" : "file.time");
            case "LocalDateTime" -> say("file.date-time");
            case "List" -> say("file.items");
            default -> say("sheet.template.text");
        };
    }

    private static List<String> choices(Column column) {
        List<String> words = new ArrayList<>();
        if (column.type() == boolean.class) {
            return List.of("true", "false");
        }
        if (column.item().isEnum()) {
            for (Object one : column.item().getEnumConstants()) {
                words.add(column.text(one));
            }
        }
        return words;
    }

    private String say(String key, Object... values) {
        return words.apply(key, values);
    }
}
