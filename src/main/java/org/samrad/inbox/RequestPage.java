package org.samrad.inbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.answer.AnswersShown;
import org.samrad.answer.PanelAnswer;
import org.samrad.booking.RequestBooking;
import org.samrad.consultation.Mode;
import org.samrad.inbox.choice.Names;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.inbox.form.Note;
import org.samrad.inbox.form.Outlook;
import org.samrad.outcome.ConsultationOutcome;
import org.samrad.outcome.Outcomes;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.FollowUp;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestEvent;
import org.samrad.request.RequestHistory;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestState;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.Participant;
import org.samrad.scope.Reach;
import org.samrad.scope.Scope;
import org.samrad.specialist.Reachable;
import org.samrad.specialist.Specialists;
import org.samrad.time.PlanningHorizons;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** Fills the page of one request. */
@Component
class RequestPage {

    private final ConsultationRequests requests;
    private final Cases cases;
    private final Appointments appointments;
    private final AnswersShown answers;
    private final Outcomes outcomes;
    private final Specialists specialists;
    private final RequestHistory history;
    private final RequestChoices catalogue;
    private final PlanningHorizons horizons;
    private final Outlook outlook;
    private final RequestBooking booking;
    private final Scope scope;
    private final Clock clock;

    RequestPage(
            ConsultationRequests requests,
            Cases cases,
            Appointments appointments,
            AnswersShown answers,
            Outcomes outcomes,
            Specialists specialists,
            RequestHistory history,
            RequestChoices catalogue,
            PlanningHorizons horizons,
            Outlook outlook,
            RequestBooking booking,
            Scope scope,
            Clock clock) {
        this.requests = requests;
        this.cases = cases;
        this.appointments = appointments;
        this.answers = answers;
        this.outcomes = outcomes;
        this.specialists = specialists;
        this.history = history;
        this.catalogue = catalogue;
        this.horizons = horizons;
        this.outlook = outlook;
        this.booking = booking;
        this.scope = scope;
        this.clock = clock;
    }

    /** @throws ResponseStatusException where there is no such request */
    @Transactional(readOnly = true)
    void fill(String id, CurrentUser user, Locale locale, Model model) {
        Reach readable = scope.readable();
        Reach mine = scope.coordinated();
        // All of the case at once, so that what belongs to each comes for all of them as well.
        List<ConsultationRequest> ofCase = requests.findWithThoseOfItsCase(id, readable);
        ConsultationRequest request = ofCase.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        LocalDate today = horizons.now(clock).toLocalDate();
        Names names = catalogue.names(locale);
        Case about = cases.findById(request.caseId()).orElse(null);
        Optional<Appointment> published = appointments.findByRequestAndCancelledAtIsNull(id);
        Map<String, Participant> panel = published.stream()
                .flatMap(appointment -> appointment.participants().stream())
                .collect(Collectors.toMap(Participant::role, Function.identity()));
        boolean revealed = about == null
                || about.revealsPlaceAndTimeTo(
                        user,
                        mine,
                        panel.values().stream().map(Participant::specialist).toList());

        RequestContent content = request.content();
        model.addAttribute("request", request);
        model.addAttribute("terms", content.terms());
        model.addAttribute("roles", content.roles());
        model.addAttribute("windows", content.windows());
        model.addAttribute("follows", content.follows());
        model.addAttribute("sameAsOf", sameAsOf(content));
        model.addAttribute("guarantee", Guarantee.of(request, today));
        model.addAttribute("about", about);
        model.addAttribute("earlierContacts", about == null || !revealed ? List.of() : about.earlierContacts());
        model.addAttribute("exclusions", about == null || !revealed ? List.of() : about.exclusions());
        model.addAttribute("appointment", revealed ? published.orElse(null) : null);
        model.addAttribute("hidden", published.isPresent() && !revealed);
        model.addAttribute("revealed", revealed);
        boolean begun = revealed
                && published
                        .filter(appointment -> !appointment.time().from().isAfter(horizons.now(clock)))
                        .isPresent();
        model.addAttribute("begun", begun);
        ConsultationOutcome outcome =
                begun ? outcomes.findById(published.get().id()).orElse(null) : null;
        model.addAttribute("outcome", outcome);
        model.addAttribute("zone", horizons.zone(clock));
        model.addAttribute("panel", panel);
        model.addAttribute("names", names);
        boolean answersForIt = mine.includes(about == null ? null : about.organisation());
        fillReach(answersForIt && revealed ? published.orElse(null) : null, content, model);
        model.addAttribute(
                "languages",
                request.terms().languages().stream()
                        .map(tag -> RequestChoices.language(tag, locale))
                        .toList());
        model.addAttribute(
                "siblings",
                ofCase.stream()
                        .filter(other -> !other.id().equals(id))
                        .map(other -> new Sibling(
                                other.id(),
                                other.terms().title(),
                                other.terms().form().name(),
                                Guarantee.of(other, today)))
                        .toList());
        model.addAttribute(
                "unmet",
                request.state() != RequestState.OPEN || !revealed
                        ? List.of()
                        : outlook.of(request, about, names).stream()
                                .filter(note -> note.kind() == Note.Kind.UNMET)
                                .toList());
        Set<String> after = requests.after(id);
        boolean mayBeHeldBack =
                request.state() == RequestState.OPEN && !content.followed().isEmpty();
        Set<String> heldBackBy = mayBeHeldBack ? heldBackBy(id, requests.waiting()) : Set.of();
        model.addAttribute("after", after);
        model.addAttribute("heldBackBy", heldBackBy);
        model.addAttribute("open", open(content, after, heldBackBy, readable));
        // Who may not know when a consultation is, may not know that it has been, either.
        List<RequestHistory.Line> lines = history.of(id, user.username(), horizons.zone(clock)).stream()
                .filter(line ->
                        revealed || line.what() != RequestEvent.What.HELD && line.what() != RequestEvent.What.NOT_HELD)
                .toList();
        model.addAttribute("history", lines);
        AnswersShown.OfRequest answered =
                revealed ? answers.ofRequest(id, published.orElse(null), content.roles(), horizons.zone(clock)) : null;
        model.addAttribute("answered", answered);
        model.addAttribute("declined", answered == null ? Map.of() : declined(answered.declines(), lines));
        model.addAttribute("longest", RequestEvent.MOST);
        model.addAttribute(
                "life",
                RequestLife.of(
                        request,
                        lines,
                        revealed ? request.scheduledStart() : null,
                        outcome == null ? null : outcome.isHeld(),
                        lines.stream().anyMatch(line -> line.what() == RequestEvent.What.PROPOSED)
                                && booking.isAsked(id),
                        begun));
        model.addAttribute(
                "newest",
                answersForIt && lines.stream().anyMatch(RequestHistory.Line::isNews)
                        ? lines.getFirst().position()
                        : null);
        boolean mayFollow = answersForIt && request.state() != RequestState.WITHDRAWN;
        model.addAttribute("mayFollow", mayFollow);
        model.addAttribute("mayFileAgain", answersForIt && !mayFollow);
        boolean mayChange = mayFollow && !request.hasBegun(horizons.now(clock));
        model.addAttribute("mayChange", mayChange);
        model.addAttribute("series", mayChange && !after.isEmpty() ? series(after, mine) : List.of());
    }

