package org.samrad.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.answer.PanelAnswers;
import org.samrad.casefile.CaseStep.Stage;
import org.samrad.outcome.ConsultationOutcome;
import org.samrad.outcome.Outcomes;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.EarlierContact;
import org.samrad.request.Exclusion;
import org.samrad.request.RequestState;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.Participant;
import org.samrad.scope.Reach;
import org.samrad.scope.Scope;
import org.samrad.specialist.Organisation;
import org.samrad.specialist.Organisations;
import org.samrad.specialist.Site;
import org.samrad.specialist.Sites;
import org.samrad.specialist.Specialist;
import org.samrad.specialist.Specialists;
import org.samrad.time.PlanningHorizons;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a case together from its requests, what is published for them and what was told of that. */
@Component
class CaseFiles {

    private final Cases cases;
    private final ConsultationRequests requests;
    private final Appointments appointments;
    private final PanelAnswers answers;
    private final Outcomes outcomes;
    private final Specialists specialists;
    private final Organisations organisations;
    private final Sites sites;
    private final CaseConsents consents;
    private final CaseWishes wishes;
    private final PlanningHorizons horizons;
    private final Scope scope;
    private final Clock clock;

    CaseFiles(
            Cases cases,
            ConsultationRequests requests,
            Appointments appointments,
            PanelAnswers answers,
            Outcomes outcomes,
            Specialists specialists,
            Organisations organisations,
            Sites sites,
            CaseConsents consents,
            CaseWishes wishes,
            PlanningHorizons horizons,
            Scope scope,
            Clock clock) {
        this.cases = cases;
        this.requests = requests;
        this.appointments = appointments;
        this.answers = answers;
        this.outcomes = outcomes;
        this.specialists = specialists;
        this.organisations = organisations;
        this.sites = sites;
        this.consents = consents;
        this.wishes = wishes;
        this.horizons = horizons;
        this.scope = scope;
        this.clock = clock;
    }

    /** The case, where the reader may read of it; nothing of it is told where and with whom that the reader may not know. */
    @Transactional(readOnly = true)
    public Optional<CaseFile> of(String id, CurrentUser reader) {
        Reach mine = scope.coordinated();
        return cases.findWithin(id, scope.readable()).map(about -> {
            boolean revealed = about.revealsPlaceAndTimeTo(reader, mine, List.of());
            List<ConsultationRequest> asked = requests.findByCaseIdOrderByTermsReceivedDescIdDesc(id);
            var people = new People(about, standing(asked));
            List<CaseStep> steps = steps(asked, people, revealed);
            List<CaseFile.Met> met = revealed ? met(about, steps, people) : List.of();
            String answering = about.organisation();
            return new CaseFile(
                    about,
                    revealed,
                    answering == null ? null : people.organisationName(answering),
                    steps,
                    met,
                    Continuity.of(met.stream().map(CaseFile.Met::times).toList()),
                    revealed ? consents.of(id) : List.of(),
                    revealed ? wishes.of(id).orElse(null) : null,
                    mine.includes(answering) ? people.excluded(about) : List.of(),
                    mine.includes(answering));
        });
    }

    private List<Appointment> standing(List<ConsultationRequest> asked) {
        return appointments.findByCancelledAtIsNullAndRequestIn(
                asked.stream().map(ConsultationRequest::id).toList());
    }

    private List<CaseStep> steps(List<ConsultationRequest> asked, People people, boolean revealed) {
        LocalDateTime now = horizons.now(clock);
        Map<UUID, ConsultationOutcome> told = byId(
                outcomes.findByRequestIn(
                        asked.stream().map(ConsultationRequest::id).toList()),
                ConsultationOutcome::appointment);
        Map<String, Appointment> published = byId(people.appointments, Appointment::request);
        Map<UUID, Set<String>> declined = revealed ? answers.decliners(people.appointments) : Map.of();
        var steps = new ArrayList<CaseStep>();
        for (ConsultationRequest request : asked) {
            Appointment appointment = published.get(request.id());
            if (appointment == null || !revealed) {
                // Where the reader may not know when, neither whether it has been.
                Stage stage = request.state() == RequestState.WITHDRAWN
                        ? Stage.WITHDRAWN
                        : appointment == null ? Stage.WAITING : Stage.PLANNED;
                steps.add(new CaseStep(request, stage, null, null, null, List.of(), null, now.toLocalDate()));
            } else {
                ConsultationOutcome outcome = told.get(appointment.id());
                steps.add(new CaseStep(
                        request,
                        stage(appointment, outcome, now),
                        appointment.time(),
                        appointment.mode(),
                        appointment.site() == null ? null : people.siteName(appointment.site()),
                        appointment.participants().stream()
                                .filter(one -> !declined.getOrDefault(appointment.id(), Set.of())
                                        .contains(one.specialist()))
                                .map(people::member)
                                .toList(),
                        outcome,
                        appointment.time().from().toLocalDate()));
            }
        }
        return steps.stream().sorted(CaseStep.IN_TIME).toList();
    }

