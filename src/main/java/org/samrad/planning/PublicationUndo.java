package org.samrad.planning;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.DatabaseExport;
import org.samrad.planning.ConsultationChange.Kind;
import org.samrad.schedule.Notifications;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a publication back: every appointment that it touched becomes what it was. Only until the first of those on the
 * panels was told, only while nobody has changed them since, and only where the checker finds the outcome valid.
 */
@Service
public class PublicationUndo {

    private final Publications publications;
    private final PublicationRows publicationRows;
    private final ChangedAppointments changedAppointments;
    private final PublishedAmendments amendments;
    private final Notifications notifications;
    private final DatabaseExport database;
    private final PublishingTurn turn;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PublicationUndo(
            Publications publications,
            PublicationRows publicationRows,
            ChangedAppointments changedAppointments,
            PublishedAmendments amendments,
            Notifications notifications,
            DatabaseExport database,
            PublishingTurn turn,
            ApplicationEventPublisher events,
            Clock clock) {
        this.publications = publications;
        this.publicationRows = publicationRows;
        this.changedAppointments = changedAppointments;
        this.amendments = amendments;
        this.notifications = notifications;
        this.database = database;
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
        /** Somebody has seen what it changed for them. */
        TOLD,
        /** Some of what it touched was changed since. */
        CHANGED,
        /** What was before would break a rule now. */
        INVALID
    }

    /** The publication can't be taken back; nothing was changed. */
    public static class UndoRefused extends RuntimeException {

        private final Hindrance hindrance;
        private final List<Violation> violations;

        UndoRefused(long publication, Hindrance hindrance, List<Violation> violations) {
            super("Publication %d can't be undone: %s %s".formatted(publication, hindrance, violations));
            this.hindrance = hindrance;
            this.violations = List.copyOf(violations);
        }

        public Hindrance hindrance() {
            return hindrance;
        }

        /** The rules that what was before would break; none unless it is {@link Hindrance#INVALID}. */
        public List<Violation> violations() {
            return violations;
        }
    }

    /** What stands in the way at this moment, as far as can be told without the checker. */
    @Transactional(readOnly = true)
    public Optional<Hindrance> hindrance(long publication) {
        return hindrance(publications.findById(publication).orElseThrow());
    }

    private Optional<Hindrance> hindrance(Publication publication) {
        long number = publication.id();
        if (publication.undoneAt() != null || publication.undoes() != null) {
            return Optional.of(Hindrance.UNDONE);
        }
        if (!publicationRows.isKept(number)) {
            return Optional.of(Hindrance.NOT_KEPT);
        }
        if (notifications.reach(number).told() > 0) {
            return Optional.of(Hindrance.TOLD);
        }
        return publicationRows.isTouchedSince(number) ? Optional.of(Hindrance.CHANGED) : Optional.empty();
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
        hindrance(publication).ifPresent(hindrance -> {
            throw new UndoRefused(number, hindrance, List.of());
        });
        List<ConsultationChange> back = publicationRows.changes(number).stream()
                .map(ConsultationChange::reversed)
                .toList();
        if (!notifications.takeBack(number)) {
            throw new UndoRefused(number, Hindrance.TOLD, List.of());
        }
        Instant now = clock.instant();
        List<PublicationRows.Touched> before = publicationRows.touched(number);
        List<PublicationRows.Touched> touched =
                changedAppointments.write(back, again(before), pinned(before, true), pinned(before, false), now);
        amendments.takeBack(number);
        PlanChanges ids = PlanChanges.of(back, unchanged(checked(number), back));
        Publication undo = publications.saveAndFlush(publication.undo(now, by, ids));
        publicationRows.keep(undo.id(), back, touched);
        events.publishEvent(new SchedulePublished(publication.proposal(), by, now, ids));
        return new Publishing.Published(undo.id(), ids);
    }

    /** What is published when all is as it was, and all that is asked for too: the checker has the last word. */
    private List<ScheduleRow> checked(long number) {
        PlanningData data = database.forPlanning();
        List<ScheduleRow> schedule = OpenPlans.published(data);
        List<Violation> violations = ScheduleCheck.checkOwn(data, schedule);
        if (!violations.isEmpty()) {
            throw new UndoRefused(number, Hindrance.INVALID, violations);
        }
        return schedule;
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
