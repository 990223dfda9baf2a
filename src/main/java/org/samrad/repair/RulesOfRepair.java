package org.samrad.repair;

import org.samrad.policy.Policies;
import org.samrad.policy.RequestKinds;
import org.springframework.transaction.annotation.Transactional;

/** Where the one {@link RepairRules} is kept. */
public interface RulesOfRepair extends Policies<RepairRules> {

    /** Sets others, see {@link RepairRules#change} and {@link Policies#change}. */
    @Transactional
    default void change(RequestKinds kinds, int seen) {
        change(seen, rules -> rules.change(kinds));
    }
}
