package org.samrad.dataset;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;

/** A row of {@code schedule.csv}: one filled role of a scheduled consultation, local times, [start, end). */
public record ScheduleRow(
        String request,
        LocalDateTime start,
        LocalDateTime end,
        Mode mode,
        @Nullable String site,
        String role,
        String specialist) {

    /** The order of the file: start, request, role. */
    public static final Comparator<ScheduleRow> FILE_ORDER = Comparator.comparing(ScheduleRow::start)
            .thenComparing(ScheduleRow::request)
            .thenComparing(ScheduleRow::role);

    /** The rows of each request in the order of the file, by request id. */
    public static SortedMap<String, List<ScheduleRow>> byRequest(Collection<ScheduleRow> rows) {
        return rows.stream()
                .sorted(FILE_ORDER)
                .collect(Collectors.groupingBy(ScheduleRow::request, TreeMap::new, Collectors.toList()));
    }

    /** The ids of the requests that have rows. */
    public static Set<String> requests(Collection<ScheduleRow> rows) {
        return rows.stream().map(ScheduleRow::request).collect(Collectors.toSet());
    }

    /** The rows of all other requests, in their order. */
    public static List<ScheduleRow> without(List<ScheduleRow> rows, String request) {
        return rows.stream().filter(row -> !row.request().equals(request)).toList();
    }
}
