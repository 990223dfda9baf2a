package org.samrad.solve;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.samrad.consultation.UrgencyScale;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;

/**
 * What a schedule means for those who wait and those who work.
 *
 * @param requests requests in the data
 * @param scheduled requests with a place
 * @param waitingDaysTotal days that the rule {@code waiting} counts, of all the scheduled together: from the earliest day, or the first
 *     wished for where that is later, to the consultation; 0 where it lies before
 * @param waitingDaysMean mean of the same
 * @param waitingDaysMedian median of the same, of an even number the mean of the two in the middle
 * @param waitingDaysP90 90th percentile of the same: nine of ten wait no longer
 * @param overdue scheduled after their due day
 * @param preferredShare share of the scheduled with times that their participants wish for that lie in one of them; 0 where none
 *     wishes
 * @param continuityShare share of the filled roles taken by somebody the case has met before, among cases with earlier contacts
 * @param externalShare share of the filled roles taken by an external supplier
 * @param loadGini inequality of booked minutes among the specialists, 0 all alike to 1
 */
public record Measures(
        int requests,
        int scheduled,
        long waitingDaysTotal,
        double waitingDaysMean,
        double waitingDaysMedian,
        double waitingDaysP90,
        int overdue,
        double preferredShare,
        double continuityShare,
        double externalShare,
        double loadGini) {

    public static Measures of(PlanningData data, List<ScheduleRow> schedule) {
        var requests = new HashMap<String, PlanningData.Request>();
        data.requests().forEach(request -> requests.put(request.id(), request));
        var dates = new HashMap<String, LocalDate>();
        schedule.forEach(row -> dates.put(row.request(), row.start().toLocalDate()));
        Map<String, LocalDate> waitingFrom = waitingFrom(data);
        UrgencyScale scale = data.urgencyScale();
        var waits = new ArrayList<Long>();
        int overdue = 0;
        for (Map.Entry<String, LocalDate> entry : dates.entrySet()) {
            PlanningData.Request request = requests.get(entry.getKey());
            if (request != null) {
                LocalDate from = Objects.requireNonNull(waitingFrom.get(request.id()));
                waits.add(Math.max(0, ChronoUnit.DAYS.between(from, entry.getValue())));
                overdue += entry.getValue().isAfter(request.terms().dueOrDefault(scale)) ? 1 : 0;
            }
        }
        double[] sorted = waits.stream().mapToDouble(Long::doubleValue).sorted().toArray();
        return new Measures(
                data.requests().size(),
                dates.size(),
                waits.stream().mapToLong(Long::longValue).sum(),
                Arrays.stream(sorted).average().orElse(0),
                median(sorted),
                percentile(sorted, 0.9),
                overdue,
                preferred(data, schedule),
                continuity(data, schedule, requests),
                external(data, schedule),
                gini(data, schedule));
    }

    /** By request the day that waiting counts from: the earliest, or the first day of its wished-for times where that is later. */
    public static Map<String, LocalDate> waitingFrom(PlanningData data) {
        var days = new HashMap<String, LocalDate>();
        var wished = new HashMap<String, LocalDate>();
        for (PlanningData.RequestWindow window : data.requestWindows()) {
            if (window.preferred()) {
                wished.merge(
                        window.request(),
                        window.from().toLocalDate(),
                        (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        for (PlanningData.Request request : data.requests()) {
            LocalDate earliest = request.earliestOrDefault(data.header());
            LocalDate first = wished.getOrDefault(request.id(), earliest);
            days.put(request.id(), first.isAfter(earliest) ? first : earliest);
        }
        return days;
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length == 0 || sorted.length % 2 == 1
                ? percentile(sorted, 0.5)
                : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The smallest value that at least this share does not exceed; 0 where there is none. */
    private static double percentile(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    private static double preferred(PlanningData data, List<ScheduleRow> schedule) {
        Map<String, List<PlanningData.RequestWindow>> wished = data.requestWindows().stream()
                .filter(PlanningData.RequestWindow::preferred)
                .collect(Collectors.groupingBy(PlanningData.RequestWindow::request));
        var met = new HashMap<String, Boolean>();
        for (ScheduleRow row : schedule) {
            List<PlanningData.RequestWindow> windows = wished.get(row.request());
            if (windows != null) {
                met.put(
                        row.request(),
                        windows.stream()
                                .anyMatch(window -> !row.start().isBefore(window.from())
                                        && !row.end().isAfter(window.until())));
            }
        }
        return met.isEmpty()
                ? 0
                : (double) met.values().stream().filter(Boolean::booleanValue).count() / met.size();
    }

    private static double continuity(
            PlanningData data, List<ScheduleRow> schedule, Map<String, PlanningData.Request> requests) {
        Map<String, Set<String>> met = data.earlierContacts().stream()
                .collect(Collectors.groupingBy(
                        PlanningData.EarlierContact::caseId,
                        Collectors.mapping(PlanningData.EarlierContact::specialist, Collectors.toSet())));
        int roles = 0;
        int known = 0;
        for (ScheduleRow row : schedule) {
            PlanningData.Request request = requests.get(row.request());
            Set<String> metBefore = request == null ? null : met.get(request.caseId());
            if (metBefore != null) {
                roles++;
                known += metBefore.contains(row.specialist()) ? 1 : 0;
            }
        }
        return roles == 0 ? 0 : (double) known / roles;
    }

    private static double external(PlanningData data, List<ScheduleRow> schedule) {
        var externals = new HashSet<String>();
        data.organisations().stream()
                .filter(PlanningData.Organisation::external)
                .forEach(organisation -> externals.add(organisation.id()));
        var outside = new HashSet<String>();
        data.specialists().stream()
                .filter(specialist -> externals.contains(specialist.organisation()))
                .forEach(specialist -> outside.add(specialist.id()));
        long taken = schedule.stream()
                .filter(row -> outside.contains(row.specialist()))
                .count();
        return schedule.isEmpty() ? 0 : (double) taken / schedule.size();
    }

    private static double gini(PlanningData data, List<ScheduleRow> schedule) {
        var minutes = new HashMap<String, Long>();
        data.specialists().forEach(specialist -> minutes.put(specialist.id(), 0L));
        schedule.forEach(
                row -> minutes.merge(row.specialist(), ChronoUnit.MINUTES.between(row.start(), row.end()), Long::sum));
        long[] sorted =
                minutes.values().stream().mapToLong(Long::longValue).sorted().toArray();
        long total = Arrays.stream(sorted).sum();
        if (total == 0) {
            return 0;
        }
        double weighted = 0;
        for (int rank = 0; rank < sorted.length; rank++) {
            weighted += (2.0 * (rank + 1) - sorted.length - 1) * sorted[rank];
        }
        return weighted / (sorted.length * (double) total);
    }
}
