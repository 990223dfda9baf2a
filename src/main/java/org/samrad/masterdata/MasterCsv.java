package org.samrad.masterdata;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** Writes a list as it is shown. No part of a cell that a spreadsheet might set apart begins like a formula. */
final class MasterCsv {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL).get();

    private static final String FORMULA = "=+-@\t\r\n";

    private MasterCsv() {}

    static void write(List<String> header, List<MasterList.Line> lines, Appendable to) throws IOException {
        try (CSVPrinter printer = new CSVPrinter(to, FORMAT)) {
            printer.printRecord(header);
            for (MasterList.Line line : lines) {
                printer.printRecord(line.cells().stream().map(MasterCsv::safe).toList());
            }
        }
    }

    /** An apostrophe makes text of what would be a formula; also behind a semicolon or a tab, which part cells in the Nordic countries. */
    static String safe(String cell) {
        return Arrays.stream(cell.split("(?<=[;\t\n\r])", -1))
                .map(part -> {
                    String seen = part.stripLeading();
                    boolean formula = !part.isEmpty() && FORMULA.indexOf(part.charAt(0)) >= 0
                            || !seen.isEmpty() && FORMULA.indexOf(seen.charAt(0)) >= 0;
                    return formula ? "'" + part : part;
                })
                .collect(Collectors.joining());
    }
}
