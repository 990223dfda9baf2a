package org.samrad.repair;

import java.util.Collection;
import java.util.Optional;
import org.samrad.consultation.Form;
import org.samrad.consultation.Urgency;
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
    default void change(Collection<Form> forms, Collection<Urgency> urgencies, int seen) {
        RepairRules rules = current();
        rules.change(forms, urgencies, seen);
        save(rules);
    }
}
