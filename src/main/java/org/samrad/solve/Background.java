package org.samrad.solve;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that does one task after the other, as long as the program lasts; what comes later is left undone. */
public final class Background {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final ScheduledExecutorService thread;

    public Background(String name) {
        this.name = name;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    public void execute(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException ended) {
            LOG.debug("{} has ended; the task is left undone.", name, ended);
        }
    }

    /** Does a task, and again as long after each time; it must not throw. */
    public void every(Duration interval, Runnable task) {
        thread.scheduleWithFixedDelay(task, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for what it is doing, but not for ever. */
    public void end() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("{} did not end within {} s and is left to itself.", name, PATIENCE.toSeconds());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Leaves what it is doing to itself. */
    public void leave() {
        thread.shutdownNow();
    }
}
