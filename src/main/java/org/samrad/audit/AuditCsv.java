package org.samrad.audit;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.samrad.limits.CsvText;

/** The trail as a CSV file. What a spreadsheet would take for a formula is text, also where it parts cells at {@code ;} or tabs. */
final class AuditCsv {

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
                        CsvText.safe(line.username()),
                        CsvText.safe(line.name()),
                        line.roles(),
                        CsvText.safe(
                                line.organisations() == null
                                        ? null
                                        : line.organisations().strip()),
                        line.what(),
                        CsvText.safe(line.about()),
                        CsvText.safe(line.caseId()),
                        CsvText.safe(line.detail()));
            }
        }
    }
}
