package org.samrad.compare;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.dataset.Placement;
import org.samrad.limits.CsvText;

/**
 * Writes differences as a CSV file: ids and the format's words, lists parted by {@link CsvText#JOINT}, and times as the
 * planning-data format has them.
 */
final class CompareCsv {

    private static final String[] COLUMNS = {
        "request",
        "case",
        "kind",
        "before_start",
        "before_end",
        "before_mode",
        "before_site",
        "before_panel",
        "after_start",
        "after_end",
        "after_mode",
        "after_site",
        "after_panel",
        "cost_change",
        "unscheduled_reason",
        "told"
    };

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader(COLUMNS).get();

    private CompareCsv() {}

    /** @param causes why the second plan leaves requests out, by request */
    static void write(List<ComparedRow> rows, Map<String, String> causes, Appendable to) throws IOException {
        try (CSVPrinter printer = new CSVPrinter(to, FORMAT)) {
            for (ComparedRow row : rows) {
                printer.printRecord((Object[]) cells(row, causes));
            }
        }
    }

    private static @Nullable String[] cells(ComparedRow row, Map<String, String> causes) {
        Placement before = row.diff().before();
        Placement after = row.diff().after();
        return new @Nullable String[] {
            CsvText.safe(row.request()),
            CsvText.safe(row.caseId()),
            row.kind().name(),
            before == null ? null : time(before.start()),
            before == null ? null : time(before.end()),
            before == null ? null : mode(before.mode()),
            before == null ? null : CsvText.safe(before.site()),
            before == null ? null : CsvText.safe(panel(before.panel())),
            after == null ? null : time(after.start()),
            after == null ? null : time(after.end()),
            after == null ? null : mode(after.mode()),
            after == null ? null : CsvText.safe(after.site()),
            after == null ? null : CsvText.safe(panel(after.panel())),
            row.diff().costChange().entrySet().stream()
                    .map(change -> change.getKey().id() + ":" + number(change.getValue()))
                    .collect(Collectors.joining(CsvText.JOINT)),
            after == null ? causes.get(row.request()) : null,
            CsvText.safe(list(row.diff().told()))
        };
    }

    private static String time(LocalDateTime time) {
        return time.toString();
    }

    private static String mode(Mode mode) {
        return mode.name();
    }

    private static String panel(Map<String, String> panel) {
        return panel.entrySet().stream()
                .map(seat -> seat.getKey() + ":" + seat.getValue())
                .collect(Collectors.joining(CsvText.JOINT));
    }

    private static String list(Collection<String> ids) {
        return String.join(CsvText.JOINT, ids);
    }

    /** Weights have three decimals. */
    private static String number(double cost) {
        return BigDecimal.valueOf(cost)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