    /**
     * Tells how the panel is reached, and where it meets by video.
     *
     * @param published null where the reader is not to know
     */
    private void fillReach(@Nullable Appointment published, RequestContent content, Model model) {
        Set<String> people = published == null
                ? Set.of()
                : published.participants().stream().map(Participant::specialist).collect(Collectors.toSet());
        Map<String, Reachable> reached = specialists.reachable(people);
        model.addAttribute("reached", reached);
        model.addAttribute(
                "meeting",
                published == null || published.mode() != Mode.VIDEO
                        ? null
                        : Reachable.firstWithLink(published.inRequired(content.roles()), reached)
                                .orElse(null));
    }

    /**
     * Who had declined before a consultation was cancelled or published anew, by the position of the line that says so; of the lines,
     * the latest first.
     */
    private Map<Long, List<PanelAnswer>> declined(List<PanelAnswer> declines, List<RequestHistory.Line> lines) {
        var byLine = new HashMap<Long, List<PanelAnswer>>();
        List<PanelAnswer> left = new ArrayList<>(declines);
        for (RequestHistory.Line line : lines.reversed()) {
            List<PanelAnswer> before = left.stream()
                    .filter(one -> endsOne(line)
                            && !LocalDateTime.ofInstant(one.answeredAt(), horizons.zone(clock))
                                    .isAfter(line.at()))
                    .toList();
            if (!before.isEmpty()) {
                byLine.put(line.position(), before);
                left.removeAll(before);
            }
        }
        return byLine;
    }

    private static boolean endsOne(RequestHistory.Line line) {
        return line.what() == RequestEvent.What.RELEASED || line.what() == RequestEvent.What.SCHEDULED;
    }

    /** Of what comes after a request what can be withdrawn with it: that the reader answers for, and that has not begun. */
    private List<ConsultationRequest> series(Set<String> after, Reach mine) {
        LocalDateTime now = horizons.now(clock);
        return requests.findAllWithin(after, mine).stream()
                .filter(one -> !one.hasBegun(now))
                .sorted(Comparator.comparing(ConsultationRequest::id))
                .toList();
    }

    /** Whether a request is one that the reader answers for. */
    @Transactional(readOnly = true)
    boolean isMine(String id) {
        return requests.findWithin(id, scope.coordinated()).isPresent();
    }

    /** Of some requests those that the reader answers for. */
    @Transactional(readOnly = true)
    Set<String> mine(Set<String> ids) {
        return requests.idsWithin(ids, scope.coordinated());
    }

    /** Notes that the reader has seen the history of a request up to a position. */
    void seen(String id, long newest, CurrentUser user) {
        history.seen(id, user.username(), newest);
    }

    /** Those of the requests that a page speaks of that its reader may see; of the others it says only that they are another's. */
    private Set<String> open(RequestContent content, Set<String> after, Set<String> heldBackBy, Reach readable) {
        var named = new TreeSet<>(after);
        named.addAll(heldBackBy);
        named.addAll(content.followed());
        named.addAll(sameAsOf(content).values());
        return named.isEmpty() ? Set.of() : requests.idsWithin(named, readable);
    }

    /** Of the requests that one follows, those that keep it from being planned; none where it is not held back. */
    private static Set<String> heldBackBy(String id, List<FollowUp> followUps) {
        Set<String> heldBack = FollowUp.heldBack(followUps);
        return !heldBack.contains(id)
                ? Set.of()
                : followUps.stream()
                        .filter(one -> one.id().equals(id))
                        .filter(one ->
                                one.followedState() == RequestState.WITHDRAWN || heldBack.contains(one.followed()))
                        .map(FollowUp::followed)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** By the name of each role that is to be taken by somebody from before, the id of the request that they are from. */
    private static Map<String, String> sameAsOf(RequestContent content) {
        var requests = new HashMap<String, String>();
        for (RequestRole role : content.roles()) {
            String same = content.sameAsRequest(role);
            if (same != null) {
                requests.put(role.role(), same);
            }
        }
        return requests;
    }

    /** Another request of the same case. */
    record Sibling(String id, @Nullable String title, String form, Guarantee guarantee) {}
}
