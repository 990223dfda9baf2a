package org.samrad.message;

import java.util.Optional;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Where the one {@link TellingRules} is kept. */
public interface RulesOfTelling extends Repository<TellingRules, Integer> {

    Optional<TellingRules> findById(int id);

    TellingRules save(TellingRules rules);

    /** The only one, which a migration has made. */
    default TellingRules current() {
        return findById(TellingRules.ONLY).orElseThrow();
    }

    /** Lays down others, see {@link TellingRules#change}. */
    @Transactional
    default void change(int delayMinutes, int remindDays, int escalateDays, int seen) {
        TellingRules rules = current();
        rules.change(delayMinutes, remindDays, escalateDays, seen);
        save(rules);
    }
}
