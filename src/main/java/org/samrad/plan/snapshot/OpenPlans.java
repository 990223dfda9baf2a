package org.samrad.plan.snapshot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.AssumedChange;
import org.samrad.plan.AssumedChanges;
import org.samrad.plan.NoSuchPlan;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposal;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Proposals;
import org.samrad.plan.PublicationRows;
import org.samrad.plan.Publications;
import org.samrad.plan.WhatIf;
import org.samrad.solve.ProblemLoader;
import org.samrad.solver.Weights;
import org.samrad.weights.WeightProfiles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans that pages are about, kept open as long as neither they nor the planning data change, so that the second question about
 * a plan is answered in milliseconds. A few at a time: one of 3,000 requests takes some tens of megabytes.
 *
 * <p>Who asks for what somebody else is reading waits for that, and for nothing else. Whoever reads does so by the connection
 * that their transaction has: so nobody waits for a connection that those who wait keep from them.
 */
@Component
public class OpenPlans {

    /** Of each version of the data. */
    private static final int MOST = 6;

    /** The newest, and the one before for whoever reads as of a moment ago. */
    private static final int DATA_VERSIONS = 2;

    /** The time of day goes into the data, too: who is away now, what has begun. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final LiveData live;
    private final Proposals proposals;
    private final ProposalRows rows;
    private final Publications publications;
    private final PublicationRows publicationRows;
    private final AssumedChanges assumptions;
    private final WeightProfiles profiles;

    /** By their mark. */
    private final Cache<String, DataVersion> versions;

    OpenPlans(
            LiveData live,
            Proposals proposals,
            ProposalRows rows,
            Publications publications,
            PublicationRows publicationRows,
            AssumedChanges assumptions,
            WeightProfiles profiles,
            Clock clock) {
        this.live = live;
        this.proposals = proposals;
        this.rows = rows;
        this.publications = publications;
        this.publicationRows = publicationRows;
        this.assumptions = assumptions;
        this.profiles = profiles;
        this.versions = Caffeine.newBuilder()
                .maximumSize(DATA_VERSIONS)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfterWrite(FRESH)
                .build();
    }

    /** Data that were read at one moment, and what is open of them: with the data it goes. */
    private record DataVersion(LiveData.Snapshot read, Cache<Taken, About> data, Cache<Key, OpenPlan> open) {

        static DataVersion of(LiveData.Snapshot read) {
            return new DataVersion(
                    read,
                    Caffeine.newBuilder().maximumSize(MOST).build(),
                    Caffeine.newBuilder().maximumSize(MOST).build());
        }
    }

    private record Key(PlanRef ref, long version, Weights weights) {}

    /** What a plan takes for granted, and what it imagines on top of that. */
    private record Taken(List<AssumedChange> assumptions, WhatIf whatIf) {}

    private record About(PlanningData data, ProblemLoader loader) {}

    /**
     * The plan as it is now, against the data of now.
     *
     * @throws NoSuchPlan where it is not there
     * @throws IllegalStateException when there is no planning data
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ, noRollbackFor = NoSuchPlan.class)
    public OpenPlan of(PlanRef ref) {
        return switch (ref.kind()) {
            case PUBLISHED -> opened(ref, 0, profiles.preferred().weights(), new WhatIf.NothingMore());
            case PROPOSAL -> {
                Proposal proposal = proposals.findById(ref.id()).orElseThrow(() -> new NoSuchPlan(ref));
                WhatIf whatIf = proposal.whatIf().orElse(new WhatIf.NothingMore());
                yield opened(ref, proposal.version(), proposal.weights(), whatIf);
            }
            case VERSION -> {
                if (publications
                        .findById(ref.id())
                        .filter(one -> !one.isForgotten())
                        .isEmpty()) {
                    throw new NoSuchPlan(ref);
                }
                yield opened(ref, 0, profiles.preferred().weights(), new WhatIf.NothingMore());
            }
        };
    }

    private OpenPlan opened(PlanRef ref, long version, Weights weights, WhatIf whatIf) {
        DataVersion now = now();
        return now.open.get(new Key(ref, version, weights), key -> {
            About about = about(new Taken(ref.isProposal() ? assumptions.of(ref.id()) : List.of(), whatIf), now);
            return new OpenPlan(
                    ref, now.read.mark(), about.data(), about.loader(), schedule(ref, about.data()), weights);
        });
    }

    /** The data of now; read once, however many ask at the same time. */
    private DataVersion now() {
        String mark = live.mark();
        DataVersion known = versions.get(mark, asked -> DataVersion.of(live.read()));
        if (!known.read.mark().equals(mark)) {
            // A transaction that sees what others commit has read what came meanwhile.
            versions.asMap().remove(mark, known);
            versions.put(known.read.mark(), known);
        }
        return known;
    }

    /** What changes whenever planning data do, see {@link LiveData#mark}. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public String mark() {
        return live.mark();
    }

    /** The planning data of now as they are. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public LiveData.Snapshot live() {
        return now().read;
    }

    /** The planning data of now, as if something more were so. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public PlanningData dataWith(List<AssumedChange> taken) {
        return about(new Taken(taken, new WhatIf.NothingMore()), now()).data();
    }

    /** The day of the first consultation that is published; empty where none is. */
    public Optional<LocalDate> firstDay() {
        return live.firstDay();
    }

    /** What is published for some days before those that are planned: who met whom. Nothing else is known of them. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public OpenPlan held(LocalDate from, LocalDate until) {
        PlanningData data = live.between(from, until);
        return OpenPlan.of(
                PlanRef.PUBLISHED, data, data.published(), profiles.preferred().weights());
    }

    private static About about(Taken taken, DataVersion of) {
        return of.data.get(taken, wanted -> {
            PlanningData amended =
                    wanted.whatIf().applyTo(AssumedChanges.applyTo(of.read.data(), wanted.assumptions()));
            return new About(amended, new ProblemLoader(amended));
        });
    }

    private List<ScheduleRow> schedule(PlanRef ref, PlanningData about) {
        return switch (ref.kind()) {
            case PUBLISHED -> about.published();
            case PROPOSAL -> rows.from(about.header().horizonStart().atStartOfDay(), ref.id());
            case VERSION ->
                publicationRows.schedule(ref.id()).stream()
                        .filter(row -> !row.start()
                                .isBefore(about.header().horizonStart().atStartOfDay()))
                        .toList();
        };
    }
}
