package org.samrad.booking;

import java.util.Optional;
import org.samrad.request.RequestKinds;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Where the one {@link BookingRules} is kept. */
public interface RulesOfBooking extends Repository<BookingRules, Integer> {

    Optional<BookingRules> findById(int id);

    BookingRules save(BookingRules rules);

    /** The only one, which a migration has made. */
    default BookingRules current() {
        return findById(BookingRules.ONLY).orElseThrow();
    }

    /** Lays down others, see {@link BookingRules#change}. */
    @Transactional
    default void change(RequestKinds kinds, int holdMinutes, int seen) {
        BookingRules rules = current();
        rules.change(kinds, holdMinutes, seen);
        save(rules);
    }
}
