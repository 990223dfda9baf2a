package org.samrad.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.samrad.audit.AccessLog;
import org.samrad.audit.AccessLog.What;
import org.samrad.booking.BookingAsk.Answer;
import org.samrad.booking.BookingRefused.Why;
import org.samrad.exchange.DatabaseExport;
import org.samrad.publish.PublishingTurn;
import org.samrad.request.RequestEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks planners to book what coordinators may not book themselves, and brings the answer back. */
@Service
public class Asking {

    /** How long a time is held while nobody answers. */
    static final Duration PATIENCE = Duration.ofDays(7);

    private final Holds holds;
    private final BookingAsks asks;
    private final Holding holding;
    private final Bookings bookings;
    private final DatabaseExport database;
    private final PublishingTurn turn;
    private final AccessLog log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Asking(
            Holds holds,
            BookingAsks asks,
            Holding holding,
            Bookings bookings,
            DatabaseExport database,
            PublishingTurn turn,
            AccessLog log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.holds = holds;
        this.asks = asks;
        this.holding = holding;
        this.bookings = bookings;
        this.database = database;
        this.turn = turn;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks a planner to book a time, and holds it until there is an answer, a week at most and never longer than it could be booked.
     *
     * @param by the account
     * @throws BookingRefused where it can't be held; nothing is changed
     */
    public void ask(String request, Suggestion wanted, String by) {
        turn.take(() -> askInTurn(request, wanted, by, null));
    }

    /**
     * In the turn of whoever has taken it. What is asked after an answer is refused to nobody because they hold as many as they may: nobody
     * would see that.
     *
     * @param question the number of the question after whose answer it is asked; null where a coordinator asks
     */
    Hold askInTurn(String request, Suggestion wanted, String by, @Nullable Long question) {
        Instant now = clock.instant();
        boolean limited = question == null;
        Hold held = holding.holdInTurn(request, wanted, by, limited);
        if (held.isAsked()) {
            return held;
        }
        if (limited && holds.countByHeldByAndAskedAndExpiresAtAfter(by, true, now) >= Holding.MOST_ASKED) {
            throw new BookingRefused(Why.TOO_MANY, request);
        }
        Instant last = Laid.on(database.forPlanning(), request, wanted).lastMoment();
        held.ask(now, Holding.earlier(now.plus(PATIENCE), last));
        holds.saveAndFlush(held);
        asks.saveAndFlush(new BookingAsk(held, by, now, question));
        log.addOf(request, What.BOOKING_ASKED);
        events.publishEvent(new RequestEvent(request, RequestEvent.What.PROPOSED));
        return held;
    }

    /**
     * Books what was asked for.
     *
     * @param by the planner's account
     * @throws BookingRefused where it can't be booked any more; what is held stays so, and the ask open
     */
    public void accept(long number, String by) {
        turn.take(() -> {
            BookingAsk ask = ofNumber(number);
            if (ask.answer() == Answer.BOOKED) {
                return ask;
            }
            bookings.bookInTurn(ask.request(), Suggestion.of(open(ask).placement()), by, true);
            return ask;
        });
    }

    /**
     * Lets go of what was asked for.
     *
     * @param reason what the coordinator is told; not empty
     * @param by the planner's account
     * @throws BookingRefused where it is booked, or was let go
     */
    public void giveBack(long number, String reason, String by) {
        turn.take(() -> {
            BookingAsk ask = ofNumber(number);
            if (ask.answer() == Answer.RETURNED) {
                return ask;
            }
            open(ask);
            ask.answer(Answer.RETURNED, reason, by, clock.instant());
            // The answer is the planner's, what becomes so by it is nobody's.
            asks.saveAndFlush(ask);
            events.publishEvent(new AskAnswered(ask.question(), Answer.RETURNED));
            holds.release(ask.request());
            log.addOf(ask.request(), What.BOOKING_RETURNED);
            events.publishEvent(new RequestEvent(ask.request(), RequestEvent.What.RETURNED, reason));
            return ask;
        });
    }

    /** How many asks wait for an answer. */
    @Transactional(readOnly = true)
    public long waiting() {
        return asks.countOpen(clock.instant());
    }

    private BookingAsk ofNumber(long number) {
        return asks.findById(number).orElseThrow(() -> new BookingRefused(Why.ENDED, ""));
    }

    /** What is held for an ask that waits for an answer. */
    private Hold open(BookingAsk ask) {
        if (ask.answer() != null) {
            throw new BookingRefused(Why.ANSWERED, ask.request());
        }
        return holds.activeOf(ask.request(), clock.instant())
                .filter(held -> held.id().equals(ask.hold()))
                .orElseThrow(() -> new BookingRefused(Why.ENDED, ask.request()));
    }
}
