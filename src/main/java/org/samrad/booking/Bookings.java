package org.samrad.booking;

import java.time.Clock;
import java.time.Instant;
import org.samrad.booking.BookingAsk.Answer;
import org.samrad.booking.BookingRefused.Why;
import org.samrad.exchange.DatabaseExport;
import org.samrad.publish.BookedPublication;
import org.samrad.publish.PublishingTurn;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Books times: publishes them at once and pinned, whether they were held before or not. */
@Service
public class Bookings {

    private final Holds holds;
    private final BookingAsks asks;
    private final RulesOfBooking rules;
    private final DatabaseExport database;
    private final BookedPublication publication;
    private final PublishingTurn turn;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Bookings(
            Holds holds,
            BookingAsks asks,
            RulesOfBooking rules,
            DatabaseExport database,
            BookedPublication publication,
            PublishingTurn turn,
            ApplicationEventPublisher events,
            Clock clock) {
        this.holds = holds;
        this.asks = asks;
        this.rules = rules;
        this.database = database;
        this.publication = publication;
        this.turn = turn;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Publishes a time and a whole panel for a request. What was held for it is so no longer; where it is refused it still is.
     *
     * @param by the account
     * @param whatever whether the account may book whatever it is, as a planner may
     * @throws BookingRefused where it can't be; nothing is changed
     */
    public void book(String request, Suggestion wanted, String by, boolean whatever) {
        turn.take(() -> bookInTurn(request, wanted, by, whatever));
    }

    /**
     * In the turn of whoever has taken it. What was asked about it is answered by that.
     *
     * @return whether it was done now, not before
     */
    boolean bookInTurn(String request, Suggestion wanted, String by, boolean whatever) {
        Laid laid = Laid.on(database.forPlanning(), request, wanted);
        if (laid.isPublished()) {
            // The same button pressed twice: it is done.
            return false;
        }
        laid.requireWaiting();
        if (!whatever && !rules.current().letCoordinatorsBook(laid.request().terms())) {
            throw new BookingRefused(Why.ASK_FIRST, request);
        }
        Instant now = clock.instant();
        Hold held = holds.activeOf(request, now).orElse(null);
        if (held != null && !Suggestion.of(held.placement()).equals(wanted)) {
            throw new BookingRefused(Why.HELD_ALREADY, request);
        }
        laid.requireFree();
        laid.requireSoundWithoutHolds();
        if (held != null) {
            asks.findByHoldAndAnswerIsNull(held.id()).ifPresent(ask -> {
                ask.answer(Answer.BOOKED, null, by, now);
                events.publishEvent(new AskAnswered(ask.question(), Answer.BOOKED));
            });
        }
        holds.release(request);
        publication.publish(laid.placement(), laid.scheduled(), laid.brokenBefore(), by);
        return true;
    }
}
