package org.samrad.repair;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.samrad.answer.ConsultationDeclined;
import org.samrad.answer.DeclineLeft;
import org.samrad.answer.PanelAnswer;
import org.samrad.answer.PanelAnswer.Given;
import org.samrad.answer.PanelAnswers;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.DatabaseExport;
import org.samrad.plan.ConsultationChange;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.publish.BookedPublication;
import org.samrad.publish.PublishingTurn;
import org.samrad.repair.RepairOffer.Decision;
import org.samrad.repair.RepairRefused.Why;
import org.samrad.repair.WayOut.Way;
import org.samrad.request.ConsultationRequests;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.Participant;
import org.samrad.time.PlanningHorizons;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Looks for a way out as soon as somebody declines, and publishes it when a planner says so, or at once. */
@Service
public class Repairing {

    /** Whose doing it is where nobody is asked. */
    static final String NOBODY = "samrad";

    private static final Logger LOG = LoggerFactory.getLogger(Repairing.class);

    private final PanelAnswers answers;
    private final RepairOffers offers;
    private final RulesOfRepair rules;
    private final Appointments appointments;
    private final ConsultationRequests requests;
    private final OpenPlans plans;
    private final DatabaseExport database;
    private final BookedPublication publication;
    private final PlanningHorizons horizons;
    private final PublishingTurn turn;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Repairing(
            PanelAnswers answers,
            RepairOffers offers,
            RulesOfRepair rules,
            Appointments appointments,
            ConsultationRequests requests,
            OpenPlans plans,
            DatabaseExport database,
            BookedPublication publication,
            PlanningHorizons horizons,
            PublishingTurn turn,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.answers = answers;
        this.offers = offers;
        this.rules = rules;
        this.appointments = appointments;
        this.requests = requests;
        this.plans = plans;
        this.database = database;
        this.publication = publication;
        this.horizons = horizons;
        this.turn = turn;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** What fails here fails nobody's answer: it is stored, and shown as declined. */
    @EventListener
    void repair(ConsultationDeclined event) {
        repair(event.answer());
    }

    private void repair(long answer) {
        try {
            offer(answer).filter(this::isDoneAtOnce).ifPresent(offer -> accept(offer.number(), NOBODY));
        } catch (RuntimeException failed) {
            LOG.warn("Nothing was found or published yet for answer {}, which declined.", answer, failed);
        }
    }

    /** Every few minutes, on one of the programs: whatever failed then is tried again. */
    @Bean
    RecurringTask<Void> repairsJob() {
        return Tasks.recurring("repairs", FixedDelay.ofMinutes(5)).execute((job, context) -> repairMissing());
    }

    /** Looks for a way out for everybody who declined what is to come and has none, as where the program ended before it found one. */
    public void repairMissing() {
        List<Long> missing = transactions.execute(status -> offers.missing(horizons.now(clock)));
        Objects.requireNonNull(missing).forEach(this::repair);
    }

    private boolean isDoneAtOnce(RepairOffer offer) {
        return requests.findById(offer.request())
                .filter(request -> rules.current().atOnce(request.terms()))
                .isPresent();
    }

    /**
     * Looks for a way out, beside what is published, and stores it in place of what was found before.
     *
     * @param answer the id of the answer that declined
     * @return empty where the answer is no longer to the consultation as it is, or nothing can be said of it
     */
    public Optional<RepairOffer> offer(long answer) {
        Optional<Declined> about = transactions.execute(status -> declined(answer));
        if (about == null || about.isEmpty()) {
            return Optional.empty();
        }
        Declined declined = about.get();
        Optional<WayOut> found = WayOutSearch.find(
                plans.of(PlanRef.PUBLISHED), declined.request(), declined.role(), declined.declinedBy());
        return found.flatMap(way -> store(answer, declined, way));
    }

    private Optional<RepairOffer> store(long answer, Declined declined, WayOut way) {
        Optional<RepairOffer> stored = transactions.execute(status -> {
            if (declined(answer).isEmpty()) {
                return Optional.empty();
            }
            RepairOffer offer = offers.findByAnswer(answer).orElse(null);
            if (offer == null) {
                offer = new RepairOffer(answer, declined.request(), declined.role(), way, clock.instant());
            } else if (offer.decision() != null) {
                return Optional.empty();
            } else {
                offer.replace(way);
            }
            return Optional.of(offers.saveAndFlush(offer));
        });
        return stored == null ? Optional.empty() : stored;
    }

    /**
     * A consultation that stands, and what its panel says of it.
     *
     * @param role of who declined
     * @param declinedBy everybody who declined the request
     */
    private record Declined(Appointment appointment, String request, String role, Set<String> declinedBy) {}

    /** Empty where the answer is no longer to the consultation as it is. */
    private Optional<Declined> declined(long id) {
        return answers.findById(id)
                .filter(answer -> answer.given() == Given.DECLINED)
                .flatMap(answer -> appointments
                        .findById(answer.appointment())
                        .filter(one -> one.cancelledAt() == null && answer.isTo(one))
                        .map(one -> new Declined(
                                one, one.request(), role(one, answer), Set.copyOf(answers.declinedBy(one.request())))));
    }

    private static String role(Appointment appointment, PanelAnswer answer) {
        return appointment.participants().stream()
                .filter(one -> one.specialist().equals(answer.specialist()))
                .map(Participant::role)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Publishes what is offered: that consultation and nothing else changes.
     *
     * @param by the account
     * @throws RepairRefused where that can't be; nothing is published. Where it would break a rule by now, something else is offered
     */
    public void accept(long number, String by) {
        try {
            turn.take(() -> publish(number, by));
        } catch (RepairRefused refused) {
            if (refused.why() == Why.RULE) {
                offers.findById(number).ifPresent(offer -> offer(offer.answer()));
            }
            throw refused;
        }
    }

    private long publish(long number, String by) {
        RepairOffer offer = open(number);
        Declined declined = declined(offer.answer()).orElseThrow(() -> new RepairRefused(Why.GONE, number));
        String request = offer.request();
        PlanningData stored = database.forPlanning();
        PlanningData data = stored.with(rows -> rows.letGo(stored.held().keySet()));
        List<ScheduleRow> published = data.published();
        List<ScheduleRow> before =
                published.stream().filter(row -> row.request().equals(request)).toList();
        if (before.isEmpty()) {
            throw new RepairRefused(Why.GONE, number);
        }
        List<ScheduleRow> after = offer.rows(before);
        if (!after.isEmpty()) {
            requireSound(number, stored, offer, after);
        }
        offer.decide(Decision.DONE, by, clock.instant());
        return publication.publish(
                new ConsultationChange(request, before, after),
                declined.appointment().isPinned(),
                others(published, request),
                ScheduleCheck.checkOwn(data, published),
                by);
    }

    private static void requireSound(long number, PlanningData data, RepairOffer offer, List<ScheduleRow> after) {
        String request = offer.request();
        PlanningData opened =
                offer.way() == Way.MOVE ? WayOutSearch.opened(data, request) : WayOutSearch.openedAtOnce(data, request);
        List<ScheduleRow> now = opened.published();
        var changed = new ArrayList<>(ScheduleRow.without(now, request));
        changed.addAll(after);
        List<Violation> broken = ScheduleCheck.brokenBy(request, ScheduleCheck.checkOwn(opened, now), opened, changed);
        if (!broken.isEmpty()) {
            throw new RepairRefused(Why.RULE, number);
        }
    }

    private static SortedSet<String> others(List<ScheduleRow> published, String request) {
        var ids = new TreeSet<String>();
        published.forEach(row -> ids.add(row.request()));
        ids.remove(request);
        return ids;
    }

    /**
     * Leaves the consultation as it is.
     *
     * @param by the account
     * @throws RepairRefused where somebody has decided, or the answer was taken back
     */
    public void leave(long number, String by) {
        transactions.executeWithoutResult(status -> {
            RepairOffer offer = open(number);
            offer.decide(Decision.LEFT, by, clock.instant());
            events.publishEvent(new DeclineLeft(offer.answer()));
        });
    }

    private RepairOffer open(long number) {
        RepairOffer offer = offers.findById(number).orElseThrow(() -> new RepairRefused(Why.GONE, number));
        if (offer.decision() != null) {
            throw new RepairRefused(Why.ANSWERED, number);
        }
        return offer;
    }
}
