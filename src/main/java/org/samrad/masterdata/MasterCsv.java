package org.samrad.masterdata;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.samrad.limits.CsvText;

/** Writes a list as it is shown. No part of a cell that a spreadsheet might set apart begins like a formula. */
final class MasterCsv {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL).get();

    private MasterCsv() {}

    static void write(List<String> header, List<MasterList.Line> lines, Appendable to) throws IOException {
        try (CSVPrinter printer = new CSVPrinter(to, FORMAT)) {
            printer.printRecord(header);
            for (MasterList.Line line : lines) {
                printer.printRecord(line.cells().stream().map(CsvText::safe).toList());
            }
        }
    }
}
