package org.samrad.question;

import java.util.Collection;
import java.util.Optional;
import org.samrad.explain.Relaxation;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Where the one {@link QuestionRules} is kept. */
public interface RulesOfQuestions extends Repository<QuestionRules, Integer> {

    Optional<QuestionRules> findById(int id);

    QuestionRules save(QuestionRules rules);

    /** The only one, which a migration has made. */
    default QuestionRules current() {
        return findById(QuestionRules.ONLY).orElseThrow();
    }

    /** Lays down others, see {@link QuestionRules#change}. */
    @Transactional
    default void change(Collection<Relaxation.Kind> alone, int seen) {
        QuestionRules rules = current();
        rules.change(alone, seen);
        save(rules);
    }
}