    private static Stage stage(Appointment appointment, @Nullable ConsultationOutcome outcome, LocalDateTime now) {
        if (outcome != null) {
            return outcome.isHeld() ? Stage.HELD : Stage.NOT_HELD;
        }
        return appointment.time().from().isAfter(now) ? Stage.PLANNED : Stage.PASSED;
    }

    /** Those of earlier and those of consultations that have been; one that was told not to have been held counts for nobody. */
    private static List<CaseFile.Met> met(Case about, List<CaseStep> steps, People people) {
        var times = new LinkedHashMap<String, Integer>();
        var last = new LinkedHashMap<String, LocalDate>();
        for (EarlierContact contact : about.earlierContacts()) {
            if (contact.contacts() > 0) {
                times.merge(contact.specialist(), contact.contacts(), Math::addExact);
                later(last, contact.specialist(), contact.lastContact());
            }
        }
        for (CaseStep step : steps) {
            if (step.stage() == Stage.HELD || step.stage() == Stage.PASSED) {
                step.panel().forEach(member -> {
                    times.merge(member.specialist(), 1, Math::addExact);
                    later(last, member.specialist(), step.day());
                });
            }
        }
        return times.entrySet().stream()
                .map(entry -> people.met(entry.getKey(), entry.getValue(), last.get(entry.getKey())))
                .sorted(Comparator.comparingInt(CaseFile.Met::times).reversed().thenComparing(CaseFile.Met::name))
                .toList();
    }

    private static void later(Map<String, LocalDate> last, String specialist, @Nullable LocalDate day) {
        if (day != null) {
            last.merge(specialist, day, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    private static <K, T> Map<K, T> byId(Collection<T> found, Function<T, K> id) {
        return found.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    /** What the people and places of one case are called; read once for all of them. */
    private final class People {

        private final List<Appointment> appointments;
        private final Map<String, Specialist> specialists;
        private final Map<String, Organisation> organisations;
        private final Map<String, Site> sites;

        People(Case about, List<Appointment> appointments) {
            this.appointments = appointments;
            this.specialists = byId(
                    CaseFiles.this.specialists.findAllById(Stream.concat(
                                    Stream.concat(
                                            about.exclusions().stream().map(Exclusion::specialist),
                                            about.earlierContacts().stream().map(EarlierContact::specialist)),
                                    appointments.stream()
                                            .flatMap(one -> one.participants().stream())
                                            .map(Participant::specialist))
                            .collect(Collectors.toSet())),
                    Specialist::id);
            this.organisations = byId(
                    CaseFiles.this.organisations.findAllById(Stream.concat(
                                    Stream.ofNullable(about.organisation()),
                                    specialists.values().stream().map(Specialist::organisation))
                            .collect(Collectors.toSet())),
                    Organisation::id);
            this.sites = byId(
                    CaseFiles.this.sites.findAllById(appointments.stream()
                            .map(Appointment::site)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet())),
                    Site::id);
        }

        CaseStep.Member member(Participant participant) {
            CaseFile.Met called = met(participant.specialist(), 1, null);
            return new CaseStep.Member(
                    participant.specialist(), called.name(), called.title(), called.organisation(), participant.role());
        }

        List<CaseFile.Excluded> excluded(Case about) {
            return about.exclusions().stream()
                    .map(one -> {
                        CaseFile.Met called = met(one.specialist(), 1, null);
                        return new CaseFile.Excluded(
                                one.specialist(), called.name(), called.title(), called.organisation(), one.reason());
                    })
                    .sorted(Comparator.comparing(CaseFile.Excluded::name))
                    .toList();
        }

        CaseFile.Met met(String id, int times, @Nullable LocalDate last) {
            Specialist specialist = specialists.get(id);
            return specialist == null
                    ? new CaseFile.Met(id, null, "", times, last)
                    : new CaseFile.Met(
                            specialist.name(),
                            specialist.title(),
                            organisationName(specialist.organisation()),
                            times,
                            last);
        }

        String organisationName(String id) {
            Organisation organisation = organisations.get(id);
            return organisation == null ? id : organisation.name();
        }

        String siteName(String id) {
            Site site = sites.get(id);
            return site == null ? id : site.name();
        }
    }
}
