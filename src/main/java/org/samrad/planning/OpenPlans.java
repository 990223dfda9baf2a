package org.samrad.planning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.solver.Weights;
import org.springframework.stereotype.Component;

/**
 * Plans that pages are about, kept open as long as neither they nor the planning data change, so that the second question about
 * a plan is answered in milliseconds. A few at a time: one of 3,000 requests takes some tens of megabytes.
 */
@Component
public class OpenPlans {

    private static final int MOST = 8;

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

    private final SequencedMap<Key, OpenPlan> open = new LinkedHashMap<>();
    private final SequencedMap<Taken, About> data = new LinkedHashMap<>();
    private String mark = "";
    private Instant readAt = Instant.MIN;

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

    private record Key(PlanRef ref, long version, Weights weights) {}

    /** What a plan takes for granted, and what it imagines on top of that. */
    private record Taken(List<Amendment> amendments, WhatIf whatIf) {

        static final Taken NOTHING = new Taken(List.of(), new WhatIf.NothingMore());
    }

    private record About(PlanningData data, ProblemLoader loader) {}

    /**
     * The plan as it is now, against the data of now.
     *
     * @throws NoSuchPlan where it is not there
     * @throws IllegalStateException when there is no planning data
     */
    public synchronized OpenPlan of(PlanRef ref) {
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
        forgetWhatIsOutdated();
        Key key = new Key(ref, version, weights);
        OpenPlan known = open.remove(key);
        if (known == null) {
            About about = about(new Taken(ref.isProposal() ? amendments.of(ref.id()) : List.of(), whatIf));
            known = new OpenPlan(ref, mark, about.data(), about.loader(), schedule(ref, about.data()), weights);
        }
        open.putLast(key, known);
        while (open.size() > MOST) {
            open.pollFirstEntry();
        }
        return known;
    }

    private void forgetWhatIsOutdated() {
        String now = live.mark();
        if (!now.equals(mark) || clock.instant().isAfter(readAt.plus(FRESH))) {
            open.clear();
            data.clear();
            LiveData.Snapshot read = live.read();
            mark = read.mark();
            readAt = clock.instant();
            data.put(Taken.NOTHING, new About(read.data(), new ProblemLoader(read.data())));
        }
    }

    /** The planning data of now as they are, with their mark. */
    public synchronized LiveData.Snapshot live() {
        forgetWhatIsOutdated();
        return new LiveData.Snapshot(about(Taken.NOTHING).data(), mark);
    }

    /** The planning data of now, as if something more were so. */
    public synchronized PlanningData dataWith(List<Amendment> taken) {
        forgetWhatIsOutdated();
        return about(new Taken(taken, new WhatIf.NothingMore())).data();
    }

    private About about(Taken taken) {
        About known = data.remove(taken);
        if (known == null) {
            PlanningData amended = taken.whatIf()
                    .applyTo(
                            Amendments.applyTo(data.sequencedValues().getFirst().data(), taken.amendments()));
            known = new About(amended, new ProblemLoader(amended));
        }
        if (taken.equals(Taken.NOTHING)) {
            data.putFirst(taken, known);
        } else {
            data.putLast(taken, known);
        }
        while (data.size() > MOST) {
            data.remove(data.sequencedKeySet().stream().skip(1).findFirst().orElseThrow());
        }
        return known;
    }

    private List<ScheduleRow> schedule(PlanRef ref, PlanningData about) {
        return switch (ref.kind()) {
            case PUBLISHED -> published(about);
            case PROPOSAL -> rows.all(ref.id());
            case VERSION -> publicationRows.schedule(ref.id());
        };
    }

    /** What is published, as rows of a schedule. */
    static List<ScheduleRow> published(PlanningData data) {
        Map<String, Integer> minutes = new HashMap<>();
        data.requests().forEach(request -> minutes.put(request.id(), request.durationMinutes()));
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
