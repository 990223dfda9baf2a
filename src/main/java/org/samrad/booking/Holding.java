package org.samrad.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samrad.audit.AccessLog;
import org.samrad.audit.AccessLog.What;
import org.samrad.booking.BookingRefused.Why;
import org.samrad.exchange.DatabaseExport;
import org.samrad.publish.PublishingTurn;
import org.springframework.stereotype.Service;

/**
 * Holds times and lets go of them. Of several who want what can't be held together, the first has all of it and the others nothing:
 * each takes their turn with whoever publishes, and the checker judges what is there then.
 */
@Service
public class Holding {

    /** How many times an account holds for itself at once. */
    static final int MOST = 10;

    /** How many it has a planner asked about at once. */
    static final int MOST_ASKED = 50;

    private final Holds holds;
    private final BookingAsks asks;
    private final RulesOfBooking rules;
    private final DatabaseExport database;
    private final PublishingTurn turn;
    private final AccessLog log;
    private final Clock clock;

    Holding(
            Holds holds,
            BookingAsks asks,
            RulesOfBooking rules,
            DatabaseExport database,
            PublishingTurn turn,
            AccessLog log,
            Clock clock) {
        this.holds = holds;
        this.asks = asks;
        this.rules = rules;
        this.database = database;
        this.turn = turn;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Holds a time and a whole panel for a request, for as long as the planner's rules say, and never longer than they could be booked.
     *
     * @param by the account
     * @return what is held; what was already, where the same account holds just that
     * @throws BookingRefused where it can't be held; nothing is
     */
    public Hold hold(String request, Suggestion wanted, String by) {
        return turn.take(() -> holdInTurn(request, wanted, by, true));
    }

    /**
     * In the turn of whoever has taken it.
     *
     * @param limited whether it is refused where the account holds as many as it may
     */
    Hold holdInTurn(String request, Suggestion wanted, String by, boolean limited) {
        Instant now = clock.instant();
        Hold before = holds.activeOf(request, now).orElse(null);
        if (before != null) {
            if (before.heldBy().equals(by) && Suggestion.of(before.placement()).equals(wanted)) {
                return before;
            }
            throw new BookingRefused(Why.HELD_ALREADY, request);
        }
        if (limited && holds.countByHeldByAndAskedAndExpiresAtAfter(by, false, now) >= MOST) {
            throw new BookingRefused(Why.TOO_MANY, request);
        }
        Laid laid = Laid.on(database.forPlanning(), request, wanted);
        laid.requireWaiting();
        laid.requireFree();
        // One that has ended still takes the request's place.
        holds.release(request);
        Hold held = holds.saveAndFlush(new Hold(laid.placement(), by, now, end(laid, now)));
        log.addOf(request, What.TIME_HELD);
        return held;
    }

    private Instant end(Laid laid, Instant now) {
        Instant end = now.plus(rules.current().holdFor());
        return earlier(end, laid.lastMoment());
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * Lets go of what is held for a request, and of what was asked about it.
     *
     * @param shown the id of what was shown to be held; null where none was
     * @return false where nothing is held
     * @throws BookingRefused where by now something else is held, perhaps by somebody else: that stays
     */
    public boolean release(String request, @Nullable UUID shown) {
        return turn.take(() -> {
            Optional<Hold> held = holds.activeOf(request, clock.instant());
            held.ifPresent(one -> {
                if (!one.id().equals(shown)) {
                    throw new BookingRefused(Why.OTHER_HELD, request);
                }
                asks.findByHoldAndAnswerIsNull(one.id()).ifPresent(asks::delete);
                holds.release(request);
                log.addOf(request, What.TIME_RELEASED);
            });
            return held.isPresent();
        });
    }
}
