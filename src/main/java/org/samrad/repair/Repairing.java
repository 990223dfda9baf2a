package org.samrad.repair;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.samrad.answer.DeclineLeft;
import org.samrad.answer.PanelAnswer;
import org.samrad.answer.PanelAnswer.Given;
import org.samrad.answer.PanelAnswers;
import org.samrad.answer.WhoDeclined;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.DatabaseExport;
import org.samrad.plan.ConsultationChange;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.publish.BookedPublication;
import org.samrad.publish.PublishingTurn;
import org.samrad.repair.RepairOffer.Decision;
import org.samrad.repair.RepairRefused.Why;
import org.samrad.repair.WayOut.Way;
import org.samrad.request.RequestEvent.Because;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.Participant;
import org.samrad.time.PlanningHorizons;
import org.samrad.time.TimeRange;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Looks for a way out where somebody declines, and publishes it when a planner says so, or nobody has to. */
@Service
public class Repairing {

    private final PanelAnswers answers;
    private final RepairOffers offers;
    private final Appointments appointments;
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
            Appointments appointments,
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
        this.appointments = appointments;
        this.plans = plans;
        this.database = database;
        this.publication = publication;
        this.horizons = horizons;
        this.turn = turn;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Looks for a way out, beside what is published, and stores it in place of what was found before.
     *
     * @param answer the id of the answer that declined
     * @return empty where the answer is no longer to a consultation to come as it is, or nothing can be said of it
     */
    public Optional<RepairOffer> offer(long answer) {
        Optional<Declined> about = transactions.execute(status -> declined(answer));
        if (about == null || about.isEmpty()) {
            return Optional.empty();
        }
        Declined declined = about.get();
        OpenPlan plan = plans.of(PlanRef.PUBLISHED);
        return WayOutSearch.find(plan, declined.request(), declined.role(), declined.by(), clock)
                .flatMap(way ->
                        store(answer, declined, way, WayOut.affected(plan.data(), declined.request(), way.rows())));
    }

    private Optional<RepairOffer> store(long answer, Declined declined, WayOut way, SortedSet<String> affected) {
        Optional<RepairOffer> stored = transactions.execute(status -> {
            if (declined(answer).isEmpty()) {
                return Optional.empty();
            }
            RepairOffer offer = offers.findByAnswer(answer).orElse(null);
            if (offer == null) {
                offer = new RepairOffer(answer, declined.request(), declined.role(), way, affected, clock.instant());
            } else if (offer.decision() != null) {
                return Optional.empty();
            } else {
                offer.replace(way, affected);
            }
            return Optional.of(offers.saveAndFlush(offer));
        });
        return stored == null ? Optional.empty() : stored;
    }

    /**
     * A consultation to come that stands.
     *
     * @param role of who declined
     * @param by whom the request is not asked of
     */
    private record Declined(Appointment appointment, String request, String role, WhoDeclined by) {}

    /** Empty where the answer is no longer to a consultation to come as it is. */
    private Optional<Declined> declined(long id) {
        return answers.findById(id)
                .filter(answer -> answer.given() == Given.DECLINED)
                .flatMap(answer -> appointments
                        .findById(answer.appointment())
                        .filter(one -> one.cancelledAt() == null
                                && answer.isTo(one)
                                && one.time().from().isAfter(horizons.now(clock)))
                        .map(one -> new Declined(
                                one, one.request(), role(one, answer), answers.whoDeclined(one.request()))));
    }

    private static String role(Appointment appointment, PanelAnswer answer) {
        return appointment.participants().stream()
                .filter(one -> one.specialist().equals(answer.specialist()))
                .map(Participant::role)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Publishes what is offered: that consultation and nothing else changes. What the same account has published so already is done.
     *
     * @param seen the {@link RepairOffer#version} that was looked at
     * @param by the account
     * @throws RepairRefused where that can't be; nothing is published. Where it would break a rule by now, something else is offered
     */
    public void accept(long number, int seen, String by) {
        try {
            turn.take(() -> publish(number, seen, by));
        } catch (RepairRefused refused) {
            if (refused.why() == Why.RULE) {
                offers.findById(number).ifPresent(offer -> offer(offer.answer()));
            }
            throw refused;
        }
    }

    private boolean publish(long number, int seen, String by) {
        RepairOffer offer = offers.findById(number).orElseThrow(() -> new RepairRefused(Why.GONE, number));
        if (offer.isDecided(Decision.DONE, by)) {
            return false;
        }
        Declined declined = open(offer, seen);
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
            requireNobodyDeclined(offer, before, after, declined.by());
            requireSound(number, stored, offer, after);
        }
        if (!offer.affected().containsAll(WayOut.affected(stored, request, after))) {
            throw new RepairRefused(Why.RULE, number);
        }
        offer.decide(Decision.DONE, by, clock.instant());
        events.publishEvent(new WayOutDecided(offer.answer()));
        publication.publish(
                new ConsultationChange(request, before, after),
                declined.appointment().isPinned(),
                others(published, request),
                ScheduleCheck.checkOwn(data, published),
                Because.DECLINED,
                by);
        return true;
    }

    /** Who stays at the same time although they declined is another offer's. */
    private static void requireNobodyDeclined(
            RepairOffer offer, List<ScheduleRow> before, List<ScheduleRow> after, WhoDeclined declined) {
        ScheduleRow any = after.getFirst();
        Set<String> notAsked = declined.at(new TimeRange(any.start(), any.end()));
        boolean asked = after.stream()
                .filter(row -> offer.way() == Way.MOVE || !before.contains(row))
                .anyMatch(row -> notAsked.contains(row.specialist()));
        if (asked) {
            throw new RepairRefused(Why.RULE, offer.number());
        }
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
     * Leaves the consultation as it is; where the same account has said so already, that stands.
     *
     * @param seen the {@link RepairOffer#version} that was looked at
     * @param by the account
     * @throws RepairRefused where somebody else has decided, something else is offered, or the consultation is another by now
     */
    public void leave(long number, int seen, String by) {
        transactions.executeWithoutResult(status -> {
            RepairOffer offer = offers.findById(number).orElseThrow(() -> new RepairRefused(Why.GONE, number));
            if (!offer.isDecided(Decision.LEFT, by)) {
                open(offer, seen);
                offer.decide(Decision.LEFT, by, clock.instant());
                events.publishEvent(new WayOutDecided(offer.answer()));
                events.publishEvent(new DeclineLeft(offer.answer()));
            }
        });
    }

    /** Has planners be told that an offer waits for them; does nothing where they were, or somebody has decided. */
    void tell(RepairOffer offer) {
        transactions.executeWithoutResult(status -> {
            if (offers.noteTold(offer.number()) > 0) {
                events.publishEvent(new WayOutWaits(offer.answer()));
            }
        });
    }

    private Declined open(RepairOffer offer, int seen) {
        if (offer.decision() != null) {
            throw new RepairRefused(Why.ANSWERED, offer.number());
        }
        Declined declined = declined(offer.answer()).orElseThrow(() -> new RepairRefused(Why.GONE, offer.number()));
        if (offer.version() != seen) {
            throw new RepairRefused(Why.CHANGED, offer.number());
        }
        return declined;
    }
}
