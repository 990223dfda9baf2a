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
    /**
     * Of a request {@code r}: that a planner gave back what was asked for last, and what they wrote still stands. What was changed,
     * asked for or published since takes it back.
     */
    public static final String IS_RETURNED = """
            'RETURNED' = (
                select b.answer from booking_ask b where b.request = r.id order by b.number desc fetch first 1 row only)
            and not exists (
                select 1 from request_event e where e.request = r.id and e.what in ('CHANGED', 'SCHEDULED', 'PROPOSED')
                and e.position > (select max(x.position) from request_event x where x.request = r.id and x.what = 'RETURNED'))
            """;

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

    /** Whether a planner is asked to book a time for the request, and has not answered while it is held. */
    public boolean isAsked(String request) {
        return database.sql("""
                        select exists (select 1 from booking_ask a join hold h on h.id = a.hold
                            where a.request = :id and a.answer is null and h.expires_at > :now)
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", request)
                .query(Boolean.class)
                .single();
    }

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
                            case when %s then
                                (select a.reason from booking_ask a where a.request = r.id order by a.number desc limit 1)
                            end as reason
                        from consultation_request r left join hold h on h.request = r.id and h.expires_at > :now
                        where r.id = :id
                        """.formatted(IS_RETURNED))
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
