package org.samrad.booking;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.samrad.request.ConsultationNoLongerWanted;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes away what is held when its request no longer asks for it, in the same transaction, and what has ended, in time; {@link HoldRanOut}
 * tells of that. Nothing else depends on the latter: what has ended counts for nothing.
 */
@Component
public class HoldEndings {

    /** How long what has ended is kept, so that a page can say when it did. */
    private static final Duration ENDED_KEPT = Duration.ofDays(1);

    /** How long it is told what was asked of planners. */
    private static final Duration ASKS_KEPT = Duration.ofDays(180);

    private final Holds holds;
    private final BookingAsks asks;
    private final EntityManager entities;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HoldEndings(
            Holds holds,
            BookingAsks asks,
            EntityManager entities,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.holds = holds;
        this.asks = asks;
        this.entities = entities;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void release(ConsultationNoLongerWanted event) {
        // The request first, as whoever holds or books has it, so that nobody waits for each other.
        entities.flush();
        release(event.request());
    }

    /** Lets go of what is held for a request, with what a planner is asked about it; does nothing where nothing is. */
    public void release(String request) {
        holds.activeOf(request, clock.instant()).ifPresent(held -> {
            asks.findByHoldAndAnswerIsNull(held.id()).ifPresent(asks::delete);
            holds.release(request);
        });
    }

    /** When the consultations begin, local, whose time is held for some requests now, by the request's id. */
    public Map<String, LocalDateTime> heldFor(Collection<String> requests) {
        Instant now = clock.instant();
        return requests.isEmpty()
                ? Map.of()
                : holds.findByRequestIn(requests).stream()
                        .filter(hold -> hold.isActive(now))
                        .collect(Collectors.toMap(
                                Hold::request, hold -> hold.placement().start()));
    }

    /** The ids of the requests of a case for which a time is held with people of an organisation, by time. */
    public List<String> heldWith(String caseId, String organisation) {
        return holds.heldWith(caseId, organisation, clock.instant().atOffset(ZoneOffset.UTC));
    }

    /** The same with some people. */
    public List<String> heldBy(String caseId, Collection<String> specialists) {
        return specialists.isEmpty()
                ? List.of()
                : holds.heldBy(caseId, specialists, clock.instant().atOffset(ZoneOffset.UTC));
    }

    /** Every few minutes, on one of the programs. */
    @Bean
    RecurringTask<Void> holdsJob() {
        return Tasks.recurring("holds", FixedDelay.ofMinutes(5)).execute((job, context) -> clear());
    }

    /** Tells what has ended, deletes what did so a day ago, and forgets what was asked long ago. */
    public void clear() {
        transactions.executeWithoutResult(status -> {
            for (Hold held : holds.findByExpiresAtLessThanEqualAndEndToldFalse(clock.instant())) {
                held.tellEnd();
                events.publishEvent(new HoldRanOut(held.id(), held.request(), held.heldBy(), held.isAsked()));
            }
            entities.flush();
            holds.deleteEnded(clock.instant().minus(ENDED_KEPT));
            asks.forgetBefore(clock.instant().minus(ASKS_KEPT));
        });
    }
}
