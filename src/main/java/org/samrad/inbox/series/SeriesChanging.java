package org.samrad.inbox.series;

import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.booking.HoldEndings;
import org.samrad.consultation.Mode;
import org.samrad.consultation.UrgencyScale;
import org.samrad.inbox.choice.Names;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.inbox.form.Note;
import org.samrad.inbox.form.Outlook;
import org.samrad.limits.Fault;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestFiling;
import org.samrad.request.RequestState;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.scope.Scope;
import org.samrad.time.PlanningHorizons;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes a request and those that come after it: each as its own form would, and all that are picked or none. */
@Service
public class SeriesChanging {

    /** The most requests that are changed at once. */
    static final int MOST = 50;

    /** What {@link ChangedRequest#code} writes. */
    private static final Pattern CODE = Pattern.compile("([^:]{1,64}):(\\d{1,9}):(\\p{XDigit}{1,8})");

    private final ConsultationRequests requests;
    private final Cases cases;
    private final Appointments appointments;
    private final RequestFiling filing;
    private final RequestChoices choices;
    private final Outlook outlook;
    private final HoldEndings holds;
    private final PlanningHorizons horizons;
    private final Scope scope;
    private final Clock clock;

    SeriesChanging(
            ConsultationRequests requests,
            Cases cases,
            Appointments appointments,
            RequestFiling filing,
            RequestChoices choices,
            Outlook outlook,
            HoldEndings holds,
            PlanningHorizons horizons,
            Scope scope,
            Clock clock) {
        this.requests = requests;
        this.cases = cases;
        this.appointments = appointments;
        this.filing = filing;
        this.choices = choices;
        this.outlook = outlook;
        this.holds = holds;
        this.horizons = horizons;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * A request and what comes after it that whoever asks answers for and that has not begun.
     *
     * @param requests the request itself first, however it stands, then along the chain; empty where whoever asks does not answer
     *     for it
     * @param more whether there are others still, of very many
     */
    record Series(List<ConsultationRequest> requests, boolean more) {}

    @Transactional(readOnly = true)
    public Series series(String id) {
        Optional<ConsultationRequest> first = requests.findWithin(id, scope.coordinated());
        if (first.isEmpty()) {
            return new Series(List.of(), false);
        }
        LocalDateTime now = horizons.now(clock);
        SequencedSet<String> after = requests.after(id);
        Map<String, ConsultationRequest> toCome = requests.findAllWithin(after, scope.coordinated()).stream()
                .filter(one -> !one.hasBegun(now))
                .collect(Collectors.toMap(ConsultationRequest::id, Function.identity()));
        List<ConsultationRequest> later = after.stream()
                .flatMap(one -> Stream.ofNullable(toCome.get(one)))
                .toList();
        var all = new ArrayList<ConsultationRequest>(List.of(first.get()));
        all.addAll(alongChain(later.subList(0, Math.min(later.size(), MOST - 1))));
        return new Series(all, all.size() <= later.size());
    }

    /** Each after those that it comes after. */
    private static List<ConsultationRequest> alongChain(List<ConsultationRequest> some) {
        var left = new ArrayList<>(some);
        var ordered = new ArrayList<ConsultationRequest>();
        while (!left.isEmpty()) {
            Set<String> waiting = left.stream().map(ConsultationRequest::id).collect(Collectors.toSet());
            ConsultationRequest next = left.stream()
                    .filter(one -> Collections.disjoint(one.content().followed(), waiting))
                    .findFirst()
                    .orElseGet(left::getFirst);
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    /**
     * What would become of some requests, in their order.
     *
     * @param together the ids of those that are changed: what the others leave for what comes after them is as it is
     */
    @Transactional(readOnly = true)
    public List<ChangedRequest> changed(
            List<ConsultationRequest> some, SeriesChange change, Set<String> together, Locale locale) {
        UrgencyScale scale = choices.catalogue().scale();
        Names names = choices.names(locale);
        SequencedMap<ConsultationRequest, RequestContent> contents = new LinkedHashMap<>();
        some.forEach(one -> contents.put(one, change.of(one.content(), scale)));
        Set<String> changing = contents.entrySet().stream()
                .filter(one -> !one.getValue().equals(one.getKey().content()))
                .map(one -> one.getKey().id())
                .collect(Collectors.toSet());
        Set<String> moving = changing.stream().filter(together::contains).collect(Collectors.toSet());
        Map<String, Case> about =
                cases.findAllById(some.stream().map(ConsultationRequest::caseId).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(Case::id, Function.identity()));
        Map<String, ChangedRequest.Cancelled> published = published(
                contents.entrySet().stream()
                        .filter(one -> one.getKey().reopensOn(one.getValue()))
                        .map(one -> one.getKey().id())
                        .collect(Collectors.toSet()),
                names);
        Map<String, LocalDateTime> held = holds.heldFor(contents.entrySet().stream()
                .filter(one -> one.getKey().releasesOn(one.getValue()))
                .map(one -> one.getKey().id())
                .collect(Collectors.toSet()));
        return contents.entrySet().stream()
                .map(one -> {
                    ConsultationRequest request = one.getKey();
                    RequestContent content = one.getValue();
                    List<Fault> faults = faults(request, content);
                    List<Note> notes = !changing.contains(request.id()) || !faults.isEmpty()
                            ? List.of()
                            : outlook.ifItAsked(request, content, moving, about.get(request.caseId()), names);
                    return new ChangedRequest(
                            request,
                            content,
                            content.terms().dueOrDefault(scale),
                            faults,
                            notes,
                            published.get(request.id()),
                            held.get(request.id()));
                })
                .toList();
    }

    /** What the form of the request would refuse as well. */
    private static List<Fault> faults(ConsultationRequest request, RequestContent content) {
        var faults = new ArrayList<>(content.faults());
        boolean wasOnSite = request.terms().modes().contains(Mode.ON_SITE);
        if (!wasOnSite
                && content.terms().modes().contains(Mode.ON_SITE)
                && content.terms().sites().isEmpty()) {
            faults.add(Fault.in("sites", "series.error.sites"));
        }
        return faults;
    }

    private Map<String, ChangedRequest.Cancelled> published(Set<String> ids, Names names) {
        var published = new HashMap<String, ChangedRequest.Cancelled>();
        if (!ids.isEmpty()) {
            for (Appointment held : appointments.findByCancelledAtIsNullAndRequestIn(ids)) {
                published.put(
                        held.request(),
                        new ChangedRequest.Cancelled(
                                held.time().from(),
                                held.participants().stream()
                                        .map(one -> names.specialist(one.specialist()))
                                        .toList()));
            }
        }
        return published;
    }

    /**
     * Why nothing was changed.
     *
     * @param why the message; its argument is the request
     * @param request the one that kept all from being changed; empty where it is none of them
     */
    record Refused(String why, String request) implements Serializable {}

    /**
     * Changes the requests that were picked, or none of them. What is as it was to become, by a form that was sent twice, stays.
     *
     * @param id the request that they come after, which may be among them
     * @param picked the {@linkplain ChangedRequest#code codes} of those that were picked
     * @param agreed whether whoever asks wants it although it costs something
     * @return why none was changed; null where all are as they were to become
     * @throws org.springframework.dao.OptimisticLockingFailureException when one changes at the same moment
     */
    @Transactional
    public @Nullable Refused change(
            String id, Collection<String> picked, SeriesChange change, boolean agreed, Locale locale) {
        List<ConsultationRequest> series = series(id).requests();
        Map<String, ConsultationRequest> byId =
                series.stream().collect(Collectors.toMap(ConsultationRequest::id, Function.identity()));
        var asked = new HashMap<String, String>();
        boolean none = true;
        for (String code : new TreeSet<>(picked)) {
            Matcher read = CODE.matcher(code);
            if (!read.matches()) {
                continue;
            }
            none = false;
            ConsultationRequest request = byId.get(read.group(1));
            if (request == null) {
                return new Refused("series.refused.gone", "");
            }
            if (ChangedRequest.mark(request.content()).equals(read.group(3))) {
                continue;
            }
            if (request.state() == RequestState.WITHDRAWN || filing.hasBegun(request)) {
                return new Refused("series.refused.gone", "");
            }
            if (request.version() != Integer.parseInt(read.group(2))) {
                return new Refused("series.refused.changed", request.id());
            }
            asked.put(request.id(), read.group(3));
        }
        if (none) {
            return new Refused("series.refused.none", "");
        }
        List<ConsultationRequest> picks =
                series.stream().filter(one -> asked.containsKey(one.id())).toList();
        List<ChangedRequest> changed = picks.isEmpty() ? List.of() : changed(picks, change, asked.keySet(), locale);
        for (ChangedRequest one : changed) {
            // What an urgency means may have changed, which is no change of the request.
            if (!ChangedRequest.mark(one.content())
                    .equals(asked.get(one.request().id()))) {
                return new Refused("series.refused.changed", one.request().id());
            }
            if (!one.faults().isEmpty()) {
                return new Refused("series.refused.fault", one.request().id());
            }
            if (one.costs() && !agreed) {
                return new Refused("series.refused.costs", one.request().id());
            }
        }
        for (ChangedRequest one : changed) {
            filing.change(one.request(), one.request().version(), one.content());
        }
        return null;
    }
}
