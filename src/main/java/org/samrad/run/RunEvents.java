package org.samrad.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells the pages that follow the solver, by server-sent events, that there is news: the run under way has come further, or
 * has ended and another has its turn. An event holds only a mark ({@link RunStatus#newsMark}); what there is to see, a page
 * asks for when the mark differs from the one before. Events come every second, also without news, so that a page notices
 * when the stream is cut and asks by itself.
 *
 * <p>One look at the runs serves all who listen, and whoever is signed in no more is told nothing further. A stream holds no thread, and one that nobody reads holds up no other.
 */
@Component
class RunEvents implements SmartLifecycle {

    /** The event that carries a mark. */
    static final String NEWS = "news";

    /** The last event of a stream: no run is under way any more. */
    static final String ENDED = "ended";

    private static final Logger LOG = LoggerFactory.getLogger(RunEvents.class);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /** Then the page opens another, and it is looked at again who asks. */
    private static final Duration LONGEST_STREAM = Duration.ofMinutes(10);

    private static final int MOST_STREAMS = 500;

    /** A browser opens no more than six connections to one server. */
    private static final int MOST_STREAMS_OF_ONE = 12;

    private final RunStatuses statuses;
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();

    private @Nullable ScheduledExecutorService looking;
    private @Nullable ExecutorService sending;
    private volatile boolean open;

    RunEvents(RunStatuses statuses) {
        this.statuses = statuses;
    }

    /**
     * A new stream; empty where no run is under way, or where too many listen: then a page has to ask by itself.
     *
     * @param by the account that listens
     * @param still whether it still may; asked every second
     */
    Optional<SseEmitter> listen(String by, BooleanSupplier still) {
        if (!open
                || streams.size() >= MOST_STREAMS
                || streams.stream().filter(stream -> stream.by.equals(by)).count() >= MOST_STREAMS_OF_ONE) {
            return Optional.empty();
        }
        return mark().map(mark -> {
            var stream = new Stream(by, still);
            streams.add(stream);
            stream.say(mark);
            return stream.emitter;
        });
    }

    /** How many streams are open. */
    int listeners() {
        return streams.size();
    }

    @EventListener
    void tellOf(RunEnded event) {
        ScheduledExecutorService thread = looking;
        if (open && thread != null) {
            thread.execute(this::tell);
        }
    }

    private void tell() {
        if (streams.isEmpty()) {
            return;
        }
        try {
            streams.stream().filter(stream -> !stream.still.getAsBoolean()).forEach(Stream::close);
            mark().ifPresentOrElse(
                            mark -> streams.forEach(stream -> stream.say(mark)), () -> streams.forEach(Stream::end));
        } catch (RuntimeException failure) {
            LOG.warn("How the runs stand could not be told.", failure);
            streams.forEach(Stream::close);
        }
    }

    private Optional<String> mark() {
        return statuses.ofInterest().filter(RunStatus::underWay).map(RunStatus::newsMark);
    }

    @Override
    public void start() {
        sending = Executors.newCachedThreadPool(
                Thread.ofPlatform().name("run-news-", 0).daemon().factory());
        looking = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("run-events").daemon().factory());
        looking.scheduleWithFixedDelay(this::tell, BETWEEN.toMillis(), BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        open = true;
    }

    /** Ends every stream, before the web server begins to wait for requests that are under way. */
    @Override
    public void stop() {
        open = false;
        if (looking != null) {
            looking.shutdownNow();
        }
        streams.forEach(Stream::close);
        if (sending != null) {
            sending.shutdown();
        }
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    /** One page that listens. */
    private final class Stream {

        private final String by;
        private final BooleanSupplier still;
        private final SseEmitter emitter = new SseEmitter(0L);
        private final long opened = System.nanoTime();
        private final AtomicBoolean busy = new AtomicBoolean();

        Stream(String by, BooleanSupplier still) {
            this.by = by;
            this.still = still;
            emitter.onCompletion(this::forget);
            emitter.onTimeout(this::forget);
            emitter.onError(gone -> forget());
        }

        /** Says nothing while what was said before has not gone out. */
        void say(String mark) {
            if (System.nanoTime() - opened > LONGEST_STREAM.toNanos()) {
                close();
            } else if (busy.compareAndSet(false, true)) {
                begin(() -> {
                    send(NEWS, mark);
                    busy.set(false);
                });
            }
        }

        void end() {
            forget();
            begin(() -> {
                send(ENDED, "");
                emitter.complete();
            });
        }

        void close() {
            forget();
            begin(emitter::complete);
        }

        private void begin(Runnable task) {
            ExecutorService threads = sending;
            if (threads == null) {
                return;
            }
            try {
                threads.execute(task);
            } catch (RejectedExecutionException ending) {
                forget();
            }
        }

        private void send(String name, String mark) {
            try {
                emitter.send(SseEmitter.event().name(name).data(mark));
            } catch (IOException | IllegalStateException gone) {
                // Whoever listened has left; the server cleans up after them.
                forget();
            }
        }

        private void forget() {
            streams.remove(this);
        }
    }
}
