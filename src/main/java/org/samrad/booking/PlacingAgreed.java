package org.samrad.booking;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.samrad.booking.BookingRefused.Why;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.publish.BookedPublication;
import org.samrad.publish.PublishingTurn;
import org.samrad.question.AgreedQuestions;
import org.samrad.question.AgreedQuestions.Agreed;
import org.samrad.question.LedTo;
import org.samrad.question.QuestionAgreed;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Gives a request a time once somebody has agreed to what stood in the way: the best one beside what is published and held, booked at once
 * where coordinators may book such a request themselves, else held and proposed to planners on behalf of whoever asked. Nothing that is
 * published moves; where nothing is free the request waits for the next plan.
 */
@Component
public class PlacingAgreed {

    private static final Logger LOG = LoggerFactory.getLogger(PlacingAgreed.class);

    private final AgreedQuestions agreed;
    private final Asking asking;
    private final Bookings bookings;
    private final RulesOfBooking rules;
    private final Holds holds;
    private final ConsultationRequests requests;
    private final OpenPlans plans;
    private final PublishingTurn turn;
    private final Clock clock;

    /** The questions after which this program is looking for a time. */
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();

    PlacingAgreed(
            AgreedQuestions agreed,
            Asking asking,
            Bookings bookings,
            RulesOfBooking rules,
            Holds holds,
            ConsultationRequests requests,
            OpenPlans plans,
            PublishingTurn turn,
            Clock clock) {
        this.agreed = agreed;
        this.asking = asking;
        this.bookings = bookings;
        this.rules = rules;
        this.holds = holds;
        this.requests = requests;
        this.plans = plans;
        this.turn = turn;
        this.clock = clock;
    }

    /** What fails here fails nobody's answer: it is stored, and is looked at again. */
    @EventListener
    void on(QuestionAgreed event) {
        agreed.unfinished(event.number()).ifPresent(this::place);
    }

    /** In the transaction in which a planner answers. */
    @EventListener
    void on(AskAnswered event) {
        if (event.question() != null) {
            agreed.proposalLedTo(
                    event.question(), event.answer() == BookingAsk.Answer.BOOKED ? LedTo.BOOKED : LedTo.RETURNED);
        }
    }

    /** Every few minutes, on one of the programs. */
    @Bean
    RecurringTask<Void> agreedQuestionsJob() {
        return Tasks.recurring("agreed-questions", FixedDelay.ofMinutes(5)).execute((job, context) -> placeAll());
    }

    /** Looks for a time after each answer for which that was not done yet, as where the program ended meanwhile. */
    public void placeAll() {
        agreed.unfinished().forEach(this::place);
    }

    private void place(Agreed one) {
        if (!underWay.add(one.number())) {
            return;
        }
        try {
            // Nobody does it, whoever is signed in: so says the trail.
            new DelegatingSecurityContextRunnable(() -> find(one), SecurityContextHolder.createEmptyContext()).run();
        } catch (RuntimeException failed) {
            LOG.warn("No time was looked for yet after question {} was agreed to.", one.number(), failed);
        } finally {
            underWay.remove(one.number());
        }
    }

    private void find(Agreed one) {
        for (Suggestion wanted : free(one.request())) {
            try {
                turn.take(() -> note(one, () -> take(one, wanted)));
                return;
            } catch (BookingRefused refused) {
                if (refused.why() != Why.RULE) {
                    LOG.info("{} It is tried again.", refused.getMessage());
                    return;
                }
            }
        }
        turn.take(() -> note(one, () -> LedTo.WAITS));
    }

    /** In turn with whoever publishes, books or holds; another program may have been here first. */
    private boolean note(Agreed one, Supplier<LedTo> what) {
        boolean first = agreed.unfinished(one.number()).isPresent();
        if (first) {
            agreed.ledTo(one.number(), isWaiting(one.request()) ? what.get() : LedTo.NOT_NEEDED);
        }
        return first;
    }

    private boolean isWaiting(String request) {
        return requests.findById(request)
                        .filter(one -> one.state() == RequestState.OPEN)
                        .isPresent()
                && holds.activeOf(request, clock.instant()).isEmpty();
    }

    /** What could be taken, the best first; what is published and held by others by now is judged when it is taken. */
    private List<Suggestion> free(String request) {
        OpenPlan plan = plans.of(PlanRef.PUBLISHED);
        boolean isPlanned =
                plan.data().requests().stream().anyMatch(row -> row.id().equals(request));
        return isPlanned
                ? plan.recommendations().forRequest(request).options().stream()
                        .map(option -> new Suggestion(
                                option.start(), option.mode(), option.site(), new TreeMap<>(option.panel())))
                        .toList()
                : List.of();
    }

    private LedTo take(Agreed one, Suggestion wanted) {
        ConsultationRequest request = requests.findById(one.request()).orElseThrow();
        if (rules.current().letCoordinatorsBook(request.terms())) {
            bookings.bookInTurn(one.request(), wanted, BookedPublication.NOBODY, true);
            return LedTo.BOOKED;
        }
        asking.askInTurn(one.request(), wanted, one.askedBy(), one.number());
        return LedTo.PROPOSED;
    }
}
