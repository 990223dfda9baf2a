package org.samrad.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.MergedData;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningTable;
import org.samrad.exchange.BrokenConsultation;
import org.samrad.exchange.ChangedBy;
import org.samrad.exchange.DataDifference;
import org.samrad.exchange.DataMerge;
import org.samrad.exchange.MasterRows.Returning;
import org.springframework.context.ApplicationContext;

/** Lays a data set over the database, and says file by file and row by row what that comes to. */
record MergedLoad(DataMerge merge, PrintWriter out) {

    /** Most rows of a file that are told of each kind. */
    private static final int MOST_ROWS = 20;

    static MergedLoad of(ApplicationContext context, PrintWriter out) {
        return new MergedLoad(context.getBean(DataMerge.class), out);
    }

    /**
     * @param folder where it was read from
     * @param whole whether rows that its files lack go; what it has no file of stays
     * @param preview whether to do nothing
     */
    void run(PlanningData read, Path folder, boolean whole, boolean preview) {
        Set<DatasetFile> files = EnumSet.noneOf(DatasetFile.class);
        DatasetFile.INPUT.stream()
                .filter(file -> whole && Files.exists(folder.resolve(file.fileName())))
                .forEach(files::add);
        Returning back = merge.returning((table, column) -> values(table, column, read), false);
        PlanningData present = merge.present(back);
        DataDifference changes = merge.difference(present, MergedData.onto(present, read, files), back);
        changes.tables().forEach(this::tell);
        List<BrokenConsultation> broken = merge.broken(changes);
        if (!broken.isEmpty()) {
            out.printf(
                    "%d published consultations that keep every rule now would be against one: %s%n",
                    broken.size(),
                    broken.stream()
                            .limit(MOST_ROWS)
                            .map(one -> "%s (%s)".formatted(one.request(), String.join(", ", one.rules())))
                            .collect(Collectors.joining("; ")));
        }
        String counts = "%d added, %d changed, %d gone%s"
                .formatted(
                        changes.added(),
                        changes.changed(),
                        changes.gone(),
                        changes.back() == 0 ? "" : ", %d brought back".formatted(changes.back()));
        if (preview) {
            out.printf("Nothing is changed. With this data set: %s.%n", counts);
        } else {
            merge.apply(changes, ChangedBy.command(), broken);
            out.printf("Merged \"%s\": %s.%n", read.header().name(), counts);
        }
        out.flush();
    }

    private static Set<String> values(PlanningTable table, String column, PlanningData read) {
        return table.file().columns().contains(column)
                ? table.rows(read).stream().map(row -> table.cell(row, column)).collect(Collectors.toSet())
                : Set.of();
    }

    private void tell(DataDifference.OfTable one) {
        out.printf(
                "%s: %d added, %d changed, %d gone, %d unchanged%n",
                one.table().file().fileName(),
                one.added().size(),
                one.changed().size(),
                one.gone().size(),
                one.unchanged());
        tell("^", one.back());
        tell("+", one.added());
        tell("~", one.changed());
        tell("-", one.gone());
    }

    private void tell(String sign, List<DataDifference.Row> rows) {
        rows.stream().limit(MOST_ROWS).forEach(row -> out.printf("  %s %s%s%n", sign, row.key(), cells(row)));
        if (rows.size() > MOST_ROWS) {
            out.printf("  %s and %d more%n", sign, rows.size() - MOST_ROWS);
        }
    }

    private static String cells(DataDifference.Row row) {
        return row.before() == null || row.after() == null
                ? ""
                : row.cells().stream()
                        .map(cell -> "%s: \"%s\" becomes \"%s\"".formatted(cell.column(), cell.before(), cell.after()))
                        .collect(Collectors.joining("; ", ": ", ""));
    }
}
