package org.samrad.planning;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.samrad.check.ScheduleCheck;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.BookedRole;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.DatabaseExport;
import org.samrad.request.RequestHistory;
import org.samrad.schedule.Notifications;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes a proposal, or a selection of its changes, the schedule: as a whole or not at all. The checker judges what would be
 * published against the data of this moment, then consultations become appointments, those that move are moved, and those
 * that go are cancelled. What has come in between is a conflict, and the rest can be published. See {@link Publishable}.
 */
@Service
public class Publishing {

    private final Proposals proposals;
    private final ProposalRows rows;
    private final PlanningRuns runs;
    private final DatabaseExport database;
    private final RequestHistory history;
    private final Publications publications;
    private final PublicationRows publicationRows;
    private final ChangedAppointments changedAppointments;
    private final Amendments amendments;
    private final PublishedAmendments publishedAmendments;
    private final Notifications notifications;
    private final PublishingTurn turn;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Publishing(
            Proposals proposals,
            ProposalRows rows,
            PlanningRuns runs,
            DatabaseExport database,
            RequestHistory history,
            Publications publications,
            PublicationRows publicationRows,
            ChangedAppointments changedAppointments,
            Amendments amendments,
            PublishedAmendments publishedAmendments,
            Notifications notifications,
            PublishingTurn turn,
            ApplicationEventPublisher events,
            Clock clock) {
        this.proposals = proposals;
        this.rows = rows;
        this.runs = runs;
        this.database = database;
        this.history = history;
        this.publications = publications;
        this.publicationRows = publicationRows;
        this.changedAppointments = changedAppointments;
        this.amendments = amendments;
        this.publishedAmendments = publishedAmendments;
        this.notifications = notifications;
        this.turn = turn;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What publishing would do at this moment.
     *
     * @param publishable the changes that can be published
     * @param conflicts why others can't, by request
     * @param amendments what the proposal takes for granted, and what becomes so with the request that it was given up for
     * @param underWay whether its run is still being solved; publishing is refused until it has ended
     * @param whatIf whether it is about data of which something is imagined; publishing is refused for good
     */
    public record Preview(
            Publishable publishable,
            List<Conflict> conflicts,
            List<Amendment> amendments,
            boolean underWay,
            boolean whatIf) {

        /** By request. */
        public SortedMap<String, ConsultationChange> changes() {
            return publishable.changes();
        }

        /** Published consultations that can't stand: every publication takes them back. */
        public SortedSet<String> takenBack() {
            return publishable.takenBack();
        }

        /** The ids of all that would be published, by kind. */
        public PlanChanges ids() {
            return publishable.ids();
        }

        /** What the planner agrees to. */
        public String fingerprint() {
            String all = publishable.fingerprint() + amendments;
            return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
        }

        /** What becomes so when some of the changes are published. */
        public List<Amendment> amendmentsWith(Collection<String> chosen) {
            return Publishing.with(
                    amendments,
                    chosen.stream()
                            .filter(changes()::containsKey)
                            .map(changes()::get)
                            .toList());
        }

        /** Requests whose change is left out. */
        public long leftOut() {
            return conflicts.stream()
                    .filter(conflict -> !conflict.takenBack())
                    .map(Conflict::request)
                    .distinct()
                    .count();
        }
    }

    /**
     * What was done.
     *
     * @param number of the publication, and of the version that it left
     */
    public record Published(long number, PlanChanges changes) {}

    /** Looks without changing anything. */
    @Transactional(readOnly = true)
    public Preview preview(long proposal) {
        Proposal its = ofId(proposal);
        PlanningData data = database.forPlanning();
        List<ScheduleRow> proposed = rows.all(proposal);
        Map<String, Publishable.Since> since = publicationRows.since(proposal);
        List<Amendment> taken = amendments.of(proposal);
        Set<String> pins = new HashSet<>(rows.pinned(proposal));
        data.bookedRoles().stream().filter(BookedRole::pinned).forEach(booked -> pins.remove(booked.request()));
        Publishable publishable = new Publishable(
                changes -> Amendments.applyTo(data, with(taken, changes)),
                OpenPlans.published(data),
                since,
                proposed,
                pins);
        Set<String> changed = history.changedSince(begun(its));
        return new Preview(
                publishable,
                new Conflicts(publishable, data, proposed, since, changed).all(),
                taken,
                runs.isUnderWay(its),
                its.isWhatIf());
    }

    private static List<Amendment> with(List<Amendment> taken, Collection<ConsultationChange> changes) {
        Set<String> placed = changes.stream()
                .filter(change -> !change.after().isEmpty())
                .map(ConsultationChange::request)
                .collect(Collectors.toSet());
        return taken.stream()
                .filter(amendment -> placed.contains(amendment.request()))
                .toList();
    }

    /** The proposal's run has not ended, so that its best so far may change at any moment; nothing was changed. */
    public static class StillSolving extends RuntimeException {
        StillSolving(long proposal) {
            super("Proposal %d is still being improved; stop its run or wait before it is published."
                    .formatted(proposal));
        }
    }

    /** The proposal is about data of which something is imagined, so that it can only be looked at; nothing was changed. */
    public static class OnlyImagined extends RuntimeException {
        OnlyImagined(long proposal) {
            super("Proposal %d is about data that are not so; it can't be published.".formatted(proposal));
        }
    }

    /** What publishing would change is no longer what the planner was shown; nothing was changed. */
    public static class ChangedMeanwhile extends RuntimeException {
        ChangedMeanwhile(long proposal) {
            super("What publishing proposal %d changes is not what was shown; look again.".formatted(proposal));
        }
    }

    /** There is nothing to publish. */
    public static class NothingChosen extends RuntimeException {
        NothingChosen(long proposal) {
            super("Nothing of proposal %d is chosen that would change what is published.".formatted(proposal));
        }
    }

    /**
     * Publishes changes of a proposal.
     *
     * @param seen the {@link Preview#fingerprint} of what the planner was shown
     * @param leftOut the requests whose changes are not published, of those that can be
     * @param by the account that does it
     * @return what was done
     * @throws ScheduleRefused where the rest can't be published without them; nothing is changed
     * @throws ChangedMeanwhile where it would change something else than the planner was shown; nothing is changed
     * @throws StillSolving while its run is under way
     * @throws OnlyImagined where it is about data that are not so
     * @throws NothingChosen where it would change nothing
     */
    public Published publish(long proposal, String seen, Collection<String> leftOut, String by) {
        return turn.take(() -> publishInTurn(proposal, seen, leftOut, by));
    }

    private Published publishInTurn(long proposal, String seen, Collection<String> leftOut, String by) {
        Preview preview = preview(proposal);
        if (preview.underWay()) {
            throw new StillSolving(proposal);
        }
        if (preview.whatIf()) {
            throw new OnlyImagined(proposal);
        }
        if (!preview.fingerprint().equals(seen)) {
            throw new ChangedMeanwhile(proposal);
        }
        var chosen = new TreeSet<>(preview.changes().keySet());
        chosen.removeAll(leftOut);
        Publishable.Selection selection = preview.publishable().selection(chosen);
        ScheduleRefused.unlessValid(selection.violations());
        if (selection.chosen().isEmpty()) {
            throw new NothingChosen(proposal);
        }
        List<ConsultationChange> changes =
                selection.chosen().stream().map(preview.changes()::get).toList();
        long left = preview.leftOut() + preview.changes().size() - changes.size();
        Instant now = clock.instant();
        List<PublicationRows.Touched> touched =
                changedAppointments.write(changes, Map.of(), rows.pinned(proposal), Set.of(), now);
        PlanChanges ids = PlanChanges.of(changes, preview.publishable().unchangedBy(selection.chosen()));
        long number = publications
                .saveAndFlush(new Publication(proposal, now, by, ids, (int) left))
                .id();
        publicationRows.keep(number, changes, touched);
        List<Amendment> granted = preview.amendmentsWith(selection.chosen());
        if (!granted.isEmpty()) {
            publishedAmendments.makeTrue(number, granted);
            checkAgain();
        }
        notifications.add(number, ChangedAppointments.news(changes, touched), now);
        events.publishEvent(new SchedulePublished(proposal, by, now, ids));
        return new Published(number, ids);
    }

    /** The checker has the last word on what has become true. */
    private void checkAgain() {
        PlanningData data = database.forPlanning();
        ScheduleRefused.unlessValid(ScheduleCheck.check(data, OpenPlans.published(data)));
    }

    /** Since when what changes may be news to it. */
    private Instant begun(Proposal proposal) {
        Long run = proposal.run();
        return run == null
                ? proposal.storedAt()
                : runs.findById(run).orElseThrow().startedAt().orElse(proposal.storedAt());
    }

    private Proposal ofId(long id) {
        return proposals.findById(id).orElseThrow(() -> new NoSuchPlan(PlanRef.proposal(id)));
    }
}
