package org.samrad.inbox.form;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.inbox.choice.Names;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.limits.Limits;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestState;
import org.samrad.scope.Scope;
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
public class Outlook {

    private static final int LONG_AGO_DAYS = 365;
    private static final int DUE_LONG_AGO_DAYS = 60;
    private static final int FAR_AHEAD_DAYS = 730;
    private static final int SHORT_MINUTES = 10;
    private static final int LONG_MINUTES = 240;

    /** Which the notice that planning data asks for does not hold up. */
    private static final Set<Urgency> WITHOUT_NOTICE = Set.of(Urgency.ACUTE, Urgency.DAYS_3);

    private final ConsultationRequests requests;
    private final Cases cases;
    private final RequestChoices choices;
    private final References references;
    private final PlanningHorizons horizons;
    private final Dates dates;
    private final Scope scope;
    private final Clock clock;

    Outlook(
            ConsultationRequests requests,
            Cases cases,
            RequestChoices choices,
            References references,
            PlanningHorizons horizons,
            Dates dates,
            Scope scope,
            Clock clock) {
        this.requests = requests;
        this.cases = cases;
        this.choices = choices;
        this.references = references;
        this.horizons = horizons;
        this.dates = dates;
        this.scope = scope;
        this.clock = clock;
    }

    /** The same of a request as it stands. */
    @Transactional(readOnly = true)
    public List<Note> of(ConsultationRequest request, @Nullable Case about, Names names) {
        return of(RequestForm.of(request, about, names), names);
    }

    /**
     * The same of a request if it asked for something else.
     *
     * @param moving the requests that change together with it: what they leave for it is not known yet
     */
    @Transactional(readOnly = true)
    public List<Note> ifItAsked(
            ConsultationRequest request,
            RequestContent content,
            Set<String> moving,
            @Nullable Case about,
            Names names) {
        RequestForm form = RequestForm.of(request, content, about, names);
        return of(
                form.following(form.links().stream()
                        .filter(link -> !moving.contains(link.follows()))
                        .toList()),
                names);
    }

    /** Of requests about one case as they stand, the first thing that keeps each from any place, by its id; nothing of the others. */
    @Transactional(readOnly = true)
    public Map<String, Note> firstInTheWay(List<ConsultationRequest> asked, Case about, Names names) {
        RequestChoices.Catalogue catalogue = choices.catalogue();
        Map<String, Note> first = new HashMap<>();
        for (ConsultationRequest request : asked) {
            of(RequestForm.of(request, about, names), catalogue, names).stream()
                    .filter(note -> note.kind() == Note.Kind.UNMET)
                    .findFirst()
                    .ifPresent(note -> first.put(request.id(), note));
        }
        return first;
    }

    /** Of each of several forms, in their order, what it asks before it is filed: what looks not to be meant. */
    @Transactional(readOnly = true)
    public List<List<Note>> questions(List<RequestForm> forms, Names names) {
        RequestChoices.Catalogue catalogue = choices.catalogue();
        return forms.stream()
                .map(form -> of(form, catalogue, names).stream()
                        .filter(note -> note.kind() != Note.Kind.HINT)
                        .toList())
                .toList();
    }

    /** Everything to be said, in the order of the page. */
    @Transactional(readOnly = true)
    List<Note> of(RequestForm form, Names names) {
        return of(form, choices.catalogue(), names);
    }

    private List<Note> of(RequestForm form, RequestChoices.Catalogue catalogue, Names names) {
        return Note.eachOnce(all(form, catalogue, names));
    }

    private List<Note> all(RequestForm form, RequestChoices.Catalogue catalogue, Names names) {
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
        askedForAlready(form, names, notes);
        PlanningHorizon horizon = horizons.current().orElse(null);
        if (horizon == null) {
            improbable(received, earliest, due, latest, today, notes);
            return notes;
        }
        LocalDate soonest = firstDay(horizon, typed.word("urgency", form.urgency(), Urgency.class));
        LocalDate first = latestOf(soonest, earliest, received);
        LocalDate planLast = horizon.at(clock).last();
        LocalDate last = latest == null || latest.isAfter(planLast) ? planLast : latest;
        boolean days = !first.isAfter(last);
        if (days) {
            var asked = new Asked(
                    form,
                    duration == null ? 1 : duration,
                    first,
                    last,
                    horizon.country(),
                    latest == null || latest.isAfter(planLast),
                    excluded(form),
                    published(form));
            notes.addAll(Colleagues.notes(asked, catalogue, names, dates));
        } else {
            notes.add(noDays(received, earliest, latest, soonest, horizon, planLast));
        }
        if (days && earliest != null && !earliest.isBefore(firstDay(horizon, null)) && earliest.isBefore(soonest)) {
            notes.add(Note.unmet("earliest", "notice", dates.date(soonest), horizon.noticeHours())
                    .asHint());
        }
        improbable(received, earliest, due, latest, today, notes);
        if (days) {
            new LinkOutlook(requests, scope, this::isProtected, dates, urgency -> firstDay(horizon, urgency))
                    .follows(form, typed, first, last, notes);
        }
        return notes;
    }

