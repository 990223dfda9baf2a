package org.samrad.booking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestState;
import org.samrad.scope.Scope;
import org.samrad.time.PlanningHorizons;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the page of a request says of holding and booking; {@code templates/booking/state.html} asks for it. */
@Component("requestBooking")
public class RequestBooking {

    private final ConsultationRequests requests;
    private final Cases cases;
    private final Holds holds;
    private final BookingAsks asks;
    private final PlanningHorizons horizons;
    private final Scope scope;
    private final Clock clock;

    RequestBooking(
            ConsultationRequests requests,
            Cases cases,
            Holds holds,
            BookingAsks asks,
            PlanningHorizons horizons,
            Scope scope,
            Clock clock) {
        this.requests = requests;
        this.cases = cases;
        this.holds = holds;
        this.asks = asks;
        this.horizons = horizons;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * How a request that waits stands.
     *
     * @param start of what is held, local; null where nothing is, or the reader may not know
     * @param until when it ends, local
     * @param asked whether it waits for a planner's answer
     * @param returned why a planner gave back what was asked for last; null where none did
     */
    public record State(
            @Nullable LocalDateTime start,
            @Nullable LocalDateTime until,
            boolean asked,
            @Nullable String returned) {}

    /** Null where nothing can be held or booked for it by the reader. */
    @Transactional(readOnly = true)
    public @Nullable State of(String id, CurrentUser user) {
        ConsultationRequest request = requests.findWithin(id, scope.readable()).orElse(null);
        if (request == null || request.state() != RequestState.OPEN || !isRevealed(request, user)) {
            return null;
        }
        Instant now = clock.instant();
        Optional<Hold> held = holds.activeOf(id, now);
        return new State(
                held.map(hold -> hold.placement().start()).orElse(null),
                held.map(hold -> LocalDateTime.ofInstant(hold.expiresAt(), horizons.zone(clock)))
                        .orElse(null),
                held.map(Hold::isAsked).orElse(false),
                held.isPresent()
                        ? null
                        : asks.findFirstByRequestOrderByNumberDesc(id)
                                .map(BookingAsk::reason)
                                .orElse(null));
    }

    private boolean isRevealed(ConsultationRequest request, CurrentUser user) {
        Case about = cases.findById(request.caseId()).orElse(null);
        return about == null || about.revealsPlaceAndTimeTo(user, scope.coordinated(), List.of());
    }
}
