package org.samrad.question;

import java.util.Collection;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.policy.Policies;
import org.springframework.transaction.annotation.Transactional;

/** Where the one {@link QuestionRules} is kept. */
public interface RulesOfQuestions extends Policies<QuestionRules> {

    /** Sets others, see {@link QuestionRules#change} and {@link Policies#change}. */
    @Transactional
    default void change(Collection<Relaxation.Kind> alone, int seen) {
        change(seen, rules -> rules.change(alone));
    }
}
