package org.samrad.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** The benchmark's table: {@code benchmark.csv} for machines and {@code benchmark.md} for people. */
public final class ResultTable {

    private static final String[] COLUMNS = {
        "dataset",
        "requests",
        "specialists",
        "profile",
        "solver",
        "seed",
        "seconds",
        "scheduled",
        "medium",
        "soft",
        "waiting",
        "first_complete_ms",
        "moves_per_second",
        "peak_memory_mb",
        "valid",
        "best_known",
        "bound_medium",
        "bound_soft",
        "proven",
        "note"
    };

    private final List<Result> rows;
    private final Baselines baselines;
    private final Bounds bounds;

    /** @param rows one for each run; the medians are added here */
    public ResultTable(List<Result> rows, Baselines baselines) {
        this.rows = withMedians(rows);
        this.baselines = baselines;
        this.bounds = new Bounds(rows, baselines);
    }

    /** What the rows prove. */
    public Bounds bounds() {
        return bounds;
    }

    private record Series(String dataset, String profile, String solver, int seconds) {}

    /** Where a solver ran with several seeds, a row for their median after them. */
    static List<Result> withMedians(List<Result> rows) {
        var series = new LinkedHashMap<Series, List<Result>>();
        for (Result row : rows) {
            series.computeIfAbsent(
                            new Series(row.dataset(), row.profile(), row.solver(), row.seconds()),
                            none -> new ArrayList<>())
                    .add(row);
        }
        var all = new ArrayList<Result>();
        series.values().forEach(same -> {
            all.addAll(same);
            if (same.size() > 1) {
                all.add(Result.median(same));
            }
        });
        return all;
    }

    /** Writes both files into a folder, which is made if it isn't there. */
    public void write(Path folder) {
        Output.write(folder.resolve("benchmark.csv"), csv());
        Output.write(folder.resolve("benchmark.md"), markdown());
    }

    String csv() {
        var text = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(COLUMNS)
                .setRecordSeparator('\n')
                .get();
        try (var printer = new CSVPrinter(text, format)) {
            for (Result row : rows) {
                printer.printRecord(cells(row));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return text.toString();
    }

    private List<Object> cells(Result row) {
        Reference.Bound bound = bounds.of(row.dataset(), row.profile());
        List<Object> cells = new ArrayList<>(List.of(
                row.dataset(),
                row.requests(),
                row.specialists(),
                row.profile(),
                row.solver(),
                row.seed(),
                row.seconds()));
        Result.Figures figures = row.figures();
        cells.addAll(
                figures == null
                        ? List.of("", "", "", "", "", "", "", "")
                        : List.of(
                                number(figures.scheduled()),
                                number(figures.medium()),
                                number(figures.soft()),
                                number(figures.waiting()),
                                figures.firstCompleteMs() < 0 ? "" : number(figures.firstCompleteMs()),
                                number(Math.round(figures.movesPerSecond())),
                                number(Math.round(figures.peakMemoryMb())),
                                figures.valid()));
        cells.addAll(
                List.of(baselines.compare(row), number(bound.medium()), number(bound.soft()), proof(row), row.note()));
        return cells;
    }

    private String proof(Result row) {
        return bounds.isProven(row) ? "all" : bounds.isMostScheduled(row) ? "medium" : "";
    }

    String markdown() {
        var text = new StringBuilder("# Benchmark\n");
        Map<String, List<Result>> questions = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.dataset() + ", profile " + row.profile(), LinkedHashMap::new, Collectors.toList()));
        questions.forEach((question, ofQuestion) -> addQuestion(question, ofQuestion, text));
        return text.toString();
    }

    private void addQuestion(String question, List<Result> ofQuestion, StringBuilder text) {
        Result first = ofQuestion.getFirst();
        text.append("\n## %s\n\n%d requests, %d specialists.%s%s\n\n"
                .formatted(
                        question,
                        first.requests(),
                        first.specialists(),
                        bounded(bounds.of(first.dataset(), first.profile())),
                        bestKnown(baselines.of(first.dataset(), first.profile()))));
        text.append(
                "| solver | seconds | seed | scheduled | medium | soft | waiting | against ours | first plan | moves/s"
                        + " | memory | valid | best known | proven | |\n");
        text.append("|---|--:|--:|--:|--:|--:|--:|---|--:|--:|--:|---|---|---|---|\n");
        for (Result row : ofQuestion) {
            text.append("| ").append(String.join(" | ", markdownCells(row))).append(" |\n");
        }
    }

    private static String bounded(Reference.Bound bound) {
        if (bound.medium() == 0 && bound.soft() == 0) {
            return "";
        }
        return " No plan has a medium cost below %s%s."
                .formatted(
                        number(bound.medium()),
                        bound.soft() == 0 ? "" : ", nor with it a soft cost below " + number(bound.soft()));
    }

    private static String bestKnown(Baselines.@Nullable Baseline best) {
        return best == null
                ? ""
                : " Best known: medium %s, soft %s (%s, %d s%s)."
                        .formatted(
                                number(best.medium()),
                                number(best.soft()),
                                best.solver(),
                                best.seconds(),
                                best.proven() ? ", proven" : "");
    }

    private List<String> markdownCells(Result row) {
        Result.Figures figures = row.figures();
        if (figures == null) {
            return List.of(
                    row.solver(),
                    String.valueOf(row.seconds()),
                    row.seed(),
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    row.note());
        }
        return List.of(
                row.solver(),
                String.valueOf(row.seconds()),
                row.seed(),
                number(figures.scheduled()),
                number(figures.medium()),
                number(figures.soft()),
                number(figures.waiting()),
                againstOurs(row, figures),
                figures.firstCompleteMs() < 0
                        ? ""
                        : String.format(Locale.ROOT, "%.2f s", figures.firstCompleteMs() / 1000),
                figures.movesPerSecond() == 0 ? "" : String.format(Locale.ROOT, "%,.0f", figures.movesPerSecond()),
                String.format(Locale.ROOT, "%,.0f MB", figures.peakMemoryMb()),
                figures.valid() ? "yes" : "NO",
                baselines.compare(row),
                proof(row),
                row.note());
    }

    /** How its costs relate to ours in the same time: of the unscheduled where these differ, else of the rest. */
    private String againstOurs(Result row, Result.Figures figures) {
        if (row.solver().equals(Benchmark.OURS)) {
            return "";
        }
        Result ours = null;
        for (Result other : rows) {
            if (other.isOf(row.dataset(), row.profile())
                    && other.solver().equals(Benchmark.OURS)
                    && other.seconds() == row.seconds()) {
                // The median comes last.
                ours = other;
            }
        }
        Result.Figures our = ours == null ? null : ours.figures();
        if (our == null) {
            return "";
        }
        return Math.abs(figures.medium() - our.medium()) > 1e-6
                ? "medium " + ratio(figures.medium(), our.medium())
                : "soft " + ratio(figures.soft(), our.soft());
    }

    private static String ratio(double theirs, double our) {
        return our == 0
                ? String.format(Locale.ROOT, "+%s", number(theirs))
                : String.format(Locale.ROOT, "× %.3f", theirs / our);
    }

    /** A number without decimals that say nothing. */
    static String number(double value) {
        return Math.rint(value) == value
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3f", value).replaceAll("0+$", "");
    }
}
