package org.samrad.inbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.limits.Limits;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.Exclusion;
import org.samrad.request.RequestState;
import org.samrad.system.Dates;
import org.samrad.time.Country;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningHorizons;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What can be said of a request while it is typed: what stands in the way of any place in the plan, with what would help, and
 * what looks mistyped. Says nothing of fields that are empty or can't be read, and only what holds whatever else is planned;
 * whether there is room beside the others the plan finds out.
 */
@Component
class Outlook {

    private static final int LONG_AGO_DAYS = 365;
    private static final int DUE_LONG_AGO_DAYS = 60;
    private static final int FAR_AHEAD_DAYS = 730;
    private static final int SHORT_MINUTES = 10;
    private static final int LONG_MINUTES = 240;

    private final ConsultationRequests requests;
    private final Cases cases;
    private final Colleagues colleagues;
    private final PlanningHorizons horizons;
    private final Dates dates;
    private final Clock clock;

    Outlook(
            ConsultationRequests requests,
            Cases cases,
            Colleagues colleagues,
            PlanningHorizons horizons,
            Dates dates,
            Clock clock) {
        this.requests = requests;
        this.cases = cases;
        this.colleagues = colleagues;
        this.horizons = horizons;
        this.dates = dates;
        this.clock = clock;
    }

    /** Everything to be said, in the order of the page. */
    @Transactional(readOnly = true)
    public List<Note> of(RequestForm form, Names names) {
        var notes = new ArrayList<Note>();
        var typed = new TypedFields(new FormProblems());
        LocalDate received = typed.date("received", form.received());
        LocalDate earliest = typed.date("earliest", form.earliest());
        LocalDate due = typed.date("due", form.due());
        LocalDate latest = typed.date("latest", form.latest());
        Integer duration = typed.wholeNumber("duration", form.duration(), 1, Integer.MAX_VALUE);
        LocalDate today = horizons.now(clock).toLocalDate();
        if (duration != null && (duration < SHORT_MINUTES || duration > LONG_MINUTES)) {
            notes.add(Note.improbable("duration", "duration", duration));
        }
        PlanningHorizon horizon = horizons.current().orElse(null);
        if (horizon == null) {
            improbable(received, earliest, due, latest, today, notes);
            return notes;
        }
        LocalDate first = latestOf(horizon.start(), today, earliest, received);
        LocalDate planLast = horizon.end().minusDays(1);
        LocalDate last = latest == null || latest.isAfter(planLast) ? planLast : latest;
        boolean days = !first.isAfter(last);
        if (days) {
            var asked =
                    new Asked(form, duration == null ? 1 : duration, first, last, horizon.country(), excluded(form));
            notes.addAll(colleagues.notes(asked, names, dates));
        } else {
            notes.add(noDays(received, earliest, latest, latestOf(horizon.start(), today), planLast));
        }
        improbable(received, earliest, due, latest, today, notes);
        if (days) {
            follows(form, typed, first, last, horizon, today, notes);
        }
        return notes;
    }

    /**
     * A request in the days that it may be held.
     *
     * @param first the first of them
     * @param last the last of them, inclusive
     * @param excluded ids of the specialists who are on no panel of the case
     */
    record Asked(
            RequestForm form,
            int duration,
            LocalDate first,
            LocalDate last,
            @Nullable Country country,
            Set<String> excluded) {

        Set<Mode> modes() {
            return Set.copyOf(new TypedFields(new FormProblems()).words("modes", form.modes(), Mode.class));
        }
    }

