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
import org.jspecify.annotations.Nullable;
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
 * published moves; where nothing is free the request waits for the next plan. A question is often asked of a proposal, beside what is
 * published the request may have a place as it is: then it gets that, and what was agreed to becomes so only where that is not booked.
 */
@Component
public class PlacingAgreed {

    private static final Logger LOG = LoggerFactory.getLogger(PlacingAgreed.class);

    /** So often a place is looked for without what was agreed to, where the data change while that is done. */
    private static final int LOOKS = 3;

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
        Long question = event.question();
        if (question != null) {
            LedTo what = event.answer() == BookingAsk.Answer.BOOKED ? LedTo.BOOKED : LedTo.RETURNED;
            asNobody(() -> agreed.proposalLedTo(question, what));
        }
    }

    /** Every few minutes, on one of the programs. */
    @Bean
    RecurringTask<Void> agreedQuestionsJob() {
        return Tasks.recurring("agreed-questions", FixedDelay.ofMinutes(5)).execute((job, context) -> placeAll());
    }

    /**
     * Looks for a time after each answer for which that was not done yet, as where the program ended meanwhile, and makes so what a time was
     * proposed without that is held no more.
     */
    public void placeAll() {
        agreed.lapsed().forEach(this::settle);
        agreed.unfinished().forEach(this::place);
    }

    private void settle(Agreed one) {
        try {
            asNobody(() -> turn.take(() -> settled(one)));
        } catch (RuntimeException failed) {
            LOG.warn("It is not settled yet whether what question {} asked for is needed.", one.number(), failed);
        }
    }

    /** In turn with whoever publishes, books or holds. Returns whether it is settled now. */
    private boolean settled(Agreed one) {
        if (agreed.lapsed(one.number()).isEmpty()) {
            return true;
        }
        Stands stands = stands(one.request());
        switch (stands) {
            case WAITING -> agreed.makeSo(one.number());
            case HELD -> LOG.debug("Another time is held for request {}.", one.request());
            case SCHEDULED -> agreed.proposalLedTo(one.number(), LedTo.BOOKED);
            case WITHDRAWN -> agreed.notNeeded(one.number());
        }
        return stands != Stands.HELD;
    }

    private void place(Agreed one) {
        if (!underWay.add(one.number())) {
            return;
        }
        try {
            if (one.isSo() || !isSettledWithout(one)) {
                placeEased(one);
            }
        } catch (RuntimeException failed) {
            LOG.warn("No time was looked for yet after question {} was agreed to.", one.number(), failed);
        } finally {
            underWay.remove(one.number());
        }
    }

    /** How things stand where a request got no place as it is. */
    private enum Next {
        /** The data have changed while one was looked for. */
        LOOK_AGAIN,
        /** What was agreed to is so. */
        EASED,
        /** It is settled, or looked at again later. */
        OVER
    }

    /** Whether what was agreed to is not so, and nothing more is to be done now; else it has become so. */
    private boolean isSettledWithout(Agreed one) {
        Next next = Next.LOOK_AGAIN;
        for (int look = 1; next == Next.LOOK_AGAIN; look++) {
            OpenPlan plan = plans.of(PlanRef.PUBLISHED);
            boolean last = look == LOOKS;
            next = isTaken(one, plan) ? Next.OVER : turn.take(() -> ease(one, last ? null : plan.mark()));
        }
        return next == Next.OVER;
    }

    /**
     * In turn with whoever publishes, books or holds; done by whoever agreed, where they are signed in. What is held is not in the mark: a place
     * that somebody let go of since one was looked for is not seen.
     *
     * @param mark of the planning data in which there was no place as it is; null where those may have changed
     */
    private Next ease(Agreed one, @Nullable String mark) {
        Agreed now = agreed.unfinished(one.number()).orElse(null);
        if (now == null) {
            return Next.OVER;
        }
        if (now.isSo()) {
            return Next.EASED;
        }
        Stands stands = stands(one.request());
        if (stands != Stands.WAITING) {
            noteOver(one, stands);
            return Next.OVER;
        }
        if (mark != null && !mark.equals(plans.mark())) {
            return Next.LOOK_AGAIN;
        }
        return agreed.makeSo(one.number()) ? Next.EASED : Next.OVER;
    }

    private void placeEased(Agreed one) {
        if (!isTaken(one, plans.of(PlanRef.PUBLISHED))) {
            inTurn(one, () -> LedTo.WAITS);
        }
    }

    /** Takes the best place that the request has as it is now. Returns whether it has one, or that is seen to later. */
    private boolean isTaken(Agreed one, OpenPlan plan) {
        for (Suggestion wanted : free(one.request(), plan)) {
            try {
                inTurn(one, () -> take(one, wanted));
                return true;
            } catch (BookingRefused refused) {
                if (refused.why() != Why.RULE) {
                    LOG.info("{} It is tried again.", refused.getMessage());
                    return true;
                }
            }
        }
        return false;
    }

    /** Nobody does it, whoever is signed in: so says the trail. */
    private void inTurn(Agreed one, Supplier<LedTo> what) {
        asNobody(() -> turn.take(() -> note(one, what)));
    }

    private static void asNobody(Runnable what) {
        new DelegatingSecurityContextRunnable(what, SecurityContextHolder.createEmptyContext()).run();
    }

    /** In turn with whoever publishes, books or holds; another program may have been here first. */
    private boolean note(Agreed one, Supplier<LedTo> what) {
        boolean first = agreed.unfinished(one.number()).isPresent();
        if (first) {
            Stands stands = stands(one.request());
            if (stands == Stands.WAITING) {
                agreed.ledTo(one.number(), what.get());
            } else {
                noteOver(one, stands);
            }
        }
        return first;
    }

    /** What is held may end without a booking: then a time is looked for. */
    private void noteOver(Agreed one, Stands stands) {
        if (stands != Stands.HELD) {
            agreed.ledTo(one.number(), LedTo.NOT_NEEDED);
        }
    }

    private enum Stands {
        WAITING,
        /** It waits, and somebody holds a time for it. */
        HELD,
        SCHEDULED,
        WITHDRAWN
    }

    private Stands stands(String request) {
        RequestState state =
                requests.findById(request).map(ConsultationRequest::state).orElse(RequestState.WITHDRAWN);
        return switch (state) {
            case OPEN -> holds.activeOf(request, clock.instant()).isEmpty() ? Stands.WAITING : Stands.HELD;
            case SCHEDULED -> Stands.SCHEDULED;
            case WITHDRAWN -> Stands.WITHDRAWN;
        };
    }

    /** What could be taken, the best first; what is published and held by others by now is judged when it is taken. */
    private static List<Suggestion> free(String request, OpenPlan plan) {
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
