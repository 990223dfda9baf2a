package org.samrad.repair;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.samrad.answer.ConsultationDeclined;
import org.samrad.answer.PanelAnswer;
import org.samrad.publish.BookedPublication;
import org.samrad.request.ConsultationRequests;
import org.samrad.time.PlanningHorizons;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Has a way out looked for as soon as somebody declines, and published without a planner where the rules allow that, else planners told of
 * it: once the answer can no longer be taken back by a tap, or at once where the consultation is near. Other jobs wait no longer than for a round and the search
 * that ends it, however many have declined.
 */
@Component
public class RepairJob {

    /** What begins so soon does not wait for second thoughts. */
    static final Duration NEAR = Duration.ofHours(24);

    private static final Duration BETWEEN = Duration.ofSeconds(20);
    private static final Duration ROUND = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(RepairJob.class);

    private final Repairing repairing;
    private final RepairOffers offers;
    private final RulesOfRepair rules;
    private final ConsultationRequests requests;
    private final PlanningHorizons horizons;
    private final TransactionOperations transactions;
    private final Clock clock;

    /** The answers for which something is being looked for by this program. */
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();

    /** The answer that the last round came to, so that one for which nothing is ever found keeps none of the others waiting. */
    private long cameTo;

    RepairJob(
            Repairing repairing,
            RepairOffers offers,
            RulesOfRepair rules,
            ConsultationRequests requests,
            PlanningHorizons horizons,
            TransactionOperations transactions,
            Clock clock) {
        this.repairing = repairing;
        this.offers = offers;
        this.rules = rules;
        this.requests = requests;
        this.horizons = horizons;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What fails here fails nobody's answer: it is stored, and shown as declined. */
    @EventListener
    void on(ConsultationDeclined event) {
        find(event.answer());
    }

    /** Some times a minute, on one of the programs. */
    @Bean
    RecurringTask<Void> repairsJob() {
        return Tasks.recurring("repairs", FixedDelay.of(BETWEEN)).execute((job, context) -> {
            repairMissing();
            publishDue();
            tellDue();
        });
    }

    /**
     * Looks for ways out for those who declined what is to come and have none, as where many declined at once, or the program ended
     * before it found one; those for whom there is no time in this round are first in the next.
     */
    public synchronized void repairMissing() {
        Instant end = clock.instant().plus(ROUND);
        List<Long> missing = transactions.execute(status -> offers.missing(horizons.now(clock)));
        long last = cameTo;
        List<Long> inTurn = Objects.requireNonNull(missing).stream()
                .sorted(Comparator.comparing(answer -> answer <= last))
                .toList();
        for (long answer : inTurn) {
            find(answer);
            cameTo = answer;
            if (!clock.instant().isBefore(end)) {
                return;
            }
        }
    }

    /** Publishes what needs no planner and was declined so long ago that it is meant. */
    public void publishDue() {
        List<RepairOffer> due = transactions.execute(status ->
                offers.openOf(horizons.now(clock), clock.instant().minus(PanelAnswer.UNDO)).stream()
                        .filter(this::needsNobody)
                        .toList());
        Objects.requireNonNull(due).forEach(this::publish);
    }

    /** Tells planners, once, of what waits for them: as soon as it is meant, or is near. */
    public void tellDue() {
        LocalDateTime now = horizons.now(clock);
        List<RepairOffer> due = transactions.execute(status ->
                offers.untold(now, clock.instant().minus(PanelAnswer.UNDO), now.plus(NEAR)).stream()
                        .filter(offer -> !needsNobody(offer))
                        .toList());
        Objects.requireNonNull(due).forEach(repairing::tell);
    }

    private void publishOrTell(RepairOffer offer) {
        if (needsNobody(offer)) {
            publish(offer);
        } else {
            repairing.tell(offer);
        }
    }

    private void find(long answer) {
        if (!underWay.add(answer)) {
            return;
        }
        try {
            repairing.offer(answer).filter(this::isNear).ifPresent(this::publishOrTell);
        } catch (RuntimeException failed) {
            LOG.warn("Nothing was found or published yet for answer {}, which declined.", answer, failed);
        } finally {
            underWay.remove(answer);
        }
    }

    /** Nobody does it, whoever is signed in: so says the trail. */
    private void publish(RepairOffer offer) {
        try {
            new DelegatingSecurityContextRunnable(
                            () -> repairing.accept(offer.number(), offer.version(), BookedPublication.NOBODY),
                            SecurityContextHolder.createEmptyContext())
                    .run();
        } catch (RepairRefused refused) {
            LOG.info("{} Something else is offered, or there is nothing left to do.", refused.getMessage());
        } catch (RuntimeException failed) {
            LOG.warn("Offer {} is not published yet.", offer.number(), failed);
        }
    }

    private boolean isNear(RepairOffer offer) {
        return requests.findById(offer.request())
                .map(request -> request.scheduledStart())
                .filter(start -> !start.isAfter(horizons.now(clock).plus(NEAR)))
                .isPresent();
    }

    /** Where others would break a rule a planner is asked all the same. */
    private boolean needsNobody(RepairOffer offer) {
        return offer.affected().isEmpty()
                && requests.findById(offer.request())
                        .filter(request -> rules.current().atOnce(request.terms()))
                        .isPresent();
    }
}