    private boolean isProtected(String caseId) {
        return cases.findById(caseId).map(Case::isProtected).orElse(false);
    }

    /**
     * A request in the days that it may be held.
     *
     * @param first the first of them
     * @param last the last of them, inclusive
     * @param excluded ids of the specialists who are on no panel of the case
     * @param waits whether days after the last of them come, once they are planned
     * @param published who has each {@link RoleRow.Seat} that is to be the same person's, by its code, where that is published
     */
    record Asked(
            RequestForm form,
            int duration,
            LocalDate first,
            LocalDate last,
            @Nullable Country country,
            boolean waits,
            Set<String> excluded,
            Map<String, String> published) {

        Set<Mode> modes() {
            return Set.copyOf(new TypedFields(new FormProblems()).words("modes", form.modes(), Mode.class));
        }
    }

    /** Another open request of the case for the same competence, unless the new one is to come after it. */
    private void askedForAlready(RequestForm form, Names names, List<Note> notes) {
        boolean filed = !form.version().isEmpty();
        if (filed || !form.caseKind().equals(RequestForm.EXISTING_CASE) || !Limits.isId(form.existingCase())) {
            return;
        }
        Set<String> before = form.links().stream().map(LinkRow::follows).collect(Collectors.toSet());
        for (ConsultationRequest other : requests.findByCaseWithin(form.existingCase(), scope.coordinated())) {
            if (other.state() == RequestState.OPEN && !before.contains(other.id())) {
                Set<String> asked = other.roles().stream()
                        .flatMap(role -> Stream.ofNullable(role.competence()))
                        .collect(Collectors.toSet());
                for (int i = 0; i < form.roles().size(); i++) {
                    String competence = form.roles().get(i).competence();
                    if (asked.contains(competence)) {
                        notes.add(Note.improbable(
                                        "roles-" + i + "-competence",
                                        "asked-already",
                                        names.competence(competence),
                                        other.id())
                                .of(form, i));
                    }
                }
            }
        }
    }

    private Set<String> excluded(RequestForm form) {
        return Limits.isId(form.existingCase()) && form.caseKind().equals(RequestForm.EXISTING_CASE)
                ? cases.excludedFrom(form.existingCase(), scope.coordinated())
                : Set.of();
    }

    private Map<String, String> published(RequestForm form) {
        return references.published(form.roles().stream()
                .map(RoleRow::sameAs)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet()));
    }

    private Note noDays(
            @Nullable LocalDate received,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            LocalDate first,
            PlanningHorizon horizon,
            LocalDate planLast) {
        LocalDate from = earliest == null || received != null && received.isAfter(earliest) ? received : earliest;
        if (latest != null && latest.isBefore(first)) {
            if (!latest.isBefore(firstDay(horizon, null))) {
                return Note.unmet(
                        "latest", "latest-notice", dates.date(latest), dates.date(first), horizon.noticeHours());
            }
            return Note.unmet("latest", "latest-before", dates.date(latest), dates.date(first));
        }
        if (from != null && from.isAfter(planLast)) {
            String field = from.equals(earliest) ? "earliest" : "received";
            return Note.unmet(field, "after-plan", dates.date(from), dates.date(planLast))
                    .asHint();
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

    /** The first day on which a request can be held, unless it says more: not at short notice, where it is not urgent. */
    private LocalDate firstDay(PlanningHorizon horizon, @Nullable Urgency urgency) {
        boolean notice = urgency != null && !WITHOUT_NOTICE.contains(urgency);
        LocalDateTime from = horizon.now(clock).plusHours(notice ? horizon.noticeHours() : 0);
        return latestOf(horizon.at(clock).start(), from.toLocalDate());
    }

    static LocalDate latestOf(LocalDate first, @Nullable LocalDate... others) {
        LocalDate latest = first;
        for (LocalDate other : others) {
            latest = other != null && other.isAfter(latest) ? other : latest;
        }
        return latest;
    }
}
