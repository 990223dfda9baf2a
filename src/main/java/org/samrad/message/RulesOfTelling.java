package org.samrad.message;

import org.samrad.policy.Policies;
import org.springframework.transaction.annotation.Transactional;

/** Where the one {@link TellingRules} is kept. */
public interface RulesOfTelling extends Policies<TellingRules> {

    /** Sets others, see {@link TellingRules#change} and {@link Policies#change}. */
    @Transactional
    default void change(int delayMinutes, int remindDays, int escalateDays, int seen) {
        change(seen, rules -> rules.change(delayMinutes, remindDays, escalateDays));
    }
}
