package org.samrad.inbox.form;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Urgency;
import org.samrad.limits.Limits;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestLink;
import org.samrad.request.RequestState;
import org.samrad.request.RequestTerms;
import org.samrad.scope.Scope;
import org.samrad.system.Dates;

/** What can be said of a request's links to those that come before it. */
final class LinkOutlook {

    private final ConsultationRequests requests;
    private final Scope scope;
    private final Predicate<String> isProtected;
    private final Dates dates;
    private final Function<Urgency, LocalDate> firstDay;

    /**
     * @param isProtected whether a case is one of somebody with a protected identity, by its id
     * @param firstDay the first day on which something so urgent can be held
     */
    LinkOutlook(
            ConsultationRequests requests,
            Scope scope,
            Predicate<String> isProtected,
            Dates dates,
            Function<Urgency, LocalDate> firstDay) {
        this.requests = requests;
        this.scope = scope;
        this.isProtected = isProtected;
        this.dates = dates;
        this.firstDay = firstDay;
    }

    /** What the requests before leave for this one: each on its own and, where each leaves some days, together. */
    void follows(RequestForm form, TypedFields typed, LocalDate first, LocalDate last, List<Note> notes) {
        Set<String> ids =
                form.links().stream().map(LinkRow::follows).filter(Limits::isId).collect(Collectors.toSet());
        Map<String, ConsultationRequest> found = requests.findAllWithin(ids, scope.readable()).stream()
                .collect(Collectors.toMap(ConsultationRequest::id, Function.identity()));
        Set<String> own = found.isEmpty() ? Set.of() : requests.idsWithin(found.keySet(), scope.coordinated());
        // When a protected one is held only its coordinators may know.
        found.values().removeIf(before -> !own.contains(before.id()) && isProtected.test(before.caseId()));
        var left = new ArrayList<Left>();
        for (int i = 0; i < form.links().size(); i++) {
            LinkRow row = form.links().get(i);
            String at = "links-" + i + "-";
            ConsultationRequest before = found.get(row.follows());
            if (before == null) {
                continue;
            }
            if (before.state() == RequestState.WITHDRAWN) {
                notes.add(Note.unmet(at + "follows", "follows-withdrawn", before.id()));
                continue;
            }
            Left days = left(at, before, row.link(at, typed));
            Note none = none(days, first, last);
            if (none == null) {
                left.add(days);
            } else {
                notes.add(none);
            }
        }
        left.stream()
                .max(Comparator.comparing(Left::from))
                .ifPresent(late -> left.stream()
                        .filter(days -> days.until().isBefore(late.from()))
                        .findFirst()
                        .ifPresent(early -> notes.add(Note.unmet(
                                early.mostField(),
                                "follows-apart",
                                late.before(),
                                dates.date(late.from()),
                                early.before(),
                                dates.date(early.until())))));
    }

    /**
     * The days that a request before leaves.
     *
     * @param before its id
     * @param day the day that it is held on, or could be at the earliest
     * @param held whether that is known
     * @param until the last day left; the end of time where there is none, or where it is not known
     * @param leastField the field that says how soon
     * @param mostField the field that says how late
     */
    private record Left(
            String before,
            LocalDate day,
            boolean held,
            LocalDate from,
            LocalDate until,
            String leastField,
            String mostField) {}

    private Left left(String at, ConsultationRequest before, RequestLink link) {
        RequestTerms terms = before.terms();
        LocalDateTime held = before.scheduledStart();
        LocalDateTime start = held != null
                ? held
                : Outlook.latestOf(firstDay.apply(terms.urgency()), terms.earliest(), terms.received())
                        .atStartOfDay();
        LocalDateTime end = start.plusMinutes(terms.durationMinutes());
        LocalDate until = held == null ? null : link.lastDay(start, end);
        boolean byDays = link.maxGapDays() != null
                && start.toLocalDate().plusDays(link.maxGapDays()).equals(until);
        String least =
                link.minGapDays() != null ? "minGap" : link.minGapMinutes() != null ? "minGapMinutes" : "follows";
        return new Left(
                before.id(),
                start.toLocalDate(),
                held != null,
                link.firstDay(start, end),
                Objects.requireNonNullElse(until, LocalDate.MAX),
                at + least,
                at + (byDays ? "maxGap" : "maxGapMinutes"));
    }

    /** Why none of the days that a request before leaves is one on which this one can be held; null where one is. */
    private @Nullable Note none(Left days, LocalDate first, LocalDate last) {
        if (days.from().isAfter(last)) {
            return Note.unmet(
                    days.leastField(),
                    days.held() ? "follows-beyond" : "follows-beyond-unplaced",
                    days.before(),
                    dates.date(days.day()),
                    dates.date(days.from()),
                    dates.date(last));
        }
        return !days.until().isBefore(first)
                ? null
                : Note.unmet(
                        days.mostField(),
                        "follows-past",
                        days.before(),
                        dates.date(days.day()),
                        dates.date(days.until()),
                        dates.date(first));
    }
}
