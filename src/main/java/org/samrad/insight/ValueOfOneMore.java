package org.samrad.insight;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.samrad.exchange.PlanningDataReplaced;
import org.samrad.insight.Bottlenecks.Bottleneck;
import org.samrad.insight.ValueStudy.Trial;
import org.samrad.plan.OneMore;
import org.samrad.plan.PlanRef;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.Proposal;
import org.samrad.plan.Proposals;
import org.samrad.plan.RunOrder;
import org.samrad.plan.RunState;
import org.samrad.plan.WhatIf;
import org.samrad.run.Planner;
import org.samrad.solve.Start;
import org.samrad.weights.WeightProfile;
import org.samrad.weights.WeightProfiles;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Asks for the runs that tell what one more specialist's hours are worth. */
@Service
class ValueOfOneMore {

    /** The same for all runs of all studies, so that nothing but the hours differs. */
    private static final long SEED = 1;

    private final Bottlenecks bottlenecks;
    private final ValueStudies studies;
    private final Planner planner;
    private final PlanningRuns runs;
    private final Proposals proposals;
    private final WeightProfiles profiles;
    private final TransactionOperations transactions;
    private final Clock clock;

    ValueOfOneMore(
            Bottlenecks bottlenecks,
            ValueStudies studies,
            Planner planner,
            PlanningRuns runs,
            Proposals proposals,
            WeightProfiles profiles,
            TransactionOperations transactions,
            Clock clock) {
        this.bottlenecks = bottlenecks;
        this.studies = studies;
        this.planner = planner;
        this.runs = runs;
        this.proposals = proposals;
        this.profiles = profiles;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether the question can be asked of a plan: not of one that is imagined, past, or still being solved. */
    boolean mayBeAskedOf(Bottleneck bottleneck) {
        PlanRef ref = bottleneck.plan().ref();
        return !bottleneck.whatIf()
                && !ref.isVersion()
                && !bottleneck.situation().data().specialists().isEmpty()
                && madeBy(ref).filter(run -> run.state().underWay()).isEmpty();
    }

    /**
     * Asks for a run with nothing more, unless there is one of the same plan, data and limit, and for one with each of
     * {@link BestHours#TRIED} more of each competence: all of them or none.
     *
     * @param asked ids of competences, in the order in which they are solved
     * @param limit of each run, see {@link RunOrder}
     * @throws IllegalStateException unless it {@link #mayBeAskedOf} the plan
     * @throws org.samrad.run.TooManyRuns where that would be more than one person may have under way
     */
    ValueStudy ask(PlanRef ref, List<String> asked, Duration limit, String by) {
        Bottleneck bottleneck = bottlenecks.of(ref);
        if (!mayBeAskedOf(bottleneck)) {
            throw new IllegalStateException("The value of one more can't be asked of plan %s now.".formatted(ref));
        }
        RunOrder order = RunOrder.of(profile(bottleneck), limit, SEED, Start.PRICED)
                .goingOnFrom(ref.isProposal() ? ref.id() : null);
        var more = new ArrayList<OneMore>();
        for (String competence : asked) {
            var hours = new BestHours(bottleneck.situation(), competence);
            for (int minutes : BestHours.TRIED) {
                more.add(hours.offering(minutes).orElseThrow());
            }
        }
        return Objects.requireNonNull(transactions.execute(status -> {
            long base = baseFor(bottleneck, limit)
                    .orElseGet(() -> planner.start(order.imagining(new WhatIf.NothingMore().text()), by)
                            .id());
            List<Trial> trials = more.stream()
                    .map(one -> new Trial(
                            one.competence(),
                            one.minutesWeekly(),
                            planner.start(order.imagining(one.text()), by).id()))
                    .toList();
            return studies.save(new ValueStudy(bottleneck.mark(), limit, base, trials, by, clock.instant()));
        }));
    }

    /** Ends those of a study's runs that have not ended. */
    void stop(ValueStudy study) {
        study.runs().forEach(planner::stop);
    }

    /** Studies are about the data that were there before, and their proposals go with these. */
    @EventListener
    void forgetAll(PlanningDataReplaced event) {
        studies.deleteAll();
    }

    private Optional<PlanningRun> madeBy(PlanRef ref) {
        return Optional.of(ref)
                .filter(PlanRef::isProposal)
                .flatMap(proposal -> proposals.findById(proposal.id()))
                .map(Proposal::run)
                .flatMap(runs::findById);
    }

    /** The plan's own weights, under the name that they had. */
    private WeightProfile profile(Bottleneck bottleneck) {
        String name = madeBy(bottleneck.plan().ref())
                .map(PlanningRun::profile)
                .orElseGet(() -> profiles.preferred().name());
        return new WeightProfile(name, bottleneck.plan().weights());
    }

    private Optional<Long> baseFor(Bottleneck bottleneck, Duration limit) {
        return studies.findFirstByPlanOrderByIdDesc(bottleneck.plan().ref().code())
                .filter(study ->
                        study.about().equals(bottleneck.mark()) && study.limit().equals(limit))
                .map(ValueStudy::baseRun)
                .filter(run -> runs.findById(run)
                        .filter(found -> found.state() == RunState.FINISHED)
                        .isPresent())
                .filter(run -> proposals.findByRun(run).isPresent());
    }
}
