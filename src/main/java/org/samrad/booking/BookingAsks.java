package org.samrad.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** What planners are, or were, asked to book. */
interface BookingAsks extends JpaRepository<BookingAsk, Long> {

    /** Those that wait for an answer, the oldest first. */
    @Query("""
            select a from BookingAsk a join Hold h on h.id = a.hold
            where a.answer is null and h.expiresAt > :now
            order by a.number
            """)
    List<BookingAsk> open(Instant now);

    /** How many wait for an answer. */
    @Query("""
            select count(a) from BookingAsk a join Hold h on h.id = a.hold
            where a.answer is null and h.expiresAt > :now
            """)
    long countOpen(Instant now);

    /** The last that was asked for a request, and a planner gave it back for a reason that still stands. */
    @Query(
            value = "select a.* from booking_ask a join consultation_request r on r.id = a.request"
                    + " where r.id = :request and " + RequestBooking.IS_RETURNED
                    + " order by a.number desc fetch first 1 row only",
            nativeQuery = true)
    Optional<BookingAsk> returned(String request);

    /** What is asked about something that is held and is not answered. */
    Optional<BookingAsk> findByHoldAndAnswerIsNull(UUID hold);

    /** Forgets those that were asked before a moment and that nothing is held for any more. */
    @Modifying
    @Query(
            "delete from BookingAsk a where a.askedAt < :moment and not exists (select h.id from Hold h where h.id = a.hold)")
    int forgetBefore(Instant moment);
}
