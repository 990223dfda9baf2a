package org.samrad.plan.snapshot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.Amendment;
import org.samrad.plan.Amendments;
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
 */
@Component
public class OpenPlans {

    private static final int MOST = 8;

    /** The newest, and the one before for whoever reads as of a moment ago. */
    private static final int DATA_VERSIONS = 2;

    /** The time of day goes into the data, too: who is away now, what has begun. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final LiveData live;
    private final Proposals proposals;
    private final ProposalRows rows;
    private final Publications publications;
    private final PublicationRows publicationRows;
    private final Amendments amendments;
    private final WeightProfiles profiles;
    private final Clock clock;

    private final Map<String, DataVersion> versions = newest(DATA_VERSIONS);
    private final Map<Taken, About> data = newest(MOST);
    private final Map<Key, OpenPlan> open = newest(MOST);

    /**
     * Held while all the data are read. Whoever waits for it holds a connection already, and whoever has it reads by their own:
     * so nobody waits for a connection that those who wait keep from them.
     */
    private final Object reading = new Object();

    OpenPlans(
            LiveData live,
            Proposals proposals,
            ProposalRows rows,
            Publications publications,
            PublicationRows publicationRows,
            Amendments amendments,
            WeightProfiles profiles,
            Clock clock) {
        this.live = live;
        this.proposals = proposals;
        this.rows = rows;
        this.publications = publications;
        this.publicationRows = publicationRows;
        this.amendments = amendments;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** Data that were read at one moment; another reading of the same is another version. */
    private static final class DataVersion {

        private final LiveData.Snapshot read;
        private final Instant readAt;

        DataVersion(LiveData.Snapshot read, Instant readAt) {
            this.read = read;
            this.readAt = readAt;
        }
    }

    private record Key(PlanRef ref, long version, Weights weights, DataVersion of) {}

    /** What a plan takes for granted, and what it imagines on top of that. */
    private record Taken(List<Amendment> amendments, WhatIf whatIf, DataVersion of) {}

    private record About(PlanningData data, ProblemLoader loader) {}

    private static <K, V> Map<K, V> newest(int most) {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        });
    }

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
                if (!publications.existsById(ref.id())) {
                    throw new NoSuchPlan(ref);
                }
                yield opened(ref, 0, profiles.preferred().weights(), new WhatIf.NothingMore());
            }
        };
    }

    private OpenPlan opened(PlanRef ref, long version, Weights weights, WhatIf whatIf) {
        DataVersion now = now();
        Key key = new Key(ref, version, weights, now);
        OpenPlan known = open.get(key);
        if (known == null) {
            About about = about(new Taken(ref.isProposal() ? amendments.of(ref.id()) : List.of(), whatIf, now));
            var opened = new OpenPlan(
                    ref, now.read.mark(), about.data(), about.loader(), schedule(ref, about.data()), weights);
            known = kept(open, key, opened);
        }
        return known;
    }

    /** The data of now; read once, however many ask at the same time. */
    private DataVersion now() {
        String mark = live.mark();
        DataVersion known = fresh(mark);
        if (known == null) {
            synchronized (reading) {
                known = fresh(mark);
                if (known == null) {
                    known = new DataVersion(live.read(), clock.instant());
                    versions.put(known.read.mark(), known);
                    Set<DataVersion> kept = Set.copyOf(versions.values());
                    data.keySet().removeIf(taken -> !kept.contains(taken.of));
                    open.keySet().removeIf(key -> !kept.contains(key.of));
                }
            }
        }
        return known;
    }

    private @Nullable DataVersion fresh(String mark) {
        DataVersion known = versions.get(mark);
        return known == null || clock.instant().isAfter(known.readAt.plus(FRESH)) ? null : known;
    }

    /** The planning data of now as they are. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public LiveData.Snapshot live() {
        return now().read;
    }

    /** The planning data of now, as if something more were so. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public PlanningData dataWith(List<Amendment> taken) {
        return about(new Taken(taken, new WhatIf.NothingMore(), now())).data();
    }

    private About about(Taken taken) {
        About known = data.get(taken);
        if (known == null) {
            PlanningData amended =
                    taken.whatIf().applyTo(Amendments.applyTo(taken.of().read.data(), taken.amendments()));
            known = kept(data, taken, new About(amended, new ProblemLoader(amended)));
        }
        return known;
    }

    /** What another has put there meanwhile, else the new. */
    private static <K, V> V kept(Map<K, V> map, K key, V fresh) {
        V meanwhile = map.putIfAbsent(key, fresh);
        return meanwhile == null ? fresh : meanwhile;
    }

    private List<ScheduleRow> schedule(PlanRef ref, PlanningData about) {
        return switch (ref.kind()) {
            case PUBLISHED -> published(about);
            case PROPOSAL -> rows.all(ref.id());
            case VERSION -> publicationRows.schedule(ref.id());
        };
    }

    /** What is published, as rows of a schedule. */
    public static List<ScheduleRow> published(PlanningData data) {
        Map<String, Integer> minutes = new HashMap<>();
        data.requests()
                .forEach(request -> minutes.put(request.id(), request.terms().durationMinutes()));
        return data.bookedRoles().stream()
                .filter(booked -> minutes.containsKey(booked.request()))
                .map(booked -> new ScheduleRow(
                        booked.request(),
                        booked.start(),
                        booked.start().plusMinutes(minutes.getOrDefault(booked.request(), 0)),
                        booked.mode(),
                        booked.site(),
                        booked.role(),
                        booked.specialist()))
                .sorted(ScheduleRow.FILE_ORDER)
                .toList();
    }
}
