package org.samrad.rules;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.samrad.check.ScheduleCheck;
import org.samrad.plan.PlanRef;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.solve.SearchThreads;
import org.samrad.solver.Weights;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The previews of weights that planners have asked for: solved beside the runs, one at a time, and one for each planner, whose
 * newer takes the older's place. In memory: they are gone when the program ends.
 */
@Component
public class WeightsPreviews {

    private static final Logger LOG = LoggerFactory.getLogger(WeightsPreviews.class);

    /** How long one is solved. */
    static final Duration LIMIT = Duration.ofSeconds(6);

    /** Each holds a plan of some tens of megabytes. */
    private static final int KEPT = 8;

    private final OpenPlans plans;
    private final ProposalRows rows;
    private final ExecutorService solving = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("preview").daemon().factory());
    private final SequencedMap<String, WeightsPreview> byPlanner = new LinkedHashMap<>();

    WeightsPreviews(OpenPlans plans, ProposalRows rows) {
        this.plans = plans;
        this.rows = rows;
    }

    /**
     * Begins one, in the place of the planner's last.
     *
     * @param plan to begin with
     * @param by the account that asks
     */
    public synchronized WeightsPreview begin(PlanRef plan, Weights weights, String by) {
        WeightsPreview older = byPlanner.remove(by);
        if (older != null) {
            older.stop();
        }
        var preview = new WeightsPreview(UUID.randomUUID().toString(), plan, weights, LIMIT, ScheduleCheck::check);
        byPlanner.putLast(by, preview);
        if (byPlanner.size() > KEPT) {
            byPlanner.pollFirstEntry().getValue().stop();
        }
        solving.execute(() -> run(preview));
        return preview;
    }

    /** One that was asked for; empty where a newer took its place or the program was started anew. */
    public synchronized Optional<WeightsPreview> of(String id) {
        return byPlanner.values().stream()
                .filter(preview -> preview.id().equals(id))
                .findFirst();
    }

    /** Ends the solving of one; its best so far stays. Does nothing where it is gone or has ended. */
    public void cancel(String id) {
        of(id).ifPresent(WeightsPreview::stop);
    }

    @PreDestroy
    synchronized void end() {
        byPlanner.values().forEach(WeightsPreview::stop);
        solving.shutdown();
    }

    private void run(WeightsPreview preview) {
        try {
            PlanRef plan = preview.plan();
            Set<String> pinned = plan.isProposal() ? rows.pinned(plan.id()) : Set.of();
            preview.run(() -> plans.of(plan), pinned, SearchThreads.ofPreview());
        } catch (RuntimeException | Error failure) {
            LOG.error("A preview of weights failed.", failure);
        }
    }
}
