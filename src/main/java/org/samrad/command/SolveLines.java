package org.samrad.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.UnscheduledRow;
import org.samrad.solve.PlanScore;
import org.samrad.solve.Progress;

/** What {@code solve} and {@code check} print: progress where there is some, and what repeats in one line. */
final class SolveLines {

    /** A line is due after so long even where nothing has become better. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final int EXAMPLES = 3;

    private final Duration before;
    private final boolean limited;
    private final PrintWriter out;
    private Duration shownAt = Duration.ofDays(-1);
    private String shown = "";

    /**
     * @param before time that the command had taken before the solve began
     * @param limited whether it ends at a time, so that there is some left to tell of
     */
    SolveLines(Duration before, boolean limited, PrintWriter out) {
        this.before = before;
        this.limited = limited;
        this.out = out;
    }

    static void printRead(PlanningData data, Duration spent, PrintWriter out) {
        var header = data.header();
        out.printf(
                Locale.ROOT,
                "Read %s in %.1f s: %d requests, %d specialists, %d days from %s.%n",
                header.name(),
                spent.toMillis() / 1000.0,
                data.requests().size(),
                data.specialists().size(),
                ChronoUnit.DAYS.between(header.horizonStart(), header.horizonEnd()),
                header.horizonStart());
        out.flush();
    }

    /** Prints a line where the plan has become better, at most one a second. */
    void show(Progress progress) {
        Duration pause = progress.elapsed().minus(shownAt);
        String figures = String.format(
                Locale.ROOT, "%d of %d scheduled, %s", progress.scheduled(), progress.total(), words(progress.score()));
        boolean better = !figures.equals(shown);
        if (pause.compareTo(better ? SHORTEST_PAUSE : LONGEST_SILENCE) < 0) {
            return;
        }
        shownAt = progress.elapsed();
        shown = figures;
        out.printf(
                Locale.ROOT,
                "%4d s: %s%s%n",
                before.plus(progress.elapsed()).toSeconds(),
                figures,
                limited ? "; " + progress.left().toSeconds() + " s left" : "");
        out.flush();
    }

    /** A score in words; rules broken are named only where there are any. */
    static String words(PlanScore score) {
        return String.format(
                Locale.ROOT,
                "%sleft out %.0f, cost %.1f",
                score.hard() == 0 ? "" : "rules broken " + score.hard() + ", ",
                score.medium(),
                score.soft());
    }

    /**
     * Prints the violations by rule, with some of each.
     *
     * @return whether none is the answer's own
     */
    static boolean printViolations(List<Violation> violations, PlanningData data, PrintWriter out) {
        var words = new Words(data);
        for (boolean given : new boolean[] {true, false}) {
            violations.stream()
                    .filter(violation -> violation.given() == given)
                    .collect(Collectors.groupingBy(Violation::rule))
                    .forEach((rule, ofRule) -> {
                        out.printf(
                                "%s: rule %s, %d times%n",
                                given ? "Broken by pinned ones" : "BROKEN", rule, ofRule.size());
                        ofRule.stream()
                                .limit(EXAMPLES)
                                .forEach(violation -> out.printf(
                                        "  %s: %s%n", words.request(violation.request()), violation.detail()));
                        if (ofRule.size() > EXAMPLES) {
                            out.printf("  and %d more%n", ofRule.size() - EXAMPLES);
                        }
                    });
        }
        return violations.stream().allMatch(Violation::given);
    }

    /** Prints how many requests were left out for which reason, the most frequent first. */
    static void printLeftOut(List<UnscheduledRow> unscheduled, PrintWriter out) {
        if (unscheduled.isEmpty()) {
            return;
        }
        out.printf("Left out: %d%n", unscheduled.size());
        unscheduled.stream().collect(Collectors.groupingBy(UnscheduledRow::reason)).entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<UnscheduledRow>> one) ->
                                -one.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .forEach(reason -> out.printf(
                        "%6d  %s: %s%s%n",
                        reason.getValue().size(),
                        Words.unscheduled(reason.getKey()),
                        reason.getValue().stream()
                                .limit(EXAMPLES)
                                .map(UnscheduledRow::request)
                                .collect(Collectors.joining(", ")),
                        reason.getValue().size() > EXAMPLES ? ", …" : ""));
    }

    /** What to do next with an answer. */
    static String next(List<UnscheduledRow> unscheduled, Path dataset, Path answer) {
        return unscheduled.isEmpty()
                ? "To check it: samrad check %s %s".formatted(dataset, answer)
                : "Why one is left out: samrad explain %s --answer %s --request %s"
                        .formatted(dataset, answer, unscheduled.getFirst().request());
    }
}
