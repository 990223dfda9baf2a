package org.samrad.booking;

import org.samrad.policy.Policies;
import org.samrad.policy.RequestKinds;
import org.springframework.transaction.annotation.Transactional;

/** Where the one {@link BookingRules} is kept. */
public interface RulesOfBooking extends Policies<BookingRules> {

    /** Sets others, see {@link BookingRules#change} and {@link Policies#change}. */
    @Transactional
    default void change(RequestKinds kinds, int holdMinutes, int seen) {
        change(seen, rules -> rules.change(kinds, holdMinutes));
    }
}
