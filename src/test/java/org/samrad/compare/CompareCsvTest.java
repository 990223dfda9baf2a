package org.samrad.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.consultation.Mode;
import org.samrad.dataset.Placement;
import org.samrad.solver.PlanRule;

class CompareCsvTest {

    private static final LocalDateTime NINE = LocalDateTime.of(2026, 11, 30, 9, 0);

    private final Placement before = held(NINE, Mode.ON_SITE, "here", Map.of("lead", "anna", "second", "bo"));
    private final Placement after = held(NINE.plusDays(1), Mode.VIDEO, null, Map.of("lead", "anna"));

    @Test
    void aRowHoldsIdsAndTheWordsOfTheFormat() throws IOException {
        CSVRecord row = only(row("R1", PlanDiff.Kind.MOVED, before, after, Map.of(PlanRule.WAITING, 2.5)));

        assertThat(row.toMap())
                .containsEntry("request", "R1")
                .containsEntry("case", "C1")
                .containsEntry("kind", "MOVED")
                .containsEntry("before_start", "2026-11-30T09:00")
                .containsEntry("before_mode", "ON_SITE")
                .containsEntry("before_site", "here")
                .containsEntry("before_panel", "lead:anna | second:bo")
                .containsEntry("after_end", "2026-12-01T10:00")
                .containsEntry("after_mode", "VIDEO")
                .containsEntry("after_site", "")
                .containsEntry("after_panel", "lead:anna")
                .containsEntry("cost_change", "waiting:2.5")
                .containsEntry("told", "anna | bo");
    }

    @Test
    void ofALostOneTheReasonIsGivenAndNothingAfterwards() throws IOException {
        CSVRecord row = only(row("R1", PlanDiff.Kind.LOST, before, null, Map.of()));

        assertThat(row.get("unscheduled_reason")).isEqualTo("BUSY");
        assertThat(row.get("after_start")).isEmpty();
        assertThat(row.get("after_panel")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+46", "-2", "@sum(a1)", "\tx"})
    void whatASpreadsheetWouldTakeForAFormulaIsText(String text) throws IOException {
        Placement odd = held(NINE, Mode.ON_SITE, text, new TreeMap<>(Map.of(text, text)));

        CSVRecord row = only(row(text, PlanDiff.Kind.NEW, null, odd, Map.of()));

        assertThat(List.of(
                        row.get("request"),
                        row.get("case"),
                        row.get("after_site"),
                        row.get("after_panel"),
                        row.get("told")))
                .allSatisfy(cell -> assertThat(cell).startsWith("'" + text));
    }

    @Test
    void commasQuotesAndBreaksStayInTheirCell() throws IOException {
        String text = "a \"b\", c\nd";

        CSVRecord row =
                only(row("R1", PlanDiff.Kind.NEW, null, held(NINE, Mode.PHONE, null, Map.of(text, "anna")), Map.of()));

        assertThat(row.get("after_panel")).isEqualTo(text + ":anna");
    }

    private static CSVRecord only(PlanDiff.Row row) throws IOException {
        var text = new StringWriter();
        String caseId = row.request().equals("R1") ? "C1" : row.request();
        CompareCsv.write(List.of(new ComparedRow(row, "Secret title", caseId, false)), Map.of("R1", "BUSY"), text);
        assertThat(text.toString()).doesNotContain("Secret title");
        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text.toString()))
                .getRecords();
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    private static PlanDiff.Row row(
            String request, PlanDiff.Kind kind, Placement before, Placement after, Map<PlanRule, Double> change) {
        var told = new TreeSet<String>();
        if (before != null) {
            told.addAll(before.panel().values());
        }
        if (after != null) {
            told.addAll(after.panel().values());
        }
        return new PlanDiff.Row(request, kind, before, after, change, told);
    }

    private static Placement held(LocalDateTime start, Mode mode, String site, Map<String, String> panel) {
        return new Placement("R1", start, start.plusHours(1), mode, site, new TreeMap<>(panel));
    }
}
