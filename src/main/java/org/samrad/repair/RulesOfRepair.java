package org.samrad.repair;

import java.util.Optional;
import org.samrad.request.RequestKinds;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Where the one {@link RepairRules} is kept. */
public interface RulesOfRepair extends Repository<RepairRules, Integer> {

    Optional<RepairRules> findById(int id);

    RepairRules save(RepairRules rules);

    /** The only one, which a migration has made. */
    default RepairRules current() {
        return findById(RepairRules.ONLY).orElseThrow();
    }

    /** Lays down others, see {@link RepairRules#change}. */
    @Transactional
    default void change(RequestKinds kinds, int seen) {
        RepairRules rules = current();
        rules.change(kinds, seen);
        save(rules);
    }
}
