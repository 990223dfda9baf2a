package org.samrad.compare;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.solver.PlanRule;

/** The differences of two plans as one may filter and sort them. */
public final class Differences {

    private static final Comparator<ComparedRow> BY_START =
            Comparator.comparing((ComparedRow row) -> row.diff().held().start()).thenComparing(ComparedRow::request);

    private final List<ComparedRow> rows;
    private final Map<String, String> organisations = new HashMap<>();

    private Differences(PlanComparison comparison) {
        PlanningData data = comparison.second().data();
        data.specialists().forEach(specialist -> organisations.put(specialist.id(), specialist.organisation()));
        var requests = new HashMap<String, PlanningData.Request>();
        data.requests().forEach(request -> requests.put(request.id(), request));
        this.rows = comparison.diff().rows().stream()
                .map(row -> row(row, requests.get(row.request())))
                .toList();
    }

    public static Differences of(PlanComparison comparison) {
        return new Differences(comparison);
    }

    /** All that the filter lets through, kinds aside, in the order asked for. */
    public List<ComparedRow> matching(CompareQuery query) {
        return rows.stream()
                .filter(row -> matches(row, query))
                .sorted(order(query.shownSort()))
                .toList();
    }

    /** Those of the kind asked for. */
    List<ComparedRow> chosen(CompareQuery query) {
        return matching(query).stream().filter(query::isOfShownKind).toList();
    }

    /** Ids of all who are on the panels. */
    SortedSet<String> people() {
        var all = new TreeSet<String>();
        rows.forEach(row -> all.addAll(row.diff().people()));
        return all;
    }

    /** Ids of the organisations that they are from. */
    Set<String> organisationsOf(Collection<String> people) {
        var all = new HashSet<String>();
        people.forEach(person -> {
            String organisation = organisations.get(person);
            if (organisation != null) {
                all.add(organisation);
            }
        });
        return all;
    }

    private static ComparedRow row(PlanDiff.Row row, PlanningData.@Nullable Request request) {
        if (request == null) {
            return new ComparedRow(row, "", "", true);
        }
        String title = request.terms().title();
        return new ComparedRow(row, title == null ? "" : title, request.caseId(), false);
    }

    private boolean matches(ComparedRow row, CompareQuery query) {
        SortedSet<String> people = row.diff().people();
        return (isEmpty(query.specialist()) || people.contains(query.specialist()))
                && (isEmpty(query.organisation()) || organisationsOf(people).contains(query.organisation()))
                && contains(row.caseId(), query.caseText())
                && (contains(row.request(), query.text())
                        || contains(row.title(), query.text())
                        || contains(row.caseId(), query.text()));
    }

    private static Comparator<ComparedRow> order(String sort) {
        return switch (sort) {
            case "request" -> Comparator.comparing(ComparedRow::request);
            case "kind" -> Comparator.comparing(ComparedRow::kind).thenComparing(BY_START);
            case "cost" ->
                Comparator.comparingDouble((ComparedRow row) -> row.diff().costChange(PlanRule.Level.MEDIUM))
                        .thenComparingDouble(ComparedRow::softChange)
                        .thenComparing(BY_START);
            case "told" ->
                Comparator.comparingInt((ComparedRow row) -> -row.diff().told().size())
                        .thenComparing(BY_START);
            default -> BY_START;
        };
    }

    private static boolean isEmpty(@Nullable String value) {
        return value == null || value.isEmpty();
    }

    private static boolean contains(String value, String text) {
        return value.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}