    private Set<String> excluded(RequestForm form) {
        return Limits.isId(form.existingCase()) && form.caseKind().equals(RequestForm.EXISTING_CASE)
                ? cases.findById(form.existingCase()).map(Case::exclusions).orElse(List.of()).stream()
                        .map(Exclusion::specialist)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private Note noDays(
            @Nullable LocalDate received,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            LocalDate first,
            LocalDate planLast) {
        LocalDate from = earliest == null || received != null && received.isAfter(earliest) ? received : earliest;
        if (latest != null && latest.isBefore(first)) {
            return Note.unmet("latest", "latest-before", dates.date(latest), dates.date(first));
        }
        if (from != null && from.isAfter(planLast)) {
            String field = from.equals(earliest) ? "earliest" : "received";
            return Note.unmet(field, "after-plan", dates.date(from), dates.date(planLast));
        }
        return Note.unmet(
                "latest",
                "no-days",
                dates.date(latest == null ? planLast : latest),
                dates.date(from == null ? first : from));
    }

    private void improbable(
            @Nullable LocalDate received,
            @Nullable LocalDate earliest,
            @Nullable LocalDate due,
            @Nullable LocalDate latest,
            LocalDate today,
            List<Note> notes) {
        if (received != null && received.isBefore(today.minusDays(LONG_AGO_DAYS))) {
            notes.add(Note.improbable("received", "received-long-ago", dates.date(received)));
        } else if (received != null && received.isAfter(today)) {
            notes.add(Note.improbable("received", "received-ahead", dates.date(received)));
        }
        if (due != null && received != null && due.isBefore(received)) {
            notes.add(Note.improbable("due", "due-before-received", dates.date(due), dates.date(received)));
        } else if (due != null && due.isBefore(today.minusDays(DUE_LONG_AGO_DAYS))) {
            long ago = ChronoUnit.DAYS.between(due, today);
            notes.add(Note.improbable("due", "due-long-ago", dates.date(due), ago));
        }
        far("earliest", earliest, today, notes);
        far("due", due, today, notes);
        far("latest", latest, today, notes);
    }

    private void far(String field, @Nullable LocalDate day, LocalDate today, List<Note> notes) {
        if (day != null && day.isAfter(today.plusDays(FAR_AHEAD_DAYS))) {
            notes.add(Note.improbable(field, field + "-far-ahead", dates.date(day)));
        } else if (day != null && !field.equals("due") && day.isBefore(today.minusDays(LONG_AGO_DAYS))) {
            notes.add(Note.improbable(field, field + "-long-ago", dates.date(day)));
        }
    }

    private void follows(
            RequestForm form,
            TypedFields typed,
            LocalDate first,
            LocalDate last,
            PlanningHorizon horizon,
            LocalDate today,
            List<Note> notes) {
        ConsultationRequest before =
                Limits.isId(form.follows()) ? requests.findById(form.follows()).orElse(null) : null;
        if (before == null) {
            return;
        }
        if (before.state() == RequestState.WITHDRAWN) {
            notes.add(Note.unmet("follows", "follows-withdrawn", before.id()));
            return;
        }
        Integer least = typed.wholeNumber("minGap", form.minGap(), 0, Integer.MAX_VALUE);
        Integer most = typed.wholeNumber("maxGap", form.maxGap(), 0, Integer.MAX_VALUE);
        LocalDate held =
                before.scheduledStart() == null ? null : before.scheduledStart().toLocalDate();
        LocalDate after = held != null
                ? held
                : latestOf(
                        horizon.start(),
                        today,
                        before.terms().earliest(),
                        before.terms().received());
        LocalDate from = after.plusDays(least == null ? 0 : least);
        if (from.isAfter(last)) {
            notes.add(Note.unmet(
                    least == null ? "follows" : "minGap",
                    held != null ? "follows-beyond" : "follows-beyond-unplaced",
                    before.id(),
                    dates.date(after),
                    dates.date(from),
                    dates.date(last)));
        } else if (held != null && most != null && held.plusDays(most).isBefore(first)) {
            notes.add(Note.unmet(
                    "maxGap",
                    "follows-past",
                    before.id(),
                    dates.date(held),
                    dates.date(held.plusDays(most)),
                    dates.date(first)));
        }
    }

    private static LocalDate latestOf(LocalDate first, @Nullable LocalDate... others) {
        LocalDate latest = first;
        for (LocalDate other : others) {
            latest = other != null && other.isAfter(latest) ? other : latest;
        }
        return latest;
    }
}
