package org.samrad.benchmark;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The best known result for each data set and profile, kept in a file of the project. */
public final class Baselines {

    private static final String[] COLUMNS = {"dataset", "profile", "seconds", "medium", "soft", "solver", "proven"};

    /**
     * The best known.
     *
     * @param seconds the time limit with which it was found
     * @param proven whether there is none better
     */
    public record Baseline(
            String dataset, String profile, int seconds, double medium, double soft, String solver, boolean proven) {}

    private final List<Baseline> known;

    public Baselines(List<Baseline> known) {
        this.known = List.copyOf(known);
    }

    /** Reads the file; one that isn't there knows nothing. */
    public static Baselines read(Path file) {
        if (Files.notExists(file)) {
            return new Baselines(List.of());
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file)) {
            var known = new ArrayList<Baseline>();
            for (CSVRecord row : format.parse(reader)) {
                known.add(new Baseline(
                        row.get("dataset"),
                        row.get("profile"),
                        Integer.parseInt(row.get("seconds")),
                        Double.parseDouble(row.get("medium")),
                        Double.parseDouble(row.get("soft")),
                        row.get("solver"),
                        Boolean.parseBoolean(row.get("proven"))));
            }
            return new Baselines(known);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (IllegalArgumentException notABaseline) {
            throw new IllegalStateException(
                    "%s can't be read as baselines (%s): %s"
                            .formatted(file, String.join(",", COLUMNS), notABaseline.getMessage()),
                    notABaseline);
        }
    }

    /** Writes the file anew, in the order of the data sets' names. */
    public void write(Path file) {
        var lines = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        known.stream()
                .sorted(Comparator.comparing(Baseline::dataset).thenComparing(Baseline::profile))
                .forEach(one -> lines.append(String.format(
                        Locale.ROOT,
                        "%s,%s,%d,%s,%s,%s,%b%n",
                        one.dataset,
                        one.profile,
                        one.seconds,
                        ResultTable.number(one.medium),
                        ResultTable.number(one.soft),
                        one.solver,
                        one.proven)));
        Output.write(file, lines.toString());
    }

    /** The best known for a data set and profile, or null where nothing is. */
    public @Nullable Baseline of(String dataset, String profile) {
        return known.stream()
                .filter(one -> one.dataset.equals(dataset) && one.profile.equals(profile))
                .findFirst()
                .orElse(null);
    }

    /** How a row compares: {@code better}, {@code same} or {@code worse}; empty without a plan or a baseline. */
    public String compare(Result row) {
        Baseline best = of(row.dataset(), row.profile());
        Result.Figures figures = row.figures();
        if (best == null || figures == null) {
            return "";
        }
        int compared = figures.compareTo(best.medium, best.soft);
        return compared < 0 ? "better" : compared == 0 ? "same" : "worse";
    }

    /**
     * These, with every row in place that is better, or as good and now proven. Rows that aren't valid and medians don't
     * count.
     */
    public Baselines improvedBy(List<Result> rows, Bounds bounds) {
        var improved = new ArrayList<>(known);
        for (Result row : rows) {
            Result.Figures figures = row.figures();
            if (figures == null || !figures.valid() || row.isMedian()) {
                continue;
            }
            Baseline before = new Baselines(improved).of(row.dataset(), row.profile());
            boolean proven = bounds.isProven(row);
            int compared = before == null ? -1 : figures.compareTo(before.medium, before.soft);
            if (before == null || compared < 0 || compared == 0 && proven && !before.proven) {
                improved.remove(before);
                improved.add(new Baseline(
                        row.dataset(),
                        row.profile(),
                        row.seconds(),
                        figures.medium(),
                        figures.soft(),
                        row.solver(),
                        proven));
            }
        }
        return new Baselines(improved);
    }
}
