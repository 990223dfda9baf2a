package org.samrad.casefile;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.audit.AccessLog;
import org.samrad.audit.AccessLog.What;
import org.samrad.booking.HoldEndings;
import org.samrad.casefile.CaseForm.Hit;
import org.samrad.casefile.CaseForm.Question;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningTable;
import org.samrad.exchange.BrokenConsultation;
import org.samrad.exchange.DataDifference;
import org.samrad.exchange.DataMerge;
import org.samrad.exchange.PlanningDataChanged;
import org.samrad.exchange.PlanningLock;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.Exclusion;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.scope.Scope;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says anew what is said of a case itself. What is published by then stays; what is against a rule by it is named first, and planners
 * have it among what is against a rule. Protection holds for all pages from the next one on, since each asks for it at its query.
 */
@Service
class CaseTermsKeeping {

    private final Cases cases;
    private final ConsultationRequests requests;
    private final Appointments appointments;
    private final HoldEndings holds;
    private final DataMerge merge;
    private final PlanningHorizons horizons;
    private final Scope scope;
    private final AccessLog log;
    private final ApplicationEventPublisher events;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    CaseTermsKeeping(
            Cases cases,
            ConsultationRequests requests,
            Appointments appointments,
            HoldEndings holds,
            DataMerge merge,
            PlanningHorizons horizons,
            Scope scope,
            AccessLog log,
            ApplicationEventPublisher events,
            JdbcTemplate jdbc,
            Clock clock) {
        this.cases = cases;
        this.requests = requests;
        this.appointments = appointments;
        this.holds = holds;
        this.merge = merge;
        this.horizons = horizons;
        this.scope = scope;
        this.log = log;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What became of it. */
    enum Outcome {
        DONE,
        /** It does more than is typed, see the question; nothing is changed. */
        ASKS,
        /** Somebody else has changed the case since; nothing is changed. */
        CHANGED,
        /** There is no such case, for this account. */
        UNKNOWN
    }

    /** What is said of a case; empty where there is no such case, for this account. */
    @Transactional(readOnly = true)
    public Optional<CaseTerms> of(String caseId) {
        return cases.findWithin(caseId, scope.coordinated()).map(CaseTerms::of);
    }

    /** @param question what is asked; null where nothing is */
    record Said(Outcome outcome, @Nullable Question question) {}

    /**
     * Says it anew, after those who publish or change planning data at the same time; the same twice is said once.
     *
     * @param seen the version of the case that was shown
     * @param agreed {@link Question#agreed} of what was shown and agreed to; empty where nothing was
     */
    @Transactional
    public Said change(String caseId, int seen, CaseTerms to, String agreed) {
        if (cases.idsWithin(List.of(caseId), scope.coordinated()).isEmpty()) {
            return new Said(Outcome.UNKNOWN, null);
        }
        new PlanningLock(jdbc).hold(clock.instant());
        Case about = cases.findWithin(caseId, scope.coordinated()).orElse(null);
        if (about == null) {
            return new Said(Outcome.UNKNOWN, null);
        }
        CaseTerms before = CaseTerms.of(about);
        if (before.equals(to)) {
            return new Said(Outcome.DONE, null);
        }
        if (about.version() != seen) {
            return new Said(Outcome.CHANGED, null);
        }
        Set<String> excluded = without(before.excluded(), to.excluded());
        List<String> held = holds.heldBy(caseId, excluded);
        Question question = question(about, before, to, excluded, held);
        if (!question.isEmpty() && !question.agreed().equals(agreed)) {
            return new Said(Outcome.ASKS, question);
        }
        tell(caseId, before, to, excluded);
        about.change(to.municipality(), to.isProtected(), to.organisation(), to.excluded());
        cases.saveAndFlush(about);
        if (!Objects.equals(before.organisation(), to.organisation())) {
            // Once for those who answered for it, once for those who do now.
            log.addOfCase(caseId, What.CASE_MOVED, to.organisation());
        }
        held.forEach(holds::release);
        events.publishEvent(new PlanningDataChanged());
        return new Said(Outcome.DONE, null);
    }

    /** Who is left out by the second and was not by the first. */
    private static Set<String> without(List<Exclusion> before, List<Exclusion> after) {
        Set<String> added = ids(after);
        added.removeAll(ids(before));
        return added;
    }

    private static Set<String> ids(List<Exclusion> all) {
        return all.stream().map(Exclusion::specialist).collect(Collectors.toCollection(HashSet::new));
    }

    private void tell(String caseId, CaseTerms before, CaseTerms to, Set<String> excluded) {
        if (before.isProtected() != to.isProtected()) {
            log.addOfCase(caseId, to.isProtected() ? What.PROTECTION_ON : What.PROTECTION_OFF, null);
        }
        if (!Objects.equals(before.municipality(), to.municipality())) {
            // Where a family lives is not for the trail.
            log.addOfCase(caseId, What.MUNICIPALITY_CHANGED, null);
        }
        if (!Objects.equals(before.organisation(), to.organisation())) {
            log.addOfCase(caseId, What.CASE_MOVED, to.organisation());
        }
        to.excluded().stream()
                .filter(one -> !before.excluded().contains(one))
                .forEach(one -> log.addOfCase(caseId, What.EXCLUDED, one.specialist()));
        without(to.excluded(), before.excluded()).stream()
                .sorted()
                .forEach(one -> log.addOfCase(caseId, What.EXCLUSION_LIFTED, one));
    }

    private Question question(Case about, CaseTerms before, CaseTerms to, Set<String> excluded, List<String> held) {
        Map<String, ConsultationRequest> asked =
                requests.findByCaseIdOrderByTermsReceivedDescIdDesc(about.id()).stream()
                        .collect(Collectors.toMap(ConsultationRequest::id, Function.identity()));
        LocalDateTime now = horizons.now(clock);
        Set<String> broken = broken(about.id(), before, to);
        List<Hit> hits = appointments.findByCancelledAtIsNullAndRequestIn(asked.keySet()).stream()
                .filter(one -> one.time().from().isAfter(now))
                .filter(one -> broken.contains(one.request())
                        || one.participants().stream().anyMatch(seat -> excluded.contains(seat.specialist())))
                .sorted(Comparator.comparing((Appointment one) -> one.time().from())
                        .thenComparing(Appointment::request))
                .map(one -> hit(Objects.requireNonNull(asked.get(one.request())), one))
                .toList();
        List<Hit> released = held.stream()
                .map(id -> hit(Objects.requireNonNull(asked.get(id)), null))
                .toList();
        boolean shows = before.isProtected() && !to.isProtected();
        String all = "%s %d %s %s %s".formatted(about.id(), about.version(), to, hits, released);
        return new Question(
                shows,
                hits,
                released,
                UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString());
    }

    private static Hit hit(ConsultationRequest request, @Nullable Appointment published) {
        return new Hit(
                request.id(),
                request.terms().title(),
                request.terms().form(),
                published == null ? null : published.time().from(),
                published == null ? null : published.time().until());
    }

    /** The requests whose published consultations would be against a rule that they keep now. */
    private Set<String> broken(String caseId, CaseTerms before, CaseTerms to) {
        boolean matters = !Objects.equals(before.organisation(), to.organisation())
                || !before.excluded().equals(to.excluded());
        if (!matters || horizons.current().isEmpty()) {
            return Set.of();
        }
        return merge.broken(DataDifference.between(rows(caseId, before), rows(caseId, to))).stream()
                .map(BrokenConsultation::request)
                .collect(Collectors.toSet());
    }

    private static Map<PlanningTable, List<Record>> rows(String caseId, CaseTerms terms) {
        return Map.of(
                PlanningTable.CASES,
                List.of(new PlanningData.Case(caseId, terms.municipality(), terms.isProtected(), terms.organisation())),
                PlanningTable.EXCLUSIONS,
                terms.excluded().stream()
                        .<Record>map(one -> new PlanningData.Exclusion(caseId, one.specialist(), one.reason()))
                        .toList());
    }
}
