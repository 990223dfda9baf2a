package org.samrad.match;

import jakarta.annotation.PreDestroy;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * What is published, ready to be asked. Each time somebody files or publishes, all planning data are read anew, which takes seconds
 * where there are many; nobody who types waits for that: meanwhile they are answered by the plan of a moment ago. Only the first
 * waits.
 */
@Component
@EnableConfigurationProperties(MatchSettings.class)
class PlanAtHand {

    private static final Logger LOG = LoggerFactory.getLogger(PlanAtHand.class);

    private final OpenPlans plans;
    private final MatchSettings settings;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("samrad-match").daemon().factory());

    private @Nullable CompletableFuture<Optional<OpenPlan>> opening;
    private volatile @Nullable OpenPlan latest;

    PlanAtHand(OpenPlans plans, MatchSettings settings) {
        this.plans = plans;
        this.settings = settings;
    }

    /** Begins to open the plan as it is now. */
    void prepare() {
        opening();
    }

    /** The plan as it is now, or as it was a moment ago; empty where there are no planning data. */
    Optional<OpenPlan> get() {
        CompletableFuture<Optional<OpenPlan>> now = opening();
        OpenPlan before = latest;
        try {
            return before == null ? now.join() : now.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Optional.ofNullable(before);
        } catch (ExecutionException | CompletionException e) {
            if (before == null) {
                throw new IllegalStateException("The published plan can't be opened.", e.getCause());
            }
            LOG.warn("The published plan can't be opened; what is typed is matched with it as it was before.", e);
            return Optional.of(before);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.ofNullable(before);
        }
    }

    /** However many ask at the same time, it is opened once. */
    private synchronized CompletableFuture<Optional<OpenPlan>> opening() {
        CompletableFuture<Optional<OpenPlan>> now = opening;
        if (now == null || now.isDone()) {
            now = CompletableFuture.supplyAsync(this::open, thread);
            opening = now;
        }
        return now;
    }

    private Optional<OpenPlan> open() {
        OpenPlan plan;
        try {
            plan = plans.of(PlanRef.PUBLISHED);
        } catch (IllegalStateException e) {
            // There are no planning data yet, or no longer.
            latest = null;
            return Optional.empty();
        }
        // Worked out here, so that whoever asks next need not.
        plan.recommendations();
        latest = plan;
        return Optional.of(plan);
    }

    @PreDestroy
    void end() {
        thread.shutdownNow();
    }
}
