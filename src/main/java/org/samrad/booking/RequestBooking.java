package org.samrad.booking;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.request.Case;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.RequestState;
import org.samrad.scope.Scope;
import org.samrad.time.PlanningHorizons;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the page of a request says of holding and booking, asked at once; {@code templates/booking/state.html} shows it. */
@Component("requestBooking")
public class RequestBooking {

    private final JdbcClient database;
    private final PlanningHorizons horizons;
    private final Scope scope;
    private final Clock clock;

    RequestBooking(JdbcClient database, PlanningHorizons horizons, Scope scope, Clock clock) {
        this.database = database;
        this.horizons = horizons;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * How a request that waits stands.
     *
     * @param start of what is held, local; null where nothing is
     * @param until when that ends, local
     * @param asked whether it waits for a planner's answer
     * @param returned why a planner gave back what was asked for last; null where none did, or something is held again
     */
    public record State(
            @Nullable LocalDateTime start,
            @Nullable LocalDateTime until,
            boolean asked,
            @Nullable String returned) {}

    /**
     * Null where nothing can be held or booked by the reader.
     *
     * @param request one that the reader may see
     * @param about its case
     */
    public @Nullable State of(ConsultationRequest request, @Nullable Case about, CurrentUser user) {
        if (request.state() != RequestState.OPEN
                || about != null && !about.revealsPlaceAndTimeTo(user, scope.coordinated(), List.of())) {
            return null;
        }
        return database.sql("""
                        select h.start_time, h.expires_at, h.asked,
                            (select a.reason from booking_ask a where a.request = r.id order by a.number desc limit 1) as reason
                        from consultation_request r left join hold h on h.request = r.id and h.expires_at > :now
                        where r.id = :id
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", request.id())
                .query((row, number) -> {
                    OffsetDateTime end = row.getObject("expires_at", OffsetDateTime.class);
                    return end == null
                            ? new State(null, null, false, row.getString("reason"))
                            : new State(
                                    row.getObject("start_time", LocalDateTime.class),
                                    LocalDateTime.ofInstant(end.toInstant(), horizons.zone(clock)),
                                    row.getBoolean("asked"),
                                    null);
                })
                .single();
    }
}
