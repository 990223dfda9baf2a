package org.samrad.publish;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.BookedRole;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.DatabaseExport;
import org.samrad.plan.AssumedChange;
import org.samrad.plan.AssumedChanges;
import org.samrad.plan.NoSuchPlan;
import org.samrad.plan.PlanRef;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.Proposal;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Proposals;
import org.samrad.plan.PublicationRows;
import org.samrad.plan.snapshot.LiveData;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestHistory;
import org.samrad.time.PlanningHorizons;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks what publishing a proposal would do: the checker judges what would be published against the data of this moment, and
 * what has come in between is a conflict. See {@link Publishable}.
 */
@Component
public class PublicationPreviews {

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
    private final PublicationRows publicationRows;
    private final AssumedChanges assumptions;
    private final Clock clock;

    /** So that looking again, and publishing what was looked at, need not judge anew. */
    private final Cache<About, Judged> judged =
            Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(KEPT_FOR).build();

    PublicationPreviews(
            Proposals proposals,
            ProposalRows rows,
            PlanningRuns runs,
            DatabaseExport database,
            OpenPlans plans,
            PlanningHorizons horizons,
            RequestHistory history,
            ConsultationRequests requests,
            PublicationRows publicationRows,
            AssumedChanges assumptions,
            Clock clock) {
        this.proposals = proposals;
        this.rows = rows;
        this.runs = runs;
        this.database = database;
        this.plans = plans;
        this.horizons = horizons;
        this.history = history;
        this.requests = requests;
        this.publicationRows = publicationRows;
        this.assumptions = assumptions;
        this.clock = clock;
    }

    /** A proposal and the {@link LiveData#mark} of the data by which it is judged. */
    private record About(long proposal, int version, String mark) {}

    /** @param asOf the local moment of the data */
    private record Judged(
            Publishable publishable, List<Conflict> conflicts, List<AssumedChange> taken, LocalDateTime asOf) {

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
    // Whoever judges has a connection, so that nobody who waits for that keeps it from them.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ, noRollbackFor = NoSuchPlan.class)
    public PublicationPreview of(long proposal) {
        Proposal its = proposals.findById(proposal).orElseThrow(() -> new NoSuchPlan(PlanRef.proposal(proposal)));
        LiveData.Snapshot live = plans.live();
        About about = new About(proposal, its.version(), live.mark());
        Judged known = judged.get(about, none -> judge(its, live.data()));
        if (known.isOutdated(horizons.now(clock))) {
            known = judge(its, database.forPlanning());
            judged.put(about, known);
        }
        return new PublicationPreview(
                known.publishable(), known.conflicts(), known.taken(), runs.isUnderWay(its), its.isWhatIf());
    }

    private Judged judge(Proposal proposal, PlanningData data) {
        long id = proposal.id();
        LocalDateTime begin = data.header().horizonStart().atStartOfDay();
        List<ScheduleRow> proposed = rows.from(begin, id);
        Map<String, PublicationRows.Since> since = publicationRows.since(id);
        List<AssumedChange> taken = assumptions.of(id);
        Set<String> pins = new HashSet<>(rows.pinned(id));
        data.bookedRoles().stream().filter(BookedRole::pinned).forEach(booked -> pins.remove(booked.request()));
        Publishable publishable = new Publishable(
                changes -> AssumedChanges.applyTo(data, PublicationPreview.assumptionsWith(taken, changes)),
                data.published(),
                data.held().keySet(),
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

    /** Since when what changes may be news to it. */
    private Instant begun(Proposal proposal) {
        Long run = proposal.run();
        return run == null
                ? proposal.storedAt()
                : runs.findById(run).orElseThrow().startedAt().orElse(proposal.storedAt());
    }
}
