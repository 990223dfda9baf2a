package org.samrad.inbox.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.request.UrgencyNames;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tables of requests to begin with: the columns in the reader's language, and what each takes. */
@Component
class BulkFiles {

    static final String CSV = "requests.csv";
    static final String WORKBOOK = "requests.xlsx";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** There for people, and left out when it is read. */
    private static final String COMMENT = "# ";

    private static final int ROWS_WITH_CHOICES = BulkImports.MOST_ROWS;
    private static final int WIDTH = 18;

    private final BulkWords words;
    private final RequestChoices choices;
    private final MessageSource messages;
    private final UrgencyNames urgencies;

    BulkFiles(BulkWords words, RequestChoices choices, MessageSource messages, UrgencyNames urgencies) {
        this.words = words;
        this.choices = choices;
        this.messages = messages;
        this.urgencies = urgencies;
    }

    private List<String> header(Locale locale) {
        return Stream.of(BulkColumn.values())
                .map(column -> words.name(column, locale))
                .toList();
    }

    private String hint(BulkColumn column, Locale locale) {
        return messages.getMessage("bulk.hint." + column, null, locale);
    }

    byte[] csv(Locale locale) {
        // Where the comma is the decimal one, a spreadsheet puts a row that commas part into one cell.
        char separator = locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? ',' : ';';
        StringBuilder text = new StringBuilder().append(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(
                text, CSVFormat.RFC4180.builder().setDelimiter(separator).get())) {
            printer.printRecord(header(locale));
            for (BulkColumn column : BulkColumn.values()) {
                printer.printRecord(COMMENT + words.name(column, locale) + ": " + hint(column, locale));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] workbook(Locale locale) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Samrad", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(messages.getMessage("inbox.title", null, locale));
            Worksheet allowed = workbook.newWorksheet(messages.getMessage("sheet.template.allowed", null, locale));
            int row = 0;
            for (BulkColumn column : BulkColumn.values()) {
                int at = column.ordinal();
                sheet.value(0, at, words.name(column, locale));
                sheet.comment(0, at, hint(column, locale));
                sheet.width(at, WIDTH);
                // As text, or the spreadsheet makes numbers and dates of references.
                sheet.style(at).format("@").set();
                allowed.value(row, 0, words.name(column, locale));
                List<String> some = choices(column, locale);
                allowed.value(row, 1, hint(column, locale));
                for (int i = 0; i < some.size(); i++) {
                    allowed.value(row + 1 + i, 1, some.get(i));
                }
                if (!some.isEmpty() && (column == BulkColumn.FORM || column == BulkColumn.URGENCY)) {
                    sheet.range(1, at, ROWS_WITH_CHOICES, at)
                            .validateWithList(allowed.range(row + 1, 1, row + some.size(), 1));
                }
                row += some.size() + 1;
            }
            sheet.range(0, 0, 0, BulkColumn.values().length - 1).style().bold().set();
            sheet.freezePane(0, 1);
            allowed.width(0, WIDTH);
            allowed.width(1, 3 * WIDTH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private List<String> choices(BulkColumn column, Locale locale) {
        return switch (column) {
            case FORM -> said("form.", Form.values(), locale);
            case URGENCY ->
                Stream.of(Urgency.values())
                        .map(one -> urgencies.name(one, locale))
                        .toList();
            case MODES -> said("mode.", Mode.values(), locale);
            case COMPETENCES ->
                choices.competences(locale).stream()
                        .map(RequestChoices.Choice::name)
                        .toList();
            case SITES ->
                choices.sites(locale).stream().map(RequestChoices.Choice::name).toList();
            default -> List.of();
        };
    }

    private List<String> said(String prefix, Enum<?>[] values, Locale locale) {
        return Stream.of(values)
                .map(one -> messages.getMessage(prefix + one.name(), null, locale))
                .toList();
    }
}
