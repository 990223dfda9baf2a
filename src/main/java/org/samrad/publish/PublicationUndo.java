package org.samrad.publish;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.DatabaseExport;
import org.samrad.plan.ConsultationChange;
import org.samrad.plan.ConsultationChange.Kind;
import org.samrad.plan.PlanChanges;
import org.samrad.plan.Publication;
import org.samrad.plan.PublicationRows;
import org.samrad.plan.Publications;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.request.RequestEvent.Because;
import org.samrad.schedule.Notifications;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Takes a publication back: every appointment that it touched becomes what it was. Only until the first of those that it affects
 * was told, by a page or by mail, only while all of them are as it left them, and only where that breaks no rule that was kept before it.
 * What stands in the way is known before it is tried.
 */
@Service
public class PublicationUndo {

    private final Publications publications;
    private final PublicationRows publicationRows;
    private final ChangedAppointments changedAppointments;
    private final AppliedChanges applied;
    private final Notifications notifications;
    private final DatabaseExport database;
    private final OpenPlans plans;
    private final PublishingTurn turn;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PublicationUndo(
            Publications publications,
            PublicationRows publicationRows,
            ChangedAppointments changedAppointments,
            AppliedChanges applied,
            Notifications notifications,
            DatabaseExport database,
            OpenPlans plans,
            PublishingTurn turn,
            ApplicationEventPublisher events,
            Clock clock) {
        this.publications = publications;
        this.publicationRows = publicationRows;
        this.changedAppointments = changedAppointments;
        this.applied = applied;
        this.notifications = notifications;
        this.database = database;
        this.plans = plans;
        this.turn = turn;
        this.events = events;
        this.clock = clock;
    }

    /** Why a publication can't be taken back. */
    public enum Hindrance {
        /** It was taken back already, or took another back itself. */
        UNDONE,
        /** What it changed is not known: it was made before that was kept. */
        NOT_KEPT,
        /** Somebody has seen what it changed for them, or mail of it has left. */
        TOLD,
        /** Requests that lost their consultation by it are withdrawn, or follow one that is. */
        WITHDRAWN,
        /** Some of what it touched was changed since. */
        CHANGED,
        /** Consultations that it placed have begun. */
        BEGUN,
        /** Some of what it touched was pinned or unpinned since. */
        PINNED,
        /** What was before would break a rule that is kept now. */
        INVALID
    }

    /**
     * What stands in the way of taking a publication back.
     *
     * @param requests those that it is about; none where it is about the publication as a whole
     * @param violations the rules that what was before would break; none unless it is {@link Hindrance#INVALID}
     */
    public record InTheWay(Hindrance hindrance, SortedSet<String> requests, List<Violation> violations) {

        static InTheWay of(Hindrance hindrance, Collection<String> requests) {
            return new InTheWay(hindrance, new TreeSet<>(requests), List.of());
        }

        static InTheWay of(List<Violation> violations) {
            var requests = new TreeSet<String>();
            violations.forEach(violation -> requests.addAll(violation.involved()));
            return new InTheWay(Hindrance.INVALID, requests, violations);
        }
    }

    /** The publication can't be taken back; nothing was changed. */
    public static class UndoRefused extends RuntimeException {

        private final InTheWay inTheWay;

        UndoRefused(long publication, InTheWay inTheWay) {
            super("Publication %d can't be undone: %s".formatted(publication, inTheWay));
            this.inTheWay = inTheWay;
        }

        public InTheWay inTheWay() {
            return inTheWay;
        }
    }

    /** What stands in the way at this moment; where nothing does, {@link #undo} does it. */
    public Optional<InTheWay> inTheWay(long publication) {
        return inTheWay(
                publications.findById(publication).orElseThrow(),
                publicationRows.changes(publication),
                notifications.reach(publication));
    }

    /**
     * @param changes what the publication changed
     * @param reach how far its news has come
     */
    Optional<InTheWay> inTheWay(Publication publication, List<ConsultationChange> changes, Notifications.Reach reach) {
        return inTheWay(publication, changes, reach, () -> plans.live().data());
    }

    private Optional<InTheWay> inTheWay(
            Publication publication,
            List<ConsultationChange> changes,
            Notifications.Reach reach,
            Supplier<PlanningData> data) {
        long number = publication.id();
        if (publication.undoneAt() != null || publication.undoes() != null) {
            return Optional.of(InTheWay.of(Hindrance.UNDONE, List.of()));
        }
        if (publication.isForgotten() || changes.isEmpty()) {
            return Optional.of(InTheWay.of(Hindrance.NOT_KEPT, List.of()));
        }
        if (reach.isOut()) {
            return Optional.of(InTheWay.of(Hindrance.TOLD, List.of()));
        }
        PlanningData now = data.get();
        PublicationRows.Aftermath after = publicationRows.aftermath(number);
        return new UndoCheck(now, changes, publicationRows.touched(number))
                .inTheWay(
                        after.changedAgain(),
                        after.pinned(),
                        publicationRows.brokenBefore(number),
                        applied.without(List.of(number), now));
    }

    /**
     * Takes a publication back.
     *
     * @param by the account that does it
     * @return what was done
     * @throws UndoRefused where it can't be; nothing is changed
     */
    public Publishing.Published undo(long number, String by) {
        return turn.take(() -> undoInTurn(publications.findById(number).orElseThrow(), by));
    }

    private Publishing.Published undoInTurn(Publication publication, String by) {
        long number = publication.id();
        PlanningData data = database.forPlanning();
        List<ConsultationChange> changes = publicationRows.changes(number);
        inTheWay(publication, changes, notifications.reach(number), () -> data).ifPresent(inTheWay -> {
            throw new UndoRefused(number, inTheWay);
        });
        List<ConsultationChange> back =
                changes.stream().map(ConsultationChange::reversed).toList();
        if (!notifications.takeBack(number)) {
            throw new UndoRefused(number, InTheWay.of(Hindrance.TOLD, List.of()));
        }
        Instant now = clock.instant();
        List<PublicationRows.Touched> before = publicationRows.touched(number);
        List<PublicationRows.Touched> touched = changedAppointments.write(
                back, again(before), pinned(before, true), pinned(before, false), Because.UNDONE, now);
        applied.takeBack(number);
        List<ScheduleRow> standing =
                data.with(rows -> rows.letGo(data.held().keySet())).published();
        PlanChanges ids = PlanChanges.of(back, unchanged(standing, back));
        Publication undo = publications.saveAndFlush(publication.undo(now, by, ids));
        publicationRows.keep(undo.id(), data.header().horizonStart().atStartOfDay(), back, touched, List.of());
        events.publishEvent(new SchedulePublished(publication.proposal(), number, by, now, ids));
        return new Publishing.Published(undo.id(), ids);
    }

    private static Set<String> unchanged(List<ScheduleRow> schedule, List<ConsultationChange> back) {
        Set<String> stay = schedule.stream().map(ScheduleRow::request).collect(Collectors.toSet());
        back.forEach(change -> stay.remove(change.request()));
        return stay;
    }

    private static Map<String, UUID> again(List<PublicationRows.Touched> touched) {
        return touched.stream()
                .filter(one -> one.kind() == Kind.CANCELLED)
                .collect(Collectors.toMap(PublicationRows.Touched::request, PublicationRows.Touched::appointment));
    }

    private static Set<String> pinned(List<PublicationRows.Touched> touched, boolean before) {
        return touched.stream()
                .filter(one -> one.pinnedBefore() == before)
                .map(PublicationRows.Touched::request)
                .collect(Collectors.toSet());
    }
}
