package org.samrad.publish;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.BookedRole;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.DatabaseExport;
import org.samrad.plan.Amendment;
import org.samrad.plan.Amendments;
import org.samrad.plan.ConsultationChange;
import org.samrad.plan.NoSuchPlan;
import org.samrad.plan.PlanChanges;
import org.samrad.plan.PlanRef;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.Proposal;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Proposals;
import org.samrad.plan.Publication;
import org.samrad.plan.PublicationRows;
import org.samrad.plan.Publications;
import org.samrad.plan.snapshot.LiveData;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestHistory;
import org.samrad.schedule.Notifications;
import org.samrad.solve.ScheduleRefused;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Makes a proposal, or a selection of its changes, the schedule: as a whole or not at all. The checker judges what would be
 * published against the data of this moment, then consultations become appointments, those that move are moved, and those
 * that go are cancelled. What has come in between is a conflict, and the rest can be published. See {@link Publishable}.
 */
@Service
public class Publishing {

    private static final int KEPT = 4;
    private static final Duration KEPT_FOR = Duration.ofMinutes(5);

    private final Proposals proposals;
    private final ProposalRows rows;
    private final PlanningRuns runs;
    private final DatabaseExport database;
    private final OpenPlans plans;
    private final PlanningHorizons horizons;
    private final RequestHistory history;
    private final ConsultationRequests requests;
    private final Publications publications;
    private final PublicationRows publicationRows;
    private final ChangedAppointments changedAppointments;
    private final Amendments amendments;
    private final PublishedAmendments publishedAmendments;
    private final Notifications notifications;
    private final PublishingTurn turn;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** So that looking again, and publishing what was looked at, need not judge anew. */
    private final Cache<About, Judged> judged =
            Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(KEPT_FOR).build();

    Publishing(
            Proposals proposals,
            ProposalRows rows,
            PlanningRuns runs,
            DatabaseExport database,
            OpenPlans plans,
            PlanningHorizons horizons,
            RequestHistory history,
            ConsultationRequests requests,
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
        this.plans = plans;
        this.horizons = horizons;
        this.history = history;
        this.requests = requests;
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

    /** A proposal and the {@link LiveData#mark} of the data by which it is judged. */
    private record About(long proposal, int version, String mark) {}

    /** @param asOf the local moment of the data */
    private record Judged(
            Publishable publishable, List<Conflict> conflicts, List<Amendment> taken, LocalDateTime asOf) {

        /** Whether a start that is judged has passed since. */
        boolean isOutdated(LocalDateTime now) {
            return publishable.starts().anyMatch(start -> !start.isBefore(asOf) && start.isBefore(now));
        }
    }

    /**
     * Looks without changing anything.
     *
     * @throws NoSuchPlan where the proposal is not there
     */
    public Preview preview(long proposal) {
        Proposal its = ofId(proposal);
        LiveData.Snapshot live = plans.live();
        About about = new About(proposal, its.version(), live.mark());
        Judged known = judged.get(about, none -> judge(its, live.data()));
        if (known.isOutdated(horizons.now(clock))) {
            known = judge(its, database.forPlanning());
            judged.put(about, known);
        }
        return new Preview(known.publishable(), known.conflicts(), known.taken(), runs.isUnderWay(its), its.isWhatIf());
    }

    private Judged judge(Proposal proposal, PlanningData data) {
        long id = proposal.id();
        List<ScheduleRow> proposed = rows.all(id);
        Map<String, PublicationRows.Since> since = publicationRows.since(id);
        List<Amendment> taken = amendments.of(id);
        Set<String> pins = new HashSet<>(rows.pinned(id));
        data.bookedRoles().stream().filter(BookedRole::pinned).forEach(booked -> pins.remove(booked.request()));
        Publishable publishable = new Publishable(
                changes -> Amendments.applyTo(data, with(taken, changes)),
                OpenPlans.published(data),
                since,
                proposed,
                pins);
        Set<String> changed = history.changedSince(begun(proposal));
        return new Judged(
                publishable,
                new Conflicts(publishable, data, proposed, since, changed, requests.heldBack()).all(),
                taken,
                data.header().now());
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
     * @return what was done; what was done before, where this account has chosen just that of just that already and something
     *     else would change now: the same form was sent twice
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
            return done(proposal, agreed(seen, leftOut), by).orElseThrow(() -> new ChangedMeanwhile(proposal));
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
        List<Violation> brokenBefore = preview.publishable().brokenBefore();
        long left = preview.leftOut() + preview.changes().size() - changes.size();
        Instant now = clock.instant();
        List<PublicationRows.Touched> touched =
                changedAppointments.write(changes, Map.of(), rows.pinned(proposal), Set.of(), now);
        PlanChanges ids = PlanChanges.of(changes, preview.publishable().unchangedBy(selection.chosen()));
        long number = publications
                .saveAndFlush(new Publication(proposal, now, by, ids, (int) left, agreed(seen, leftOut)))
                .id();
        publicationRows.keep(number, changes, touched, brokenBefore);
        List<Amendment> granted = preview.amendmentsWith(selection.chosen());
        if (!granted.isEmpty()) {
            publishedAmendments.makeTrue(number, granted);
            checkAgain();
        }
        notifications.add(number, ChangedAppointments.news(changes, touched), now);
        events.publishEvent(new SchedulePublished(proposal, by, now, ids));
        return new Published(number, ids);
    }

    /** What a form says: what was shown, and what of it was chosen. */
    private static String agreed(String seen, Collection<String> leftOut) {
        String all = seen + new TreeSet<>(leftOut);
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Optional<Published> done(long proposal, String agreed, String by) {
        return publications.findBySeen(proposal, agreed).stream()
                .filter(publication -> publication.publishedBy().equals(by))
                .map(Publication::id)
                .map(number -> new Published(number, PlanChanges.of(publicationRows.changes(number), Set.of())))
                .findFirst();
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
