package org.samrad.publish;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.exchange.DatabaseExport;
import org.samrad.plan.AssumedChange;
import org.samrad.plan.ConsultationChange;
import org.samrad.plan.PlanChanges;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Publication;
import org.samrad.plan.PublicationRows;
import org.samrad.plan.Publications;
import org.samrad.request.RequestEvent.Because;
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

    private final PublicationPreviews previews;
    private final ProposalRows rows;
    private final DatabaseExport database;
    private final Publications publications;
    private final PublicationRows publicationRows;
    private final ChangedAppointments changedAppointments;
    private final AppliedChanges applied;
    private final Notifications notifications;
    private final PublishingTurn turn;
    private final ApplicationEventPublisher events;
    private final PlanningHorizons horizons;
    private final Clock clock;

    Publishing(
            PublicationPreviews previews,
            ProposalRows rows,
            DatabaseExport database,
            Publications publications,
            PublicationRows publicationRows,
            ChangedAppointments changedAppointments,
            AppliedChanges applied,
            Notifications notifications,
            PublishingTurn turn,
            ApplicationEventPublisher events,
            PlanningHorizons horizons,
            Clock clock) {
        this.previews = previews;
        this.rows = rows;
        this.database = database;
        this.publications = publications;
        this.publicationRows = publicationRows;
        this.changedAppointments = changedAppointments;
        this.applied = applied;
        this.notifications = notifications;
        this.turn = turn;
        this.events = events;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param number of the publication, and of the version that it left
     */
    public record Published(long number, PlanChanges changes) implements Serializable {}

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
     * @param seen the {@link PublicationPreview#fingerprint} of what the planner was shown
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
        PublicationPreview preview = previews.of(proposal);
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
                changedAppointments.write(changes, Map.of(), rows.pinned(proposal), Set.of(), Because.PLAN, now);
        PlanChanges ids = PlanChanges.of(changes, preview.publishable().unchangedBy(selection.chosen()));
        long number = publications
                .saveAndFlush(new Publication(proposal, now, by, ids, (int) left, agreed(seen, leftOut)))
                .id();
        publicationRows.keep(number, horizons.since(clock), changes, touched, brokenBefore);
        List<AssumedChange> granted = preview.assumptionsWith(selection.chosen());
        if (!granted.isEmpty()) {
            applied.makeTrue(number, granted);
            checkAgain();
        }
        notifications.add(number, ChangedAppointments.news(changes, touched), now);
        events.publishEvent(new SchedulePublished(proposal, null, by, now, ids));
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
        ScheduleRefused.unlessValid(ScheduleCheck.check(data, data.published()));
    }
}
