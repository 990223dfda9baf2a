package org.samrad.audit;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** The trail as a CSV file. What a spreadsheet would take for a formula is text, also where it parts cells at {@code ;} or tabs. */
final class AuditCsv {

    private static final Pattern FORMULA = Pattern.compile("(^|[;,\\t\\r\\n\"'])(\\s*)([=+\\-@＝＋－＠])");

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("at", "username", "name", "roles", "organisations", "what", "about", "case", "detail")
            .get();

    private AuditCsv() {}

    static void write(List<AuditTrail.Line> lines, Appendable to) throws IOException {
        try (CSVPrinter printer = new CSVPrinter(to, FORMAT)) {
            for (AuditTrail.Line line : lines) {
                printer.printRecord(
                        line.at().toString(),
                        safe(line.username()),
                        safe(line.name()),
                        line.roles(),
                        safe(
                                line.organisations() == null
                                        ? null
                                        : line.organisations().strip()),
                        line.what(),
                        safe(line.about()),
                        safe(line.caseId()),
                        safe(line.detail()));
            }
        }
    }

    /** An apostrophe before what begins like a formula makes it text. */
    static @Nullable String safe(@Nullable String cell) {
        return cell == null ? null : FORMULA.matcher(cell).replaceAll("$1$2'$3");
    }
}
